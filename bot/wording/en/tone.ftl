# English. Before a member's own words go to a client.

tone-jargon = “{ $words }” → “{ $instead }”
tone-blame = “{ $words }” sounds like a reproach → “{ $instead }”
tone-capitals = “{ $words }”: in capitals it reads as if shouted.
tone-marks = “{ $words }”: fewer exclamation marks sound calmer.
tone-money = “{ $words }”: beside money, an exclamation mark sounds like pressure.
tone-more = … and { $count } more

tone-goes = Your answer to { $name } goes { $at } as it is. Before it does:
tone-how = To change it, edit your message.
tone-before = Before it goes:
tone-content = Perhaps worth another look, since the client reads it:
button-take-back = Take it back
speech-unknown = I could not read speech={ $value }. There are: plain, expert
client-speech-plain = Words: plain, without terms of the trade
client-speech-expert = Words: knows the terms of the trade
wording-faulty = { $count ->
    [one] One of your own texts is not used, since something is wrong in its file. “paletti wording --check” shows it again:
   *[other] { $count } of your own texts are not used, since something is wrong in their file. “paletti wording --check” shows it again:
}
