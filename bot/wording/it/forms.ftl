# Italiano. Moduli chiesti una domanda alla volta, dove la piattaforma non ne mostra.

form-unseen = Se non si è aperto nessun modulo, riprova.
form-old = Questo modulo non vale più. Ripeti il comando.
form-dropped = «{ $title }» è rimasto fermo per più di un giorno, quindi ho messo via il modulo. Per ricominciare, ripeti il comando.
form-cancelled = «{ $title }» è annullato; non è stato conservato nulla.
form-place = { $number } di { $count }
form-stands = Per ora:
form-change = Che cosa va cambiato? Con Fatto si va avanti.
form-which = Premi che cosa va cambiato, oppure Fatto.
form-needed-here = Questo non può restare vuoto.
form-long = Resta per favore sotto i { $most } caratteri.
form-choose = Scegli per favore tra queste risposte.
button-form-keep = Va bene così
button-form-skip = Salta
button-form-back = Indietro
button-form-cancel = Annulla
button-form-done = Fatto
