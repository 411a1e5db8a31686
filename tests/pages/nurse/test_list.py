from datetime import date, time

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.answers import with_facts, with_times
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.plan import EventKind
from checklist.store.unit import audit_of
from tests.care.furnished import DAY, NEW_YORK, happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

DAY_BEFORE = "2027-03-15T15:00:00-04:00"


def coming(
    house: House, name: str | None, *ticked: str, day: date = DAY, arrival: time = time(11), **facts: object
) -> Visitor:
    """A person is on the list, with these tasks done."""
    answers = with_facts(with_times(said(**facts), day, arrival, time(13), NEW_YORK), called=name)
    visitor = people.visitor(house, moves_in(house, answers).cookie)
    happens(house, visitor, *ticked)
    return visitor


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


@pytest.fixture
def day_before(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday, 3 pm; the people of these tests come in on Tuesday."""
    it_is(monkeypatch, DAY_BEFORE)


def names(screen: Screen) -> list[str]:
    """Those who are not ready, in order."""
    rows = [part.value.splitlines()[0] for part in screen.at.markdown if ":small[" in part.value and "**" in part.value]
    return [row.strip().strip("*") for row in rows]


def ready(screen: Screen) -> list[str]:
    """What the closed lines are called."""
    return [expander.label for expander in screen.at.expander]


def test_nobody_coming_in_is_said(nurse: Screen) -> None:
    assert nurse.opens("list").title == "Nobody is coming in"


@pytest.mark.usefixtures("day_before")
@pytest.mark.parametrize(
    ("ready", "waiting", "title", "counted"),
    [
        (1, 0, "Everyone is ready for tomorrow: 1 person", "Tuesday, March 16. 1 person comes in."),
        (2, 0, "Everyone is ready for tomorrow: 2 people", "Tuesday, March 16. 2 people come in. 2 are ready."),
        (2, 1, "Tomorrow: 1 person is not ready", "Tuesday, March 16. 3 people come in. 2 are ready."),
        (1, 2, "Tomorrow: 2 people are not ready", "Tuesday, March 16. 3 people come in. 1 is ready."),
    ],
)
def test_the_heading_is_how_many_are_not_ready(
    house: House, nurse: Screen, ready: int, waiting: int, title: str, counted: str
) -> None:
    for n in range(ready):
        coming(house, f"Ready {n}", "ride", "helper")
    for n in range(waiting):
        coming(house, f"Waiting {n}", "ride")
    screen = nurse.opens("list")
    assert screen.title == title
    assert f"{counted} As of 3:00 pm." in screen.text


def test_the_next_day_with_people_is_shown_where_nobody_is_near(house: House, nurse: Screen) -> None:
    coming(house, "Ann")
    coming(house, "Zoe", day=date(2027, 3, 18))
    screen = nurse.opens("list")
    assert screen.title == "Tuesday, March 16: 1 person is not ready"
    assert names(screen) == ["Ann"]
    screen.enters("Day", "2027-03-18").looks()
    assert (screen.title, names(screen)) == ("Thursday, March 18: 1 person is not ready", ["Zoe"])


def test_today_and_tomorrow_each_have_their_part(house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    coming(house, "Ann")
    coming(house, "Zoe", day=date(2027, 3, 17))
    coming(house, "Omar", day=date(2027, 3, 20))
    it_is(monkeypatch, "2027-03-16T09:00:00-04:00")
    screen = nurse.opens("list")
    assert screen.title == "Not ready: 1 today, 1 tomorrow"
    assert screen.headers == ["Comes in today", "Comes in tomorrow"]
    assert names(screen) == ["Ann", "Zoe"]


@pytest.mark.usefixtures("day_before")
def test_a_row_says_when_who_whom_to_call_and_what_is_open(house: House, nurse: Screen) -> None:
    coming(house, "Ann", "ride", born="1960-03-16", phone="555-0107")
    text = nurse.opens("list").text
    assert "**11:00 am**\n**Ann**" in text
    assert ":small[66 y. Surgery to take out a lump from the back or side.]" in text
    assert ":material/call: [555-0107](tel:5550107)" in text
    assert ":orange-badge[:material/priority_high: Adult at home]" in text
    assert ":gray-badge[:material/hourglass_top: 12 h without drinks]" in text
    assert "**Who stays with you for the first 24 hours?**" in text
    assert nurse.buttons.count("Record answer") == 1


@pytest.mark.usefixtures("day_before")
def test_who_gave_no_number_is_told_from_who_did(house: House, nurse: Screen) -> None:
    coming(house, "Ann")
    assert "No phone number given" in nurse.opens("list").text


@pytest.mark.usefixtures("day_before")
def test_one_question_is_asked_and_all_that_is_open_is_shown(house: House, nurse: Screen) -> None:
    answers = said("Eliquis", called="Ann")
    moves_in(house, answers)
    text = nurse.opens("list").text
    assert text.index("Eliquis: not decided") < text.index("Ride home") < text.index("Adult at home")
    assert "**When did you last take Eliquis?**" in text
    assert "Who drives you home?" not in text


@pytest.mark.usefixtures("day_before")
def test_who_is_not_ready_stands_first_arrival_first_or_by_what_was_picked(house: House, nurse: Screen) -> None:
    coming(house, "Cid", arrival=time(11))
    moves_in(house, with_facts(with_times(said("Eliquis"), DAY, time(12), time(13), NEW_YORK), called="Bea"))
    coming(house, "Ann", "ride", arrival=time(12, 30))
    screen = nurse.opens("list")
    assert names(screen) == ["Cid", "Bea", "Ann"]
    assert names(screen.enters("Order", "open").looks()) == ["Bea", "Cid", "Ann"]
    assert names(screen.enters("Order", "name").looks()) == ["Ann", "Bea", "Cid"]


@pytest.mark.usefixtures("day_before")
def test_the_ready_stand_in_one_closed_line(house: House, nurse: Screen) -> None:
    coming(house, "Maria", "ride", "helper")
    screen = nurse.opens("list")
    assert ready(screen) == ["Ready: 1 person"]
    assert "- 11:00 am, Maria" in screen.text


@pytest.mark.usefixtures("day_before")
def test_a_name_is_found_by_its_parts_and_the_count_stays(house: House, nurse: Screen) -> None:
    coming(house, "Maria Ortiz")
    coming(house, "Tom Becker")
    coming(house, "Mia Otto", "ride", "helper")
    screen = nurse.opens("list").enters("Search by name", "ma ORT").looks()
    assert (names(screen), ready(screen)) == (["Maria Ortiz"], [])
    assert "Found: 1 of 3 people." in screen.text
    assert screen.title == "Tomorrow: 2 people are not ready"
    screen.enters("Search by name", "otto").looks()
    assert (names(screen), ready(screen)) == ([], ["Ready: 1 person"])
    screen.enters("Search by name", "nobody").looks()
    assert "Found: 0 of 3 people." in screen.text


@pytest.mark.usefixtures("day_before")
def test_wards_are_told_by_their_number_and_asked_for_only_where_there_are_several(house: House, nurse: Screen) -> None:
    coming(house, "Ann", contacts={"ward": "555-0142"})
    assert "Ward, by its phone" not in [box.label for box in nurse.opens("list").at.selectbox]
    coming(house, "Zoe", contacts={"ward": "555-0150"})
    coming(house, "Omar")
    screen = nurse.looks()
    (box,) = [box for box in screen.at.selectbox if box.label == "Ward, by its phone"]
    assert box.options == ["Any ward", "555-0142", "555-0150", "No number given"]
    screen.enters("Ward", "555-0150").looks()
    assert (screen.title, names(screen)) == ("Tomorrow: 1 person is not ready", ["Zoe"])


@pytest.mark.usefixtures("day_before")
def test_many_are_shown_30_at_a_time(house: House, nurse: Screen) -> None:
    for n in range(32):
        coming(house, f"Person {n:02}")
    screen = nurse.opens("list")
    assert screen.title == "Tomorrow: 32 people are not ready"
    assert len(names(screen)) == 30
    screen.presses("Show 2 more, of 32")
    assert len(names(screen)) == 32


def test_whose_procedure_has_begun_goes_home_that_day(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Maria", "ride")
    coming(house, "Omar", "ride", "helper")
    it_is(monkeypatch, "2027-03-16T12:59:00-04:00")
    assert nurse.opens("list").headers == ["Comes in today", "Comes in tomorrow"]
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    screen = nurse.looks()
    assert screen.headers == ["Goes home today"]
    assert screen.title == "Goes home today: something is open for 1 person"
    assert "Tuesday, March 16. 2 people go home. Nothing is open for 1." in screen.text
    assert (names(screen), ready(screen)) == (["Maria"], ["Nothing open: 1 person"])
    assert "**Who stays with you for the first 24 hours?**" in screen.text
    it_is(monkeypatch, "2027-03-17T00:00:00-04:00")
    assert nurse.looks().headers == []


@pytest.mark.usefixtures("day_before")
def test_who_has_no_name_is_listed_too(house: House, nurse: Screen) -> None:
    coming(house, None)
    assert "**No name given**" in nurse.opens("list").text


@pytest.mark.usefixtures("day_before")
@pytest.mark.parametrize("name", ["[Call](https://elsewhere)", "![](https://elsewhere/x.png)", "**Bold**"])
def test_what_a_person_typed_is_text_wherever_it_stands(house: House, nurse: Screen, name: str) -> None:
    coming(house, name, phone=name[:40])
    coming(house, name, "ride", "helper")
    moves_in(house, said(name, called=name))
    told = people.visitor(house, moves_in(house, said(called=name)).cookie)
    happens(house, told, "ride", kind=EventKind.COULD_NOT, text=name)
    nurse.opens("list")
    assert [part.value for part in nurse.at.markdown if name in part.value] == []


def test_what_people_told_stands_below_with_when_in_their_own_time(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = people.visitor(house, moves_in(house, said(called="Maria")).cookie)
    it_is(monkeypatch, "2027-03-15T20:30:00-04:00")
    happens(house, maria, "ride", kind=EventKind.COULD_NOT, text="There was no time")
    screen = nurse.opens("list")
    assert screen.headers[-1] == "What people told us: 1"
    assert screen.cards[-1] == {
        "Patient": "**Maria**  \n:small[Comes in Tuesday, March 16, 11:00 am]",
        "Told us": "Could not: Arrange an adult to drive you home. Why: There was no time",
        "When": "Monday, March 15, 8:30 pm",
    }


@pytest.mark.usefixtures("day_before")
def test_what_people_told_is_shown_30_at_a_time_too(house: House, nurse: Screen) -> None:
    maria = people.visitor(house, moves_in(house, said(called="Maria")).cookie)
    for minute in range(32):
        happens(
            house, maria, "q", kind=EventKind.ASKED, when=f"2027-03-15T09:{minute:02}:00-04:00", text=f"No {minute}."
        )
    screen = nurse.opens("list")
    assert screen.headers[-1] == "What people told us: 32"
    assert ("No 29." in screen.text, "No 30." in screen.text) == (True, False)
    assert "No 31." in screen.presses("Show 2 more, of 32").text


def test_each_look_is_in_the_audit(house: House, nurse: Screen) -> None:
    nurse.opens("list")
    with house.store.reading() as tx:
        assert [(entry.who, entry.what) for entry in audit_of(tx)] == [("nurse:u-nurse", "see_people")]


def test_the_name_and_the_way_out_stand_on_top(nurse: Screen) -> None:
    screen = nurse.opens("list")
    assert screen.at.markdown[0].value == "Ann Lee"
    data = screen.presses("Sign out").component("go")
    assert data == {"to": "/session"}
