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
handed-columns = I would read the columns of { $file } like this:
handed-columns-failed = With these columns no line of { $file } could be read.
handed-columns-done = The columns of { $file } are settled.
handed-column = Column { $number }
handed-role-on = Day: { $columns }
handed-role-amount = Amount: { $columns }
handed-role-credit = Came in: { $columns }
handed-role-debit = Went out: { $columns }
handed-role-payer = From whom: { $columns }
handed-role-reference = What for: { $columns }
handed-ask-on = Which column holds the day?
handed-ask-amount = Which column holds the amount?
handed-ask-credit = Which column holds what came in?
handed-ask-debit = Which column holds what went out?
handed-ask-payer = Which column tells from whom it came?
handed-ask-reference = Which column tells what it was for?
handed-statement = Transactions in { $file }: { $incoming } in (matching nothing that is open: { $strange }), { $outgoing } out. Nothing is booked without your tap.
handed-statement-nothing = Transactions in { $file }: { $incoming } in, { $outgoing } out. None of them matches what is open.
handed-statement-left = { $count } more may concern what is open. Please hand in a shorter period, such as one month, to see them.
handed-unread = These lines were left out as well: { $lines }
handed-unread-more = These lines were left out as well: { $lines }, and { $count } more.
handed-line = { $number }. { $day }: { $amount }, { $who }
handed-line-booked = ✓ Booked for no. { $numbers }.
handed-line-changed = Not booked: what it would have paid is no longer owed like this. To book it all the same: { $slash }paid
handed-line-known = Booked already.
handed-why-amount = Only the amount matches.
handed-why-ambiguous = May pay no. { $numbers }. To book it: { $slash }paid
handed-why-double = Would pay no. { $numbers } a second time. To book it all the same: { $slash }paid
handed-why-other_amount = Concerns no. { $numbers }, but the amount is another one. To book it: { $slash }paid
handed-why-known = Booked already, for no. { $numbers }.
handed-booked = { $count ->
    [one] Booked.
   *[other] { $count } booked.
}
handed-missed = { $count } booked, { $missed } not: what it would have paid was settled meanwhile.
handed-read-anew = { $file } is read anew, with other columns.
button-columns-right = That is right
button-columns-no = No
button-columns-two = In two columns: came in, went out
button-columns-none = None
button-columns-other = Other columns
button-book = Book { $number }
button-book-sure = Book all that is sure ({ $count })
button-page-back = Back
button-page-on = More ({ $page } of { $pages })
