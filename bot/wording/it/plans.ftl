# Piani editoriali: molte voci con una data, approvate insieme o una per una.

plan-line = Non ho capito questa riga del piano: «{ $line }». Scrivi una voce per riga, prima il giorno: 3 dic Reel sul laboratorio
plan-past = Questo giorno è passato: «{ $line }»
plan-number = Non c'è una voce { $number } da sostituire: il piano ne ha { $count }.
plan-long = In un piano stanno al massimo { $most } voci.
plan-files = Un piano è testo, una voce per riga, prima il giorno. I file vanno fatti approvare a parte.
plan-open = Da decidere:
plan-marked = Da modificare:
plan-settled = Approvate:
plan-mark = Quali devono cambiare? Ne prema i numeri, poi «{ $done }».
    .tu = Quali devono cambiare? Premine i numeri, poi «{ $done }».
plan-none-marked = Prema prima i numeri di ciò che deve cambiare.
    .tu = Premi prima i numeri di ciò che deve cambiare.
plan-wishing = { $count ->
    [one] Che cosa deve cambiare nella voce { $numbers }? La Sua risposta va agli atti con questo:
   *[other] Che cosa deve cambiare nelle voci { $numbers }? Risponda in un solo messaggio, che va agli atti con questo:
}
    .tu = { $count ->
        [one] Che cosa deve cambiare nella voce { $numbers }? La tua risposta va agli atti con questo:
       *[other] Che cosa deve cambiare nelle voci { $numbers }? Rispondi in un solo messaggio, che va agli atti con questo:
    }
approval-sentence-plan-all = Approvo il piano «{ $title }», versione { $version }, con tutte le sue { $count } voci, esattamente come mostrate qui ({ $digest }).
approval-sentence-plan-rest = Approvo il piano «{ $title }», versione { $version }, con le voci { $numbers } come mostrate qui e tutte le altre voci come già approvate ({ $digest }).
approval-sentence-plan-but = Approvo il piano «{ $title }», versione { $version }, tranne le voci { $numbers }, da modificare ({ $digest }).
button-approve-plan = Approvo tutto
button-mark = Segna da modificare
button-marked = Chiedi queste modifiche
button-unmark = Indietro
news-items-marked = { $who } approva «{ $title }», versione { $version }, tranne le voci { $numbers }, da modificare ({ $name }).
news-marked-next = Per chiedere solo queste, scrivi { $slash }approva { $name } piano { $title } e sulle righe seguenti soltanto le nuove voci, ciascuna con il suo numero.
