"""The readable page of an export: one file, no script, nothing fetched, every word of others escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct, field

from bot.core.ledger import Entry, File, OpeningValue, fingerprint
from bot.core.rows import Client, Seal
from bot.wording import say

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1c1c1e;background:#fff}
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #d8d8dc;padding:.5rem;text-align:left;
vertical-align:top}blockquote{margin:.2rem 0;padding:.1rem .7rem;border-left:3px solid #b8b8c0;white-space:pre-wrap;
overflow-wrap:anywhere}code{font-size:.8rem;overflow-wrap:anywhere;color:#54545c}small{color:#54545c}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}
"""


class Named(Struct):
    """A file that entries name. `path` within the export, None if we do not have it (any more)."""

    sha256: str
    names: list[str] = field(default_factory=list)
    size: int | None = None
    path: str | None = None


class About(Struct, frozen=True, kw_only=True):
    """Whose ledger is exported, how the office is called, and how its people read: language and zone."""

    client: Client
    office: str
    language: str
    timezone: str
    exported_at: datetime


def page(
    entries: Iterable[Entry], named: Mapping[str, Named], about: About, sealed: Seal, key: Ed25519PublicKey
) -> Iterator[bytes]:
    """The page, piece by piece, in the office's language; times are in the office's zone."""
    writer = _Page(about, named)
    yield "".join(writer.head()).encode()
    for entry in entries:
        yield "".join(writer.row(entry)).encode()
    yield "".join(writer.foot(sealed, key)).encode()


class _Page:
    def __init__(self, about: About, named: Mapping[str, Named]) -> None:
        self._about = about
        self._named = named
        self._zone = ZoneInfo(about.timezone)

    def head(self) -> Iterator[str]:
        about, language = self._about, self._about.language
        title = escape(say("page-title", language, client=about.client.name))
        exported = escape(say("page-by", language, office=about.office, when=self._when(about.exported_at)))
        yield f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        # A browser that heeds it runs and fetches nothing, whatever might have slipped through.
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        yield '<meta name="viewport" content="width=device-width">'
        yield f"<style>{_STYLE}</style><h1>{title}</h1><p>{exported}</p>"
        yield f"<p>{escape(say('page-proves', language))}</p><p>{escape(say('page-cannot', language))}</p><table><tr>"
        columns = (
            say("page-number", language),
            say("page-when", language, zone=about.timezone),
            say("page-what", language),
            say("page-who", language),
            say("page-words", language),
            say("page-hash", language),
        )
        yield "".join(f"<th>{escape(each)}" for each in columns)

    def row(self, entry: Entry) -> Iterator[str]:
        core, language = entry.core, self._about.language
        value = entry.opening.value if entry.opening else None
        yield f'<tr id="e{core.seq}"><td>{core.seq}<td>{escape(self._when(core.at))}'
        if core.platform_at is not None and core.platform_at != core.at:
            told = say("page-platform-at", language, when=self._when(core.platform_at))
            yield f"<br><small>{escape(told)}</small>"
        yield f"<td>{escape(_named('kind', core.kind, language))}"
        yield f"<br><small>{escape(_named('how', core.how, language))}</small>"
        yield "".join(f"<br><code>{escape(line)}</code>" for line in _facts(entry))
        who = value.who if value else None
        yield f"<td>{escape(who.name or who.user)}<br><small>{escape(who.platform)}</small>" if who else "<td>"
        yield "<td>"
        if value is not None:
            yield from self._words(value)
        elif core.commit is not None:
            yield f"<small>{escape(say('page-erased', language))}</small>"
        yield f"<td><code>{entry.hash}</code>"

    def foot(self, sealed: Seal, key: Ed25519PublicKey) -> Iterator[str]:
        language = self._about.language
        told = say("page-seal", language, seq=str(sealed.seq), when=self._when(sealed.at))
        yield f"</table><p>{escape(told)}<br><code>{sealed.hash}</code></p>"
        yield f"<p>{escape(say('page-key', language))}<br><code>{fingerprint(key)}</code></p></html>\n"

    def _words(self, value: OpeningValue) -> Iterator[str]:
        language = self._about.language
        for title, said in ((say("page-shown", language), value.shown), (say("page-wrote", language), value.words)):
            if said:
                yield f"<small>{escape(title)}</small><blockquote>{escape(said)}</blockquote>"
        for file in value.files:
            yield f"<div>{self._file(file)}<br><code>{escape(file.sha256)}</code></div>"

    def _file(self, file: File) -> str:
        name = escape(file.name or file.sha256[:16])
        known = self._named.get(file.sha256)
        if known is None or known.path is None:
            return f"{name} <small>({escape(say('page-missing', self._about.language))})</small>"
        return f'<a href="{escape(known.path)}" download="{name}">{name}</a>'

    def _when(self, at: datetime) -> str:
        return at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S")


def _named(prefix: str, name: str, language: str) -> str:
    """How people call it; a kind from a newer Paletti by its own name."""
    try:
        return say(f"{prefix}-{name}", language)
    except KeyError:
        return name.replace("_", " ")


def _facts(entry: Entry) -> Iterator[str]:
    facts = msgspec.json.decode(entry.core.facts, type=dict)
    for key, value in facts.items():
        if value is not None:
            yield f"{key}: {value if isinstance(value, str) else msgspec.json.encode(value).decode()}"
