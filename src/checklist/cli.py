"""The command line: serve, plan, read, lint and draft guidance, check and simulate content, add a user."""

import gc
import os
import runpy
import socket
import sys
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from checklist.library.folders import shipped_file

EXIT_WRONG = 1
WHICH_PDF = "For a PDF: the booklet before surgery, the one to go home with, or one page; by the date when not said."


class Wrong(click.ClickException):
    """The input is wrong: one clear message, exit 1."""

    exit_code = EXIT_WRONG

    def show(self, file: Any = None) -> None:
        """The message alone, on standard error."""
        click.echo(self.message, err=True)


@click.group()
def main() -> None:
    """Turn a procedure's written guidance into a personal checklist with clock times."""


@main.command()
@click.option("--demo", is_flag=True, help="Serve sample patients from a database of their own.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--database", default=None, help="A database URL; the default is checklist.db in this folder.")
def serve(demo: bool, host: str, port: int, database: str | None) -> None:
    """Serve the app until it is stopped."""
    from checklist.care import clock
    from checklist.library.problem import ContentError
    from checklist.store import StoreError

    if demo and not _on_loopback(host):
        raise Wrong(f"--demo lets anyone in with one click, so it serves this machine only: not {host}.")
    settings = {"CHECKLIST_DEMO": "1" if demo else None, "CHECKLIST_DATABASE": database}
    if _on_loopback(host):
        os.environ.setdefault("CHECKLIST_BASE_URL", f"http://{host}:{port}")
    os.environ.update({key: value for key, value in settings.items() if value})
    try:
        app = _application()
    except (StoreError, ContentError, clock.ClockError) as problem:
        raise Wrong(f"Cannot start: {problem}") from None
    click.echo(f"Periop Checklist is at http://{host}:{port}" + (" with sample patients." if demo else "."))
    gc.freeze()
    _send_at_once()
    app.run(config=_server_settings() | {"server.address": host, "server.port": port})


@main.command()
@click.argument("procedure")
@click.option("--profile", required=True, type=click.Path(path_type=Path), help="A YAML file with one person's facts.")
@click.option("--format", "shape", type=click.Choice(["json", "text", "csv", "pdf"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Write to a file, not to standard output.")
@click.option("--booklet", "kind", type=click.Choice(["before", "home", "fridge"]), default=None, help=WHICH_PDF)
@click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", show_default=True, help="For a PDF.")
@click.option(
    "--print",
    "size",
    type=click.Choice(["normal", "large"]),
    default="normal",
    show_default=True,
    help="For a PDF: 14 or 18 points.",
)
def plan(procedure: str, profile: Path, shape: str, out: Path | None, **sheet: str) -> None:
    """Print the plan for PROCEDURE (an id in the library, or a YAML path) and one person."""
    from checklist.care import printing

    try:
        if shape == "pdf":
            printed = printing.printed_pdf(procedure, profile, **sheet)
        else:
            printed = printing.printed(procedure, profile, shape)
    except printing.CannotPrint as problem:
        raise Wrong(str(problem)) from None
    _write(printed, out)


@main.command("lint")
@click.argument("file", type=click.Path(path_type=Path))
def lint_text(file: Path) -> None:
    """Print what is unclear, unsafe or missing in the guidance text in FILE, one remark a line."""
    from checklist.care import linting, texts

    try:
        found = linting.linted(file)
    except texts.CannotRead as problem:
        raise Wrong(str(problem)) from None
    _write(found, None)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
def extract(file: Path, shape: str) -> None:
    """Print what the guidance text in FILE says, each finding with its exact words and their place."""
    from checklist.care import drafting, texts

    try:
        found = drafting.extracted(file, shape)
    except texts.CannotRead as problem:
        raise Wrong(str(problem)) from None
    _write(found, None)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", default=None, help="The procedure's id; without it, one made of the title.")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Write to a file, not to standard output.")
def draft(file: Path, id_: str | None, out: Path | None) -> None:
    """Print a draft procedure (YAML) from the guidance text in FILE, for a clinician to edit and check."""
    from checklist.care import drafting, texts

    try:
        written = drafting.draft_text(file, id_)
    except (drafting.CannotDraft, texts.CannotRead) as problem:
        raise Wrong(str(problem)) from None
    _write(written.encode(), out)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Validate content: every problem listed with its file and line. Without PATHS, the shipped content.

    Where nothing is wrong, what is hard to read is named as a notice: it is for the author to say more plainly.
    """
    from checklist.library.check import problems
    from checklist.library.folders import data_folder
    from checklist.library.plain_words import hard_words

    where = paths or (data_folder(),)
    found = problems(where)
    for problem in found:
        click.echo(str(problem), err=True)
    if found:
        sys.exit(EXIT_WRONG)
    for notice in hard_words(where):
        click.echo(f"{notice} (notice)", err=True)
    click.echo("No problems found.")


PEOPLE = click.option("--people", default=500, show_default=True, type=click.IntRange(1, 1_000_000), help="How many.")
SEED = click.option("--seed", default=1, show_default=True, type=int, help="The same seed makes the same people.")


@main.command()
@click.argument("procedures", nargs=-1, metavar="[PROCEDURE]...")
@PEOPLE
@SEED
@click.option(
    "--person", default=None, type=click.IntRange(min=1), help="Only the person of this number, with profile."
)
def simulate(procedures: tuple[str, ...], people: int, seed: int, person: int | None) -> None:
    """Check the laws of plans on made-up people through each PROCEDURE (an id or a YAML path), or through all."""
    from checklist.care import simulating

    begun = perf_counter()
    try:
        found = (
            simulating.simulated(procedures, seed, people) if person is None
            else simulating.replayed(procedures, seed, person)
        )  # fmt: skip
    except simulating.CannotSimulate as problem:
        raise Wrong(str(problem)) from None
    click.echo(found.text, nl=False)
    click.echo(f"{found.plans / (perf_counter() - begun):.0f} plans a second.", err=True)
    if not found.sound:
        sys.exit(EXIT_WRONG)


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@PEOPLE
@SEED
def diff(old: Path, new: Path, people: int, seed: int) -> None:
    """Print how the plans of the same made-up people change from the procedure file OLD to NEW."""
    from checklist.care import simulating

    try:
        found = simulating.compared(old, new, seed, people)
    except simulating.CannotSimulate as problem:
        raise Wrong(str(problem)) from None
    click.echo(found, nl=False)


@main.command()
@click.option("--people", required=True, type=click.IntRange(1, 1_000_000), help="How many.")
@click.option("--events", default=None, type=click.IntRange(min=0), help="How many in all; as many as come about.")
@SEED
@click.option("--database", default=None, help="A database URL; the default is checklist.db in this folder.")
def sample(people: int, events: int | None, seed: int, database: str | None) -> None:
    """Fill an empty database with made-up people before and after their procedures, to see and measure it at size."""
    from checklist.care import crowd

    begun = perf_counter()
    try:
        made = crowd.fill(database, people, events, seed)
    except crowd.CannotFill as problem:
        raise Wrong(str(problem)) from None
    click.echo(f"{made.people:,} people with {made.events:,} events.")
    click.echo(f"{perf_counter() - begun:.0f} seconds.", err=True)


@main.group()
def user() -> None:
    """Staff who may sign in."""


@user.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(["nurse", "care_team", "clinician", "admin"]))
@click.option("--database", default=None, help="A database URL; the default is checklist.db in this folder.")
@click.password_option(help="Asked for when it is not given.")
def add(name: str, role: str, database: str | None, password: str) -> None:
    """Add a member of staff, NAME, who signs in with a password."""
    from checklist.care import people

    try:
        people.add_staff(database, name, role, password)
    except people.CannotAdd as problem:
        raise Wrong(str(problem)) from None
    click.echo(f"{name} can sign in now.")


def _write(printed: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(printed)
        return
    try:
        out.write_bytes(printed)
    except OSError as problem:
        raise Wrong(f"Cannot write {out}: {problem.strerror}.") from None


def _application() -> Any:
    """The ASGI application of app.py, as shipped."""
    return runpy.run_path(str(shipped_file("app.py")))["app"]


def _send_at_once() -> None:
    """Answers leave at once. The server's own socket lets the second part of one wait 40 ms to be asked for."""
    from streamlit.web.server.starlette import starlette_server

    bind = starlette_server._bind_socket

    def bound(address: str, port: int, backlog: int) -> socket.socket:
        listening = bind(address, port, backlog)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening

    starlette_server._bind_socket = bound


def _server_settings() -> dict[str, Any]:
    """The shipped server settings under dotted keys, as the server takes them."""
    return flat(tomllib.loads(shipped_file("config.toml").read_text(encoding="utf-8")))


def flat(nested: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested settings under dotted keys.

    >>> flat({"theme": {"light": {"textColor": "#15211F"}}})
    {'theme.light.textColor': '#15211F'}
    """
    found: dict[str, Any] = {}
    for key, value in nested.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {f"{prefix}{key}": value}
    return found


def _on_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


if __name__ == "__main__":
    main()
