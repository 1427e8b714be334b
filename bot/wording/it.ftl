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

## Che cosa si può fare con un cliente
word-new = nuovo
word-list = elenco
word-invite = invito
word-here = qui
word-set = imposta

## Un esempio per verbo, e che cosa fa
example-claim = { $slash }claim CODICE
example-start = { $slash }start CODICE
example-hours = { $slash }orari Mo-Fr 09:00-13:00,14:00-18:00
example-away = { $slash }assente 2026-12-24 2027-01-06 Natale
example-back = { $slash }rientro
example-client = { $slash }cliente nuovo Rossi SRL
example-digest = { $slash }riepilogo
example-status = { $slash }stato
example-told = { $slash }orari
example-help = { $slash }aiuto
about-claim = rende questo account del titolare
about-start = usa un codice d'invito
about-hours = quando l'ufficio è aperto
about-away = chiude l'ufficio per alcuni giorni, o fino a { $slash }rientro
about-back = riapre
about-client = aggiunge un cliente, li elenca, ne mostra uno
about-digest = che cosa aspetta risposta
about-status = a che punto siamo
about-help = che cosa si può fare qui

## Assenza dall'ufficio
away = Grazie per il Suo messaggio. { $office } al momento è chiuso e riapre { $opening }. Il messaggio è conservato e sarà letto allora.
away-no-date = Grazie per il Suo messaggio. { $office } al momento è chiuso e il giorno del rientro non è ancora fissato. Il messaggio è conservato e sarà letto allora.
away-reason = Motivo: { $reason }

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
away-set-endless = L'ufficio è chiuso da adesso, finché non scrivi { $slash }rientro.
away-set-opens = Riapre { $opening }.
away-set-reason = Ai clienti viene detto il motivo: { $reason }
away-dates = Non riesco a leggere le date in «{ $text }». Scrivile così: { $slash }assente 2026-12-24 2027-01-06 Natale
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
button-this-is = È di { $name }
button-no-client = Di nessun cliente

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
