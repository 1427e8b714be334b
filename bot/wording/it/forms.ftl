# Italiano. Moduli chiesti una domanda alla volta, dove la piattaforma non ne mostra.

form-unseen = Se non si è aperto nessun modulo, riprova.
form-old = Questo modulo non vale più. Ripeti il comando.
form-dropped = «{ $title }» è rimasto fermo per più di un giorno, quindi ho chiuso il modulo. Per ricominciare, ripeti il comando.
form-cancelled = «{ $title }» è annullato; non è stato conservato nulla.
form-place = { $number } di { $count }
form-stands = Per ora:
form-change = Che cosa va cambiato? Se va tutto bene, premi Fatto.
form-which = Premi che cosa va cambiato, oppure Fatto.
form-needed-here = Questo non può restare vuoto.
form-long = Scrivi per favore meno di { $most } caratteri.
form-choose = Scegli per favore tra queste risposte.
button-form-keep = Va bene così
button-form-skip = Salta
button-form-back = Indietro
button-form-cancel = Annulla
button-form-done = Fatto
