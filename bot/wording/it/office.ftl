# Italiano. I clienti ricevono del Lei, o del tu dove sotto sta .tu; l'ufficio riceve del tu.

the-office = L'ufficio
office-unnamed = Indica un nome: i clienti lo leggono in ogni risposta.
somebody = Qualcuno
not-a-client = non ancora cliente
mark-again = (di nuovo)
mark-rehearsal = — Prova generale: l'orologio è spostato —

## Stato
status-open = Aperto. Chiude { $closing }
status-open-always = Aperto.
status-closed = Chiuso. Riapre { $opening }
status-closed-no-date = Chiuso. La riapertura non è ancora fissata.
status-waiting = { $count ->
    [0] Nessun messaggio aspetta una risposta.
    [one] Un messaggio aspetta una risposta.
   *[other] { $count } messaggi aspettano una risposta.
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
    .tu = Scrivi qui e { $office } leggerà. Puoi anche chiedere:
command-unknown = Qui non c'è un comando «{ $verb }».
command-nearest = Non c'è un comando «{ $verb }». Forse { $example } ?
command-not-yours = { $slash }{ $verb } è riservato all'ufficio.
write-to-me-privately = Per questo serve una chat privata con me.
answered-privately = Ho risposto nella nostra chat privata.

## Guasti
undelivered-unreachable = Un messaggio per { $name } non è stato consegnato: { $reason }
undelivered-rejected = Un messaggio per { $name } è stato rifiutato: { $reason }
undelivered-unsure = Nessuno può dire se un messaggio per { $name } sia arrivato: { $reason }
undelivered-forward = Il testo, pronto da inoltrare:
left-shared = Mi hanno tolto da «{ $title }» ({ $name }) e lì non posso più scrivere.
left-private = { $person } ({ $name }) mi ha bloccato; lì non posso più scrivere.
mishap = Qualcosa è andato storto da parte nostra ({ $error }). È messo da parte come { $trace }; tutto il resto prosegue.
resumed = Non ero in funzione; l'ultima cosa che ho visto è di { $since }. Le piattaforme conservano i messaggi al massimo un giorno: controlla nelle chat quelli arrivati prima.

## Giorni e ore
moment-at = alle { $clock }
moment-at-one = all'{ $clock }
moment-yesterday = ieri { $clock }
moment-today = oggi { $clock }
moment-tomorrow = domani, { $weekday }, { $clock }
moment-day = { $day } { $clock }
moment-both = { $moment } ({ $clock }, ora di { $city })
moment-exact = { $day }, ore { $clock } ({ $zone })
