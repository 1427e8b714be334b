"""The questions, in the terminal, and what an answer to each may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeVar

import click

from bot.core.errors import BadInput
from bot.core.findings import Finding
from bot.core.hours import parse, typed
from bot.core.public_holidays import region
from bot.wording import say
from bot.wording.rules import in_words

T = TypeVar("T")
Language = Literal["en", "it"]


class Dialog(NamedTuple):
    """How it is asked: what was `given` on the command line is not asked, only checked.

    `silent`: what is proposed is taken. `offline`: platforms are not asked whether they take a token.
    """

    given: Mapping[str, str | None]
    silent: bool
    offline: bool

    def asks(self, key: str) -> bool:
        """Whether a person is there to answer this."""
        return not self.silent and self.given[key] is None

    def ask(self, key: str, question: str, proposed: str, read: Callable[[str], T]) -> T:
        """An answer that makes sense; a person is asked again until it does.

        Raises click.ClickException for what was given, or proposed, and makes none.
        """
        while True:
            answer = self.given[key]
            if answer is None:
                answer = click.prompt(question, proposed, show_default=bool(proposed)) if self.asks(key) else proposed
            try:
                return read(answer.strip())
            except BadInput as error:
                said = say(error.key, "en", slash="/", **error.words)
                if not self.asks(key):
                    raise click.ClickException(f"{question}: {said}") from None
                click.echo(f"  {said}")

    def token(self, key: str, question: str, look: Callable[[str], list[Finding]]) -> str | None:
        """A token that the platform takes, or None if there is none. It is looked at the moment it is given.

        Raises click.ClickException for a given one that is refused.
        """
        while True:
            asked = click.prompt(question, "", show_default=False) if self.asks(key) else self.given[key]
            answer = (asked or "").strip()
            findings = look(answer) if answer else []
            for finding in findings:
                click.echo(f"  {'✓' if finding.state == 'good' else '✗'} {finding.what}")
                if finding.mend:
                    click.echo(f"    {finding.mend}")
            if all(finding.state != "bad" for finding in findings):
                return answer or None
            if not self.asks(key):
                raise click.ClickException("This token cannot be used. (With --offline no platform is asked.)")


def name(text: str) -> str:
    """Raises BadInput."""
    if not text:
        raise BadInput("office-unnamed")
    return text


def zone(text: str) -> str:
    """Raises BadInput."""
    return parse("off", text).timezone


def hours(text: str, timezone: str) -> str:
    """The rule as it is kept. Raises BadInput."""
    return typed(text, timezone).canonical


def hours_echoed(rule: str, language: str) -> str:
    """The rule in words, a line each."""
    return "\n".join(f"  {line}" for line in in_words(rule, language))


def holidays(text: str) -> str:
    """A region, or empty for none. Raises BadInput."""
    return "" if text.casefold() in ("", "none", "no", "nessuno") else region(text)


def language(text: str) -> Language:
    """Raises BadInput."""
    chosen = {"en": "en", "english": "en", "inglese": "en", "it": "it", "italian": "it", "italiano": "it"}
    if text.casefold() not in chosen:
        raise BadInput("language-unknown", language=text[:40])
    return "it" if chosen[text.casefold()] == "it" else "en"
