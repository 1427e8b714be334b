# What costs extra: an urgent call, one more revision round.

approve-extra = I could not read extra={ $text }. It is what one more revision round costs, such as extra=80EUR
surcharge-call-title = Urgent call
surcharge-call-text =
    { $office } is called now, outside office hours, and tells you within 15 minutes whether it can be done.
    Urgent means: { $meaning }
    The price is { $price }. It is owed only if somebody takes care of it.
surcharge-round-title = Revision round { $number }: { $title }
surcharge-round-text =
    { $rounds ->
        [0] No revision rounds are included.
        [one] One revision round is included, and it was used.
       *[other] { $rounds } revision rounds are included, and they were used.
    }
    One more costs { $price }. Once the price is accepted, you will be asked what should change.
surcharge-not-needed = This price is no longer needed: another one was accepted.
surcharge-other-terms = Something else has been agreed since. Please say “urgent” once more.
surcharge-called-already = { $office } has been called within the last hour, so nothing is owed for another call.
urgent-paid-nobody = An urgent call to { $office } outside office hours costs { $price }. Nobody can order one for you yet.
approval-title-surcharge = { $title }: { $price }
approval-sentence-surcharge = I accept the price of { $price } for “{ $title }” ({ $digest }).
approval-is-refused = The price was not accepted, and nothing is owed.
approval-state-refused = not accepted
button-approve-surcharge = Accept the price
button-refuse = No, thank you
receipt-surcharge = ✓ On record: the price of { $price } for “{ $title }” is accepted ({ $digest }).
news-approval-given-surcharge = { $who } accepts the price of { $price } for “{ $title }” ({ $name }).
news-approval-refused = { $who } does not accept the price of { $price } for “{ $title }” ({ $name }).
receipt-paper-surcharge = The receipt of “{ $title }” for { $price }, with its seal.
receipt-price = Price
approval-records-surcharge = If you accept, this goes on record:
approval-expires-surcharge = It can be accepted until { $day }.
urgent-paid = An urgent call to { $office } outside office hours costs { $price }. It can be ordered by: { $names }
approval-is-expired-surcharge = The time to accept this price has passed, and nothing is owed.
