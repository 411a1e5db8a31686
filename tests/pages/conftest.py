from collections.abc import Iterator

import pytest

from checklist.care import house as house_module
from checklist.care.house import House, open_house
from checklist.ui import session
from tests.care.furnished import home

__all__ = ["home", "house"]


@pytest.fixture
def house(home: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The house that the pages of this process find, as a start leaves it."""
    monkeypatch.setattr(house_module, "_OPEN", [])
    monkeypatch.setattr(session, "session_id", session.session_id)
    open_house(home)
    yield home
