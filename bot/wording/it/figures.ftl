# Che cosa non può diventare un codice di pagamento.

epc-currency = Il codice di pagamento esiste solo per l'euro, mentre qui l'importo è in { $currency }.
epc-amount = Il codice di pagamento accetta importi da 0,01 a 999.999.999,99 euro.
epc-name-missing = Per il codice di pagamento serve il nome dell'intestatario del conto.
epc-name-lines = Il nome dell'intestatario deve stare su una sola riga. Scrivilo, per favore, senza andare a capo.
epc-iban-outside = Il conto { $iban } è fuori dall'area SEPA, dove il codice di pagamento non si usa.
epc-bic = { $bic } non è un BIC valido. Ha 8 o 11 caratteri, come UNCRITMM.
epc-bic-missing = Per un conto fuori dallo Spazio economico europeo il codice di pagamento richiede anche il BIC della banca.
epc-both = Il codice di pagamento accetta un riferimento o un testo, non entrambi.
epc-reference = { $reference } non può essere il riferimento di un pagamento: accetta lettere senza accenti, cifre e segni, e se inizia con RF le cifre di controllo devono essere giuste.
epc-reference-long = Il riferimento di un pagamento ha al massimo { $most } caratteri.
epc-text = Il testo del pagamento contiene un carattere che non si può trasmettere. Scrivilo di nuovo, per favore.
