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
