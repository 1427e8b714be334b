# Money: requests, reminders, what clients say to them. No exclamation marks here.

payment-asked = { $office } asks for a payment
payment-line-whole = No. { $number }, { $title }: { $balance }, due on { $due }
payment-line-open = No. { $number }, { $title }: { $balance } still open of { $payable }, due on { $due }
payment-short = No. { $number }, { $title }: { $balance }
payment-due-in = { $days ->
    [one] It is due tomorrow.
   *[other] It is due in { $days } days.
}
payment-due-today = It is due today.
payment-late-friendly = { $days ->
    [one] It was due yesterday. Perhaps it was overlooked.
   *[other] It was due { $days } days ago. Perhaps it was overlooked.
}
payment-late-due = { $days ->
    [one] It was due yesterday.
   *[other] It was due { $days } days ago.
}
payment-late-firm = { $days ->
    [one] It was due yesterday and has not arrived yet.
   *[other] It was due { $days } days ago and has not arrived yet.
}
payment-late-final = { $days ->
    [one] It was due yesterday and is still open.
   *[other] It was due { $days } days ago and is still open, in spite of our reminders.
}
payment-frame-friendly = May { $office } kindly remind you:
payment-frame-due = { $office } reminds you:
payment-frame-firm = { $office } asks you to pay within the next few days:
payment-frame-final = { $office } asks you to settle this now, or to say what stands in the way:
payment-how = To: { $name }. Reference: no. { $numbers }. Account:
button-paid = I have paid
button-promise = I'll pay on…
button-problem = There is a problem
payment-which-paid = Which one have you paid?
payment-which-promise = Which one will you pay later?
payment-which-problem = With which one is there a problem?
payment-asks-promise = On which day will no. { $number } be paid? Please answer with the day, such as: Friday, or 4 December.
payment-asks-problem = What is the problem with no. { $number }? Please answer in words. { $office } will be told, and you will get no reminders in the meantime.
payment-noted-paid = Thank you. { $office } will look for the payment of no. { $number }. Until then you will get no reminders of it.
payment-noted-promise = Thank you. No. { $number } will be paid on { $day }. Until then you will get no reminders of it.
payment-nothing-open = None of this is open any more.
payment-not-yours = Whoever decides on your side can answer this.
payment-promise-past = That day has passed. On which day will it be paid?
payment-promise-far = Please name a day within { $days } days, or press “There is a problem”, so that we can talk about it.
payment-news-paid = { $who } says that no. { $number }, { $title } ({ $balance }), is paid ({ $name }).
payment-news-promise = { $who } will pay no. { $number }, { $title } ({ $balance }), on { $day } ({ $name }).
payment-done-received = Received.
payment-done-not-received = Not yet received; reminders go on.
button-received = Received
button-not-received = Not yet
button-all-due = All of it is due
button-none-due = Send no reminders
button-arrived = It arrived
button-send-again = Send it again
unsure-asked = Nobody can tell whether this message to { $name } has arrived. It is about money, so it is not sent again by itself. Please look in the chat:
unsure-arrived = The message to { $name } has arrived.
unsure-again = The message to { $name } was sent again.
payment-unknown = There is no request no. { $number }. { $slash }status shows what is open.
payment-withdrawn = No. { $number } is no longer asked for.
payment-settled = Nothing is open on no. { $number }.
payment-amount = I could not read “{ $text }” as an amount in { $currency }.
payment-more-than-open = No. { $number } has less than that open.
payment-came = { $came } booked.
payment-is-open = No. { $number }, { $title } ({ $name }): { $balance } open of { $payable }, due on { $due }.
payment-is-claimed = No. { $number }, { $title } ({ $name }): { $balance } open; the client says that it is paid.
payment-is-promised = No. { $number }, { $title } ({ $name }): { $balance } open, promised for { $day }.
payment-is-disputed = No. { $number }, { $title } ({ $name }): { $balance } open; the client sees a problem.
payment-is-settled = No. { $number }, { $title } ({ $name }): paid, { $paid }.
payment-is-over = No. { $number }, { $title } ({ $name }): paid, and { $over } more than was asked.
payment-is-withdrawn = No. { $number }, { $title } ({ $name }): no longer asked for.
payment-notice = { $name } has not paid no. { $number }, { $title } ({ $balance }, due on { $due }), in spite of all reminders. There are no more reminders. A formal notice is ready for you to sign and send; a call may help too.
paid-what = Please write what came in: { $slash }paid 12 (all of no. 12), { $slash }paid 12 600 on 3 Nov, { $slash }paid 12 undo, { $slash }paid rossi. Or hand in a bank statement (CSV): { $slash }paid
paid-day = “{ $text }” is not a day. Please write it like this: { $slash }paid 12 600 on 3 Nov
paid-future = { $text } is still to come.
paid-which = Which one has { $name } paid?
paid-nothing-open = Nothing is open with { $name }.
paid-nothing-yet = Nothing has been booked for no. { $number } yet.
invoice-what = Please write who pays, how much, by when and what for: { $slash }invoice rossi 1200 EUR due 30d Homepage. Or hand in the electronic invoice (XML): { $slash }invoice rossi
invoicing-amount = I could not read “{ $text }” as an amount with its currency. Please write it like this: 1200 EUR, 1.200,50 EUR
invoice-payable = What is to be paid cannot be more than the whole amount.
invoice-due = I could not read when it is due: “{ $text }”. Please write it like this: due 30d, due 30 Nov
invoice-understood = { $name } is asked for { $amount }, due on { $due }: { $title }
invoice-understood-withheld = { $name } is asked for { $payable } of { $amount } (the rest is withheld), due on { $due }: { $title }
invoice-long-term = That is more than { $days } days. Between businesses in the EU such a term only holds if it was agreed expressly and is not grossly unfair; in Italy, with freelancers, it has no effect.
invoice-registered = Registered as no. { $number }, and { $name } is asked: { $title }, { $payable }, due on { $due }
invoice-dropped = Not registered.
invoice-nobody = Nobody who decides for this client can be reached yet, so nobody was told.
invoice-no-account = Clients are not told where to pay yet: { $slash }payee IBAN
invoice-no-ladder = Nobody is reminded yet: { $slash }ladder
invoice-manage = For no. { $number } there are: { $slash }invoice { $number } withdraw, { $slash }invoice { $number } credit 100, { $slash }invoice { $number } disputed 300
payee-what = Please write the account, and whose it is: { $slash }payee IT60 X054 2811 1010 0000 0123 456 Marta Neri
payee-is = Clients pay to { $name }: { $iban }
payee-name = Please write whose account it is: { $slash }payee IBAN NAME
payee-name-long = Please write the name in at most { $most } characters.
ladder-on = Reminders are on
ladder-off = Reminders are off
ladder-proposed = These would be the reminders
ladder-how = Those would be the usual ones. To see every text and switch them on: { $slash }ladder on. Other days: { $slash }ladder -3 0 7 15 30
ladder-before = { $days ->
    [one] one day before: { $tone }
   *[other] { $days } days before: { $tone }
}
ladder-day = on the due day: { $tone }
ladder-after = { $days ->
    [one] one day later: { $tone }
   *[other] { $days } days later: { $tone }
}
ladder-tone-friendly = friendly
ladder-tone-due = plain
ladder-tone-firm = firm
ladder-tone-final = for the last time
ladder-tone-notice = to you, no longer to the client
ladder-preview = For no. { $number }, { $title }, if nothing happens meanwhile:
ladder-preview-on = { $day }, or the client's next working day:
ladder-set = Reminders are on from now on.
ladder-stopped = Nobody is reminded any more.
ladder-kept = Everything stays as it was.
ladder-what = Please write it like this: { $slash }ladder rossi pause until 6 Jan, { $slash }ladder rossi resume
ladder-absurd = Please write at most { $most } days, none more than { $days } away from the due day.
ladder-client-paused = { $name } is not reminded for now.
ladder-client-resumed = { $name } is reminded again.
button-ladder-yes = Yes, from now on
button-ladder-no = No
button-register = Register
button-not-registered = No
client-day = May be written to: { $hours }
client-holidays = Holidays: { $region }
client-business = A business: the law on late payment applies
client-private = Not a business
business-unknown = I could not read business={ $value }. There are: yes, no
money-overdue = Overdue: { $sums }
money-claimed = Said to be paid: { $sums }
money-disputed = Disputed: { $sums }
money-promised = Promised: { $sums }
money-due = Not due yet: { $sums }
money-line = No. { $number }, { $title } ({ $name }): { $balance }, { $due }
money-line-unreachable = No. { $number }, { $title } ({ $name }, cannot be reached): { $balance }, { $due }
money-more = and { $count } more
mine-payments = What is to be paid
payment-reference = no. { $numbers }
transfer-title = To be paid
transfer-payee = To
transfer-account = Account
transfer-reference = Reference
transfer-hint = Scan this with your bank's app
transfer-alt = A code for your bank's app: { $amount } to { $name }.
transfer-file = payment
money-ahead = Money in the next { $days } days
money-sum-overdue = Overdue
money-sum-due = Due
money-sum-promised = Promised
money-sum-disputed = Disputed
money-ahead-none = Nothing is expected in the next { $days } days.
details-vat = VAT no. { $number }
details-tax-code = Tax code { $number }
address-long = Please write the address in at most { $most } characters.
invoice-overdue = That day has passed already, so the reminders begin where they would stand by now.
