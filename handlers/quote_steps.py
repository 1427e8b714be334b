"""What a signed quote says about its steps: each is planned, once, or moved where it was planned for another day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.ledger import Entry, OpeningValue
from bot.core.names import plain
from bot.core.quote_rows import Step as QuoteStep
from bot.core.rows import Title
from bot.core.steps import Step, StepMoved, StepPlanned, next_number, ordered
from handlers.approvers import reader


def signed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """A quote was signed, or accepted elsewhere: its steps are those of the project from now on."""
    client = entry.core.ledger
    quote = desk.client(client).approvals.get(entry.core.subject or "")
    # One more signature than needed changes nothing.
    if quote is None or quote.what != "quote" or quote.approved_seq != entry.core.seq:
        return ()
    sent = [row for row in desk.quote_drafts.where(client=client, state="sent") if row.quote == quote.approval]
    return _planned(client, quote, sent[-1].terms.steps, desk) if sent else ()


def _planned(client: str, quote: Approval, wanted: Iterable[QuoteStep], desk: Desk) -> list[Effect]:
    """Each step that is there already stands for one of the quote: it may have two of the same name."""
    steps = desk.client(client).touch.steps
    there = [each for each in ordered(steps) if each.done_on is None or each.quote == quote.approval]
    number = next_number(steps)
    effects: list[Effect] = []
    # Those that keep their day first, so that none of them is moved in the place of another of its name.
    for step in sorted(wanted, key=lambda each: _on_its_day(each, there, desk) is None):
        known = _same(step, there, desk)
        if known is None:
            facts = StepPlanned(step=desk.fresh("s"), number=number, on=step.on, quote=quote.approval)
            number += 1
            effects += [
                Keep("titles", facts.step, Title(text=step.what, client=client)),
                _record(client, facts, step.what, desk),
            ]
            continue
        there.remove(known)
        if known.on != step.on and known.done_on is None:
            effects.append(_record(client, StepMoved(step=known.step, on=step.on), _why(client, quote, desk), desk))
    return effects


def _same(step: QuoteStep, there: Iterable[Step], desk: Desk) -> Step | None:
    """The step of that name, on that day if there are several."""
    return _on_its_day(step, there, desk) or next(iter(_named(step, there, desk)), None)


def _on_its_day(step: QuoteStep, there: Iterable[Step], desk: Desk) -> Step | None:
    return next((each for each in _named(step, there, desk) if each.on == step.on), None)


def _named(step: QuoteStep, there: Iterable[Step], desk: Desk) -> list[Step]:
    return [each for each in there if (row := desk.titles.get(each.step)) and plain(row.text) == plain(step.what)]


def _why(client: str, quote: Approval, desk: Desk) -> str:
    title = desk.titles.get(quote.approval)
    return desk.say("step-by-quote", reader(client, desk).language, title=title.text if title else "")


def _record(client: str, facts: StepPlanned | StepMoved, shown: str, desk: Desk) -> Record:
    value = OpeningValue(shown=shown, language=reader(client, desk).language)
    return Record(ledger=client, facts=facts, how="consequence", subject=facts.step, opening=value)
