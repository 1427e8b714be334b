# Italiano. I clienti ricevono del Lei, o del tu dove sotto sta .tu; l'ufficio riceve del tu.

## Prime parole
owner-welcome = Ora questo ufficio è tuo.
owner-welcome-hours = Orari: { $rule } ({ $zone }). Per cambiarli, scrivili come li diresti:
owner-welcome-next = Adesso, il tuo primo cliente:
owner-welcome-held = { $count ->
    [one] Un messaggio aspetta già: { $slash }riepilogo
   *[other] { $count } messaggi aspettano già: { $slash }riepilogo
}
owner-moved = Ora l'ufficio è di { $name }. Tu continui a farne parte.
hello-stranger = Buongiorno. Questo è l'assistente di { $office }. Se ha ricevuto un codice, lo invii qui. Altrimenti scriva di che cosa si tratta: il messaggio sarà inoltrato.
hello-client = Buongiorno. Scriva qui e { $office } leggerà.
    .tu = Buongiorno. Scrivi qui e { $office } leggerà.
stranger-hello = Grazie per il Suo messaggio. È stato inoltrato a { $office } e la risposta arriverà qui.
welcome = Le diamo il benvenuto: questo è l'assistente di { $office }.
    .tu = Ti diamo il benvenuto: questo è l'assistente di { $office }.
welcome-does = Quello che scrive qui arriva a { $office } negli orari d'ufficio, e fuori orario viene conservato.
    .tu = Quello che scrivi qui arriva a { $office } negli orari d'ufficio, e fuori orario viene conservato.
welcome-records = Agli atti vanno solo decisioni, risposte alle mie domande, reclami e chiamate urgenti. I messaggi vengono cancellati 30 giorni dopo la risposta.
welcome-shared = Buongiorno. Sono l'assistente di { $office }. I messaggi in cui vengo menzionato, o che rispondono a uno dei miei, vengono inoltrati; fuori orario vengono conservati.
contact-joined-approver = { $who } ha usato l'invito e decide per questo cliente.
contact-joined-reader = { $who } ha usato l'invito e legge per questo cliente.

## Codici
claim-needs-a-person = Qui non posso vedere chi sta scrivendo. Serve una chat privata con me, a proprio nome.
claim-in-private = Per sicurezza, meglio in una chat privata con me. Se altri hanno visto il codice, se ne fa uno nuovo con «paletti claim-code».
claim-needs-code = Aggiungi il codice della console: { $slash }claim CODICE
code-in-private = Il codice va inviato in una chat privata con me, così nessun altro può usarlo.
code-unknown = Questo codice qui non è conosciuto. Meglio controllarlo lettera per lettera.
code-expired = Questo codice è scaduto. Occorre chiederne uno nuovo.
code-used = Questo codice è già stato usato. Occorre chiederne uno nuovo.
code-wait = Prima di provare un altro codice occorre aspettare { $seconds } secondi.
code-is-for-clients = Fai parte dell'ufficio; questo codice è per un cliente.
code-is-for-others = Per questo cliente parla già Lei; questo codice è per qualcun altro.
    .tu = Per questo cliente parli già tu; questo codice è per qualcun altro.
code-is-for-office = Qui Lei parla per un cliente; questo codice è per l'ufficio.
    .tu = Qui parli per un cliente; questo codice è per l'ufficio.

## Clienti
client-list = { $count ->
    [one] Un cliente
   *[other] { $count } clienti
}
client-waiting = { $count } in attesa
client-none = Non ci sono ancora clienti. Per aggiungerne uno:
client-needs-name = Aggiungi il nome del cliente: { $slash }cliente nuovo Rossi SRL
client-name-long = Il nome deve restare sotto i { $most } caratteri.
client-exists = C'è già un cliente «{ $name }». Per invitare un'altra persona: { $slash }cliente { $name } invito
client-unknown = Non c'è un cliente «{ $name }». { $slash }cliente elenco li mostra tutti.
client-unknown-near = Non c'è un cliente «{ $name }». Forse { $nearest }?
client-several = «{ $name }» può essere più di un cliente: { $names }. Scrivi un po' di più del nome.
client-what = Non so che cosa fare con «{ $word }». Per { $name } ci sono: invito, qui, rinomina, decide, legge, togli, imposta lingua=it, imposta fuso=Europe/Rome
client-here-shared = Scrivilo nella chat condivisa stessa.
client-here-taken = Questa chat è già di { $name }.
client-set-unknown = «{ $word }» non si può impostare. Si può: { $known }, come chiave=valore.
manner-unknown = Non ho capito forma={ $value }. Si può scrivere: lei, tu
client-language = Lingua: { $language }
client-manner-lei = In italiano: con il Lei
client-manner-tu = In italiano: con il tu
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
client-here-was-office = Questa era la chat dell'ufficio e contiene ciò che hanno scritto altri clienti. Scegli un'altra chat.
contact-needs-name = Aggiungi il nome della persona. Ci sono: { $names }
contact-unknown = Nessuno che abbia scritto per questo cliente si chiama «{ $name }». Ci sono: { $names }
contact-removed = { $name } non parla più per questo cliente.
language-it = italiano
language-en = inglese
language-own = secondo la persona
role-approver = decide
role-reader = legge
invitation-title = { $name } ora ha un posto qui
invitation-send = Invia al cliente uno di questi inviti. Il codice vale una volta sola, per { $days } giorni.
invitation-typed = Come testo, da inviarmi in una chat privata:
invitation-shared = Per una chat condivisa, invitami lì: ti chiederò di chi è.
whose-chat = Mi hanno aggiunto a «{ $title }». Di chi è questa chat?
whose-bound = «{ $title }» ora è la chat di { $name }. Chi c'è e non è dell'ufficio legge per { $name }.
whose-none = «{ $title }» non è di nessun cliente. Lì resto in silenzio.
whose-office = «{ $title }» ora è la chat dell'ufficio.
button-our-own = La chat del nostro ufficio
button-this-is = È di { $name }
button-no-client = Di nessun cliente

## Collaboratori e account
member-list = Chi lavora per l'ufficio
member-how = Per invitare qualcuno:
member-invited = { $name } ora ha un posto in ufficio
member-send = Inoltra questo. Il codice vale una volta sola, per { $days } giorni, in una chat privata con me:
member-welcome = Ti diamo il benvenuto in { $office }
member-welcome-does = Qui puoi rispondere ai messaggi dei clienti che ti vengono inoltrati; { $slash }aiuto mostra il resto.
member-joined = { $name } ha usato l'invito e ora lavora per l'ufficio.
member-removed = { $name } non lavora più per l'ufficio.
member-uninvited = L'invito per { $name } è stato annullato.
member-owner-only = Solo chi è titolare può cambiare chi lavora per l'ufficio.
member-what = Non so che cosa fare con «{ $word }». Ci sono: { $slash }collaboratore, { $slash }collaboratore nuovo Anna, { $slash }collaboratore Anna togli, { $slash }collaboratore qui
member-needs-name = Aggiungi il nome: { $slash }collaboratore nuovo Anna
member-exists = { $name } lavora già per l'ufficio.
member-unknown = Nessuno in ufficio si chiama «{ $name }». Ci sono: { $names }
member-several = «{ $name }» va bene per più persone: { $names }. Scrivi un po' di più del nome.
member-is-owner = { $name } è titolare dell'ufficio.
role-owner = titolare
role-collaborator = collabora
role-invited = con invito non ancora usato
stand-in-not-here = { $name } non ha ancora usato l'invito, quindi a { $name } non si potrebbe inoltrare nulla.
link-code = Per usare anche un altro account, da lì va scritto questo, in una chat privata con me, entro { $minutes } minuti:
link-needs-code = Manca il codice dell'altro account: { $slash }collega CODICE
link-same = Questo è l'account da cui viene il codice: va scritto dall'altro.
linked = Ora vale anche questo account.
link-here = D'ora in poi ti scrivo qui.
room-bound = Questa ora è la chat dell'ufficio. I messaggi dei clienti arrivano qui; per rispondere a uno, rispondi a quel messaggio.
room-bound-topics = Questa ora è la chat dell'ufficio. I messaggi di ogni cliente arrivano in un argomento a sé; per rispondere a uno, rispondi a quel messaggio.
room-left = Non sono più in «{ $title }», la chat dell'ufficio. I messaggi dei clienti arrivano di nuovo qui.
topic-how = Le risposte ai messaggi di { $name } qui vanno a { $name }.
flood = { $who } sta scrivendo moltissimi messaggi. I prossimi restano nel riepilogo: { $slash }riepilogo
room-not-a-member = Questo non è stato inoltrato: { $name } non lavora ancora per l'ufficio. Può rimediare chi è titolare: { $slash }collaboratore nuovo { $name }
room-nobody = Questo non è stato inoltrato: non vedo chi l'ha scritto. Va scritto con il proprio account.

## Riservatezza e lingua
privacy = Che cosa { $office } conserva qui di Lei
    .tu = Che cosa { $office } conserva qui di te
privacy-you = • Il Suo nome ({ $name }), il numero del Suo account, e la lingua e il fuso orario che comunica
    .tu = • Il tuo nome ({ $name }), il numero del tuo account, e la lingua e il fuso orario che comunica
privacy-messages = • Messaggi: { $count }, file: { $files }. Ognuno viene cancellato 30 giorni dopo la risposta
privacy-record = • Agli atti: { $count } voci su accordi, decisioni, risposte, reclami e chiamate, e chi le ha fatte
privacy-ask = Per vederlo o farlo cancellare, scriva a { $office }. Una parte può essere soggetta a obblighi di legge.
    .tu = Per vederlo o farlo cancellare, scrivi a { $office }. Una parte può essere soggetta a obblighi di legge.
language-told = Le scrivo in italiano. Per cambiare:
    .tu = Ti scrivo in italiano. Per cambiare:
