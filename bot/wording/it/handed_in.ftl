# File che l'ufficio consegna: fatture elettroniche ed estratti conto.

handed-reading = Leggo { $file }.
handed-one = Consegna un file alla volta.
handed-gone = Non sono riuscito a scaricare { $file }. Invialo di nuovo, con il comando.
handed-not-a-file = Al posto di { $file } è arrivato altro. Invialo di nuovo, con il comando.
handed-invoice-title = Fattura { $number }
handed-invoice = Fattura elettronica { $number } di { $day }, per { $name }
handed-seller = Da: { $party }
handed-buyer = A: { $party }
handed-total = Totale: { $amount }
handed-withheld = Ritenuta d'acconto: { $amount }
handed-split = IVA che il cliente versa allo Stato: { $amount }
handed-payable = Da pagare a te: { $amount }
handed-account = Conto: { $iban }
handed-due = • { $amount }, scadenza { $day }
handed-due-unset = • { $amount }, scadenza { $day } (il file non indica una scadenza: sono 30 giorni dalla sua data)
handed-other-account = Da verificare: ai clienti è indicato il conto { $iban }.
handed-known = Da verificare: la fattura { $number } è già registrata per { $name }.
handed-known-meanwhile = Nel frattempo la fattura { $number } è stata registrata.
handed-registered = { $count ->
    [one] Registrata come n. { $numbers }; il pagamento è chiesto a { $name }.
   *[other] Registrata come n. { $numbers }; i pagamenti sono chiesti a { $name }.
}
handed-credit-note = { $number } è una nota di credito: non chiede alcun pagamento. Per ridurre quanto chiede una fattura precedente, dai il credito alla sua richiesta: { $slash }fattura 12 credito 100
handed-nothing = Con la fattura { $number } non c'è nulla da pagare, oppure un suo pagamento è sotto zero: non c'è nulla da chiedere.
button-register-again = Registra di nuovo
handed-columns = Leggerei così le colonne di { $file }:
handed-columns-failed = Con queste colonne nessuna riga di { $file } è leggibile.
handed-columns-done = Le colonne di { $file } sono stabilite.
handed-column = Colonna { $number }
handed-role-on = Giorno: { $columns }
handed-role-amount = Importo: { $columns }
handed-role-credit = Entrate: { $columns }
handed-role-debit = Uscite: { $columns }
handed-role-payer = Da chi: { $columns }
handed-role-reference = Causale: { $columns }
handed-ask-on = Quale colonna contiene il giorno?
handed-ask-amount = Quale colonna contiene l'importo?
handed-ask-credit = Quale colonna contiene le entrate?
handed-ask-debit = Quale colonna contiene le uscite?
handed-ask-payer = Quale colonna dice da chi arriva?
handed-ask-reference = Quale colonna dice per che cosa?
handed-statement = Movimenti in { $file }: { $incoming } in entrata (che non riguardano ciò che è aperto: { $strange }), { $outgoing } in uscita. Nulla è registrato senza un tuo tocco.
handed-statement-nothing = Movimenti in { $file }: { $incoming } in entrata, { $outgoing } in uscita. Nessuno riguarda ciò che è aperto.
handed-statement-left = Altri { $count } possono riguardare ciò che è aperto. Per vederli consegna un periodo più breve, per esempio un mese.
handed-unread = Sono state tralasciate anche le righe { $lines }
handed-unread-more = Sono state tralasciate anche le righe { $lines } e altre { $count }.
handed-line = { $number }. { $day }: { $amount }, { $who }
handed-line-booked = ✓ Registrato per il n. { $numbers }.
handed-line-changed = Non registrato: quello che avrebbe pagato non è più dovuto così. Per registrarlo comunque: { $slash }pagato
handed-line-known = Già registrato.
handed-why-amount = Coincide solo l'importo.
handed-why-ambiguous = Può pagare il n. { $numbers }. Per registrarlo: { $slash }pagato
handed-why-double = Pagherebbe il n. { $numbers } una seconda volta. Per registrarlo comunque: { $slash }pagato
handed-why-other_amount = Riguarda il n. { $numbers }, ma l'importo è un altro. Per registrarlo: { $slash }pagato
handed-why-known = Già registrato, per il n. { $numbers }.
handed-booked = { $count ->
    [one] Registrato.
   *[other] { $count } registrati.
}
handed-missed = { $count } registrati, { $missed } no: quello che avrebbe pagato è stato saldato nel frattempo.
handed-read-anew = { $file } è letto di nuovo, con altre colonne.
button-columns-right = È giusto
button-columns-no = No
button-columns-two = In due colonne: entrate, uscite
button-columns-none = Nessuna
button-columns-other = Altre colonne
button-book = Registra { $number }
button-book-sure = Registra tutto ciò che è sicuro ({ $count })
button-page-back = Indietro
button-page-on = Altri ({ $page } di { $pages })
