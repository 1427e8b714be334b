# File che lo studio consegna: fatture elettroniche ed estratti conto.

handed-reading = Leggo { $file }.
handed-one = Consegna un file alla volta.
handed-gone = Non sono riuscito a scaricare { $file }. Invialo di nuovo, con il comando.
handed-not-a-file = Al posto di { $file } è arrivato altro. Invialo di nuovo, con il comando.
handed-invoice-title = Fattura { $number }
handed-invoice = Fattura elettronica { $number } di { $day }, per { $name }
handed-seller = Da: { $party }
handed-buyer = A: { $party }
handed-total = Totale: { $amount }
handed-withheld = Ritenuta d'acconto: { $amount }
handed-split = IVA che il cliente versa allo Stato: { $amount }
handed-payable = Da pagare a te: { $amount }
handed-account = Conto: { $iban }
handed-due = • { $amount }, scadenza { $day }
handed-due-unset = • { $amount }, scadenza { $day } (il file non indica una scadenza: sono 30 giorni dalla sua data)
handed-other-account = Da verificare: ai clienti è indicato il conto { $iban }.
handed-known = Da verificare: la fattura { $number } è già registrata per { $name }.
handed-known-meanwhile = Nel frattempo la fattura { $number } è stata registrata.
handed-registered = { $count ->
    [one] Registrata come n. { $numbers }; il pagamento è chiesto a { $name }.
   *[other] Registrata come n. { $numbers }; i pagamenti sono chiesti a { $name }.
}
handed-credit-note = { $number } è una nota di credito: non chiede alcun pagamento. Per ridurre quanto chiede una fattura precedente, dai il credito alla sua richiesta: { $slash }fattura 12 credito 100
handed-nothing = Con la fattura { $number } non c'è nulla da pagare, oppure un suo pagamento è sotto zero: non c'è nulla da chiedere.
button-register-again = Registra di nuovo
