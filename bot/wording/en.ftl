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

## What can be done with a client
word-new = new
word-list = list
word-invite = invite
word-here = here
word-set = set

## One example for each verb, and what it does
example-claim = { $slash }claim CODE
example-start = { $slash }start CODE
example-hours = { $slash }hours Mo-Fr 09:00-13:00,14:00-18:00
example-away = { $slash }away 2026-12-24 2027-01-06 Christmas
example-back = { $slash }back
example-client = { $slash }client new Rossi SRL
example-digest = { $slash }digest
example-status = { $slash }status
example-told = { $slash }hours
example-help = { $slash }help
about-claim = make this account the owner's
about-start = use an invitation code
about-hours = when the office is open
about-away = close the office for some days, or until { $slash }back
about-back = open again
about-client = add a client, list them, see one
about-digest = what waits for an answer
about-status = how things stand
about-help = what you can do here

## Away
away = Thank you for your message. { $office } is closed at the moment and opens again { $opening }. Your message is kept and will be read then.
away-no-date = Thank you for your message. { $office } is closed at the moment, and the day of return is not fixed yet. Your message is kept and will be read then.
away-reason = Reason: { $reason }

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
away-set-endless = The office is closed from now on, until you write { $slash }back.
away-set-opens = It opens again { $opening }.
away-set-reason = Clients are told the reason: { $reason }
away-dates = I could not read dates in “{ $text }”. Please write them like this: { $slash }away 2026-12-24 2027-01-06 Christmas
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
button-this-is = This is { $name }
button-no-client = No client's

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
