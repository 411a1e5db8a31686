from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.care.house import House
from tests.care.builders import Watch, a_house
from tests.care.furnished import home

__all__ = ["home"]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def house(tmp_path: Path, watch: Watch) -> Iterator[House]:
    made = a_house(tmp_path, watch)
    yield made
    made.store.close()
