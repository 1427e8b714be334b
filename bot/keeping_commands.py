"""Commands about what is kept: back it up, check it, hand it out, erase from it, ask it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from bot.clock import SystemClock
from bot.command_line import configured, settings_of


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@configured
def backup(config: Path | None, folder: Path) -> None:
    """Copy the data, consistently and beside a running bot, to a new or empty FOLDER."""
    from bot import assembly
    from bot.store.backup import backup as copy

    copy(assembly.data_folder(settings_of(config)), folder)
    click.echo(f"Copied to {folder}. To restore, point PALETTI_STORE_URL at a copy of it: tinydb:{folder}")


@click.command()
@click.argument("client", required=False)
@click.option(
    "--receipt", "receipts", type=click.Path(path_type=Path), multiple=True, help="A receipt to check against."
)
@click.option("--export", "exported", type=click.Path(path_type=Path), help="Check an export, a folder or a zip file.")
@configured
def verify(config: Path | None, client: str | None, receipts: tuple[Path, ...], exported: Path | None) -> None:
    """Check that no ledger was changed, beside a running bot. Exit code 0: all holds, 1: not, 2: cannot be checked."""
    from bot import assembly
    from bot.evidence import commands

    folder = Path() if exported else assembly.data_folder(settings_of(config))
    sys.exit(commands.verify(folder, client, receipts, exported))


@click.command()
@click.argument("client")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="A new or empty folder.")
@click.option("--zip", "archive", type=click.Path(path_type=Path), help="A new zip file instead of a folder.")
@configured
def export(config: Path | None, client: str, folder: Path | None, archive: Path | None) -> None:
    """Write what is on record with CLIENT, with a page to read and a program that checks it."""
    from bot import assembly
    from bot.evidence import commands

    if folder and archive:
        raise click.UsageError("Please give either --to or --zip.")
    settings = settings_of(config)
    data, files, now = assembly.data_folder(settings), assembly.file_store(settings), SystemClock().now()
    commands.export_client(data, client, files, archive or folder, now, zipped=archive is not None)


@click.command()
@click.argument("client")
@click.option("--yes", is_flag=True, help="Do not ask for the client's name to be typed.")
@click.option("--wish", type=click.Choice(["client", "office"]), default="client", show_default=True)
@configured
def erase(config: Path | None, client: str, wish: Literal["client", "office"], *, yes: bool) -> None:
    """Delete what is personal about CLIENT, for good, also in a running bot. The chain of the ledger still holds."""
    from bot import assembly, console
    from bot.core.names import plain
    from bot.evidence import commands

    settings = settings_of(config)
    folder = assembly.data_folder(settings)
    with commands.reader(folder) as books:
        known = commands.client_in(books, client)
        click.echo(commands.warning(books, known))
    if not yes and plain(click.prompt("To go on, type the client's name")) != plain(known.name):
        raise click.ClickException("That is another name. Nothing was erased.")
    request = {"do": "erase", "client": known.client, "wish": wish}
    proof = console.ask(folder, request, console.LONG_SECONDS)
    if proof is None:
        office = assembly.Office(settings, SystemClock())
        try:
            proof = office.eraser.erase(known.client, wish)
        finally:
            office.close()
    if "error" in proof:
        raise click.ClickException(proof["error"])
    commands.tell_erased(proof, known.name)


@click.command()
@click.argument("client")
@click.argument("thing", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@configured
def gate(config: Path | None, client: str, thing: tuple[str, ...], *, as_json: bool) -> None:
    """May THING of CLIENT go online? Exit code 0: go, 10: stop, 11: no such client or thing, 2: cannot be read."""
    from bot.evidence import gate_command

    sys.exit(gate_command.command(lambda: _data(config), client, " ".join(thing), as_json=as_json))


def _data(config: Path | None) -> Path:
    from bot import assembly

    return assembly.data_folder(settings_of(config))


COMMANDS = (backup, verify, export, erase, gate)
