# English. Quotes: the form, the draft, the paper, the card.

quote-whose = Please add the client: { $slash }quote rossi
quote-what = I could not read “{ $word }”. { $slash }quote { $name } opens the form, { $slash }quote { $name } copy with what the newest one says, { $slash }quote { $name } accepted records that it was accepted elsewhere, { $slash }quote { $name } withdraw takes it back.
quote-is-signed = This quote is signed already, or there is a newer version of it.
quote-document = Please attach the document that shows it: with the command, as a file to which you reply with it, or sent to me right before it.
quote-fetching = One moment: I am fetching the document.
quote-none = { $name } was never sent a quote.
quote-unknown = There is no quote called “{ $title }” for { $name }.
quote-none-to-copy = There is no earlier quote for { $name } to copy.
quote-signed-already = A quote of this name is signed, and binds both sides. What changes goes into a new quote, under another name.
quote-days-past = A day in this quote has passed meanwhile. Please edit it.

## The form
quote-form = Quote
quote-form-submit = Read it back
quote-field-title = What it is called
quote-hint-title = The name of a quote that was sent before makes a new version of it.
quote-field-currency = Currency
quote-hint-currency = Three letters, such as EUR.
quote-field-items = What is offered, and its price
quote-hint-items = One item per line, without tax: Homepage design 1200 · or with a number before it: 3 x Icon 80
quote-field-tax = Tax in percent
quote-hint-tax = Such as 22; 0 if there is none.
quote-field-tax-note = Note on the tax
quote-hint-tax-note = Such as the reason why there is none.
quote-field-plan = Payment plan
quote-hint-plan = One part per line: 30% deposit · 40% milestone Homepage · 30% 30 days · 500 by 15 January
quote-plan-usual =
    50% deposit
    50% 30 days
quote-field-valid = Valid until
quote-field-steps = Steps
quote-hint-steps = One per line, the day first: 3 December First draft
quote-field-ours = What we do
quote-hint-ours = One thing per line.
quote-field-theirs = What the client does
quote-hint-theirs = One thing per line, such as: Sends the texts by 1 December
quote-field-rounds = Included revision rounds
quote-hint-rounds = A number; left empty, rounds are not counted.
quote-field-extra = Price of one more round
quote-hint-extra = Such as 80.
quote-field-start = Work starts
quote-field-end = Work ends

## What cannot be meant
quote-no-title = Please give it a name with letters or digits.
quote-currency = “{ $text }” is not a currency. It has three letters, such as EUR.
quote-negative = “{ $text }” is negative. Please put a discount into the price of its item.
quote-mixed = “{ $text }” is another currency; this quote is in { $currency }.
quote-large = “{ $text }” is more than a hundred million. Is it mistyped?
quote-total-large = The total is more than a hundred million. Is something mistyped?
quote-percent = “{ $text }” is not a percentage between 0 and 100, such as 22 or 7.5
quote-item = “{ $text }”: please write what it is, and then its price: Homepage design 1200
quote-item-twofold = “{ $text }” can be read in two ways. Please put a colon before the price, or write it without a space: 1200
quote-zero = The total is zero. Please write at least one item with a price.
quote-step = “{ $line }” does not begin with a day, as in: 3 December First draft
quote-line-past = “{ $line }”: this day has passed already.
quote-many-lines = Please keep it to { $most } lines.
quote-note-long = Please keep the note under { $most } characters.
quote-rounds = “{ $text }” is not a number from 0 to 99.
quote-end-first = The end comes before the start.
quote-plan-empty = Please write at least one part, such as: 100% 30 days
quote-plan-line = “{ $line }”: please write the share and when it is due, such as 30% deposit, 40% milestone Homepage, 30% 30 days, 500 by 15 January
quote-plan-nothing = “{ $line }”: this part would be nothing.
quote-plan-percent = The parts add up to { $percent } percent. They have to make 100.
quote-plan-over = The parts add up to more than the total.
quote-plan-under = The parts add up to less than the total. “rest” stands for what is left: rest 30 days

## The draft
quote-draft-title = Draft: { $title }, for { $name }
quote-draft-open = Nobody has seen this yet. Shall it go to { $name }?
quote-draft-setting = The PDF is being made, and goes to the client in a moment.
quote-draft-sent = Sent.
quote-setting = One moment: the PDF is being made.
quote-not-drawn = The PDF of “{ $title }” could not be made, so nothing was sent. Please edit the draft, or try once more.
quote-dropped = Discarded.
quote-dropped-card = “{ $title }” was discarded.
button-quote-send = Send to the client
button-quote-edit = Edit
button-quote-drop = Discard

## The paper
quote-file = Quote
quote-title = Quote
quote-valid = Valid until
quote-starts = Starts on
quote-ends = Ends on
quote-head-what = What
quote-head-quantity = Quantity
quote-head-price = Price
quote-head-sum = Sum
quote-head-part = Part
quote-head-due = Due
quote-net = Net
quote-tax = Tax, { $percent } %
quote-total = Total
quote-steps = Steps
quote-ours = What we do
quote-theirs = What you do
quote-rounds-title = Revisions
quote-rounds-included = { $count ->
    [0] No revision rounds are included.
    [one] One revision round is included.
   *[other] { $count } revision rounds are included.
}
quote-rounds-extra = One more costs { $price }.
quote-plan = Payment plan
quote-part-deposit = Deposit
quote-part-milestone = With the approval of “{ $name }”
quote-part-instalment = Instalment
quote-due-on = by { $day }
quote-due-signing = { $count ->
    [0] on signing
    [one] within 1 day of signing
   *[other] within { $count } days of signing
}
quote-due-approval = { $count ->
    [0] on the approval
    [one] within 1 day of the approval
   *[other] within { $count } days of the approval
}
quote-sign-title = What signing records
quote-sign = I accept the quote “{ $title }”, version { $version }, for { $price }. To sign, please answer in the chat with your first and last name.
quote-inexact = □ stands for characters that this font lacks; the exact texts are attached as quote.json.

## The card
approval-files-quote = This is the quote, as a PDF:
approval-title-quote = Quote: { $title }, version { $version }
approval-records-quote = If you sign, this goes on record:
approval-sentence-quote = I accept the quote “{ $title }”, version { $version }, for { $price }, as in the PDF shown to me here ({ $digest }).
approval-expires-quote = It is valid until { $day }.
approval-is-refused-quote = The quote was declined.
approval-is-expired-quote = The time to accept this quote has passed.
approval-declining = What is the reason? Please answer in words; your answer declines the quote, and goes on record.
button-approve-quote = Sign
button-refuse-quote = Decline
receipt-quote = ✓ On record: the quote “{ $title }”, version { $version }, for { $price } is signed ({ $digest }).
receipt-paper-quote = The receipt of the quote “{ $title }”, version { $version }, for { $price }, with its seal.
news-approval-given-quote = { $who } has signed the quote “{ $title }”, version { $version }, for { $price } ({ $name }).
news-approval-refused-quote = { $who } declines the quote “{ $title }”, version { $version }, for { $price } ({ $name }).
gate-missing-quote = a quote is not signed
gate-missing-deposit = a deposit has not arrived
kind-work_started = work began regardless of the quote

## Accepted elsewhere
quote-elsewhere = { $office } has put on record that the quote “{ $title }”, version { $version }, for { $price }, was accepted elsewhere, with this document. If that is not so, please tell us here.
quote-elsewhere-recorded = On record as your statement: “{ $title }”, version { $version }, was accepted elsewhere ({ $file }). The client is told.
receipt-elsewhere = ✓ On record, as { $office } states: the quote “{ $title }”, version { $version }, for { $price }, was accepted elsewhere ({ $digest }).

## Whether work may start
gate-may-start = Go: work for { $name } may start
gate-nothing-asked = Go: no quote was sent to { $name }
gate-may-not-start = Stop: work for { $name }
gate-started = On record.
gate-started-already = Work has begun regardless; that is on record.
button-start-regardless = Start regardless
