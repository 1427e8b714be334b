# English. One key a line; variables are explained where they are not plain.

## Away
away = Thank you for your message. { $office } is closed at the moment and opens again { $opening }. Your message is kept and will be read then.
away-rehearsal = If somebody of { $name } writes when you are closed next ({ $closing }), this is the answer:
away-rehearsal-now = If somebody of { $name } writes now, while you are closed, this is the answer:
away-rehearsal-once = It goes once for each evening or absence, not for each message, and you find what they wrote in one digest at opening.
away-no-date = Thank you for your message. { $office } is closed at the moment, and the day of return is not fixed yet. Your message is kept and will be read then.
away-reason = Reason: { $reason }
away-urgent = If it cannot wait, please press the button.
button-urgent = It is urgent
questions = So that the first answer can be a useful one, please write:
question-what = • What do you need?
question-when = • By when?
question-who = • Who decides?

## Digest
digest-title = { $count ->
    [one] One message is waiting for you
   *[other] { $count } messages are waiting for you
}
digest-page = Page { $page } of { $pages }
digest-how-one = Reply to this message to answer it.
digest-how-many = To answer one, reply to this message and start with its number: “2 Thank you, …”
digest-which = Please start with the number of the message that you are answering, from 1 to { $most }: “2 Thank you, …”
digest-empty = Nothing is waiting for an answer.
digest-edited = edited
digest-answered = answered
digest-withdrawn = (deleted by its author)
digest-gone = (no longer kept)
digest-snoozed-until = back { $opening }
digest-settled-before = This one was settled before.
digest-ticked = Marked as answered.
digest-snoozed = It comes back at the next opening.
digest-assigned = It is { $name }'s to answer now.
digest-for = for { $name }
digest-urgent = URGENT
digest-many = { $count } messages
digest-span = { $since } to { $until }
button-assign = Assign
digest-no-opening = There is no next opening to put it off to.
button-answered = Answered
button-snooze = Snooze
button-read = Read
button-before = ‹ Back
button-next = Next ›
button-old = This button no longer works.
button-forbidden = This button is for the office.
passed-on-how = Reply to this message to answer; I pass it back.
reply-to-what = Reply to a client's message to answer it, or write { $slash }help.
reply-too-late = That message is no longer kept, so I do not know where to send this. Please write to the client directly.

## Urgent
urgent-open = { $office } is open now, and your messages are passed on at once.
urgent-never = { $office } cannot be called outside office hours.
urgent-opens = Your message is kept and will be read { $opening }.
urgent-kept = Your message is kept and will be read when the office opens again.
urgent-means = Urgent means: { $meaning }
urgent-meaning = something that cannot wait until the office opens
urgent-ask = Shall I call { $office } now?
urgent-called = { $office } is being called. You will have an answer here within { $minutes } minutes.
urgent-waits = Nobody will be called.
urgent-taken = { $name } is taking care of it now.
urgent-refused = { $office } was reached and cannot take care of it now.
urgent-unanswered = Nobody has answered within { $minutes } minutes. { $office } could not be reached.
urgent-recent-open = { $office } was called { $when }; the answer will come here.
urgent-recent-taken = { $office } was called { $when } and is taking care of it.
urgent-recent-refused = { $office } was called { $when } and cannot take care of it now. A new call can be made an hour later.
urgent-recent-unanswered = { $office } was called { $when } and could not be reached. A new call can be made an hour later.
urgent-call = URGENT: { $who } called { $when }.
urgent-call-how = If nobody answers, the client is told so after { $minutes } minutes. You can also reply to this message.
urgent-call-taken = Taken. Reply to this message to write to the client.
urgent-call-refused = The client was told that it cannot be done now.
button-call = Call now
button-can-wait = It can wait
button-take = I'll take it
button-cannot = I cannot
button-clients = This button is for the client.
urgent-unreadable = I could not read urgent={ $value }. There are: never, always, paid:120EUR
urgent-meaning-long = Please say in at most { $most } characters what is urgent: clients read it on the card.

## Strangers
stranger-new = Not a client yet. Reply to this message to answer.
stranger-is-client = { $name } is a client now. To give the client another name:
stranger-was-declined = Declined.
stranger-decline-how = These words would go out:
stranger-declined = Thank you for writing to { $office }. At present no new work can be taken on, and it is fairer to tell you at once. We wish you every success.
button-make-client = Make it a client
button-decline = Decline kindly
button-send = Send this
button-not-yet = Not yet

## Answers while the office is closed
late-ask = For { $name } the office is closed now. When should your answer go? If you do not choose, it goes { $opening }.
late-waits = Your answer to { $name } goes { $opening }:
late-sent = Your answer to { $name } was sent.
late-dropped = Your answer to { $name } was not sent.
late-note = You have answered { $name } outside office hours, in a chat where it is seen at once. The office opens { $opening }; until then you owe nobody an answer.
late-note-how = Next time you can let it wait, from here:
later-what = Please add what should go out at the opening, in reply to the client's message or with the client's name: { $slash }later Rossi Good morning, …
later-nowhere = { $name } has no chat with me yet, so there is nowhere to send it. To invite somebody: { $slash }client { $name } invite
button-send-at = Send { $opening }
button-send-now = Send now
button-tonight = Send now, and do not ask again before we open
button-drop = Do not send

## Files
kind-photo = photo
kind-document = document
kind-audio = audio
kind-voice = voice message
kind-video = video
kind-animation = animation
kind-sticker = sticker
kind-place = location
answer-without = { $file } could not be fetched and does not go with your answer. Please send it once more, or as a link.
file-too-large = [{ $file }: too large to be passed on here. Please ask for a link to it.]
file-empty = [{ $file }: it arrived empty. Please ask to have it sent again.]
file-gone = [{ $file }: it can no longer be fetched. Please ask to have it sent again.]
file-not-a-file = [{ $file }: what arrived is not what was announced, so it is not passed on. Please ask to have it sent again.]
file-full = [{ $file }: there is no room left for files. The setting is PALETTI_STORE_FILES_MEGABYTES.]
