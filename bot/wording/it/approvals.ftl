# Italiano. I clienti ricevono del Lei; l'ufficio del tu.

## Approvazioni
approve-what = Scrivi di chi è, come si chiama, e il testo nelle righe seguenti: { $slash }approva rossi Testi homepage. Per i file, rispondi al file con lo stesso comando.
approve-nothing = Non c'è ancora nulla da approvare. Metti il testo di «{ $name }» nelle righe seguenti, oppure rispondi con questo comando al testo o ai file.
approve-place = Una posizione non si può approvare. Va descritta a parole.
approve-text-long = I testi oltre { $most } caratteri vanno inviati come file.
approve-nobody = Nessuno decide ancora per { $name }. Per invitare qualcuno: { $slash }cliente { $name } invito
approve-nowhere = Nessuno di chi decide per { $name } è raggiungibile in una chat privata o condivisa. Per invitare qualcuno: { $slash }cliente { $name } invito
approve-too-many = { $count ->
    [one] { $needed } approvazioni non sono possibili: per questo cliente decide una persona sola.
   *[other] { $needed } approvazioni non sono possibili: per questo cliente decidono { $count } persone.
}
approve-fetching = Un momento: scarico i file, perché vengano approvati proprio questi.
approve-asked = Richiesto: «{ $title }», versione { $version }, a { $names }.
approve-same-asked = Proprio questa versione di «{ $title }» è già stata richiesta (versione { $version }, { $digest }).
approve-same-approved = Proprio questa versione di «{ $title }» è già approvata (versione { $version }, { $digest }).
approve-failed = «{ $title }» non è stato richiesto e nulla è agli atti:
approve-withdrawn = «{ $name }» non è più richiesto.
files-for-what = Per farlo approvare, rispondi a questo con { $slash }approva rossi Homepage. Per rispondere a un cliente, rispondi al suo messaggio.
golive-of-what = Non c'è un'approvazione di nome «{ $name }». { $slash }approvazioni mostra quelle che ci sono.
golive-not-approved = «{ $name }» non è ancora approvato, quindi non se ne può chiedere la messa online.
approval-title = { $title }, versione { $version }
approval-title-golive = Messa online: { $title }, versione { $version }
approval-files = { $count ->
    [one] Questo file è da approvare:
   *[other] Questi { $count } file sono da approvare:
}
approval-records = Se approva, agli atti va questo:
approval-sentence = Approvo «{ $title }», versione { $version }, esattamente come mi è stato mostrato qui ({ $digest }).
approval-sentence-golive = «{ $title }» può andare online così come approvato ({ $digest }).
approval-expires = Si può approvare fino a { $day }.
approval-needed = Servono { $needed } approvazioni; finora { $given }.
approval-changes-noted = Sono state chieste modifiche, e { $office } lo sa.
approval-card-superseded = È stato sostituito dalla versione { $version }. La preghiamo di decidere lì.
approval-card-revoked = L'approvazione è stata ritirata.
approval-card-withdrawn = Non è più richiesto.
approval-card-expired = Il termine per approvarlo è passato.
approval-naming = Per metterlo agli atti, risponda con il Suo nome e cognome:
approval-wishing = Che cosa deve cambiare? Risponda con parole Sue.
approval-confirming = Deve andare agli atti? Allora risponda: approvo
approval-full-name = Risponda con nome e cognome, e nient'altro.
approval-in-writing = Un messaggio vocale o un file non può approvare. Lo scriva per favore.
approval-superseded = C'è una versione più recente. Decida per favore lì.
approval-not-yours = Questo lo decide: { $names }
approval-given-before = Lo ha già approvato.
approval-given-by-others = Non lo ha approvato Lei.
approval-is-asked = Questo non è stato approvato.
approval-is-approved = È già approvato.
approval-is-changes = Sono già state chieste modifiche.
approval-is-declined = Deve decidere qualcun altro.
approval-is-revoked = L'approvazione è stata ritirata.
approval-is-withdrawn = Non è più richiesto.
approval-is-expired = Il termine per approvarlo è passato.
approval-reminder = Possiamo ricordarLe «{ $title }»? Attende la Sua decisione { $since }.
approval-stuck = { $name } non ha ancora deciso su «{ $title }», dopo due promemoria. Una telefonata può aiutare.
approval-state-asked = in attesa
approval-state-approved = approvato
approval-state-changes = modifiche chieste
approval-state-declined = nessuno decide
approval-state-revoked = ritirato
approval-state-withdrawn = non più richiesto
approval-state-expired = scaduto
approvals-open = Approvazioni
approvals-none = Niente in attesa.
mine-title = Che cosa Le è stato chiesto
mine-none = Finora non Le è stato chiesto nulla.
button-approve = Approvo
button-change = Chiedo modifiche
button-not-me = Non decido io
button-revoke = Ritiro l'approvazione
receipt = ✓ Agli atti: «{ $title }», versione { $version }, è approvato ({ $digest }).
receipt-who = { $who }, { $when }
receipt-entry = Voce { $seq }, { $hash }
receipt-key = Chiave dell'ufficio { $fingerprint }
receipt-changed = In seguito il messaggio è stato modificato o cancellato; resta agli atti ciò che è stato approvato.
news-approval-given = { $who } ha approvato «{ $title }», versione { $version } ({ $name }).
news-changes-asked = { $who } chiede modifiche a «{ $title }», versione { $version } ({ $name }).
news-approver-declined = { $who } dice che su «{ $title }» decide qualcun altro ({ $name }).
news-approval-revoked = { $who } ha ritirato l'approvazione di «{ $title }», versione { $version } ({ $name }).
news-approval-expired = «{ $title }», versione { $version }, è scaduto senza decisione ({ $name }).
news-rounds = Giro di revisione { $used } di { $rounds } inclusi.
news-rounds-over = Giro di revisione { $used }; ne sono inclusi { $rounds }.
news-entry = Voce { $seq }, { $hash }
gate-what = Scrivi di chi e che cosa: { $slash }varco rossi Homepage
gate-unknown = Non c'è un'approvazione di nome «{ $name }». { $slash }approvazioni mostra quelle che ci sono.
gate-go = Via libera: { $name }
gate-stop = Fermi: { $name }
gate-missing-approval = l'ultima versione non è approvata
gate-missing-changes = sono state chieste modifiche
gate-missing-golive = la messa online non è approvata
gate-missing-golive-old = la messa online è stata approvata per una versione precedente
ledger-whose = Scrivi di chi: { $slash }registro rossi
ledger-title = { $name }: { $count } voci
