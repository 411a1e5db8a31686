from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import move
from checklist.library.load import Library
from checklist.store.content import ContentChanged, ContentKind, ContentNotFound, versions
from tests.care.furnished import ARRIVAL, DAY, EXCISION, NOW, SHIPPED, START, furnished, it_is, library, patient

OLD, NEW = "Have the scan your team ordered.", "Have the pictures your team ordered."
Open = Callable[..., House]
FACTS = library().fact_base.version


def shipped(version: int | None = None, fact_base: int | None = None) -> Library:
    """The library with another text, under the same or another version."""
    text, base = library().texts[EXCISION].replace(OLD, NEW), library().fact_base_text
    procedure = library().procedures[EXCISION]
    if version:
        text = text.replace(f"version: {SHIPPED}\n", f"version: {version}\n")
        procedure = replace(procedure, version=version)
    if fact_base:
        base = base.replace(f"fact_base: {FACTS}", f"fact_base: {fact_base}")
    facts = replace(library().fact_base, version=fact_base or FACTS)
    return replace(
        library(), procedures={EXCISION: procedure}, texts={EXCISION: text}, fact_base=facts, fact_base_text=base
    )


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the same house again and again, as restarts do, each time with the library given."""
    it_is(monkeypatch, NOW)
    houses: list[House] = []

    def again(content: Library | None = None) -> House:
        houses.append(furnished(tmp_path, content))
        return houses[-1]

    yield again
    for house in houses:
        house.store.close()


def kept(house: House, kind: ContentKind) -> tuple[tuple[str, str], ...]:
    with house.store.reading() as tx:
        return versions(tx, kind)


def test_every_version_that_was_ever_shipped_is_kept(opened: Open) -> None:
    opened()
    opened()
    house = opened(shipped(version=SHIPPED + 1, fact_base=FACTS + 1))
    assert kept(house, ContentKind.PROCEDURE) == ((EXCISION, str(SHIPPED)), (EXCISION, str(SHIPPED + 1)))
    assert kept(house, ContentKind.FACT_BASE) == (("fact_base", str(FACTS)), ("fact_base", str(FACTS + 1)))


def test_a_plan_stays_on_the_version_it_was_built_from_when_a_newer_one_is_shipped(opened: Open) -> None:
    maria = patient(opened())
    before = journey(opened(), maria)
    after = journey(opened(shipped(version=SHIPPED + 1, fact_base=FACTS + 1)), maria)
    assert (after.plan.procedure.version, after.plan.fact_base_version) == (SHIPPED, FACTS)
    assert after.plan == before.plan
    assert OLD in [task.title for task in after.plan.tasks]


def test_a_new_plan_is_built_from_the_newest_version(opened: Open) -> None:
    opened()
    house = opened(shipped(version=SHIPPED + 1, fact_base=FACTS + 1))
    plan = journey(house, patient(house)).plan
    assert (plan.procedure.version, plan.fact_base_version) == (SHIPPED + 1, FACTS + 1)


def test_a_moved_plan_stays_on_its_version_too(opened: Open) -> None:
    maria = patient(opened())
    house = opened(shipped(version=SHIPPED + 1, fact_base=FACTS + 1))
    move(house, maria, DAY.replace(day=23), ARRIVAL, START)
    plan = journey(house, maria).plan
    assert (plan.procedure.version, plan.fact_base_version) == (SHIPPED, FACTS)
    assert plan.booking.anchors.day_zero.day == 23


def test_a_plan_on_a_version_that_is_no_longer_shipped_at_all_still_stands(opened: Open) -> None:
    maria = patient(opened())
    house = opened(replace(shipped(version=SHIPPED + 1), procedures={}, texts={}))
    assert journey(house, maria).plan.procedure.version == SHIPPED


@pytest.mark.parametrize(
    "changed", [shipped, lambda: replace(library(), fact_base_text=library().fact_base_text + "\n")]
)
def test_a_changed_text_under_an_old_version_is_refused(opened: Open, changed: Callable[[], Library]) -> None:
    opened()
    with pytest.raises(ContentChanged, match=r"version \d is kept with another text: give it a new version"):
        opened(changed())
    assert kept(opened(), ContentKind.PROCEDURE) == ((EXCISION, str(SHIPPED)),)


def test_a_plan_whose_version_is_not_kept_is_never_built_from_another(tmp_path: Path, opened: Open) -> None:
    house = opened(shipped(version=7))
    maria = patient(house)
    with house.store.writing() as tx:
        tx.exec_driver_sql("DELETE FROM content WHERE version = '7'")
    with pytest.raises(ContentNotFound):
        journey(opened(), maria)
