# English. One key a line; variables are explained where they are not plain.

the-office = The office
office-unnamed = Please give a name: clients read it in every answer.
somebody = Somebody
not-a-client = not a client yet
mark-again = (again)
mark-rehearsal = — Rehearsal: the clock is moved —

## Status
status-open = Open. Closes { $closing }
status-open-always = Open.
status-closed = Closed. Opens { $opening }
status-closed-no-date = Closed. No opening is fixed yet.
status-waiting = { $count ->
    [0] Nothing is waiting for an answer.
    [one] One message is waiting for an answer.
   *[other] { $count } messages are waiting for an answer.
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

## Faults
undelivered-unreachable = A message for { $name } could not be delivered: { $reason }
undelivered-rejected = A message for { $name } was refused: { $reason }
undelivered-unsure = Nobody can tell whether a message for { $name } has arrived: { $reason }
undelivered-forward = Its text, ready to forward:
left-shared = I was removed from “{ $title }” ({ $name }) and can no longer write there.
left-private = { $person } ({ $name }) has blocked me; I can no longer write there.
mishap = Something failed on our side ({ $error }). It was set aside as { $trace }; everything else goes on.
resumed = I was not running; the last thing I saw came { $since }. Platforms keep messages for a day at most, so please check the chats for earlier ones.

## Days and hours
moment-at = at { $clock }
moment-at-one = at { $clock }
moment-yesterday = yesterday { $clock }
moment-today = today { $clock }
moment-tomorrow = tomorrow, { $weekday }, { $clock }
moment-day = on { $day } { $clock }
moment-both = { $moment } ({ $clock } { $city } time)
moment-exact = { $day }, { $clock } ({ $zone })
