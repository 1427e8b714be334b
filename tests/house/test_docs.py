"""The pages say what is so: the reference is made from the code, what is shown can be run, and every link leads on."""

import ast
import asyncio
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import bot
from bot.__main__ import cli
from bot.adapters.telegram.faults import _TROUBLES as TROUBLES
from bot.adapters.telegram.line import NOT_YET
from bot.settings import SPECS, load
from bot.wording import glossary, overrides
from docs.generate import pages
from handlers import replies, status
from handlers.table import COMMANDS
from handlers.verbs import verb_of
from tests.house.pages import MADE, PAGES, anchors, commands, fences, links, name_of
from tests.house.tree import ROOT, modules, texts
from tests.kit import NOON, opened
from tests.quoting import sends

# What stands beside the marks of a block: what it is, and why it is not run. `sh` alone is run, `chat` alone is written
# to the bot by the office, `chat client` by a client.
LANGUAGES = {"text", "toml", "json", "yaml", "nginx", "caddyfile", "ini", "python", "fluent", "markdown", "diff"}
KNOWN = LANGUAGES | {
    "sh",
    "sh token",
    "sh root",
    "sh docker",
    "sh live",
    "chat",
    "chat client",
    "chat file",
    "toml glossary",
}
# What is written to others, and what is a path.
ELSEWHERE = {"/newbot", "/revoke", "/token", "/setprivacy", "/setjoingroups", "/verb", "/paletti", "/paletti verb"}
PATH = re.compile(r"/(?:health|telegram|slack|gate|data|tmp|etc|opt|srv|var|usr)(?:/.*)?")
PLACEHOLDER = re.compile(r"\b(?:CODE|CODICE|TEXT|TESTO|NAME|CLIENT|DAY|AMOUNT|IBAN|WHAT|VERB)\b")
# The record of what was changed and decided names commands, too, but nobody follows it step by step.
TOLD = {ROOT / "CHANGELOG.md", ROOT / "DECISIONS.md"}
WRITTEN = [path for path in PAGES if not path.is_relative_to(MADE) and path not in TOLD]
EVERY = pytest.mark.parametrize("path", PAGES, ids=name_of)
EACH = pytest.mark.parametrize("path", WRITTEN, ids=name_of)
IBAN = "IT60 X054 2811 1010 0000 0123 456"
MAKEFILE = (ROOT / "Makefile").read_text()
SHIM = '#!/bin/sh\nPYTHONPATH="{root}" exec "{python}" {arguments} "$@"\n'


def test_the_reference_is_what_the_code_makes_of_it():
    made = pages()
    stale = {name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text}
    assert stale == set(), "make docs writes them anew"
    assert set(MADE.glob("*")) == set(made)


@EVERY
def test_every_link_within_the_project_leads_somewhere(path):
    lost = []
    for link in links(path):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (path.parent / target).resolve() if target else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(link)
    assert lost == []


@EACH
def test_every_block_says_what_it_is(path):
    assert [fence for fence in fences(path) if fence.info not in KNOWN] == []


@EVERY
def test_every_variable_that_a_page_names_is_a_setting(path):
    named = set(re.findall(r"PALETTI_[A-Z]+_[A-Z_]+[A-Z]", path.read_text("utf-8")))
    assert named <= {spec.variable for spec in SPECS.values()}


@EVERY
def test_every_command_that_a_page_shows_begins_with_a_verb(path):
    unknown = [
        (command.line, command.text)
        for command in commands(path)
        if not _is_elsewhere(command.text) and verb_of(command.text.split()[0].removeprefix("/")) not in COMMANDS
    ]
    assert unknown == []


@EACH
async def test_what_a_page_shows_to_be_written_to_the_bot_is_understood(path, tmp_path):
    shown = [command for command in commands(path) if not _is_elsewhere(command.text) and _can_be_run(command)]
    if not shown:
        return
    refused = []
    async with opened(tmp_path / "data", start=NOON) as house:
        await furnished(house)
        await sends(house)  # a quote, which waits for a signature
        house.engine.tables = replace(
            house.engine.tables,
            bad_input=lambda event, desk, error: refused.append(error.key) or replies.bad_input(event, desk, error),
            unknown_command=lambda event, desk: refused.append(event.verb) or status.unknown_command(event, desk),
        )
        for command in shown:
            before = len(refused)
            await house.commands(_who(command), command.text.removeprefix("/"))
            if len(refused) > before or house.failed():
                pytest.fail(f"{name_of(path)}:{command.line}: {command.text}: {refused[before:]} {house.failed()}")


@EACH
def test_the_commands_of_a_page_run_in_a_shell(path, tmp_path, data):
    blocks = [fence for fence in fences(path) if fence.info == "sh"]
    if not blocks:
        return
    shutil.copytree(data, tmp_path / "data")
    for block in blocks:
        done = run(block.text, tmp_path)
        assert done.returncode == 0, f"{name_of(path)}:{block.line}\n{done.stdout}{done.stderr}"


@EACH
def test_what_cannot_be_run_here_calls_programs_as_they_are(path):
    unknown = []
    for line in (line for fence in fences(path) if fence.language == "sh" for line in fence.text.splitlines()):
        for words in (each.split() for each in re.split(r"&&|\|\||[|;#]", line)):
            if words and words[0] == "make":
                unknown += [each for each in words[1:] if each.isalpha() and f"\n{each}:" not in MAKEFILE]
            # The last word of that name: whoever it is run by, or in what, stands before it.
            places = [place for place, word in enumerate(words) if re.fullmatch(r"(.*bin/)?paletti", word)]
            arguments = words[places[-1] + 1 :] if places else []
            command = cli.commands.get(arguments[0]) if arguments else None
            known = {name for each in command.params for name in each.opts} if command else set()
            if arguments and (command is None or not {each for each in arguments if each.startswith("-")} <= known):
                unknown.append(line)
    assert unknown == []


@EACH
def test_settings_that_a_page_shows_are_settings(path, tmp_path):
    for fence in fences(path):
        if fence.info == "toml":
            (tmp_path / "paletti.toml").write_text(fence.text)
            load(tmp_path / "paletti.toml", {})


@EACH
def test_texts_and_terms_of_ones_own_that_a_page_shows_are_taken(path, tmp_path):
    for fence in fences(path):
        if fence.language == "fluent":
            assert overrides.parsed(fence.text).faults == ()
        elif fence.info == "toml glossary":
            (tmp_path / "glossary.toml").write_text(fence.text)
            assert glossary.of(tmp_path / "glossary.toml")[1] == ()


def test_whatever_paletti_check_and_health_can_say_is_explained():
    text = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    missing = {words for words in {*_findings(), *_troubles()} if words not in text}
    assert missing == set(), "docs/troubleshooting.md has to tell what to do about it"


def test_what_the_bot_is_quoted_with_is_what_it_says():
    chat = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8").partition("## In the chat")[2]
    said = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot" / "wording" / "en").glob("*.ftl"))
    quoted = re.findall(r'^\| "([^"]+)"', chat, re.MULTILINE)
    assert quoted
    pieces = (max(re.split(r"…|x…|\(…\)", each), key=len).strip(" .()") for each in quoted)
    assert [piece for piece in pieces if piece not in said] == []


def _findings() -> Iterator[str]:
    """The longest piece of each line that is no good news."""
    for _, module in modules("bot"):
        for node in ast.walk(module):
            match node:
                case ast.Call(
                    func=ast.Name(id="Finding"),
                    args=[ast.Constant(value="bad" | "note"), ast.Constant() | ast.JoinedStr() as said, *_],
                ):
                    yield _longest(said)


def _troubles() -> Iterator[str]:
    """Why a platform is not connected, as far as the words are ours."""
    yield NOT_YET
    yield from (template.partition(" {")[0] for _, template in TROUBLES)
    for _, module in modules("bot/adapters/telegram", "bot/adapters/slack"):
        for node in ast.walk(module):
            match node:
                case ast.Assign(
                    targets=[ast.Attribute(attr="trouble" | "_trouble")], value=ast.Constant(value=str(said))
                ):
                    yield said
                case ast.AnnAssign(
                    target=ast.Attribute(attr="trouble" | "_trouble"), value=ast.Constant(value=str(said))
                ):
                    yield said


def _longest(said: ast.expr) -> str:
    pieces = said.values if isinstance(said, ast.JoinedStr) else [said]
    return max((piece.value for piece in pieces if isinstance(piece, ast.Constant)), key=len).strip(" (")


def test_the_map_of_the_house_names_every_floor():
    floors = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert {floor for floor in floors if f"    {floor}/ " not in bot.__doc__} == set()
    named = re.findall(r"\b\w+\.py\b", bot.__doc__)
    assert [name for name in named if not (ROOT / "bot" / name).exists()] == []


def test_the_version_stands_in_one_place():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert {str(path) for path, text in texts("bot", "handlers", "schedules") if f'"{version}"' in text} == set()


def test_the_public_forge_runs_what_decides():
    workflows = [path.read_text() for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    assert workflows
    assert all("run: .ci/run" in text for text in workflows)


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """The data of an office that has worked for a while, as it lies on the disk when the bot is stopped."""
    folder = tmp_path_factory.mktemp("furnished") / "data"

    async def furnish() -> None:
        async with opened(folder, start=NOON) as house:
            await furnished(house)

    asyncio.run(furnish())
    return folder


async def furnished(house) -> None:
    """Rossi and Bianchi are clients; one approval, some requests to pay, hours for calls: what the pages speak of."""
    await house.commands("marta", f"payee {IBAN}")
    await house.commands("anna", f"start {await _code(house, 'member new Anna')}")
    await house.commands("paolo", f"start {await house.invitation('rossi invite')}")
    await house.commands("luca", f"start {await house.invitation('new Bianchi')}")
    await house.commands("marta", "approve rossi Homepage\nWe build calm websites.")
    await house.presses("giulia", "Approve")
    for what in ("Homepage", "Icons", "Logo"):
        await house.commands("marta", f"invoice rossi 1200 EUR due 30d {what}")
        await house.presses("marta", "Register")
    await house.commands("marta", "hours calls Tue and Thu 15-17")
    await house.presses("marta", "Yes, from now on")


async def _code(house, what: str) -> str:
    await house.commands("marta", what)
    return re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", house.last_to("marta"))[0]


def _is_elsewhere(text: str) -> bool:
    return text in ELSEWHERE or PATH.fullmatch(text) is not None


def _can_be_run(command) -> bool:
    """A verb alone within a sentence is its name; what is said in a shared chat, or with a file, needs one."""
    named = not command.info and len(command.text.split()) == 1
    elsewhere = command.info == "chat file" or command.text.endswith(" here")
    return not (named or elsewhere or "…" in command.text or PLACEHOLDER.search(command.text))


def _who(command) -> str:
    ours = COMMANDS[verb_of(command.text.split()[0])].keys() & {"owner", "member"}
    return "marta" if ours and command.info != "chat client" else "giulia"


def run(text: str, folder: Path) -> subprocess.CompletedProcess:
    """Run in a shell in that folder, the program as it stands here; `make` tells only whether it knows the target."""
    bins = folder / ".venv" / "bin"
    bins.mkdir(parents=True, exist_ok=True)
    python = {"root": ROOT, "python": sys.executable}
    for name, arguments in (("paletti", "-m bot"), ("python", ""), ("python3", "")):
        (bins / name).write_text(SHIM.format(arguments=arguments, **python))
    (bins / "make").write_text(f'#!/bin/sh\nexec "{shutil.which("make")}" --dry-run --directory "{ROOT}" "$@"\n')
    (folder / "deploy.sh").write_text("#!/bin/sh\n")
    for tool in (*bins.iterdir(), folder / "deploy.sh"):
        tool.chmod(0o755)
    env = {"PATH": f"{bins}:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    shell = ("bash", "-euo", "pipefail", "-c", text)
    return subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)
