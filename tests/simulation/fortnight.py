"""Two weeks of an office's life in seconds: the whole bot with both platforms, on a clock that is moved by hand.

    async with Fortnight(folder, telegram, slack, "Christmas", start="2026-12-21T16:00", hours=…) as days:
        olga = days.on_telegram("Olga")
        await olga.does("/claim …")              # what she writes; then everything that follows is told
        await days.until("2026-12-24T21:40")     # what falls due on the way is told as well
        await olga.presses("1 · Answered")       # the newest button with this label in her private chat
        days.compare("fortnight_christmas.txt")

Everything that anybody sees goes into the story, in the order in which it happens; `stage.py` tells how to renew it.
"""

import asyncio
import contextlib
from collections import defaultdict
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.adapters import Pace
from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.platforms import platforms
from bot.setting_sections import Office as OfficeSettings
from bot.setting_sections import Secret, Slack, Store, Telegram
from bot.settings import Settings
from tests.platforms.fake_slack_state import BOT_USER
from tests.simulation.stage import CODES, Story

ROME = ZoneInfo("Europe/Rome")
QUIET_LOOKS = 3  # so many looks in a row at which nothing is under way


class Fortnight(Story):
    def __init__(self, folder, telegram, slack, title, *, start, **office):
        super().__init__(title)
        self.telegram, self.slack = telegram, slack
        self.clock = MovableClock(self.rome(start), 0.0)
        given = {"name": "Studio Verdi", "timezone": "Europe/Rome", "language": "en"} | office
        self.settings = Settings(
            office=OfficeSettings(**given),
            telegram=Telegram(token=Secret(telegram.token), base_url=telegram.base_url),
            slack=Slack(bot_token=Secret(slack.bot_token), app_token=Secret(slack.app_token), base_url=slack.base_url),
            store=Store(url=f"tinydb:{folder}"),
        )
        self.people, self.places = [], []
        self.names = {}  # which chat is whose, by platform and id
        self.heard = defaultdict(int)  # how many messages of a chat have been told
        self.shown = {}  # how each message (platform, chat, number) looked when it was told
        self.day = None

    @staticmethod
    def rome(text):
        return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)

    async def __aenter__(self):
        # As a demo, since otherwise every message would bear the mark of a moved clock.
        self.office = Office(self.settings, self.clock, demo=True)
        adapters = platforms(self.settings, self.office.files)
        for adapter in adapters.values():
            adapter.pace = Pace(0.0, 0.0)
        self.bot = Bot(self.office, adapters)
        await self.bot.start()
        await self.bot.connected()
        return self

    async def __aexit__(self, *_):
        failed = self.office.engine.desk().failed.items()
        await self.bot.stop()
        self.office.close()
        assert failed == []

    # Who there is

    def on_telegram(self, name, language="en"):
        user = self.telegram.user(name, language_code=language)
        self.names["telegram", user.id] = name
        return self._met(TelegramPerson(self, name, user))

    def on_slack(self, name, user_id, *, tz="Europe/Rome", locale="en-US"):
        user = self.slack.user(user_id, name=name, tz=tz, locale=locale)
        self.names["slack", self.slack.space.direct(user_id).id] = name
        return self._met(SlackPerson(self, name, user))

    def group(self, title, **kind):
        group = self.telegram.group(title, **kind)
        self.names["telegram", group.id] = f"the group “{title}”"
        self.places.append(("telegram", group.id))
        return group

    def channel(self, channel_id, *members):
        channel = self.slack.channel(channel_id, members={member.user.id for member in members}, bot=False)
        self.names["slack", channel_id] = f"#{channel.name}"
        self.places.append(("slack", channel_id))
        return channel

    def _met(self, person):
        self.people.append(person)
        self.places.append((person.platform, person.chat))
        return person

    # What happens

    async def until(self, text):
        """Let everything up to this instant (by the wall clock of Rome) happen, each when it is due."""
        instant = self.rome(text)
        while (due := self.bot.ticker.next_due()) is not None and due <= instant:
            if due > self.clock.now():
                self.clock.move_to(due)
            await self.bot.ticker.tick()
            await self.settle()
        self.clock.move_to(instant)

    async def settle(self):
        """Wait until nothing is under way, and tell what everybody sees now."""
        quiet = 0
        async with asyncio.timeout(20):
            while quiet < QUIET_LOOKS:
                await self.slack.settled()
                await self.bot.outbox.idle()
                await self.bot.ticker.tick()  # what somebody did may have made something due
                await asyncio.sleep(0.01)
                under_way = self.telegram.waiting or self.bot.outbox._tasks
                quiet = 0 if under_way else quiet + 1
        for platform, chat in self.places:
            messages = self.messages(platform, chat)
            for number in range(self.heard[platform, chat], len(messages)):
                self.heard[platform, chat] = number + 1
                self._tell(platform, chat, number, messages[number], f"Paletti to {self.names[platform, chat]}")
        for (platform, chat, number), before in list(self.shown.items()):
            sent = self.messages(platform, chat)[number]
            if self.look(platform, sent) != before:
                who = f"Before the eyes of {self.names[platform, chat]} it becomes"
                self._tell(platform, chat, number, sent, who)

    def messages(self, platform, chat):
        """The bot's messages in a chat, each as it is now."""
        if platform == "telegram":
            return self.telegram.messages(chat)
        return list({sent.ts: sent for sent in self.slack.messages(chat)}.values())

    def look(self, platform, sent):
        """Text (with what is no text in brackets) and rows of buttons, as a person sees them now."""
        if platform == "slack":
            files = "".join(f"[file: {file.name}]\n\n" for file in self.slack.shown(sent))
            return files + sent.text, tuple((button["text"]["text"],) for _, button in sent.buttons)
        what = {"": "", "text": ""}.get(sent.what, sent.what)
        about = (sent.file.name if sent.file else "") or ""
        held = f"[{what}: {about}]" if about else f"[{what}]" if what else ""
        rows = tuple(tuple(label for label, _ in row) for row in sent.buttons)
        return "\n\n".join(part for part in (held, sent.text) if part), rows

    def _tell(self, platform, chat, number, sent, who):
        self.shown[platform, chat, number] = self.look(platform, sent)
        if platform == "telegram" and sent.thread is not None:
            who += f", topic “{self.telegram.chats[chat].topics[sent.thread]}”"
        elif platform == "slack" and sent.thread:
            who += ", in a thread"
        self.told(who, *self.shown[platform, chat, number])

    def told(self, who, text, buttons=()):
        """One thing that happened, below the day on which it did."""
        local = self.clock.now().astimezone(ROME)
        day = local.strftime("%A %-d %B %Y")
        if day != self.day:
            self.day = day
            self.scene(day)
        self.tell(f"{local:%H:%M} {who}", text, buttons)


def ordinary(folder, both, title):
    """A story that begins on an ordinary Friday morning, 27 November 2026."""
    start, hours = "2026-11-27T10:00", "Mon-Fri 9-18"
    return Fortnight(folder, *both, title, start=start, hours=hours, name="Studio Neri")


async def settled_in(days, owner, *clients):
    """The owner claims the office, and each client uses an invitation."""
    await owner.does(f"/claim {days.office.claim_code()}")
    for client, name, settings in clients:
        await owner.does(f"/client new {name}")
        code = CODES.search(owner.last("/start").text)[0]
        await client.does(code)
        if settings:
            await owner.does(f"/client {name} set {settings}")


class Person:
    platform = ""

    def __init__(self, days, name, user):
        self.days, self.name, self.user = days, name, user

    def newest(self, label, where=None):
        """The newest message with this button."""
        return self._last(lambda _, rows: any(label in row for row in rows), label, where)

    def last(self, word, where=None):
        """The newest message of ours that holds this word."""
        return self._last(lambda text, _: word in text, word, where)

    def _last(self, fits, what, where):
        for sent in reversed(self.days.messages(self.platform, where or self.chat)):
            if fits(*self.days.look(self.platform, sent)):
                return sent
        raise AssertionError(f"{self.name} sees no {what!r}")

    def told(self, what, text, where=None):
        place = f" in {self.days.names[self.platform, where]}" if where else ""
        self.days.told(f"{self.name} {what}{place}", CODES.sub("CODE", text))


class TelegramPerson(Person):
    platform = "telegram"

    @property
    def chat(self):
        return self.user.id

    async def does(self, text, group=None, reply_to=None):
        self.told("replies" if reply_to else "writes", text, group.id if group else None)
        thread = getattr(reply_to, "thread", None)
        await self.user.writes(text, chat=group, reply_to=reply_to, thread=thread)
        await self.days.settle()

    async def sends_file(self, what, name, content, caption=""):
        self.told("sends", f"[{what}: {name}]" + (f"\n{caption}" if caption else ""))
        await self.user.sends_file(what, content, caption=caption, name=name)
        await self.days.settle()

    async def sends_album(self, *files):
        """Documents, each as (name, content), sent as one; the updates, to reply to."""
        self.told("sends an album", "\n".join(f"[document: {name}]" for name, _ in files))
        sent = [await self.user.sends_file("document", content, name=name, album="a1") for name, content in files]
        await self.days.settle()
        return sent

    async def presses(self, label):
        press = await self.user.presses(self.newest(label), label)
        toast, _ = await self.days.telegram.answer_to(press)
        self.told("presses", f"[{label}]" + (f" → {toast}" if toast else ""))
        await self.days.settle()

    async def brings_bot_into(self, group):
        self.told("brings Paletti into", group.title)
        await group.adds_bot(self.user)
        await self.days.settle()


class SlackPerson(Person):
    platform = "slack"

    @property
    def chat(self):
        return self.days.slack.space.direct(self.user.id).id

    async def does(self, text, channel=None, reply_to=None):
        where = channel.id if channel else None
        self.told("replies in its thread" if reply_to else "writes", text, where)
        await self.user.writes(text, channel=where, thread=(reply_to.thread or reply_to.ts) if reply_to else None)
        await self.days.settle()

    async def sends_file(self, name, content, text=""):
        self.told("sends", f"[document: {name}]" + (f"\n{text}" if text else ""))
        await self.user.writes(text, files=[self.user.has(name, content)])
        await self.days.settle()

    async def commands(self, text, channel=None):
        self.told("commands", f"/paletti {text}", channel.id if channel else None)
        handed = await self.user.commands("/paletti", text, channel=channel.id if channel else None)
        if handed.answer.get("text"):
            self.days.told(f"Only {self.name} sees", handed.answer["text"])
        await self.days.settle()

    async def is_shown_a_form(self):
        """The modal that has opened last, once it is there."""
        modal = await self.days.slack.next_view(self.user)
        rows = [f"{label}: {value}" if value else label for label, value in modal.filled]
        self.days.told(f"{self.name} is shown the form “{modal.title}”", "\n".join(rows))
        return modal

    async def fills(self, modal, **values):
        """Sends it in; what is wrong stays at its field."""
        self.told("sends it in", "\n".join(f"{name}: {value}" for name, value in values.items()))
        await self.user.submits(modal, **values)
        if modal.errors:
            self.days.told(
                f"Only {self.name} sees", "\n".join(f"{name}: {said}" for name, said in modal.errors.items())
            )
        await self.days.settle()

    async def presses(self, label, channel=None):
        self.told("presses", f"[{label}]", channel.id if channel else None)
        await self.user.presses(self.newest(label, channel.id if channel else None), label)
        with contextlib.suppress(TimeoutError):
            toast = await self.days.slack.next_whisper(self.user, 0.05)
            self.days.told(f"Only {self.name} sees", toast.text)
        await self.days.settle()

    async def brings_bot_into(self, channel):
        self.told("brings Paletti into", f"#{channel.name}")
        channel.members.discard(BOT_USER)
        await self.days.slack.adds_bot(channel.id, self.user)
        await self.days.settle()
