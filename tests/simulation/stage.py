"""People on either platform, all of whose words and the bot's answers become one readable story.

    story = Story("Telegram, in English")
    olga = OnTelegram(story, "Olga", server.user("Olga"))
    await olga.commands("claim", code)
    said = await olga.hears()                   # the next message to her that she has not heard yet
    await olga.presses(said, "1 · Answered")    # and what the toast says
    await olga.sees(said)                       # the same message, after it was changed in place
    await olga.replies(said, "Thank you")
    story.compare("story_en.txt")

To renew the files after a change of wording that is meant: RENEW_STORIES=1 pytest tests/simulation/test_story.py, and
read what `git diff tests/simulation` then shows.
"""

import os
import re
import textwrap
from pathlib import Path

from tests.simulation.kit import until

HERE = Path(__file__).parent
CODES = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)
HASHES = re.compile(r"\b[0-9a-f]{12}\b")  # of what holds a random salt, key or id
LINKS = re.compile(r"<http://127[^|]*")  # to a file, at this run's port


class Story:
    def __init__(self, title):
        self.lines = [title, "=" * len(title)]

    def scene(self, title):
        self.lines += ["", title, "-" * len(title)]

    def tell(self, who, text, buttons=()):
        rows = [" ".join(f"[{label}]" for label in row) for row in buttons]
        said = textwrap.indent("\n".join((text, *rows)), "    ")
        self.lines += ["", f"{who}:", LINKS.sub("<LINK", HASHES.sub("#" * 12, CODES.sub("CODE", said)))]

    def compare(self, name):
        path, told = HERE / name, "\n".join(self.lines) + "\n"
        if os.environ.get("RENEW_STORIES"):
            path.write_text(told, encoding="utf-8")
        assert told == path.read_text(encoding="utf-8"), f"{name} tells it otherwise; see stage.py on how to renew it"


class Heard:
    """A message of the bot's. `text`, `labels` as it stands now; `sent` is the fake server's own record."""

    def __init__(self, sent, text, rows):
        self.sent = sent
        self.text = text
        self.rows = rows

    @property
    def labels(self):
        return [label for row in self.rows for label in row]


class OnTelegram:
    """Somebody in a private chat with the bot."""

    slash = "/"

    def __init__(self, story, name, user):
        self.story, self.name, self.user, self.server = story, name, user, user.server

    @property
    def chat(self):
        return f"telegram:{self.user.id}"

    async def writes(self, text):
        self.story.tell(f"{self.name} writes", text)
        await self.user.writes(text)

    async def commands(self, verb, rest=""):
        await self.writes(f"/{verb} {rest}".strip())

    async def replies(self, heard, text):
        self.story.tell(f"{self.name} replies to that", text)
        await self.user.writes(text, reply_to=heard.sent)

    async def presses(self, heard, label):
        press = await self.user.presses(heard.sent, label)
        toast, _ = await self.server.answer_to(press)
        self.story.tell(f"{self.name} presses", f"[{label}]" + (f" → {toast}" if toast else ""))
        return toast

    async def hears(self):
        return self._heard(f"Paletti to {self.name}", await self.server.next_message(self.user, 10))

    async def settled(self):
        """Telegram waits for whoever comes back."""

    async def sees(self, heard):
        await until(lambda: heard.sent.text != heard.text, "a change in place")
        return self._heard(f"Before {self.name}'s eyes it becomes", heard.sent)

    def _heard(self, who, sent):
        heard = Heard(sent, sent.text, [[label for label, _ in row] for row in sent.buttons])
        self.story.tell(who, heard.text, heard.rows)
        return heard

    @property
    def messages(self):
        return self.server.messages(self.user)


class OnSlack:
    """Somebody in a direct message with the bot."""

    slash = "/paletti "

    def __init__(self, story, name, user):
        self.story, self.name, self.user, self.server = story, name, user, user.slack

    @property
    def chat(self):
        return f"slack:T024BE7LD:{self.server.space.direct(self.user.id).id}"

    async def writes(self, text):
        self.story.tell(f"{self.name} writes", text)
        await self.user.writes(text)

    async def commands(self, verb, rest=""):
        text = f"{verb} {rest}".strip()
        self.story.tell(f"{self.name} commands", f"/paletti {text}")
        handed = await self.user.commands("/paletti", text)
        assert handed.acked_at, "Slack got no acknowledgement in time"

    async def replies(self, heard, text):
        self.story.tell(f"{self.name} replies in its thread", text)
        await self.user.writes(text, thread=heard.sent.ts)

    async def presses(self, heard, label):
        await self.user.presses(heard.sent, label)
        toast = (await self.server.next_whisper(self.user)).text
        self.story.tell(f"{self.name} presses", f"[{label}] → {toast}")
        return toast

    async def hears(self):
        return self._heard(f"Paletti to {self.name}", await self.server.next_message(self.user, 10))

    async def settled(self):
        """Let the bot take in all that Slack has to tell, its own messages too, before it is stopped."""
        await self.server.settled()

    async def sees(self, heard):
        changed = await self.server.next_message(self.user, 10)
        assert (changed.method, changed.ts) == ("chat.update", heard.sent.ts)
        return self._heard(f"Before {self.name}'s eyes it becomes", changed)

    def _heard(self, who, sent):
        rows = [
            [button["text"]["text"] for button in block["elements"]]
            for block in sent.blocks
            if block["type"] == "actions"
        ]
        heard = Heard(sent, sent.text, rows)
        self.story.tell(who, heard.text, rows)
        return heard

    @property
    def messages(self):
        return [sent for sent in self.server.messages(self.user) if sent.method == "chat.postMessage"]
