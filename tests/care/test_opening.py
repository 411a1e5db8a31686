from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checklist.care import house as house_module
from checklist.care import opening
from checklist.care.house import House, HouseClosed, the_house
from checklist.care.journey import journey
from checklist.care.opening import demo_database, opened_house
from checklist.care.people import sign_in_as_sample, visitor
from checklist.care.samples import STAFF
from checklist.care.visitor import NOBODY
from checklist.library.load import Library
from checklist.store import StoreError
from checklist.store.content import ContentKind, versions
from checklist.store.plans import kept_plans
from tests.care.furnished import EXCISION, SHIPPED, happens, it_is, library

EVENING = "2027-03-15T20:30:00-04:00"
Start = Callable[..., House]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the house of this process in an empty folder, with the settings given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(house_module, "_OPEN", [])
    for setting in (opening.DATABASE, opening.DEMO, opening.BASE_URL):
        monkeypatch.delenv(setting, raising=False)
    it_is(monkeypatch, EVENING)
    houses: list[House] = []

    def started(**settings: str) -> House:
        for name, value in settings.items():
            monkeypatch.setenv(f"CHECKLIST_{name.upper()}", value)
        houses.append(opened_house())
        return houses[-1]

    yield started
    for house in houses:
        house.store.close()


def people_in(house: House) -> int:
    with house.store.reading() as tx:
        return len(kept_plans(tx))


def test_a_plain_start_keeps_everything_in_one_file_in_this_folder_and_has_no_samples(start: Start) -> None:
    house = start()
    assert Path("checklist.db").is_file()
    assert (house.samples, people_in(house), house.base_url) == ((), 0, "")
    with house.store.reading() as tx:
        assert versions(tx, ContentKind.PROCEDURE) == ((EXCISION, str(SHIPPED)),)


def test_the_house_is_closed_until_it_is_opened(start: Start) -> None:
    with pytest.raises(HouseClosed):
        the_house()
    assert start() is the_house()


def test_the_settings_say_which_database_and_which_address(start: Start, tmp_path: Path) -> None:
    house = start(database=f"sqlite:///{tmp_path}/other.db", base_url="https://ward.example/")
    assert (tmp_path / "other.db").is_file() and not (tmp_path / "checklist.db").exists()
    assert house.base_url == "https://ward.example"


def test_a_demonstration_has_its_own_file_and_its_people(start: Start) -> None:
    house = start(demo="1", database="sqlite:///never.db")
    assert [path.name for path in Path().glob("*.db")] == ["checklist-demo-2027-03-15.db"]
    assert people_in(house) >= 12
    assert len(house.samples) == people_in(house) + len(STAFF)


@pytest.mark.parametrize("value", ["0", "", "yes"])
def test_only_the_setting_1_makes_a_demonstration(start: Start, value: str) -> None:
    assert start(demo=value).samples == ()


def test_a_demonstration_started_again_the_same_day_keeps_its_ticks(start: Start) -> None:
    first = start(demo="1")
    maria = visitor(first, sign_in_as_sample(first, NOBODY, first.samples[len(STAFF)]).cookie)
    happens(first, maria, "ride")
    kept = journey(first, maria).events
    assert journey(start(demo="1"), maria).events == kept
    assert kept[-1].task == "ride"


def test_the_file_of_another_day_is_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    it_is(monkeypatch, EVENING)
    old = "checklist-demo-2027-03-14.db"
    for name in (old, f"{old}-wal", f"{old}-shm", "checklist-demo-2027-03-15.db", "checklist.db", "notes.txt"):
        (tmp_path / name).write_text("kept")
    assert demo_database() == "sqlite:///checklist-demo-2027-03-15.db"
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["checklist-demo-2027-03-15.db", "checklist.db", "notes.txt"]


@pytest.mark.parametrize(("moment", "day"), [("23:59:59-04:00", 15), ("00:00:00-04:00", 15)])
def test_the_day_turns_where_the_sample_people_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, day: int
) -> None:
    monkeypatch.chdir(tmp_path)
    it_is(monkeypatch, f"2027-03-15T{moment}")
    assert demo_database().endswith(f"-{day}.db")


def test_content_that_changed_under_its_version_stops_the_start_with_a_sentence(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    changed = Library(
        procedures=library().procedures, fact_base=library().fact_base,
        texts={EXCISION: "changed"}, fact_base_text=library().fact_base_text,
    )  # fmt: skip
    monkeypatch.setattr(Library, "open", classmethod(lambda _: changed))
    with pytest.raises(StoreError, match=f"{EXCISION} version {SHIPPED} is kept with another text"):
        start()
