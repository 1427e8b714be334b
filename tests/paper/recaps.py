"""Recaps and their charts to draw: well-filled ones as an office would send them, in both languages."""

import math


def points(count, start=900, rise=10, wave=60, *, step=7, unit=""):
    """So many values, each a step of days after the other, rising (or falling) in waves."""
    values = [round(start + rise * place + wave * math.sin(place * 1.7)) for place in range(count)]
    return [
        {"day": place * step, "thousandths": value * 1000, "label": f"{value:,}{unit}"}
        for place, value in enumerate(values)
    ]


def chart(given=None, **more):
    """Twelve weeks of visits; `more` replaces the fields."""
    shown = points(12) if given is None else given
    return {
        "name": "Visits a week",
        "unit": "visits",
        "now": shown[-1]["label"],
        "points": shown,
        "target_thousandths": 1_000_000,
        "target_label": "Target 1,000",
        "trend_label": "12 % up in four weeks",
        "good": True,
        "first_label": "1 Sept",
        "last_label": "30 Nov",
        **more,
    }


def line(what, note=""):
    return {"what": what, "note": note}


def part(kind, title, *lines, more=""):
    return {"kind": kind, "title": title, "lines": list(lines), "more": more}


def english(**more):
    """A month of a site's relaunch, everything filled."""
    return {
        "title": "November at a glance",
        "client": "Rossi Ceramics",
        "period": "1 to 30 November 2026",
        "parts": [
            part(
                "done",
                "Done",
                line("Home page, second version, approved by you", "12 Nov"),
                line("Product photographs, all 24 edited", "18 Nov"),
                line("Contact form tested with the booking system", "20 Nov"),
                line("Texts of the page “About us” in English", "24 Nov"),
                line("Two questions answered", ""),
                more="and 7 more",
            ),
            part(
                "waiting",
                "Waiting for you",
                line("Approve the editorial plan for December", "since 23 Nov"),
                line("Send the new opening hours", "by 4 Dec"),
            ),
            part(
                "next",
                "Coming next",
                line("Shop page, first version", "9 Dec"),
                line("Newsletter before Christmas", "15 Dec"),
                line("Search engines: titles and descriptions of every page of the shop", "January"),
            ),
            part(
                "money",
                "Money",
                line("Invoice 2026/118, paid on 16 November", "€1,200.00"),
                line("Invoice 2026/124, due on 10 December", "€850.50"),
            ),
        ],
        "progress": [7, 12],
        "progress_label": "7 of 12 steps are done",
        "charts": [
            chart(),
            chart(
                points(13, 34, -1, 4, unit=" s"),
                name="Loading time",
                unit="seconds",
                target_thousandths=30_000,
                target_label="Target 30 s",
                trend_label="9 s faster since September",
            ),
            chart(
                points(30, 60, -1, 7, step=3),
                name="Enquiries",
                unit="a week",
                target_thousandths=60_000,
                target_label="Target 60",
                trend_label="Down by a third in a month",
                good=False,
            ),
            chart(
                points(4, 310, 2, 9, step=30),
                name="Newsletter readers",
                unit="",
                target_thousandths=None,
                target_label="",
                trend_label="Too few values to tell",
                good=None,
            ),
        ],
        "footer": "If anything is off, say so below this picture: it will be put right.",
        **more,
    }


def italian(**more):
    """A fortnight with a metric or two."""
    return {
        "title": "Il punto su due settimane",
        "client": "Ceramiche Rossi & Figli S.n.c.",
        "period": "Dal 16 al 29 novembre 2026",
        "parts": [
            part("done", "Fatto", line("Seconda versione della pagina iniziale, approvata", "18 nov")),
            part(
                "waiting",
                "In attesa di Lei",
                line("Approvazione del piano editoriale di dicembre", "dal 23 nov"),
                line("Nuovi orari di apertura del negozio e chiusure per le feste di Natale", "entro il 4 dic"),
            ),
            part("next", "Prossimi passi", line("Pagina del negozio, prima versione", "9 dic")),
            part("money", "Pagamenti", line("Fattura 2026/124, scade il 10 dicembre", "1.200,50 €")),
        ],
        "progress": [3, 8],
        "progress_label": "3 passaggi su 8 completati",
        "charts": [
            chart(
                name="Visite a settimana",
                unit="visite",
                target_label="Obiettivo 1.000",
                trend_label="In crescita del 12 % in quattro settimane",
                first_label="1 set",
                last_label="30 nov",
            ),
            chart(
                points(9, 60, -3, 5),
                name="Richieste dal modulo",
                unit="richieste",
                target_thousandths=60_000,
                target_label="Obiettivo 60",
                trend_label="In calo rispetto a ottobre",
                good=False,
                first_label="1 ott",
                last_label="30 nov",
            ),
        ],
        "footer": "Se qualcosa non torna, ce lo scriva: lo correggiamo.",
        **more,
    }


MONTHS = ("Dec", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
YEAR = ([], [4], [5, 4], [4], [3, 2], [], [], [4], [4, 4], [5, 5, 5, 4], [5], [5, 3], [5])


def scores(given=YEAR, labels=MONTHS, **more):
    """A year of answers, with a dip in spring and two months in which nobody was asked."""
    return {
        "title": "How Rossi Ceramics has felt",
        "subtitle": "Answers to “How is the work going for you?”",
        "months": [{"label": label, "scores": each} for label, each in zip(labels, given, strict=True)],
        "levels": ["Very unhappy", "Unhappy", "So-so", "Happy", "Very happy"],
        "empty": "Nobody has answered yet.",
        **more,
    }


def italian_scores(**more):
    """The same in Italian."""
    return scores(
        labels=("dic", "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"),
        title="Come si è trovata Ceramiche Rossi & Figli",
        subtitle="Risposte alla domanda “Come sta andando il lavoro?”",
        levels=["Per niente bene", "Poco bene", "Così così", "Bene", "Molto bene"],
        empty="Ancora nessuna risposta.",
        **more,
    )
