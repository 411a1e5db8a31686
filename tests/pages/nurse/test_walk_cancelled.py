"""Nobody walks through going home, or calls after it, where the procedure is cancelled; put back, nothing is lost."""

from typing import Any

import pytest

from checklist.access import Role
from checklist.care import discharging
from checklist.care.cancelling import cancel, put_back
from checklist.care.discharging import Note
from checklist.care.going_home import going
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.discharge import Section, Topic
from checklist.plan import PlanId, Reason
from tests.care.furnished import it_is, signs_in
from tests.pages.nurse.test_discharge import AFTER, ben, signed
from tests.pages.nurse.test_list import coming
from tests.pages.screen import Screen

TITLE = "The procedure of Zoe is canceled"
SAYS = "Canceled by Ben Ode, 5:00 pm: Unwell."
KEPT = "Nothing more is recorded here. What was recorded stays, and is here again if the procedure is put back."
PAGES = pytest.mark.parametrize("name", ["discharge", "calls"])


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


class Zoe:
    """A person whose procedure was this afternoon, and the nurse who cancels it by mistake."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch, name: str | None = "Zoe") -> None:
        self.house, self.ben = house, ben(house)
        self.visitor: Visitor = coming(house, name)
        it_is(monkeypatch, AFTER)

    @property
    def plan(self) -> PlanId:
        return self.visitor.own_plan

    def cancelled(self) -> "Zoe":
        cancel(self.house, self.ben, self.plan, Reason.UNWELL)
        return self

    def put_back(self) -> None:
        found = going(self.house, self.ben, self.plan).cancelled
        assert found
        put_back(self.house, self.ben, self.plan, found.seq)


@pytest.fixture
def zoe(house: House, monkeypatch: pytest.MonkeyPatch) -> Zoe:
    return Zoe(house, monkeypatch)


def drawn(screen: Screen) -> dict[str, Any]:
    """All of the walk-through that is on the screen."""
    boxes = {box.key: box.value for box in screen.at.checkbox}
    fields = {field.key: field.value for field in [*screen.at.text_input, *screen.at.text_area]}
    return {"boxes": boxes, "fields": fields, "text": screen.text, "buttons": screen.buttons}


def saves(screen: Screen) -> Screen:
    """The button of the form is pressed: the one of the times begins alike."""
    [button for button in screen.at.button if button.label == "Save"][-1].click()
    return screen.looks()


@PAGES
def test_by_its_address_it_says_who_cancelled_it_and_shows_the_way_to_their_page_and_nothing_else(
    zoe: Zoe, nurse: Screen, name: str
) -> None:
    screen = nurse.opens(name, patient=zoe.cancelled().plan)
    assert screen.text.splitlines() == [TITLE, "Ann Lee", f":material/cancel: **{SAYS}**  ", KEPT]
    assert screen.links == ["The page of Zoe"]
    assert (screen.headers, screen.calls, screen.at.checkbox) == ([], [], [])
    assert screen.buttons == ["Sign out"]


def test_the_way_leads_to_where_it_can_be_put_back(zoe: Zoe, nurse: Screen) -> None:
    screen = nurse.opens("discharge", patient=zoe.cancelled().plan)
    (link,) = screen.at.get("page_link")
    assert link.proto.page == "person" and link.proto.query_string == f"plan={zoe.plan}"
    assert "It takes place after all" in nurse.opens("person", plan=zoe.plan).buttons


def test_somebody_without_a_name_is_the_patient(house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = nurse.opens("discharge", patient=Zoe(house, monkeypatch, name=None).cancelled().plan)
    assert screen.title == "The procedure of the patient is canceled"
    assert screen.links == ["The page of No name given"]


def test_put_back_the_walk_goes_on_where_it_was_with_all_that_was_recorded(
    house: House, zoe: Zoe, nurse: Screen
) -> None:
    discharging.cover(house, zoe.ben, zoe.plan, Section.PROCEDURE, covered=True)
    first, *_ = going(house, zoe.ben, zoe.plan).walk.points[Topic.MEDICINES]
    discharging.hear(house, zoe.ben, zoe.plan, Topic.MEDICINES, first.id, heard=True)
    before = drawn(nurse.opens("discharge", patient=zoe.plan))
    assert f"hear_{first.id}_{zoe.plan}" in before["boxes"]
    zoe.cancelled()
    assert Screen(signs_in(house, Role.NURSE, "Cy Fox", "u-cy")).opens("discharge", patient=zoe.plan).title == TITLE
    zoe.put_back()
    assert drawn(nurse.looks()) == before


def test_who_has_the_walk_open_is_told_records_nothing_and_keeps_what_was_typed(
    house: House, zoe: Zoe, nurse: Screen
) -> None:
    entry = Note(section=Section.PROCEDURE, fields={"text": "Stitches"})
    discharging.write(house, zoe.ben, zoe.plan, entry)
    nurse.opens("discharge", patient=zoe.plan).presses("What was done").presses("Change")
    (field,) = [area for area in nurse.at.text_area if area.value == "Stitches"]
    field.set_value("Stitches, 5 of them")
    zoe.cancelled()
    screen = saves(nurse)
    assert screen.title == "Zoe: going home" and SAYS in screen.text
    assert "This procedure is canceled. Nothing was recorded. Look at this person’s page first." in screen.wrong
    assert [area.value for area in screen.at.text_area] == ["Stitches, 5 of them"]
    assert not any("/print" in call for call in screen.calls)
    zoe.put_back()
    assert "Stitches, 5 of them" in saves(nurse).text
    assert nurse.at.text_area == [] and SAYS not in nurse.text


def test_once_left_it_is_not_opened_again(zoe: Zoe, nurse: Screen) -> None:
    nurse.opens("discharge", patient=zoe.plan)
    zoe.cancelled()
    assert nurse.looks().title == "Zoe: going home"
    nurse.opens("person", plan=zoe.plan)
    assert nurse.opens("discharge", patient=zoe.plan).title == TITLE


def test_who_has_the_call_open_is_told_records_nothing_and_keeps_the_note(
    house: House, zoe: Zoe, nurse: Screen
) -> None:
    signed(house, by=zoe.ben)
    nurse.opens("calls", patient=zoe.plan).enters("Note", "Sleeps well")
    zoe.cancelled()
    screen = nurse.presses("No answer")
    assert SAYS in screen.text and screen.holds("Note") == "Sleeps well"
    assert "Nothing was recorded." in " ".join(screen.wrong)
    zoe.put_back()
    assert "No answer. Sleeps well" in nurse.presses("No answer").text


def test_an_address_of_nobody_says_so_and_shows_everyone_to_call(nurse: Screen) -> None:
    assert nurse.opens("calls", patient="nobody").title == "Nobody waits for a call"
    assert nurse.wrong == ["There is no such plan."]
