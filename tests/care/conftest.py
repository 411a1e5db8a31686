from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.store import open_store
from tests.care.at_home import CONTACTS, DAY_5
from tests.care.builders import Watch, a_house
from tests.care.furnished import home, it_is, patient, said

__all__ = ["home"]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def house(tmp_path: Path, watch: Watch) -> Iterator[House]:
    made = a_house(tmp_path, watch)
    yield made
    made.store.close()


@pytest.fixture
def again() -> Iterator[Callable[[House], House]]:
    """The house opened once more on the same database, as a restart does."""
    houses: list[House] = []

    def reopened(house: House) -> House:
        houses.append(replace(house, store=open_store(house.store.engine.url.render_as_string(hide_password=False))))
        return houses[-1]

    yield reopened
    for house in houses:
        house.store.close()


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody on day 5 after the procedure."""
    made = patient(home, said(called="Maria", contacts=CONTACTS))
    it_is(monkeypatch, DAY_5)
    return made
