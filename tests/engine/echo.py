"""Messages that say what they are told to say, for tests of how messages travel."""

from bot.core.effects import Message, Send, Text


def _parts(text, **fields):
    return Message(tuple(Text(each) for each in text.split("|")), **fields)


def _broken(_desk, args):
    raise LookupError(args["text"])


SAYS = {
    "echo": lambda _desk, args: _parts(args["text"]),
    "secret": lambda _desk, args: _parts(args["text"], secret=True),
    "nothing": lambda _desk, _args: None,
    "broken": _broken,
}


def posts(house, text, chat="telegram:7", say="echo", *, paced=False, **fields):
    """Put a message into the outbox; bars part its paragraphs."""
    send = Send(id=f"test:{text}", chat=chat, say=say, args={"text": text}, **fields)
    house.engine.commit(lambda _desk: (send,), paced=paced)


async def sends(house, *texts, **fields):
    """Put messages into the outbox and wait for what becomes of them."""
    for text in texts:
        posts(house, text, **fields)
    await house.outbox.idle()


def state(house, text):
    """What became of the message with this text."""
    row = house.desk.outbox.get(f"test:{text}")
    return row.state if row else None
