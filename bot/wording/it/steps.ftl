# I passi di un progetto: che cosa accade quando, per l'ufficio e per il cliente.

step-whose = Scrivi di chi, che cosa e quando: { $slash }passo rossi Wireframe il 4 dic. Più passi insieme: uno per riga. Tutti quelli di un cliente: { $slash }passo rossi
step-none = Con { $name } non ci sono ancora passi. Per aggiungerne uno: { $slash }passo { $name } Wireframe il 4 dic
step-title = { $name }: { $progress }
step-mine = Il Suo progetto: { $progress }
    .tu = Il tuo progetto: { $progress }
step-progress = { $done } di { $count } fatti
step-glance = Passi: { $progress }
step-glance-next = Passi: { $progress }; il prossimo: { $title }, { $day }
step-line = { $title }: { $day }
step-line-undated = { $title }: { $day }
step-line-done = { $title }: fatto { $day }
step-line-moved = { $title }: { $day }, spostato dal { $before }
step-line-moved-why = { $title }: { $day }, spostato dal { $before } ({ $reason })
step-line-late = • { $name } · { $number }. { $title }: { $day }
step-is-late = { $line } · in ritardo
step-no-day = ancora senza giorno
step-nameless = passo { $number }
step-more = e altri { $count }
step-overdue = { $count ->
    [one] Un passo ha superato il suo giorno.
   *[other] { $count } passi hanno superato il loro giorno.
}
step-overdue-how = { $line } Per vedere quali: { $slash }passo
step-did-added = { $count ->
    [one] Aggiunto come n. { $first }.
   *[other] Aggiunti { $count } passi, dal n. { $first } in poi.
}
step-did-done = Fatto { $day }: n. { $number }, «{ $title }».
step-did-undone = Non ancora fatto: n. { $number }, «{ $title }».
step-did-moved = Il n. { $number }, «{ $title }», è ora previsto per { $day }.
step-did-dated = Il n. { $number }, «{ $title }», è previsto per { $day }.
step-did-dropped = Non fa più parte del progetto: n. { $number }, «{ $title }».
step-told = { $name } è stato avvisato, con il motivo.
step-told-nobody = Nessuno di { $name } è ancora raggiungibile qui, quindi nessuno è stato avvisato.
step-moved = { $office } ha spostato un passo del Suo progetto, «{ $title }», da { $before } a { $day }. Il motivo:
    .tu = { $office } ha spostato un passo del tuo progetto, «{ $title }», da { $before } a { $day }. Il motivo:
step-by-quote = come firmato nel preventivo «{ $title }»
step-what = Scrivi come si chiama il passo, e quando: { $slash }passo rossi Wireframe il 4 dic
step-long = Scrivi il nome del passo in al massimo { $most } caratteri.
step-past = «{ $text }» indica un giorno già passato. Indica un giorno da oggi in poi.
step-many = Più di { $most } passi sono troppi da guardare. Togli quelli ormai chiusi, oppure pianifica passi più grandi.
step-there = «{ $title }» è già previsto, come n. { $number }. Per spostarlo: { $slash }passo { $name } sposta { $number } 11 dic perché …
step-which = Indica quale passo, con il suo numero: { $slash }passo { $name } { $word } 3. Per aggiungere un passo il cui nome comincia così, metti prima il giorno: { $slash }passo { $name } 4 dic …
step-unknown = { $name } non ha un passo n. { $number }. Tutti i passi: { $slash }passo { $name }
step-is-done = Il n. { $number }, «{ $title }», è già fatto. Per riaprirlo: { $slash }passo { $name } non-fatto { $number }
step-not-done = Il n. { $number }, «{ $title }», non è ancora fatto.
step-day = «{ $text }» non è un giorno. Scrivi così: { $slash }passo { $name } fatto { $number } il 2 dic
step-future = «{ $text }» deve ancora venire. Un passo può essere fatto oggi o in un giorno passato.
step-when = A quale giorno si sposta il n. { $number }, «{ $title }»? { $slash }passo { $name } sposta { $number } 11 dic perché …
step-same-day = Il n. { $number }, «{ $title }», è già previsto per { $day }.
step-why = Lo spostamento del n. { $number }, «{ $title }», a { $day } si accetta più facilmente con un motivo; { $name } lo legge. Aggiungilo: { $slash }passo { $name } sposta { $number } 11 dic perché le foto sono arrivate tardi
step-why-long = Scrivi il motivo in al massimo { $most } caratteri.
