"""`/client NAME set`: every key with values that count and values that cannot be meant."""

import pytest

from bot.core.entries import ClientSet
from bot.core.events import Chat, Pressed
from bot.core.ledger import facts_of
from bot.messages.parts import client_lines
from tests.kit import NOON, opened, rome


async def sets(house, text, name="marta"):
    await house.commands(name, f"client rossi set {text}")
    return house.last_to(name)


def rossi(house):
    return house.desk.clients.where()[0].client


def state(house):
    return house.desk.client(rossi(house))


def last(house):
    return facts_of(list(house.store.entries(rossi(house)))[-1].core)


@pytest.mark.parametrize("typed", ["language=it", "lingua=IT", "language=it "])
async def test_a_clients_language_is_spoken_with_whoever_has_chosen_none(house, typed):
    assert "Language: Italian" in await sets(house, typed)
    await house.writes("giulia", "ciao")
    assert house.last_to("giulia").startswith("Grazie per il Suo messaggio.")


async def test_a_clients_zone_is_the_one_in_which_they_are_told_hours(house):
    await sets(house, "fuso=america/new_york")
    await house.writes("giulia", "ciao")
    assert "opens again tomorrow, Friday, at 03:00 (09:00 Rome time)." in house.last_to("giulia")


async def test_with_a_zone_that_changes_the_next_answer_is_in_the_new_one(house):
    await sets(house, "timezone=America/New_York")
    await sets(house, "timezone=Asia/Tokyo")
    await house.commands("giulia", "hours")
    assert "at 17:00 (09:00 Rome time)" in house.last_to("giulia")


@pytest.mark.parametrize(
    ("typed", "cents", "currency", "shown"),
    [
        ("urgent=paid:120EUR", 12000, "EUR", "120 EUR"),
        ("urgent=paid:120eur", 12000, "EUR", "120 EUR"),
        ("urgent=paid:120€", 12000, "EUR", "120 EUR"),
        ("urgent=paid:€120", 12000, "EUR", "120 EUR"),
        ("urgent=paid:£99.50", 9950, "GBP", "99.50 GBP"),
        ("urgent=paid:USD99,5", 9950, "USD", "99.50 USD"),
        ("urgente=pagamento:120EUR", 12000, "EUR", "120 EUR"),
        ('urgent="paid: 120 EUR"', 12000, "EUR", "120 EUR"),
        ("urgent=“paid:120 CHF”", 12000, "CHF", "120 CHF"),
        ("urgent=«paid:120 CHF»", 12000, "CHF", "120 CHF"),
        ("urgent=paid:1.200,50EUR", 120050, "EUR", "1,200.50 EUR"),
        ("urgent=paid:1,200.50EUR", 120050, "EUR", "1,200.50 EUR"),
        ("urgent=paid:1.200EUR", 120000, "EUR", "1,200 EUR"),
        ("urgent=paid:1'200CHF", 120000, "CHF", "1,200 CHF"),
        ("urgent=paid:100000EUR", 10000000, "EUR", "100,000 EUR"),
    ],
)
async def test_a_price_counts_however_people_write_it(house, typed, cents, currency, shown):
    said = await sets(house, typed)
    assert f"Urgent calls: at {shown}, for: something that cannot wait until the office opens" in said
    assert last(house) == ClientSet(urgent="paid", urgent_cents=cents, urgent_currency=currency)


@pytest.mark.parametrize(
    "value",
    [
        "sometimes",
        "paid",
        "paid:",
        "paid:120",
        "paid:EUR",
        "paid:€120EUR",
        "paid:0EUR",
        "paid:-5EUR",
        "paid:120ZZZ",
        "paid:120XXX",
        "paid:1.2.3EUR",
        "paid:1.200.50EUR",
        "paid:12,345,6EUR",
        "paid:100001EUR",
        "paid:1e9EUR",
        "always:120EUR",
        "",
    ],
)
async def test_a_price_that_cannot_be_meant_is_answered_with_an_example(house, value):
    before = house.kinds(rossi(house))
    assert await sets(house, f"urgent={value}") == (
        f"I could not read urgent={value}. There are: never, always, paid:120EUR"
    )
    assert house.kinds(rossi(house)) == before


@pytest.mark.parametrize(
    ("typed", "terms"), [("always", "always"), ("sempre", "always"), ("never", "never"), ("mai", "never")]
)
async def test_urgent_is_never_or_always_in_either_language(house, typed, terms):
    await sets(house, f"urgent={typed}")
    assert state(house).urgent == terms


@pytest.mark.parametrize(
    "typed",
    ['urgent-means="the shop is down"', "urgent-means=“the shop is down”", "urgente-se=«the shop is down»"],
)
async def test_what_is_urgent_can_be_said_in_any_quotation_marks(house, typed):
    said = await sets(house, f"urgent=always {typed}")
    assert "Urgent calls: always, for: the shop is down" in said


async def test_what_is_urgent_is_no_fact_of_the_ledger_and_can_be_taken_back(house):
    await sets(house, 'urgent=always urgent-means="the shop is down"')
    assert b"shop" not in bytes(list(house.store.entries(rossi(house)))[-1].core.facts)
    said = await sets(house, 'urgent-means=""')
    assert "Urgent calls: always, for: something that cannot wait until the office opens" in said


async def test_a_definition_may_be_long_but_not_endless(house):
    assert "a" * 300 in await sets(house, "urgent=always urgent-means=" + "a" * 300)
    assert await sets(house, "urgent-means=" + "b" * 301) == (
        "Please say in at most 300 characters what is urgent: clients read it on the card."
    )


@pytest.mark.parametrize("typed", ['hours="Mon to Sat 8-20"', "orari=“lun-sab 8-20”", "hours=«Mo-Sa 08:00-20:00»"])
async def test_hours_of_a_clients_own_are_read_back_and_count_once_confirmed(house, typed):
    said = await sets(house, f"timezone=Europe/London {typed}")
    assert said.splitlines() == [
        "New hours for Rossi SRL. Shall they apply?",
        "Monday to Saturday: 08:00–20:00",  # noqa: RUF001  spans of time are set so
        "Mo-Sa 08:00-20:00",
        "Time zone: Europe/London",
        "Next openings:",
        "• tomorrow, Friday, at 09:00",
        "• on Saturday 28 November at 09:00",
        "• on Monday 30 November at 09:00",
    ]
    assert (state(house).hours, state(house).timezone) == ("", "Europe/London")
    await house.presses("marta", "Yes, from now on")
    assert last(house) == ClientSet(hours="Mo-Sa 08:00-20:00", hours_timezone="Europe/London")
    assert house.last_to("marta").startswith("These hours apply to Rossi SRL now\n")
    await house.moves_to(rome("2026-11-28 12:00"))
    await house.writes("giulia", "on a Saturday")
    assert house.desk.messages.where()[0].state == "passed"


async def test_hours_of_a_clients_own_that_are_dropped_count_for_nothing(house):
    await sets(house, "hours=24/7")
    await house.presses("marta", "Leave as they were")
    assert house.last_to("marta").startswith("The hours for Rossi SRL stay as they were; not adopted:")
    assert state(house).hours == ""


@pytest.mark.parametrize("typed", ["hours=office", "orari=ufficio", 'hours=""'])
async def test_the_offices_hours_can_be_a_clients_again(house, typed):
    await sets(house, "hours=24/7")
    await house.presses("marta", "Yes, from now on")
    assert "Hours of their own: Always open (Europe/Rome)" in await last_glance(house)
    assert "Hours: the office's" in await sets(house, typed)
    assert state(house).hours == ""


async def last_glance(house):
    await house.commands("marta", "client rossi")
    return house.last_to("marta")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("hours=whenever", "I could not read these hours: “whenever”."),
        ('hours="Mo 10:00-25:00; Tu 99:00-100:00"', "There is no time “99:00” on a clock."),
        ('hours="Feb 30 09:00-18:00"', "There is no day “Feb 30”."),
        ('hours="Mo-Fr 09:00-13:00,12:00-18:00"', "Two spans of the same day overlap: 09:00-13:00 and 12:00-18:00."),
        ("language=", "“” is not a language I speak."),
        ("timezone=Mars/Olympus", "There is no time zone “Mars/Olympus”. Similar names: "),
        ("=it", "“=it” cannot be set."),
        ("language = it", "“language” cannot be set."),
        ('urgent-means="the shop', "“shop” cannot be set."),
    ],
)
async def test_a_value_that_cannot_be_meant_changes_nothing(house, typed, answer):
    before = house.kinds(rossi(house))
    assert (await sets(house, typed)).startswith(answer)
    assert house.kinds(rossi(house)) == before
    assert house.desk.cards.where(subject="hours") == []
    assert house.failed() == []


async def test_one_bad_value_leaves_the_good_ones_unset_too(house):
    await sets(house, "language=it urgent=sometimes")
    await sets(house, "urgent=always hours=whenever")
    assert (state(house).language, state(house).urgent) == (None, "never")


async def test_several_keys_are_one_entry(house):
    before = len(house.kinds(rossi(house)))
    await sets(house, "language=it timezone=Europe/London urgent=always")
    assert len(house.kinds(rossi(house))) == before + 1
    assert last(house) == ClientSet(language="it", timezone="Europe/London", urgent="always")


async def test_a_client_cannot_confirm_hours_of_their_own(house):
    await sets(house, "hours=24/7")
    (card,) = house.desk.cards.where(subject="hours")
    event = house.deed(Pressed, "giulia", Chat(id="telegram:1"), message=card.message, token=card.token, choice="yes")
    assert (await house.receives(event)).text == "This button is for the office."
    assert state(house).hours == ""


async def test_hours_of_one_client_are_no_others(house):
    await house.commands("paolo", f"start {await house.invitation('new Bianchi SNC')}")
    await sets(house, "hours=24/7")
    await house.presses("marta", "Yes, from now on")
    for name in ("giulia", "paolo"):
        await house.writes(name, "ciao")
    states = {held.by: held.state for held in house.desk.messages.where()}
    assert states == {"telegram:7": "passed", "telegram:8": "held"}


async def test_an_italian_office_sets_with_italian_words_and_is_answered_in_tu(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NOON) as house:
        await house.commands("marta", "cliente rossi imposta lingua=en urgente=pagamento:120EUR")
        assert "Chiamate urgenti: a 120 EUR, per: qualcosa che non può attendere l'apertura" in house.last_to("marta")
        assert await sets(house, "urgente=talvolta") == (
            "Non ho capito urgente=talvolta. Si può scrivere: mai, sempre, pagamento:120EUR"
        )


async def test_address_and_numbers_stand_below_the_clients_name_on_papers_and_never_in_the_facts(house):
    told = 'vat="00743110157" tax-code=RSSMRA80A01F205X address="Via Roma 1, Milano"'
    await house.commands("marta", f"client rossi set {told}")
    client = house.desk.clients.where()[0].client
    assert client_lines(house.desk, client, "en") == (
        "Via Roma 1, Milano",
        "VAT no. IT00743110157",
        "Tax code RSSMRA80A01F205X",
    )
    assert all(b"IT007" not in bytes(entry.core.facts) for entry in house.store.entries(client))
    await house.commands("marta", 'client rossi set vat=""')
    assert client_lines(house.desk, client, "en")[1:] == ("Tax code RSSMRA80A01F205X",)


@pytest.mark.parametrize(
    ("given", "answer"), [("vat=01234567890", "“01234567890”"), ("tax-code=RSSMRA80A01F205Y", "“RSS")]
)
async def test_a_number_whose_check_digits_are_wrong_is_told_and_not_kept(house, given, answer):
    await house.commands("marta", f"client rossi set {given}")
    assert answer in house.last_to("marta")
    client = house.desk.clients.where()[0].client
    assert client_lines(house.desk, client, "en") == ()
