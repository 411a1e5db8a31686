"""Nothing is recorded before going home of what does not take place; put back, all that was recorded counts again."""

from collections.abc import Callable
from datetime import datetime

import pytest

from checklist.care import discharging
from checklist.care.cancelling import cancel, put_back
from checklist.care.discharging import Heard, Note, Signing
from checklist.care.going_home import going, record_file
from checklist.care.homeward import leaving
from checklist.care.house import House
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.discharge import TAUGHT, EntryId, Listener, PointId, Section, Topic
from checklist.plan import EventKind, PlanId, Reason
from checklist.store.events import events_of, verify
from tests.care.furnished import it_is, patient, said, staff

AFTER = "2027-03-16T17:00:00-04:00"
STARTED = datetime.fromisoformat("2027-03-16T13:20:00-04:00")
Act = Callable[[House, Visitor, PlanId], None]
ACTS: dict[str, Act] = {
    "cover": lambda *at: discharging.cover(*at, Section.PROCEDURE, covered=True),
    "write": lambda *at: discharging.write(*at, Note(section=Section.PROCEDURE, fields={"text": "Stitches"})),
    "write_none": lambda *at: discharging.write_none(*at, Section.EQUIPMENT),
    "remove": lambda *at: discharging.remove(*at, EntryId("e"), 1),
    "hear": lambda *at: discharging.hear(*at, Topic.MEDICINES, PointId("p"), heard=True),
    "said_instead": lambda *at: discharging.said_instead(*at, Topic.MEDICINES, PointId("p"), "I would wait"),
    "end_try": lambda *at: discharging.end_try(*at, Topic.WARNING_SIGNS, Heard(listener=Listener.PATIENT)),
    "skip": lambda *at: discharging.skip(*at, Topic.HOME, "Her son comes later"),
    "take_up_again": lambda *at: discharging.take_up_again(*at, Topic.HOME),
    "took_place": lambda *at: discharging.took_place(*at, 1, STARTED, None),
    "sign": lambda *at: discharging.sign(*at, Signing(signer="Maria", listener=Listener.PATIENT)),
    "reopen": lambda *at: discharging.reopen(*at, "A mistake"),
}


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A person whose procedure was this afternoon."""
    made = patient(home, said(called="Maria"))
    it_is(monkeypatch, AFTER)
    return made


@pytest.fixture
def ann(home: House) -> Visitor:
    """A nurse."""
    return staff(home)


def says_all_back(house: House, nurse: Visitor, plan: PlanId) -> None:
    for topic in TAUGHT:
        for point in going(house, nurse, plan).walk.open_points(topic):
            discharging.hear(house, nurse, plan, topic, point.id, heard=True)
        discharging.end_try(house, nurse, plan, topic, Heard(listener=Listener.PATIENT))


def kinds(house: House, plan: PlanId) -> list[EventKind]:
    with house.store.reading() as tx:
        assert verify(tx, plan) is None
        return [event.kind for event in events_of(tx, plan)]


@pytest.mark.parametrize("name", ACTS)
def test_no_act_is_recorded_while_it_is_cancelled_and_each_is_again_once_put_back(
    home: House, maria: Visitor, ann: Visitor, name: str
) -> None:
    plan, act = maria.own_plan, ACTS[name]
    if name == "sign":
        says_all_back(home, ann, plan)
    cancel(home, ann, plan, Reason.OTHER)
    before = kinds(home, plan)
    with pytest.raises(CannotRecord, match=r"This procedure is canceled\. Nothing was recorded\."):
        act(home, ann, plan)
    assert kinds(home, plan) == before
    put_back(home, ann, plan, len(before))
    act(home, ann, plan)
    assert len(kinds(home, plan)) == len(before) + 2


def test_put_back_the_walk_stands_as_it_was_and_its_record_says_all_of_it(
    home: House, maria: Visitor, ann: Visitor
) -> None:
    plan = maria.own_plan
    discharging.write(home, ann, plan, Note(section=Section.PROCEDURE, fields={"text": "Stitches"}))
    says_all_back(home, ann, plan)
    discharging.sign(home, ann, plan, Signing(signer="Maria", listener=Listener.PATIENT, phone="555-0161"))
    before, written = going(home, ann, plan), record_file(home, ann, plan)
    cancel(home, ann, plan, Reason.OTHER)
    assert leaving(home, ann) == ()
    found = going(home, ann, plan).cancelled
    assert found and found.by == "Ann Lee"
    put_back(home, ann, plan, found.seq)
    assert [one.plan for one in leaving(home, ann)] == [plan]
    after = going(home, ann, plan)
    assert (after.cancelled, after.walk.record, after.items) == (None, before.walk.record, before.items)
    assert record_file(home, ann, plan).startswith(written)
