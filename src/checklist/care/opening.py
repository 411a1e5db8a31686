"""Opening the house: the store, the library, and in a demonstration the sample people."""

import os
from pathlib import Path

from checklist.care.content import keep_shipped
from checklist.care.house import House, open_house
from checklist.care.journey import task_helped, task_known
from checklist.care.samples import fill, local_now, samples, settle_numbers
from checklist.care.watching import settle
from checklist.library.load import Library
from checklist.store import DEFAULT_DATABASE, Store, StoreError, open_store
from checklist.store.content import ContentChanged

DATABASE, DEMO, BASE_URL = "CHECKLIST_DATABASE", "CHECKLIST_DEMO", "CHECKLIST_BASE_URL"
DEMO_FILE = "checklist-demo-{day}.db"


def opened_house() -> House:
    """The house of this process, as the environment says. StoreError, ContentError or ClockError if it cannot be."""
    demo = os.environ.get(DEMO) == "1"
    library = Library.open()
    store = open_store(demo_database() if demo else os.environ.get(DATABASE) or DEFAULT_DATABASE)
    _keep(store, library)
    house = House(
        store=store,
        content=library,
        base_url=os.environ.get(BASE_URL, "").rstrip("/"),
        task_known=task_known,
        task_helped=task_helped,
        samples=samples() if demo else (),
    )
    settle(house)
    if demo:
        _furnish(house)
    open_house(house)
    return house


def demo_database() -> str:
    """The demonstration's own file for today in this folder; those of days past are removed."""
    today = DEMO_FILE.format(day=local_now().date().isoformat())
    for old in Path.cwd().glob(DEMO_FILE.format(day="*") + "*"):
        if not old.name.startswith(today):
            old.unlink(missing_ok=True)
    return f"sqlite:///{today}"


def _keep(store: Store, library: Library) -> None:
    try:
        with store.writing() as tx:
            keep_shipped(tx, library)
    except ContentChanged as problem:
        raise StoreError(str(problem)) from None


def _furnish(house: House) -> None:
    settle_numbers(house)
    fill(house)
