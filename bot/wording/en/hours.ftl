# English. One key a line; variables are explained where they are not plain.

## Hours
hours-title = Office hours
hours-zone = Time zone: { $zone }
hours-openings = Next openings:
hours-holidays = Closed on public holidays: { $region }
hours-holidays-none = Public holidays are not taken into account.
hours-calls = Calls: { $hours }
holidays-open = New public holidays. Shall they apply?
holidays-confirmed = These public holidays apply now
holidays-dropped = The public holidays stay as they were; not adopted:
holidays-next = The next ones:
holidays-which = Please add the region: { $slash }hours holidays IT-RM, or none
calls-open = New hours for calls. Shall they apply?
calls-confirmed = These hours for calls apply now
calls-dropped = The hours for calls stay as they were; not adopted:
calls-none = There are no hours for calls.
calls-which = Please add the hours: { $slash }hours calls Tue and Thu 15-17, or none
calls-now = Calls are possible now, until { $closing }.
calls-opens = The next calls are possible { $opening }.
client-open = New hours for { $name }. Shall they apply?
client-confirmed = These hours apply to { $name } now
client-dropped = The hours for { $name } stay as they were; not adopted:
week-open = Office hours
week-calls = Calls
week-closed = Closed
week-away = Away
week-notes = The next month
hours-always = That is always: clients will never be told that the office is closed.
hours-never = With these hours the office never opens: every message is held, and no digest comes by itself.
hours-how = To change them:
hours-open = New hours. Shall they apply?
hours-confirmed = These hours apply now
hours-dropped = The hours stay as they were; not adopted:
button-confirm = Yes, from now on
button-keep = Leave as they were
hours-told-open = { $office } is open and closes { $closing }.
hours-told-open-always = { $office } is open.
hours-told-opens = { $office } is closed and opens { $opening }.
hours-told-closed = { $office } is closed, and the day of return is not fixed yet.
hours-unreadable = I could not read these hours: “{ $part }”. An example: Mon to Fri 9-13 and 14-18
hours-unsupported = “{ $part }” cannot be used for office hours. Weekdays with spans of hours work: Mon to Fri 9-13 and 14-18
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
away-set-until = The office is closed from now on; the absence ends { $until }.
away-set-opens = It opens again { $opening }.
away-set-reason = Clients are told the reason: { $reason }
away-set-stand-in = { $name } gets the digest and urgent calls meanwhile.
overlap-open = There is an absence at that time already:
overlap-new = Shall this one take its place?
overlap-left = The absence stays as it was.
button-replace = Yes, replace it
open-now = The office is open this once; that ends { $until }.
open-then = The office is open this once: it opens { $starts } and closes { $ends }.
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
