# Italiano. I clienti ricevono del Lei, o del tu dove sotto sta .tu; l'ufficio riceve del tu.

## Orari
hours-title = Orari dell'ufficio
hours-zone = Fuso orario: { $zone }
hours-openings = Prossime aperture:
hours-holidays = Chiuso nelle festività: { $region }
hours-holidays-none = Le festività non vengono considerate.
hours-calls = Chiamate: { $hours }
holidays-open = Nuove festività. Devono valere?
holidays-confirmed = Ora valgono queste festività
holidays-dropped = Le festività restano com'erano; non adottate:
holidays-next = Le prossime:
holidays-which = Aggiungi la regione: { $slash }orari festività IT-RM, oppure nessuna
calls-open = Nuovi orari per le chiamate. Devono valere?
calls-confirmed = Ora valgono questi orari per le chiamate
calls-dropped = Gli orari per le chiamate restano com'erano; non adottati:
calls-none = Non ci sono orari per le chiamate.
calls-which = Aggiungi gli orari: { $slash }orari chiamate mar e gio 15-17, oppure nessuna
calls-now = Si può chiamare ora, fino a { $closing }.
calls-opens = Si può chiamare { $opening }.
client-open = Nuovi orari per { $name }. Devono valere?
client-confirmed = Per { $name } ora valgono questi orari
client-dropped = Gli orari per { $name } restano com'erano; non adottati:
week-open = Orari d'ufficio
week-calls = Chiamate
week-closed = Chiuso
week-away = Assente
week-notes = Il prossimo mese
hours-always = Cioè sempre: ai clienti non verrà mai detto che l'ufficio è chiuso.
hours-never = Con questi orari l'ufficio non apre mai: ogni messaggio resta in attesa e nessun riepilogo arriva da solo.
hours-how = Per cambiarli:
hours-open = Orari nuovi. Devono valere?
hours-confirmed = Ora valgono questi orari
hours-dropped = Gli orari restano quelli di prima; non adottati:
button-confirm = Sì, da adesso
button-keep = Lascia com'erano
hours-told-open = { $office } è aperto e chiude { $closing }.
hours-told-open-always = { $office } è aperto.
hours-told-opens = { $office } è chiuso e riapre { $opening }.
hours-told-closed = { $office } è chiuso e il giorno del rientro non è ancora fissato.
hours-unreadable = Non riesco a leggere questi orari: «{ $part }». Un esempio: lun-ven 9-13 e 14-18
hours-unsupported = «{ $part }» non si può usare per gli orari d'ufficio. Vanno bene giorni e fasce orarie: lun-ven 9-13 e 14-18
hours-no-clock = L'ora «{ $part }» non esiste. Indica orari da 0:00 a 24:00.
hours-no-day = Il giorno «{ $part }» non esiste.
hours-no-length = «{ $part }» finisce quando comincia. Per un giorno intero, scrivi 00:00-24:00.
hours-overlap = Due fasce dello stesso giorno si sovrappongono: { $first } e { $second }. Indica ogni ora una volta sola.
region-unknown = Non conosco nessun paese o regione «{ $region }» con festività proprie. Simili: { $nearest }.
rule-always = Sempre aperto
rule-never = Mai aperto
rule-line = { $days }: { $hours }
rule-every-day = ogni giorno
rule-closed = chiuso
rule-all-day = tutto il giorno
rule-also = anche { $hours }
rule-next-day = { $span } del giorno dopo
rule-days = da { $first } a { $last }
rule-and = { $list } e { $last }
rule-years-on = dal { $year }
rule-nth = { $nths } { $weekday } del mese
rule-nth-m = { $nth ->
    [first] primo
    [second] secondo
    [third] terzo
    [fourth] quarto
    [fifth] quinto
    [second-last] penultimo
    [third-last] terzultimo
    [fourth-last] quartultimo
    [fifth-last] quintultimo
   *[last] ultimo
}
rule-nth-f = { $nth ->
    [first] prima
    [second] seconda
    [third] terza
    [fourth] quarta
    [fifth] quinta
    [second-last] penultima
    [third-last] terzultima
    [fourth-last] quartultima
    [fifth-last] quintultima
   *[last] ultima
}
zone-unknown = Non esiste il fuso orario «{ $zone }». Nomi simili: { $nearest }.
language-unknown = «{ $language }» non è una lingua che parlo. Ci sono it (italiano) e en (inglese).

## Assenze
away-set = L'ufficio è chiuso da { $first } a { $last }, entrambi compresi.
away-set-day = L'ufficio è chiuso { $day }.
away-set-endless = L'ufficio è chiuso da adesso, finché non scrivi { $slash }rientro.
away-set-endless-from = L'ufficio è chiuso da { $first } in poi, finché non scrivi { $slash }rientro.
away-set-until = L'ufficio è chiuso da adesso; la chiusura termina { $until }.
away-set-opens = Riapre { $opening }.
away-set-reason = Ai clienti viene detto il motivo: { $reason }
away-set-stand-in = Nel frattempo { $name } riceve il riepilogo e le chiamate urgenti.
overlap-open = In quel periodo c'è già un'assenza:
overlap-new = La sostituisce questa?
overlap-left = L'assenza resta com'era.
button-replace = Sì, sostituiscila
open-now = L'ufficio è aperto in via eccezionale; chiude { $until }.
open-then = L'ufficio è aperto in via eccezionale: apre { $starts } e chiude { $ends }.
open-when = Aggiungi fino a quando: { $slash }apri fino alle 20, oppure { $slash }apri 26 dicembre 10-12
open-past = È già passato.
away-dates = Non ho capito le date in «{ $text }». Scrivile così: { $slash }assente 24 dicembre - 6 gennaio Natale
away-backwards = { $end } viene prima di { $start }: indica prima il primo giorno.
away-past = { $end } è già passato.
away-reason-long = Il motivo deve restare sotto i { $most } caratteri: i clienti lo leggono nella risposta.
date-impossible = Il giorno «{ $text }» non esiste. Scrivilo come 2026-12-24.
back = L'assenza è finita.
back-open = Buon rientro. L'ufficio è aperto.
back-closed = L'assenza è finita. Secondo gli orari ora l'ufficio è chiuso e riapre { $opening }.
back-not-away = Non c'è un'assenza in corso.
back-planned = Ora non c'è un'assenza in corso. Per annullare quella in programma: { $slash }rientro { $day }
