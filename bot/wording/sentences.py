"""The exact sentences that approving records: shown on the card, repeated by reminders, kept in the entry."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.plan_items import open_numbers
from bot.wording.sizes import price

SHORT = 12  # hexadecimal digits of a hash that people compare by eye


def words_of(desk: Desk, language: str, approval: Approval) -> dict[str, str | int]:
    """What sentences about an approval need: its name, version (a go-live: of its thing), short hash and price."""
    title = desk.titles.get(approval.approval)
    version = approval.of_version if approval.what == "golive" else approval.version
    return {
        "title": title.text if title else "",
        "version": version or approval.version,
        "digest": approval.digest[:SHORT],
        "price": price(approval.cents, approval.currency, language) if approval.cents else "",
    }


def sentence(desk: Desk, language: str, approval: Approval, marked: Collection[int] = ()) -> str:
    """What somebody who approves declares; with `marked` items of a plan, that these shall be otherwise."""
    words = words_of(desk, language, approval)
    if approval.what == "plan":
        left = open_numbers(approval.items, approval.needed)
        carried = len(left) < len(approval.items)
        key = "approval-sentence-plan-but" if marked else f"approval-sentence-plan-{'rest' if carried else 'all'}"
        words |= {"numbers": numbers(marked or left), "count": len(approval.items)}
        return desk.say(key, language, **words)
    return desk.say(keyed("approval-sentence", approval), language, **words)


def numbers(which: Collection[int]) -> str:
    """Items of a plan as people name them: "3, 7"."""
    return ", ".join(map(str, sorted(which)))


def keyed(key: str, approval: Approval) -> str:
    """The wording's key where words differ by what is asked: most things are called alike, few have their own."""
    return (
        f"{key}-{approval.what}"
        if approval.what in _OWN_WORDS.get(key, ("golive", "surcharge", "quote", "metric"))
        else key
    )


_OWN_WORDS = {
    "button-approve": ("surcharge", "plan", "quote"),
    "button-refuse": ("quote",),
    "approval-files": ("quote",),
    "approval-records": ("surcharge", "quote"),
    "approval-expires": ("surcharge", "quote"),
    "approval-is-declined": (),
    "approval-is-refused": ("quote",),
    "approval-is-withdrawn": (),
    "approval-is-expired": ("surcharge", "quote"),
    "receipt-paper": ("surcharge", "quote"),
    "news-approval-refused": ("quote",),
}
