"""Hours as people type them: each text has exactly one reading, or a refusal that says what is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.hours import parse
from bot.core.plain_hours import to_rule, written
from bot.core.plain_words import NUMBERS, WEEKDAYS

OFFICE = "Mo-Fr 09:00-18:00"
LUNCH = "Mo-Fr 09:00-13:00,14:00-18:00"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("lun-ven 9-13 e 14-18", LUNCH),
        ("lunedì-venerdì 9:00-13:00, 14:00-18:00; sabato 9-12", f"{LUNCH}; Sa 09:00-12:00"),
        ("dal lunedì al venerdì dalle nove alle diciotto", OFFICE),
        ("da lunedi' a venerdi', dalle ore 9 alle ore 18", OFFICE),
        ("Lun – Ven 9 – 18", OFFICE),  # noqa: RUF001  an en dash, as phones type it
        ("LUN-VEN 9.00-18.00", OFFICE),
        ("lun-ven: 9-18.", OFFICE),
        ("lun-ven 9h-18h", OFFICE),
        ("feriali 9-18", OFFICE),
        ("giorni lavorativi ore 9-18", OFFICE),
        ("lun-ven 9-18 pausa pranzo 13-14", LUNCH),
        ("lun-ven 9-18 chiuso 13-14", LUNCH),
        ("lun-ven 9-18 tranne 13-14", LUNCH),
        ("lun-ven 9-13 / 14-18", LUNCH),
        ("lun-ven 9 - 13 14 - 18", LUNCH),
        ("lun–ven 9–13 · 14–18", LUNCH),  # noqa: RUF001  en dashes, as phones type them
        ("lun-ven mattina 9-13, pomeriggio 14-18", LUNCH),
        ("lun-ven 9-13 mattina, 14-18 pomeriggio", LUNCH),
        ("lun-ven 9-18 orario continuato", OFFICE),
        ("Aperto dal lunedì al sabato, 9-19. Chiuso la domenica.", "Mo-Sa 09:00-19:00"),
        ("lun-ven 14-18 e 9-13", LUNCH),
        ("lun-ven dalle 9 alle 13 e poi dalle 14 alle 18", LUNCH),
        ("9.30-18", "Mo-Su 09:30-18:00"),
        ("h 9-18", "Mo-Su 09:00-18:00"),
        ("dalle 9 alle 18", "Mo-Su 09:00-18:00"),
        ("tra le 9 e le 18", "Mo-Su 09:00-18:00"),
        ("tutti i giorni 10-20", "Mo-Su 10:00-20:00"),
        ("ogni giorno dalle 10 alle 20", "Mo-Su 10:00-20:00"),
        ("weekend 10-12", "Sa,Su 10:00-12:00"),
        ("fine settimana 10-12", "Sa,Su 10:00-12:00"),
        ("lun-ven dalle nove e mezza alle diciotto e trenta", "Mo-Fr 09:30-18:30"),
        ("lun dalle dieci meno un quarto all'una e un quarto", "Mo 09:45-13:15"),
        ("dalle 9 e 30 alle 18", "Mo-Su 09:30-18:00"),
        ("lun 9-13 e 30, mar 9 e 30-13", "Mo 09:00-13:30; Tu 09:30-13:00"),
        ("lun 9-13 e 15, 16-18", "Mo 09:00-13:15,16:00-18:00"),
        ("dalle 3 alle 6 del pomeriggio", "Mo-Su 15:00-18:00"),
        ("lun dalle 8 di mattina alle 8 di sera", "Mo 08:00-20:00"),
        ("mezzogiorno-mezzanotte", "Mo-Su 12:00-24:00"),
        ("venerdì dalle 22 alle 2", "Fr 22:00-02:00"),
        ("mercoledì chiuso, lun-ven 9-18", "Mo,Tu,Th,Fr 09:00-18:00"),
        ("chiuso sabato e domenica, lun-ven 9-18", OFFICE),
        ("lun-sab 9-18; dom e festivi chiuso", "Mo-Sa 09:00-18:00"),
        ("lun-ven 9-18 tranne mercoledì", "Mo,Tu,Th,Fr 09:00-18:00"),
        ("tutti i giorni tranne la domenica e il lunedì 10-20", "Tu-Sa 10:00-20:00"),
        ("lun-ven 9-18 tranne il mercoledì 9-12", "Mo,Tu,Th,Fr 09:00-18:00; We 09:00-12:00"),
        ("lun-ven 9-18, ven 9-13", "Mo-Th 09:00-18:00; Fr 09:00-13:00"),
        ("lun 9-13, lun 14-18", "Mo 09:00-13:00,14:00-18:00"),
        ("lun e mer 9-13; lun-ven 14-18", "Mo,We 09:00-13:00,14:00-18:00; Tu,Th,Fr 14:00-18:00"),
        ("lun-ven 9-18 e sabato", "Mo-Sa 09:00-18:00"),
        ("lunedì", "Mo 00:00-24:00"),
        ("lun ven 9-12", "Mo,Fr 09:00-12:00"),
        ("ven-lun 10-12", "Mo,Fr-Su 10:00-12:00"),
        ("lun-ven h24", "Mo-Fr 00:00-24:00"),
        ("sempre", "24/7"),
        ("sempre aperto tranne la domenica", "Mo-Sa 00:00-24:00"),
        ("mai", "off"),
        ("chiuso", "off"),
        ("mar 9-18", "Tu 09:00-18:00"),
        ("Mar 9-18", "Tu 09:00-18:00"),
        ("mar 9:00-18:00", "Tu 09:00-18:00"),
        ("lun-ven 22-6", "Mo-Fr 22:00-06:00"),
        ("lun-ven 18-9", "Mo-Fr 18:00-09:00"),
        ("lun-ven 9-18; Dec 25 off", f"{OFFICE}; Dec 25 off"),
        ("Dec 25 off; lun-ven 9-18", f"{OFFICE}; Dec 25 off"),
        ("Mo-Fr 09:00-18:00; mercoledì chiuso", "Mo,Tu,Th,Fr 09:00-18:00"),
    ],
)
def test_hours_in_italian_have_one_reading(text, rule):
    assert to_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Mon to Fri nine to six", OFFICE),
        ("Mon-Fri 9-18", OFFICE),
        ("Mo-Fr 9-18", OFFICE),
        ("Monday through Friday, 9 to 18", OFFICE),
        ("Mon–Fri 9 a.m. to 6 p.m.", OFFICE),  # noqa: RUF001  an en dash, as phones type it
        ("9am - 6pm on weekdays", OFFICE),
        ("between 9 and 6 Mon-Fri", OFFICE),
        ("Mon-Fri 9:00-6:00", OFFICE),
        ("Mon-Fri 9-1, 2-6", LUNCH),
        ("Mon-Fri 0900-1300, 1400-1800", LUNCH),
        ("Mon-Fri 0900-2000", "Mo-Fr 09:00-20:00"),
        ("Mon to Fri 9 to 12:30 and 1 to 5", "Mo-Fr 09:00-12:30,13:00-17:00"),
        ("Mon-Fri 9-6, lunch 1-2", LUNCH),
        ("Mon-Fri 9-6, lunch 9-6", "off"),
        ("from nine to five", "Mo-Su 09:00-17:00"),
        ("nine-to-five", "Mo-Su 09:00-17:00"),
        ("nine o'clock to five o'clock", "Mo-Su 09:00-17:00"),
        ("9am-5pm", "Mo-Su 09:00-17:00"),
        ("9-5pm", "Mo-Su 09:00-17:00"),
        ("9am-5", "Mo-Su 09:00-17:00"),
        ("2-6pm", "Mo-Su 14:00-18:00"),
        ("12-5pm", "Mo-Su 12:00-17:00"),
        ("9-9", "Mo-Su 09:00-21:00"),
        ("7-11am", "Mo-Su 07:00-11:00"),
        ("09-05", "Mo-Su 09:00-05:00"),
        ("10pm-2", "Mo-Su 22:00-02:00"),
        ("12am-12pm", "Mo-Su 00:00-12:00"),
        ("every day 10-20", "Mo-Su 10:00-20:00"),
        ("daily 10-20", "Mo-Su 10:00-20:00"),
        ("weekdays 9-5", "Mo-Fr 09:00-17:00"),
        ("every Monday 9-12", "Mo 09:00-12:00"),
        ("Mondays and Thursdays 9-12", "Mo,Th 09:00-12:00"),
        ("Mon, Wed and Fri 9-12; Tue 14-18", "Mo,We,Fr 09:00-12:00; Tu 14:00-18:00"),
        ("9-18 Mon-Fri, 10-12 Sat", f"{OFFICE}; Sa 10:00-12:00"),
        ("Mon-Fri 9-18; 10-12 Sat", f"{OFFICE}; Sa 10:00-12:00"),
        ("Mon-Fri 9-5, closed on Wednesday", "Mo,Tu,Th,Fr 09:00-17:00"),
        ("closed on Wednesday, Mon-Fri 9-5", "Mo,Tu,Th,Fr 09:00-17:00"),
        ("every day except Sunday 10-20", "Mo-Sa 10:00-20:00"),
        ("Mon-Sat 10-20 but not Wednesday", "Mo,Tu,Th-Sa 10:00-20:00"),
        ("closed except Monday 9-12", "Mo 09:00-12:00"),
        ("closed on Wednesday", "off"),
        ("Mon half past nine to quarter to six", "Mo 09:30-17:45"),
        ("nine thirty to six", "Mo-Su 09:30-18:00"),
        ("twenty to twenty-two", "Mo-Su 20:00-22:00"),
        ("noon to midnight", "Mo-Su 12:00-24:00"),
        ("midnight to noon", "Mo-Su 00:00-12:00"),
        ("fri 22 to 2", "Fr 22:00-02:00"),
        ("fri 10pm to 2am", "Fr 22:00-02:00"),
        ("always", "24/7"),
        ("24/7 except Sunday", "Mo-Sa 00:00-24:00"),
        ("never", "off"),
        ("Saturday all day", "Sa 00:00-24:00"),
        ("Mon-Fri 9-18\nSat 10-12", f"{OFFICE}; Sa 10:00-12:00"),
    ],
)
def test_hours_in_english_have_one_reading(text, rule):
    assert to_rule(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        OFFICE,
        "mo-fr 9:00-18:00",
        "Mo 10:00-12:00; Mo off",
        "Fr 22:00-02:00, Fr 10:00-12:00",
        "24/7; su closed",
        "Sa",
        "off",
        "Mar 09:00-18:00",
        "Mar Mo 9:00-18:00",
        "Mar 9-18 off",
        "Mar 9-Mar 18 00:00-24:00",
        "2026 Dec 24-2027 Jan 6 off",
        "Mo[1-3] 10:00-12:00",
        "2026-2030 Mo 10:00-12:00",
        "Mo-Fr 09:00-12:00,14:00+",
        "?" * 4096,
        "🎉",
    ],
)
def test_the_grammar_itself_is_left_as_it_is(text):
    assert to_rule(text) is None


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("lun-ven 9-18 boh", "hours-unreadable", {"part": "boh"}),
        ("9-18 boh", "hours-unreadable", {"part": "boh"}),
        ("nine to sox", "hours-unreadable", {"part": "sox"}),
        ("lun-ven 9", "hours-unreadable", {"part": "9"}),
        ("lunedì 9 e trenta", "hours-unreadable", {"part": "9"}),
        ("lun-ven 9-18 su appuntamento", "hours-unreadable", {"part": "appuntamento"}),
        ("lun-xyz 9-18", "hours-unreadable", {"part": "xyz"}),
        ("lun-ven 25-26", "hours-no-clock", {"part": "25"}),
        ("lun 0975-1200", "hours-no-clock", {"part": "0975"}),
        ("lun 9:60-12", "hours-no-clock", {"part": "9:60"}),
        ("lun 9-24:30", "hours-no-clock", {"part": "24:30"}),
        ("9-14, 13-18", "hours-overlap", {"first": "09:00-14:00", "second": "13:00-18:00"}),
        ("lun-ven 9-18; mer-sab 10-12", "hours-overlap", {"first": "09:00-18:00", "second": "10:00-12:00"}),
        ("ven 22-2 e 23-24", "hours-overlap", {"first": "22:00-02:00", "second": "23:00-24:00"}),
        ("lun-ven 18-18", "hours-no-length", {"part": "18:00-18:00"}),
        ("noon to noon", "hours-no-length", {"part": "12:00-12:00"}),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text, key, words):
    with pytest.raises(BadInput) as refusal:
        to_rule(text)
    assert (refusal.value.key, refusal.value.words) == (key, words)


def test_hours_in_words_and_in_the_grammar_are_the_same_hours():
    assert parse("lun-ven 9-13 e 14-18", "Europe/Rome").canonical == parse(LUNCH, "Europe/Rome").canonical == LUNCH


tables = st.lists(
    st.lists(st.integers(0, 47), unique=True, max_size=6)
    .map(sorted)
    .map(lambda halves: [(30 * a, 30 * b) for a, b in zip(halves[::2], halves[1::2], strict=False)]),
    min_size=7,
    max_size=7,
)
ITALIAN = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def said(minutes, joint):
    return f"{minutes // 60:02}{joint}{minutes % 60:02}"


@settings(deadline=None)
@given(table=tables, names=st.sampled_from([ITALIAN, ENGLISH]), joint=st.sampled_from([".", ":"]))
def test_any_week_that_is_written_day_by_day_in_words_is_read_as_that_week(table, names, joint):
    days = [
        f"{name} " + (", ".join(f"{said(a, joint)} - {said(b, joint)}" for a, b in spans) or "chiuso")
        for name, spans in zip(names, table, strict=True)
    ]
    assert to_rule("; ".join(days)) == written(table)


MARKS = tuple("-,;:.e&/()'\"[]")
LINKS = (
    "e",
    "and",
    "to",
    "alle",
    "dalle",
    "tranne",
    "chiuso",
    "closed",
    "off",
    "24/7",
    "pausa",
    "mezza",
    "half",
    "past",
)
TIMES = ("9", "18", "9:30", "25", "99:99", "24", "2026", "Dec", "mar", "Mar", "pm", "am", "meno")
pieces = st.sampled_from((*WEEKDAYS, *NUMBERS, *MARKS, *LINKS, *TIMES))


@settings(deadline=None, max_examples=400)
@given(text=st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=40))
def test_no_text_makes_anything_but_hours_or_a_refusal(text):
    try:
        hours = parse(text, "Europe/Rome")
    except BadInput:
        return
    assert parse(hours.canonical, "Europe/Rome").canonical == hours.canonical
