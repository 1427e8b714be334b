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
