"""What people write on the tour, by step: texts, and the values of a form by field."""

from __future__ import annotations

from collections.abc import Mapping

from bot.adapters.playground.scene import Language

Line = str | Mapping[str, str]

ENGLISH: Mapping[str, Line] = {
    "night_message": "Good evening Marta, could you swap the photo on the homepage by tomorrow?",
    "morning_answer": "Good morning Giulia, gladly. The new photo is up before lunch.",
    "stranger_writes": "Hello, I need a small website for my bakery. Whom may I ask?",
    "stranger_answer": "Hello Olga, gladly. May I call you on Monday at ten?",
    "approval_asked": "/approve rossi Homepage copy\nFresh bread every morning from seven. Closed on Mondays.",
    "approval_wish": "Please add that we bake on Sundays too.",
    "approval_second": (
        "/approve rossi Homepage copy\nFresh bread every morning from seven, on Sundays too. Closed on Mondays."
    ),
    "quote_asked": "/quote rossi",
    "quote_filled": {
        "title": "Online shop",
        "items": "Shop design 900\nOnline checkout 600",
        "tax": "22",
        "plan": "30% deposit 0 days\nrest milestone Online shop",
        "ours": "First draft within two weeks",
        "theirs": "Sends texts and photos within a week",
        "rounds": "2",
        "extra": "80",
    },
    "quote_signed": "Giulia Bianchi",
    "recap_set": "/recap rossi weekly fri 17:00",
    "complaint_words": "I am not happy: the homepage says that we open at eight, not at seven.",
    "complaint_answer": "You are right, Giulia: my mistake, and I am sorry. It is corrected now, at no cost to you.",
}
ITALIAN: Mapping[str, Line] = {
    "night_message": "Buonasera Marta, riuscirebbe a cambiare la foto in homepage entro domani?",
    "morning_answer": "Buongiorno Giulia, volentieri. La nuova foto è online prima di pranzo.",
    "stranger_writes": "Buongiorno, mi serve un piccolo sito per il mio panificio. A chi posso chiedere?",
    "stranger_answer": "Buongiorno Olga, volentieri. Posso chiamarla lunedì alle dieci?",
    "approval_asked": "/approva rossi Testo homepage\nPane fresco ogni mattina dalle sette. Chiuso il lunedì.",
    "approval_wish": "Per favore aggiunga che sforniamo anche la domenica.",
    "approval_second": (
        "/approva rossi Testo homepage\nPane fresco ogni mattina dalle sette, anche la domenica. Chiuso il lunedì."
    ),
    "quote_asked": "/preventivo rossi",
    "quote_filled": {
        "title": "Negozio online",
        "items": "Grafica del negozio 900\nPagamenti online 600",
        "tax": "22",
        "plan": "30% acconto 0 giorni\nresto approvazione di Negozio online",
        "ours": "Prima bozza entro due settimane",
        "theirs": "Manda testi e foto entro una settimana",
        "rounds": "2",
        "extra": "80",
    },
    "quote_signed": "Giulia Bianchi",
    "recap_set": "/resoconto rossi settimanale ven 17:00",
    "complaint_words": "Non sono contenta: in homepage c'è scritto che apriamo alle otto, non alle sette.",
    "complaint_answer": "Ha ragione, Giulia: è stato un mio errore, mi dispiace. Ora è corretto, senza costi per Lei.",
}
LINES: Mapping[Language, Mapping[str, Line]] = {"en": ENGLISH, "it": ITALIAN}
