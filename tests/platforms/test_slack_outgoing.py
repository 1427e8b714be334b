from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters import Delivery
from bot.adapters.slack import manifest, manifest_json, mrkdwn, outgoing
from bot.adapters.slack.splitting import split
from bot.core.effects import Button, Buttons, Code, File, Message, Picture, Place, Quote, Text, Title
from bot.wording import say
from tests.platforms.fake_slack_rules import complaints, refusal

WORDS = "Ciao <!channel> & <https://evil.example|https://bank.example> <@U1> @here"


def delivery(*blocks: Any, **more: Any) -> Delivery:
    return Delivery(**({"id": "rung:12:+7", "chat": "slack:T1:C1", "message": Message(tuple(blocks))} | more))


def posted(*blocks: Any, **more: Any) -> dict[str, Any]:
    method, payload = outgoing.request(delivery(*blocks, **more))
    assert refusal(method, payload) is None
    assert list(complaints(method, payload)) == []
    return payload


@pytest.mark.parametrize("block", [Text(WORDS), Title(WORDS), Quote(WORDS), Code(WORDS)])
def test_nothing_that_people_wrote_can_ping_or_mislead(block: Any) -> None:
    payload = posted(block)
    for text in (payload["text"], payload["blocks"][0]["text"]["text"]):
        assert "&lt;!channel&gt; &amp;" in text
        assert "<!" not in text
        assert "<@" not in text
        assert re.search(r"<[^>]*\|", text) is None  # a label could hide where a link leads


def test_an_address_stays_one_that_can_be_followed() -> None:
    assert mrkdwn.inert("See (https://a.example/x?a=1&b=2).") == "See (<https://a.example/x?a=1&amp;b=2>)."
    assert mrkdwn.inert("<https://a.example|bank>") == "&lt;<https://a.example>|bank&gt;"


def test_each_kind_of_block_has_its_dress() -> None:
    payload = posted(
        Title("Digest"),
        Text("Two messages"),
        Quote("one\ntwo"),
        Code("/claim K7"),
        Buttons(
            (Button(token="t", choice="yes", label="Yes", style="primary"), Button(token="t", choice="no", label="No"))
        ),
    )
    texts = [block["text"]["text"] for block in payload["blocks"][:4]]
    assert texts == ["*Digest*", "Two messages", "> one\n> two", "`/claim K7`"]
    assert payload["text"] == "*Digest*\nTwo messages\n> one\n> two\n`/claim K7`"
    yes, no = payload["blocks"][4]["elements"]
    assert (yes["value"], yes["style"], no["value"]) == ("t:yes", "primary", "t:no")
    assert "style" not in no
    assert yes["action_id"] != no["action_id"]


def test_a_code_with_backticks_or_lines_is_fenced_and_a_title_with_stars_is_left_alone() -> None:
    assert posted(Code("a\nb"))["text"] == "```a\nb```"
    assert posted(Title("2*3*4"))["text"] == "2*3*4"


def test_a_blank_block_is_left_out_and_buttons_alone_have_a_text() -> None:
    payload = posted(Text("  "), Buttons((Button(token="t", choice="a", label="A & B"),)))
    assert len(payload["blocks"]) == 1
    assert payload["text"] == "A &amp; B"


def test_a_new_message_is_quiet_carries_our_id_and_goes_into_its_thread() -> None:
    payload = posted(Text("Hello"), thread="1.1")
    assert (payload["unfurl_links"], payload["unfurl_media"], payload["thread_ts"]) == (False, False, "1.1")
    assert payload["channel"] == "C1"
    assert payload["metadata"] == {"event_type": "paletti_message", "event_payload": {"id": "rung:12:+7"}}
    assert outgoing.carries({"metadata": payload["metadata"]}, "rung:12:+7")
    assert not outgoing.carries({"metadata": payload["metadata"]}, "rung:12:+15")
    assert not outgoing.carries({}, "rung:12:+7")


def test_a_change_in_place_is_an_update() -> None:
    method, payload = outgoing.request(delivery(Text("Done"), edit="1.2", thread="1.1"))
    assert (method, payload["ts"], "thread_ts" in payload) == ("chat.update", "1.2", False)
    assert refusal(method, payload) is None


def test_a_label_too_long_is_shortened_with_an_ellipsis() -> None:
    button = Button(token="t", choice="a", label="This is Rossi SRL " * 9)
    label = posted(Text("x"), Buttons((button,)))["blocks"][1]["elements"][0]["text"]["text"]
    assert label.endswith("…")
    assert 50 < len(label) <= 75


# Files and places

PLAN = File(kind="document", name="plan & price.pdf", mime="application/pdf", sha256="ab" * 32)
LINK = "https://studio.example/files/U0BOT/F123/plan.pdf"


def test_a_file_is_shown_by_its_link_and_everything_stays_in_one_message() -> None:
    row = Buttons((Button(token="t", choice="a", label="Answered"),))
    method, payload = outgoing.request(delivery(Text("Anna sent:"), PLAN, row, thread="1.1"), {PLAN: LINK})
    assert (method, refusal(method, payload), list(complaints(method, payload))) == ("chat.postMessage", None, [])
    shown = f"\N{PAPERCLIP} <{LINK}|plan &amp; price.pdf>"
    assert payload["text"] == f"Anna sent:\n{shown}", "Slack looks for links to files in the text only"
    assert payload["blocks"][1]["text"]["text"] == shown
    assert (payload["blocks"][2]["type"], payload["thread_ts"]) == ("actions", "1.1")
    assert payload["metadata"]["event_payload"] == {"id": "rung:12:+7"}


def test_a_file_that_cannot_be_had_is_a_line_that_names_it() -> None:
    assert posted(File(kind="photo", name="<a>.png", ref="telegram:1"))["text"] == (
        "\N{FRAME WITH PICTURE} &lt;a&gt;.png"
    )
    assert posted(PLAN)["text"] == "\N{PAPERCLIP} plan &amp; price.pdf"
    assert posted(Picture(template="week", data={}, name="week.png", alt="Open <9-18>"))["text"] == "Open &lt;9-18&gt;"


@pytest.mark.parametrize(
    ("kind", "sign"),
    [("photo", "\N{FRAME WITH PICTURE}"), *((kind, "\N{PAPERCLIP}") for kind in ("document", "text", "calendar"))],
)
def test_what_is_still_to_be_made_is_named_as_what_it_will_be(kind: Any, sign: str) -> None:
    made = Picture(template="x", data={}, name="call.ics", alt="The call", kind=kind)
    (block,) = outgoing.fit(Message((made,)))[0].blocks
    assert outgoing._words(block, lambda _: "https://x") == f"{sign} <https://x|call.ics>"


@pytest.mark.parametrize(
    ("name", "kind", "mime", "called"),
    [
        ("../../etc/passwd", "document", "", "passwd"),
        ("a\nb.pdf", "document", "", "ab.pdf"),
        ("fdp.\u202egpj.exe", "document", "", "fdp.gpj.exe"),
        ("", "photo", "image/jpeg", "photo.jpg"),
        (" .. ", "document", "application/pdf", "document.pdf"),
        ("", "voice", "", "voice"),
    ],
)
def test_a_files_name_in_slack_holds_no_trick_and_is_never_empty(name: str, kind: Any, mime: str, called: str) -> None:
    file = File(kind=kind, name=name, mime=mime)
    assert outgoing.file_name(file) == called
    assert posted(file)["text"].endswith(f" {called}")


def test_a_place_is_a_line_with_a_link_to_the_map() -> None:
    payload = posted(Place(latitude="45.4642", longitude="9.1900", name="Studio & Co"))
    assert payload["text"] == (
        "\N{ROUND PUSHPIN} Studio &amp; Co <https://www.openstreetmap.org/?mlat=45.4642&amp;mlon=9.1900>"
    )
    bare = posted(Place(latitude="1> <!channel>", longitude="2"))["text"]
    assert bare == "\N{ROUND PUSHPIN} <https://www.openstreetmap.org/?mlat=1%3E%20%3C%21channel%3E&amp;mlon=2>"


def test_files_are_parted_where_slack_might_not_show_them_all() -> None:
    files = [File(kind="photo", name=f"{n}.png", sha256=f"{n:064}") for n in range(8)]
    pictures = [Picture(template="week", data={}, name=f"{n}.png", alt="x") for n in range(4)]
    parts = outgoing.fit(Message((Text("Eight files"), *files, *pictures)))
    sizes = [sum(isinstance(block, File | Picture) for block in part.blocks) for part in parts]
    assert sizes == [5, 5, 2]
    assert [block for part in parts for block in part.blocks] == [Text("Eight files"), *files, *pictures]


# Splitting


def test_a_text_is_cut_at_paragraphs_then_lines_then_words() -> None:
    assert split("one two\n\nthree", lambda text: len(text) <= 10) == ["one two", "three"]
    assert split("one two\nthree four", lambda text: len(text) <= 12) == ["one two", "three four"]
    assert split("one two three", lambda text: len(text) <= 8) == ["one two", "three"]
    assert split("abcdefgh", lambda text: len(text) <= 3) == ["abc", "def", "gh"]


def test_a_message_that_fits_stays_as_it_is() -> None:
    message = Message((Title("Hi"), Text("there")), language="it", secret=True)
    assert outgoing.fit(message) == [message]
    assert outgoing.fit(Message(())) == [Message(())]


def test_a_long_digest_keeps_each_row_of_buttons_with_its_item() -> None:
    row = Buttons(tuple(Button(token=f"t{n}", choice="a", label="Answered") for n in range(3)))
    parts = outgoing.fit(Message(tuple(block for n in range(40) for block in (Quote(f"Message {n}"), row))))
    assert len(parts) > 1
    for part in parts:
        kinds = [type(block) for block in part.blocks]
        assert kinds == [Quote, Buttons] * (len(kinds) // 2)


def test_a_title_stays_with_the_text_that_follows_it() -> None:
    parts = outgoing.fit(Message((*(Text("x" * 2500),) * 4, Title("Next"), Text("y" * 2900))))
    assert [isinstance(part.blocks[-1], Title) for part in parts] == [False] * len(parts)


def test_every_part_leaves_room_for_the_marks_of_the_outbox() -> None:
    marks = Text(say("mark-rehearsal", "it")), Text(say("mark-again", "it"))
    parts = outgoing.fit(Message(tuple(Text(f"{number}") for number in range(120))))
    assert len(parts) == 3
    for part in parts:
        posted(*marks, *part.blocks)


TEXTS = st.text(alphabet=st.sampled_from('abè&<>*`"\n  \t😀https://x.y'), max_size=60).flatmap(
    lambda text: st.integers(1, 120).map(lambda times: text * times)
)
BUTTONS = st.builds(
    Button, token=st.text("abc123", min_size=1, max_size=20), choice=st.just("go"), label=st.text("ab &<é", max_size=90)
).filter(lambda button: button.label.strip())
BLOCKS = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Title, TEXTS),
    st.builds(Quote, TEXTS),
    st.builds(Code, TEXTS),
    st.builds(Buttons, st.lists(BUTTONS, min_size=1, max_size=30).map(tuple)),
    st.builds(File, kind=st.sampled_from(["photo", "document"]), name=TEXTS, sha256=st.sampled_from([None, "a" * 64])),
    st.builds(Place, latitude=st.just("45.1"), longitude=st.just("-9.2"), name=st.text("ab \n&<", max_size=200)),
)


def solid(message: Message) -> str:
    """All that people read, without the white space, and each file and place as it is."""
    seen = (block for block in message.blocks if not isinstance(block, Buttons))
    return "".join("".join(getattr(block, "text", repr(block)).split()) for block in seen)


@settings(max_examples=60)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=12), copies=st.integers(1, 6))
def test_whatever_is_said_fits_loses_nothing_and_keeps_buttons_in_place(blocks: list[Any], copies: int) -> None:
    message = Message(tuple(blocks * copies))
    parts = outgoing.fit(message)
    assert "".join(solid(part) for part in parts) == solid(message)
    pressed = [
        button for part in parts for block in part.blocks if isinstance(block, Buttons) for button in block.buttons
    ]
    assert pressed == [b for block in message.blocks if isinstance(block, Buttons) for b in block.buttons]
    for part in parts:
        links = dict.fromkeys(outgoing.files_in(part), LINK)
        method, payload = outgoing.request(Delivery(id="x", chat="slack:T1:C1", message=part), links)
        if payload["blocks"]:
            assert refusal(method, payload) is None
        assert list(complaints(method, payload)) == []


# The manifest


def test_the_manifest_for_socket_mode_needs_no_address() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in json.dumps(made)
    assert made["features"]["slash_commands"][0]["command"] == "/paletti"
    assert {"chat:write", "commands", "im:history", "users:read", "channels:read"} <= set(
        made["oauth_config"]["scopes"]["bot"]
    )


def test_the_manifest_for_http_sends_everything_to_one_path() -> None:
    made = json.loads(manifest_json("https://paletti.example/"))
    address = "https://paletti.example/slack/events"
    parts = made["settings"]
    assert parts["socket_mode_enabled"] is False
    assert parts["event_subscriptions"]["request_url"] == parts["interactivity"]["request_url"] == address
    assert made["features"]["slash_commands"][0]["url"] == address


@pytest.mark.parametrize("public_url", [None, "https://paletti.example/"])
def test_the_manifest_puts_our_entry_into_the_menu_of_every_message(public_url: str | None) -> None:
    made = manifest(public_url)
    (shortcut,) = made["features"]["shortcuts"]
    assert set(shortcut) == {"name", "type", "callback_id", "description"}
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", "approve")
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150
    assert "commands" in made["oauth_config"]["scopes"]["bot"]
    assert made["settings"]["interactivity"]["is_enabled"] is True
