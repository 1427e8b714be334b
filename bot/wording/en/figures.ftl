# What cannot become a payment code.

epc-currency = The payment code exists for euros only, and this is in { $currency }.
epc-amount = The payment code takes amounts from 0.01 to 999,999,999.99 euros.
epc-name-missing = The payment code needs the name of the account's holder.
epc-name-lines = The name of the account's holder has to stand in one line. Please write it without line breaks.
epc-iban-outside = The account { $iban } lies outside the SEPA area, where the payment code is not used.
epc-bic = { $bic } is not a valid BIC. It has 8 or 11 characters, such as UNCRITMM.
epc-bic-missing = For an account outside the European Economic Area the payment code needs the bank's BIC as well.
epc-both = The payment code takes a reference or a text, not both.
epc-reference = { $reference } cannot be the reference of a payment: it takes letters without accents, digits and signs, and one that begins with RF needs the right check digits.
epc-reference-long = The reference of a payment has at most { $most } characters.
epc-text = The text of the payment holds a character that cannot be sent. Please type it again.
