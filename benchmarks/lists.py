"""The nurse's list: the query against building every plan anew, and the page with few people and with many."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from statistics import median

from benchmarks import ours
from benchmarks.loads import Screen, chromium, in_turn, warm_load
from benchmarks.serving import a_folder, serving
from benchmarks.table import Table, ms, times
from checklist.care import people
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.roster import roster
from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store.events import NewEvent, append
from checklist.store.plans import kept_plans

FEW = 10
SEEN = "[class*=st-key-record_] button"


def measure(count: int, rounds: int) -> Table:
    """The query in one process, then the page in a browser, few people and many in turn."""
    with a_folder() as folder, ours.a_ward(folder, count) as (house, entered):
        queries = _queries(house, entered, count, rounds)
    return Table(
        title="The nurse's list",
        columns=("what", "people", "median ms", "against the first of its kind"),
        rows=[*queries, *_pages(count, rounds)],
        note=f"Median of {rounds}, in turn. A look reads everyone and says what is open for each; a plan is built "
        "again only when its booking, its events or the site's policy changed. The page is a second load in one "
        "profile, until the first person has a button; it draws 30 people and folds the others.",
    )


def _queries(house: House, entered: people.Entered, count: int, rounds: int) -> Iterator[Sequence[str]]:
    visitor = people.visitor(house, entered.cookie)
    with house.store.reading() as tx:
        plans = [kept.id for kept in kept_plans(tx)]
    first = _spent(lambda: roster(house, visitor))
    anew, again, after = [], [], []
    for n in range(rounds):
        anew.append(_spent(lambda: [journey_of(house, plan).readiness for plan in plans]))
        again.append(_spent(lambda: roster(house, visitor)))
        _tick(house, plans[n % count], n)
        after.append(_spent(lambda: roster(house, visitor)))
    base = median(anew)
    found = {"every plan built anew": base, "the first look of a process": first, "a look": median(again)}
    found["a look after somebody ticked"] = median(after)
    return iter([(name, str(count), ms(spent), times(spent / base)) for name, spent in found.items()])


def _spent(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _tick(house: House, plan: PlanId, number: int) -> None:
    at = datetime.now(UTC)
    new = NewEvent(id=EventId(f"tick-{number}"), kind=EventKind.DONE, at=at, task=TaskId("ride"))
    house.store.write(lambda tx: append(tx, plan, actor="patient", received_at=at, news=[new]))


def _pages(count: int, rounds: int) -> list[Sequence[str]]:
    with ExitStack() as open_, chromium() as browser:
        screens = [open_.enter_context(_screen(n)) for n in (FEW, count)]
        spent = in_turn(screens, rounds, lambda screen: warm_load(browser, screen))
    base = median(spent[screens[0].name])
    return [
        ("the page", one.name, ms(median(spent[one.name])), times(median(spent[one.name]) / base)) for one in screens
    ]


@contextmanager
def _screen(count: int) -> Iterator[Screen]:
    with a_folder() as folder:
        with ours.a_ward(folder, count) as (_house, entered):
            cookie = (people.COOKIE, entered.cookie)
        with serving(ours.COMMAND, ours.READY, folder) as server:
            yield Screen(name=str(count), address=f"{server.address}/list", seen=SEEN, cookie=cookie)
