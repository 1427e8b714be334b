# Italiano. Chiedere un'approvazione a persone scelte, e con un modulo.

approver-unknown = Nessuno di chi decide per { $client } si chiama «{ $name }». Ci sono: { $names }
approvers-too-few = { $count ->
    [one] { $needed } approvazioni non sono possibili: è stata scelta una persona sola.
   *[other] { $needed } approvazioni non sono possibili: sono state scelte { $count } persone.
}
approvers-gone = Chi era stato scelto non decide più per { $name }, quindi non è stato richiesto nulla.
form-approve = Chiedi approvazione
form-approve-submit = Chiedi
form-client = Cliente
form-title = Come si chiama
form-title-hint = Un nome già usato chiede una nuova versione.
form-day = Ultimo giorno per approvare
form-approvers = Chi decide
form-approvers-hint = Nomi separati da virgole. Se resta vuoto, si chiede a tutti quelli che decidono per questo cliente.
form-needed = Quanti di loro devono approvare
picked-not-yours = Solo l'ufficio può chiedere un'approvazione.
picked-no-client = Non ci sono ancora clienti. Il primo si aggiunge con { $slash }cliente nuovo Rossi SRL
picked-empty = In questo messaggio non c'è né testo né file da approvare.
picked-unseen = Se non si è aperto nessun modulo, scegli di nuovo «Ask for approval».
picked-form-old = Questo modulo non vale più. Scegli di nuovo «Ask for approval» nel menu del messaggio.
picked-changed = Non è stato richiesto nulla: il messaggio è stato modificato o cancellato da quando lo hai scelto. Scegli di nuovo che cosa va approvato.
picked-no-title = Dagli un nome con lettere o cifre.
picked-no-day = «{ $text }» non è un giorno.
picked-nobody = Scegli almeno una persona.
