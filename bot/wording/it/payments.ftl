# Denaro: richieste, solleciti, ciò che i clienti rispondono. Qui nessun punto esclamativo.

payment-asked = { $office } chiede un pagamento
payment-line-whole = N. { $number }, { $title }: { $balance }, scadenza { $due }
payment-line-open = N. { $number }, { $title }: { $balance } ancora da pagare su { $payable }, scadenza { $due }
payment-short = N. { $number }, { $title }: { $balance }
payment-due-in = { $days ->
    [one] Scade domani.
   *[other] Scade fra { $days } giorni.
}
payment-due-today = Scade oggi.
payment-late-friendly = { $days ->
    [one] È scaduto ieri. Forse è sfuggito.
   *[other] È scaduto da { $days } giorni. Forse è sfuggito.
}
payment-late-due = { $days ->
    [one] È scaduto ieri.
   *[other] È scaduto da { $days } giorni.
}
payment-late-firm = { $days ->
    [one] È scaduto ieri e non è ancora arrivato.
   *[other] È scaduto da { $days } giorni e non è ancora arrivato.
}
payment-late-final = { $days ->
    [one] È scaduto ieri ed è ancora aperto.
   *[other] È scaduto da { $days } giorni ed è ancora aperto, nonostante i nostri solleciti.
}
payment-frame-friendly = { $office } si permette di ricordarLe:
    .tu = { $office } si permette di ricordarti:
payment-frame-due = { $office } Le ricorda:
    .tu = { $office } ti ricorda:
payment-frame-firm = { $office } Le chiede di pagare in questi giorni:
    .tu = { $office } ti chiede di pagare in questi giorni:
payment-frame-final = { $office } Le chiede di saldare ora, o di dire che cosa lo impedisce:
    .tu = { $office } ti chiede di saldare ora, o di dire che cosa lo impedisce:
payment-how = A: { $name }. Causale: n. { $numbers }. Conto:
button-paid = Ho pagato
button-promise = Pago il…
button-problem = C'è un problema
payment-which-paid = Quale ha pagato?
    .tu = Quale hai pagato?
payment-which-promise = Quale pagherà più avanti?
    .tu = Quale pagherai più avanti?
payment-which-problem = Con quale c'è un problema?
payment-asks-promise = In che giorno sarà pagato il n. { $number }? Risponda con il giorno, per esempio: venerdì, oppure 4 dicembre.
    .tu = In che giorno sarà pagato il n. { $number }? Rispondi con il giorno, per esempio: venerdì, oppure 4 dicembre.
payment-asks-problem = Qual è il problema con il n. { $number }? Lo scriva con parole Sue. { $office } ne sarà informato; nel frattempo Lei non riceverà solleciti.
    .tu = Qual è il problema con il n. { $number }? Scrivilo con parole tue. { $office } ne sarà informato; nel frattempo non riceverai solleciti.
payment-noted-paid = Grazie. { $office } cercherà il pagamento del n. { $number }. Fino ad allora non riceverà solleciti.
    .tu = Grazie. { $office } cercherà il pagamento del n. { $number }. Fino ad allora non riceverai solleciti.
payment-noted-promise = Grazie. Il n. { $number } sarà pagato { $day }. Fino ad allora non riceverà solleciti.
    .tu = Grazie. Il n. { $number } sarà pagato { $day }. Fino ad allora non riceverai solleciti.
payment-nothing-open = Di questo non è più aperto nulla.
payment-not-yours = Può rispondere chi decide da parte vostra.
payment-promise-past = Quel giorno è passato. In che giorno sarà pagato?
payment-promise-far = Indichi un giorno entro { $days } giorni, o prema «C'è un problema», così ne parliamo.
    .tu = Indica un giorno entro { $days } giorni, o premi «C'è un problema», così ne parliamo.
payment-news-paid = { $who } dice che il n. { $number }, { $title } ({ $balance }), è pagato ({ $name }).
payment-news-promise = { $who } pagherà il n. { $number }, { $title } ({ $balance }), { $day } ({ $name }).
payment-done-received = Ricevuto.
payment-done-not-received = Non ancora ricevuto; i solleciti riprendono.
button-received = Ricevuto
button-not-received = Non ancora
button-all-due = È tutto dovuto
button-none-due = Non sollecitare
button-arrived = È arrivato
button-send-again = Invialo di nuovo
unsure-asked = Nessuno può dire se questo messaggio a { $name } è arrivato. Parla di denaro, quindi non viene inviato di nuovo da sé. Guarda nella chat:
unsure-arrived = Il messaggio a { $name } è arrivato.
unsure-again = Il messaggio a { $name } è stato inviato di nuovo.
payment-unknown = Non c'è una richiesta n. { $number }. { $slash }stato mostra quelle aperte.
payment-withdrawn = Il n. { $number } non è più richiesto.
payment-settled = Del n. { $number } non è aperto nulla.
payment-amount = Non ho capito «{ $text }» come importo in { $currency }.
payment-more-than-open = Del n. { $number } non è aperto tanto.
payment-came = { $came } registrati.
payment-is-open = N. { $number }, { $title } ({ $name }): { $balance } aperti su { $payable }, scadenza { $due }.
payment-is-claimed = N. { $number }, { $title } ({ $name }): { $balance } aperti; il cliente dice di aver pagato.
payment-is-promised = N. { $number }, { $title } ({ $name }): { $balance } aperti, promessi per { $day }.
payment-is-disputed = N. { $number }, { $title } ({ $name }): { $balance } aperti; il cliente segnala un problema.
payment-is-settled = N. { $number }, { $title } ({ $name }): pagato, { $paid }.
payment-is-over = N. { $number }, { $title } ({ $name }): pagato, e { $over } più di quanto chiesto.
payment-is-withdrawn = N. { $number }, { $title } ({ $name }): non più richiesto.
payment-notice = { $name } non ha pagato il n. { $number }, { $title } ({ $balance }, scadenza { $due }), nonostante tutti i solleciti. Non ci sono altri solleciti. È pronta una diffida da firmare e inviare; anche una telefonata può aiutare.
paid-what = Scrivi che cosa è arrivato: { $slash }pagato 12 (tutto il n. 12), { $slash }pagato 12 600 il 3 nov, { $slash }pagato 12 annulla, { $slash }pagato rossi. Oppure consegna un estratto conto (CSV): { $slash }pagato
paid-day = «{ $text }» non è un giorno. Scrivi così: { $slash }pagato 12 600 il 3 nov
paid-future = { $text } deve ancora venire.
paid-which = Quale ha pagato { $name }?
paid-nothing-open = Con { $name } non è aperto nulla.
paid-nothing-yet = Per il n. { $number } non è ancora registrato nulla.
invoice-what = Scrivi di chi, quanto, entro quando e per che cosa: { $slash }fattura rossi 1200 EUR entro 30 giorni Homepage. Oppure consegna la fattura elettronica (XML): { $slash }fattura rossi
invoicing-amount = Non ho capito «{ $text }» come importo con la sua valuta. Scrivi così: 1200 EUR, 1.200,50 EUR
invoice-payable = Quanto è da pagare non può superare l'importo intero.
invoice-due = Non ho capito quando scade: «{ $text }». Scrivi così: entro 30 giorni, entro 30 nov
invoice-understood = A { $name } si chiedono { $amount }, scadenza { $due }: { $title }
invoice-understood-withheld = A { $name } si chiedono { $payable } su { $amount } (il resto è ritenuta), scadenza { $due }: { $title }
invoice-long-term = Sono più di { $days } giorni. Tra imprese dell'UE un termine così vale solo se pattuito espressamente e non gravemente iniquo; in Italia, con i lavoratori autonomi, non ha effetto.
invoice-registered = Registrato come n. { $number } e richiesto a { $name }: { $title }, { $payable }, scadenza { $due }
invoice-dropped = Non registrato.
invoice-nobody = Nessuno di chi decide per questo cliente è ancora raggiungibile, quindi nessuno è stato avvisato.
invoice-no-account = Ai clienti non si dice ancora dove pagare: { $slash }conto IBAN
invoice-no-ladder = Nessuno viene ancora sollecitato: { $slash }solleciti
invoice-manage = Per il n. { $number } ci sono: { $slash }fattura { $number } ritira, { $slash }fattura { $number } credito 100, { $slash }fattura { $number } contestato 300
payee-what = Scrivi il conto e di chi è: { $slash }conto IT60 X054 2811 1010 0000 0123 456 Marta Neri
payee-is = I clienti pagano a { $name }: { $iban }
payee-name = Scrivi di chi è il conto: { $slash }conto IBAN NOME
payee-name-long = Scrivi il nome in al massimo { $most } caratteri.
ladder-on = I solleciti sono attivi
ladder-off = I solleciti sono spenti
ladder-proposed = Questi sarebbero i solleciti
ladder-how = Questi sarebbero i solleciti consueti. Per vedere ogni testo e attivarli: { $slash }solleciti attiva. Altri giorni: { $slash }solleciti -3 0 7 15 30
ladder-before = { $days ->
    [one] un giorno prima: { $tone }
   *[other] { $days } giorni prima: { $tone }
}
ladder-day = il giorno della scadenza: { $tone }
ladder-after = { $days ->
    [one] un giorno dopo: { $tone }
   *[other] { $days } giorni dopo: { $tone }
}
ladder-tone-friendly = cordiale
ladder-tone-due = semplice
ladder-tone-firm = fermo
ladder-tone-final = per l'ultima volta
ladder-tone-notice = a te, non più al cliente
ladder-preview = Per il n. { $number }, { $title }, se nel frattempo non succede nulla:
ladder-preview-on = { $day }, o il primo giorno lavorativo del cliente:
ladder-set = D'ora in poi i solleciti sono attivi.
ladder-stopped = Nessuno viene più sollecitato.
ladder-kept = Resta tutto com'era.
ladder-what = Scrivi così: { $slash }solleciti rossi pausa fino al 6 gen, { $slash }solleciti rossi riprendi
ladder-absurd = Scrivi al massimo { $most } giorni, nessuno a più di { $days } dalla scadenza.
ladder-client-paused = Per ora { $name } non viene sollecitato.
ladder-client-resumed = { $name } viene di nuovo sollecitato.
button-ladder-yes = Sì, d'ora in poi
button-ladder-no = No
button-register = Registra
button-not-registered = No
client-day = Gli si può scrivere: { $hours }
client-holidays = Festività: { $region }
client-business = Impresa: vale la legge sui ritardi di pagamento
client-private = Non è un'impresa
business-unknown = Non ho capito impresa={ $value }. Si può scrivere: sì, no
money-overdue = Scaduto: { $sums }
money-claimed = Dichiarato pagato: { $sums }
money-disputed = Contestato: { $sums }
money-promised = Promesso: { $sums }
money-due = Non ancora scaduto: { $sums }
money-line = N. { $number }, { $title } ({ $name }): { $balance }, { $due }
money-line-unreachable = N. { $number }, { $title } ({ $name }, non raggiungibile): { $balance }, { $due }
money-more = e altri { $count }
mine-payments = Da pagare
payment-reference = n. { $numbers }
transfer-title = Da pagare
transfer-payee = A
transfer-account = Conto
transfer-reference = Causale
transfer-hint = Lo inquadri con l'app della Sua banca
    .tu = Inquadralo con l'app della tua banca
transfer-alt = Un codice per l'app della Sua banca: { $amount } a { $name }.
    .tu = Un codice per l'app della tua banca: { $amount } a { $name }.
transfer-file = pagamento
money-ahead = Il denaro dei prossimi { $days } giorni
money-sum-overdue = Scaduto
money-sum-due = In scadenza
money-sum-promised = Promesso
money-sum-disputed = Contestato
money-ahead-none = Nei prossimi { $days } giorni non si attende nulla.
details-vat = P. IVA { $number }
details-tax-code = C.F. { $number }
address-long = Scrivi l'indirizzo in al massimo { $most } caratteri.
invoice-overdue = Quel giorno è già passato: i solleciti partono dal punto a cui sarebbero già arrivati.
