# English. Asking for an approval of chosen people, and by a form.

approver-unknown = Nobody who decides for { $client } is called “{ $name }”. There are: { $names }
approvers-too-few = { $count ->
    [one] { $needed } approvals are not possible: one person was chosen to decide.
   *[other] { $needed } approvals are not possible: { $count } people were chosen to decide.
}
approvers-gone = Whoever was chosen to decide no longer decides for { $name }, so nobody was asked.
form-approve = Ask for approval
form-approve-submit = Ask
form-client = Client
form-title = What it is called
form-title-hint = A name that was used before asks for a new version.
form-day = Last day on which it can be approved
form-approvers = Who decides
form-approvers-hint = Names, separated by commas. Left empty, everybody who decides for this client is asked.
form-needed = How many of them have to approve
picked-not-yours = Only the office can ask for an approval.
picked-no-client = There are no clients yet. The first one is added by { $slash }client new Rossi SRL
picked-empty = There is no text and no file in this message that could be approved.
picked-unseen = If no form has opened, please choose “Ask for approval” once more.
picked-form-old = This form no longer works. Please choose “Ask for approval” in the message's menu once more.
picked-changed = Nothing was asked for: the message was edited or deleted since you picked it. Please pick what is to be approved once more.
picked-no-title = Please give it a name with letters or digits.
picked-no-day = “{ $text }” is not a day.
picked-nobody = Please choose at least one person.
