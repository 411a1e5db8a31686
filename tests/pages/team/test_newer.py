import pytest

from checklist.access import Role
from checklist.care.answers import with_facts
from checklist.care.house import House
from checklist.care.signing import next_version
from checklist.care.visitor import Visitor
from checklist.store.reviews import WorkKey
from tests.care.furnished import EXCISION, SHIPPED, it_is, patient, said, signs_in
from tests.care.leaflet import clinician, imported, signs
from tests.pages.screen import Screen

LUMP = "Surgery to take out a lump from the back or side"


@pytest.fixture
def team(house: House) -> Screen:
    return Screen(signs_in(house, Role.CARE_TEAM, name="Bo Tran"))


def version_2(house: House, people: int) -> Visitor:
    """Plans on the shipped version, and a version signed after that."""
    for n in range(people):
        patient(house, with_facts(said(), called=f"Maria {n}"))
    lena = clinician(house)
    signs(house, lena, imported(house, lena, of=EXCISION))
    return lena


@pytest.mark.parametrize("page", ["board", "list"])
def test_both_lists_tell_that_a_newer_version_is_signed(house: House, team: Screen, page: str) -> None:
    version_2(house, 2)
    screen = team.opens(page)
    beside = f"{LUMP}. Made from version {SHIPPED}. Version {SHIPPED + 1} is newer.]"
    assert (beside in screen.text) == (page == "list")
    assert screen.headers[-1] == "Newer guidance: 1"
    assert f"2 running plans were made from version {SHIPPED} and keep it." in screen.text
    assert f"Version {SHIPPED + 1} is newer: Lena Hart signed it on Monday, March 8, 2027." in screen.text
    assert f"What version {SHIPPED + 1} changes in version {SHIPPED}" in screen.links


def test_the_way_leads_to_what_the_newer_version_changes(house: House, team: Screen) -> None:
    version_2(house, 1)
    (link,) = [link for link in team.opens("board").at.get("page_link") if "changes" in link.label]
    assert link.proto.query_string == f"procedure={EXCISION}&since={SHIPPED}"
    assert team.opens("procedures", procedure=EXCISION, since=str(SHIPPED)).title == "Taking a cyst off the wrist"


def test_nothing_is_said_while_every_plan_has_the_newest_version(house: House, team: Screen) -> None:
    patient(house)
    lena = clinician(house)
    imported(house, lena, of=EXCISION)
    assert "newer" not in team.opens("board").text.lower()


def test_a_plan_that_is_over_is_not_counted(house: House, team: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    version_2(house, 1)
    it_is(monkeypatch, "2027-04-28T09:00:00-04:00")
    assert "newer" not in team.opens("board").text.lower()


def test_each_older_version_has_its_own_line(house: House, team: Screen) -> None:
    lena = version_2(house, 1)
    patient(house)
    signs(house, lena, next_version(house, lena, WorkKey(procedure=EXCISION, version=SHIPPED + 1)))
    links = [label for label in team.opens("board").links if "changes" in label]
    assert links == [f"What version {SHIPPED + 2} changes in version {older}" for older in (SHIPPED, SHIPPED + 1)]
