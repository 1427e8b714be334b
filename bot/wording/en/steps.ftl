# Steps of a project: what happens when, for the office and for the client.

step-whose = Please write whose, and what happens when: { $slash }step rossi Wireframes on 4 Dec. Several at once: one per line. All of a client's: { $slash }step rossi
step-none = There are no steps with { $name } yet. To add one: { $slash }step { $name } Wireframes on 4 Dec
step-title = { $name }: { $progress }
step-mine = Your project: { $progress }
step-progress = { $done } of { $count } done
step-glance = Steps: { $progress }
step-glance-next = Steps: { $progress }; next: { $title }, { $day }
step-line = { $title }: { $day }
step-line-undated = { $title }: { $day }
step-line-done = { $title }: done on { $day }
step-line-moved = { $title }: { $day }, moved from { $before }
step-line-moved-why = { $title }: { $day }, moved from { $before } ({ $reason })
step-line-late = • { $name } · { $number }. { $title }: { $day }
step-is-late = { $line } · past its day
step-no-day = no day yet
step-nameless = step { $number }
step-more = and { $count } more
step-overdue = { $count ->
    [one] One step is past its day.
   *[other] { $count } steps are past their day.
}
step-overdue-how = { $line } To see which: { $slash }step
step-did-added = { $count ->
    [one] Added as no. { $first }.
   *[other] { $count } steps added, from no. { $first } on.
}
step-did-done = Done on { $day }: no. { $number }, “{ $title }”.
step-did-undone = Not done after all: no. { $number }, “{ $title }”.
step-did-moved = No. { $number }, “{ $title }”, is on { $day } now.
step-did-dated = No. { $number }, “{ $title }”, is planned for { $day }.
step-did-dropped = No longer part of the project: no. { $number }, “{ $title }”.
step-told = { $name } has been told, with the reason.
step-told-nobody = Nobody of { $name } can be reached here yet, so nobody was told.
step-moved = { $office } has moved a step of your project, “{ $title }”, from { $before } to { $day }. The reason:
step-by-quote = as signed in the quote “{ $title }”
step-what = Please write what the step is called, and when: { $slash }step rossi Wireframes on 4 Dec
step-long = Please keep what a step is called to { $most } characters.
step-past = “{ $text }” names a day that has passed. Please give a day from today on.
step-many = More than { $most } steps are too many to look at. Please drop what is settled, or plan in larger steps.
step-there = “{ $title }” is planned already, as no. { $number }. To move it: { $slash }step { $name } move { $number } 11 Dec because …
step-which = Please say which step, by its number: { $slash }step { $name } { $word } 3. To add a step whose name begins like that, put its day first: { $slash }step { $name } 4 Dec …
step-unknown = { $name } has no step no. { $number }. All of them: { $slash }step { $name }
step-is-done = No. { $number }, “{ $title }”, is done already. To take that back: { $slash }step { $name } undone { $number }
step-not-done = No. { $number }, “{ $title }”, is not done yet.
step-day = “{ $text }” is not a day. Please write it like this: { $slash }step { $name } done { $number } on 2 Dec
step-future = “{ $text }” is yet to come. A step can be done today or on a day that has passed.
step-when = To which day shall no. { $number }, “{ $title }”, be moved? { $slash }step { $name } move { $number } 11 Dec because …
step-same-day = No. { $number }, “{ $title }”, is on { $day } already.
step-why = Moving no. { $number }, “{ $title }”, to { $day } is easier to accept with a reason; { $name } reads it. Please add it: { $slash }step { $name } move { $number } 11 Dec because the photos came late
step-why-long = Please keep the reason to { $most } characters.
