from datetime import date, datetime

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.waiting import queue
from checklist.medication import Action
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.pages.screen import Screen


def decided(house: House, *decisions: Decision) -> None:
    lena = people.visitor(house, signs_in(house, Role.CLINICIAN, "Lena Hart").cookie)
    (queued,) = queue(house, lena)
    confirm(house, lena, queued.plan, queued.version, decisions)


HOLD = Decision(entry="eliquis", action=Action.HOLD, last_dose=date(2027, 3, 14), ask_restart=True)


def test_no_medicine_is_said(house: House) -> None:
    screen = Screen(moves_in(house)).opens("medicines")
    assert screen.title == "No medicines in your plan"
    assert "If you take any, tell your team." in screen.text


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("Eliquis", "metoprolol"), "Ask your team about 1 medicine"),
        (("Eliquis", "warfarin"), "Ask about 2 medicines"),
        (("metoprolol",), "Your medicines, day by day"),
    ],
)
def test_the_heading_is_what_to_do_first(house: House, names: tuple[str, ...], title: str) -> None:
    assert Screen(moves_in(house, said(*names))).opens("medicines").title == title


def test_until_it_is_confirmed_there_is_no_day_and_the_fixed_words(house: House) -> None:
    screen = Screen(moves_in(house, said("Eliquis"))).opens("medicines")
    assert "**Eliquis**  \nAsk your team about Eliquis. Do not stop it by yourself." in screen.text
    assert list(screen.at.table) == []


def test_confirmed_each_day_says_what_to_do_with_alike_ones_together(house: House) -> None:
    screen = Screen(moves_in(house, said("Eliquis", "warfarin", "metoprolol")))
    evening = datetime.fromisoformat("2027-03-13T20:00:00-05:00")
    again = date(2027, 3, 17)
    decided(house, HOLD, Decision(entry="warfarin", action=Action.HOLD, last_dose=evening, restart=again))
    screen.opens("medicines")
    assert screen.title == "Last dose of warfarin: Saturday, March 13"
    assert screen.table == [
        {"Day": "Saturday, March 13", "What to do": "**Last dose, 8:00 pm:** warfarin"},
        {"Day": "Sunday, March 14", "What to do": "**Last dose:** Eliquis  \n**Do not take:** warfarin"},
        {"Day": "Monday, March 15", "What to do": "**Do not take:** Eliquis, warfarin"},
        {
            "Day": "Tuesday, March 16  \nyour procedure",
            "What to do": "**Do not take:** Eliquis, warfarin  \n**Take with a sip of water:** metoprolol",
        },
        {"Day": "Wednesday, March 17", "What to do": "**Ask before you start:** Eliquis  \n**Start again:** warfarin"},
    ]
    assert "Lena Hart set the day to start warfarin again: Wednesday, March 17." in screen.text
    assert screen.calls == ["/medicine-sheet"]


def test_the_heading_goes_on_to_the_next_last_dose_and_then_to_the_days(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(moves_in(house, said("Eliquis")))
    decided(house, HOLD)
    it_is(monkeypatch, "2027-03-14T23:59:00-04:00")
    assert screen.opens("medicines").title == "Last dose of Eliquis: Sunday, March 14"
    it_is(monkeypatch, "2027-03-15T00:00:00-04:00")
    assert screen.looks().title == "Your medicines, day by day"


def test_a_name_is_text_wherever_it_stands(house: House) -> None:
    screen = Screen(moves_in(house, said("[Call](https://elsewhere)"))).opens("medicines")
    assert [part.value for part in screen.at.markdown if "[Call](" in part.value] == []
