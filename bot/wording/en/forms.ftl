# English. Forms that are asked one question at a time, where the platform shows none.

form-unseen = If no form has opened, please try once more.
form-old = This form no longer counts. Please give the command once more.
form-dropped = “{ $title }” was left alone for more than a day, so I have put that form away. To begin anew, please give the command once more.
form-cancelled = “{ $title }” was given up; nothing was kept.
form-place = { $number } of { $count }
form-stands = As it stands:
form-change = What shall be changed? With Done it goes on.
form-which = Please press what shall be changed, or Done.
form-needed-here = This cannot be left empty.
form-long = Please keep it under { $most } characters.
form-choose = Please choose one of these.
button-form-keep = Keep it
button-form-skip = Skip
button-form-back = Back
button-form-cancel = Cancel
button-form-done = Done
