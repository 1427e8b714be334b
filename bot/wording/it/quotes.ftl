# Italiano. Preventivi: il modulo, la bozza, il documento, la scheda.

quote-whose = Aggiungi il cliente: { $slash }preventivo rossi
quote-what = Non ho capito «{ $word }». { $slash }preventivo { $name } apre il modulo, { $slash }preventivo { $name } copia lo apre con ciò che dice l'ultimo, { $slash }preventivo { $name } accettato mette agli atti che è stato accettato altrove, { $slash }preventivo { $name } ritira lo ritira.
quote-is-signed = Questo preventivo è già firmato, oppure ne esiste una versione più recente.
quote-document = Allega il documento che lo dimostra: insieme al comando, come file a cui rispondere con il comando, o inviato a me subito prima.
quote-fetching = Un momento: scarico il documento.
quote-none = A { $name } non è mai stato inviato un preventivo.
quote-unknown = Non c'è un preventivo di nome «{ $title }» per { $name }.
quote-none-to-copy = Non c'è un preventivo precedente di { $name } da copiare.
quote-signed-already = Un preventivo con questo nome è firmato e vincola entrambi. Ciò che cambia va in un preventivo a sé, con un altro nome.
quote-days-past = Un giorno di questo preventivo nel frattempo è passato. Modificalo per favore.

## Il modulo
quote-form = Preventivo
quote-form-submit = Rileggi
quote-field-title = Come si chiama
quote-hint-title = Il nome di un preventivo già inviato ne fa una nuova versione.
quote-field-currency = Valuta
quote-hint-currency = Tre lettere, per esempio EUR.
quote-field-items = Che cosa si offre, e a che prezzo
quote-hint-items = Una voce per riga, senza imposte: Grafica homepage 1200 · oppure con un numero davanti: 3 x Icona 80
quote-field-tax = Imposta, in percentuale
quote-hint-tax = Per esempio 22; 0 se non c'è.
quote-field-tax-note = Nota sull'imposta
quote-hint-tax-note = Per esempio perché non c'è.
quote-field-plan = Piano dei pagamenti
quote-hint-plan = Una parte per riga: 30% acconto · 40% approvazione Homepage · 30% 30 giorni · 500 entro 15 gennaio
quote-plan-usual =
    50% acconto
    50% 30 giorni
quote-field-valid = Valido fino a
quote-field-steps = Passi
quote-hint-steps = Uno per riga, prima il giorno: 3 dicembre Prima bozza
quote-field-ours = Che cosa facciamo noi
quote-hint-ours = Una cosa per riga.
quote-field-theirs = Che cosa fa il cliente
quote-hint-theirs = Una cosa per riga, per esempio: Manda i testi entro il 1 dicembre
quote-field-rounds = Giri di modifiche inclusi
quote-hint-rounds = Un numero; se resta vuoto, nessuno li conta.
quote-field-extra = Prezzo di un giro in più
quote-hint-extra = Per esempio 80.
quote-field-start = Inizio del lavoro
quote-field-end = Fine del lavoro

## Che cosa non si può intendere
quote-no-title = Dagli un nome con lettere o cifre.
quote-currency = «{ $text }» non è una valuta. Ha tre lettere, per esempio EUR.
quote-negative = «{ $text }» è negativo. Uno sconto va messo nel prezzo della sua voce.
quote-mixed = «{ $text }» è un'altra valuta; questo preventivo è in { $currency }.
quote-large = «{ $text }» supera i cento milioni. È un errore di battitura?
quote-total-large = Il totale supera i cento milioni. C'è un errore di battitura?
quote-percent = «{ $text }» non è una percentuale tra 0 e 100, per esempio 22 o 7,5
quote-item = «{ $text }»: scrivi che cos'è e poi il prezzo: Grafica homepage 1200
quote-item-twofold = «{ $text }» si può leggere in due modi. Metti i due punti davanti al prezzo, o scrivilo senza spazi: 1200
quote-zero = Il totale è zero. Scrivi almeno una voce con un prezzo.
quote-step = «{ $line }» non comincia con un giorno, come in: 3 dicembre Prima bozza
quote-line-past = «{ $line }»: questo giorno è già passato.
quote-many-lines = Scrivi per favore al massimo { $most } righe.
quote-note-long = La nota deve restare sotto i { $most } caratteri.
quote-rounds = «{ $text }» non è un numero da 0 a 99.
quote-end-first = La fine viene prima dell'inizio.
quote-plan-empty = Scrivi almeno una parte, per esempio: 100% 30 giorni
quote-plan-line = «{ $line }»: scrivi la quota e quando scade, per esempio 30% acconto, 40% approvazione Homepage, 30% 30 giorni, 500 entro 15 gennaio
quote-plan-nothing = «{ $line }»: questa parte sarebbe nulla.
quote-plan-percent = Le parti danno in tutto il { $percent } %. Devono dare 100.
quote-plan-over = Le parti superano il totale.
quote-plan-under = Le parti non arrivano al totale. «resto» sta per ciò che manca: resto 30 giorni

## La bozza
quote-draft-title = Bozza: { $title }, per { $name }
quote-draft-open = Nessuno l'ha ancora visto. Va inviato a { $name }?
quote-draft-setting = Il PDF è in preparazione, e tra un momento va al cliente.
quote-draft-sent = Inviato.
quote-setting = Un momento: sto preparando il PDF.
quote-not-drawn = Non è stato possibile preparare il PDF di «{ $title }», quindi non è partito nulla. Modifica la bozza o riprova.
quote-dropped = Scartato.
quote-dropped-card = «{ $title }» è stato scartato.
button-quote-send = Invia al cliente
button-quote-edit = Modifica
button-quote-drop = Scarta

## Il documento
quote-file = Preventivo
quote-title = Preventivo
quote-valid = Valido fino a
quote-starts = Inizio
quote-ends = Fine
quote-head-what = Voce
quote-head-quantity = Quantità
quote-head-price = Prezzo
quote-head-sum = Importo
quote-head-part = Parte
quote-head-due = Scadenza
quote-net = Imponibile
quote-tax = Imposta, { $percent } %
quote-total = Totale
quote-steps = Passi
quote-ours = Che cosa facciamo noi
quote-theirs = Che cosa fa Lei
    .tu = Che cosa fai tu
quote-rounds-title = Modifiche
quote-rounds-included = { $count ->
    [0] Non sono inclusi giri di modifiche.
    [one] È incluso un giro di modifiche.
   *[other] Sono inclusi { $count } giri di modifiche.
}
quote-rounds-extra = Uno in più costa { $price }.
quote-plan = Piano dei pagamenti
quote-part-deposit = Acconto
quote-part-milestone = All'approvazione di «{ $name }»
quote-part-instalment = Rata
quote-due-on = entro { $day }
quote-due-signing = { $count ->
    [0] alla firma
    [one] entro 1 giorno dalla firma
   *[other] entro { $count } giorni dalla firma
}
quote-due-approval = { $count ->
    [0] all'approvazione
    [one] entro 1 giorno dall'approvazione
   *[other] entro { $count } giorni dall'approvazione
}
quote-sign-title = Che cosa la firma mette agli atti
quote-sign = Accetto il preventivo «{ $title }», versione { $version }, per { $price }. Per firmare, risponda nella chat con il Suo nome e cognome.
    .tu = Accetto il preventivo «{ $title }», versione { $version }, per { $price }. Per firmare, rispondi nella chat con il tuo nome e cognome.
quote-inexact = □ sta per caratteri che questo font non ha; i testi esatti sono allegati come quote.json.

## La scheda
approval-files-quote = Questo è il preventivo, in PDF:
approval-title-quote = Preventivo: { $title }, versione { $version }
approval-records-quote = Se firma, agli atti va questo:
    .tu = Se firmi, agli atti va questo:
approval-sentence-quote = Accetto il preventivo «{ $title }», versione { $version }, per { $price }, come nel PDF che mi è stato mostrato qui ({ $digest }).
approval-expires-quote = È valido fino a { $day }.
approval-is-refused-quote = Il preventivo è stato rifiutato.
approval-is-expired-quote = Il termine per accettare questo preventivo è passato.
approval-declining = Qual è il motivo? Risponda con parole Sue; la risposta rifiuta il preventivo e va agli atti.
    .tu = Qual è il motivo? Rispondi con parole tue; la risposta rifiuta il preventivo e va agli atti.
button-approve-quote = Firmo
button-refuse-quote = Rifiuto
receipt-quote = ✓ Agli atti: il preventivo «{ $title }», versione { $version }, per { $price } è firmato ({ $digest }).
receipt-paper-quote = La ricevuta del preventivo «{ $title }», versione { $version }, per { $price }, con il suo sigillo.
news-approval-given-quote = { $who } ha firmato il preventivo «{ $title }», versione { $version }, per { $price } ({ $name }).
news-approval-refused-quote = { $who } rifiuta il preventivo «{ $title }», versione { $version }, per { $price } ({ $name }).
gate-missing-quote = un preventivo non è firmato
gate-missing-deposit = un acconto non è arrivato
kind-work_started = il lavoro è iniziato nonostante il preventivo

## Accettato altrove
quote-elsewhere = { $office } ha messo agli atti che il preventivo «{ $title }», versione { $version }, per { $price }, è stato accettato altrove, con questo documento. Se non è così, ce lo scriva qui.
    .tu = { $office } ha messo agli atti che il preventivo «{ $title }», versione { $version }, per { $price }, è stato accettato altrove, con questo documento. Se non è così, scrivicelo qui.
quote-elsewhere-recorded = Agli atti come tua dichiarazione: «{ $title }», versione { $version }, è stato accettato altrove ({ $file }). Il cliente viene informato.
receipt-elsewhere = ✓ Agli atti, come dichiara { $office }: il preventivo «{ $title }», versione { $version }, per { $price }, è stato accettato altrove ({ $digest }).

## Se il lavoro può iniziare
gate-may-start = Via libera: il lavoro per { $name } può iniziare
gate-nothing-asked = Via libera: a { $name } non è stato inviato nessun preventivo
gate-may-not-start = Fermi: il lavoro per { $name }
gate-started = È agli atti.
gate-started-already = Il lavoro è iniziato comunque; è agli atti.
button-start-regardless = Inizia comunque
