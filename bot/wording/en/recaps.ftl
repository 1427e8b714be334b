# Recaps: how things stand, for a client; the draft of it, for the office. No exclamation marks here.

## What a client reads
recap-title = { $office }: how things stand on { $day }
recap-late = This was due on { $day }. We are sorry that it comes late.
recap-part-done = Done
recap-part-decided = Decided
recap-part-waiting = Waiting for you
recap-part-next = Coming next
recap-part-metrics = Numbers
recap-part-money = Money
recap-entry = { $text } (entry { $seq })
recap-step-done = { $title }
recap-payment-received = Payment received, no. { $number }, { $title }
recap-golive = { $title }: approved by { $who }
recap-approved = { $title }: approved by { $who }
recap-elsewhere = { $title }: accepted outside this chat
recap-changes = { $title }: changes asked for by { $who }
recap-refused = { $title }: declined by { $who }
recap-revoked = { $title }: approval taken back by { $who }
recap-complaint-closed = Complaint settled: { $title }
recap-approval-open = To be decided: { $title }
recap-payment-open = To be paid: no. { $number }, { $title }
recap-complaint-asked = Is this settled for you: { $title }
recap-step-to-come = { $title }
recap-step-moved = { $title }, moved
recap-step-moved-why = { $title }, moved ({ $reason })
recap-step-late = { $title }
recap-appointment = Call
recap-somebody = somebody on your side
recap-since = since { $day }
recap-since-brief = since { $day }
recap-received-on = { $amount }, on { $day }
recap-due-on = { $amount }, due on { $day }
recap-planned-for = planned for { $day } and not done yet
recap-money-open = Still to be paid
recap-money-received = Received
recap-more = { $count ->
    [one] and one more: all of them are in the attached file
   *[other] and { $count } more: all of them are in the attached file
}
recap-all = All of it as a list
recap-file = recap
recap-upto = On record up to entry { $seq }, { $hash }
recap-card-title = How things stand
recap-period = { $first } to { $last }
recap-progress = Steps done: { $done } of { $count }
recap-ask = Is all of this correct? You can also answer in words: “all correct”, or “something is off”.
button-recap-correct = All correct
button-recap-off = Something is off
recap-noted-correct = Thank you. It is on record that all of this is correct.
recap-noted-off = Thank you for saying so; it is on record. What is off? Please answer in words, and { $office } will come back to you.
recap-noted-words = Thank you. It is on record, and { $office } will come back to you.
recap-again-correct = It is on record already that all of this is correct.
recap-again-off = It is on record already. What is off? Please write it here.
recap-not-yours = Whoever decides on your side can answer this.
recap-mine = The next recap is due { $when }.

## What the office reads
recap-whose = Please say for whom: { $slash }recap rossi, { $slash }recap rossi weekly fri 17:00
recap-what = For { $name } there are: { $slash }recap { $name } weekly fri 17:00, { $slash }recap { $name } monthly 1 9:00, { $slash }recap { $name } preview, { $slash }recap { $name } off
recap-weekday = “{ $text }” is not a day of the week. Please write it like this: { $slash }recap rossi weekly fri 17:00
recap-monthday = “{ $text }” is not a day of a month. There are 1 to 31, and last: { $slash }recap rossi monthly last 9:00
recap-clock = I could not read “{ $text }” as a time of day. Please write it like this: { $slash }recap { $name } weekly fri 17:00
recap-setting = I could not read “{ $setting }”. There are untouched=goes and untouched=waits.
recap-off = { $name } gets no recaps.
recap-how = To begin: { $slash }recap rossi weekly fri 17:00. To see how one would read: { $slash }recap rossi preview
recap-weekly = a recap every week, on { $weekday } at { $clock }
recap-monthly = a recap every month, on day { $monthday } (or the last one) at { $clock }
recap-monthly-last = a recap every month, on the last day at { $clock }
recap-untouched-goes = A draft that nobody touches goes out. If you are closed that day, it goes on the last open day before.
recap-untouched-waits = A draft that nobody touches waits for you. If you are closed that day, it is due on the last open day before.
recap-next = The next one is due { $when }; you get the draft { $draft }.
recap-next-drafted = The next one is due { $when }; you have the draft.
recap-next-none = There is no open day on which the next one could go.
recap-unanswered = Nobody has answered the one of { $day } yet.
recap-answered-correct = { $who } answered the one of { $day }: all correct (entry { $seq }).
recap-answered-off = { $who } answered the one of { $day }: something is off (entry { $seq }).
recap-glance = Recaps: { $rhythm }. { $next }
recap-preview = This is how a recap for { $name } would read now. Nothing was sent.
recap-empty = There is nothing to tell { $name } at the moment.
recap-draft-goes = The recap for { $name }, as they will get it. It goes { $when }, unless you say otherwise.
recap-draft-waits = The recap for { $name }, as they will get it. It is due { $when }, and goes only if you send it.
recap-nobody = Nobody who decides for { $name } can be reached yet.
recap-is-goes = { $name }: it goes { $when }, unless you say otherwise.
recap-is-waits = { $name }: it is due { $when }, and goes only if you send it.
recap-is-waiting = { $name }: it was due { $when } and has not gone. It waits for you.
recap-is-going = { $name }: it has been sent.
recap-is-skipped = { $name }: skipped. What it would have said will be in the next one.
recap-is-unreachable = { $name }: nobody who decides can be reached, so it was not sent. What it would have said will be in the next one.
recap-is-empty = { $name }: there is nothing to tell.
recap-is-gone = { $name }: this draft no longer applies.
recap-list = { $count ->
    [one] One recap is ready to be looked at
   *[other] { $count } recaps are ready to be looked at
}
recap-gone = This draft no longer applies.
recap-form = Change the recap
recap-form-submit = Show it again
recap-field-words = Your own words at the top
recap-field-left-out = What to leave out
button-recap-send = Send now
button-recap-edit = Edit
button-recap-skip = Skip
recap-news-correct = { $who } says that all is correct in the recap of { $day } ({ $name }).
recap-news-off = { $who } says that something is off in the recap of { $day }. I have asked what it is ({ $name }).
