"""Who is measured: the driver alone, stock Streamlit, tuned Streamlit, a bare route, and ours."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apps import kept
from benchmarks.over_http import HttpSession
from benchmarks.over_websocket import StreamlitSession
from benchmarks.people import Session
from benchmarks.serving import HOST, python

APPS = Path(__file__).parent / "apps"
HEALTH = "/_stcore/health"
STREAMLIT = ("--server.headless", "true", "--server.address", HOST, "--browser.gatherUsageStats", "false")
STOCK, BARE = "(a) stock Streamlit", "(c) bare route"
TUNED = ("--server.fileWatcherType", "none", "--runner.postScriptGC", "false")

Seats = Callable[[int], Sequence[Session]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A server to tick at: how it starts, who sits down at it, and how many ticks its file holds afterwards."""

    name: str
    command: Sequence[str]
    ready: str
    prepare: Callable[[Path, int], Seats]
    on_disk: Callable[[Path], int]


def streamlit(page: str, *settings: str) -> list[str]:
    """A command that serves one Streamlit page."""
    run = python("-m", "streamlit", "run", str(APPS / page), "--server.port", "{port}")
    return [*run, *STREAMLIT, *settings]


def nothing() -> Contender:
    """No server work at all: what the driver and the loopback cost."""
    return Contender(
        name="driver alone",
        command=python("-m", "benchmarks.apps.nothing", "{port}"),
        ready="/",
        prepare=_at_a_route,
        on_disk=lambda _folder: -1,
    )


def stock() -> Contender:
    """Streamlit as it comes, a page of 30 checkboxes."""
    return Contender(
        name=STOCK,
        command=streamlit("stock_list.py"),
        ready=HEALTH,
        prepare=_at_a_page,
        on_disk=_ticks_kept,
    )


def tuned() -> Contender:
    """The same page with fragments and the settings that help."""
    return Contender(
        name="(b) tuned Streamlit",
        command=streamlit("tuned_list.py", *TUNED),
        ready=HEALTH,
        prepare=_at_a_page,
        on_disk=_ticks_kept,
    )


def bare() -> Contender:
    """One Starlette route and one commit."""
    return Contender(
        name=BARE,
        command=python("-m", "benchmarks.apps.bare_route", "{port}"),
        ready="/readyz",
        prepare=_at_a_route,
        on_disk=_ticks_kept,
    )


def _at_a_page(_folder: Path, count: int) -> Seats:
    return lambda port: [StreamlitSession(port, f"person-{n}") for n in range(count)]


def _at_a_route(_folder: Path, count: int) -> Seats:
    return lambda port: [HttpSession(port, f"plan-{n}", _numbered) for n in range(count)]


def _numbered(number: int) -> str:
    return str(number % kept.TASKS)


def _ticks_kept(folder: Path) -> int:
    with closing(sqlite3.connect(folder / kept.FILE)) as store:
        return int(store.execute("select count(*) from ticks").fetchone()[0])
