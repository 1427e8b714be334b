"""What was on its way when the bot was killed: each message once, in order, and no secret ever on the disk."""

import asyncio

import pytest

from bot.core.effects import Prepare
from bot.core.errors import CannotTell, RetryLater, Unreachable, Unsure
from bot.core.events import Account, Commanded, Pressed
from bot.engine import outbox
from tests.engine.echo import posts, sends, state
from tests.kit import CODE
from tests.scripted import ArrivedBut


async def until(true):
    """Give the others time until something is true."""
    for _ in range(5000):
        if true():
            return
        await asyncio.sleep(0.001)
    raise TimeoutError


async def under_way(house, calls):
    """Wait until the platform was called so often."""
    await until(lambda: len(house.telegram.calls) >= calls)


class Stuck:
    """A gate, or a silence, through which so many calls come and no more."""

    def __init__(self, after):
        self.left = after

    async def wait(self):
        self.left -= 1
        if self.left < 0:
            await asyncio.Event().wait()


async def killed(house):
    """Killed while a call waits for its answer, and started again."""
    await house.restarts()
    house.telegram.gate = house.telegram.silence = None
    await house.outbox.idle()


def on_disk(house, text):
    """The files of the data folder in which a text can be found."""
    return [path.name for path in house.folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


async def test_what_waited_goes_out_after_a_restart_in_its_order(house):
    house.telegram.gate = asyncio.Event()
    for text in "abc":
        posts(house, text)
    await under_way(house, 1)
    await killed(house)
    assert house.said_to("giulia") == ["(again)\na", "b", "c"]


async def test_a_message_that_had_arrived_before_the_crash_is_found_where_the_platform_can_tell(house):
    house.telegram.can_tell = True
    house.telegram.silence = asyncio.Event()
    posts(house, "a")
    await under_way(house, 1)
    await killed(house)
    assert house.said_to("giulia") == ["a"]
    assert state(house, "a") == "sent"


async def test_a_message_that_had_arrived_before_the_crash_comes_again_with_a_mark_where_nobody_can_tell(house):
    house.telegram.silence = asyncio.Event()
    posts(house, "a")
    await under_way(house, 1)
    await killed(house)
    assert house.said_to("giulia") == ["a", "(again)\na"]


async def test_a_press_that_waited_at_the_platform_proves_that_its_card_arrived(house):
    house.telegram.silence = asyncio.Event()
    house.engine.receive(house.deed(Commanded, "marta", verb="hours", rest="Mo-Fr 10:00-12:00"))
    await under_way(house, 1)
    await house.stops()
    house.starts()
    house.telegram.silence = None
    message, button = house.button("telegram:1", "Yes, from now on")
    press = house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    house.engine.receive(press)
    house.opens()
    await house.outbox.idle()
    assert len(house.said_to("marta")) == 1
    assert house.last_to("marta").startswith("These hours apply now")
    assert house.desk.office.rule == "Mo-Fr 10:00-12:00"


async def test_a_press_while_the_platform_is_asked_proves_that_its_card_arrived(house):
    asked, answered = asyncio.Event(), asyncio.Event()

    async def find(_delivery):
        asked.set()
        await answered.wait()
        raise CannotTell("there is no asking here")

    house.telegram.find = find
    house.telegram.script.append(ArrivedBut(Unsure("no answer")))
    house.engine.receive(house.command("marta", "hours Mo-Fr 10:00-12:00"))
    await asked.wait()
    message, button = house.button("telegram:1", "Yes, from now on")
    press = house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    house.engine.receive(press)
    answered.set()
    await house.outbox.idle()
    [said] = house.said_to("marta")
    assert said.startswith("These hours apply now")


async def test_a_reply_that_waited_for_a_free_hand_when_the_bot_was_killed_comes_without_a_mark(house):
    house.telegram.gate = asyncio.Event()
    for number in range(outbox.IN_FLIGHT):
        posts(house, f"{number}", chat=f"telegram:{number + 100}")
    await under_way(house, outbox.IN_FLIGHT)
    house.engine.receive(house.command("marta", "status"))
    await killed(house)
    [reply] = house.said_to("marta")
    assert reply.startswith("Closed. Opens tomorrow")


async def test_a_long_text_goes_out_in_parts_in_their_order_before_what_waits_behind_it(house):
    house.telegram.longest = 2
    posts(house, "1|2|3|4|5")
    await sends(house, "next")
    assert house.said_to("giulia") == ["1\n2", "3\n4", "5", "next"]


@pytest.mark.parametrize("when", ["gate", "silence"])
@pytest.mark.parametrize("parts_sent", [1, 2])
async def test_a_long_text_whose_sending_was_cut_short_goes_on_where_it_stopped(house, parts_sent, when):
    house.telegram.longest = 1
    house.telegram.can_tell = True
    setattr(house.telegram, when, Stuck(after=parts_sent))
    posts(house, "1|2|3|4")
    posts(house, "next")
    await under_way(house, parts_sent + 1)
    assert house.said_to("giulia") == ["1", "2", "3"][: parts_sent + (when == "silence")]
    await killed(house)
    assert house.said_to("giulia") == ["1", "2", "3", "4", "next"]


async def test_a_part_of_a_long_text_waits_for_its_platform_with_all_that_follows(house):
    house.telegram.longest = 1
    house.telegram.script += [None, RetryLater("429"), RetryLater("429")]
    posts(house, "1|2|3")
    await sends(house, "next")
    assert house.said_to("giulia") == ["1", "2", "3", "next"]


async def test_the_words_of_a_parted_text_are_those_of_the_moment_when_it_was_parted(house):
    house.telegram.longest = 1
    house.telegram.script += [None, RetryLater("429", after_seconds=0.05)]
    posts(house, "1|2")
    await under_way(house, 2)
    tables = house.engine.tables
    tables.says["echo"] = tables.says["nothing"]
    await house.outbox.idle()
    assert house.said_to("giulia") == ["1", "2"]


async def test_an_errand_is_run_again_after_a_crash(house):
    runs = []

    async def hangs(account):
        runs.append(account)
        await asyncio.Event().wait()

    house.telegram.describe = hangs
    errand = Prepare(id="describe:x", recipe="describe", args={"account": "telegram:9"}, then="described")
    house.engine.commit(lambda _: (errand,))
    await until(lambda: runs)
    del house.telegram.describe
    await killed(house)
    assert runs == ["telegram:9"]
    assert house.desk.outbox.get("describe:x") is None
    assert house.failed() == []


async def test_an_errand_waits_for_its_platform_and_then_brings_what_it_was_sent_for(house, waited, monkeypatch):
    found = {"name": "Luca Gialli", "timezone": "Europe/London"}
    answers = [RetryLater("429", after_seconds=7.5), Unsure("no answer"), RetryLater("refused"), found]

    async def describes(_account):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    house.slack.describe = describes
    house.people["luca"] = Account(id="slack:U9")
    monkeypatch.setattr(outbox, "LONGEST_PAUSE_SECONDS", 60.0)
    await house.writes("luca", "ciao")
    assert answers == []
    assert [pause for pause in waited if pause > 1] == [7.5, 2, 4]
    assert house.desk.people.get("slack:U9").name == "Luca Gialli"


@pytest.mark.parametrize(
    "error", [Unreachable("no such user"), KeyError("user")], ids=lambda error: type(error).__name__
)
async def test_an_errand_that_fails_for_good_stops_none_of_the_others(house, error):
    async def fails(account):
        if account == "telegram:9":
            raise error
        return {}

    house.telegram.describe = fails
    for account in ("telegram:9", "telegram:10"):
        args = {"account": account}
        errand = Prepare(id=f"describe:{account}", recipe="describe", args=args, then="described")
        house.engine.commit(lambda _, errand=errand: (errand,))
    await house.outbox.idle()
    assert house.desk.outbox.get("describe:telegram:9").state == "failed"
    assert house.desk.outbox.get("describe:telegram:10") is None


async def test_an_errand_of_a_platform_that_is_not_set_up_any_more_is_given_up_without_alarm(house):
    errand = Prepare(id="describe:x", recipe="describe", args={"account": "matrix:9"}, then="described")
    house.engine.commit(lambda _: (errand,))
    await house.outbox.idle()
    row = house.desk.outbox.get("describe:x")
    assert (row.state, row.reason) == ("failed", "matrix is not set up any more")
    assert house.failed() == []


async def test_a_secret_message_is_never_written_down(house):
    await sends(house, "open sesame", say="secret")
    assert house.said_to("giulia") == ["open sesame"]
    row = house.desk.outbox.get("test:open sesame")
    assert row.shown is None
    code = house.office.claim_code()
    invitation = await house.invitation("new Bianchi SNC")
    assert CODE.fullmatch(invitation)
    house.store.commit()
    for secret in (code, invitation, invitation.replace("-", "")):
        assert on_disk(house, secret) == []


async def test_a_secret_that_could_not_be_delivered_is_not_told_on(house):
    house.telegram.scripts["telegram:8"].append(Unreachable("blocked"))
    await sends(house, "x", chat="telegram:8", say="secret")
    assert "ready to forward" not in house.last_to("marta")


async def test_a_secret_too_long_for_one_message_is_set_aside_instead_of_written_down(house):
    house.telegram.longest = 1
    await sends(house, "open|sesame", say="secret")
    assert house.said_to("giulia") == []
    assert state(house, "open|sesame") == "failed"
    assert len(house.failed()) == 1


@pytest.mark.parametrize("typed", ["claim {}", "start {}"])
async def test_a_code_that_was_used_is_not_in_the_ledger(house, typed):
    code = house.office.claim_code() if "claim" in typed else await house.invitation("new Bianchi SNC")
    await house.commands("paolo", typed.format(code))
    assert house.desk.audience(house.people["paolo"]) in ("owner", "client")
    assert on_disk(house, code) == []


async def test_a_code_sent_as_plain_text_is_written_down_nowhere(house):
    code = await house.invitation("new Bianchi SNC")
    await house.writes("paolo", f" {code.lower()} ")
    assert house.desk.audience(house.people["paolo"]) == "client"
    assert on_disk(house, code) == on_disk(house, code.lower()) == []
