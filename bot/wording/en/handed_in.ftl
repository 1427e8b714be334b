# Files that the office hands in: electronic invoices and bank statements.

handed-reading = I am reading { $file }.
handed-one = Please hand in one file at a time.
handed-gone = I could not fetch { $file }. Please send it again, with the command.
handed-not-a-file = What came instead of { $file } was not the file. Please send it again, with the command.
handed-invoice-title = Invoice { $number }
handed-invoice = Electronic invoice { $number } of { $day }, for { $name }
handed-seller = From: { $party }
handed-buyer = To: { $party }
handed-total = Total: { $amount }
handed-withheld = Withheld as tax: { $amount }
handed-split = VAT that the client pays to the state: { $amount }
handed-payable = To be paid to you: { $amount }
handed-account = Account: { $iban }
handed-due = • { $amount }, due on { $day }
handed-due-unset = • { $amount }, due on { $day } (the file sets no day, so it is 30 days after its date)
handed-other-account = Please check: clients are told to pay to { $iban }.
handed-known = Please check: invoice { $number } is registered for { $name } already.
handed-known-meanwhile = Invoice { $number } has been registered meanwhile.
handed-registered = { $count ->
    [one] Registered as no. { $numbers }, and { $name } is asked.
   *[other] Registered as no. { $numbers }, and { $name } is asked for each.
}
handed-credit-note = { $number } is a credit note: nothing is asked for by it. To lower what an earlier invoice asks for, give the credit to its request: { $slash }invoice 12 credit 100
handed-nothing = By invoice { $number } nothing is to be paid, or one of its payments is below zero, so there is nothing to ask for.
button-register-again = Register once more
