"""The documentation is true: what it names exists, and what exists is described."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from checklist.cli import main
from checklist.library import Library
from checklist.library.fact_base import FILES
from checklist.ui.places import PLACES
from tests.documents import FENCE, documents, section, spans, text_of, typed
from tests.test_repository import ROOT, texts, tracked

README, CHANGELOG, DEPLOY = ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "deploy" / "README.md"
SCREENS = ROOT / "docs" / "screens"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
REFERENCE = re.compile(r"([\w./-]+\.(?:py|js)):([A-Za-z_][\w.]*)")
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+\.\w+")
SETTING = re.compile(r"CHECKLIST_[A-Z_]+")
HOMES = (ROOT, ROOT / "src" / "checklist", ROOT / "data")


def commands(group: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Each command one can call, with its whole name."""
    if isinstance(group, click.Group):
        for word, command in group.commands.items():
            yield from commands(command, f"{name} {word}")
    else:
        yield name, group


def options(command: click.Command) -> set[str]:
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


ALL_COMMANDS = dict(commands(main, "checklist"))
TARGETS = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_the_readme_describes_every_command_with_every_option(name: str) -> None:
    described = re.findall(r"^- `(--[a-z-]+)`: ", section(text_of(README), f"### `{name}`"), re.MULTILINE)
    assert sorted(described) == sorted(options(ALL_COMMANDS[name]))


def unknown(line: str) -> str | None:
    """What does not exist in a line that calls our command, or None."""
    words = line.split()
    name = next((n for n in ALL_COMMANDS if words[: len(n.split())] == n.split()), None)
    if name is None:
        return line
    strange = {word.split("=")[0] for word in words if word.startswith("--")} - options(ALL_COMMANDS[name])
    return f"{line}: {sorted(strange)}" if strange else None


def test_every_command_that_the_documentation_types_exists() -> None:
    call = re.compile(r"(?:[A-Z_]+=\S+ |cd \S+ && |sudo -u \S+ |ExecStart=)*(?:\S*/)?(checklist [a-z]+.*)")
    ours = [match[1] for line in typed() if (match := call.fullmatch(line))]
    assert len(ours) > 5
    assert [problem for line in ours if (problem := unknown(line))] == []


def test_every_make_target_that_the_documentation_names_exists_and_each_is_named() -> None:
    named = {match for line in typed() for match in re.findall(r"(?:^|\s)make ([a-z]+)", line)}
    assert named == TARGETS - {"chromium"}


def test_every_module_that_the_documentation_runs_exists() -> None:
    named = {match for line in typed() for match in re.findall(r"python3? -m ([\w.]+)", line)}
    assert [name for name in named if find_spec(name) is None] == []


def address(name: str) -> str:
    return "/" if name in ("welcome", "today") else f"/{name}"


@pytest.mark.parametrize("name", PLACES)
def test_the_readme_describes_every_page_once(name: str) -> None:
    place, rows = PLACES[name], section(text_of(README), "## Pages").splitlines()
    described = [row for row in rows if row.startswith(f"| {place.title} | `{address(name)}` |")]
    assert len(described) == 1


def test_the_readme_names_every_address_beside_the_pages() -> None:
    source = text_of(ROOT / "src" / "checklist" / "web" / "routes.py")
    paths = set(re.findall(r'oute\("(/[^"]*)"', source)) - {"/api/{rest:path}", "/assets/{name}", "/demo/{who}"}
    assert paths
    assert {path for path in paths if f"{path}`" not in text_of(README)} == set()


def anchors(path: Path) -> set[str]:
    """The places in a document that a link can name."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> Iterator[str]:
    for target in map("".join, LINK.findall(FENCE.sub("", text_of(path)))):
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        if re.match(r"[a-z]+:", target):
            continue
        if found not in tracked() or (anchor and anchor not in anchors(found)):
            yield f"{path.relative_to(ROOT)}: {target}"


def test_every_link_and_image_leads_somewhere() -> None:
    assert [target for path in documents() for target in broken_links(path)] == []


def test_every_image_says_what_it_shows() -> None:
    assert [path.name for path in documents() if re.search(r"!\[\s*\]|<img(?![^>]* alt=\"\w)", text_of(path))] == []


def resolved(name: str) -> Path | None:
    return next((home / name for home in HOMES if (home / name) in tracked()), None)


def names_in(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from names_in(node.body, f"{prefix}{node.name}.")
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (prefix + target.id for target in targets if isinstance(target, ast.Name))


def has(path: Path, name: str) -> bool:
    if path.suffix == ".js":
        return re.search(rf"\b(?:class|function) {re.escape(name)}\b", text_of(path)) is not None
    return name in names_in(ast.parse(text_of(path)).body)


def references() -> Iterator[tuple[str, str]]:
    for path in documents():
        yield from (match for span in spans(path) for match in REFERENCE.findall(span) if not span.startswith("broken"))


def test_every_function_that_the_documentation_points_at_exists() -> None:
    found = [*references()]
    lost = [f"{file}:{name}" for file, name in found if not (path := resolved(file)) or not has(path, name)]
    assert lost == []
    assert len(found) > 50


def test_every_file_that_the_documentation_points_at_exists() -> None:
    named = {file for path in documents() for span in spans(path) for file in FILE.findall(span.split(":")[0])}
    assert {file for file in named if "://" not in file and resolved(file) is None and "<" not in file} == set()


def test_every_setting_that_the_product_reads_is_explained_and_no_other() -> None:
    code = [text for path, text in texts().items() if path.suffix == ".py" and "tests" not in path.parts]
    read = {name for text in code for name in SETTING.findall(text)}
    named = {name for path in documents() for name in SETTING.findall(text_of(path))}
    assert set(SETTING.findall(section(text_of(DEPLOY), "## Settings"))) == read
    assert named <= read


def test_the_changelog_names_every_content_with_its_version_and_state() -> None:
    library, told = Library.open(), text_of(CHANGELOG)
    for procedure in library.procedures.values():
        assert f"**Procedure `{procedure.id}`, version {procedure.version}, {procedure.status}.**" in told
    assert f"**Fact base, version {library.fact_base.version}, unreviewed.**" in told
    assert {name for name in FILES if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_every_page_is_photographed(size: str) -> None:
    pictures = {path.name for path in SCREENS.glob(f"*-{size}.png")}
    assert {name for name in PLACES if not any(re.search(rf"\b{name}\b", picture) for picture in pictures)} == set()


def test_every_photograph_is_shown_and_small() -> None:
    gallery = text_of(SCREENS / "README.md") + text_of(README)
    pictures = [path for path in tracked() if path.parent == SCREENS and path.suffix == ".png"]
    assert [path.name for path in pictures if path.name not in gallery or path.stat().st_size > 250_000] == []
