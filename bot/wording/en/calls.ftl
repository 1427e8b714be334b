# English. One key a line; variables are explained where they are not plain.

## Times to choose from. $when is a day and an hour: "on Tuesday 1 December at 15:00"
call-offer = { $office } can call you at one of these times, for { $minutes } minutes:
call-offer-office = { $office } would like to talk with you. These times are free, for { $minutes } minutes:
call-offer-how = Which one suits you? You can also write its number, or another day and hour.
call-time = { $day }, { $clock }
call-echo = Shall I arrange the call { $when }?
call-chosen = Chosen: { $when }.
call-offer-over = These times are no longer on offer.
call-taken = That time has just been taken. These are free:
call-gone = That time is no longer free. These are free:
call-not-free = That time is not free. These are:
call-word-which = Please write the number of one of the times, or a day with its hour.
call-none-yet = Calls cannot be arranged here yet. I have passed your wish on to { $office }.
call-full = No time for a call is free in the coming weeks. I have passed your wish on to { $office }.
call-passed-on = I have told { $office } that none of these times suits you. The answer will come here.
call-read-at = It will be read { $opening }.
call-wish = I would like to arrange a call.
call-wish-other = I would like to arrange a call; none of the times on offer suits me.
call-not-yours = Calls are arranged with whoever decides on your side.
call-who-can = Calls are arranged with whoever decides on your side: { $names }
button-other-times = Other times
button-no-time = None of them
button-call-yes = Yes, please

## A call that is arranged
call-arranged = The call is arranged: { $office } calls { $name } { $when }, for { $minutes } minutes.
call-moved = The call is moved: { $office } calls { $name } { $when }, for { $minutes } minutes; no longer { $was }.
call-number = If { $office } should call you at another number, please write it here.
call-was-cancelled = The call { $when } is cancelled.
call-was-moved = The call { $when } is moved to another time.
call-cancelled = The call of { $office } with { $name } { $when } will not take place: { $by } has cancelled it.
call-another = To arrange another one, write “{ $word }”.
call-begun = This call has begun already.
call-not-to-come = That call is no longer planned.
call-none-yours = No call is arranged with you.
call-reminder = A reminder: { $office } calls { $name } { $when }.
call-file = call
call-file-title = Call with { $name }
call-file-alt = The call, for your calendar
button-cancel-call = Cancel
button-other-time = Another time

## For the office
call-list = Calls to come
call-list-none = No call is arranged.
call-line = { $name }, { $when }
call-line-outside = { $name }, { $when } (outside your call hours)
call-more = and { $count } more
call-soon = Calls in the coming seven days:
call-now-outside = These calls are now outside your call hours. They stay arranged until somebody cancels them:
call-no-hours = There are no hours for calls yet. To set them: { $slash }hours calls Tue and Thu 15-17
call-no-times = No time is free within your call hours in the coming weeks.
call-nobody = { $name } has nobody here yet who decides. To invite somebody: { $slash }client { $name } invite
call-offered = { $count ->
    [one] { $name } has one time to choose.
   *[other] { $name } has { $count } times to choose from.
}
call-none-to-cancel = No call with { $name } is planned.
call-cancel-done = The call with { $name } is cancelled; the client is told.
call-what = For a call, say with whom: { $slash }call Rossi. To cancel one: { $slash }call Rossi cancel
call-which = Which call with { $name } should be cancelled?
