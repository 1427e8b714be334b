"""The command socket: a command on the same machine asks the running bot."""

import asyncio
import json
import socket
import stat

import pytest

from bot import console
from bot.console import NAME, Console, NoAnswer, ask


def _refuses(_request):
    raise LookupError("no such thing")


@pytest.fixture
async def running(tmp_path):
    commands = {"echo": lambda request: {"heard": request["text"]}, "refuse": _refuses}
    listening = Console(tmp_path, commands)
    await listening.start()
    yield tmp_path
    await listening.stop()


async def asks(folder, request):
    return await asyncio.to_thread(ask, folder, request)


async def raw(folder, line):
    """What a line that no command of ours would send is answered with."""
    reader, writer = await asyncio.open_unix_connection(folder / NAME)
    writer.write(line)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return json.loads(answer)


async def test_a_command_is_answered_by_the_running_bot(running):
    assert await asks(running, {"do": "echo", "text": "è così\n"}) == {"heard": "è così\n"}
    assert await asks(running, {"do": "echo", "text": "x" * 20_000}) == {"heard": "x" * 20_000}


async def test_a_command_that_fails_is_told_why_and_the_bot_goes_on(running):
    assert await asks(running, {"do": "refuse"}) == {"error": "LookupError: no such thing"}
    assert await asks(running, {"do": "echo", "text": "still here"}) == {"heard": "still here"}


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"no json\n", b"[]\n", b"{}\n", b'{"do": "unknown"}\n', b"\xff\n", b"7\n"]
)
async def test_rubbish_is_answered_with_an_error_and_the_bot_goes_on(running, line):
    assert "error" in await raw(running, line)
    assert await asks(running, {"do": "echo", "text": "still here"}) == {"heard": "still here"}


async def test_a_caller_who_hangs_up_hurts_nobody(running):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.connect(str(running / NAME))
        caller.sendall(b'{"do": "echo", "text": "' + b"x" * 60_000 + b'"}\n')
    assert await asks(running, {"do": "echo", "text": "still here"}) == {"heard": "still here"}


async def test_a_caller_who_says_nothing_is_not_waited_for_for_ever(running, monkeypatch):
    monkeypatch.setattr(console, "ANSWER_SECONDS", 0.05)
    reader, writer = await asyncio.open_unix_connection(running / NAME)
    assert "TimeoutError" in json.loads(await reader.read())["error"]
    writer.close()
    await writer.wait_closed()


async def test_only_the_datas_owner_can_reach_the_socket(running):
    assert stat.S_IMODE((running / NAME).stat().st_mode) == 0o600


async def test_a_socket_that_a_killed_bot_left_behind_is_replaced(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(str(tmp_path / NAME))
    assert await asks(tmp_path, {"do": "echo"}) is None
    again = Console(tmp_path, {"echo": lambda _: {"here": True}})
    await again.start()
    assert await asks(tmp_path, {"do": "echo"}) == {"here": True}
    await again.stop()


async def test_where_no_bot_runs_nobody_answers(tmp_path):
    assert await asks(tmp_path, {"do": "echo"}) is None


@pytest.mark.parametrize("words", [b"", b'{"half": ', None])
async def test_a_bot_that_ends_before_it_has_answered_is_told_in_a_sentence(tmp_path, words):
    async def hangs_up(reader, writer):
        await reader.readline()
        if words is None:
            await reader.read()  # until the caller has waited long enough
        else:
            writer.write(words)
        writer.close()
        ended.set()

    ended = asyncio.Event()
    async with await asyncio.start_unix_server(hangs_up, tmp_path / NAME):
        with pytest.raises(NoAnswer, match="cannot be asked"):
            await asyncio.to_thread(ask, tmp_path, {"do": "erase"}, 0.2)
        await ended.wait()


async def test_a_stopped_bot_leaves_no_socket_behind(tmp_path):
    listening = Console(tmp_path, {})
    await listening.start()
    await listening.stop()
    assert list(tmp_path.iterdir()) == []


async def test_a_folder_with_too_long_a_name_costs_the_commands_and_not_the_bot(tmp_path):
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    listening = Console(deep, {})
    await listening.start()
    assert list(deep.iterdir()) == []
    await listening.stop()
