from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.adapters.slack import incoming, mrkdwn
from bot.core.events import Commanded, Deleted, Edited, Joined, Left, Pressed, Wrote
from bot.core.files import Attachment

ME = incoming.Me(team="T1", user="U0BOT", bot="B0BOT")
TS = "1764000000.000100"
AT = datetime(2025, 11, 24, 16, 0, 0, 100, tzinfo=UTC)


def event(**inner: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": inner}


def message(channel: str = "D1", **more: Any) -> dict[str, Any]:
    kind = "im" if channel.startswith("D") else "channel"
    about = {"type": "message", "channel": channel, "channel_type": kind, "user": "U1", "ts": TS, "text": "Hello"}
    return event(**(about | more))


def wrote(body: dict[str, Any]) -> Wrote:
    translated = incoming.event_of(body, ME)
    assert isinstance(translated, Wrote)
    return translated


def test_a_private_message_is_addressed_to_us_and_answered_in_the_chat_itself() -> None:
    said = wrote(message())
    assert (said.id, said.by.id, said.by.kind) == (f"slack:message:T1:D1:{TS}", "slack:T1:U1", "person")
    assert (said.chat.id, said.chat.shared, said.thread, said.reply_to) == ("slack:T1:D1", False, None, None)
    assert (said.text, said.addressed, said.message, said.platform_at) == ("Hello", True, TS, AT)


def test_a_message_in_a_channel_is_not_for_us_and_would_be_answered_in_a_thread() -> None:
    said = wrote(message("C1"))
    assert (said.chat.shared, said.addressed, said.thread, said.reply_to) == (True, False, TS, None)


def test_a_mention_and_its_twin_translate_to_the_same_event() -> None:
    text = "<@U0BOT> when are you open?"
    first = wrote(message("C1", text=text))
    twin = wrote(event(type="app_mention", channel="C1", user="U1", ts=TS, text=text) | {"event_id": "Ev2"})
    assert first == twin
    assert first.addressed
    assert first.text == "when are you open?"


def test_a_reply_in_a_thread_of_ours_is_addressed_and_in_one_of_others_is_not() -> None:
    ours = wrote(message("C1", thread_ts="1.1", parent_user_id="U0BOT"))
    others = wrote(message("C1", thread_ts="1.1", parent_user_id="U2"))
    assert (ours.addressed, ours.thread, ours.reply_to) == (True, "1.1", "1.1")
    assert not others.addressed


def test_the_root_of_a_thread_answers_nothing() -> None:
    assert wrote(message("C1", thread_ts=TS)).reply_to is None


def test_a_thread_in_a_private_chat_is_answered_there() -> None:
    assert wrote(message(thread_ts="1.1")).thread == "1.1"


def test_a_mention_in_a_private_group_chat_is_shared() -> None:
    assert wrote(message("G1", channel_type="mpim")).chat.shared


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share", "me_message"])
def test_these_kinds_of_messages_are_messages(subtype: str) -> None:
    assert wrote(message(subtype=subtype)).text == "Hello"


@pytest.mark.parametrize("subtype", ["channel_join", "channel_topic", "bot_add", "pinned_item", "message_replied"])
def test_service_messages_are_none_of_our_business(subtype: str) -> None:
    assert incoming.event_of(message(subtype=subtype), ME) is None


def test_a_forwarded_message_leaves_a_line_and_its_files_come_along() -> None:
    shared = {"is_share": True, "text": "R&amp;D", "files": [{"id": "F1", "name": "home.png", "mimetype": "image/png"}]}
    unfurled = {"from_url": "https://example.com", "text": "unfurl", "files": [{"id": "F2", "name": "not-ours.png"}]}
    said = wrote(message(text="", attachments=[shared, unfurled]))
    assert said.text == "[forwarded: R&D]"
    assert [(file.ref, file.name) for file in said.attachments] == [("slack:F1", "home.png")]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ({"mimetype": "image/png"}, "photo"),
        ({"mimetype": "audio/mpeg"}, "audio"),
        ({"mimetype": "audio/mp4", "subtype": "slack_audio"}, "voice"),
        ({"mimetype": "video/mp4", "subtype": "slack_audio"}, "voice"),
        ({"mimetype": "video/mp4", "subtype": "slack_video"}, "video"),
        ({"mimetype": "video/quicktime"}, "video"),
        ({"mimetype": "application/pdf"}, "document"),
        ({"mimetype": "text/plain", "mode": "snippet"}, "document"),
        ({"mimetype": "text/html", "mode": "post"}, "document"),
        ({"mimetype": ""}, "document"),
        ({}, "document"),
    ],
)
def test_the_kind_of_a_file_follows_from_what_slack_says_of_it(file: dict[str, Any], kind: str) -> None:
    (given_,) = wrote(message(files=[{"id": "F1", "name": "a", "size": 7, **file}])).attachments
    assert (given_.kind, given_.ref, given_.name, given_.size) == (kind, "slack:F1", "a", 7)
    assert given_.mime == file.get("mimetype", "")


def test_a_file_of_another_workspace_is_an_attachment_of_which_nothing_is_known_yet() -> None:
    said = wrote(message(files=[{"id": "F1", "mode": "file_access", "file_access": "check_file_info"}]))
    assert said.attachments == (Attachment(kind="document", ref="slack:F1"),)


@pytest.mark.parametrize("told", [{"mode": "external"}, {"is_external": True}])
def test_a_file_that_lies_elsewhere_is_a_line_with_its_address(told: dict[str, Any]) -> None:
    linked = {"id": "F1", "title": "Budget", "url_private": "https://docs.example/d/1", **told}
    said = wrote(message(text="See", files=[linked, {"id": "F2", "name": "a.pdf"}]))
    assert said.text == "See\nBudget (https://docs.example/d/1)"
    assert [file.ref for file in said.attachments] == ["slack:F2"]


def test_a_channel_can_have_a_thread_for_each_client_and_a_private_chat_cannot() -> None:
    assert wrote(message("C1")).chat.topics
    assert not wrote(message("D1")).chat.topics
    assert command("hours").chat.topics


def test_our_own_messages_are_dropped_and_other_bots_are_bots() -> None:
    assert incoming.event_of(message(user="U0BOT", bot_id="B0BOT"), ME) is None
    assert incoming.event_of(message(user=None, bot_id="B0BOT", subtype="bot_message"), ME) is None
    other = wrote(message(user=None, bot_id="B9", username="Jira", subtype="bot_message"))
    assert (other.by.kind, other.by.id, other.by.name) == ("bot", "slack:T1:B9", "Jira")
    assert wrote(message(user="USLACKBOT")).by.kind == "bot"


def changed(now: dict[str, Any], before: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    return message(
        "C1", subtype="message_changed", message=now, previous_message=before, ts="1764000100.000100", **more
    )


def test_a_changed_text_is_an_edit_known_by_its_event() -> None:
    now = {"user": "U1", "ts": TS, "text": "Hi", "edited": {"user": "U1", "ts": "1764000050.000000"}}
    edit = incoming.event_of(changed(now, {"user": "U1", "ts": TS, "text": "Hello"}), ME)
    assert isinstance(edit, Edited)
    assert (edit.id, edit.message, edit.text, edit.by.id) == ("slack:edit:Ev1", TS, "Hi", "slack:T1:U1")
    assert edit.platform_at == datetime.fromtimestamp(1764000050, tz=UTC)


def test_an_unfurl_is_no_edit() -> None:
    before = {"user": "U1", "ts": TS, "text": "<https://a.example>"}
    assert (
        incoming.event_of(changed({**before, "attachments": [{"from_url": "https://a.example"}]}, before), ME) is None
    )


def test_a_change_of_our_own_message_is_dropped() -> None:
    now = {"user": "U0BOT", "bot_id": "B0BOT", "ts": TS, "text": "new"}
    assert incoming.event_of(changed(now, {**now, "text": "old"}), ME) is None


def test_a_file_taken_away_is_an_edit() -> None:
    before = {"user": "U1", "ts": TS, "text": "See", "files": [{"id": "F1", "name": "a.pdf"}]}
    edit = incoming.event_of(changed({**before, "files": []}, before), ME)
    assert isinstance(edit, Edited)
    assert edit.attachments == ()
    tombstone = {"id": "F1", "mode": "tombstone"}
    assert isinstance(incoming.event_of(changed({**before, "files": [tombstone]}, before), ME), Edited)


def test_a_file_that_was_added_is_an_edit_with_all_that_are_there() -> None:
    before = {"user": "U1", "ts": TS, "text": "See", "files": [{"id": "F1", "name": "a.pdf"}]}
    now = {**before, "files": [*before["files"], {"id": "F2", "name": "b.pdf"}]}  # type: ignore[misc]  # a list, above
    edit = incoming.event_of(changed(now, before), ME)
    assert isinstance(edit, Edited)
    assert [file.ref for file in edit.attachments] == ["slack:F1", "slack:F2"]


def test_that_slack_knows_more_of_a_file_now_is_no_edit() -> None:
    before = {"user": "U1", "ts": TS, "text": "", "files": [{"id": "F1", "mode": "file_access"}]}
    known = {"id": "F1", "mode": "hosted", "name": "a.png", "mimetype": "image/png", "thumb_64": "https://a.example"}
    assert incoming.event_of(changed({**before, "files": [known]}, before), ME) is None


def test_a_deletion_tells_which_message_and_whose() -> None:
    before = {"user": "U1", "ts": TS, "text": "Hello"}
    body = message("C1", subtype="message_deleted", previous_message=before, deleted_ts=TS, ts="1764000100.000000")
    gone = incoming.event_of(body, ME)
    assert isinstance(gone, Deleted)
    assert (gone.message, gone.by.id, gone.thread, gone.id) == (TS, "slack:T1:U1", TS, "slack:delete:Ev1")


def test_a_tombstone_is_a_deletion_and_its_removal_is_nothing_new() -> None:
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "ts": TS, "thread_ts": TS, "text": "This was deleted."}
    gone = incoming.event_of(changed(tombstone, {"user": "U1", "ts": TS, "text": "Hello"}), ME)
    assert isinstance(gone, Deleted)
    assert (gone.message, gone.by.id) == (TS, "slack:T1:U1")
    removed = message("C1", subtype="message_deleted", previous_message=tombstone, deleted_ts=TS)
    assert incoming.event_of(removed, ME) is None


def test_being_brought_into_a_channel_names_who_did_it() -> None:
    joined = incoming.event_of(event(type="member_joined_channel", user="U0BOT", channel="C1", inviter="U1"), ME)
    assert isinstance(joined, Joined)
    assert (joined.by.id, joined.by.kind, joined.chat.id, joined.chat.shared) == (
        "slack:T1:U1",
        "person",
        "slack:T1:C1",
        True,
    )
    alone = incoming.event_of(event(type="member_joined_channel", user="U0BOT", channel="C1"), ME)
    assert isinstance(alone, Joined)
    assert alone.by.kind == "nobody"
    assert incoming.event_of(event(type="member_joined_channel", user="U2", channel="C1"), ME) is None


@pytest.mark.parametrize(
    "inner", [{"type": "channel_left"}, {"type": "group_left"}, {"type": "member_left_channel", "user": "U0BOT"}]
)
def test_being_removed_from_a_channel_is_told(inner: dict[str, Any]) -> None:
    left = incoming.event_of(event(channel="C1", actor_id="U1", **inner), ME)
    assert isinstance(left, Left)
    assert left.by.id == "slack:T1:U1"


@pytest.mark.parametrize(
    "inner", [{"type": "member_left_channel", "user": "U2"}, {"type": "app_home_opened", "user": "U1"}]
)
def test_what_others_do_is_none_of_our_business(inner: dict[str, Any]) -> None:
    assert incoming.event_of(event(channel="C1", **inner), ME) is None


def command(text: str, **more: Any) -> Commanded:
    about = {"command": "/paletti", "text": text, "trigger_id": "13.37", "user_id": "U1", "user_name": "anna"}
    translated = incoming.event_of(about | {"channel_id": "C1", "channel_name": "rossi"} | more, ME)
    assert isinstance(translated, Commanded)
    return translated


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("", "", ""),
        ("hours", "hours", ""),
        ("/Hours  Mo-Fr 09:00-13:00 ", "hours", "Mo-Fr 09:00-13:00"),
        ("approve rossi Copy\nline two &amp; three", "approve", "rossi Copy\nline two & three"),
        ("client new R&amp;D &lt;3", "client", "new R&D <3"),
    ],
)
def test_a_command_is_a_verb_and_the_rest(text: str, verb: str, rest: str) -> None:
    given_ = command(text)
    assert (given_.verb, given_.rest, given_.id, given_.thread) == (verb, rest, "slack:command:13.37", None)
    assert (given_.by.id, given_.chat.title, given_.chat.shared) == (f"slack:{ME.team}:U1", "rossi", True)
    assert given_.by.name == "", "a handle is not what people call somebody"


def test_a_command_in_a_private_chat_is_private() -> None:
    private = command("hours", channel_id="D1", channel_name="directmessage")
    assert (private.chat.shared, private.chat.title) == (False, "")
    assert command("hours", channel_name="privategroup").chat.shared


def press(value: str = "tok:answered", **more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": "U1", "username": "anna", "name": "Anna"},
        "channel": {"id": "C1", "name": "rossi"},
        "container": {"type": "message", "message_ts": TS, "channel_id": "C1"},
        "actions": [{"type": "button", "action_id": "button-0", "value": value, "action_ts": "1764000000.5"}],
    } | more


def test_a_press_carries_token_and_choice_and_a_time() -> None:
    pressed = incoming.event_of(press("tok:a:b"), ME)
    assert isinstance(pressed, Pressed)
    assert (pressed.token, pressed.choice, pressed.message, pressed.thread) == ("tok", "a:b", TS, TS)
    assert (pressed.id, pressed.by.name) == (f"slack:action:U1:{TS}:button-0:1764000000.5", "")
    assert pressed.platform_at == datetime(2025, 11, 24, 16, 0, 0, 500_000, tzinfo=UTC)


def test_a_press_in_a_private_chat_is_answered_in_the_chat_itself() -> None:
    pressed = incoming.event_of(press(channel={"id": "D1", "name": "directmessage"}), ME)
    assert isinstance(pressed, Pressed)
    assert (pressed.chat.shared, pressed.thread) == (False, None)


def test_a_forged_value_still_is_a_press_and_proves_nothing() -> None:
    pressed = incoming.event_of(press("'; DROP TABLE"), ME)
    assert isinstance(pressed, Pressed)
    assert pressed.choice == ""


def test_other_interactive_payloads_are_none_of_our_business() -> None:
    assert incoming.event_of({"type": "view_closed"}, ME) is None
    assert incoming.event_of(press() | {"actions": [{"type": "button", "action_id": "link"}]}, ME) is None


def test_a_payload_that_is_not_as_documented_raises_and_keeps_one_name() -> None:
    body = {"type": "event_callback", "event_id": "Ev7", "event": {"type": "message"}}
    with pytest.raises(KeyError):
        incoming.event_of(body, ME)
    assert incoming.name_of(body) == "slack:unread:Ev7"
    assert incoming.name_of({"a": 1}) == incoming.name_of({"a": 1}) != incoming.name_of({"a": 2})


@pytest.mark.parametrize(
    ("wire", "read"),
    [
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("<http://a.example|a.example>", "a.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("see <https://a.example/x?a=1&amp;b=2|the draft>", "see the draft (https://a.example/x?a=1&b=2)"),
        ("<@U1|anna> and <@U2>", "@anna and @U2"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!here> <!subteam^S1|@studio> <!date^0^{date}|1 May>", "@here @studio 1 May"),
        ("<@U0BOT>: hello", "hello"),
        ("well, <@U0BOT|paletti> hello", "well, hello"),
        ("<@U0BOTTLE>", "@U0BOTTLE"),
    ],
)
def test_slacks_markup_reads_as_people_see_it(wire: str, read: str) -> None:
    assert mrkdwn.readable(wire, "U0BOT") == read
