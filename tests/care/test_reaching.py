import pytest

from checklist.access import AccessDenied, Part
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.reaching import reach, take_back
from checklist.care.recording import CannotRecord
from checklist.care.visitor import NOBODY, Visitor
from checklist.guidance import RuleId
from checklist.plan import EventKind
from checklist.store.plans import PlanNotFound
from tests.care.furnished import caregiver, it_is, patient, said

STITCHES = RuleId("stitches")
DAY_12 = "2027-03-28T09:00:00-04:00"


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    found = patient(home, said(called="Maria"))
    it_is(monkeypatch, DAY_12)
    return found


def marked(home: House, who: Visitor) -> list[object]:
    return [e.payload["day"] for e in journey(home, who).events if e.kind is EventKind.REACHED]


def test_a_milestone_is_reached_on_the_day_it_is_marked_and_can_be_taken_back(home: House, maria: Visitor) -> None:
    reach(home, maria, STITCHES)
    assert [(one.row.id, one.day) for one in journey(home, maria).timeline.reached] == [(STITCHES, 12)]
    take_back(home, maria, STITCHES)
    assert journey(home, maria).timeline.reached == ()
    assert marked(home, maria) == [12, None]


def test_the_same_press_twice_is_one_event(home: House, maria: Visitor) -> None:
    take_back(home, maria, STITCHES)
    reach(home, maria, STITCHES)
    reach(home, maria, STITCHES)
    assert marked(home, maria) == [12]


@pytest.mark.parametrize("milestone", ["activity", "clot_signs", "soreness", "nothing"])
def test_what_is_no_act_cannot_be_reached(home: House, maria: Visitor, milestone: str) -> None:
    with pytest.raises(CannotRecord):
        reach(home, maria, RuleId(milestone))


def test_only_the_patient_marks_what_was_reached(home: House, maria: Visitor) -> None:
    with pytest.raises(PlanNotFound):
        reach(home, NOBODY, STITCHES)
    with pytest.raises(AccessDenied):
        reach(home, caregiver(home, maria, Part.RECOVERY), STITCHES)
    assert marked(home, maria) == []
