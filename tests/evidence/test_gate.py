"""The gate for scripts: exit codes and JSON of the command, and the same over HTTP to whoever shows the token."""

import json
import os
import subprocess
import sys
import time

import pytest
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner
from yarl import URL

from bot import web
from bot.__main__ import cli
from bot.core.events import Pressed
from bot.core.names import nearest
from bot.setting_sections import Secret
from tests.kit import NOON, opened, rome

TOKEN = "0123456789abcdef-token"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def noon(tmp_path):
    """A running bot: it holds the lock on its data all the while."""
    (tmp_path / "none.toml").write_text("")
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def http(noon):
    """A client of the web server, with a token set."""
    app = web.application(lambda: {"ok": True}, noon.engine.desk, Secret(TOKEN))
    async with TestClient(TestServer(app)) as client:
        yield client


async def asks(house, title="Homepage", text="We build calm websites.", client="rossi"):
    await house.commands("marta", f"approve {client} {title}\n{text}")


async def approves(house):
    await house.presses("giulia", "Approve")


async def approves_golive(house):
    await house.presses("giulia", "Approve")
    await house.writes("giulia", "Giulia Bianchi")


def press(house, label, *, choice=None):
    """A press by Giulia of what hangs now, to be received when it no longer does."""
    message, button = house.button("telegram:7", label)
    return house.deed(Pressed, "giulia", message=message, token=button.token, choice=choice or button.choice)


def gate(house, *arguments):
    env = {"PALETTI_STORE_URL": f"tinydb:{house.folder}"}
    return CliRunner().invoke(cli, ["gate", *arguments, "--config", str(house.folder.parent / "none.toml")], env=env)


def answer(house, *arguments):
    """Exit code and JSON."""
    told = gate(house, *arguments, "--json")
    return told.exit_code, json.loads(told.stdout)


def missing(house, thing="homepage"):
    """Exit code and what is missing."""
    code, told = answer(house, "rossi", thing)
    assert told["go"] == (code == 0) == (not told["missing"])
    return code, told["missing"]


async def test_what_is_approved_is_go_with_the_version_and_the_entry_that_approves_it(noon):
    await asks(noon)
    await asks(noon, text="We build very calm websites.")
    await approves(noon)
    told = gate(noon, "rossi", "homepage")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "Go: Homepage, version 2\n", "")
    [client] = noon.desk.office.clients
    [approval] = noon.desk.client(client).approvals.values()
    [given] = [entry.core for entry in noon.store.entries(client) if entry.core.kind == "approval_given"]
    assert answer(noon, "rossi", "homepage") == (
        0,
        {
            "go": True,
            "client": "Rossi SRL",
            "thing": "Homepage",
            "version": 2,
            "digest": approval.digest,
            "missing": [],
            "approved_at": given.at.isoformat(),
            "entry": given.seq,
        },
    )


async def test_what_is_only_asked_is_stopped_and_the_answer_says_what_is_missing(noon):
    await asks(noon)
    told = gate(noon, "rossi", "homepage")
    assert (told.exit_code, told.stdout) == (10, "Stop: Homepage, version 1, missing: approval of this version\n")
    _, data = answer(noon, "rossi", "homepage")
    assert (data["approved_at"], data["entry"], data["version"]) == (None, None, 1)


async def test_a_new_version_is_stopped_although_the_one_before_was_approved(noon):
    await asks(noon)
    await approves(noon)
    await asks(noon, text="We build loud websites.")
    code, told = answer(noon, "rossi", "homepage")
    assert (code, told["version"], told["missing"], told["entry"]) == (10, 2, ["approval"], None)


async def test_changes_asked_for_after_the_approval_take_the_go_and_its_entry_away(noon):
    await asks(noon)
    wishes = press(noon, "Ask for changes")
    await approves(noon)
    await noon.receives(wishes)
    await noon.writes("giulia", "A calmer picture, please.")
    code, told = answer(noon, "rossi", "homepage")
    assert (code, told["missing"], told["approved_at"], told["entry"]) == (10, ["changes"], None, None)


async def test_what_has_expired_is_stopped_by_its_last_days_midnight(noon):
    await asks(noon, title="Homepage by 30 November")
    assert missing(noon) == (10, ["approval"])
    await noon.moves_to(rome("2026-12-01 00:00"))
    [client] = noon.desk.office.clients
    assert "approval_expired" in noon.kinds(client)
    assert missing(noon) == (10, ["approval"])


async def test_a_withdrawn_question_stops(noon):
    await asks(noon)
    await noon.commands("marta", "approve rossi withdraw homepage")
    assert missing(noon) == (10, ["approval"])


async def test_a_golive_that_was_asked_for_stops_until_it_is_approved(noon):
    await asks(noon)
    await approves(noon)
    assert missing(noon) == (0, [])
    await noon.commands("marta", "approve rossi golive homepage")
    assert missing(noon) == (10, ["golive"])
    assert "missing: approval of the go-live" in gate(noon, "rossi", "homepage").stdout
    await approves_golive(noon)
    assert missing(noon) == (0, [])


async def test_a_golive_of_an_earlier_version_does_not_let_a_later_one_through(noon):
    await asks(noon)
    await approves(noon)
    await noon.commands("marta", "approve rossi golive homepage")
    await approves_golive(noon)
    await asks(noon, text="We build loud websites.")  # at the very same instant: the clock stands still
    assert missing(noon) == (10, ["approval", "golive_old"])
    await approves(noon)
    assert missing(noon) == (10, ["golive_old"])
    await noon.commands("marta", "approve rossi golive homepage")
    assert missing(noon) == (10, ["golive"])
    await approves_golive(noon)
    assert missing(noon) == (0, [])


async def test_one_thing_that_is_approved_lets_no_other_through(noon):
    await asks(noon, title="Homepage footer")
    await approves(noon)
    assert answer(noon, "rossi", "homepage") == (
        11,
        {"go": False, "unknown": "thing", "client": "Rossi SRL", "nearest": ["Homepage footer"]},
    )


@pytest.mark.parametrize("typed", ["perché noi?", "PERCHE NOI", "Perche\u0301 noi", "«perché noi»"])
async def test_a_thing_is_found_as_people_type_it(noon, typed):
    await asks(noon, title="Perché noi")
    await approves(noon)
    told = gate(noon, "ROSSI srl", typed)
    assert (told.exit_code, told.stdout) == (0, "Go: Perché noi, version 1\n")


async def test_a_name_of_several_words_needs_no_quotes_and_ids_name_clients_too(noon):
    await asks(noon, title="New home page")
    await approves(noon)
    [client] = noon.desk.office.clients
    assert gate(noon, client, "new", "home", "page").exit_code == 0


async def test_unknown_names_have_a_code_of_their_own_and_the_nearest_are_told(noon):
    await asks(noon)
    told = gate(noon, "rosi", "homepage")
    assert (told.exit_code, told.stdout) == (11, "Unknown: There is no client “rosi”. Nearest: Rossi SRL.\n")
    told = gate(noon, "rossi", "hompage")
    assert told.stdout == "Unknown: Rossi SRL was never asked to approve “hompage”. Nearest: Homepage.\n"
    assert told.exit_code == 11
    assert gate(noon, "rossi", "zzz").stdout == "Unknown: Rossi SRL was never asked to approve “zzz”.\n"


async def test_a_name_that_fits_several_clients_is_unknown(noon):
    await noon.commands("marta", "client new Rossi Bau")
    await asks(noon, client='"Rossi SRL"')
    code, told = answer(noon, "rossi", "homepage")
    assert (code, told["unknown"]) == (11, "client")
    assert told["nearest"] == ["Rossi SRL", "Rossi Bau"]


@pytest.mark.parametrize("wrong", ["", " ", "?", "x" * 100_000, "\udcff", "%2e"])
async def test_whatever_is_typed_gets_an_answer_and_never_a_go(noon, wrong):
    await asks(noon)
    await approves(noon)
    started = time.perf_counter()
    assert gate(noon, "rossi", wrong).exit_code == 11
    assert gate(noon, wrong, "homepage").exit_code == 11
    assert time.perf_counter() - started < 5


async def test_an_erased_client_is_unknown_to_the_gate(noon):
    await asks(noon)
    await approves(noon)
    [client] = noon.desk.office.clients
    noon.office.eraser.erase(client, "client")
    assert answer(noon, "rossi", "homepage") == (11, {"go": False, "unknown": "client", "nearest": []})
    assert answer(noon, client, "homepage")[0] == 11


async def test_data_that_cannot_be_read_stop_with_code_2_and_the_reason(noon, tmp_path):
    noon.folder = tmp_path / "elsewhere"
    told = gate(noon, "rossi", "homepage")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"It cannot be read: {noon.folder} holds no paletti.journal\n"
    code, data = answer(noon, "rossi", "homepage")
    assert (code, data["go"]) == (2, False)
    noon.folder.mkdir()
    (noon.folder / "paletti.journal").mkdir()
    assert gate(noon, "rossi", "homepage").exit_code == 2


async def test_settings_that_make_no_sense_stop_with_code_2(noon, tmp_path):
    (tmp_path / "none.toml").write_text("[gate]\ntoken = 'short'\n")
    told = gate(noon, "rossi", "homepage")
    assert told.exit_code == 2
    assert "none.toml:2: gate.token must be 16 or more letters" in told.stderr


async def test_a_deploy_script_goes_on_after_go_and_after_nothing_else(noon):
    await asks(noon)
    env = os.environ | {"PALETTI_STORE_URL": f"tinydb:{noon.folder}", "PYTHON": sys.executable}
    script = '"$PYTHON" -m bot gate rossi homepage && echo deployed'

    def deploys():
        return subprocess.run(("sh", "-c", script), env=env, capture_output=True, text=True, check=False)

    stopped = deploys()
    assert (stopped.returncode, "deployed" in stopped.stdout) == (10, False)
    await approves(noon)
    gone = deploys()
    assert (gone.returncode, gone.stdout) == (0, "Go: Homepage, version 1\ndeployed\n")


async def test_http_answers_go_and_stop_with_what_the_command_tells(noon, http):
    await asks(noon)
    stop = await http.get("/gate/rossi/homepage", headers=BEARER)
    assert (stop.status, await stop.json()) == (409, answer(noon, "rossi", "homepage")[1])
    await approves(noon)
    go = await http.get("/gate/rossi/homepage", headers=BEARER)
    assert (go.status, await go.json()) == (200, answer(noon, "rossi", "homepage")[1])
    assert go.headers["Cache-Control"] == stop.headers["Cache-Control"] == "no-store"


async def test_http_tells_of_an_unknown_client_or_thing_with_the_nearest_names(noon, http):
    await asks(noon)
    for path in ("/gate/rosi/homepage", "/gate/rossi/hompage"):
        told = await http.get(path, headers=BEARER)
        data = await told.json()
        assert (told.status, data["go"], len(data["nearest"])) == (404, False, 1)
        assert told.headers["Cache-Control"] == "no-store"


async def test_a_head_request_gets_the_status_without_a_body(noon, http):
    await asks(noon)
    assert (await http.head("/gate/rossi/homepage", headers=BEARER)).status == 409
    await approves(noon)
    told = await http.head("/gate/rossi/homepage", headers=BEARER)
    assert (told.status, await told.read()) == (200, b"")
    assert (await http.head("/gate/rossi/homepage")).status == 401


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Blog / News", "Blog%20%2F%20News"),
        ("Blog / News", "blog%20/%20news"),
        ("Perché noi", "perch%C3%A9%20noi"),
        ("Perché noi", "perche%20noi"),
        ("100 % più", "100%20%25%20piu"),
        ("a+b", "a%2Bb"),
        ("日本語", "%E6%97%A5%E6%9C%AC%E8%AA%9E"),
    ],
)
async def test_odd_names_are_found_over_http_when_percent_encoded(noon, http, title, path):
    await asks(noon, title=title)
    await approves(noon)
    told = await http.get(URL(f"/gate/Rossi%20SRL/{path}", encoded=True), headers=BEARER)
    assert (told.status, (await told.json())["thing"]) == (200, title)


@pytest.mark.parametrize("path", ["%FF%FE", "%00", "%zz", "x" * 7000, "..%2F..", "%20"])
async def test_rubbish_in_the_path_is_answered_as_unknown(noon, http, path):
    await asks(noon)
    told = await http.get(URL(f"/gate/rossi/{path}", encoded=True), headers=BEARER)
    assert told.status in {400, 404}
    assert "Traceback" not in await told.text()


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
        "Bearer naïve-töken-日本",
    ],
)
async def test_without_the_right_token_nothing_is_told(noon, http, header):
    await asks(noon)
    for path in ("/gate/rossi/homepage", "/gate/nobody/nothing"):
        told = await http.get(path, headers={} if header is None else {"Authorization": header})
        assert (told.status, told.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "rossi" not in (await told.text()).lower()


def test_bytes_outside_utf_8_in_the_header_are_refused_like_any_wrong_token():
    assert not web.shows("Bearer \udcff\udcfe", Secret(TOKEN))
    assert web.shows(f"bearer  {TOKEN} ", Secret(TOKEN))


async def test_without_a_token_set_there_is_no_such_path(noon):
    await asks(noon)
    app = web.application(lambda: {"ok": True}, noon.engine.desk, Secret())
    async with TestClient(TestServer(app)) as client:
        for header in ({}, BEARER, {"Authorization": "Bearer "}):
            assert (await client.get("/gate/rossi/homepage", headers=header)).status == 404
        assert (await client.get("/health")).status == 200


async def test_an_approval_that_was_taken_back_and_given_again_is_another_entry(noon):
    await asks(noon)
    takes_back, again = (press(noon, "Approve", choice=choice) for choice in ("revoke", "approve"))
    await approves(noon)
    first = answer(noon, "rossi", "homepage")[1]["entry"]
    await noon.receives(takes_back)
    assert missing(noon) == (10, ["approval"])
    await noon.receives(again)
    second = answer(noon, "rossi", "homepage")[1]["entry"]
    assert second > first
    [client] = noon.desk.office.clients
    assert [entry.core.kind for entry in noon.store.entries(client, second, second)] == ["approval_given"]


def test_nearest_names_are_those_in_which_it_stands_then_those_written_alike():
    names = ["Homepage copy for the new shop in Rome", "Homepagi", "Logo", "Newsletter"]
    assert nearest("homepage", names) == names[:2]
    assert nearest("zzz", names) == nearest("", names) == nearest("lo", ["A long story"]) == []
    assert nearest("logos", names) == ["Logo"]
