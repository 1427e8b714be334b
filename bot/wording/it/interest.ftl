# Interessi per ritardo di pagamento.

interest-accrued = Per legge sono maturati finora interessi per { $interest } ({ $how }). Qui non sono richiesti.
interest-accrued-flat = Per legge sono maturati finora interessi per { $interest } ({ $how }) e una somma forfettaria di { $flat }. Qui non sono richiesti.
interest-span = { $days ->
    [one] 1 giorno al { $rate } ({ $half })
   *[other] { $days } giorni al { $rate } ({ $half })
}
interest-offered = N. { $number }, { $title }: fino a { $until } sono maturati interessi per { $interest } e una somma forfettaria di { $flat }.
interest-offered-alone = N. { $number }, { $title }: fino a { $until } sono maturati interessi per { $interest }.
interest-convention = Interessi semplici sul saldo di ogni giorno, 365 giorni l'anno, dal giorno dopo la scadenza; arrotondati una volta sola.
interest-none = Nessuna legge dà interessi sul n. { $number }: non è scaduto, o il cliente non è un'impresa. Il cliente: { $slash }cliente NOME imposta impresa=sì. La legge: PALETTI_PAYMENTS_COUNTRY
interest-rate-missing = Manca il tasso per { $halves }. Non viene mai indovinato: va impostato, per esempio PALETTI_PAYMENTS_RATES=2026-H2=10.15
interest-added = Aggiunti al n. { $number }, { $title }: ora sono aperti { $balance }.
button-add-interest = Aggiungili

## La diffida
notice-file = diffida
notice-alt = La diffida sul n. { $number } non si è potuta comporre.
notice-title = Diffida e messa in mora
notice-how = Raccomandata A/R o PEC
notice-place = Luogo e data
notice-subject-label = Oggetto:
notice-subject = Pagamento scaduto n. { $number }, { $title }
notice-opening = Il pagamento qui indicato è scaduto { $due }. Nonostante i nostri solleciti, { $balance } non sono arrivati. Con la presente { $office } La costituisce formalmente in mora.
    .tu = Il pagamento qui indicato è scaduto { $due }. Nonostante i nostri solleciti, { $balance } non sono arrivati. Con la presente { $office } ti costituisce formalmente in mora.
notice-head-number = N.
notice-head-title = Per
notice-head-due = Scadenza
notice-head-asked = Richiesto
notice-head-open = Aperto
notice-interest-title = Interessi di mora
notice-head-principal = Su
notice-head-days = Giorni
notice-head-rate = Tasso
notice-head-half = Semestre
notice-principal = Aperto
notice-interest = Interessi fino a oggi
notice-flat = Somma forfettaria per il recupero
notice-total = Totale
notice-demand = La invitiamo a pagare il totale entro { $day }. Gli interessi maturano fino all'arrivo del pagamento. Trascorso quel giorno ci riserviamo ogni altra iniziativa senza ulteriore avviso.
    .tu = Ti invitiamo a pagare il totale entro { $day }. Gli interessi maturano fino all'arrivo del pagamento. Trascorso quel giorno ci riserviamo ogni altra iniziativa senza ulteriore avviso.
notice-payment-title = Pagamento
notice-payee = A
notice-account = Conto
notice-reference = Causale
notice-closing = Se c'è un motivo per cui non è stato pagato, ce lo comunichi prima di quel giorno.
    .tu = Se c'è un motivo per cui non è stato pagato, comunicacelo prima di quel giorno.
notice-signature = Firma
