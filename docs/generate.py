"""Writes the reference pages from the code: `python -m docs.generate`. A test holds the pages to it."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from inspect import cleandoc, isclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import click
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from bot.__main__ import cli
from bot.core.entries import KINDS
from bot.core.facts import Facts
from bot.core.verbs import OUTSIDE
from bot.settings import settings_markdown
from bot.wording import FOLDER, say
from handlers.table import COMMANDS

REFERENCE = Path(__file__).with_name("reference")
MADE = "<!-- Made from the code by `make docs`; what is changed here by hand is lost. -->"
AUDIENCES = ("owner", "member", "client", "stranger")
EVERYBODY = frozenset({"member", "client", "stranger"})
NAMES = {"owner": "owner", "member": "office", "client": "clients", "stranger": "strangers"}
ENTRY = re.compile(r"^([a-z][\w-]*) = ?(.*(?:\n[ }].*)*)", re.MULTILINE)
WORDS = re.compile(r"^(?:verb|word|example|about)-")


def pages() -> dict[Path, str]:
    """Each reference page, with what has to stand in it."""
    made = {"commands": commands(), "settings": settings(), "entries": entries(), "wording": wording()}
    return {REFERENCE / f"{name}.md": text for name, text in made.items()}


def commands() -> str:
    """The verbs by whom they are for, and what there is in the terminal."""
    return page(
        "Commands",
        "On Telegram a command is `/verb`, on Slack `/paletti verb`. Either language does, whoever types it. *Office* "
        "is the owner and its members, *clients* are people who were invited for one, *strangers* are all others.",
        "## In the chat",
        *_verbs(),
        "## In the terminal",
        "`paletti` and `python -m bot` are the same. Each command takes `--config FILE`, and `-h` for its options.",
        *_terminal(),
    )


def _verbs() -> Iterator[str]:
    rows = [
        f"| `/{say(f'verb-{verb}', 'en')}` | `/{say(f'verb-{verb}', 'it')}` | {_who(set(COMMANDS[verb]))} "
        f"| {say(f'about-{verb}', 'en', slash='/')} |"
        for verb in COMMANDS
    ]
    yield "\n".join(("| Verb | Italian | Who | What it is for |", "|---|---|---|---|", *rows))
    yield "One example of each, in both languages:"
    examples = [
        f"| `{say(f'example-{name}', 'en', slash='/')}` | `{say(f'example-{name}', 'it', slash='/')}` |"
        for verb in COMMANDS
        for name in dict.fromkeys(
            (verb if COMMANDS[verb].keys() & {"member", "owner"} else "", OUTSIDE.get(verb, verb))
        )
        if name and (name == verb or COMMANDS[verb].keys() & {"client", "stranger"})
    ]
    yield "\n".join(("| English | Italian |", "|---|---|", *examples))


def _who(audiences: set[str]) -> str:
    if audiences >= EVERYBODY:
        return "everybody"
    if "member" in audiences:
        audiences -= {"owner"}  # an owner may all that a member may
    return ", ".join(NAMES[each] for each in AUDIENCES if each in audiences)


def _terminal() -> Iterator[str]:
    for name, command in sorted(_commands(cli, "paletti")):
        takes = [_option(each) for each in command.params if isinstance(each, click.Option) and each.name != "own"]
        given = "".join(
            f" {each.make_metavar(click.Context(command))}"
            for each in command.params
            if isinstance(each, click.Argument)
        )
        about = cleandoc(command.help or "").replace("\n", " ")
        yield "\n".join((f"`{name}{given}`: {about}", *([""] if takes else []), *(each for each in takes if each)))


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    for each, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {each}")
        else:
            yield f"{name} {each}", command


def _option(option: click.Option) -> str:
    metavar = "" if option.is_flag else f" {option.make_metavar(click.Context(cli))}"
    return f"- `{', '.join(option.opts)}{metavar}`{f': {option.help}' if option.help else ''}"


def settings() -> str:
    """The settings, from their own table."""
    return page(
        "Settings",
        "They stand in `paletti.toml` or in the environment, which wins; an `.env` beside `paletti.toml` is read as "
        "the environment is. `paletti init` writes both. They are looked for in the folder in which the command runs, "
        "or where `--config` says; the data are kept below the folder in which it runs. The office's hours and "
        "holidays seed the first start; afterwards `/hours` counts, and `paletti check` tells where both differ. All "
        "else counts from the next start.",
        settings_markdown(),
    )


def entries() -> str:
    """The kinds of ledger entries, with their facts."""
    return page(
        "Entry kinds",
        "What can stand in a ledger. *Facts* are public: ids, days, cents, hashes, nothing personal, since they can "
        "never be taken out. Names and exact words stand apart in the entry's *opening*, which can be erased (see "
        "[evidence](../approvals-and-evidence.md#what-stands-in-an-entry)). Instants are UTC.",
        *(_kind(kind, facts) for kind, facts in KINDS.items()),
    )


def _kind(kind: str, facts: type[Facts]) -> str:
    rows = [
        f"- `{each.name}`: {_type(each.type)}{'' if each.required else f', else {_default(each)}'}"
        for each in fields(facts)
    ]
    about = cleandoc(facts.__doc__ or "").replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    return "\n".join((f"## {kind}", "", about, *(["", *rows] if rows else [])))


def _default(field: Any) -> str:
    value = field.default_factory() if field.default is NODEFAULT else field.default
    return "none" if value is None else "empty" if value in ("", (), {}) else f"`{_plain(value)}`"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type(kind: Any) -> str:  # noqa: PLR0911  one line a kind of type
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in args)
    if origin in (Union, types.UnionType):
        return " or ".join(_type(each) for each in args)
    if origin is tuple:
        return f"a list of {_type(args[0])}" if args[-1] is ... else " with ".join(_type(each) for each in args)
    if origin is dict:
        return f"{_type(args[0])} to {_type(args[1])}"
    if kind is type(None):
        return "none"
    if isclass(kind) and issubclass(kind, Struct):
        return "(" + "; ".join(f"`{each.name}` {_type(each.type)}" for each in fields(kind)) + ")"
    return {"str": "text", "int": "number", "bool": "yes or no", "datetime": "instant", "date": "day"}[kind.__name__]


def wording() -> str:
    """Every text with its key, in English, file by file."""
    files = sorted((FOLDER / "en").glob("*.ftl"))
    texts = {
        path.stem: [found for found in ENTRY.findall(path.read_text("utf-8")) if not WORDS.match(found[0])]
        for path in files
    }
    count = sum(map(len, texts.values()))
    return page(
        "Texts",
        f"All {count} texts that Paletti says, by their keys, as they stand in `bot/wording/en`; `bot/wording/it` has "
        "the same keys. To have one said otherwise, see [Wording](../wording.md). The words that people type are under "
        "[Commands](commands.md).",
        *(f"## {subject}\n\n```fluent\n{_listed(found)}\n```" for subject, found in texts.items() if found),
    )


def _listed(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{key} = {text}".replace(" = \n", " =\n") for key, text in found)


def page(title: str, *parts: str) -> str:
    """A page from its parts."""
    return "\n\n".join((MADE, f"# {title}", *parts)) + "\n"


def main() -> None:
    """Write them all."""
    for path, text in pages().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
