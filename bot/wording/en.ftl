# English. One key a line; variables are explained where they are not plain.

the-office = The office
somebody = Somebody
not-a-client = not a client yet
mark-again = (again)
mark-rehearsal = — Rehearsal: the clock is moved —

## Verbs, as people may type them
verb-claim = claim
verb-start = start
verb-hours = hours
verb-away = away
verb-back = back
verb-client = client
verb-digest = digest
verb-status = status
verb-help = help
verb-open = open
verb-later = later
verb-member = member
verb-link = link
verb-language = language
verb-privacy = privacy
verb-urgent = urgent

## What can be done with a client
word-new = new
word-list = list
word-invite = invite
word-here = here
word-set = set
word-rename = rename
word-approver = approver
word-reader = reader
word-remove = remove
word-calls = calls
word-holidays = holidays
word-none = none
word-office = office
word-stand-in = stand-in
word-it = italian
word-en = english
word-language = language
word-timezone = timezone
word-hours = hours
word-urgent = urgent
word-urgent-means = urgent-means
word-never = never
word-always = always
word-paid = paid

## One example for each verb, and what it does
example-claim = { $slash }claim CODE
example-start = { $slash }start CODE
example-hours = { $slash }hours Mon to Fri 9-13 and 14-18
example-away = { $slash }away 24 Dec - 6 Jan Christmas
example-back = { $slash }back
example-client = { $slash }client new Rossi SRL
example-digest = { $slash }digest
example-status = { $slash }status
example-told = { $slash }hours
example-help = { $slash }help
example-open = { $slash }open until 20:00
example-later = { $slash }later Rossi Good morning, here is the draft.
example-member = { $slash }member new Anna
example-link = { $slash }link
example-language = { $slash }language it
example-privacy = { $slash }privacy
example-urgent = { $slash }urgent
example-rename = { $slash }client { $name } rename Rossi SRL
example-hours-holidays = { $slash }hours holidays IT-RM
example-hours-calls = { $slash }hours calls Tue and Thu 15-17
about-claim = make this account the owner's
about-start = use an invitation code
about-hours = when the office is open
about-away = close the office for some days, or until { $slash }back
about-back = open again
about-client = add a client, list them, see one
about-digest = what waits for an answer
about-status = how things stand
about-help = what you can do here
about-open = be open for once
about-later = an answer that goes out at the opening
about-member = who works for the office
about-link = a second account of yours
about-language = the language I speak with you
about-privacy = what is kept about you
about-urgent = what to do if it cannot wait

## Away
away = Thank you for your message. { $office } is closed at the moment and opens again { $opening }. Your message is kept and will be read then.
away-no-date = Thank you for your message. { $office } is closed at the moment, and the day of return is not fixed yet. Your message is kept and will be read then.
away-reason = Reason: { $reason }
away-urgent = If it cannot wait until then, press the button.
button-urgent = It is urgent
questions = So that the first answer can be a useful one, please write:
question-what = • What do you need?
question-when = • By when?
question-who = • Who decides?

## Digest
digest-title = { $count ->
    [one] One message waits for you
   *[other] { $count } messages wait for you
}
digest-page = Page { $page } of { $pages }
digest-how-one = Reply to this message to answer it.
digest-how-many = To answer one, reply to this message and start with its number: “2 Thank you, …”
digest-which = Please start with the number of the message that you answer, from 1 to { $most }: “2 Thank you, …”
digest-empty = Nothing waits for an answer.
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
digest-many = { $count } messages until { $last }
button-assign = Assign
digest-no-opening = There is no next opening to put it off to.
button-answered = Answered
button-snooze = Snooze
button-read = Read
button-before = ‹ Back
button-next = Next ›
button-old = This button no longer counts.
button-forbidden = This button is for the office.
passed-on-how = Reply to this message to answer; I pass it back.
reply-to-what = Reply to a client's message to answer it, or write { $slash }help.
reply-too-late = That message is no longer kept, so I do not know where to send this. Please write to the client directly.

## Hours
hours-title = Office hours
hours-zone = Time zone: { $zone }
hours-openings = Next openings:
hours-holidays = Closed on public holidays: { $region }
hours-holidays-none = Public holidays are not heeded.
hours-calls = Calls: { $hours }
holidays-open = New public holidays. Shall they count?
holidays-confirmed = These public holidays count now
holidays-dropped = The public holidays stay as they were; not taken over:
holidays-next = The next ones:
holidays-which = Please add the region: { $slash }hours holidays IT-RM, or none
calls-open = New hours for calls. Shall they count?
calls-confirmed = These hours for calls count now
calls-dropped = The hours for calls stay as they were; not taken over:
calls-none = There are no hours for calls.
calls-which = Please add the hours: { $slash }hours calls Tue and Thu 15-17, or none
calls-now = Calls can be had now, until { $closing }.
calls-opens = Calls can next be had { $opening }.
client-open = New hours for { $name }. Shall they count?
client-confirmed = These hours count for { $name } now
client-dropped = The hours for { $name } stay as they were; not taken over:
week-open = Office hours
week-calls = Calls
week-closed = Closed
week-away = Away
week-notes = The next month
hours-always = That is always: clients will never be told that the office is closed.
hours-never = With these hours the office never opens: every message is held, and no digest comes by itself.
hours-how = To change them:
hours-open = New hours. Shall they count?
hours-confirmed = These hours count now
hours-dropped = The hours stay as they were; not taken over:
button-confirm = Yes, from now on
button-keep = Leave as they were
hours-told-open = { $office } is open and closes { $closing }.
hours-told-open-always = { $office } is open.
hours-told-opens = { $office } is closed and opens { $opening }.
hours-told-closed = { $office } is closed, and the day of return is not fixed yet.
hours-unreadable = I could not read these hours: “{ $part }”. An example: Mo-Fr 09:00-13:00,14:00-18:00
hours-unsupported = “{ $part }” cannot be used for office hours. Weekdays with spans of hours work: Mo-Fr 09:00-13:00,14:00-18:00
hours-no-clock = There is no time “{ $part }” on a clock. Please give times from 0:00 to 24:00.
hours-no-day = There is no day “{ $part }”.
hours-no-length = “{ $part }” ends when it begins. For a whole day, write 00:00-24:00.
hours-overlap = Two spans of the same day overlap: { $first } and { $second }. Please give each hour once.
region-unknown = I know no country or region “{ $region }” with public holidays of its own. Similar: { $nearest }.
rule-always = Always open
rule-never = Never open
rule-line = { $days }: { $hours }
rule-every-day = every day
rule-closed = closed
rule-all-day = all day
rule-also = also { $hours }
rule-next-day = { $span } of the next day
rule-days = { $first } to { $last }
rule-and = { $list } and { $last }
rule-years-on = from { $year } on
rule-nth = { $nths } { $weekday } of the month
rule-nth-m = { $nth ->
    [first] first
    [second] second
    [third] third
    [fourth] fourth
    [fifth] fifth
    [second-last] second to last
    [third-last] third to last
    [fourth-last] fourth to last
    [fifth-last] fifth to last
   *[last] last
}
rule-nth-f = { $nth ->
    [first] first
    [second] second
    [third] third
    [fourth] fourth
    [fifth] fifth
    [second-last] second to last
    [third-last] third to last
    [fourth-last] fourth to last
    [fifth-last] fifth to last
   *[last] last
}
zone-unknown = There is no time zone “{ $zone }”. Similar names: { $nearest }.
language-unknown = “{ $language }” is not a language I speak. There are it (Italian) and en (English).

## Absence
away-set = The office is closed from { $first } to { $last }, both days included.
away-set-day = The office is closed on { $day }.
away-set-endless = The office is closed from now on, until you write { $slash }back.
away-set-endless-from = The office is closed from { $first } on, until you write { $slash }back.
away-set-until = The office is closed from now on; it ends { $until }.
away-set-opens = It opens again { $opening }.
away-set-reason = Clients are told the reason: { $reason }
away-set-stand-in = { $name } gets the digest and urgent calls meanwhile.
overlap-open = There is an absence at that time already:
overlap-new = Shall this one take its place?
overlap-left = The absence stays as it was.
button-replace = Yes, replace it
open-now = The office is open for once; that ends { $until }.
open-then = The office is open for once: it opens { $starts } and closes { $ends }.
open-when = Please add until when: { $slash }open until 20:00, or { $slash }open 26 Dec 10:00-12:00
open-past = That is over already.
away-dates = I could not read dates in “{ $text }”. Please write them like this: { $slash }away 24 Dec - 6 Jan Christmas
away-backwards = { $end } is before { $start }: please give the first day first.
away-past = { $end } has passed already.
away-reason-long = Please keep the reason under { $most } characters: clients read it in the reply.
date-impossible = There is no day “{ $text }”. Please write it as 2026-12-24.
back = The absence is over.
back-open = Welcome back. The office is open.
back-closed = The absence is over. By its hours the office is closed now and opens { $opening }.
back-not-away = The office is not away.
back-planned = The office is not away now. To call off what is planned: { $slash }back { $day }

## Status
status-open = Open. Closes { $closing }
status-closed = Closed. Opens { $opening }
status-waiting = { $count ->
    [0] Nothing waits for an answer.
    [one] One message waits for an answer.
   *[other] { $count } messages wait for an answer.
}
status-clients = Clients: { $count }
status-platforms = Connected: { $names }
status-away = Planned absence from { $first }
status-undelivered = { $count ->
    [one] One message could not be delivered.
   *[other] { $count } messages could not be delivered.
}

## Help
help-office = What you can do here:
help-client = Write here and { $office } will read it. You can also ask:
command-unknown = There is no command “{ $verb }” here.
command-nearest = There is no command “{ $verb }”. Do you mean { $example } ?
command-not-yours = { $slash }{ $verb } is for the office.
write-to-me-privately = Please write to me privately for that.
answered-privately = I have answered in our private chat.

## First words
owner-welcome = This office is yours now.
owner-welcome-hours = Hours: { $rule } ({ $zone }). To change them, write { $slash }hours.
owner-welcome-next = Next, your first client:
owner-welcome-held = { $count ->
    [one] One message waits already: { $slash }digest
   *[other] { $count } messages wait already: { $slash }digest
}
owner-moved = The office is { $name }'s now. You remain a member.
hello-stranger = Good day. This is the assistant of { $office }. If you were given a code, please send it here. Otherwise write what it is about, and your message will be passed on.
hello-client = Good day. Write here, and { $office } will read it.
stranger-hello = Thank you for your message. It was passed on to { $office }, and the answer will come here.
welcome = Welcome. This is the assistant of { $office }.
welcome-does = What you write here is passed on to { $office } in office hours and kept safe outside them.
welcome-records = What you write is not put on record, and it is deleted 30 days after it was answered.
welcome-shared = Good day. I am the assistant of { $office }. Mention me, or answer one of my messages, and I pass it on; outside office hours I keep it.
contact-joined-approver = { $who } has used the invitation and decides for this client.
contact-joined-reader = { $who } has used the invitation and reads along for this client.

## Codes
claim-needs-a-person = I cannot see who you are here. Please write as yourself, in a private chat with me.
claim-in-private = For your safety, please do that in a private chat with me. If others have seen the code, make a new one with “paletti claim-code”.
claim-needs-code = Please add the code from the console: { $slash }claim CODE
code-in-private = Please send the code in a private chat with me, so that nobody else can use it.
code-unknown = This code is not known here. Please check it letter by letter.
code-expired = This code has expired. Please ask for a new one.
code-used = This code was used already. Please ask for a new one.
code-wait = Please wait { $seconds } seconds before you try another code.
code-is-for-clients = You belong to the office; this code is for a client.

## Clients
client-list = { $count ->
    [one] One client
   *[other] { $count } clients
}
client-waiting = { $count } waiting
client-none = There are no clients yet. Add one:
client-needs-name = Please add the client's name: { $slash }client new Rossi SRL
client-name-long = Please keep the name under { $most } characters.
client-exists = There is a client “{ $name }” already. To invite somebody else of theirs: { $slash }client { $name } invite
client-unknown = There is no client “{ $name }”. { $slash }client list shows them all.
client-unknown-near = There is no client “{ $name }”. Do you mean { $nearest }?
client-several = “{ $name }” fits several clients: { $names }. Please write more of the name.
client-what = I do not know what to do with “{ $word }”. For { $name } there are: invite, here, set language=it, set timezone=Europe/Rome
client-here-shared = Please write that in the shared chat itself.
client-here-taken = This chat belongs to { $name } already.
client-set-unknown = “{ $word }” cannot be set. These can: { $known }, each as key=value.
client-language = Language: { $language }
client-zone = Time zone: { $zone }
client-people = People:
client-nobody = Nobody has used an invitation yet.
client-chats = Shared chats:
client-since = The oldest came { $when }.
client-hours-office = Hours: the office's
client-hours-own = Hours of their own: { $hours } ({ $zone })
client-urgent-never = Urgent calls: never
client-urgent-always = Urgent calls: always, for: { $meaning }
client-urgent-paid = Urgent calls: for { $price }, for: { $meaning }
client-here-office = This is the office's own chat.
client-here-was-office = This was the office's own chat, and what other clients wrote stands in it. Please take another chat.
contact-needs-name = Please add the person's name. There are: { $names }
contact-unknown = Nobody who has written for this client is called “{ $name }”. There are: { $names }
contact-removed = { $name } no longer speaks for this client.
language-it = Italian
language-en = English
language-own = as each person has it
role-approver = decides
role-reader = reads along
invitation-title = { $name } has a place here now
invitation-send = Send one of these to your client. The code works once, for { $days } days.
invitation-typed = As text, to be sent to me in a private chat:
invitation-shared = For a shared chat, invite me to the Slack channel or the Telegram group: I will ask you there whose it is.
whose-chat = I was brought into “{ $title }”. Whose chat is it?
whose-bound = “{ $title }” is the chat of { $name } now. Everybody there who is not of the office reads along for { $name }.
whose-none = “{ $title }” belongs to no client. I keep quiet there.
whose-office = “{ $title }” is the office's own chat now.
button-our-own = Our own office chat
button-this-is = This is { $name }
button-no-client = No client's

## Urgent
urgent-open = { $office } is open now, and your messages are passed on at once.
urgent-never = { $office } cannot be called outside office hours.
urgent-opens = Your message is kept and will be read { $opening }.
urgent-kept = Your message is kept and will be read when the office opens again.
urgent-paid = An urgent call to { $office } outside office hours costs { $price } and needs your written acceptance, which cannot be given here.
urgent-means = Urgent means: { $meaning }
urgent-meaning = something that cannot wait until the office opens
urgent-ask = Shall I call { $office } now?
urgent-called = { $office } is being called. You will have an answer here within { $minutes } minutes.
urgent-waits = I call nobody.
urgent-taken = { $name } is taking care of it now.
urgent-refused = { $office } was reached and cannot take care of it now.
urgent-unanswered = Nobody has answered within { $minutes } minutes. { $office } could not be reached.
urgent-recent-open = { $office } was called { $when }; the answer will come here.
urgent-recent-taken = { $office } was called { $when } and is taking care of it.
urgent-recent-refused = { $office } was called { $when } and cannot take care of it now. A new call can be made an hour later.
urgent-recent-unanswered = { $office } was called { $when } and could not be reached. A new call can be made an hour later.
urgent-call = URGENT: { $who } has called { $when }.
urgent-call-how = Unanswered, the client is told so after { $minutes } minutes. You can also reply to this message.
urgent-call-taken = Taken. Reply to this message to write to the client.
urgent-call-refused = The client was told that it cannot be done now.
button-call = Call now
button-can-wait = It can wait
button-take = I take it
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
late-ask = The office is closed to { $name }. When shall your answer go? Untouched, it goes { $opening }.
late-waits = Your answer to { $name } goes { $opening }:
late-sent = Your answer to { $name } is out.
late-dropped = Your answer to { $name } was not sent.
late-note = You have answered { $name } outside office hours, where it is seen at once. The office opens { $opening }; until then you owe nobody an answer.
late-note-how = Next time you can let it wait, from here:
later-what = Please add what shall go out at the opening, as an answer to the client's message or with the client's name: { $slash }later Rossi Good morning, …
later-nowhere = { $name } has no chat with me yet, so there is nowhere to send it. To invite somebody: { $slash }client { $name } invite
button-send-at = Send { $opening }
button-send-now = Send now
button-tonight = Send now, and do not ask again before we open
button-drop = Do not send

## Members and accounts
member-list = Who works for the office
member-how = To invite somebody:
member-invited = { $name } has a place in the office now
member-send = Pass this on. The code works once, for { $days } days, in a private chat with me:
member-welcome = Welcome to { $office }
member-welcome-does = You can answer clients' messages that are passed on to you here; { $slash }help shows what else there is.
member-joined = { $name } has used the invitation and works for the office now.
member-removed = { $name } no longer works for the office.
member-owner-only = Only the owner can change who works for the office.
member-what = I do not know what to do with “{ $word }”. There are: { $slash }member, { $slash }member new Anna, { $slash }member Anna remove, { $slash }member here
member-needs-name = Please add the name: { $slash }member new Anna
member-exists = { $name } works for the office already.
member-unknown = Nobody of the office is called “{ $name }”. There are: { $names }
member-several = “{ $name }” fits several: { $names }. Please write more of the name.
member-is-owner = { $name } is the owner.
role-owner = owner
role-collaborator = collaborator
stand-in-not-here = { $name } has not used the invitation yet, so nothing could be passed on to { $name }.
link-code = To use another account of yours as well, write this there, in a private chat with me, within { $minutes } minutes:
link-needs-code = Please add the code from your other account: { $slash }link CODE
link-same = This is the account from which the code comes. Please write it from the other one.
linked = This account is yours as well now.
link-here = From now on I write to you here.
room-bound = This is the office's own chat now. Clients' messages are passed on to it; reply to one to answer.
room-bound-topics = This is the office's own chat now. Each client's messages are passed on in a topic of their own; reply to one to answer.
room-left = I was removed from “{ $title }”, the office's own chat. Clients' messages come here again.
topic-how = Answers to { $name }'s messages here go to { $name }.
flood = { $who } is writing a great many messages. Those that follow are kept for the digest: { $slash }digest

## Privacy and language
privacy = What { $office } keeps about you here
privacy-you = • Your name ({ $name }), the number of your account, and the language and time zone that it tells
privacy-messages = • Messages: { $count }, files: { $files }. Each is deleted 30 days after it was answered
privacy-record = • On record: { $count } entries on what was agreed, decided or called, with who did it
privacy-ask = To see it or have it erased, write to { $office }. Some of it may have to be kept by law.
language-told = I write to you in English. To change that:

## Files
kind-photo = photo
kind-document = document
kind-audio = audio
kind-voice = voice message
kind-video = video
kind-animation = animation
kind-sticker = sticker
kind-place = place
answer-without = { $file } could not be fetched and does not go with your answer. Please send it once more, or as a link.
file-too-large = [{ $file }: too large to be passed on here. Please ask for a link to it.]
file-empty = [{ $file }: it arrived empty. Please ask to have it sent again.]
file-gone = [{ $file }: it can no longer be fetched. Please ask to have it sent again.]
file-not-a-file = [{ $file }: something else arrived than was announced, so it is not passed on. Please ask to have it sent again.]
file-full = [{ $file }: there is no room left for files. The setting is PALETTI_STORE_FILES_MEGABYTES.]

## Faults
undelivered-unreachable = A message for { $name } could not be delivered: { $reason }
undelivered-rejected = A message for { $name } was refused: { $reason }
undelivered-unsure = Nobody can tell whether a message for { $name } has arrived: { $reason }
undelivered-forward = Its text, ready to forward:
left-shared = I was removed from “{ $title }” ({ $name }) and can no longer write there.
left-private = { $person } ({ $name }) has blocked me; I can no longer write there.
mishap = Something failed on our side ({ $error }). It was kept aside as { $trace }; everything else goes on.
resumed = I was not running; the last I saw was { $since }. Platforms keep messages for a day at most, so please look for what came before.

## Days and hours
moment-at = at { $clock }
moment-at-one = at { $clock }
moment-yesterday = yesterday { $clock }
moment-today = today { $clock }
moment-tomorrow = tomorrow, { $weekday }, { $clock }
moment-day = on { $day } { $clock }
moment-both = { $moment } ({ $clock } { $city } time)
