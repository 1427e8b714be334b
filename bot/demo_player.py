"""Plays the steps of `demo_tour` in one office of the demo, through the doors that the page uses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.adapters.playground import SCENE
from bot.adapters.playground.notes import BOT, LedgerLine, Note
from bot.adapters.playground.payloads import Press, Submit, Write
from bot.core.forms import Values
from bot.demo_office import DemoOffice
from bot.demo_tour import TOUR, Passes, Presses, Probes, Submits, Writes
from bot.demo_tour_lines import LINES
from bot.wording import say

MOST_MOVES = 30  # of the clock, to what is due next, until that is what was waited for


class Player:
    """An office, how many steps were done in it, and the reply to the last deed."""

    def __init__(self, office: DemoOffice) -> None:
        self.office = office
        self.done = 0
        self.reply: dict[str, Any] = {}

    def cue(self) -> Note | None:
        """The next step as the page acts it out, see `Guide.stand`; None after the last. Raises LookupError."""
        if self.done == len(TOUR):
            return None
        step = TOUR[self.done]
        at, needs = self._needs()
        return {"name": step.name, "at": at, "see": step.see, "stay_ms": round(step.stay_seconds * 1000), **needs}

    async def next(self) -> None:
        """Do the next step, and wait until all that it brings about has arrived. Raises LookupError."""
        stage, step = self.office.stage, TOUR[self.done]
        if step.minutes:
            await stage.move_to(stage.now() + timedelta(minutes=step.minutes))
        self.reply, reply = {}, self.reply
        match step.deed:
            case Passes() as deed:
                await self._pass_time(deed)
            case Probes(do="tamper"):
                newest = self._newest_approval()
                stage.tamper(newest.ledger, newest.seq)
            case Probes():
                stage.restore()
            case Writes(by=by) as deed:
                answered = self._said(by)[-1]["id"] if deed.replies else None
                self.reply = self.office.adapter.do(Write(**self._by(by), text=self._text(), reply_to=answered))
            case Presses(by=by, button=button):
                found = {name: self._button(by, button)[name] for name in ("message", "token", "choice")}
                self.reply = self.office.adapter.do(Press(**self._by(by), **found))
            case Submits(by=by):
                values = _values(reply, self._line())
                self.reply = self.office.adapter.do(Submit(**self._by(by), token=reply["form"]["token"], values=values))
        await self.office.settle()
        self.done += 1

    def _needs(self) -> tuple[str, Note]:
        """Where the next step happens, and what the page needs to act it out."""
        match TOUR[self.done].deed:
            case Writes(by=by):
                return by, {"kind": "write", "text": self._text()}
            case Presses(by=by, button=button):
                return by, {"kind": "press", **self._button(by, button)}
            case Submits(by=by):
                return by, {"kind": "submit", "values": self._line()}
            case Passes(to=to):
                return "clock", {"kind": "clock", "to": to}
            case Probes(do=do):
                return "ledger", {"kind": "probe", "do": do}

    def _by(self, persona: str) -> dict[str, Any]:
        return {"id": f"tour-{TOUR[self.done].name}", "persona": persona, "language": self.office.language}

    def _line(self) -> Any:
        return LINES[self.office.language][TOUR[self.done].name]

    def _text(self) -> str:
        return str(self._line())

    def _said(self, persona: str) -> list[Note]:
        """What Paletti has said to somebody, alone."""
        return [note for note in self.office.adapter.said_to(SCENE.persona(persona)) if note["by"] == BOT]

    def _button(self, persona: str, key: str) -> Note:
        """The newest button with these words. Raises LookupError."""
        for note in reversed(self._said(persona)):
            words = say(key, note["language"])
            for block in note["blocks"]:
                for button in block.get("buttons", ()):
                    if button["label"] == words:
                        return {"message": note["id"], **button}
        raise LookupError(f"{persona} has no button {key} for {TOUR[self.done].name}")

    def _newest_approval(self) -> LedgerLine:
        given = [line for line in self.office.stage.entries() if line.kind == "approval_given"]
        if not given:
            raise LookupError("nothing was approved yet")
        return given[-1]

    async def _pass_time(self, deed: Passes) -> None:
        stage = self.office.stage
        heard = len(self._said(deed.until)) if deed.until else 0
        for _ in range(MOST_MOVES):
            target = stage.next_opening() if deed.to == "opening" else stage.next_due()
            if target is None:
                break
            await stage.move_to(max(stage.now(), target))
            await self.office.settle()
            if not deed.until or len(self._said(deed.until)) > heard:
                return
        raise LookupError(f"nothing came for {deed.until} by itself")


def _values(reply: dict[str, Any], line: dict[str, str]) -> Values:
    """What stands in the form that was shown, with what is filled in."""
    if "form" not in reply:
        raise LookupError("no form was shown")
    values: Values = {field["name"]: "".join(field["initial"]) for field in reply["form"]["fields"]}
    return values | line
