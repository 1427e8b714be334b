# Italiano. Chiedere un'approvazione a persone scelte, e con un modulo.

approver-unknown = Nessuno di chi decide per { $client } si chiama «{ $name }». Ci sono: { $names }
approvers-too-few = { $count ->
    [one] { $needed } approvazioni non sono possibili: è stata scelta una persona sola.
   *[other] { $needed } approvazioni non sono possibili: sono state scelte { $count } persone.
}
approvers-gone = Chi era stato scelto non decide più per { $name }, quindi non è stato richiesto nulla.
