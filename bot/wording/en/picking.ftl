# English. Asking for an approval of chosen people, and by a form.

approver-unknown = Nobody who decides for { $client } is called “{ $name }”. There are: { $names }
approvers-too-few = { $count ->
    [one] { $needed } approvals cannot be had: one person was chosen to decide.
   *[other] { $needed } approvals cannot be had: { $count } people were chosen to decide.
}
approvers-gone = Whoever was chosen to decide no longer decides for { $name }, so nothing was asked.
