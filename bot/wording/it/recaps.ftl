# Resoconti: a che punto siamo, per un cliente; la bozza, per l'ufficio. Qui nessun punto esclamativo.

## Ciò che legge il cliente
recap-title = { $office }: a che punto siamo, { $day }
recap-late = Era previsto per { $day }. Ci scusiamo del ritardo.
recap-part-done = Fatto
recap-part-decided = Deciso
recap-part-waiting = In attesa di Lei
    .tu = In attesa di te
recap-part-next = Prossimi passi
recap-part-metrics = Numeri
recap-part-money = Denaro
recap-entry = { $text } (voce { $seq })
recap-step-done = { $title }
recap-payment-received = Pagamento ricevuto, n. { $number }, { $title }
recap-golive = { $title }: approvato da { $who }
recap-approved = { $title }: approvato da { $who }
recap-elsewhere = { $title }: accettato fuori da questa chat
recap-changes = { $title }: modifiche chieste da { $who }
recap-refused = { $title }: rifiutato da { $who }
recap-revoked = { $title }: approvazione ritirata da { $who }
recap-complaint-closed = Reclamo risolto: { $title }
recap-approval-open = Da decidere: { $title }
recap-payment-open = Da pagare: n. { $number }, { $title }
recap-complaint-asked = Per Lei è risolto: { $title }
    .tu = Per te è risolto: { $title }
recap-step-to-come = { $title }
recap-step-moved = { $title }, con una nuova data
recap-step-moved-why = { $title }, con una nuova data ({ $reason })
recap-step-late = { $title }
recap-appointment = Chiamata
recap-somebody = qualcuno dei Suoi
    .tu = qualcuno dei tuoi
recap-since = da { $day }
recap-since-brief = chiesto { $day }
recap-received-on = { $amount }, { $day }
recap-due-on = { $amount }, scadenza { $day }
recap-planned-for = era per { $day } e non è ancora fatto
recap-money-open = Ancora da pagare
recap-money-received = Ricevuto
recap-more = { $count ->
    [one] e un altro: l'elenco completo è nel file allegato
   *[other] e altri { $count }: l'elenco completo è nel file allegato
}
recap-all = L'elenco completo
recap-file = resoconto
recap-upto = Agli atti fino alla voce { $seq }, { $hash }
recap-card-title = A che punto siamo
recap-period = { $first } – { $last }
recap-progress = Passi fatti: { $done } di { $count }
recap-ask = È tutto giusto? Può rispondere anche a parole: «tutto giusto», oppure «qualcosa non torna».
    .tu = È tutto giusto? Puoi rispondere anche a parole: «tutto giusto», oppure «qualcosa non torna».
button-recap-correct = Tutto giusto
button-recap-off = Qualcosa non torna
recap-noted-correct = Grazie. È agli atti che è tutto giusto.
recap-noted-off = Grazie di averlo detto; è agli atti. Che cosa non torna? Lo scriva con parole Sue, e { $office } Le risponderà.
    .tu = Grazie di averlo detto; è agli atti. Che cosa non torna? Scrivilo con parole tue, e { $office } ti risponderà.
recap-noted-words = Grazie. È agli atti, e { $office } Le risponderà.
    .tu = Grazie. È agli atti, e { $office } ti risponderà.
recap-again-correct = È già agli atti che è tutto giusto.
recap-again-off = È già agli atti. Che cosa non torna? Lo scriva qui.
    .tu = È già agli atti. Che cosa non torna? Scrivilo qui.
recap-not-yours = Può rispondere chi decide da parte vostra.
recap-mine = Il prossimo resoconto è previsto { $when }.

## Ciò che legge l'ufficio
recap-whose = Scrivi per chi: { $slash }resoconto rossi, { $slash }resoconto rossi settimanale ven 17:00
recap-what = Per { $name } ci sono: { $slash }resoconto { $name } settimanale ven 17:00, { $slash }resoconto { $name } mensile 1 9:00, { $slash }resoconto { $name } anteprima, { $slash }resoconto { $name } spegni
recap-weekday = «{ $text }» non è un giorno della settimana. Scrivi così: { $slash }resoconto rossi settimanale ven 17:00
recap-monthday = «{ $text }» non è un giorno del mese. Ci sono da 1 a 31, e ultimo: { $slash }resoconto rossi mensile ultimo 9:00
recap-clock = Non ho capito «{ $text }» come ora del giorno. Scrivi così: { $slash }resoconto { $name } settimanale ven 17:00
recap-setting = Non ho capito «{ $setting }». Ci sono senza-risposta=parte e senza-risposta=aspetta.
recap-off = { $name } non riceve resoconti.
recap-how = Per cominciare: { $slash }resoconto rossi settimanale ven 17:00. Per vedere come sarebbe: { $slash }resoconto rossi anteprima
recap-weekly = un resoconto ogni settimana, { $weekday } alle { $clock }
recap-monthly = un resoconto ogni mese, il giorno { $monthday } (o l'ultimo) alle { $clock }
recap-monthly-last = un resoconto ogni mese, l'ultimo giorno alle { $clock }
recap-untouched-goes = Una bozza che nessuno tocca parte da sé. Se quel giorno sei chiuso, parte l'ultimo giorno aperto prima.
recap-untouched-waits = Una bozza che nessuno tocca ti aspetta. Se quel giorno sei chiuso, è prevista per l'ultimo giorno aperto prima.
recap-next = Il prossimo è previsto { $when }; la bozza ti arriva { $draft }.
recap-next-drafted = Il prossimo è previsto { $when }; la bozza ce l'hai già.
recap-next-none = Non c'è un giorno aperto in cui il prossimo possa partire.
recap-unanswered = A quello di { $day } nessuno ha ancora risposto.
recap-answered-correct = A quello di { $day } { $who } ha risposto: tutto giusto (voce { $seq }).
recap-answered-off = A quello di { $day } { $who } ha risposto: qualcosa non torna (voce { $seq }).
recap-glance = Resoconti: { $rhythm }. { $next }
recap-preview = Così si leggerebbe adesso un resoconto per { $name }. Non è stato inviato nulla.
recap-empty = Al momento non c'è nulla da dire a { $name }.
recap-draft-goes = Il resoconto per { $name }, come apparirà al cliente. Parte { $when }, se non dici altro.
recap-draft-waits = Il resoconto per { $name }, come apparirà al cliente. È previsto { $when }, e parte solo se premi «Invia adesso».
recap-nobody = Nessuno di chi decide per { $name } è ancora raggiungibile.
recap-is-goes = { $name }: parte { $when }, se non dici altro.
recap-is-waits = { $name }: è previsto { $when }, e parte solo se premi «Invia adesso».
recap-is-waiting = { $name }: era previsto { $when } e non è partito. Aspetta te.
recap-is-going = { $name }: è stato inviato.
recap-is-skipped = { $name }: saltato. Ciò che avrebbe detto sarà nel prossimo.
recap-is-unreachable = { $name }: nessuno di chi decide è raggiungibile, quindi non è stato inviato. Ciò che avrebbe detto sarà nel prossimo.
recap-is-empty = { $name }: non c'è nulla da dire.
recap-is-gone = { $name }: questa bozza non vale più.
recap-list = { $count ->
    [one] Un resoconto è pronto da rivedere
   *[other] { $count } resoconti sono pronti da rivedere
}
recap-gone = Questa bozza non vale più.
recap-form = Cambia il resoconto
recap-form-submit = Mostralo di nuovo
recap-field-words = Due parole tue in cima
recap-field-left-out = Che cosa lasciare fuori
button-recap-send = Invia adesso
button-recap-edit = Cambia
button-recap-skip = Salta
recap-news-correct = { $who } dice che nel resoconto di { $day } è tutto giusto ({ $name }).
recap-news-off = { $who } dice che nel resoconto di { $day } qualcosa non torna. Ho chiesto che cosa ({ $name }).
