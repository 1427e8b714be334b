"""Check-ins for the office in `tests.kit`: Rossi SRL is asked, and Giulia answers."""

from datetime import date

from bot.core.complaints import ComplaintClosed, ComplaintOpened
from bot.core.effects import Record
from bot.core.ledger import facts_of
from bot.core.payment_entries import PaymentReceived, PaymentRequested
from tests.approving import rossi

QUESTION = "Studio Neri would like to know: how is it going with us"


async def asks_now(house):
    """The office asks at once."""
    await house.commands("marta", "checkin rossi now")


def questions(house, who="giulia"):
    """The cards that hang in somebody's chat."""
    return [said for said in house.said_to(who, buttons=True) if said.startswith(QUESTION)]


def facts(house, kind):
    return [facts_of(entry.core) for entry in house.store.entries(rossi(house)) if entry.core.kind == kind]


def asked_at(house):
    return [entry.core.at for entry in house.store.entries(rossi(house)) if entry.core.kind == "checkin_asked"]


def scores(house):
    return [each.score for each in facts(house, "checkin_answered")]


def records(house, given):
    client = rossi(house)
    house.engine.commit(lambda _: (Record(ledger=client, facts=given, how="clock"),))


def complains(house, complaint="w1"):
    number = len(house.desk.client(rossi(house)).touch.complaints) + 1
    by = house.clock.now()
    records(house, ComplaintOpened(complaint=complaint, number=number, contact="c1", source="words", answer_by=by))


def is_content(house, complaint="w1"):
    records(house, ComplaintClosed(complaint=complaint))


def owes(house, due_on: date, request="r1"):
    number = len(house.desk.client(rossi(house)).payments.requests) + 1
    records(
        house,
        PaymentRequested(
            request=request,
            number=number,
            source="hand",
            currency="EUR",
            cents=1000,
            payable_cents=1000,
            issued_on=due_on,
            due_on=due_on,
        ),
    )


def pays(house, request="r1"):
    on = house.clock.now().date()
    records(house, PaymentReceived(request=request, payment=f"b-{request}", cents=1000, on=on))
