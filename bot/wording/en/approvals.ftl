# English. One key a line; variables are explained where they are not plain.

## Approvals
approve-what = Please write whose it is, what it is called, and the text on the next lines: { $slash }approve rossi Homepage copy. Files can be approved by replying to them with the same command.
approve-nothing = There is nothing to approve yet. Please put the text of “{ $name }” on the next lines, or reply to the text or files with this command.
approve-place = A place cannot be approved. Please describe it in words.
approve-text-long = Please send texts of more than { $most } characters as a file.
approve-nobody = Nobody decides for { $name } yet. To invite somebody: { $slash }client { $name } invite
approve-nowhere = Nobody who decides for { $name } can be reached in a private or shared chat. To invite somebody: { $slash }client { $name } invite
approve-too-many = { $count ->
    [one] { $needed } approvals cannot be had: one person decides for this client.
   *[other] { $needed } approvals cannot be had: { $count } people decide for this client.
}
approve-fetching = One moment: I am fetching the files, so that exactly these are approved.
approve-asked = Asked: “{ $title }”, version { $version }, of { $names }.
approve-same-asked = This very version of “{ $title }” is asked already (version { $version }, { $digest }).
approve-same-approved = This very version of “{ $title }” is approved already (version { $version }, { $digest }).
approve-failed = “{ $title }” was not asked, and nothing was recorded:
approve-withdrawn = “{ $name }” is no longer asked.
files-for-what = To have this approved, reply to it: { $slash }approve rossi Homepage. To answer a client, reply to the client's message.
golive-of-what = There is no approval called “{ $name }”. { $slash }approvals shows what there is.
golive-not-approved = “{ $name }” is not approved yet, so its go-live cannot be asked.
approval-title = { $title }, version { $version }
approval-title-golive = Go-live: { $title }, version { $version }
approval-files = { $count ->
    [one] This file is to be approved:
   *[other] These { $count } files are to be approved:
}
approval-records = If you approve, this goes on record:
approval-sentence = I approve “{ $title }”, version { $version }, exactly as shown to me here ({ $digest }).
approval-sentence-golive = “{ $title }” may go online as approved ({ $digest }).
approval-expires = It can be approved until { $day }.
approval-needed = { $needed } approvals are needed; { $given } given so far.
approval-changes-noted = Changes were asked for, and { $office } knows.
approval-card-superseded = Version { $version } has taken its place. Please decide there.
approval-card-revoked = The approval was taken back.
approval-card-withdrawn = This is no longer asked.
approval-card-expired = The time to approve this has passed.
approval-naming = To put this on record, please answer with your first and last name:
approval-wishing = What shall be different? Please answer in words.
approval-confirming = Shall this go on record? Then please answer: I approve
approval-full-name = Please answer with your first and last name, nothing else.
approval-in-writing = A voice message or a file cannot approve. Please put it in writing.
approval-superseded = There is a newer version. Please decide there.
approval-not-yours = This is decided by: { $names }
approval-given-before = You have approved this already.
approval-given-by-others = You have not approved this yourself.
approval-is-asked = This has not been approved.
approval-is-approved = This is approved already.
approval-is-changes = Changes were asked for already.
approval-is-declined = Somebody else has to decide this.
approval-is-revoked = The approval was taken back.
approval-is-withdrawn = This is no longer asked.
approval-is-expired = The time to approve this has passed.
approval-reminder = May we remind you of “{ $title }”? It has waited for your decision { $since }.
approval-stuck = { $name } has not decided about “{ $title }”, after two reminders. A call may help.
approval-state-asked = open
approval-state-approved = approved
approval-state-changes = changes asked
approval-state-declined = nobody decides
approval-state-revoked = taken back
approval-state-withdrawn = no longer asked
approval-state-expired = expired
approvals-open = Approvals
approvals-none = Nothing is open.
mine-title = What was asked of you
mine-none = Nothing was asked of you yet.
button-approve = Approve
button-change = Ask for changes
button-not-me = Not me
button-revoke = Take it back
receipt = ✓ On record: “{ $title }”, version { $version }, is approved ({ $digest }).
receipt-who = { $who }, { $when }
receipt-entry = Entry { $seq }, { $hash }
receipt-key = Office's key { $fingerprint }
receipt-changed = Afterwards the message was changed or deleted; what was approved stays as recorded.
news-approval-given = { $who } has approved “{ $title }”, version { $version } ({ $name }).
news-changes-asked = { $who } asks for changes to “{ $title }”, version { $version } ({ $name }).
news-approver-declined = { $who } says that somebody else decides about “{ $title }” ({ $name }).
news-approval-revoked = { $who } has taken back the approval of “{ $title }”, version { $version } ({ $name }).
news-approval-expired = “{ $title }”, version { $version }, has expired without a decision ({ $name }).
news-rounds = Revision round { $used } of { $rounds } included.
news-rounds-over = Revision round { $used }; { $rounds } are included.
news-entry = Entry { $seq }, { $hash }
gate-what = Please write whose, and what: { $slash }gate rossi Homepage
gate-unknown = There is no approval called “{ $name }”. { $slash }approvals shows what there is.
gate-go = Go: { $name }
gate-stop = Stop: { $name }
gate-missing-approval = the newest version is not approved
gate-missing-changes = changes were asked for
gate-missing-golive = the go-live is not approved
gate-missing-golive-old = the go-live was approved for an earlier version
ledger-whose = Please write whose: { $slash }ledger rossi
ledger-title = { $name }: { $count } entries
