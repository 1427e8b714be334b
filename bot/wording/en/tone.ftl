# English. Before a member's own words go to a client.

tone-jargon = “{ $words }” → “{ $instead }”
tone-blame = “{ $words }” sounds like a reproach → “{ $instead }”
tone-capitals = “{ $words }”: in capitals it reads as if shouted.
tone-marks = “{ $words }”: fewer exclamation marks sound calmer.
tone-money = “{ $words }”: beside money, an exclamation mark sounds like pressure.
tone-more = … and { $count } more
