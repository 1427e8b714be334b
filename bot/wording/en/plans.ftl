# Editorial plans: many dated items, approved together or one by one.

plan-line = I could not read this line of the plan: “{ $line }”. Please write one item per line, the day first: 3 Dec Reel about the workshop
plan-past = This day has passed: “{ $line }”
plan-number = There is no item { $number } to replace: the plan has { $count }.
plan-long = Please put at most { $most } items in one plan.
plan-files = A plan is text, one item per line, the day first. Please ask for files on their own.
plan-open = To be decided:
plan-marked = To be changed:
plan-settled = Approved:
plan-mark = Which should change? Please press their numbers, then “{ $done }”.
plan-none-marked = Please press the numbers of what should change first.
plan-wishing = { $count ->
    [one] What should change in item { $numbers }? Your answer goes on record with this:
   *[other] What should change in items { $numbers }? Please answer in one message. It goes on record with this:
}
approval-sentence-plan-all = I approve the plan “{ $title }”, version { $version }, with all its { $count } items, exactly as shown to me here ({ $digest }).
approval-sentence-plan-rest = I approve the plan “{ $title }”, version { $version }, with items { $numbers } as shown to me here and all other items as approved before ({ $digest }).
approval-sentence-plan-but = I approve the plan “{ $title }”, version { $version }, except items { $numbers }, to be changed ({ $digest }).
button-approve-plan = Approve all
button-mark = Mark for changes
button-marked = Ask for these changes
button-unmark = Back
news-items-marked = { $who } approves “{ $title }”, version { $version }, except items { $numbers }, to be changed ({ $name }).
news-marked-next = To ask for these alone, write { $slash }approve { $name } plan { $title } and on the next lines only the new items, each with its number.
