# Ciò che viene consegnato da leggere: importi, coordinate bancarie, fatture elettroniche, estratti conto.

amount-missing = Indichi un importo, per esempio 1200 o 1.200,50
amount-letters = «{ $text }» contiene più di un importo. Indichi soltanto il numero, per esempio 1200 o 1.200,50
amount-unreadable = Non ho potuto leggere «{ $text }» come importo. Un esempio: 1200 o 1.200,50
amount-decimals = «{ $text }» ha più di due decimali, e il centesimo è la parte più piccola. Un esempio: 1200,50
amount-currency = Non conosco la valuta «{ $currency }» in «{ $text }». Usi le sue tre lettere, per esempio 1200 EUR
amount-large = «{ $text }» supera quanto posso gestire; c'è forse una cifra di troppo? Un esempio: 1200,50
amount-negative = «{ $text }» è sotto zero. Indichi un importo maggiore di zero, per esempio 1200
amount-zero = «{ $text }» è pari a nulla. Indichi un importo maggiore di zero, per esempio 1200
amount-only = La valuta è già stabilita. Indichi «{ $text }» senza { $currency }, per esempio 1200,50
iban-missing = Indichi un IBAN, per esempio IT60 X054 2811 1010 0000 0123 456
iban-form = «{ $text }» non è un IBAN. Comincia con due lettere e due cifre, e contiene soltanto lettere e cifre.
iban-country = Non conosco un paese «{ $country }» che abbia IBAN. Le prime due lettere sono il paese, per esempio IT
iban-length = Un IBAN di { $country } ha { $expected } caratteri; questo ne ha { $length }.
iban-check = Le cifre di controllo di questo IBAN ({ $country }) non tornano. Un carattere è errato, oppure due sono scambiati.
iban-account = Questo IBAN ({ $country }) torna in sé, ma in quel paese non può esistere un conto simile. Lo confronti ancora una volta.
vat-missing = Indichi una partita IVA, per esempio IT00743110157
vat-country = Posso verificare partite IVA dell'UE e del Regno Unito; «{ $country }» non ne fa parte.
vat-length-it = Una partita IVA italiana ha { $expected } cifre; questa ne ha { $length }.
vat-length = «{ $text }» è troppo lunga o troppo corta per una partita IVA di { $country }.
vat-form = «{ $text }» non ha la forma di una partita IVA di { $country }.
vat-check = Le cifre di controllo di «{ $text }» non tornano per { $country }. Una cifra è errata, oppure due sono scambiate.
taxcode-missing = Indichi un codice fiscale: 16 lettere e cifre, oppure 11 cifre.
taxcode-length = Un codice fiscale ha 16 caratteri, oppure 11 cifre per una società; questo ne ha { $length }.
taxcode-form = «{ $text }» non ha la forma di un codice fiscale, per esempio RCCMNL83S18D969H
taxcode-birth = La data di nascita in «{ $text }» non esiste.
taxcode-check = Il carattere di controllo di «{ $text }» non torna. Un carattere è errato, oppure due sono scambiati.
invoice-empty = Questo file è vuoto. Alleghi il file XML della fattura.
invoice-large = Questo file supera { $most } MB, più di quanto è ammesso per una fattura elettronica.
invoice-signed = Questa fattura è dentro una firma (.p7m), che non apro. Alleghi il file XML: il Suo programma di fatturazione e il portale dell'Agenzia delle Entrate lo offrono senza firma.
invoice-pdf = Questo è un PDF, che un programma non legge in modo affidabile. Alleghi il file XML della stessa fattura.
invoice-zip = Questo è un archivio. Ne estragga il file XML e alleghi quello.
invoice-html = Questa è una pagina web, come si salva quando un accesso è scaduto. Scarichi di nuovo il file XML della fattura.
invoice-not-xml = Questo file non è un XML. Una fattura elettronica è un file come IT01234567890_00001.xml
invoice-unsafe = Questo file contiene definizioni (una DTD o entità) che una fattura elettronica non deve avere: non l'ho aperto.
invoice-absurd = Questo file è annidato o pieno ben oltre quanto può esserlo una fattura elettronica: non l'ho letto.
invoice-encoding = Questo file dichiara la codifica { $encoding }, che non corrisponde al contenuto o che non leggo. Lo esporti di nuovo.
invoice-broken = Questo file XML è danneggiato alla riga { $line }. Lo esporti o lo scarichi di nuovo.
invoice-other-xml = Questo file XML non è una fattura elettronica ma «{ $name }». Mi serve il file il cui primo elemento è FatturaElettronica.
invoice-version = Questa fattura elettronica è della versione «{ $version }»; leggo FPA12, FPR12 e FSM10.
invoice-lot =
    { $count ->
        [one] Questo file contiene una fattura in più di quante ne posso registrare insieme: { $numbers }.
       *[other] Questo file contiene { $count } fatture ({ $numbers }). Le esporti una alla volta, perché ciascuna sia confermata.
    }
invoice-lacks = In questa fattura elettronica manca il campo { $field }.
invoice-amount = In { $field } c'è «{ $text }», che non è un importo in centesimi interi.
invoice-date = In { $field } c'è «{ $text }», che non è la data di una fattura.
invoice-doubt-total = Da verificare: il totale dice { $said }, ma imponibili e imposte danno { $counted }.
invoice-doubt-payable = Da verificare: i pagamenti danno { $said }, ma il totale tolte le ritenute è { $counted }.
invoice-doubt-iban = Da verificare: l'IBAN «{ $text }» in questa fattura non può essere giusto.
