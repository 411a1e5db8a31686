from typing import Any

import pytest

from checklist.reading import NO_BREAK
from checklist.ui.today_data import states, today_data
from checklist.ui.today_words import words
from tests.builders import at
from tests.ui.builders import a_journey, instant, say

PROCEDURE_DAY = "The day of your procedure"
USUAL, EAT, NOTHING = "You may eat and drink as usual", "You may eat and drink", "Nothing to eat or drink"
GUIDELINE = {"fasting_policy": "guideline"}
SIPS = {"fasting_policy": "sip_til_send", "fasting_policy_signed": {"by": "Dr. Lee", "on": "2027-01-01"}}
POLICIES: dict[str, dict[str, Any]] = {"as published": {}, "guideline": GUIDELINE, "sip til send": SIPS}
ORDER = {
    "as published": [
        (None, USUAL), ("03-14T23:00", EAT), ("03-15T23:00", NOTHING), ("03-16T11:00", NOTHING),
        ("03-16T13:00", PROCEDURE_DAY),
    ],
    "guideline": [
        (None, USUAL), ("03-15T03:00", EAT), ("03-16T03:00", "Light food only"), ("03-16T05:00", "Clear drinks only"),
        ("03-16T09:00", NOTHING), ("03-16T11:00", NOTHING), ("03-16T13:00", PROCEDURE_DAY),
    ],
    "sip til send": [
        (None, USUAL), ("03-15T03:00", EAT), ("03-16T03:00", "Light food only"),
        ("03-16T05:00", "Small sips of water until you are called"),
        ("03-16T11:00", "Small sips of water until you are called"), ("03-16T13:00", PROCEDURE_DAY),
    ],
}  # fmt: skip


def shown(now: str, **profile: Any) -> dict[str, Any]:
    """The state that the screen shows at `now`: the last that has begun."""
    journey = a_journey(now, **profile)
    begun = [s for s in states(journey, say) if s["from"] is None or instant(s["from"]) <= journey.now]
    return begun[-1]


def next_of(now: str, **profile: Any) -> str:
    next_ = shown(now, **profile)["next"]
    return f"{next_['label']}: {next_['what']} {next_['clock']} {next_['day']}".replace(NO_BREAK, " ")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("now", ["2027-02-22T09:00", "2027-03-15T20:00", "2027-03-16T10:00", "2027-03-16T12:59"])
def test_what_holds_follows_each_stop_in_order_whenever_one_looks(policy: str, now: str) -> None:
    found = [(s["from"], s["heading"]) for s in states(a_journey(now, **POLICIES[policy]), say)]
    assert found == [(at(f"2027-{when}").isoformat() if when else None, words) for when, words in ORDER[policy]]


@pytest.mark.parametrize(
    ("now", "policy", "heading"),
    [
        ("2027-02-22T09:00", "as published", USUAL),
        ("2027-03-14T22:59", "as published", USUAL),
        ("2027-03-14T23:00", "as published", EAT),
        ("2027-03-15T22:59", "as published", EAT),
        ("2027-03-15T23:00", "as published", NOTHING),
        ("2027-03-16T02:59", "guideline", EAT),
        ("2027-03-16T03:00", "guideline", "Light food only"),
        ("2027-03-16T04:59", "guideline", "Light food only"),
        ("2027-03-16T05:00", "guideline", "Clear drinks only"),
        ("2027-03-16T08:59", "guideline", "Clear drinks only"),
        ("2027-03-16T09:00", "guideline", NOTHING),
        ("2027-03-16T05:00", "sip til send", "Small sips of water until you are called"),
        ("2027-03-16T12:59", "sip til send", "Small sips of water until you are called"),
        ("2027-03-16T12:59", "guideline", NOTHING),
        ("2027-03-16T13:00", "guideline", PROCEDURE_DAY),
        ("2027-03-16T23:59", "guideline", PROCEDURE_DAY),
        ("2027-03-17T00:00", "guideline", "Day 1 of 42"),
        ("2027-03-25T09:00", "sip til send", "Day 9 of 42"),
        ("2027-04-28T00:00", "as published", "Day 43 after your procedure"),
    ],
)
def test_the_heading_is_what_holds_now_to_the_minute(now: str, policy: str, heading: str) -> None:
    assert shown(now, **POLICIES[policy])["heading"] == heading


@pytest.mark.parametrize(
    ("now", "policy", "said"),
    [
        ("2027-02-22T09:00", "as published", "Next stop: Stop all food and drink. 11:00 pm on Monday, March 15"),
        ("2027-03-15T20:00", "as published", "Next stop: Stop all food and drink. 11:00 pm tonight"),
        ("2027-03-15T23:30", "as published", "Next: Arrive at the hospital. 11:00 am tomorrow"),
        ("2027-03-15T20:00", "guideline",
         "Next stop: Stop fried or fatty food. Stop meat. 3:00 am tonight, after midnight"),
        ("2027-03-16T03:00", "guideline", "Next stop: Stop all food and milk. 5:00 am today"),
        ("2027-03-16T08:59", "guideline", "Next stop: Stop clear drinks. 9:00 am today"),
        ("2027-03-16T06:00", "sip til send", "Next: Arrive at the hospital. 11:00 am today"),
        ("2027-03-16T11:00", "guideline", "Next: Your procedure is planned to start. 1:00 pm today"),
    ],
)  # fmt: skip
def test_the_next_thing_is_said_with_its_clock_and_its_day(now: str, policy: str, said: str) -> None:
    assert next_of(now, **POLICIES[policy]) == said


def test_the_stops_after_the_next_stand_under_it() -> None:
    later = shown("2027-03-15T20:00", **GUIDELINE)["later"]
    assert [(stop["clock"].replace(NO_BREAK, " "), stop["what"], stop["note"]) for stop in later] == [
        ("5:00 am", "Stop all food and milk.", "Tomorrow."),
        ("9:00 am", "Stop clear drinks.", "Tomorrow. Until then, you may drink water."),
    ]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2027-02-22T09:00", "Monday, March 15, at night"),
        ("2027-03-14T12:00", "Monday, March 15, at night"),
        ("2027-03-15T00:00", "tonight"),
        ("2027-03-15T23:59", "tonight"),
    ],
)
def test_a_stop_at_midnight_is_the_night_before_and_never_the_wrong_day(now: str, day: str) -> None:
    noon = {"arrival_at": "2027-03-16T12:00", "procedure_at": None}
    assert next_of(now, **noon) == f"Next stop: Stop all food and drink. 12:00 am {day}"


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2027-03-14", ["00:00:00-05:00", "03:00:00-04:00", "07:00:00-04:00", "09:00:00-04:00"]),
        ("2027-11-07", ["01:00:00-05:00", "03:00:00-05:00", "07:00:00-05:00", "09:00:00-05:00"]),
    ],
)
def test_on_a_clock_change_night_stops_are_counted_in_hours_that_pass(day: str, hours: list[str]) -> None:
    times = {"arrival_at": f"{day}T09:00", "procedure_at": f"{day}T10:00"}
    found = states(a_journey(f"{day[:-2]}01T09:00", **times, **GUIDELINE), say)
    assert [str(s["from"]) for s in found[2:-1]] == [f"{day}T{clock}" for clock in hours]
    before = instant(found[2]["from"]) - instant(found[1]["from"])
    assert before.total_seconds() == 24 * 3600


def test_on_the_night_the_clocks_go_back_the_second_1_am_is_meant() -> None:
    times = {"arrival_at": "2027-11-07T09:00", "procedure_at": "2027-11-07T10:00"}
    assert shown("2027-11-07T01:30:00-04:00", **times, **GUIDELINE)["heading"] == EAT
    assert shown("2027-11-07T01:00:00-05:00", **times, **GUIDELINE)["heading"] == "Light food only"


def test_a_baby_s_milks_stop_each_in_its_turn() -> None:
    found = states(a_journey("2027-03-10T09:00", born="2026-12-01", **GUIDELINE), say)
    assert [s["heading"] for s in found[2:-2]] == [
        "Light food only", "Breast milk and clear drinks only", "Clear drinks only", NOTHING,
    ]  # fmt: skip


def test_a_stop_after_arrival_is_still_a_stop() -> None:
    early = {"arrival_at": "2027-03-16T09:00", "fasting_anchor": "procedure"} | GUIDELINE
    found = states(a_journey("2027-03-15T20:00", **early), say)
    moments = [instant(s["from"]) for s in found[1:]]
    assert moments == sorted(moments)
    assert shown("2027-03-16T10:59", **early)["heading"] == "Clear drinks only"
    assert next_of("2027-03-16T11:00", **early) == "Next: Your procedure is planned to start. 1:00 pm today"


@pytest.mark.parametrize("known", ["arrival_at", "procedure_at"])
def test_with_one_time_known_that_is_when_to_come_and_when_it_starts(known: str) -> None:
    times: dict[str, Any] = {"arrival_at": None, "procedure_at": None} | {known: "2027-03-16T11:00"}
    assert next_of("2027-03-16T10:00", **times) == "Next: Arrive at the hospital. 11:00 am today"
    assert shown("2027-03-16T11:00", **times)["heading"] == PROCEDURE_DAY
    moments = [state["from"] for state in states(a_journey("2027-03-16T10:00", **times), say)]
    assert len(moments) == len(set(moments))


@pytest.mark.parametrize("now", ["2027-03-16T13:00", "2027-03-17T09:00", "2027-03-25T09:00"])
def test_after_the_start_there_is_no_stop_no_card_and_nothing_to_ask_about_before(now: str) -> None:
    data = today_data(a_journey(now), at(now), words(say), say)
    (state,) = states(a_journey(now), say)
    assert (state["next"], state["later"], data["card"], data["blocking"]) == (None, [], None, [])


def test_after_the_start_the_note_says_what_holds() -> None:
    assert shown("2027-03-16T20:00")["note"] == "Your care team tells you when you may eat and drink again."
    assert shown("2027-03-17T09:00")["note"].startswith("Do not drive, use machines")
    assert "24 hours" not in shown("2027-03-18T09:00")["note"]
