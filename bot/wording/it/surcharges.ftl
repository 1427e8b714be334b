# Ciò che costa in più: una chiamata urgente, un giro di modifiche oltre quelli inclusi.

approve-extra = Non ho capito extra={ $text }. È il prezzo di un giro di modifiche in più, per esempio extra=80EUR
surcharge-call-title = Chiamata urgente
surcharge-call-text =
    { $office } viene chiamato subito, fuori orario, e fa sapere entro 15 minuti se può occuparsene.
    Urgente significa: { $meaning }
    Il prezzo è di { $price }. È dovuto solo se qualcuno se ne occupa.
surcharge-round-title = Giro di modifiche { $number }: { $title }
surcharge-round-text =
    { $rounds ->
        [0] Non sono inclusi giri di modifiche.
        [one] È incluso un giro di modifiche, già usato.
       *[other] Sono inclusi { $rounds } giri di modifiche, già usati.
    }
    Uno in più costa { $price }. Accettato il prezzo, Le sarà chiesto che cosa deve cambiare.
    .tu =
        { $rounds ->
            [0] Non sono inclusi giri di modifiche.
            [one] È incluso un giro di modifiche, già usato.
           *[other] Sono inclusi { $rounds } giri di modifiche, già usati.
        }
        Uno in più costa { $price }. Accettato il prezzo, ti sarà chiesto che cosa deve cambiare.
surcharge-not-needed = Questo prezzo non serve più: ne è stato accettato un altro.
surcharge-other-terms = Nel frattempo è stato concordato altro. Scriva di nuovo «urgente».
    .tu = Nel frattempo è stato concordato altro. Scrivi di nuovo «urgente».
surcharge-called-already = { $office } è stato chiamato nell'ultima ora: per un'altra chiamata nulla è dovuto.
urgent-paid-nobody = Una chiamata urgente a { $office } fuori orario costa { $price }. Per ora nessuno può ordinarla per Lei.
    .tu = Una chiamata urgente a { $office } fuori orario costa { $price }. Per ora nessuno può ordinarla per te.
approval-title-surcharge = { $title }: { $price }
approval-sentence-surcharge = Accetto il prezzo di { $price } per «{ $title }» ({ $digest }).
approval-is-refused = Il prezzo non è stato accettato e nulla è dovuto.
approval-state-refused = non accettato
button-approve-surcharge = Accetto il prezzo
button-refuse = No, grazie
receipt-surcharge = ✓ Agli atti: il prezzo di { $price } per «{ $title }» è accettato ({ $digest }).
news-approval-given-surcharge = { $who } accetta il prezzo di { $price } per «{ $title }» ({ $name }).
news-approval-refused = { $who } non accetta il prezzo di { $price } per «{ $title }» ({ $name }).
receipt-paper-surcharge = La ricevuta di «{ $title }» per { $price }, con il suo sigillo.
receipt-price = Prezzo
approval-records-surcharge = Se accetta, agli atti va questo:
    .tu = Se accetti, agli atti va questo:
approval-expires-surcharge = Si può accettare fino a { $day }.
urgent-paid = Una chiamata urgente a { $office } fuori orario costa { $price }. Può ordinarla: { $names }
approval-is-expired-surcharge = Il termine per accettare questo prezzo è passato e nulla è dovuto.
