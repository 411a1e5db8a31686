import json
import re
from typing import Any

import pytest

from checklist.care import people
from checklist.care.house import House
from checklist.ui.charts import DARK, LIGHT
from tests.care.furnished import it_is, moves_in, said, tells_pain
from tests.pages.screen import Screen

BEFORE, DAY_9 = "2027-03-08T09:00:00-05:00", "2027-03-25T09:00:00-04:00"
NUMBERS = {"ward": "555-0142", "emergency": "911"}


class Reader:
    """A patient at some moment of their recovery."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch, moment: str = DAY_9, **facts: Any) -> None:
        self.entered = moves_in(house, said(**facts))
        self.visitor = people.visitor(house, self.entered.cookie)
        it_is(monkeypatch, moment)

    def screen(self, theme: str = "light") -> Screen:
        return Screen(self.entered, theme).opens("recovery")


def chart(screen: Screen) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """The chart's figure, its words for those who do not see it, and how it behaves."""
    (element,) = screen.at.get("plotly_chart")
    return json.loads(element.proto.spec), element.proto.alt, json.loads(element.proto.config)


@pytest.mark.parametrize(
    ("moment", "title", "box"),
    [
        (BEFORE, "Your 6 weeks start on Tuesday, March 16", []),
        ("2027-03-16T20:00:00-04:00", "Day 0 of 42", ["How are you today?"]),
        (DAY_9, "Day 9 of 42", ["How are you today?"]),
        ("2027-05-20T09:00:00-04:00", "Day 65 after your procedure", []),
    ],
)
def test_the_page_opens_with_the_day_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch, moment: str, title: str, box: list[str]
) -> None:
    screen = Reader(house, monkeypatch, moment).screen()
    assert screen.title == title
    assert screen.headers == [*box, "Your 6 weeks", "The same as a list", "When to get help"]


def test_the_way_to_help_stands_above_the_chart(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Reader(house, monkeypatch).screen()
    assert "[When to get help](#help)" in [element.value for element in screen.at.markdown]
    assert screen.at.header[-1].proto.anchor == "help"


def test_the_sentences_are_also_what_the_chart_says_to_those_who_do_not_see_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Reader(house, monkeypatch).screen()
    _, alt, config = chart(screen)
    assert alt.startswith("You are in week 2. Avoid what strains your cut")
    assert [one for one in re.split(r"(?<=\.) (?=[A-Z])", alt) if one not in screen.text] == []
    assert config == {"staticPlot": True}


def test_own_pain_stands_on_the_chart_and_in_the_sentences(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = Reader(house, monkeypatch)
    tells_pain(house, maria.visitor, {0: 7, 1: 6, 9: 2})
    figure, alt, _ = chart(maria.screen())
    assert "Your pain is 2 today. It was 7 on day 0." in alt
    assert [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]


@pytest.mark.parametrize(("theme", "ink"), [("light", LIGHT), ("dark", DARK)])
def test_the_chart_is_drawn_in_the_inks_of_the_theme(
    house: House, monkeypatch: pytest.MonkeyPatch, theme: str, ink: Any
) -> None:
    figure, _, _ = chart(Reader(house, monkeypatch).screen(theme))
    assert figure["layout"]["paper_bgcolor"] == ink.bg


def test_only_ways_of_drawing_that_are_there_are_explained(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Reader(house, monkeypatch).screen().text
    assert "■ Set by your team or your guidance" in text and "□ Keep watching" in text
    assert "◆ A date" not in text


def test_the_list_says_the_same_as_the_chart(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Reader(house, monkeypatch).screen()
    figure, _, _ = chart(screen)
    topics = {row["What"].split(".**")[0].removeprefix("**") for row in screen.table}
    assert topics == {trace["name"] for trace in figure["data"] if trace["type"] == "bar"}
    assert screen.table[0]["When"] == "Tue, Mar 16 to Wed, Mar 17 :gray[(a limit)]"


def test_who_says_so_is_one_press_away(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Reader(house, monkeypatch).screen()
    assert [fold.label for fold in screen.at.expander] == ["Who says so?"]
    assert "CDC: know the risks" in screen.at.expander[0].markdown[0].value


@pytest.mark.parametrize(("contacts", "calls"), [(NUMBERS, ["tel:911", "tel:5550142"]), ({}, [])])
def test_the_warning_signs_say_whom_to_call(
    house: House, monkeypatch: pytest.MonkeyPatch, contacts: dict[str, str], calls: list[str]
) -> None:
    screen = Reader(house, monkeypatch, contacts=contacts).screen()
    assert screen.calls[: len(calls)] == calls
    expected = "Call 911 now." if contacts else "Call your local emergency number now."
    assert f"**{expected}**" in screen.text


def test_a_press_on_what_is_not_to_be_reached_any_more_says_so_on_the_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Reader(house, monkeypatch).screen()
    it_is(monkeypatch, BEFORE)
    assert screen.presses("Done: ").wrong == ["This is not in your plan any more. Open your recovery again."]
    assert screen.looks().wrong == []
