import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from checklist.care.journey import Journey
from checklist.guidance import DayRange, RuleId
from checklist.reading import NO_BREAK, short_date
from checklist.recovery import MilestoneKind
from checklist.ui import recovery
from checklist.ui.charts import LIGHT, ChartWords, timeline_figure
from checklist.ui.text import JOINER, escaped
from tests.builders import a_milestone, a_procedure
from tests.care.furnished import EXCISION, library
from tests.ui.builders import DAY_ZERO, NUMBERS, a_journey, alone, say, told

BEFORE, DAY_0, DAY_9, LATE = "2027-03-08T09:00", "2027-03-16T20:00", "2027-03-25T09:00", "2027-05-20T09:00"
WHEN = re.compile(r"^(?P<range>.*) :gray\[\((?P<kind>.*)\)\]$")


def sentences(now: str, *pain: tuple[int, int], **profile: Any) -> list[str]:
    return recovery.sentences(a_journey(now, *told(pain), **profile), say)


def table(journey: Journey) -> list[tuple[str, str]]:
    """What and when of each line of the list, as plain text."""
    found = [WHEN.match(row["When"]) for row in recovery.table_rows(journey, say)]
    return [
        (row["What"], match["range"].replace(NO_BREAK, " "))
        for row, match in zip(recovery.table_rows(journey, say), found, strict=True)
        if match
    ]


def of_milestones(now: str, *ranges: tuple[int, int | None], kind: MilestoneKind = MilestoneKind.LIMIT) -> Journey:
    milestones = [
        a_milestone(f"m{n}", DayRange(from_day=first, to_day=last), kind=kind) for n, (first, last) in enumerate(ranges)
    ]
    return a_journey(now, procedure=a_procedure(milestones=tuple(milestones)))


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        (BEFORE, "Your 6 weeks start on Tuesday, March 16"),
        ("2027-03-15T23:59", "Your 6 weeks start on Tuesday, March 16"),
        ("2027-03-16T00:00", "Day 0 of 42"),
        (DAY_9, "Day 9 of 42"),
        ("2027-04-27T23:59", "Day 42 of 42"),
        ("2027-04-28T00:00", "Day 43 after your procedure"),
    ],
)
def test_the_heading_says_which_day_it_is(now: str, heading: str) -> None:
    assert recovery.heading(a_journey(now), say) == heading


def test_before_the_procedure_the_page_says_what_it_is_for_and_nothing_of_today() -> None:
    words = "Below is what to expect after your procedure, and when to get help."
    assert sentences(BEFORE) == [words]


@pytest.mark.parametrize(("now", "week"), [(DAY_0, 1), ("2027-03-22T09:00", 1), ("2027-03-23T09:00", 2), (LATE, 10)])
def test_the_first_sentence_is_the_week(now: str, week: int) -> None:
    assert sentences(now)[0] == f"You are in week {week}."


def test_day_9_says_what_holds_and_what_comes_next() -> None:
    assert sentences(DAY_9)[1:] == [
        "Avoid what strains your cut, until your team says you may.",
        "Do not drive while you take strong pain medicine. Ask your team when you may drive.",
        "Next: Stitches out, Friday, March 26 to Tuesday, March 30.",
    ]


def test_the_page_opens_with_where_one_is_what_holds_and_what_comes_next_each_on_its_own() -> None:
    here, holds, coming = [words.replace("\\", "") for words in recovery.lead(a_journey(DAY_9, *told(((9, 2),))), say)]
    assert here == "You are in week 2. Your pain is 2 today."
    assert [line[:13] for line in holds.splitlines()] == ["What holds no", "- Avoid what ", "- Do not driv"]
    assert coming.startswith("Next: Stitches out")


@pytest.mark.parametrize("now", [BEFORE, DAY_0, DAY_9, LATE])
def test_the_opening_holds_every_sentence_of_the_chart(now: str) -> None:
    shown = "\n".join(recovery.lead(a_journey(now, *told(((0, 7),))), say)).replace("\\", "")
    assert [words for words in sentences(now, (0, 7)) if words not in shown] == []


def test_a_limit_to_come_is_never_said_as_if_it_were_allowed_from_then_on() -> None:
    coming = sentences(DAY_0, work="none")[-1]
    assert coming == (
        "Next, from Thursday, March 18: Do not drive while you take strong pain medicine. "
        "Ask your team when you may drive."
    )


def test_after_the_last_day_only_what_is_open_ended_still_holds() -> None:
    found = sentences(LATE)
    assert found[1:] == [
        "Avoid what strains your cut, until your team says you may.",
        "Do not drive while you take strong pain medicine. Ask your team when you may drive.",
    ]


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        ((), []),
        (((9, 2),), ["Your pain is 2 today."]),
        (((9, 0),), ["Your pain is 0 today."]),
        (((0, 7), (9, 2)), ["Your pain is 2 today.", "It was 7 on day 0."]),
        (((3, 5),), ["Your last pain answer was 5, on day 3."]),
        (((0, 7), (3, 5)), ["Your last pain answer was 5, on day 3.", "It was 7 on day 0."]),
    ],
)
def test_pain_is_said_with_its_day_and_an_older_answer_is_never_today_s(
    pain: tuple[tuple[int, int], ...], words: list[str]
) -> None:
    assert sentences(DAY_9, *pain)[4:] == words


@pytest.mark.parametrize(
    ("days", "kind", "when", "next_"),
    [
        ((9, 9), MilestoneKind.USUAL, "Thu, Mar 25", "Next: m0, Thursday, March 25."),
        ((9, 9), MilestoneKind.DATE, "Thu, Mar 25", "Next: m0, Thursday, March 25."),
        ((9, 20), MilestoneKind.USUAL, "Thu, Mar 25 to Mon, Apr 5", "Next: m0, Thursday, March 25 to Monday, April 5."),
        ((9, None), MilestoneKind.USUAL, "from Thu, Mar 25", "Next: m0, from Thursday, March 25."),
        ((9, None), MilestoneKind.WATCH, "from Thu, Mar 25", "Next: m0, from Thursday, March 25."),
        ((9, None), MilestoneKind.LIMIT, "Thu, Mar 25 until your team says", "Next, from Thursday, March 25: No m0."),
    ],
)  # fmt: skip
def test_a_range_is_said_alike_in_the_list_and_the_sentence(
    days: tuple[int, int | None], kind: MilestoneKind, when: str, next_: str
) -> None:
    journey = of_milestones("2027-03-24T09:00", days, kind=kind)
    assert table(journey) == [("**m0.** No m0.", when)]
    assert recovery.sentences(journey, say)[1:] == [next_]


@pytest.mark.parametrize("kind", MilestoneKind)
def test_the_list_says_how_sure_each_line_is(kind: MilestoneKind) -> None:
    (row,) = recovery.table_rows(of_milestones(DAY_9, (0, 5), kind=kind), say)
    match = WHEN.match(row["When"])
    words = {"limit": "a limit", "usual": "usual time", "watch": "keep watching", "date": "a date"}
    assert match and match["kind"] == words[kind]


def listed_days(when: str, edge: str) -> tuple[str, str]:
    """The first and last day a line of the list names; what is open ended goes on to the chart's edge."""
    first, _, last = when.removeprefix("from ").removesuffix(" until your team says").partition(" to ")
    return first, last or (first if when == first else edge)


@pytest.mark.parametrize("work", ["desk", "heavy", None])
@pytest.mark.parametrize("now", [BEFORE, DAY_0, DAY_9, LATE])
def test_the_list_and_the_chart_say_the_same_topics_and_the_same_dates(now: str, work: str | None) -> None:
    journey = a_journey(now, work=work)
    line = journey.timeline
    words = ChartWords(pain="", today="", week="{n}", dates=("",) * len(line.weeks))
    figure = timeline_figure(line, LIGHT, words)
    dates = [short_date(DAY_ZERO + timedelta(days=day)) for day in range(figure.layout.xaxis.range[1])]
    bars = [bar for bar in figure.data if bar.type == "bar"]
    drawn = {(bar.name, dates[bar.base[0]], dates[bar.base[0] + bar.x[0] - 1]) for bar in bars}
    rows = zip(line.rows, table(journey), strict=True)
    assert drawn == {(row.topic, *listed_days(when, dates[-1])) for row, (_, when) in rows}


def test_the_sentences_say_only_what_the_list_says() -> None:
    journey = a_journey(DAY_9)
    texts = [row.text for row in journey.timeline.rows]
    assert [text for text in recovery.sentences(journey, say)[1:3] if text not in texts] == []
    assert all(f"**{escaped(row.topic)}.** {escaped(row.text)}" == what
               for row, (what, _) in zip(journey.timeline.rows, table(journey), strict=True))  # fmt: skip


def test_each_source_stands_once_with_the_topics_behind_it() -> None:
    lines = recovery.sources(a_journey(DAY_9))
    titles = {row.source.title for row in a_journey(DAY_9).timeline.rows}
    assert len(lines) == len(titles)
    assert "CDC: know the risks, signs and symptoms of blood clots: Signs of a blood clot." in lines


def cards(journey: Journey) -> AppTest:
    return alone(recovery.tier_cards, journey, say)


def lines_of(at: AppTest) -> list[str]:
    return [element.value for element in at.markdown]


def leads(at: AppTest) -> list[str]:
    return [value.strip("*") for value in lines_of(at) if value.startswith("**")]


def test_without_numbers_each_tier_says_the_fixed_sentence_and_has_no_button() -> None:
    at = cards(a_journey(DAY_9))
    assert leads(at)[:2] == ["Call your local emergency number now.", "Call the hospital and ask for your team."]
    assert at.get("link_button") == []


def test_with_numbers_each_tier_says_whom_to_call_and_has_a_button() -> None:
    at = cards(a_journey(DAY_9, contacts=NUMBERS))
    assert leads(at)[0] == "Call 911 now."
    same_day = leads(at)[1].replace("\\", "").replace(JOINER, "")
    assert same_day.startswith("Call 555-0142 now, today. If you cannot reach them in 1 hour,")
    urls = [button.proto.url for button in at.get("link_button")]
    assert urls == ["tel:911", "tel:5550142"]


@pytest.mark.parametrize("contacts", [{}, NUMBERS])
def test_what_to_do_when_nobody_answers_is_said_once(contacts: dict[str, str]) -> None:
    text = "\n".join(lines_of(cards(a_journey(DAY_9, contacts=contacts))))
    assert text.count("If you cannot reach them in 1 hour, go to urgent care or the emergency room.") == 1
    assert text.count("Call sooner if it gets worse.") == 1


def test_the_tiers_stand_worst_first_with_every_sign_of_the_plan() -> None:
    journey = a_journey(DAY_9)
    at = cards(journey)
    labels = [value for value in lines_of(at) if value.startswith("### ")]
    assert [re.sub(r".*: (.*)\]$", r"\1", label) for label in labels] == [
        "Get help now", "Call your care team today", "Tell us at your next visit",
    ]  # fmt: skip
    bullets = [line for value in lines_of(at) for line in value.split("\n") if line.startswith("- ")]
    assert bullets == [f"- {escaped(sign.sign)}" for sign in journey.plan.red_flags]


@pytest.mark.parametrize("now", [BEFORE, DAY_0, "2027-03-17T09:00", DAY_9, LATE])
def test_the_cards_are_the_same_on_every_day(now: str) -> None:
    assert lines_of(cards(a_journey(now))) == lines_of(cards(a_journey(DAY_9)))


@pytest.mark.parametrize(
    ("contacts", "own"),
    [
        ({"emergency": "911", "crisis": "988"}, " **Call 988 now.**"),
        ({"crisis": "988"}, " **Call 988 now.**"),
        ({"emergency": "911"}, ""),
        ({}, ""),
    ],
)
def test_thoughts_of_self_harm_have_their_own_number_beside_them(contacts: dict[str, str], own: str) -> None:
    shipped = library().procedures[EXCISION]
    procedure = replace(shipped, red_flags=(*shipped.red_flags, RuleId("self_harm")))
    at = cards(a_journey(DAY_9, procedure=procedure, contacts=contacts))
    assert f"- You think of harming yourself.{own}" in "\n".join(lines_of(at)).split("\n")
