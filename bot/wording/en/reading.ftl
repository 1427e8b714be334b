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
invoice-empty = This file is empty. Please attach the invoice's XML file.
invoice-large = This file is larger than { $most } MB, which no electronic invoice may be.
invoice-signed = This invoice is inside a signature (.p7m), which I do not open. Please attach the XML itself: your invoicing program and the tax agency's portal offer it without the signature.
invoice-pdf = This is a PDF, which programs cannot read reliably. Please attach the XML file of the same invoice.
invoice-zip = This is an archive. Please take the XML file out of it and attach that.
invoice-html = This is a web page, as is saved when a sign-in has expired. Please download the invoice's XML file once more.
invoice-not-xml = This file is no XML. An electronic invoice is a file such as IT01234567890_00001.xml
invoice-unsafe = This file holds definitions (a DTD or entities) that an electronic invoice must not have, so I have not opened it.
invoice-absurd = This file is nested or filled far beyond what an electronic invoice can be, so I have not read it.
invoice-encoding = This file says that it is written in { $encoding }, and its bytes do not fit that, or I do not read it. Please export it once more.
invoice-broken = This XML file is damaged in line { $line }. Please export or download it once more.
invoice-other-xml = This XML file is no electronic invoice but “{ $name }”. I need the file whose first element is FatturaElettronica.
invoice-version = This electronic invoice is of the version “{ $version }”; I read FPA12, FPR12 and FSM10.
invoice-lot =
    { $count ->
        [one] This file holds one more invoice than I can register at once: { $numbers }.
       *[other] This file holds { $count } invoices ({ $numbers }). Please export them one by one, so that each is confirmed.
    }
invoice-lacks = The field { $field } is missing in this electronic invoice.
invoice-amount = In { $field } stands “{ $text }”, which is no amount in whole cents.
invoice-date = In { $field } stands “{ $text }”, which is no date of an invoice.
invoice-doubt-total = Please check: the total says { $said }, but taxable amounts and taxes add up to { $counted }.
invoice-doubt-payable = Please check: the payments add up to { $said }, but the total without what is withheld is { $counted }.
invoice-doubt-iban = Please check: the IBAN “{ $text }” in this invoice cannot be right.
