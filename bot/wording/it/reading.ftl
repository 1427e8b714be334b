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
