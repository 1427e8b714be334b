# What is handed in to be read: amounts, bank details, electronic invoices, bank statements.

amount-missing = Please give an amount, such as 1200 or 1.200,50
amount-letters = “{ $text }” holds more than an amount. Please give the number alone, such as 1200 or 1.200,50
amount-unreadable = I could not read “{ $text }” as an amount. An example: 1200 or 1.200,50
amount-decimals = “{ $text }” has more than two decimals, and cents are the smallest part. An example: 1200,50
amount-currency = I know no currency “{ $currency }” in “{ $text }”. Please use its three letters, such as 1200 EUR
amount-large = “{ $text }” is more than I can handle; is there a digit too many? An example: 1200,50
amount-negative = “{ $text }” is below zero. Please give an amount above zero, such as 1200
amount-zero = “{ $text }” is nothing. Please give an amount above zero, such as 1200
amount-only = The currency is settled already. Please give “{ $text }” without { $currency }, such as 1200,50
iban-missing = Please give an IBAN, such as IT60 X054 2811 1010 0000 0123 456
iban-form = “{ $text }” is no IBAN. It begins with two letters and two digits, and holds only letters and digits.
iban-country = I know no country “{ $country }” with IBANs. The first two letters are the country, such as IT
iban-length = An IBAN of { $country } has { $expected } characters, and this one has { $length }.
iban-check = The check digits of this IBAN ({ $country }) do not fit. One of its characters is mistyped, or two are exchanged.
iban-account = This IBAN ({ $country }) fits in itself, but there can be no such account in that country. Please compare it once more.
vat-missing = Please give a VAT number, such as IT00743110157
vat-country = I can check VAT numbers of the EU and the United Kingdom; “{ $country }” is neither.
vat-length-it = An Italian VAT number has { $expected } digits, and this one has { $length }.
vat-length = “{ $text }” is too long or too short for a VAT number of { $country }.
vat-form = “{ $text }” is not made like a VAT number of { $country }.
vat-check = The check digits of “{ $text }” do not fit for { $country }. One of its digits is mistyped, or two are exchanged.
taxcode-missing = Please give a codice fiscale: 16 letters and digits, or 11 digits.
taxcode-length = A codice fiscale has 16 characters, or 11 digits for a company; this one has { $length }.
taxcode-form = “{ $text }” is not made like a codice fiscale, such as RCCMNL83S18D969H
taxcode-birth = The date of birth in “{ $text }” does not exist.
taxcode-check = The check character of “{ $text }” does not fit. One of its characters is mistyped, or two are exchanged.
