from datetime import timedelta

import pytest

from checklist.access import Role
from checklist.care import clock
from checklist.care.cohort import Chosen, cohort
from checklist.care.content import basis_of
from checklist.care.house import House
from checklist.care.watching import add_plan
from checklist.library.profile import booking_from_profile
from checklist.plan import EventId, EventKind, PlanId
from checklist.store.events import NewEvent, append
from checklist.ui.cohort import counted_in_file
from tests.builders import at
from tests.care.furnished import EXCISION, NEW_YORK, it_is, signs_in, staff
from tests.pages.screen import Screen, plain
from tests.ui.builders import say

NOW = "2027-04-20T12:00:00-04:00"


def books(house: House, n: int, ward: str = "555-0142") -> PlanId:
    """Somebody ten days after their procedure, who told their pain on two days."""
    day, plan = "2027-04-10", PlanId(f"p{n}")
    profile = {
        "timezone": NEW_YORK, "arrival_at": f"{day}T09:00", "procedure_at": f"{day}T11:00", "called": f"Person {n}",
        "contacts": {"ward": ward},
    }  # fmt: skip
    with house.store.writing() as tx:
        add_plan(house, tx, plan, basis_of(house, EXCISION, booking_from_profile(profile, at("2027-03-20T09:00"))))
    for after in (1, 2):
        moment = clock.now() - timedelta(days=10 - after)
        told = {"day": after, "answers": {"pain_rest": n % 10}}
        new = NewEvent(id=EventId(f"c{after}"), kind=EventKind.CHECKED_IN, at=moment, payload=told)
        house.store.write(
            lambda tx, new=new, moment=moment: append(  # type: ignore[misc]
                tx, plan, actor="patient", received_at=moment, news=[new]
            )
        )
    return plan


@pytest.fixture
def team(house: House, monkeypatch: pytest.MonkeyPatch) -> Screen:
    it_is(monkeypatch, NOW)
    return Screen(signs_in(house, Role.CARE_TEAM))


def charts(screen: Screen) -> int:
    return len(screen.at.get("plotly_chart"))


def test_with_nobody_to_count_it_says_so(team: Screen) -> None:
    screen = team.opens("cohort")
    assert "Counted: 0 people." in screen.text
    assert "with a procedure from Monday, February 1, 2027 to Wednesday, April 21, 2027." in screen.text
    assert "Fewer than 5 people: too few to count." in screen.text


@pytest.mark.parametrize(("n", "drawn"), [(4, 0), (5, 3)])
def test_fewer_than_five_people_are_words_and_no_chart(house: House, team: Screen, n: int, drawn: int) -> None:
    for number in range(n):
        books(house, number)
    assert charts(team.opens("cohort")) == drawn


def test_every_chart_has_its_sentence_its_table_and_its_file_and_no_name(house: House, team: Screen) -> None:
    for number in range(6):
        books(house, number)
    screen = team.opens("cohort")
    assert "On day 1, 6 of 6 people told their pain: 0 to 5, half of them 2 or less." in screen.text
    assert "12 of 54 check-ins came." in screen.text
    assert [box.label for box in screen.at.expander] == ["The same as a table"] * 3
    assert len(screen.at.get("download_button")) == 5
    assert screen.at.table[0].value.to_dict("records")[0] == {
        "Day": "1", "Told": "6", "Of how many": "6", "Lowest": "0", "A quarter at or below": "1",
        "Half at or below": "2", "3 quarters at or below": "4", "Highest": "5",
    }  # fmt: skip
    assert "Person" not in screen.text


def test_a_ward_is_counted_alone_once_it_is_picked(house: House, team: Screen) -> None:
    for number in range(6):
        books(house, number, ward="555-0142" if number else "555-0199")
    screen = team.opens("cohort").enters("Ward", "555-0142").looks()
    assert "Counted: 5 people." in screen.text


def address(screen: Screen) -> dict[str, str]:
    kept = {
        key: screen.at.query_params[key] for key in ("procedure", "ward", "months") if key in screen.at.query_params
    }
    return {key: value if isinstance(value, str) else value[0] for key, value in kept.items()}


def test_the_address_keeps_each_choice_by_its_id_and_nothing_that_counts_by_itself(house: House, team: Screen) -> None:
    books(house, 1)
    screen = team.opens("cohort")
    assert address(screen) == {}
    for label, id_ in (("Procedure", EXCISION), ("Ward", "none"), ("Months", "12")):
        screen.enters(label, id_).looks()
    assert address(screen) == {"procedure": EXCISION, "ward": "none", "months": "12"}
    screen.enters("Ward", "any").looks()
    assert address(screen) == {"procedure": EXCISION, "months": "12"}


@pytest.mark.parametrize(
    ("months", "ward"), [("12", "555-0142"), ("The last 12 months", "555-0142"), ("12", "Any ward")]
)
def test_a_link_opens_what_it_names_by_id_or_as_links_did_before_by_words(
    house: House, team: Screen, months: str, ward: str
) -> None:
    books(house, 1)
    screen = team.opens("cohort", months=months, ward=ward)
    assert (screen.holds("Months"), "which is not here" in screen.text) == ("12", False)
    assert screen.holds("Ward") == ("any" if ward == "Any ward" else ward)
    assert "from Friday, May 1, 2026" in screen.text


def test_a_link_to_what_is_not_here_says_so_and_keeps_the_rest(house: House, team: Screen) -> None:
    books(house, 1)
    screen = team.opens("cohort", procedure="knee*", months="12")
    assert "Procedure: the link asks for “knee*”, which is not here. Shown instead: Any procedure." in screen.text
    assert (screen.holds("Procedure"), screen.holds("Months")) == ("any", "12")
    assert address(screen)["procedure"] == "knee*", "the link still says what it asked for"
    assert "which is not here" not in screen.enters("Procedure", EXCISION).looks().text


def test_the_way_back_in_the_browser_is_the_choice_before(house: House, team: Screen) -> None:
    books(house, 1)
    screen = team.opens("cohort").enters("Months", "12").looks()
    screen.at.query_params["months"] = "6"
    assert screen.looks().holds("Months") == "6"


def test_each_file_says_who_is_counted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch, NOW)
    found = cohort(house, staff(house), Chosen(), NEW_YORK)
    assert counted_in_file(found, {"Ward": "Any ward"}, say) == {
        "Counted: Ward": "Any ward", "Counted from": "2027-02-01", "Counted to": "2027-04-21", "People counted": "0",
    }  # fmt: skip


def cancels(house: House, *plans: PlanId, reason: str = "hospital", days: int = 11) -> None:
    """Each is cancelled so many days ago."""
    moment = clock.now() - timedelta(days=days)
    said = {"reason": reason, "note": "A note", "by": "Ann Lee"}
    new = NewEvent(id=EventId("gone"), kind=EventKind.CANCELLED, at=moment, payload=said)
    for plan in plans:
        house.store.write(
            lambda tx, plan=plan: append(  # type: ignore[misc]
                tx, plan, actor="nurse:u-1", received_at=moment, news=[new]
            )
        )


def cancelled_rows(screen: Screen) -> list[tuple[str, ...]]:
    table = next(table for table in screen.at.table if "Canceled" in table.value.to_numpy())
    return [tuple(plain(str(cell)) for cell in row) for row in table.value.to_numpy()]


def test_cancelled_procedures_stand_in_a_table_of_how_many_with_why_and_when(house: House, team: Screen) -> None:
    plans = [books(house, number) for number in range(6)]
    cancels(house, *plans[:2])
    screen = team.opens("cohort")
    assert "Canceled: 2 of 6" in screen.headers
    assert cancelled_rows(screen) == [
        ("Canceled", "2", "6"), ("No bed, list or staff", "2", "2"),
        ("More than 2 days before coming in", "0", "2"), ("2 days to 24 h before coming in", "0", "2"),
        ("Under 24 h before coming in", "2", "2"),
    ]  # fmt: skip
    assert "Canceled: 2 of 6 people." not in screen.text
    assert "A note" not in screen.text
    assert "canceled.csv" in " ".join(button.proto.label for button in screen.at.get("download_button"))


def test_from_five_on_a_sentence_says_the_same(house: House, team: Screen) -> None:
    plans = [books(house, number) for number in range(7)]
    cancels(house, *plans[:4])
    cancels(house, plans[4], reason="unwell", days=20)
    screen = team.opens("cohort")
    assert (
        "Canceled: 5 of 7 people. No bed, list or staff: 4 of 5. Unwell: 1 of 5. "
        "More than 2 days before coming in: 1 of 5. 2 days to 24 h before coming in: 0 of 5. "
        "Under 24 h before coming in: 4 of 5." in screen.text
    )


def test_where_nothing_was_cancelled_it_says_so_of_how_many(house: House, team: Screen) -> None:
    for number in range(5):
        books(house, number)
    screen = team.opens("cohort")
    assert "Canceled: 0 of 5" in screen.headers
    assert cancelled_rows(screen) == [("Canceled", "0", "5")]
