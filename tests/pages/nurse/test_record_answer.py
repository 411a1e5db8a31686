import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.calling import asked_of, record_answer
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.people import Entered
from checklist.care.roster import roster
from checklist.care.visitor import Visitor
from checklist.plan import Answer, EventKind
from tests.care.furnished import happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

SETTLED, NOT_YET, NO_ANSWER, HEARD = Answer.SETTLED, Answer.NOT_YET, Answer.NO_ANSWER, Answer.HEARD


@pytest.fixture
def maria(house: House, monkeypatch: pytest.MonkeyPatch) -> Entered:
    """It is the day before; of Maria only the ride is open, of Omar both."""
    entered = moves_in(house, said(called="Maria"))
    happens(house, people.visitor(house, entered.cookie), "helper")
    moves_in(house, said(called="Omar"))
    it_is(monkeypatch, "2027-03-15T15:00:00-04:00")
    return entered


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


def row_of(screen: Screen, name: str) -> str:
    """Everything that is written from this name to the next one."""
    _, _, rest = screen.text.partition(f"**{name}**")
    return rest.partition("**11:00 am**")[0]


def records(screen: Screen, answer: Answer | None, note: str = "", name: str = "Maria") -> Screen:
    """The answer of this person is recorded in the dialog."""
    place = [part.value.splitlines()[0].strip("* ") for part in screen.at.markdown if ":material/call:" in part.value
             or "No phone number" in part.value].index(name)  # fmt: skip
    [button for button in screen.at.button if button.label == "Record answer"][place].click()
    screen.looks()
    screen.at.radio(key="list_answer").set_value(answer)
    screen.at.text_input(key="list_note").set_value(note)
    return screen.presses("Save")


def test_a_settled_question_moves_the_row_to_ready_and_the_heading_counts_down(maria: Entered, nurse: Screen) -> None:
    screen = nurse.opens("list")
    assert screen.title == "Tomorrow: 2 people are not ready"
    records(screen, SETTLED, "Her son")
    assert screen.done == "Maria is ready. 1 person is not."
    assert screen.title == "Tomorrow: 1 person is not ready"
    assert "- 11:00 am, Maria\n:small[Ride home. Settled: “Her son”. Ann Lee, 3:00 pm.]" in screen.text
    assert screen.looks().done == ""


def test_the_patient_sees_it_as_done_and_who_wrote_it_down(maria: Entered, nurse: Screen) -> None:
    records(nurse.opens("list"), SETTLED)
    data = Screen(maria).component("today")
    assert data is not None
    rows = {task["id"]: task for group in data["groups"] for task in group["tasks"]}
    assert rows["ride"]["state"] == "done"
    assert rows["ride"]["state_line"].replace("\u00a0", " ") == "Done 3:00 pm. Ann Lee wrote it down."


def test_who_is_not_ready_yet_is_told_from_who_is(maria: Entered, nurse: Screen) -> None:
    records(nurse.opens("list"), SETTLED, name="Omar")
    assert nurse.done == "Omar: Ride home is settled. More is open."
    assert nurse.title == "Tomorrow: 2 people are not ready"
    assert "**Who stays with you for the first 24 hours?**" in row_of(nurse, "Omar")
    assert ":small[Ride home. Settled. Ann Lee, 3:00 pm.]" in row_of(nurse, "Omar")


@pytest.mark.parametrize(("answer", "words"), [(NOT_YET, "Not yet"), (NO_ANSWER, "Nobody picked up")])
def test_what_settles_nothing_stays_on_the_row_with_who_and_when(
    maria: Entered, nurse: Screen, answer: Answer, words: str
) -> None:
    records(nurse.opens("list"), answer, "Calls back")
    assert nurse.title == "Tomorrow: 2 people are not ready"
    assert f":small[{words}: “Calls back”. Ann Lee, 3:00 pm.]" in row_of(nurse, "Maria")
    assert "**Who drives you home?**" in row_of(nurse, "Maria")


def test_what_is_said_of_a_medicine_waits_for_a_clinician_and_the_next_question_stands_there(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves_in(house, said("Eliquis", called="Maria"))
    it_is(monkeypatch, "2027-03-15T15:00:00-04:00")
    records(nurse.opens("list"), HEARD, "")
    assert nurse.wrong == ["Write down what they said."]
    nurse.at.text_input(key="list_note").set_value("Saturday evening")
    nurse.presses("Save")
    assert nurse.done == "Maria: the answer is written down."
    assert ":small[Eliquis. They said: “Saturday evening”. Ann Lee, 3:00 pm.]" in nurse.text
    assert "**Who drives you home?**" in nurse.text
    records(nurse, SETTLED)
    records(nurse, SETTLED)
    assert "A clinician decides about the medicine." in nurse.text
    assert "Confirm medicines" in nurse.links
    assert nurse.title == "Tomorrow: 1 person is not ready"


def test_the_clinician_reads_what_was_said_of_a_medicine_where_it_is_decided(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = people.visitor(house, moves_in(house, said("Eliquis", called="Maria")).cookie)
    it_is(monkeypatch, "2027-03-15T15:00:00-04:00")
    records(nurse.opens("list"), HEARD, "Saturday evening")
    lena = Screen(signs_in(house, Role.CLINICIAN, "Lena Hart"))
    told = "Called about this. They said: “Saturday evening”. Ann Lee, 3:00 pm."
    assert told in lena.opens("confirm").text
    assert told in lena.enters("Patient", maria.own_plan).looks().text


def test_the_second_of_two_nurses_is_told_who_was_first(house: House, maria: Entered, nurse: Screen) -> None:
    bo = people.visitor(house, signs_in(house, Role.NURSE, "Bo Tran", id="u-bo").cookie)
    screen = nurse.opens("list")
    next(button for button in screen.at.button if button.label == "Record answer").click()
    screen.looks()
    row = next(row for row in roster(house, bo) if row.name == "Maria")
    record_answer(house, bo, asked_of(row.plan, row.asks[0]), NOT_YET, "Asks her son")
    screen.at.radio(key="list_answer").set_value(SETTLED)
    screen.presses("Save")
    assert screen.wrong == ["Maria: Bo Tran recorded this at 3:00 pm, before you. Nothing was changed."]
    assert "Not yet: “Asks her son”. Bo Tran" in row_of(screen, "Maria")
    assert kinds(house, maria) == [EventKind.DONE, EventKind.CALLED]


def kinds(house: House, entered: Entered) -> list[str]:
    visitor: Visitor = people.visitor(house, entered.cookie)
    return [event.kind for event in journey(house, visitor).events]


def test_nothing_picked_is_asked_for_and_the_dialog_stays(house: House, maria: Entered, nurse: Screen) -> None:
    records(nurse.opens("list"), None)
    assert nurse.wrong == ["Pick an answer."]
    assert "Save" in nurse.buttons
    assert kinds(house, maria) == [EventKind.DONE]


def test_what_was_settled_is_taken_back_where_it_stands(house: House, maria: Entered, nurse: Screen) -> None:
    records(nurse.opens("list"), SETTLED).presses("Take back")
    assert nurse.done == "Taken back. Maria is to be asked again."
    assert nurse.title == "Tomorrow: 2 people are not ready"
    assert kinds(house, maria) == [EventKind.DONE, EventKind.DONE, EventKind.UNDONE]
    records(nurse, NO_ANSWER).presses("Take back")
    assert "Nobody picked up" not in nurse.text


def test_a_search_does_not_change_how_many_are_left(maria: Entered, nurse: Screen) -> None:
    records(nurse.opens("list").enters("Search by name", "maria").looks(), SETTLED)
    assert nurse.done == "Maria is ready. 1 person is not."


def test_before_going_home_an_answer_is_recorded_too(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T15:00:00-04:00")
    records(nurse.opens("list"), SETTLED)
    assert nurse.done == "Maria: nothing is open any more before going home."
    assert [expander.label for expander in nurse.at.expander] == ["Nothing open: 1 person"]


@pytest.mark.parametrize("note", ["[Call](https://elsewhere)", "**Bold**"])
def test_a_note_is_text(maria: Entered, nurse: Screen, note: str) -> None:
    records(nurse.opens("list"), NOT_YET, note)
    records(nurse, SETTLED, note)
    assert [part.value for part in nurse.at.markdown if note in part.value] == []
