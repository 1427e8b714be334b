# English. One key a line; variables are explained where they are not plain.

## First words
owner-welcome = This office is yours now.
owner-welcome-hours = Open: { $rule } ({ $zone }). To change that, write it as you would say it:
owner-welcome-next = Next, your first client:
owner-welcome-held = { $count ->
    [one] One message is waiting already: { $slash }digest
   *[other] { $count } messages are waiting already: { $slash }digest
}
owner-moved = The office is { $name }'s now. You remain a member.
hello-stranger = Hello. This is the assistant of { $office }. If you were given a code, please send it here. Otherwise write what it is about, and your message will be passed on.
hello-client = Hello. Write here, and { $office } will read it.
stranger-hello = Thank you for your message. It was passed on to { $office }, and the answer will come here.
welcome = Welcome. This is the assistant of { $office }.
welcome-does = What you write here is passed on to { $office } during office hours and kept safe outside them.
welcome-records = Only decisions, answers to my questions, complaints and urgent calls go on record. Messages are deleted 30 days after they were answered.
welcome-shared = Hello. I am the assistant of { $office }. Mention me, or answer one of my messages, and I pass it on; outside office hours I keep it.
contact-joined-approver = { $who } has used the invitation and decides for this client.
contact-joined-reader = { $who } has used the invitation and reads along for this client.

## Codes
claim-needs-a-person = I cannot see who you are here. Please write as yourself, in a private chat with me.
claim-in-private = For your safety, please do that in a private chat with me. If others have seen the code, make a new one with “paletti claim-code”.
claim-needs-code = Please add the code from the console: { $slash }claim CODE
code-in-private = Please send the code in a private chat with me, so that nobody else can use it.
code-unknown = This code is not known here. Please check it letter by letter.
code-expired = This code has expired. Please ask for a new one.
code-used = This code has already been used. Please ask for a new one.
code-wait = Please wait { $seconds } seconds before you try another code.
code-is-for-clients = You belong to the office; this code is for a client.
code-is-for-others = You speak for this client already; this code is for somebody else.
code-is-for-office = You speak for a client here; this code is for the office.

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
client-what = I do not know what to do with “{ $word }”. For { $name } there are: invite, here, rename, approver, reader, remove, set language=it, set timezone=Europe/Rome
client-here-shared = Please write that in the shared chat itself.
client-here-taken = This chat belongs to { $name } already.
client-set-unknown = “{ $word }” cannot be set. These can: { $known }, each as key=value.
manner-unknown = I could not read manner={ $value }. There are: lei, tu
client-language = Language: { $language }
client-manner-lei = In Italian: with Lei
client-manner-tu = In Italian: with tu
client-zone = Time zone: { $zone }
client-people = People:
client-nobody = Nobody has used an invitation yet.
client-chats = Shared chats:
client-since = The oldest came { $when }.
client-hours-office = Hours: the office's
client-hours-own = Hours of their own: { $hours } ({ $zone })
client-urgent-never = Urgent calls: never
client-urgent-always = Urgent calls: always, for: { $meaning }
client-urgent-paid = Urgent calls: at { $price }, for: { $meaning }
client-here-office = This is the office's own chat.
client-here-was-office = This was the office's own chat, and it holds what other clients wrote. Please choose another chat.
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
invitation-shared = For a shared chat, invite me to it, and I will ask you there whose it is.
whose-chat = I was brought into “{ $title }”. Whose chat is it?
whose-bound = “{ $title }” is the chat of { $name } now. Everybody there who does not belong to the office reads along for { $name }.
whose-none = “{ $title }” belongs to no client. I keep quiet there.
whose-office = “{ $title }” is the office's own chat now.
button-our-own = Our own office chat
button-this-is = This is { $name }
button-no-client = No client's

## Members and accounts
member-list = Who works for the office
member-how = To invite somebody:
member-invited = { $name } has a place in the office now
member-send = Pass this on. The code works once, for { $days } days, in a private chat with me:
member-welcome = Welcome to { $office }
member-welcome-does = You can answer clients' messages that are passed on to you here; { $slash }help shows what else there is.
member-joined = { $name } has used the invitation and works for the office now.
member-removed = { $name } no longer works for the office.
member-uninvited = The invitation for { $name } was withdrawn.
member-owner-only = Only the owner can change who works for the office.
member-what = I do not know what to do with “{ $word }”. There are: { $slash }member, { $slash }member new Anna, { $slash }member Anna remove, { $slash }member here
member-needs-name = Please add the name: { $slash }member new Anna
member-exists = { $name } works for the office already.
member-unknown = Nobody in the office is called “{ $name }”. There are: { $names }
member-several = “{ $name }” fits several: { $names }. Please write more of the name.
member-is-owner = { $name } is the owner.
role-owner = owner
role-collaborator = collaborator
role-invited = invited
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
room-not-a-member = This was not passed on: { $name } does not work for the office yet. The owner can change that: { $slash }member new { $name }
room-nobody = This was not passed on: I cannot see who wrote it. Please write as yourself.

## Privacy and language
privacy = What { $office } keeps about you here
privacy-you = • Your name ({ $name }), the number of your account, and the language and time zone that it reports
privacy-messages = • Messages: { $count }, files: { $files }. Each is deleted 30 days after it was answered
privacy-record = • On record: { $count } entries on agreements, decisions, answers, complaints and calls, and who made them
privacy-ask = To see it or have it erased, write to { $office }. Some of it may have to be kept by law.
language-told = I write to you in English. To change that:
