# Italiano. I clienti ricevono del Lei, o del tu dove sotto sta .tu; l'ufficio riceve del tu.

## Assenza dall'ufficio
away = Grazie per il Suo messaggio. { $office } al momento è chiuso e riapre { $opening }. Il messaggio è conservato e sarà letto allora.
    .tu = Grazie per il tuo messaggio. { $office } al momento è chiuso e riapre { $opening }. Il messaggio è conservato e sarà letto allora.
away-rehearsal = Se qualcuno di { $name } scrive quando sei chiuso la prossima volta ({ $closing }), questa è la risposta:
away-rehearsal-now = Se qualcuno di { $name } scrive adesso che sei chiuso, questa è la risposta:
away-rehearsal-once = Parte una volta per ogni sera o assenza, non per ogni messaggio, e all'apertura trovi tutto in un solo riepilogo.
away-no-date = Grazie per il Suo messaggio. { $office } al momento è chiuso e il giorno del rientro non è ancora fissato. Il messaggio è conservato e sarà letto allora.
    .tu = Grazie per il tuo messaggio. { $office } al momento è chiuso e il giorno del rientro non è ancora fissato. Il messaggio è conservato e sarà letto allora.
away-reason = Motivo: { $reason }
away-urgent = Se la cosa non può attendere, prema il pulsante.
    .tu = Se la cosa non può attendere, premi il pulsante.
button-urgent = È urgente
questions = Perché la prima risposta sia già utile, scriva per favore:
    .tu = Perché la prima risposta sia già utile, scrivi per favore:
question-what = • Di che cosa ha bisogno?
    .tu = • Di che cosa hai bisogno?
question-when = • Entro quando?
question-who = • Chi decide?

## Riepilogo
digest-title = { $count ->
    [one] Un messaggio ti aspetta
   *[other] { $count } messaggi ti aspettano
}
digest-page = Pagina { $page } di { $pages }
digest-how-one = Rispondi a questo messaggio per rispondere al cliente.
digest-how-many = Per rispondere a uno, rispondi a questo messaggio cominciando con il numero: «2 Grazie, …»
digest-which = Comincia con il numero del messaggio a cui rispondi, da 1 a { $most }: «2 Grazie, …»
digest-empty = Nessun messaggio aspetta una risposta.
digest-edited = modificato
digest-answered = risposto
digest-withdrawn = (cancellato da chi l'ha scritto)
digest-gone = (non più conservato)
digest-snoozed-until = torna { $opening }
digest-settled-before = Questo era già sistemato.
digest-ticked = Segnato come risposto.
digest-snoozed = Torna alla prossima apertura.
digest-assigned = Ora tocca a { $name } rispondere.
digest-for = per { $name }
digest-urgent = URGENTE
digest-many = { $count } messaggi
digest-span = da { $since } a { $until }
button-assign = Assegna
digest-no-opening = Non c'è una prossima apertura a cui rimandarlo.
button-answered = Risposto
button-snooze = Rimanda
button-read = Leggi
button-before = ‹ Indietro
button-next = Avanti ›
button-old = Questo pulsante non vale più.
button-forbidden = Questo pulsante è per l'ufficio.
passed-on-how = Rispondi a questo messaggio: la risposta arriva al cliente.
reply-to-what = Rispondi al messaggio di un cliente per rispondergli, oppure scrivi { $slash }aiuto.
reply-too-late = Quel messaggio non è più conservato e non so dove mandare la risposta. Scrivi direttamente al cliente.

## Urgenza
urgent-open = { $office } ora è aperto e i Suoi messaggi vengono inoltrati subito.
    .tu = { $office } ora è aperto e i tuoi messaggi vengono inoltrati subito.
urgent-never = { $office } non può essere chiamato fuori orario.
urgent-opens = Il Suo messaggio è conservato e sarà letto { $opening }.
    .tu = Il tuo messaggio è conservato e sarà letto { $opening }.
urgent-kept = Il Suo messaggio è conservato e sarà letto alla riapertura.
    .tu = Il tuo messaggio è conservato e sarà letto alla riapertura.
urgent-means = Urgente significa: { $meaning }
urgent-meaning = qualcosa che non può attendere l'apertura
urgent-ask = Devo chiamare subito { $office }?
urgent-called = Sto chiamando { $office }. Avrà una risposta qui entro { $minutes } minuti.
    .tu = Sto chiamando { $office }. Avrai una risposta qui entro { $minutes } minuti.
urgent-waits = Non verrà chiamato nessuno.
urgent-taken = { $name } se ne occupa subito.
urgent-refused = { $office } è stato raggiunto, ma ora non può occuparsene.
urgent-unanswered = Nessuno ha risposto entro { $minutes } minuti: { $office } non è raggiungibile.
urgent-recent-open = { $office } è stato chiamato { $when }: la risposta arriverà qui.
urgent-recent-taken = { $office } è stato chiamato { $when } e se ne sta occupando.
urgent-recent-refused = { $office } è stato chiamato { $when } e ora non può occuparsene. Una nuova chiamata è possibile dopo un'ora.
urgent-recent-unanswered = { $office } è stato chiamato { $when } e non era raggiungibile. Una nuova chiamata è possibile dopo un'ora.
urgent-call = URGENTE: { $who } ha chiamato { $when }.
urgent-call-how = Se nessuno risponde, dopo { $minutes } minuti il cliente viene avvisato. Puoi anche rispondere a questo messaggio.
urgent-call-taken = Presa in carico. Per scrivere al cliente, rispondi a questo messaggio.
urgent-call-refused = Il cliente sa che ora non è possibile.
button-call = Chiama ora
button-can-wait = Può attendere
button-take = Me ne occupo
button-cannot = Non posso
button-clients = Questo pulsante è per il cliente.
urgent-unreadable = Non ho capito urgente={ $value }. Si può scrivere: mai, sempre, pagamento:120EUR
urgent-meaning-long = Spiega in al massimo { $most } caratteri che cosa è urgente: i clienti lo leggono.

## Sconosciuti
stranger-new = Non è ancora un cliente. Per rispondergli, rispondi a questo messaggio.
stranger-is-client = { $name } ora è un cliente. Per dargli un altro nome:
stranger-was-declined = Richiesta declinata.
stranger-decline-how = Partirebbero queste parole:
stranger-declined = La ringraziamo di aver scritto a { $office }. Al momento non possiamo accettare nuovi incarichi, e preferiamo dirglielo subito. Le auguriamo buon lavoro.
button-make-client = Registra come cliente
button-decline = Declina con garbo
button-send = Invia così
button-not-yet = Non ancora

## Risposte a ufficio chiuso
late-ask = Per { $name } l'ufficio è chiuso. Quando deve partire la tua risposta? Se non scegli, parte { $opening }.
late-waits = La tua risposta a { $name } parte { $opening }:
late-sent = La tua risposta a { $name } è partita.
late-dropped = La tua risposta a { $name } non è stata inviata.
late-note = Hai risposto a { $name } fuori orario, in una chat dove si legge subito. L'ufficio apre { $opening }: fino ad allora non devi risposte a nessuno.
late-note-how = La prossima volta puoi farla attendere, da qui:
later-what = Aggiungi che cosa deve partire all'apertura, in risposta al messaggio del cliente o con il suo nome: { $slash }dopo Rossi Buongiorno, …
later-nowhere = { $name } non ha ancora una chat con me, quindi non so dove inviarla. Per invitare qualcuno: { $slash }cliente { $name } invito
button-send-at = Invia { $opening }
button-send-now = Invia ora
button-tonight = Invia ora e non chiedere più fino all'apertura
button-drop = Non inviare

## File
kind-photo = foto
kind-document = documento
kind-audio = audio
kind-voice = messaggio vocale
kind-video = video
kind-animation = animazione
kind-sticker = sticker
kind-place = posizione
answer-without = Questo file non è arrivato e non parte con la tua risposta: { $file }. Invialo ancora una volta, o come link.
file-too-large = [{ $file }: troppo grande per essere inoltrato qui. Occorre chiedere un link.]
file-empty = [{ $file }: è arrivato vuoto. Occorre chiedere di inviarlo di nuovo.]
file-gone = [{ $file }: non si può più scaricare. Occorre chiedere di inviarlo di nuovo.]
file-not-a-file = [{ $file }: è arrivato qualcosa di diverso da quanto annunciato, quindi non viene inoltrato. Occorre chiedere di inviarlo di nuovo.]
file-full = [{ $file }: non c'è più spazio per i file. L'impostazione è PALETTI_STORE_FILES_MEGABYTES.]
