"""A look at a bot on Telegram without running it: is the token good, may it do what it has to, who else listens."""

from __future__ import annotations

from typing import Literal

from telegram import User
from telegram.error import Conflict, InvalidToken

from bot.adapters.telegram.connection import WHERE_TO_GET
from bot.adapters.telegram.faults import is_strange, trouble_of
from bot.adapters.telegram.line import Line
from bot.adapters.telegram.webhook import PATH
from bot.core.findings import Finding

# Another program that polls comes back within seconds, and then ends our own look with a conflict.
LOOK_SECONDS = 3


async def introduced(token: str, base_url: str) -> Finding:
    """Who the bot is, or why that cannot be told."""
    line = Line(token, base_url)
    try:
        return Finding("good", f"Telegram knows the bot @{(await _me(line)).username}.")
    except _Refused as refused:
        return refused.finding
    finally:
        await line.close()


async def probe(
    token: str, base_url: str, *, mode: Literal["polling", "webhook"], public_url: str, running: bool
) -> list[Finding]:
    """All that can be told from outside. `running`: our own bot receives now, so nobody else is looked for."""
    line = Line(token, base_url)
    try:
        me = await _me(line)
        found = [Finding("good", f"Telegram: the token is @{me.username}'s."), *_rights(me)]
        return [*found, *await _reception(line, mode, public_url.rstrip("/") + PATH, running=running)]
    except _Refused as refused:
        return [refused.finding]
    except Exception as error:  # noqa: BLE001  whatever Telegram or the way to it does is what we are asked about
        return [Finding("bad", trouble_of(error, line.redaction.clean(error)), _LATER)]
    finally:
        await line.close()


_LATER = "Check the machine's connection (and proxy), and try again."


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


async def _me(line: Line) -> User:
    """Raises _Refused."""
    try:
        return await line.bot.get_me()
    except InvalidToken as error:
        if not is_strange(error):
            raise _Refused(Finding("bad", "Telegram refuses the token.", WHERE_TO_GET)) from None
        raise _Refused(Finding("bad", trouble_of(error, line.redaction.clean(error)), _LATER)) from None
    except Exception as error:  # noqa: BLE001  as above
        raise _Refused(Finding("bad", trouble_of(error, line.redaction.clean(error)), _LATER)) from None


def _rights(me: User) -> list[Finding]:
    groups = (
        Finding("good", "Telegram: it may be added to groups.")
        if me.can_join_groups
        else Finding(
            "bad",
            "Telegram: it may not be added to groups.",
            "Write /setjoingroups to @BotFather, choose the bot, then Enable. Without groups nothing is to be done.",
        )
    )
    # With privacy on a bot sees commands, mentions and replies to it: what we answer in groups, and nothing else.
    privacy = (
        Finding(
            "note",
            "Telegram: privacy mode is off, so the bot sees everything that is said in groups.",
            "It needs only what is meant for it: write /setprivacy to @BotFather, choose the bot, then Enable.",
        )
        if me.can_read_all_group_messages
        else Finding("good", "Telegram: privacy mode is on; in groups the bot sees what is meant for it.")
    )
    return [groups, privacy]


async def _reception(line: Line, mode: Literal["polling", "webhook"], url: str, *, running: bool) -> list[Finding]:
    """Whether messages reach us, and nobody else."""
    hook = await line.bot.get_webhook_info()
    found: list[Finding] = []
    if hook.url and (mode == "polling" or hook.url != url):
        mend = "Starting Paletti takes it over; make sure that the other program is no longer needed."
        found.append(Finding("note", f"Telegram: a webhook of this bot is set to another place ({hook.url}).", mend))
    elif mode == "webhook":
        found.append(
            Finding("good", "Telegram: its webhook leads here.")
            if hook.url
            else Finding("note", "Telegram: no webhook is set yet.", "Paletti sets it when it starts.")
        )
    if hook.last_error_message and hook.url == url:
        mend = (
            "Check that your proxy passes /telegram to PALETTI_WEB_PORT, with all headers, and has a valid certificate."
        )
        found.append(Finding("bad", f"Telegram could not reach the webhook: {hook.last_error_message}", mend))
    if hook.pending_update_count:
        found.append(Finding("note", f"Telegram: {hook.pending_update_count} messages wait for the bot to start."))
    if mode == "polling" and not running and not hook.url:
        found.append(await _rival(line))
    return found


async def _rival(line: Line) -> Finding:
    """Whether another program polls with this token. What waits stays where it is: nothing is confirmed."""
    try:
        await line.bot.get_updates(limit=1, timeout=LOOK_SECONDS)
    except Conflict:
        mend = "Stop it (another Paletti? an old bot?), or make a new token: /revoke at @BotFather."
        return Finding("bad", "Telegram: another program receives this bot's messages with the same token.", mend)
    return Finding("good", "Telegram: nobody else receives with this token.")
