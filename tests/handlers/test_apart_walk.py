"""Two clients never see anything of each other, whatever anybody does in whatever order.

Every word, name, file and id carries a mark that tells whose it is: A's, B's, a stranger's (S) or the office's own (O).
Nothing that is delivered to a chat may carry a mark that its readers have no right to.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot import errands
from bot.core.effects import Buttons, File, Message, Place
from bot.core.errors import Rejected, TopicGone, Unreachable
from bot.core.events import Account, Chat, Commanded, Deleted, Edited, Joined, Pressed, Wrote
from bot.core.files import Attachment
from tests.kit import CODE, NIGHT, NOON, House, private

MARK = re.compile(r"tok([ABSO])\d+x")
PEOPLE = {
    "marta": Account(id="telegram:9001", name="Marta"),
    "anna": Account(id="telegram:9002", name="Anna"),
    "giulia": Account(id="telegram:7101", name="Giulia tokA1x"),
    "giulia too": Account(id="slack:U7102", name="G. tokA2x"),
    "ugo": Account(id="slack:U7103", name="Ugo tokA3x"),
    "paolo": Account(id="telegram:7201", name="Paolo tokB1x"),
    "luca": Account(id="slack:U7202", name="Luca tokB2x", language="it"),
    "sara": Account(id="telegram:7301", name="Sara tokS1x"),
    "sven": Account(id="slack:U7302", name="Sven tokS2x"),
}
SIDES = {"marta": "O", "anna": "O", "sara": "S", "sven": "S", "paolo": "B", "luca": "B"}
SHARED = {
    "A1": Chat(id="telegram:-8101", shared=True, title="Group tokA4x"),
    "A2": Chat(id="slack:C8102", shared=True, title="channel tokA5x", topics=True),
    "B1": Chat(id="telegram:-8201", shared=True, title="Group tokB4x"),
    "B2": Chat(id="slack:C8202", shared=True, title="channel tokB5x", topics=True),
    "new": Chat(id="telegram:-8301", shared=True, title="Something new"),
}
OFFICES = {
    "forum": Chat(id="telegram:-8401", shared=True, title="Office tokO1x", topics=True),
    "channel": Chat(id="slack:C8402", shared=True, title="office tokO2x", topics=True),
    "plain": Chat(id="telegram:-8403", shared=True, title="Office tokO3x"),
}
CLIENTS = {"A": "Rossi tokA0x", "B": "Bianchi tokB0x"}
EVERYTHING = frozenset("ABSO")
WHO = st.sampled_from(sorted(PEOPLE))
MEMBER = st.sampled_from(["marta", "anna"])
OUTSIDER = st.sampled_from(sorted(set(PEOPLE) - {"marta", "anna"}))
SIDE = st.sampled_from("AB")
ANY = st.integers(0, 10_000)
FAULTS = {"rejected": Rejected("400"), "unreachable": Unreachable("403"), "topic": TopicGone("thread not found")}


def side(name):
    """Whose person that is."""
    return SIDES.get(name, "A")


def buttons_of(message: Message):
    return [button for block in message.blocks for button in getattr(block, "buttons", ())]


def texts(message: Message):
    """All of a message that a person could read, or find by looking closely."""
    for block in message.blocks:
        if isinstance(block, Buttons):
            yield from (f"{button.label}\n{button.choice}" for button in block.buttons)
        elif isinstance(block, File):
            yield f"{block.name}\n{block.ref}\n{block.mime}"
        elif isinstance(block, Place):
            yield block.name
        else:
            yield getattr(block, "text", None) or str(block)


class Apart(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.album_seconds, errands.ALBUM_SECONDS = errands.ALBUM_SECONDS, 0.0
        self.folder = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner()
        self.numbers = itertools.count(100)
        self.written = []  # (who, chat, message id, side), of what people wrote
        self.sides = {}  # the same by `chat#message`
        self.buttons = []  # (chat, message, button), all that there ever were
        self.checked = {"telegram": 0, "slack": 0}
        self.belongs = {}  # chats, and to whom each belongs
        self.house = None

    def run(self, awaitable):
        return self.runner.run(awaitable)

    def teardown(self):
        if self.house:
            self.run(self.house.stops())
        self.runner.close()
        shutil.rmtree(self.folder)
        errands.ALBUM_SECONDS = self.album_seconds

    @initialize(start=st.sampled_from([NIGHT, NOON]), own=st.sampled_from([None, *sorted(OFFICES)]))
    def the_office_is_furnished(self, start, own):
        self.run(self.begin(start, own))

    async def begin(self, start, own):
        """Both clients have people on both platforms and two shared chats; one account is not linked yet."""
        house = self.house = House(self.folder / "data", start=start)
        house.people = dict(PEOPLE)
        await house.furnished(client=False)
        for letter, (first, second) in {"A": ("giulia", "ugo"), "B": ("paolo", "luca")}.items():
            await house.commands(first, f"start {await house.invitation(f'new {CLIENTS[letter]}')}")
            await house.commands(second, f"start {await self.code_for(f'client {CLIENTS[letter]} invite')}")
            await house.commands("marta", f"client {CLIENTS[letter]} set urgent=always urgent-means=tok{letter}6x")
            for number in "12":
                chat = SHARED[letter + number]
                await house.commands("marta", f"client {CLIENTS[letter]} here", chat)
                self.belongs[chat.id] = letter
        await house.commands("anna", f"start {await self.code_for('member new Anna')}")
        self.clients = {row.client: MARK.search(row.name)[1] for row in house.desk.clients.where()}
        assert sorted(self.clients.values()) == ["A", "B"]
        assert all(house.desk.chats.get(SHARED[key].id).client for key in ("A1", "A2", "B1", "B2"))
        assert len(house.desk.office.members) == 2
        if own:
            await house.commands("marta", "member here", OFFICES[own])

    @property
    def office(self):
        """The office's own chat, as the office has it. `chats_stay_whose_they_are` sees that it is no client's."""
        room = self.house.desk.room
        return next((each for each in (*OFFICES.values(), SHARED["new"]) if room and each.id == room.chat), None)

    async def code_for(self, command):
        await self.house.commands("marta", command)
        return CODE.search(self.house.last_to("marta"))[0]

    # What people do.

    def word(self, letter):
        return f"tok{letter}{next(self.numbers)}x"

    def attachments(self, letter, platform, count):
        """That many files, of which the last one is a place."""
        found = []
        for number in range(count):
            if number == 2:
                found.append(Attachment(kind="place", name=self.word(letter), latitude="41.9", longitude="12.5"))
                continue
            ref = f"{platform}:{self.word(letter)}"
            getattr(self.house, platform).sent[ref] = self.word(letter).encode()
            kind = ("document", "photo")[number]
            found.append(Attachment(kind=kind, ref=ref, name=f"{self.word(letter)}.pdf", mime="application/pdf"))
        return tuple(found)

    def writes(self, who, chat, letter, text, *, reply_to=None, thread=None, files=0, album=None, addressed=True):
        message = f"{next(self.numbers)}"
        self.written.append((who, chat, message, letter))
        self.sides[f"{(chat.id if chat else private(PEOPLE[who]))}#{message}"] = letter
        event = self.house.deed(
            Wrote,
            who,
            chat,
            message=message,
            text=text,
            reply_to=reply_to,
            thread=thread,
            addressed=addressed,
            album=album,
            attachments=self.attachments(letter, PEOPLE[who].id.partition(":")[0], files),
        )
        self.run(self.house.receives(event))

    def may_be_there(self, who, chat):
        """Whoever does something in a client's chat and is nobody's is the client's from then on, by design."""
        strange = who in ("sara", "sven", "giulia too")
        return chat is None or not strange or chat.id not in self.belongs

    def wall(self, who, number):
        """A message of ours in a chat of the office's, for this member: chat, message id, the delivery."""
        chats = [None, *(chat for chat in (self.office,) if chat)]
        found = [
            (chat, message, delivery)
            for chat in chats
            for message, delivery in self.house.wall(chat.id if chat else private(PEOPLE[who])).items()
        ]
        found = found[-1 - number % 7 :] if number % 2 else found  # what is newest is most often answered
        return found[number % len(found)] if found else None

    def answered_side(self, chat, message, delivery, number):
        """To whom an answer to this message of ours goes, by what we know and not by what the office thinks."""
        post = self.house.desk.posts.get(f"{chat}#{message}")
        if post is None:
            return "O"
        if post.kind == "topic":
            return MARK.search(delivery.message.blocks[0].text)[1]
        if post.kind == "complaint":  # it is about a card, and an answer goes to whoever complained
            return self.clients[post.client]
        if len(post.about) > 1 and not 1 <= number <= len(post.about):
            return "O"
        return self.sides[post.about[number - 1 if len(post.about) > 1 else 0][0]]

    @rule(
        first=st.sampled_from(["giulia", "ugo", "paolo", "sara"]),
        second=st.sampled_from(["paolo", "luca", "giulia", "sven"]),
        files=st.integers(0, 1),
        who=MEMBER,
        last=st.booleans(),
        deed=st.sampled_from(["answer", "later", "a", "s", "r", "g"]),
    )
    def two_write_and_one_is_seen_to_in_the_digest(self, *, first, second, files, who, last, deed):
        for name in (first, second):
            self.writes(name, None, side(name), self.word(side(name)), files=files, album="album" if files else None)
        self.run(self.house.commands(who, "digest"))
        message, delivery = list(self.house.wall(private(PEOPLE[who])).items())[-1]
        at = len(self.house.desk.posts.get(f"{private(PEOPLE[who])}#{message}").about) - (not last)
        if deed == "answer":
            letter = self.answered_side(private(PEOPLE[who]), message, delivery, at)
            self.writes(who, None, letter, f"{at} {self.word(letter)}", reply_to=message, files=files)
        elif deed == "later":
            letter = self.answered_side(private(PEOPLE[who]), message, delivery, at)
            rest = f"{at} {self.word(letter)}"
            event = self.house.deed(Commanded, who, verb="later", rest=rest, reply_to=message, message=self.word("O"))
            self.run(self.house.receives(event))
        else:
            for button in [each for each in buttons_of(delivery.message) if each.choice == f"{deed}{at - 1}"]:
                event = self.house.deed(Pressed, who, message=message, token=button.token, choice=button.choice)
                self.run(self.house.receives(event))

    @rule(who=OUTSIDER, files=st.integers(0, 3), album=st.booleans(), plain=st.booleans())
    def writes_in_private(self, who, files, album, plain):
        text = "" if plain and files else f"hello {self.word(side(who))}"
        self.writes(who, None, side(who), text, files=files, album="album" if album and files else None)

    @rule(
        who=st.sampled_from(["giulia", "ugo", "paolo", "luca"]),
        where=st.sampled_from(["A1", "A2", "B1", "B2"]),
        files=st.integers(0, 1),
        thread=st.sampled_from([None, "1", "2"]),
        addressed=st.booleans(),
    )
    def writes_in_a_clients_chat(self, who, where, files, thread, addressed):
        letter = where[0]
        self.writes(who, SHARED[where], letter, self.word(letter), files=files, thread=thread, addressed=addressed)

    @rule(who=OUTSIDER, addressed=st.booleans())
    def an_outsider_writes_in_the_offices_chat(self, who, addressed):
        if self.office:
            self.writes(who, self.office, side(who), self.word(side(who)), addressed=addressed, thread="1")

    @rule(who=MEMBER, where=st.sampled_from(sorted(SHARED)), thread=st.sampled_from([None, "1"]))
    def a_member_writes_in_a_clients_chat(self, who, where, thread):
        self.writes(who, SHARED[where], "O", self.word("O"), thread=thread, addressed=False)

    @rule(who=MEMBER, thread=st.sampled_from([None, "1"]), number=ANY)
    def a_member_talks_in_the_office(self, who, thread, number):
        if self.office:
            topics = [topic.thread for topic in self.house.desk.topics.where()]
            inside = topics[number % len(topics)] if topics and thread else thread
            self.writes(who, self.office, "O", self.word("O"), thread=inside, addressed=False)
        else:
            self.writes(who, None, "O", self.word("O"))

    @rule(who=MEMBER, which=ANY, number=st.integers(0, 4), files=st.integers(0, 2), later=st.booleans())
    def a_member_answers(self, who, which, number, files, later):
        found = self.wall(who, which)
        if found is None:
            return
        chat, message, delivery = found
        letter = self.answered_side(chat.id if chat else private(PEOPLE[who]), message, delivery, number)
        text = f"{number} {self.word(letter)}" if number else self.word(letter)
        if not later:
            self.writes(who, chat, letter, text, reply_to=message, thread=delivery.thread, files=files)
            return
        event = self.house.deed(
            Commanded,
            who,
            chat,
            verb="later",
            rest=text,
            reply_to=message,
            message=f"{next(self.numbers)}",
            attachments=self.attachments(letter, "telegram", files),
        )
        self.run(self.house.receives(event))

    @rule(who=MEMBER, which=ANY, names=st.permutations(["giulia", "luca"]), own=st.sampled_from(["forum", "channel"]))
    def two_write_and_one_is_answered_in_the_topic(self, who, which, names, own):
        """As threads are answered in a channel: what is written there answers the message above it."""
        if not (self.office and self.office.topics):
            self.run(self.house.commands("marta", "member here", OFFICES[own]))
        if not self.house.desk.schedule.is_open(self.house.clock.now()):
            self.the_office_opens(30)
        for name in names:
            self.writes(name, None, side(name), self.word(side(name)))
        topics = [topic for topic in self.house.desk.topics.where() if self.office and topic.chat == self.office.id]
        if topics:
            thread = topics[which % len(topics)].thread
            letter = self.answered_side(self.office.id, thread, self.house.wall(self.office.id)[thread], 0)
            self.writes(who, self.office, letter, self.word(letter), reply_to=thread, thread=thread)

    @rule(
        who=MEMBER,
        where=st.sampled_from(["A1", "A2", "B1", "B2"]),
        command=st.sampled_from(
            ["digest", "status", "client list", "client rossi", "later rossi ciao", "later bianchi ciao", "help"]
        ),
    )
    def a_member_asks_in_a_clients_chat(self, who, where, command):
        self.run(self.house.commands(who, command, SHARED[where]))

    @rule(who=MEMBER, letter=SIDE)
    def a_member_writes_to_a_client_for_later(self, who, letter):
        self.run(self.house.commands(who, f"later {CLIENTS[letter]} {self.word(letter)}"))

    @rule(which=ANY, files=st.integers(0, 2))
    def somebody_edits(self, which, files):
        if self.written:
            who, chat, message, letter = self.written[which % len(self.written)]
            attachments = self.attachments(letter, PEOPLE[who].id.partition(":")[0], files)
            event = self.house.deed(Edited, who, chat, message=message, text=self.word(letter), attachments=attachments)
            self.run(self.house.receives(event))

    @rule(which=ANY)
    def somebody_deletes(self, which):
        if self.written:
            who, chat, message, _ = self.written[which % len(self.written)]
            self.run(self.house.receives(self.house.deed(Deleted, who, chat, message=message)))

    @rule(who=WHO, which=ANY, other=ANY, forged=st.sampled_from(["", "", "", "choice", "chat", "message"]))
    def somebody_presses(self, who, which, other, forged):
        """The button may be old, another's, in a chat that it never was in, or say what it never said."""
        if not self.buttons:
            return
        where, message, button = self.buttons[-1 - which % len(self.buttons)]
        choice = self.buttons[other % len(self.buttons)][2].choice if forged == "choice" else button.choice
        chats = {chat.id: chat for chat in (*SHARED.values(), *OFFICES.values())}
        chat = chats.get(where)
        if forged == "chat":
            chat = [None, *chats.values()][other % (1 + len(chats))]
        if not self.may_be_there(who, chat):
            chat = None
        if forged == "message":
            message = self.buttons[other % len(self.buttons)][1]
        event = self.house.deed(Pressed, who, chat, message=message, token=button.token, choice=choice)
        self.said_aside(who, self.run(self.house.receives(event)))

    @rule(which=ANY)
    def a_newer_button_is_pressed_by_whom_it_is_for(self, which):
        """Else hardly any press would count."""
        fresh = self.buttons[-12:]
        if not fresh:
            return
        where, message, button = fresh[which % len(fresh)]
        card = self.house.desk.cards.get(button.token)
        chats = {chat.id: chat for chat in (*SHARED.values(), *OFFICES.values())}
        owners = {private(account): name for name, account in PEOPLE.items()}
        of_the_client = {"A": "giulia", "B": "paolo"}.get(self.belongs.get(where, ""), "marta")
        who = owners.get(where, of_the_client if card and card.may == "client" else "marta")
        event = self.house.deed(
            Pressed, who, chats.get(where), message=message, token=button.token, choice=button.choice
        )
        self.said_aside(who, self.run(self.house.receives(event)))

    @rule(
        who=WHO,
        verb=st.sampled_from(
            [
                "hours",
                "help",
                "privacy",
                "language",
                "urgent",
                "link",
                "status",
                "digest",
                "client",
                "member",
                "later",
                "away",
                "back",
                "open",
                "nonsense",
            ]
        ),
        rest=st.sampled_from(
            ["", "rossi", "bianchi", "list", "rossi invite", "rossi ciao", "AAAA-AAAA-AAAA", "it", "en"]
        ),
        where=st.sampled_from([None, None, "A1", "A2", "B1", "B2", "office"]),
    )
    def somebody_commands(self, who, verb, rest, where):
        chat = self.office if where == "office" else SHARED.get(where)
        if self.may_be_there(who, chat):
            event = self.house.deed(Commanded, who, chat, verb=verb, rest=rest, message=f"{next(self.numbers)}")
            self.said_aside(who, self.run(self.house.receives(event)))

    @rule(who=OUTSIDER, word=st.sampled_from(["urgent", "orari", "help", "privacy", "lingua en"]), shared=st.booleans())
    def somebody_asks_in_plain_words(self, who, word, shared):
        chat = SHARED[f"{side(who)}1"] if shared and side(who) in "AB" else None
        event = self.house.deed(Wrote, who, chat, message=f"{next(self.numbers)}", text=word)
        self.run(self.house.receives(event))

    @rule(letter=SIDE, role=st.sampled_from(["approver", "reader"]), which=st.integers(0, 1))
    def somebody_is_appointed(self, letter, role, which):
        name = {"A": ("Giulia", "Ugo"), "B": ("Paolo", "Luca")}[letter][which]
        self.run(self.house.commands("marta", f"client {CLIENTS[letter]} {role} {name}"))

    @precondition(lambda self: self.house.desk.people.get("slack:U7102") is None or not self.linked())
    @rule(thief=st.sampled_from([None, "sara", "paolo"]))
    def an_account_is_linked(self, thief):
        """Somebody else tries the code once it is used."""

        async def links():
            await self.house.commands("giulia", "link")
            code = CODE.search(self.house.last_to("giulia"))
            if code is None:
                return  # what was to tell it did not arrive
            code = code[0]
            await self.house.commands("giulia too", f"link {code}")
            if thief:
                await self.house.commands(thief, f"link {code}")

        self.run(links())

    def linked(self):
        return self.house.desk.people.get("slack:U7102").client is not None

    # What else happens.

    @rule(which=st.sampled_from(sorted(OFFICES)), by_card=st.booleans())
    def a_chat_becomes_the_offices_own(self, which, by_card):
        chat = OFFICES[which]
        if not by_card:
            self.run(self.house.commands("marta", "member here", chat))
        else:
            self.run(self.house.receives(self.house.deed(Joined, "marta", chat)))

    @rule(letter=SIDE, where=st.sampled_from(["A1", "A2", "B1", "B2", "new", "office"]), office=st.booleans())
    def the_owner_names_a_chat_that_may_be_anothers(self, letter, where, office):
        chat = self.office if where == "office" else SHARED[where]
        if chat:
            command = "member here" if office and where != "new" else f"client {CLIENTS[letter]} here"
            self.run(self.house.commands("marta", command, chat))

    @rule(where=st.sampled_from(sorted(SHARED)), by=MEMBER)
    def we_are_brought_into_a_chat(self, where, by):
        self.run(self.house.receives(self.house.deed(Joined, by, SHARED[where])))

    @rule(labels=st.permutations(["This is Rossi tokA0x", "This is Bianchi tokB0x", "Our own office chat"]))
    def we_are_brought_into_a_chat_twice_and_told_two_things(self, labels):
        shown = []
        for _ in range(2):
            self.run(self.house.joins("marta", SHARED["new"]))
            shown.append(list(self.house.wall("telegram:9001").items())[-1])
        for (message, delivery), label in zip(shown, labels[:2], strict=True):
            for button in [each for each in buttons_of(delivery.message) if each.label == label]:
                event = self.house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
                self.run(self.house.receives(event))
                self.nobody_sees_what_is_not_theirs()

    @rule()
    def we_are_thrown_out_of_the_offices_chat(self):
        if self.office:
            self.run(self.house.leaves("marta", self.office))

    @rule(letter=SIDE)
    def we_are_thrown_out_of_a_clients_chat(self, letter):
        self.run(self.house.leaves("marta", SHARED[f"{letter}1"]))

    @rule(minutes=st.sampled_from([1, 16, 61, 240, 720, 1440, 5000, 50_000]))
    def time_passes(self, minutes):
        self.run(self.house.moves_to(self.house.clock.now() + timedelta(minutes=minutes)))

    @rule(minutes=st.integers(0, 120))
    def the_office_opens(self, minutes):
        opens_at = self.house.desk.schedule.next_opening(self.house.clock.now())
        if opens_at:
            self.run(self.house.moves_to(opens_at + timedelta(minutes=minutes)))

    @rule(what=st.sampled_from(["until 23:59", "until 23:59 stand-in=Anna", "tomorrow", "stand-in=Anna"]))
    def the_owner_goes_away(self, what):
        self.run(self.house.commands("marta", f"away {what}"))

    @rule()
    def the_owner_comes_back(self):
        self.run(self.house.commands("marta", "back"))

    @rule(where=st.sampled_from(["office", "A1", "B2", "7101", "7202"]), what=st.sampled_from(sorted(FAULTS)))
    def a_delivery_will_fail(self, where, what):
        chat = {"7101": "telegram:7101", "7202": "slack:D7202"}.get(where)
        chat = chat or (self.office.id if where == "office" and self.office else SHARED.get(where, SHARED["A1"]).id)
        adapter = self.house.slack if chat.startswith("slack") else self.house.telegram
        if not adapter.scripts[chat]:
            adapter.scripts[chat].append(FAULTS[what])

    @rule()
    def we_are_started_again(self):
        self.run(self.house.restarts())

    # What must never be.

    def allowed(self, chat):
        """The marks that may be shown there."""
        name = next((name for name, account in PEOPLE.items() if private(account) == chat), None)
        if name is not None:
            return EVERYTHING if side(name) == "O" else {side(name)}
        if chat in {each.id for each in OFFICES.values()}:
            return EVERYTHING
        letter = self.belongs.get(chat, "")
        return EVERYTHING if letter == "O" else {letter}

    def look_through(self, where, words, allowed):
        found = set(MARK.findall(words))
        ids = {letter for client, letter in self.clients.items() if client in words}
        for name, account in PEOPLE.items():
            if account.id.partition(":")[2] in words:
                ids.add(side(name))
        for key, chat in SHARED.items():
            if key != "new" and chat.id.partition(":")[2] in words:
                ids.add(key[0])
        assert found | ids <= set(allowed), f"in {where}: {words}"

    def said_aside(self, who, answer):
        """A toast is seen by whoever pressed, wherever that was."""
        if answer and side(who) != "O":
            self.look_through(f"a toast to {who}", answer.text, {side(who)})

    @invariant()
    def nobody_sees_what_is_not_theirs(self):
        new = SHARED["new"].id
        row, room = self.house.desk.chats.get(new), self.house.desk.room
        letter = "O" if room and room.chat == new else self.clients.get(row.client, "S") if row and row.client else None
        if letter:
            assert self.belongs.setdefault(new, letter) == letter
        for adapter in (self.house.telegram, self.house.slack):
            calls = adapter.calls[self.checked[adapter.name] :]
            self.checked[adapter.name] += len(calls)
            for call in calls:
                self.look_at(call)
            for chat, wall in adapter.walls.items():
                for message, delivery in list(wall.items())[-3:]:
                    new = [(chat, message, button) for button in buttons_of(delivery.message)]
                    self.buttons += [each for each in new if each not in self.buttons]

    def look_at(self, delivery):
        """The words and the files of one message."""
        allowed = self.allowed(delivery.chat)
        for words in texts(delivery.message):
            self.look_through(delivery.chat, words, allowed)
        for block in delivery.message.blocks:
            if isinstance(block, File) and block.sha256:
                content = self.house.office.files.path(block.sha256).read_text()
                self.look_through(delivery.chat, content, allowed)

    @invariant()
    def chats_stay_whose_they_are(self):
        desk = self.house.desk
        for key in ("A1", "A2", "B1", "B2"):
            row = desk.chats.get(SHARED[key].id)
            assert self.clients[row.client] == key[0]
        room = desk.room
        assert room is None or self.office is not None
        people = {name: desk.people.get(account.id) for name, account in PEOPLE.items()}
        for name, person in people.items():
            if person and person.client:
                cards = {card.state for card in desk.cards.where(subject="stranger")}
                assert self.clients.get(person.client) == side(name) or "client" in cards

    @invariant()
    def what_is_passed_on_as_one_is_ones(self):
        for post in self.house.desk.posts.where():
            sides = [{self.sides[held] for held in item if held in self.sides} for item in post.about]
            assert all(len(each) <= 1 for each in sides)
            if post.client in self.clients and post.kind != "digest":
                assert all(each <= {self.clients[post.client]} for each in sides)

    @invariant()
    def our_own_code_never_fails(self):
        assert self.house.failed() == []


class TestTwoClientsNeverSeeAnythingOfEachOther(Apart.TestCase):
    settings = settings(
        max_examples=80,
        # Finding the shortest way to a failure takes minutes; each step is told, which is enough to follow it.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        stateful_step_count=80,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
