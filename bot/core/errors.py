"""One tree of typed errors. They are raised where a fault is noticed and translated at the edge that can act on it."""

from bot.core.files import Problem


class PalettiError(Exception):
    """The root of every error that Paletti raises on purpose."""


class BadInput(PalettiError):
    """Somebody gave something that cannot be meant; `key` and `args` name the wording of a kind answer."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key, args)
        self.key = key
        self.words = args


class SettingsError(PalettiError):
    """A setting is missing or wrong; the text names the file, the line and the mend."""


class StorageFault(PalettiError):
    """A commit could not be made durable (disk full, I/O error): none of it counts, the platform must deliver again."""


class StoreInUse(PalettiError):
    """Another process holds the data; the text names it."""


class NewerFormat(PalettiError):
    """The journal was written by a newer version of Paletti. It is left untouched."""


class BrokenJournal(PalettiError):
    """A journal line before the last one does not read; the text names file and offset."""


class BrokenChain(PalettiError):
    """A ledger's hashes do not add up; `seq` is the first bad entry."""

    def __init__(self, ledger: str, seq: int, reason: str) -> None:
        super().__init__(f"ledger {ledger}, entry {seq}: {reason}")
        self.ledger = ledger
        self.seq = seq
        self.reason = reason


class DeliveryError(PalettiError):
    """A message did not (or perhaps did not) arrive. The outbox alone decides what follows."""


class RetryLater(DeliveryError):
    """Definitely not delivered, and worth another try: no connection was made, or the platform asked for patience.

    `after_seconds` is what the platform asked for, or None where the outbox may choose its own back-off.
    """

    def __init__(self, reason: str, after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds


class Unsure(DeliveryError):
    """The request left and no clear answer came back: the message may or may not have arrived."""


class Unreachable(DeliveryError):
    """Definitely not delivered: this chat cannot be written to (blocked, never started, removed)."""


class Rejected(DeliveryError):
    """Definitely not delivered, and the same request would be refused again."""


class ChatMoved(DeliveryError):
    """Definitely not delivered: the chat now lives under another id (a Telegram group that became a supergroup)."""

    def __init__(self, new_chat: str) -> None:
        super().__init__(f"the chat moved to {new_chat}")
        self.new_chat = new_chat


class TopicGone(DeliveryError):
    """Definitely not delivered: the topic in which it should stand is gone, or nobody may write there any more."""


class NotFetched(PalettiError):
    """A file cannot be had, now or later; `problem` says why, as `bot.core.files.Problem` lists it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


class CannotTell(DeliveryError):
    """The platform offers no way to learn whether an unsure message arrived."""


class CannotDraw(PalettiError):
    """A picture or a paper cannot be made: there is no such template, or the data do not fit it. The fault is ours."""
