"""Weeks to draw, and what can be read off a drawing of one."""

import re
import struct

from bot import paper

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TITLE_COLOUR = "#23272c"


def day(name="", label="", open_=(), calls=(), closed="", *, today=False):
    return {
        "name": name,
        "date_label": label,
        "today": today,
        "closed_label": closed,
        "open": [list(span) for span in open_],
        "calls": [list(span) for span in calls],
    }


def week(days=None, **more):
    """A week with these days by their place (0 is Monday), each a dict for `day`; the others are closed."""
    given = days or {}
    return {
        "title": "Studio Marta",
        "zone": "Rome time",
        "days": [
            day(name, f"{place + 7} Dec", today=place == 2, **given.get(place, {"closed": "Closed"}))
            for place, name in enumerate(NAMES)
        ],
        "legend": {"open": "Open", "calls": "Calls"},
        "notes": [],
        "notes_title": "The next month",
        **more,
    }


def wordless(days=None, **more):
    """A week without a word in it but what is given."""
    columns = [day(**(days or {}).get(place, {})) for place in range(7)]
    empty = {"title": "", "zone": "", "days": columns, "legend": {"open": "", "calls": ""}, "notes_title": ""}
    return {**empty, **more}


def notes(count, what="Christmas, away"):
    return [{"when": f"{number + 1} Dec", "what": what} for number in range(count)]


def size(png):
    """Width and height in pixels."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def svg(data):
    return paper._compiled("week", data, "svg").decode()


def glyphs(data, colour=None):
    """The shapes of all letters that are set, in order; those of one colour only, if it is given."""
    found = re.findall(r'<use xlink:href="#(\w+)"[^>]* fill="(#\w+)"', svg(data))
    return [shape for shape, fill in found if colour in (None, fill)]


def title_read_back(title):
    """What stands where the title is, told by the shapes of its characters when they stand alone; spaces have none."""
    alphabet = {}
    for each in {*title} - {" "}:
        [shape] = glyphs(wordless(title=each), TITLE_COLOUR)
        alphabet[shape] = each
    return "".join(alphabet.get(shape, "?") for shape in glyphs(wordless(title=title), TITLE_COLOUR))


def blocks(data, colour):
    """How many areas of a colour there are."""
    return len(re.findall(rf'<path[^>]* fill="{colour}"|<path fill="{colour}"', svg(data)))
