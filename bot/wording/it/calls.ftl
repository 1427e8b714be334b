# Italiano. I clienti ricevono del Lei; l'ufficio del tu.

## Orari tra cui scegliere. $when è un giorno con la sua ora: "martedì 1 dicembre alle 15:00"
call-offer = { $office } può chiamarLa in uno di questi orari, per { $minutes } minuti:
    .tu = { $office } può chiamarti in uno di questi orari, per { $minutes } minuti:
call-offer-office = { $office } vorrebbe parlare con Lei. Questi orari sono liberi, per { $minutes } minuti:
    .tu = { $office } vorrebbe parlare con te. Questi orari sono liberi, per { $minutes } minuti:
call-offer-how = Quale preferisce? Può anche scriverne il numero, oppure un altro giorno con l'ora.
    .tu = Quale preferisci? Puoi anche scriverne il numero, oppure un altro giorno con l'ora.
call-time = { $day }, { $clock }
call-echo = Devo fissare la chiamata { $when }?
call-chosen = Ha scelto: { $when }.
    .tu = Hai scelto: { $when }.
call-offer-over = Questi orari non sono più proposti.
call-taken = Quell'orario è appena stato preso. Questi sono liberi:
call-gone = Quell'orario non è più disponibile. Questi sono liberi:
call-not-free = Quell'orario non è libero. Questi lo sono:
call-word-which = Scriva per favore il numero di uno degli orari, oppure un giorno con l'ora.
    .tu = Scrivi per favore il numero di uno degli orari, oppure un giorno con l'ora.
call-none-yet = Qui non si possono ancora fissare chiamate. Ho inoltrato la Sua richiesta a { $office }.
    .tu = Qui non si possono ancora fissare chiamate. Ho inoltrato la tua richiesta a { $office }.
call-full = Nelle prossime settimane non ci sono orari liberi per una chiamata. Ho inoltrato la Sua richiesta a { $office }.
    .tu = Nelle prossime settimane non ci sono orari liberi per una chiamata. Ho inoltrato la tua richiesta a { $office }.
call-passed-on = Ho fatto sapere a { $office } che nessuno di questi orari Le va bene. La risposta arriverà qui.
    .tu = Ho fatto sapere a { $office } che nessuno di questi orari ti va bene. La risposta arriverà qui.
call-read-at = Sarà letta { $opening }.
call-wish = Vorrei fissare una chiamata.
call-wish-other = Vorrei fissare una chiamata; nessuno degli orari proposti mi va bene.
call-not-yours = Le chiamate si fissano con chi decide da parte vostra.
call-who-can = Le chiamate si fissano con chi decide da parte vostra: { $names }
button-other-times = Altri orari
button-no-time = Nessuno di questi
button-call-yes = Sì, grazie

## Una chiamata fissata
call-arranged = La chiamata è fissata: { $office } chiama { $name } { $when }, per { $minutes } minuti.
call-moved = La chiamata è spostata: { $office } chiama { $name } { $when }, per { $minutes } minuti; non più { $was }.
call-number = Se { $office } deve chiamarLa a un altro numero, lo scriva qui.
    .tu = Se { $office } deve chiamarti a un altro numero, scrivilo qui.
call-was-cancelled = La chiamata { $when } è annullata.
call-was-moved = La chiamata { $when } è spostata a un altro orario.
call-cancelled = La chiamata di { $office } con { $name } { $when } non avrà luogo: annullata da { $by }.
call-another = Per fissarne un'altra scriva «{ $word }».
    .tu = Per fissarne un'altra scrivi «{ $word }».
call-begun = Questa chiamata è già cominciata.
call-not-to-come = Quella chiamata non è più in programma.
call-none-yours = Non c'è nessuna chiamata fissata con Lei.
    .tu = Non c'è nessuna chiamata fissata con te.
call-reminder = Un promemoria: { $office } chiama { $name } { $when }.
call-file = chiamata
call-file-title = Chiamata con { $name }
call-file-alt = La chiamata, per il calendario
button-cancel-call = Annulla
button-other-time = Un altro orario

## Per l'ufficio
call-list = Chiamate in programma
call-list-none = Nessuna chiamata è fissata.
call-line = { $name }, { $when }
call-line-outside = { $name }, { $when } (fuori dai tuoi orari per le chiamate)
call-more = e altre { $count }
call-soon = Chiamate nei prossimi sette giorni:
call-now-outside = Queste chiamate ora sono fuori dai tuoi orari per le chiamate. Restano fissate finché qualcuno le annulla:
call-no-hours = Non ci sono ancora orari per le chiamate. Per indicarli: { $slash }orari chiamate mar e gio 15-17
call-no-times = Nelle prossime settimane nessun orario è libero tra quelli per le chiamate.
call-nobody = { $name } non ha ancora qui qualcuno che decide. Per invitare: { $slash }cliente { $name } invito
call-offered = { $count ->
    [one] { $name } ha un orario da scegliere.
   *[other] { $name } ha { $count } orari tra cui scegliere.
}
call-none-to-cancel = Nessuna chiamata con { $name } è in programma.
call-cancel-done = La chiamata con { $name } è annullata; il cliente lo sa.
call-what = Per una chiamata indica con chi: { $slash }chiamata Rossi. Per annullarla: { $slash }chiamata Rossi annulla
call-which = Quale chiamata con { $name } va annullata?
