"""Erasing a client: nothing personal is left on the disk, the record still holds, everybody else is as before."""

import asyncio
import hashlib
import re
from zlib import crc32

import pytest
from click.testing import CliRunner

from bot import console, errands
from bot.__main__ import cli
from bot.console import Console
from bot.core.effects import Keep, Record
from bot.core.entries import ClientAdded, ClientSet
from bot.core.events import Account
from bot.core.ledger import File, OpeningValue
from bot.core.post_rows import Parcel
from bot.core.receipts import receipts_in
from bot.evidence.erasure import NothingToErase
from bot.evidence.journal_check import check_journal
from tests.attached import given
from tests.evidence.killing import each_kill
from tests.kit import GROUP, MORNING, opened

# Words, names and ids of Rossi's; `telegram:7` is Giulia's account and her private chat.
ROSSI = re.compile(rb"segret|Giulia|Rossi|(?<![\w-])telegram:(?:7|-100)(?![\w-])|pianta\.pdf|content of pianta")
SHARED = b"what both have sent"
BIANCHI = re.compile(rb"Bianchi SNC|parole di Luca|slack:U9")


@pytest.fixture
async def house(tmp_path, monkeypatch):
    """Rossi (Giulia, a group, files, an urgent call) and Bianchi (Luca): what they wrote waits, and was handed over."""
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.0)
    async with opened(tmp_path / "data") as house:
        await house.commands("luca", f"start {await house.invitation('new Bianchi SNC')}")
        await house.commands("marta", 'client rossi set urgent=always urgent-means="segreto: il sito è giù"')
        await house.commands("marta", "client rossi here", GROUP)
        await house.writes("giulia", "segreto numero uno", attachments=(given(house, "pianta.pdf"),))
        same = given(house, "altra.pdf", platform="slack", content=SHARED), given(house, "sua.pdf", content=SHARED)
        await house.writes("luca", "parole di Luca", attachments=same[:1])
        await house.writes("giulia", "segreto in due", attachments=same[1:])
        await house.presses("giulia", "It is urgent")
        await house.presses("giulia", "Call now")
        await house.writes("paolo", "segreto nel gruppo", GROUP)
        await house.moves_to(MORNING)
        yield house


def everything_in(folder):
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def rossi(house):
    [row] = [row for _, row in house.store.rows("clients") if row["name"] == "Rossi SRL"]
    return row["client"]


async def test_nothing_personal_of_the_client_is_left_on_the_disk(house):
    client = rossi(house)
    assert len(set(ROSSI.findall(everything_in(house.folder)))) > 5
    state, before = house.store.state(client), house.store.head(client).seq
    proof = house.office.eraser.erase(client, "client")
    left = everything_in(house.folder)
    assert ROSSI.findall(left) == []
    assert BIANCHI.findall(left)
    assert house.store.state(client) == state
    entries = list(house.store.entries(client))
    assert all(entry.opening is None for entry in entries)
    assert (entries[-1].core.kind, len(entries)) == ("erased", before + 1)
    assert proof["trouble"] is None
    assert min(proof["openings"], proof["rows"]) > 3


async def test_what_is_left_still_works_for_everybody_else(house):
    numbers = {name: len(house.store.rows("messages", by=house.people[name].id)) for name in ("giulia", "luca")}
    assert min(numbers.values()) > 0
    house.office.eraser.erase(rossi(house), "client")
    assert [row["by"] for _, row in house.store.rows("messages")] == ["slack:U9"] * numbers["luca"]
    assert house.failed() == []
    await house.presses("marta", next(label for label in labels(house) if label.endswith("Answered")))
    await house.commands("marta", "digest")
    await house.writes("giulia", "chi siete?")
    assert house.failed() == []
    assert house.store.rows("people", account="telegram:7")[0][1]["client"] is None


def labels(house):
    return re.findall(r"\[([^\]]+)\]", " ".join(house.said_to("marta", buttons=True)))


async def test_a_file_that_another_client_sent_as_well_stays_and_the_others_go(house):
    shared = hashlib.sha256(SHARED).hexdigest()
    own = hashlib.sha256(b"pianta.pdf").hexdigest()
    assert house.office.files.path(shared).exists()
    assert house.office.files.path(own).exists()
    proof = house.office.eraser.erase(rossi(house), "client")
    assert house.office.files.path(shared).read_bytes() == SHARED
    assert not house.office.files.path(own).exists()
    assert proof["files"] == 1


async def test_a_file_that_another_clients_record_names_stays(house):
    own = hashlib.sha256(b"pianta.pdf").hexdigest()
    bianchi = house.desk.people.get("slack:U9").client
    evidence = OpeningValue(files=(File(name="pianta.pdf", size=10, sha256=own),))
    record = Record(ledger=bianchi, facts=ClientSet(urgent="never"), how="typed", opening=evidence)
    house.engine.commit(lambda _: (record,))
    house.office.eraser.erase(rossi(house), "client")
    assert house.office.files.path(own).exists()


async def test_words_about_the_client_in_the_offices_record_go_and_those_about_others_stay(house):
    clients = [rossi(house), house.desk.people.get("slack:U9").client]
    words = OpeningValue(words="said of them")
    house.engine.commit(
        lambda _: [
            Record(ledger="office", facts=ClientAdded(client=client), how="typed", subject=client, opening=words)
            for client in clients
        ]
    )
    house.office.eraser.erase(clients[0], "client")
    of_rossi, of_bianchi = [entry for entry in house.store.entries("office") if entry.core.subject in clients][-2:]
    assert (of_rossi.core.subject, of_rossi.opening) == (clients[0], None)
    assert of_bianchi.opening.value == words


async def test_somebody_whose_account_begins_with_the_same_digits_stays(house):
    house.people["dario"] = Account(id="telegram:70", name="Dario Viola")
    await house.commands("dario", f"start {await house.invitation('bianchi invite')}")
    await house.writes("dario", "parole di Dario")
    house.office.eraser.erase(rossi(house), "client")
    assert house.desk.people.get("telegram:70").name == "Dario Viola"
    assert [held.text for held in house.desk.messages.where(by="telegram:70")] == ["parole di Dario"]


async def test_what_only_names_somebody_of_theirs_goes_once_it_was_sent_and_not_before(house):
    def row(state):
        args = {"text": "Giulia Bianchi has called"}
        return Parcel(id=f"about:{state}", chat="telegram:1", say="line", args=args, at=MORNING, state=state)

    house.engine.commit(lambda _: [Keep("outbox", row(state).id, row(state)) for state in ("pending", "sent")])
    house.office.eraser.erase(rossi(house), "client")
    assert [house.desk.outbox.get(f"about:{state}") is None for state in ("pending", "sent")] == [False, True]


async def test_the_proof_is_a_receipt_against_which_the_record_can_be_checked(house):
    client = rossi(house)
    proof = house.office.eraser.erase(client, "office")
    [receipt] = receipts_in(proof["receipt"])
    assert receipt.holds
    assert (receipt.seal.ledger, receipt.seal.seq, receipt.seal.hash) == (client, proof["seq"], proof["hash"])
    found = check_journal(house.folder, [receipt])
    assert (found.exit_code, found.findings) == (0, [])
    assert len(found.checks[client].bare) > 0
    facts = list(house.store.entries(client))[-1].core.facts
    assert bytes(facts).decode() == (
        f'{{"client":"{client}","files":1,"openings":{proof["openings"]},"rows":{proof["rows"]},"wish":"office"}}'
    )


async def test_erasing_twice_or_somebody_who_is_not_there_changes_nothing_else(house):
    client = rossi(house)
    house.office.eraser.erase(client, "client")
    again = house.office.eraser.erase(client, "client")
    assert (again["openings"], again["rows"], again["files"]) == (0, 0, 0)
    for nobody in ("k0000", "office"):
        with pytest.raises(NothingToErase):
            house.office.eraser.erase(nobody, "client")
    assert check_journal(house.folder).exit_code == 0


# Newer Pythons warn of forking beside threads: the child touches none of theirs.
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
async def test_killed_at_any_step_the_next_start_finds_nothing_or_all_of_it_erased(house):
    client = rossi(house)
    await house.stops()
    outcomes = []
    for step in each_kill(house, lambda office: office.eraser.erase(client, "client")):
        erased = house.kinds(client)[-1] == "erased"
        left = set(ROSSI.findall(everything_in(house.folder)))
        assert bool(left) != erased, f"killed before step {step}: {left}"
        if not erased:
            assert len(left) > 5, f"killed before step {step}: only {left} is left"
        assert house.office.files.path(hashlib.sha256(b"pianta.pdf").hexdigest()).exists() != erased
        assert check_journal(house.folder).exit_code == 0
        outcomes.append(erased)
    assert outcomes == sorted(outcomes)
    assert 0 < outcomes.count(False) < len(outcomes) - 5


def command(house, *arguments, **given):
    env = {"PALETTI_STORE_URL": f"tinydb:{house.folder}", "PALETTI_OFFICE_TIMEZONE": "Europe/Rome"}
    return CliRunner().invoke(cli, [*arguments, "--config", str(house.folder.parent / "none.toml")], env=env, **given)


@pytest.fixture
async def at_rest(house):
    """The same data while no bot runs."""
    (house.folder.parent / "none.toml").write_text("")
    await house.stops()
    yield house
    house.starts()


async def test_the_command_warns_and_wants_the_name_typed_before_it_erases(at_rest):
    told = command(at_rest, "erase", "rossi", input="bianchi\n")
    assert told.exit_code == 1
    assert "invoices and contracts for 10 years" in told.output
    assert "Nothing was erased" in told.output
    assert ROSSI.findall(everything_in(at_rest.folder))
    told = command(at_rest, "erase", "rossi", input="rossi srl\n")
    assert told.exit_code == 0, told.output
    assert "The chain holds up to entry" in told.output
    assert "Backups made before hold the erased words" in told.output
    assert ROSSI.findall(everything_in(at_rest.folder)) == []
    assert command(at_rest, "verify").exit_code == 0
    assert command(at_rest, "erase", "rossi", "--yes").exit_code == 1


async def test_the_command_goes_to_the_running_bot(house):
    listening = Console(house.folder, {"erase": house.office.eraser.answer})
    await listening.start()
    (house.folder.parent / "none.toml").write_text("")
    told = await asyncio.to_thread(command, house, "erase", "rossi", "--yes", "--wish", "office")
    assert told.exit_code == 0, told.output
    assert house.store.rows("clients", name="Rossi SRL") == []
    answer = await asyncio.to_thread(console.ask, house.folder, {"do": "erase", "client": "k0000"})
    assert answer == {"error": "NothingToErase: there is no client's ledger k0000"}
    await listening.stop()


async def test_the_commands_check_and_export_by_a_name_as_people_type_it(at_rest, tmp_path):
    target = tmp_path / "out"
    assert command(at_rest, "export", "ROSSI", "--to", str(target)).exit_code == 0
    assert (target / "verify.py").exists()
    assert command(at_rest, "verify", "--export", str(target)).exit_code == 0
    receipt = tmp_path / "receipt.json"
    receipt.write_text((target / "seals.jsonl").read_text())
    told = command(at_rest, "verify", "rossi", "--receipt", str(receipt))
    assert (told.exit_code, told.stderr) == (0, "")
    assert "It cannot prove" in told.output
    path = at_rest.folder / "paletti.journal"
    lines = [line[9:] for line in path.read_bytes().splitlines()]
    changed = [line.replace(b'"role":"approver"', b'"role":"reader"', 1) for line in lines]
    path.write_bytes(b"".join(b"%08x %b\n" % (crc32(line), line) for line in changed))
    told = command(at_rest, "verify", "Rossi SRL")
    assert told.exit_code == 1
    assert re.search(r"DOES NOT HOLD: Rossi SRL \(ledger k\w+\), entry 2, contact_joined, 2026-\S+: ", told.output)
    for wrong in (["verify", "--receipt", str(path)], ["verify", "nobody"], ["verify", "--export", str(tmp_path)]):
        assert command(at_rest, *wrong).exit_code == 2
