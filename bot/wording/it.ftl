# Italiano. I clienti ricevono del Lei; l'ufficio del tu.

the-office = L'ufficio
somebody = Qualcuno
not-a-client = non ancora cliente
mark-again = (di nuovo)
mark-rehearsal = — Prova generale: l'orologio è spostato —

## Verbi
verb-claim = rivendica
verb-start = inizia
verb-hours = orari
verb-away = assente
verb-back = rientro
verb-client = cliente
verb-digest = riepilogo
verb-status = stato
verb-help = aiuto
verb-open = apri
verb-later = dopo
verb-member = collaboratore
verb-link = collega
verb-language = lingua
verb-privacy = riservatezza
verb-urgent = urgente

## Che cosa si può fare con un cliente
word-new = nuovo
word-list = elenco
word-invite = invito
word-here = qui
word-set = imposta
word-rename = rinomina
word-approver = decide
word-reader = legge
word-remove = togli
word-calls = chiamate
word-holidays = festività
word-none = nessuna
word-office = ufficio
word-stand-in = sostituto
word-it = italiano
word-en = inglese
word-language = lingua
word-timezone = fuso
word-hours = orari
word-urgent = urgente
word-urgent-means = urgente-se
word-never = mai
word-always = sempre
word-paid = pagamento

## Un esempio per verbo, e che cosa fa
example-claim = { $slash }claim CODICE
example-start = { $slash }start CODICE
example-hours = { $slash }orari lun-ven 9-13 e 14-18
example-away = { $slash }assente 24 dicembre - 6 gennaio Natale
example-back = { $slash }rientro
example-client = { $slash }cliente nuovo Rossi SRL
example-digest = { $slash }riepilogo
example-status = { $slash }stato
example-told = { $slash }orari
example-help = { $slash }aiuto
example-open = { $slash }apri fino alle 20
example-later = { $slash }dopo Rossi Buongiorno, ecco la bozza.
example-member = { $slash }collaboratore nuovo Anna
example-link = { $slash }collega
example-language = { $slash }lingua inglese
example-privacy = { $slash }riservatezza
example-urgent = { $slash }urgente
example-rename = { $slash }cliente { $name } rinomina Rossi SRL
example-hours-holidays = { $slash }orari festività IT-RM
example-hours-calls = { $slash }orari chiamate mar e gio 15-17
about-claim = rende questo account del titolare
about-start = usa un codice d'invito
about-hours = quando l'ufficio è aperto
about-away = chiude l'ufficio per alcuni giorni, o fino a { $slash }rientro
about-back = riapre
about-client = aggiunge un cliente, li elenca, ne mostra uno
about-digest = che cosa aspetta risposta
about-status = a che punto siamo
about-help = che cosa si può fare qui
about-open = apre per una volta
about-later = una risposta che parte all'apertura
about-member = chi lavora per l'ufficio
about-link = un Suo secondo account
about-language = la lingua in cui Le scrivo
about-privacy = che cosa viene conservato di Lei
about-urgent = che cosa fare se non può attendere

## Assenza dall'ufficio
away = Grazie per il Suo messaggio. { $office } al momento è chiuso e riapre { $opening }. Il messaggio è conservato e sarà letto allora.
away-no-date = Grazie per il Suo messaggio. { $office } al momento è chiuso e il giorno del rientro non è ancora fissato. Il messaggio è conservato e sarà letto allora.
away-reason = Motivo: { $reason }
away-urgent = Se la cosa non può attendere, prema il pulsante.
button-urgent = È urgente
questions = Perché la prima risposta sia già utile, scriva per favore:
question-what = • Di che cosa ha bisogno?
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
digest-empty = Niente aspetta risposta.
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
digest-many = { $count } messaggi fino a { $last }
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

## Orari
hours-title = Orari dell'ufficio
hours-zone = Fuso orario: { $zone }
hours-openings = Prossime aperture:
hours-holidays = Chiuso nelle festività: { $region }
hours-holidays-none = Le festività non vengono considerate.
hours-calls = Chiamate: { $hours }
holidays-open = Nuove festività. Devono valere?
holidays-confirmed = Ora valgono queste festività
holidays-dropped = Le festività restano com'erano; non ripreso:
holidays-next = Le prossime:
holidays-which = Aggiunga per favore la regione: { $slash }orari festività IT-RM, oppure nessuna
calls-open = Nuovi orari per le chiamate. Devono valere?
calls-confirmed = Ora valgono questi orari per le chiamate
calls-dropped = Gli orari per le chiamate restano com'erano; non ripreso:
calls-none = Non ci sono orari per le chiamate.
calls-which = Aggiunga per favore gli orari: { $slash }orari chiamate mar e gio 15-17, oppure nessuna
calls-now = Si può chiamare ora, fino a { $closing }.
calls-opens = Si può chiamare { $opening }.
client-open = Nuovi orari per { $name }. Devono valere?
client-confirmed = Per { $name } ora valgono questi orari
client-dropped = Gli orari per { $name } restano com'erano; non ripreso:
week-open = Orari d'ufficio
week-calls = Chiamate
week-closed = Chiuso
week-away = Assente
week-notes = Il prossimo mese
hours-always = Cioè sempre: ai clienti non verrà mai detto che l'ufficio è chiuso.
hours-never = Con questi orari l'ufficio non apre mai: ogni messaggio resta in attesa e nessun riepilogo arriva da solo.
hours-how = Per cambiarli:
hours-open = Orari nuovi. Devono valere?
hours-confirmed = Ora valgono questi orari
hours-dropped = Gli orari restano quelli di prima; non adottati:
button-confirm = Sì, da adesso
button-keep = Lascia com'erano
hours-told-open = { $office } è aperto e chiude { $closing }.
hours-told-open-always = { $office } è aperto.
hours-told-opens = { $office } è chiuso e riapre { $opening }.
hours-told-closed = { $office } è chiuso e il giorno del rientro non è ancora fissato.
hours-unreadable = Non riesco a leggere questi orari: «{ $part }». Un esempio: Mo-Fr 09:00-13:00,14:00-18:00
hours-unsupported = «{ $part }» non si può usare per gli orari d'ufficio. Vanno bene giorni e fasce orarie: Mo-Fr 09:00-13:00,14:00-18:00
hours-no-clock = L'ora «{ $part }» non esiste. Indica orari da 0:00 a 24:00.
hours-no-day = Il giorno «{ $part }» non esiste.
hours-no-length = «{ $part }» finisce quando comincia. Per un giorno intero, scrivi 00:00-24:00.
hours-overlap = Due fasce dello stesso giorno si sovrappongono: { $first } e { $second }. Indica ogni ora una volta sola.
region-unknown = Non conosco nessun paese o regione «{ $region }» con festività proprie. Simili: { $nearest }.
rule-always = Sempre aperto
rule-never = Mai aperto
rule-line = { $days }: { $hours }
rule-every-day = ogni giorno
rule-closed = chiuso
rule-all-day = tutto il giorno
rule-also = anche { $hours }
rule-next-day = { $span } del giorno dopo
rule-days = da { $first } a { $last }
rule-and = { $list } e { $last }
rule-years-on = dal { $year }
rule-nth = { $nths } { $weekday } del mese
rule-nth-m = { $nth ->
    [first] primo
    [second] secondo
    [third] terzo
    [fourth] quarto
    [fifth] quinto
    [second-last] penultimo
    [third-last] terzultimo
    [fourth-last] quartultimo
    [fifth-last] quintultimo
   *[last] ultimo
}
rule-nth-f = { $nth ->
    [first] prima
    [second] seconda
    [third] terza
    [fourth] quarta
    [fifth] quinta
    [second-last] penultima
    [third-last] terzultima
    [fourth-last] quartultima
    [fifth-last] quintultima
   *[last] ultima
}
zone-unknown = Non esiste il fuso orario «{ $zone }». Nomi simili: { $nearest }.
language-unknown = «{ $language }» non è una lingua che parlo. Ci sono it (italiano) e en (inglese).

## Assenze
away-set = L'ufficio è chiuso da { $first } a { $last }, compresi.
away-set-day = L'ufficio è chiuso { $day }.
away-set-endless = L'ufficio è chiuso da adesso, finché non scrivi { $slash }rientro.
away-set-endless-from = L'ufficio è chiuso da { $first } in poi, finché non scrive { $slash }rientro.
away-set-until = L'ufficio è chiuso da adesso; la chiusura termina { $until }.
away-set-opens = Riapre { $opening }.
away-set-reason = Ai clienti viene detto il motivo: { $reason }
away-set-stand-in = Nel frattempo { $name } riceve il riepilogo e le chiamate urgenti.
overlap-open = In quel periodo c'è già un'assenza:
overlap-new = Deve sostituirla questa?
overlap-left = L'assenza resta com'era.
button-replace = Sì, la sostituisca
open-now = L'ufficio è aperto per una volta; l'apertura termina { $until }.
open-then = L'ufficio è aperto per una volta: apre { $starts } e chiude { $ends }.
open-when = Aggiunga per favore fino a quando: { $slash }apri fino alle 20, oppure { $slash }apri 26 dicembre 10-12
open-past = È già passato.
away-dates = Non ho capito le date in «{ $text }». Le scriva per favore così: { $slash }assente 24 dicembre - 6 gennaio Natale
away-backwards = { $end } viene prima di { $start }: indica prima il primo giorno.
away-past = { $end } è già passato.
away-reason-long = Il motivo resti sotto i { $most } caratteri: i clienti lo leggono nella risposta.
date-impossible = Il giorno «{ $text }» non esiste. Scrivilo come 2026-12-24.
back = L'assenza è finita.
back-open = Bentornato. L'ufficio è aperto.
back-closed = L'assenza è finita. Secondo gli orari ora l'ufficio è chiuso e riapre { $opening }.
back-not-away = L'ufficio non è in assenza.
back-planned = Ora l'ufficio non è in assenza. Per annullare quella in programma: { $slash }rientro { $day }

## Stato
status-open = Aperto. Chiude { $closing }
status-closed = Chiuso. Riapre { $opening }
status-waiting = { $count ->
    [0] Niente aspetta risposta.
    [one] Un messaggio aspetta risposta.
   *[other] { $count } messaggi aspettano risposta.
}
status-clients = Clienti: { $count }
status-platforms = Collegati: { $names }
status-away = Assenza in programma da { $first }
status-undelivered = { $count ->
    [one] Un messaggio non è stato consegnato.
   *[other] { $count } messaggi non sono stati consegnati.
}

## Aiuto
help-office = Che cosa puoi fare qui:
help-client = Scriva qui e { $office } leggerà. Può anche chiedere:
command-unknown = Qui non c'è un comando «{ $verb }».
command-nearest = Non c'è un comando «{ $verb }». Forse { $example } ?
command-not-yours = { $slash }{ $verb } è riservato all'ufficio.
write-to-me-privately = Per questo scrivimi in privato.
answered-privately = Ho risposto nella nostra chat privata.

## Prime parole
owner-welcome = Ora questo ufficio è tuo.
owner-welcome-hours = Orari: { $rule } ({ $zone }). Per cambiarli, scrivi { $slash }orari.
owner-welcome-next = Adesso, il tuo primo cliente:
owner-welcome-held = { $count ->
    [one] Un messaggio aspetta già: { $slash }riepilogo
   *[other] { $count } messaggi aspettano già: { $slash }riepilogo
}
owner-moved = Ora l'ufficio è di { $name }. Tu ne resti membro.
hello-stranger = Buongiorno. Questo è l'assistente di { $office }. Se ha ricevuto un codice, lo invii qui. Altrimenti scriva di che cosa si tratta: il messaggio sarà inoltrato.
hello-client = Buongiorno. Scriva qui e { $office } leggerà.
stranger-hello = Grazie per il Suo messaggio. È stato inoltrato a { $office } e la risposta arriverà qui.
welcome = Benvenuto. Questo è l'assistente di { $office }.
welcome-does = Quello che scrive qui arriva a { $office } negli orari d'ufficio, e fuori orario è conservato.
welcome-records = Quello che scrive non viene messo agli atti ed è cancellato 30 giorni dopo la risposta.
welcome-shared = Buongiorno. Sono l'assistente di { $office }. Chi mi menziona o risponde a un mio messaggio viene inoltrato; fuori orario il messaggio è conservato.
contact-joined-approver = { $who } ha usato l'invito e decide per questo cliente.
contact-joined-reader = { $who } ha usato l'invito e legge per questo cliente.

## Codici
claim-needs-a-person = Qui non posso vedere chi sta scrivendo. Serve una chat privata con me, a proprio nome.
claim-in-private = Per sicurezza, meglio in una chat privata con me. Se altri hanno visto il codice, se ne fa uno nuovo con «paletti claim-code».
claim-needs-code = Aggiungi il codice della console: { $slash }claim CODICE
code-in-private = Il codice va inviato in una chat privata con me, così nessun altro può usarlo.
code-unknown = Questo codice qui non è conosciuto. Meglio controllarlo lettera per lettera.
code-expired = Questo codice è scaduto. Occorre chiederne uno nuovo.
code-used = Questo codice è già stato usato. Ne chieda per favore uno nuovo.
code-wait = Prima di provare un altro codice occorre aspettare { $seconds } secondi.
code-is-for-clients = Fai parte dell'ufficio; questo codice è per un cliente.

## Clienti
client-list = { $count ->
    [one] Un cliente
   *[other] { $count } clienti
}
client-waiting = { $count } in attesa
client-none = Non ci sono ancora clienti. Per aggiungerne uno:
client-needs-name = Aggiungi il nome del cliente: { $slash }cliente nuovo Rossi SRL
client-name-long = Il nome resti sotto i { $most } caratteri.
client-exists = C'è già un cliente «{ $name }». Per invitare qualcun altro dei loro: { $slash }cliente { $name } invito
client-unknown = Non c'è un cliente «{ $name }». { $slash }cliente elenco li mostra tutti.
client-unknown-near = Non c'è un cliente «{ $name }». Forse { $nearest }?
client-several = «{ $name }» può essere più di un cliente: { $names }. Scrivi un po' di più del nome.
client-what = Non so che cosa fare con «{ $word }». Per { $name } ci sono: invito, qui, imposta language=it, imposta timezone=Europe/Rome
client-here-shared = Scrivilo nella chat condivisa stessa.
client-here-taken = Questa chat è già di { $name }.
client-set-unknown = «{ $word }» non si può impostare. Si può: { $known }, come chiave=valore.
client-language = Lingua: { $language }
client-zone = Fuso orario: { $zone }
client-people = Persone:
client-nobody = Nessuno ha ancora usato un invito.
client-chats = Chat condivise:
client-since = Il più vecchio è arrivato { $when }.
client-hours-office = Orari: quelli dell'ufficio
client-hours-own = Orari propri: { $hours } ({ $zone })
client-urgent-never = Chiamate urgenti: mai
client-urgent-always = Chiamate urgenti: sempre, per: { $meaning }
client-urgent-paid = Chiamate urgenti: a { $price }, per: { $meaning }
client-here-office = Questa è la chat dell'ufficio.
client-here-was-office = Questa era la chat dell'ufficio e contiene ciò che hanno scritto altri clienti. Scelga per favore un'altra chat.
contact-needs-name = Aggiunga per favore il nome della persona. Ci sono: { $names }
contact-unknown = Nessuno che abbia scritto per questo cliente si chiama «{ $name }». Ci sono: { $names }
contact-removed = { $name } non parla più per questo cliente.
language-it = italiano
language-en = inglese
language-own = quello di ciascuno
role-approver = decide
role-reader = legge
invitation-title = { $name } ora ha un posto qui
invitation-send = Manda una di queste al cliente. Il codice vale una volta sola, per { $days } giorni.
invitation-typed = Come testo, da inviarmi in una chat privata:
invitation-shared = Per una chat condivisa, invitami nel canale Slack o nel gruppo Telegram: ti chiederò di chi è.
whose-chat = Mi hanno aggiunto a «{ $title }». Di chi è questa chat?
whose-bound = «{ $title }» ora è la chat di { $name }. Chi c'è e non è dell'ufficio legge per { $name }.
whose-none = «{ $title }» non è di nessun cliente. Lì resto in silenzio.
whose-office = «{ $title }» ora è la chat dell'ufficio.
button-our-own = La chat del nostro ufficio
button-this-is = È di { $name }
button-no-client = Di nessun cliente

## Urgenza
urgent-open = { $office } ora è aperto e i Suoi messaggi vengono inoltrati subito.
urgent-never = { $office } non può essere chiamato fuori orario.
urgent-opens = Il Suo messaggio è conservato e sarà letto { $opening }.
urgent-kept = Il Suo messaggio è conservato e sarà letto alla riapertura.
urgent-paid = Una chiamata urgente a { $office } fuori orario costa { $price } e richiede la Sua accettazione scritta, che qui non può essere data.
urgent-means = Urgente significa: { $meaning }
urgent-meaning = qualcosa che non può attendere l'apertura
urgent-ask = Devo chiamare subito { $office }?
urgent-called = Sto chiamando { $office }. Avrà una risposta qui entro { $minutes } minuti.
urgent-waits = Non chiamo nessuno.
urgent-taken = { $name } se ne occupa subito.
urgent-refused = { $office } è stato raggiunto, ma ora non può occuparsene.
urgent-unanswered = Nessuno ha risposto entro { $minutes } minuti: { $office } non è raggiungibile.
urgent-recent-open = { $office } è stato chiamato { $when }: la risposta arriverà qui.
urgent-recent-taken = { $office } è stato chiamato { $when } e se ne sta occupando.
urgent-recent-refused = { $office } è stato chiamato { $when } e ora non può occuparsene. Una nuova chiamata è possibile dopo un'ora.
urgent-recent-unanswered = { $office } è stato chiamato { $when } e non era raggiungibile. Una nuova chiamata è possibile dopo un'ora.
urgent-call = URGENTE: { $who } ha chiamato { $when }.
urgent-call-how = Se nessuno risponde, dopo { $minutes } minuti il cliente viene avvisato. Può anche rispondere a questo messaggio.
urgent-call-taken = Presa in carico. Per scrivere al cliente, risponda a questo messaggio.
urgent-call-refused = Il cliente sa che ora non è possibile.
button-call = Chiami ora
button-can-wait = Può attendere
button-take = Me ne occupo
button-cannot = Non posso
button-clients = Questo pulsante è per il cliente.
urgent-unreadable = Non ho capito urgente={ $value }. Si può scrivere: mai, sempre, pagamento:120EUR
urgent-meaning-long = Spieghi per favore in al massimo { $most } caratteri che cosa è urgente: i clienti lo leggono.

## Sconosciuti
stranger-new = Non è ancora un cliente. Risponda a questo messaggio per rispondere.
stranger-is-client = { $name } ora è un cliente. Per dargli un altro nome:
stranger-was-declined = Richiesta declinata.
stranger-decline-how = Partirebbero queste parole:
stranger-declined = La ringraziamo di aver scritto a { $office }. Al momento non possiamo prendere nuovi incarichi, e preferiamo dirglielo subito. Le auguriamo buon lavoro.
button-make-client = Diventa cliente
button-decline = Declina con garbo
button-send = Invia così
button-not-yet = Non ancora

## Risposte a ufficio chiuso
late-ask = Per { $name } l'ufficio è chiuso. Quando deve partire la Sua risposta? Se non sceglie, parte { $opening }.
late-waits = La Sua risposta a { $name } parte { $opening }:
late-sent = La Sua risposta a { $name } è partita.
late-dropped = La Sua risposta a { $name } non è stata inviata.
late-note = Ha risposto a { $name } fuori orario, dove si legge subito. L'ufficio apre { $opening }: fino ad allora non deve risposte a nessuno.
late-note-how = La prossima volta può farla attendere, da qui:
later-what = Aggiunga per favore che cosa deve partire all'apertura, in risposta al messaggio del cliente o con il suo nome: { $slash }dopo Rossi Buongiorno, …
later-nowhere = { $name } non ha ancora una chat con me, quindi non so dove inviarla. Per invitare qualcuno: { $slash }cliente { $name } invito
button-send-at = Invia { $opening }
button-send-now = Invia ora
button-tonight = Invia ora e non chiedere più fino all'apertura
button-drop = Non inviare

## Collaboratori e account
member-list = Chi lavora per l'ufficio
member-how = Per invitare qualcuno:
member-invited = { $name } ora ha un posto in ufficio
member-send = Inoltri questo. Il codice vale una volta sola, per { $days } giorni, in una chat privata con me:
member-welcome = Le diamo il benvenuto in { $office }
member-welcome-does = Qui può rispondere ai messaggi dei clienti che Le vengono inoltrati; { $slash }aiuto mostra il resto.
member-joined = { $name } ha usato l'invito e ora lavora per l'ufficio.
member-removed = { $name } non lavora più per l'ufficio.
member-owner-only = Solo il titolare può cambiare chi lavora per l'ufficio.
member-what = Non so che cosa fare con «{ $word }». Ci sono: { $slash }collaboratore, { $slash }collaboratore nuovo Anna, { $slash }collaboratore Anna togli, { $slash }collaboratore qui
member-needs-name = Aggiunga per favore il nome: { $slash }collaboratore nuovo Anna
member-exists = { $name } lavora già per l'ufficio.
member-unknown = Nessuno in ufficio si chiama «{ $name }». Ci sono: { $names }
member-several = «{ $name }» va bene per più persone: { $names }. Scriva per favore il nome più per esteso.
member-is-owner = { $name } è il titolare.
role-owner = titolare
role-collaborator = collabora
stand-in-not-here = { $name } non ha ancora usato l'invito, quindi non potrei inoltrarle nulla.
link-code = Per usare anche un altro Suo account, scriva lì, in una chat privata con me, entro { $minutes } minuti:
link-needs-code = Aggiunga per favore il codice dell'altro account: { $slash }collega CODICE
link-same = Questo è l'account da cui viene il codice. Lo scriva per favore dall'altro.
linked = Ora anche questo account è Suo.
link-here = D'ora in poi Le scrivo qui.
room-bound = Questa ora è la chat dell'ufficio. I messaggi dei clienti arrivano qui; per rispondere, risponda al messaggio.
room-bound-topics = Questa ora è la chat dell'ufficio. I messaggi di ogni cliente arrivano in un argomento a sé; per rispondere, risponda al messaggio.
room-left = Non sono più in «{ $title }», la chat dell'ufficio. I messaggi dei clienti arrivano di nuovo qui.
topic-how = Le risposte ai messaggi di { $name } qui vanno a { $name }.
flood = { $who } sta scrivendo moltissimi messaggi. I prossimi restano nel riepilogo: { $slash }riepilogo

## Riservatezza e lingua
privacy = Che cosa { $office } conserva qui di Lei
privacy-you = • Il Suo nome ({ $name }), il numero del Suo account, e la lingua e il fuso orario che comunica
privacy-messages = • Messaggi: { $count }, file: { $files }. Ognuno viene cancellato 30 giorni dopo la risposta
privacy-record = • Agli atti: { $count } voci su ciò che è stato concordato, deciso o chiamato, e da chi
privacy-ask = Per vederlo o farlo cancellare, scriva a { $office }. Una parte può essere soggetta a obblighi di legge.
language-told = Le scrivo in italiano. Per cambiare:

## File
kind-photo = foto
kind-document = documento
kind-audio = audio
kind-voice = messaggio vocale
kind-video = video
kind-animation = animazione
kind-sticker = sticker
kind-place = posizione
answer-without = Questo file non è arrivato e non parte con la Sua risposta: { $file }. Lo invii per favore ancora una volta, o come link.
file-too-large = [{ $file }: troppo grande per essere inoltrato qui. Chieda per favore un link.]
file-empty = [{ $file }: è arrivato vuoto. Chieda per favore di inviarlo di nuovo.]
file-gone = [{ $file }: non si può più scaricare. Chieda per favore di inviarlo di nuovo.]
file-not-a-file = [{ $file }: è arrivato qualcosa di diverso da quanto annunciato, quindi non viene inoltrato. Chieda per favore di inviarlo di nuovo.]
file-full = [{ $file }: non c'è più spazio per i file. L'impostazione è PALETTI_STORE_FILES_MEGABYTES.]

## Guasti
undelivered-unreachable = Un messaggio per { $name } non è stato consegnato: { $reason }
undelivered-rejected = Un messaggio per { $name } è stato rifiutato: { $reason }
undelivered-unsure = Nessuno può dire se un messaggio per { $name } sia arrivato: { $reason }
undelivered-forward = Il testo, pronto da inoltrare:
left-shared = Mi hanno tolto da «{ $title }» ({ $name }) e lì non posso più scrivere.
left-private = { $person } ({ $name }) mi ha bloccato; lì non posso più scrivere.
mishap = Qualcosa è andato storto da parte nostra ({ $error }). È messo da parte come { $trace }; tutto il resto prosegue.
resumed = Non ero in funzione; l'ultima cosa che ho visto è di { $since }. Le piattaforme conservano i messaggi al massimo un giorno: controlla che cosa è arrivato prima.

## Giorni e ore
moment-at = alle { $clock }
moment-at-one = all'{ $clock }
moment-yesterday = ieri { $clock }
moment-today = oggi { $clock }
moment-tomorrow = domani, { $weekday }, { $clock }
moment-day = { $day } { $clock }
moment-both = { $moment } ({ $clock }, ora di { $city })
