import asyncio
import io
import json
import logging
import sys
import threading
import warnings

import httpx
import pytest
import structlog

from bot import logs

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = 'qu"ote\\and/slash'


@pytest.fixture
def lines(monkeypatch):
    """Configures logging as asked and gives back all that was written since."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, threading.excepthook, sys.unraisablehook)
    levels = {name: logging.getLogger(name).level for name in logs._TALKATIVE}
    stream = io.StringIO()

    def read(level="info", style="json", secrets=(SECRET,), *, rehearsal=False):
        monkeypatch.setattr(sys, "stderr", stream)
        logs.configure(level, style, secrets, rehearsal=rehearsal)
        return stream.getvalue

    yield read
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers[:], root.level, sys.excepthook, threading.excepthook, sys.unraisablehook = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


class Opaque:
    def __repr__(self):
        return f"Opaque({TOKEN})"


def test_a_line_for_machines_is_one_json_object_with_time_level_and_logger(lines):
    read = lines()
    structlog.get_logger("bot.engine").info("message received", client="c7", seconds=1.5)
    line = json.loads(read())
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "message received",
        "level": "info",
        "logger": "bot.engine",
        "client": "c7",
        "seconds": 1.5,
    }


def test_the_libraries_lines_take_the_same_way(lines):
    read = lines()
    logging.getLogger("some.library").warning("slow by %d s", 3)
    line = json.loads(read())
    assert (line["event"], line["level"], line["logger"]) == ("slow by 3 s", "warning", "some.library")


def test_lines_below_the_level_are_not_written(lines):
    read = lines("warning")
    structlog.get_logger().info("ours")
    logging.getLogger("library").info("theirs")
    assert read() == ""


@pytest.mark.parametrize("style", ["console", "json"])
@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        "xoxb-1234567890-1234567890-abcDEF",
        "xapp-1-A012-345-abcdef",
        SECRET,
        f"https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"https://example.org/?bot={TOKEN.replace(':', '%3A')}",
        "wss://wss.slack.example/link/?ticket=5f3c1a&app_id=1",
    ],
)
def test_no_secret_shows_in_message_arguments_or_values(lines, secret, style):
    read = lines(style=style)
    structlog.get_logger().info(f"event {secret}")
    structlog.get_logger().info("event %s", secret)
    structlog.get_logger().info("values", text=secret, deep=[{"key": (secret, {secret: secret})}], raw=secret.encode())
    structlog.get_logger().info("error as value", error=ValueError(secret))
    logging.getLogger("library").warning("args %s %r", secret, [secret])
    logging.getLogger("library").warning("mapping %(a)s", {"a": secret})
    written = read()
    assert written.count("[redacted]") >= 11
    for part in (TOKEN, TOKEN.partition(":")[2], "abcDEF", "345-abcdef", "5f3c1a", "ote\\", "and/slash"):
        assert part not in written


@pytest.mark.parametrize("style", ["console", "json"])
def test_no_token_shows_in_a_traceback_its_causes_notes_or_groups(lines, style):
    read = lines(style=style)

    def fail():
        try:
            {}[SECRET, TOKEN]
        except KeyError as cause:
            problem = ExceptionGroup("several", [ValueError(TOKEN), OSError(5, "no", f"/bot{TOKEN}")])
            problem.add_note(f"sent with {TOKEN}")
            raise problem from cause

    for log in (structlog.get_logger(), logging.getLogger("library")):
        try:
            fail()
        except ExceptionGroup:
            log.exception("failed")
    written = read()
    for part in ("KeyError", "direct cause", "ExceptionGroup", "OSError", "sent with [redacted]", "in fail"):
        assert written.count(part) >= 2
    assert TOKEN not in written
    assert "and/slash" not in written


def test_an_unknown_object_appears_as_its_repr_without_secrets(lines):
    read = lines()
    structlog.get_logger().info("object", it=Opaque())
    assert json.loads(read())["it"] == "Opaque([redacted])"


def test_a_line_that_cannot_be_formatted_is_reported_without_its_arguments(lines):
    read = lines()
    logging.getLogger("library").warning("%d messages", TOKEN)
    line = json.loads(read())
    assert (line["event"], line["logger"]) == ("a log line could not be written", "library")
    assert "TypeError" in line["exception"]
    assert TOKEN not in read()


def test_logging_to_a_closed_stream_does_not_raise(lines):
    lines()
    sys.stderr.close()
    assert logging.getLogger("library").warning("nobody reads this") is None


async def test_a_request_with_the_token_in_its_address_leaves_no_trace(lines):
    read = lines("debug")

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404, request=request)

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        response = await client.get(f"https://api.telegram.org/bot{TOKEN}/getMe")
        assert "httpx" not in read()
        try:
            response.raise_for_status()
        except httpx.HTTPStatusError:
            structlog.get_logger().exception("refused", address=response.url)
    assert "404 Not Found" in read()
    assert TOKEN not in read()


async def test_an_error_in_a_forgotten_task_is_redacted_too(lines):
    read = lines()
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": f"Task failed with {TOKEN}", "exception": ValueError(TOKEN)})
    assert "ValueError: [redacted]" in read()
    assert TOKEN not in read()


def test_an_error_that_nobody_handled_is_a_line_like_every_other(lines):
    read = lines()
    sys.excepthook(ValueError, ValueError(TOKEN), None)
    thread = threading.Thread(target=lambda: int(TOKEN))
    thread.start()
    thread.join()
    first, second = map(json.loads, read().splitlines())
    assert first["level"] == second["level"] == "critical"
    assert first["exception"].endswith("ValueError: [redacted]")
    assert second["exception"].endswith("invalid literal for int() with base 10: '[redacted]'")


def test_an_interruption_by_the_keyboard_is_no_crash(lines):
    read = lines()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert read() == "KeyboardInterrupt\n"


def test_a_warning_of_a_library_is_a_line_without_token(lines):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        read = lines()
        warnings.warn(f"SLACK_BOT_TOKEN={TOKEN} is ignored", stacklevel=1)
    line = json.loads(read())
    assert line["logger"] == "py.warnings"
    assert "SLACK_BOT_TOKEN=[redacted] is ignored" in line["event"]


@pytest.mark.parametrize("style", ["console", "json"])
def test_in_a_rehearsal_every_line_says_so(lines, style):
    read = lines(style=style, rehearsal=True)
    structlog.get_logger().info("ours")
    logging.getLogger("library").warning("theirs")
    assert read().lower().count("rehearsal") == 2


def test_what_is_bound_to_the_context_shows_in_each_line(lines):
    read = lines()
    structlog.contextvars.bind_contextvars(event_id="e1")
    structlog.get_logger().info("ours")
    assert json.loads(read())["event_id"] == "e1"


def test_an_empty_secret_redacts_nothing(lines):
    read = lines(secrets=("", "s3cr3t"))
    structlog.get_logger().info("plain words", token="s3cr3t")
    assert json.loads(read())["event"] == "plain words"
    assert json.loads(read())["token"] == "[redacted]"


def test_the_secret_half_of_a_telegram_token_does_not_show_alone(lines):
    read = lines(secrets=(TOKEN,))
    structlog.get_logger().info("half", rest=TOKEN.partition(":")[2], bot=TOKEN.partition(":")[0])
    assert json.loads(read())["rest"] == "[redacted]"
    assert json.loads(read())["bot"] == "123456"
