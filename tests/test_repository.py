"""What holds of the whole tree: where pages stand, what imports what, who reads the clock, what no file says."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "checklist"
ROLES = {"public", "patient", "caregiver", "nurse", "team", "library", "admin"}
DOMAIN = {
    "access", "checkin", "discharge", "fasting", "guidance", "medication", "plan", "procedure", "reading", "recovery",
    "timeline",
}  # fmt: skip
FOR_PAGES = {"streamlit", "checklist.ui", "checklist.care"} | {f"checklist.{name}" for name in DOMAIN}
FOR_THE_APP = {"streamlit", "checklist.ui", "checklist.care", "checklist.web"}
CLOCK = PACKAGE / "care" / "clock.py"
SESSION = PACKAGE / "ui" / "session.py"
MOMENT_CLASSES, MOMENT_CALLS = {"datetime", "date", "dt"}, {"now", "today", "utcnow"}
TIME_CALLS = {"time", "time_ns", "localtime", "gmtime", "ctime"}
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|tmp|home/\w+|Users/\w+)(?:/|\b)")
REGISTRIES = re.compile(
    r"(?:pypi|pythonhosted|npmjs|yarnpkg|crates)\.(?:org|com|io)|proxy\.golang|artifactory|--(?:extra-)?index-url"
    r"|--find-links|--trusted-host",
    re.IGNORECASE,
)


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


@cache
def texts() -> dict[Path, str]:
    """Every tracked text file but this one, which spells what it looks for."""
    found = {}
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw and path != Path(__file__):
            found[path] = raw.decode("utf-8", "replace")
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def pages() -> list[Path]:
    return sorted((ROOT / "pages").rglob("*.py"))


def product() -> list[Path]:
    return [*sources(), *pages(), ROOT / "app.py"]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from (f"{base}.{name.name}" for name in node.names)


def foreign(path: Path, allowed: set[str]) -> list[str]:
    def is_allowed(name: str) -> bool:
        return any(name == one or name.startswith(f"{one}.") for one in allowed)

    return [f"{shown(path)} imports {name}" for name in imported(path) if not is_allowed(name)]


def test_every_page_stands_in_a_role_folder() -> None:
    folders = {page.relative_to(ROOT / "pages").parts[:-1] for page in pages()}
    assert folders <= {(role,) for role in ROLES}


def test_a_page_has_at_most_60_lines() -> None:
    assert [shown(page) for page in pages() if lines(page) > 60] == []


def test_a_page_imports_only_streamlit_the_screens_the_commands_and_the_domain() -> None:
    assert [name for page in pages() for name in foreign(page, FOR_PAGES)] == []


def test_a_page_defines_no_class_and_no_function() -> None:
    defined = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    assert [shown(p) for p in pages() if any(isinstance(node, defined) for node in ast.walk(tree(p)))] == []


def test_the_application_imports_only_what_it_joins() -> None:
    assert foreign(ROOT / "app.py", FOR_THE_APP) == []


def test_no_module_is_longer_than_300_lines() -> None:
    modules = [path for path in tracked() if path.suffix == ".py"]
    assert {shown(path): lines(path) for path in modules if lines(path) > 300} == {}


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES], ids=["machine paths", "registry hosts"])
def test_no_tracked_file_names_a_machine_s_path_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = [
        f"{shown(path)}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for path, text in texts().items()
        for hit in pattern.finditer(text)
    ]
    assert found == []


def test_no_html_is_marked_as_safe() -> None:
    unsafe = "unsafe_allow" + "_html"
    assert [shown(path) for path in product() if unsafe in path.read_text(encoding="utf-8")] == []


def read_the_clock(path: Path) -> Iterator[int]:
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and TIME_CALLS & {name.name for name in node.names}
        ):
            yield node.lineno
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        moment = name in MOMENT_CLASSES and node.func.attr in MOMENT_CALLS
        if moment or (name == "time" and node.func.attr in TIME_CALLS):
            yield node.lineno


def test_only_the_clock_of_the_house_reads_the_time() -> None:
    found = [f"{shown(path)}:{line}" for path in product() if path != CLOCK for line in read_the_clock(path)]
    assert found == []
    assert list(read_the_clock(CLOCK)), "the search finds what it is looking for"


def touches_session_state(path: Path) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "session_state" for node in ast.walk(tree(path)))


def test_only_the_session_module_touches_session_state() -> None:
    assert [shown(path) for path in product() if touches_session_state(path)] == [shown(SESSION)]


def undocumented(path: Path) -> Iterator[str]:
    def walk(node: ast.AST, name: str) -> Iterator[str]:
        if not ast.get_docstring(node):  # type: ignore[arg-type]
            yield name
        inside = node.body if isinstance(node, (ast.Module, ast.ClassDef)) else []
        for child in inside:
            named = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            if named and not child.name.startswith("_"):
                yield from walk(child, f"{name}:{child.name}")

    return walk(tree(path), shown(path))


def test_everything_public_says_in_a_docstring_what_holds() -> None:
    assert [name for path in [*sources(), *pages()] for name in undocumented(path)] == []


def test_no_test_is_skipped_and_nothing_is_mocked() -> None:
    words = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b|unittest\.mock|\bMagicMock\b")
    found = [shown(path) for path, text in texts().items() if path.suffix == ".py" and words.search(text)]
    assert found == []
