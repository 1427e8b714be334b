# English. Forms that are asked one question at a time, where the platform shows none.

form-unseen = If no form has opened, please try once more.
form-old = This form no longer works. Please give the command once more.
form-dropped = “{ $title }” was left alone for more than a day, so I have put the form away. To begin again, please give the command once more.
form-cancelled = “{ $title }” was cancelled; nothing was kept.
form-place = { $number } of { $count }
form-stands = As it stands:
form-change = What should be changed? If nothing, press Done.
form-which = Please press what should be changed, or Done.
form-needed-here = This cannot be left empty.
form-long = Please keep it under { $most } characters.
form-choose = Please choose one of these.
button-form-keep = Keep it
button-form-skip = Skip
button-form-back = Back
button-form-cancel = Cancel
button-form-done = Done
