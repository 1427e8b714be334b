"""An export: what is in it, what people read in it, and its own verifier in a bare environment."""

import ast
import errno
import html.parser
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import get_args

import pytest

from bot.core.entries import KINDS
from bot.core.errors import StorageFault
from bot.core.facts import How
from bot.core.receipts import receipts_in
from bot.evidence import commands, verify_standalone
from bot.evidence.export_check import check_export
from bot.evidence.page import _named
from bot.evidence.parcels import ExportRefused, written
from bot.wording import LANGUAGES, words
from tests.evidence.attacks import AT, CLIENT, PICTURE, Case, compact

ALLOWED = {"cryptography", "__future__", *sys.stdlib_module_names}


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path)


def zip_of(case):
    path = case.exported.with_suffix(".zip")
    commands.export_client(case.data, "rossi", case.files, path, AT, zipped=True)
    return path


def test_an_export_holds_the_very_bytes_that_were_hashed_and_each_file_by_its_hash(case):
    lines = (case.exported / "entries.jsonl").read_bytes().splitlines()
    journal = (case.data / "paletti.journal").read_bytes()
    assert len(lines) == 5
    assert all(line[:-1] in journal for line in lines)
    assert (case.exported / "files" / f"{case.picture.sha256}.png").read_bytes() == PICTURE
    [first, last] = receipts_in((case.exported / "seals.jsonl").read_text())
    assert first.seal == case.sealed
    assert last.holds
    assert last.seal.hash == first.seal.hash
    assert {path.stat().st_mode & 0o077 for path in [case.exported, *case.exported.rglob("*")]} == {0}


def test_a_zip_file_holds_the_same_as_a_folder_and_both_verifiers_read_it(case):
    path = zip_of(case)
    names = {str(each.relative_to(case.exported)) for each in case.exported.rglob("*") if each.is_file()}
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == names
        assert archive.read("entries.jsonl") == (case.exported / "entries.jsonl").read_bytes()
    assert check_export(path).exit_code == verify_standalone.main([str(path)]) == 0


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_file_with_a_part_that_stands_in_it_twice_does_not_hold(case, capsys):
    path = zip_of(case)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("entries.jsonl", (case.exported / "entries.jsonl").read_bytes())
    assert "twice" in check_export(path).findings[0].reason
    assert verify_standalone.main([str(path)]) == 1
    assert "twice" in capsys.readouterr().out


def test_a_damaged_zip_file_does_not_hold_and_something_else_cannot_be_checked(case, tmp_path):
    path = zip_of(case)
    raw = bytearray(path.read_bytes())
    at = raw.find(b"entries.jsonl") + 60
    raw[at : at + 4] = b"oops"
    path.write_bytes(raw)
    assert check_export(path).exit_code == verify_standalone.main([str(path)]) == 1
    for nothing in (tmp_path, tmp_path / "nowhere", case.data / "paletti.journal"):
        with pytest.raises(ExportRefused):
            check_export(nothing)
        assert verify_standalone.main([str(nothing)]) == 2


def record(**fields):
    return compact(fields) + b"\n"


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("files.jsonl", record(names=[], path="files/(", sha256="(", size=1), 1),
        ("files.jsonl", record(names=[], path="files/../../office.key", sha256=".*", size=1), 1),
        ("files.jsonl", record(names=5, path=None, sha256="a" * 64, size=1), 1),
        ("files.jsonl", b'{"names":%b}' % DEEP, 1),
        ("openings.jsonl", b'{"salt":"x","seq":1,"value":{"a":%b}}' % DEEP, 1),
        ("entries.jsonl", b'{"core":%b,"hash":"x"}' % DEEP, 1),
        ("seals.jsonl", DEEP, 1),
        ("export.json", DEEP, 2),
    ],
)
def test_nothing_that_stands_in_an_export_breaks_a_verifier(case, capsys, part, content, code):
    (case.exported / part).write_bytes(content)
    assert commands.verify(case.data, None, [], case.exported) == code
    assert verify_standalone.main([str(case.exported)]) == code
    assert "Traceback" not in capsys.readouterr().out


def test_an_export_whose_parts_are_not_what_they_should_be_is_told(case):
    shutil.rmtree(case.exported / "files")
    (case.exported / "files").write_text("no folder")
    assert check_export(case.exported).exit_code == verify_standalone.main([str(case.exported)]) == 1
    (case.exported / "seals.jsonl").unlink()
    (case.exported / "seals.jsonl").symlink_to("seals.jsonl")
    assert commands.verify(case.data, None, [], case.exported) == verify_standalone.main([str(case.exported)]) == 2


def test_a_zip_file_with_a_password_does_not_hold(case):
    path = zip_of(case)
    raw = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(sign, bytes(raw)):
            raw[found.start() + flags] |= 1
    path.write_bytes(raw)
    assert check_export(path).exit_code == verify_standalone.main([str(path)]) == 1


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.words = set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data):
        self.words += data + "\n"


def test_the_page_is_in_the_offices_language_and_zone_and_needs_nothing_else(case):
    text = (case.exported / "index.html").read_text()
    page = Page(text)
    assert not page.tags & {"script", "img", "link", "iframe", "object", "form"}
    assert page.links == [f"files/{case.picture.sha256}.png"]
    assert "Quanto è registrato con Rossi SRL" in page.words
    assert "Studio <Neri>" in page.words
    assert "2026-11-26 21:43:00" in page.words  # in Rome
    assert "nuovo referente" in page.words
    assert "è Giulia" in page.words
    assert "home.png" in page.words
    assert all(piece.hash in page.words for piece in case.pieces)


def test_words_that_look_like_markup_stay_words_on_the_page(tmp_path):
    case = Case(tmp_path, said='<script>alert("1")</script>', file='"><img src=x onerror=alert(1)>.png')
    text = (case.exported / "index.html").read_text()
    assert "<script" not in text
    assert Page(text).tags.isdisjoint({"script", "img"})


def test_an_entry_of_a_kind_without_words_of_its_own_is_called_by_its_name():
    assert _named("kind", "quantum_signed", "it") == "quantum signed"


def test_every_kind_of_entry_and_every_way_has_its_words_in_both_languages():
    for language in LANGUAGES:
        assert set(KINDS) <= set(words("kind-", language))
        assert set(get_args(How)) <= set(words("how-", language))


@pytest.mark.parametrize("zipped", [False, True])
def test_an_export_that_breaks_off_leaves_nothing_behind(tmp_path, zipped):
    place = tmp_path / "new"

    def full():
        yield b"{}"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StorageFault, match="No space"), written(place, zipped=zipped) as parts:
        parts.put("entries.jsonl", full())
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_not_written_over(case):
    with pytest.raises(ExportRefused):
        commands.export_client(case.data, "rossi", case.files, case.exported, AT, zipped=False)
    with pytest.raises(ExportRefused):
        commands.export_client(case.data, "rossi", case.files, case.data / "office.key", AT, zipped=True)


def test_what_lies_beside_the_place_of_an_export_is_left_alone(case, tmp_path):
    (tmp_path / "mine.new").mkdir()
    (tmp_path / "mine.new" / "letter").write_text("dear")
    with pytest.raises(ExportRefused, match=r"mine\.new is in the way"):
        commands.export_client(case.data, "rossi", case.files, tmp_path / "mine", AT, zipped=False)
    assert (tmp_path / "mine.new" / "letter").read_text() == "dear"


def test_an_export_goes_into_the_empty_folder_in_which_one_is(case, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    commands.export_client(case.data, "rossi", case.files, Path(), AT, zipped=False)
    assert check_export(tmp_path / "here").exit_code == 0


def test_the_verifier_that_goes_along_shares_nothing_with_us():
    tree = ast.parse(Path(verify_standalone.__file__).read_text())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= ALLOWED


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """A Python with `cryptography` (and what that needs) and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    libraries = folder / "libraries"
    libraries.mkdir()
    for path in Path(sysconfig.get_path("platlib")).iterdir():
        if path.name.partition(".")[0].partition("-")[0] in ("cryptography", "cffi", "_cffi_backend", "pycparser"):
            (libraries / path.name).symlink_to(path)
    return folder / "venv" / "bin" / "python", {"PYTHONPATH": str(libraries)}


def run(bare, *arguments, cwd):
    python, env = bare
    told = subprocess.run((python, *arguments), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    return told.returncode, told.stdout


def test_the_verifier_that_goes_along_runs_in_a_bare_environment(bare, case):
    receipt = case.data.parent / "receipt.txt"
    receipt.write_text(case.receipt)
    probe = "import importlib.util as u; print(u.find_spec('msgspec'), u.find_spec('bot'))"
    assert run(bare, "-c", probe, cwd=case.data) == (0, "None None\n")
    code, told = run(bare, "verify.py", "--receipt", receipt, cwd=case.exported)
    assert code == 0
    assert told.startswith(f"Rossi SRL (ledger {CLIENT}): all holds. 5 entries.")
    (case.exported / "entries.jsonl").write_bytes((case.exported / "entries.jsonl").read_bytes().replace(b"c1", b"c2"))
    code, told = run(bare, case.exported / "verify.py", cwd=case.data)
    assert code == 1
    assert told.startswith(f"DOES NOT HOLD: Rossi SRL (ledger {CLIENT}), entry 2")
    receipt.write_text("thank you")
    assert run(bare, "verify.py", "--receipt", receipt, cwd=case.exported) == (
        2,
        f"It cannot be checked: {receipt} holds no receipt\n",
    )


def test_an_export_of_an_erased_client_says_that_words_were_erased_and_holds(case, capsys):
    case.erase()
    case.export()
    assert "Le parole di questa voce sono state cancellate" in (case.exported / "index.html").read_text()
    assert (case.exported / "openings.jsonl").read_bytes() == b""
    assert check_export(case.exported, case.receipts()).exit_code == 0
    assert verify_standalone.main([str(case.exported)]) == 0
    assert "4 of them without their words" in capsys.readouterr().out
