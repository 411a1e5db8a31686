import pytest

from checklist.care import people
from checklist.care.house import House
from tests.care.furnished import happens, it_is, moves_in, said
from tests.pages.screen import Screen

WARD = {"contacts": {"ward": "555-0142"}}


def today(house: House, **facts: object) -> Screen:
    return Screen(moves_in(house, said("Eliquis", **facts))).opens("today")


def test_the_page_is_one_component_with_the_plan_in_it(house: House) -> None:
    data = today(house, called="Maria").component("today")
    assert data and data["heading_line"] == "Maria’s plan. {now}"
    assert data["endpoint"] == f"/api/plans/{data['plan']}/events"
    assert data["states"][0]["heading"] == "You may eat and drink as usual"
    assert data["groups"][0]["title"] == "Today"


def test_the_page_shows_each_patient_their_own_plan(house: House) -> None:
    lines = [
        data["heading_line"] for name in ("Maria", "Omar") if (data := today(house, called=name).component("today"))
    ]
    assert lines == ["Maria’s plan. {now}", "Omar’s plan. {now}"]


def test_a_tick_is_there_at_the_next_look_and_folded_away_at_the_next_visit(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered = moves_in(house)
    screen = Screen(entered).opens("today")
    happens(house, people.visitor(house, entered.cookie), "ride")
    assert ticked(screen.looks()) == {"ride": False}
    it_is(monkeypatch, "2027-03-08T10:00:00-05:00")
    assert ticked(Screen(entered).opens("today")) == {"ride": True}


def ticked(screen: Screen) -> dict[str, bool]:
    """Each ticked task, and whether it is folded away."""
    data = screen.component("today")
    assert data
    rows = [row for group in data["groups"] for row in group["tasks"]]
    return {row["id"]: row["folded"] for row in rows if row["state"] == "done"}


def test_text_that_no_clinician_has_reviewed_says_so_first(house: House) -> None:
    assert (
        today(house)
        .at.markdown[0]
        .value.startswith(":blue-badge[:material/edit_note: Draft] :small[No clinician has reviewed this text yet.")
    )


def test_the_other_pages_are_one_press_away(house: House) -> None:
    assert today(house, **WARD).links == [
        "My medicines",
        "About my procedure",
        "Change the date",
        "Change my answers",
        "My link",
        "Today",
        "Recovery",
    ]


def test_call_opens_the_phone_and_without_a_number_the_help_page(house: House) -> None:
    assert today(house, **WARD).calls == ["tel:5550142"]
    without = today(house)
    assert without.calls == [] and without.links[-1] == "Get help"


def test_the_last_line_says_who_confirms_the_plan_and_whom_to_call(house: House) -> None:
    assert (
        "This plan informs you. Your own care team confirms it. Questions? Call 555-0142." in today(house, **WARD).text
    )
    assert "Questions?" not in today(house).text


@pytest.mark.parametrize(
    "moment", ["2027-03-15T20:00:00-04:00", "2027-03-16T12:00:00-04:00", "2027-03-16T14:00:00-04:00",
               "2027-03-25T09:00:00-04:00", "2027-09-01T09:00:00-04:00"],
)  # fmt: skip
def test_the_page_is_drawn_at_every_time_of_the_journey(
    house: House, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    entered = moves_in(house, said("Eliquis", "Zzyzxol", **WARD))
    it_is(monkeypatch, moment)
    data = Screen(entered).opens("today").component("today")
    assert data and data["states"]


def test_a_number_that_is_no_number_stays_text(house: House) -> None:
    odd = today(house, contacts={"ward": "[call](https://elsewhere)"})
    (line,) = [m.value for m in odd.at.markdown if "Questions" in m.value]
    assert "\\[call\\]\\(https\\://elsewhere\\)" in line
