"""Two clients never see anything of each other, whatever happens; nor does a client see what is the office's."""

import random

import pytest

from bot.core.events import Attachment, Chat
from tests.kit import CODE, HOURS, NIGHT, opened

ROSSI = Chat(id="telegram:-101", shared=True, title="Rossi room")
ZUCCA = Chat(id="slack:C102", shared=True, title="Zucca room")
FORUM = Chat(id="telegram:-200", shared=True, title="Studio", topics=True)
OURS = {"giulia": "ROSSI", "paolo": "ZUCCA", "luca": "ZUCCA"}
STEPS = 400


async def furnish(house):
    """Giulia is of Rossi; Paolo and Luca are of Zucca; Anna works for the office, which has a chat of its own."""
    await house.commands("paolo", f"start {await house.invitation('new Zucca SNC')}")
    await house.commands("luca", f"start {await house.invitation('zucca invite')}")
    await house.commands("marta", "member new Anna")
    await house.commands("anna", f"start {CODE.search(house.last_to('marta'))[0]}")
    for client, chat in (("Rossi SRL", ROSSI), ("Zucca SNC", ZUCCA)):
        await house.joins("marta", chat)
        await house.presses("marta", f"This is {client}")
    for client in ("rossi", "zucca"):
        await house.commands("marta", f'client {client} set urgent=always urgent-means="{client.upper()} is down"')
    house.forget()


def walls(house):
    """What each client's people have had: in private and in their shared chat."""
    seen = {name: "\n".join(house.said_to(name, buttons=True)) for name in OURS}
    rooms = {"giulia": ROSSI, "paolo": ZUCCA}
    for name, room in rooms.items():
        seen[name] += "\n".join(house.said_to(room.id, buttons=True))
    return seen


async def client_step(house, rng, step):
    name = rng.choice(list(OURS))
    room = {"giulia": ROSSI, "luca": ZUCCA}.get(name)
    chat = rng.choice([None, room])
    mark = f"{OURS[name]}-{step}"
    match rng.randrange(6):
        case 0:
            await house.commands(name, rng.choice(["hours", "help", "privacy", "language en", "urgent", "link"]), chat)
        case 1:
            await pressed_at_random(house, rng, name, chat)
        case 2:
            ref = f"{house.people[name].id.partition(':')[0]}:{mark}"
            for adapter in (house.telegram, house.slack):
                adapter.sent[ref] = mark.encode()
            plan = Attachment(kind="document", ref=ref, name=f"{mark}.pdf")
            await house.writes(name, mark, chat, attachments=(plan,), addressed=True)
        case _:
            await house.writes(name, mark, chat, message=mark, addressed=True)
            if rng.random() < 0.2:
                await house.edits(name, mark, f"{mark} edited", chat)


async def pressed_at_random(house, rng, name, chat):
    labels = ["It is urgent", "Call now", "It can wait"]
    shown = house.said_to(chat.id if chat else name, buttons=True)
    there = [label for label in labels if any(f"[{label}]" in said for said in shown)]
    if there:
        await house.presses(name, rng.choice(there), chat)


async def office_step(house, rng, step):
    name = rng.choice(["marta", "anna"])
    match rng.randrange(5):
        case 0:
            await house.commands(name, rng.choice(["digest", "status", "client list", "client rossi", "client zucca"]))
        case 1:
            client = rng.choice(["rossi", "zucca"])
            await house.commands(name, f"later {client} {client.upper()}-later-{step}")
        case _:
            await replied_at_random(house, rng, name, step)


async def replied_at_random(house, rng, name, step):
    """An answer to one item of something that was handed over, with the mark of the client whom it is about."""
    hers = house.people[name].id
    posts = [(key, post) for key, post in house.desk.posts.items() if key.startswith((f"{hers}#", f"{FORUM.id}#"))]
    posts = [(key, post) for key, post in posts if post.about]
    if not posts:
        return
    key, post = rng.choice(posts)
    place = rng.randrange(len(post.about))
    held = house.desk.messages.get(post.about[place][0])
    if held is None or held.client is None:
        return
    mark = "ROSSI" if house.desk.clients.get(held.client).name == "Rossi SRL" else "ZUCCA"
    number = "" if len(post.about) == 1 else f"{place + 1} "
    where, _, message = key.partition("#")
    chat = FORUM if where == FORUM.id else None
    await house.writes(name, f"{number}{mark}-answer-{step}", chat, reply_to=message)


@pytest.mark.parametrize("seed", range(6))
async def test_two_clients_never_see_anything_of_each_other(tmp_path, seed):
    rng = random.Random(seed)  # noqa: S311  a seed that can be run again is what is wanted
    async with opened(tmp_path / "data", hours=HOURS) as house:
        await furnish(house)
        if seed % 2:
            await house.commands("marta", "member here", FORUM)
        now = NIGHT
        for step in range(STEPS):
            await (client_step if rng.random() < 0.6 else office_step)(house, rng, step)
            if rng.random() < 0.3:
                now += rng.choice([1, 20, 90, 600]) * (NIGHT - NIGHT.replace(minute=NIGHT.minute - 1))
                await house.moves_to(now)
        seen = walls(house)
        assert house.failed() == []
        answered = seen["giulia"] + seen["paolo"] + seen["luca"]
        for word in ("ROSSI-answer", "ZUCCA-answer", "ROSSI-later", "ZUCCA-later", " is down"):
            assert word in answered, f"seed {seed} tries too little"
        for name, mine in OURS.items():
            other = {"ROSSI": "ZUCCA", "ZUCCA": "ROSSI"}[mine]
            leaked = [line for line in seen[name].splitlines() if other in line.upper()]
            assert leaked == [], f"seed {seed}: {name} has seen what is the other's"
