"""Lei or tu: an Italian client is spoken to as was agreed, in all that they read, on the card as on paper."""

import pytest

from bot.core.entries import ClientSet
from bot.core.ledger import facts_of
from bot.core.manner import TU
from bot.paper import typeset
from tests.approving import approval, asks, entries, rossi
from tests.handlers.test_payments import IBAN, invoices
from tests.kit import GROUP, MORNING, NIGHT, NOON, opened, rome
from tests.manners import says_lei, says_tu
from tests.quoting import sends

LAW = {"country": "IT", "rates": "2026-H2=10.15, 2027-H1=10"}


@pytest.fixture
async def italian(tmp_path):
    """An English office whose client Rossi SRL reads Italian, at night."""
    async with opened(tmp_path / "data", start=NIGHT, law=LAW) as house:
        await house.commands("marta", "client rossi set language=it urgent=always business=yes")
        house.forget()
        yield house


async def told(house, command):
    await house.commands("giulia", command)
    return house.last_to("giulia")


async def talks(house):
    """A night: written to, asked for what there is, called."""
    read = []
    await house.writes("giulia", "ciao")
    await house.presses("giulia", "È urgente")
    await house.presses("giulia", "Chiama ora")
    read += [await told(house, command) for command in ("mie", "orari", "aiuto", "riservatezza", "lingua", "claim x")]
    return [*read, *house.said_to("giulia")]


async def decides(house):
    """What is to be approved, from the question to the receipt; one of them with a reminder, one with changes."""
    await house.moves_to(NOON)
    read = []
    for title in ("Homepage", "Logo", "Testi"):
        await asks(house, f"{title}\nWe build calm websites.")
        read.append(house.last_to("giulia"))
    await house.presses("giulia", "Chiedo modifiche")
    read.append(house.last_to("giulia"))
    await house.writes("giulia", "Più breve.")
    await house.moves_to(rome("2026-12-01T12:00"))
    read += house.said_to("giulia")
    await house.commands("marta", "approve rossi golive homepage")
    await house.writes("giulia", "approvo", reply_to=house.last_id("giulia"))
    read += house.said_to("giulia")
    await house.presses("giulia", "Approvo")
    await house.commands("marta", "approve rossi golive logo")
    return [*read, *house.said_to("giulia")]


async def goes_live(house):
    """Approved, and let online with the full name, so that both get the receipt as a paper."""
    await house.moves_to(NOON)
    await asks(house)
    await house.presses("giulia", "Approvo")
    await house.commands("marta", "approve rossi golive homepage")
    await house.presses("giulia", "Approvo")
    read = house.said_to("giulia")
    await house.writes("giulia", "Giulia Bianchi")
    return [*read, *house.said_to("giulia")]


async def signs_quote(house, **values):
    await house.moves_to(NOON)
    await sends(house, **values)
    read = house.said_to("giulia")
    await house.presses("giulia", "Firmo")
    read += house.said_to("giulia")
    await house.writes("giulia", "Giulia Bianchi")
    return [*read, *house.said_to("giulia")]


async def pays(house):
    """Asked, reminded up to the letter; a problem, a promise, and the word that it is paid."""
    await house.moves_to(NOON)
    await house.commands("marta", f"payee {IBAN}")
    await house.commands("marta", "ladder on")
    await house.presses("marta", "Yes, from now on")
    await invoices(house)
    await invoices(house, "80 EUR due 14d Icone")
    for day in range(8, 32):
        await house.moves_to(rome(f"2026-12-{day:02d}T09:00"))
    await house.moves_to(rome("2027-01-11T15:00"))
    for button in ("Pago il…", "C'è un problema", "Ho pagato"):
        await house.presses("giulia", button)
    await house.presses("giulia", "N. 1, Homepage: 1.200 EUR")
    await house.presses("giulia", "Pago il…")
    await house.presses("giulia", "N. 2, Icone: 80 EUR")
    await house.writes("giulia", "1 dicembre 2027")
    await house.writes("giulia", "venerdì")
    return house.said_to("giulia")


async def calls(house):
    """Calls can be had: wished for before there are hours for them, offered, refused."""
    await house.moves_to(NOON)
    read = [await told(house, "chiamata")]
    await house.commands("marta", "hours calls Tue and Thu 15-17")
    await house.presses("marta", "Yes, from now on")
    read += [await told(house, "chiamata")]
    await house.presses("giulia", "Nessuno di questi")
    return [*read, *house.said_to("giulia")]


async def follows(house):
    """A project's steps, one of them moved; a metric to be agreed on."""
    await house.moves_to(NOON)
    await house.commands("marta", "step rossi Wireframes on 4 Dec")
    await house.commands("marta", "step rossi move 1 11 Dec because le foto sono arrivate tardi")
    await house.commands("marta", "metric rossi new Visite, unit visite, target 1500")
    return [*house.said_to("giulia"), await told(house, "mie")]


async def complains(house):
    """Something is wrong: said, answered with the template of the client's own manner, and asked about."""
    await house.moves_to(NOON)
    await house.writes("giulia", "reclamo")
    await house.writes("giulia", "Il logo è capovolto.")
    read = [*house.said_to("giulia"), await told(house, "mie")]
    await house.commands("marta", "complaint rossi answer explained Il file era girato.")
    return [*read, *house.said_to("giulia")]


WALKS = (talks, decides, goes_live, signs_quote, pays, calls, follows, complains)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
@pytest.mark.parametrize("manner", ["lei", "tu"])
async def test_all_that_an_italian_client_reads_keeps_to_the_manner_agreed(italian, walk, manner):
    await italian.commands("marta", f"client rossi set manner={manner}")
    read = await walk(italian)
    said, other = (says_lei, says_tu) if manner == "lei" else (says_tu, says_lei)
    assert sum(bool(said(each)) for each in read) >= 2
    assert [(other(each), each) for each in read if other(each)] == []
    assert italian.failed() == []


@pytest.mark.parametrize("typed", ["manner=tu", "forma=tu", "FORMA=Tu", "manner=tu language=it"])
async def test_the_manner_is_set_by_command_recorded_and_shown(italian, typed):
    await italian.commands("marta", f"client rossi set {typed}")
    assert "\nIn Italian: with tu\n" in italian.last_to("marta")
    facts = facts_of(list(italian.store.entries(rossi(italian)))[-1].core)
    assert isinstance(facts, ClientSet)
    assert facts.manner == "tu"
    await italian.writes("giulia", "ciao")
    assert italian.last_to("giulia").startswith("Grazie per il tuo messaggio. Studio Neri al momento è chiuso")


async def test_it_can_be_set_back_to_lei(italian):
    await italian.commands("marta", "client rossi set manner=tu")
    await italian.commands("marta", "client rossi set forma=lei")
    assert "\nIn Italian: with Lei\n" in italian.last_to("marta")
    await italian.writes("giulia", "ciao")
    assert italian.last_to("giulia").startswith("Grazie per il Suo messaggio.")


async def test_another_manner_is_answered_with_those_that_there_are(italian):
    before = italian.kinds(rossi(italian))
    await italian.commands("marta", "client rossi set manner=voi")
    assert italian.last_to("marta") == "I could not read manner=voi. There are: lei, tu"
    assert italian.kinds(rossi(italian)) == before


async def test_where_nobody_reads_italian_the_manner_is_neither_shown_nor_heard(tmp_path):
    async with opened(tmp_path / "data") as house:
        await house.commands("marta", "client rossi set manner=tu")
        assert "In Italian" not in house.last_to("marta")
        await house.writes("giulia", "hello")
        assert house.last_to("giulia").startswith("Thank you for your message.")


async def test_somebody_of_theirs_who_has_chosen_english_is_written_to_in_english(italian):
    await italian.commands("marta", "client rossi set manner=tu")
    await italian.commands("giulia", "lingua en")
    assert italian.last_to("giulia").startswith("I write to you in English.")


async def test_another_client_is_still_spoken_to_with_lei(italian):
    await italian.commands("marta", "client rossi set manner=tu")
    await italian.commands("paolo", f"start {await italian.invitation('new Verdi')}")
    await italian.commands("marta", "client verdi set language=it")
    await italian.writes("paolo", "ciao")
    assert italian.last_to("paolo").startswith("Grazie per il Suo messaggio.")


async def test_their_shared_chat_is_spoken_to_in_the_same_manner(italian):
    await italian.commands("marta", "client rossi set manner=tu")
    await italian.joins("marta")
    await italian.presses("marta", "This is Rossi SRL")
    await italian.writes("giulia", "Buonasera", GROUP, addressed=True)
    assert "Grazie per il tuo messaggio." in italian.said_to(GROUP.id)[-1]


@pytest.mark.parametrize("manner", ["lei", "tu"])
async def test_the_papers_of_either_manner_can_be_typeset_as_italian(italian, manner):
    await italian.commands("marta", f"client rossi set manner={manner}")
    await signs_quote(italian, theirs="Manda i testi")
    await goes_live(italian)
    papers = {template: data for template, data in italian.drawn if data.get("lang") == "it"}
    assert ("Che cosa fai tu" if manner == "tu" else "Che cosa fa Lei") in str(papers["quote"])
    for template in ("quote", "receipt"):
        assert typeset(template, papers[template]).startswith(b"%PDF")


@pytest.mark.parametrize(("manner", "opening"), [("lei", "La costituisce"), ("tu", "ti costituisce")])
async def test_the_letter_of_default_keeps_to_the_manner_too(italian, manner, opening):
    await italian.commands("marta", f"client rossi set manner={manner}")
    await italian.moves_to(MORNING)
    await italian.commands("marta", f"payee {IBAN}")
    await italian.commands("marta", "ladder on")
    await italian.presses("marta", "Yes, from now on")
    await invoices(italian)
    for day in range(8, 32):
        await italian.moves_to(rome(f"2026-12-{day:02d}T09:00"))
    await italian.moves_to(rome("2027-01-11T15:00"))
    template, data = next(each for each in reversed(italian.drawn) if each[0] == "notice")
    assert data["lang"] == "it"
    assert opening in str(data)
    assert typeset(template, data).startswith(b"%PDF")


async def test_the_record_keeps_in_which_manner_the_words_were_shown(italian):
    await italian.commands("marta", "client rossi set manner=tu")
    await italian.moves_to(NOON)
    await asks(italian)
    await italian.presses("giulia", "Approvo")
    given = next(entry for entry in reversed(entries(italian)) if entry.core.kind == "approval_given")
    assert given.opening.value.language == TU
    assert approval(italian).state == "approved"
