# Interest for late payment.

interest-accrued = By law interest of { $interest } has accrued so far ({ $how }). It is not asked for here.
interest-accrued-flat = By law interest of { $interest } has accrued so far ({ $how }), and a flat sum of { $flat }. Neither is asked for here.
interest-span = { $days ->
    [one] 1 day at { $rate } ({ $half })
   *[other] { $days } days at { $rate } ({ $half })
}
interest-offered = No. { $number }, { $title }: by { $until } interest of { $interest } has accrued, and a flat sum of { $flat }.
interest-offered-alone = No. { $number }, { $title }: by { $until } interest of { $interest } has accrued.
interest-convention = Simple interest on the balance of each day, 365 days a year, from the day after the due day; rounded once.
interest-none = No law gives interest on no. { $number }: it is not overdue, or the client is not a business. The client: { $slash }client NAME set business=yes. The law: PALETTI_PAYMENTS_COUNTRY
interest-rate-missing = The rate is missing for { $halves }. It is never guessed: please set it, such as PALETTI_PAYMENTS_RATES=2026-H2=10.15
interest-added = Added to no. { $number }, { $title }: { $balance } is open now.
button-add-interest = Add it

## The formal notice
notice-file = notice
notice-alt = The notice about no. { $number } could not be typeset.
notice-title = Formal notice of default
notice-how = By registered letter or certified mail
notice-place = Place and date
notice-subject-label = Subject:
notice-subject = Overdue payment no. { $number }, { $title }
notice-opening = The payment below was due on { $due }. In spite of our reminders { $balance } has not arrived. With this letter { $office } gives formal notice of default.
notice-head-number = No.
notice-head-title = For
notice-head-due = Due on
notice-head-asked = Asked for
notice-head-open = Open
notice-interest-title = Interest for late payment
notice-head-principal = On
notice-head-days = Days
notice-head-rate = Rate
notice-head-half = Half-year
notice-principal = Open
notice-interest = Interest until today
notice-flat = Flat sum for recovery costs
notice-total = Total
notice-demand = We ask you to pay the total by { $day }. Interest goes on until it has arrived. After that day we reserve the right to take further steps without another letter.
notice-payment-title = Payment
notice-payee = To
notice-account = Account
notice-reference = Reference
notice-closing = If there is a reason why it was not paid, please tell us before that day.
notice-signature = Signature
