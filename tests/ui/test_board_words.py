"""Every kind of alert has its words, its badge and one verb; spans are said as people say them."""

from datetime import timedelta
from typing import Any

import pytest

from checklist.alerts import Alert, AlertId, Kind, Outcome, State
from checklist.care.board import Person
from checklist.checkin import Tier
from checklist.guidance import ENGLISH
from checklist.locale import say as said_in
from checklist.plan import PlanId
from checklist.ui.board.words import (
    badge,
    happened,
    last_words,
    name_lines,
    outcome_words,
    since_words,
    span_words,
    state_words,
    team_words,
    verb,
    when_words,
    who_words,
)
from tests.alerts.people import STARTS, on_day

NOW = on_day(9, 16, 10)
LONG = "Wilhelmina-Josephine van der Hoogenband-Featherstonehaugh"


def say(words: str, **values: object) -> str:
    return said_in(ENGLISH, words, **values)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\\", "")


def an_alert(kind: Kind, *said: str, **more: Any) -> Alert:
    facts: dict[str, Any] = {"since": on_day(9, 7, 50), "day": 6, **more}
    return Alert(id=AlertId("a:1"), kind=kind, said=said, **facts)


def a_person(**more: Any) -> Person:
    facts: dict[str, Any] = {
        "plan": PlanId("p"), "name": "Ruth Abel", "age": 78, "procedure": "Hip, new joint", "phone": None,
        "arrives": on_day(0, 11), "starts": STARTS, "now": NOW, "day": 9, "open": 0, "cancelled": False, "last_day": 6,
        "last_pain": 5,
        "alerts": (),
    }  # fmt: skip
    return Person(**facts | more)


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (an_alert(Kind.EMERGENCY, "You are short of breath."), "“You are short of breath.”"),
        (an_alert(Kind.SAME_DAY), "A warning sign on day 6."),
        (an_alert(Kind.CALL_ME), "Wants a call."),
        (an_alert(Kind.TOOK_IT, "Stop Eliquis", ""), "Took a medicine that was to stop: Stop Eliquis"),
        (an_alert(Kind.ATE_LATE, "Toast"), "Ate or drank after the stop time. Toast"),
        (an_alert(Kind.TEAM, "Leg is sore."), "A call left this to the team. Leg is sore."),
        (
            an_alert(Kind.SKIPPED, "pain at rest", "breathing and chest"),
            "Did not answer: pain at rest, breathing and chest.",
        ),
        (an_alert(Kind.NOT_READY, "who drives you home?"), "Open: who drives you home?"),
        (an_alert(Kind.COULD_NOT, "Wash", "No soap"), "Could not: Wash No soap"),
        (an_alert(Kind.SILENT), "No check-in for 3 days."),
        (an_alert(Kind.SILENT_ALONE), "No check-in for 3 days. Lives alone."),
        (an_alert(Kind.SILENT, day=None), "No check-in since going home."),
        (an_alert(Kind.WROTE, "I feel *odd*"), "“I feel *odd*”"),
        (an_alert(Kind.WROTE, ""), "Wrote something that was erased since."),
        (an_alert(Kind.ASKED, "May I bathe?"), "Asked: May I bathe?"),
        (an_alert(Kind.ASKED, ""), "Asked something that was erased since."),
        (an_alert(Kind.LONG_FAST, "clear_fluids:12"), "12 h without clear drinks planned."),
        (an_alert(Kind.LONG_FAST, "solids_light:14.5"), "14.5 h without food or milk planned."),
    ],
)
def test_what_happened_is_one_line(alert: Alert, words: str) -> None:
    assert plain(happened(alert, a_person(), say)) == words


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_badge_of_icon_word_and_color(kind: Kind) -> None:
    assert badge(kind, say).startswith((":red-badge[:material/", ":orange-badge[:material/", ":blue-badge[:material/"))
    assert (kind is Kind.EMERGENCY) == badge(kind, say).startswith(":red")


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (an_alert(Kind.SAME_DAY), "Told to call at 7:50 am. No call is recorded for 8 h 20 min."),
        (an_alert(Kind.EMERGENCY, mistake=NOW), "Told to get help at 7:50 am. They say it was a mistake. "
         "No call is recorded for 8 h 20 min."),
        (an_alert(Kind.SAME_DAY, patient_called=on_day(9, 8)), "Told to call at 7:50 am. They say they called at 8:00 "
         "am. No call is recorded for 8 h 20 min."),
        (an_alert(Kind.SAME_DAY, since=on_day(7, 7, 50), state=State.ACTED),
         "Told to call on Tuesday, March 23, 7:50 am."),
        (an_alert(Kind.SAME_DAY, called=on_day(9, 8)), "Told to call at 7:50 am. Last call at 8:00 am."),
        (an_alert(Kind.SAME_DAY, state=State.ACTED), "Told to call at 7:50 am."),
        (an_alert(Kind.SILENT), "Last: day 6, pain 5."),
        (an_alert(Kind.SILENT, day=None), ""),
        (an_alert(Kind.ASKED, "?"), "Since 7:50 am."),
    ],
)  # fmt: skip
def test_since_when_and_what_is_missing(alert: Alert, words: str) -> None:
    assert plain(since_words(alert, a_person(), say)) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-5), "0 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h 0 min"),
        (timedelta(hours=47, minutes=59), "47 h 59 min"),
        (timedelta(hours=48), "2 days"),
    ],
)
def test_a_span_is_said_in_minutes_hours_or_days(span: timedelta, words: str) -> None:
    assert plain(span_words(span, say)) == words


def handled(state: State, **more: Any) -> Alert:
    tier = Tier.SAME_DAY
    return an_alert(Kind.SAME_DAY, tier=tier, state=state, owner="Nadia Nair", at=on_day(9, 15), **more)


@pytest.mark.parametrize(
    ("alert", "words", "next_step"),
    [
        (an_alert(Kind.SAME_DAY), "", "Acknowledge"),
        (handled(State.ACKNOWLEDGED, again_at=on_day(9, 17)), "Nadia Nair has it since 3:00 pm.", "Record call"),
        (handled(State.ACKNOWLEDGED, again_at=NOW), "Acknowledged by Nadia Nair at 3:00 pm, nothing recorded since.",
         "Acknowledge"),
        (handled(State.ACTED, outcome="reached", note="Comes in."), "Nadia Nair, 3:00 pm: Spoke to them. Comes in.",
         "Resolve"),
        (handled(State.ACTED, outcome="no_answer", again_at=on_day(9, 17)), "Nadia Nair, 3:00 pm: No answer.",
         "Record call"),
    ],
)  # fmt: skip
def test_who_has_it_what_came_of_it_and_what_is_next(alert: Alert, words: str, next_step: str) -> None:
    assert (plain(team_words(alert, a_person(), say)), verb(alert, NOW, say)) == (words, next_step)


def test_what_is_decided_is_no_call() -> None:
    alert = an_alert(Kind.ATE_LATE, state=State.ACKNOWLEDGED, again_at=on_day(9, 17))
    assert verb(alert, NOW, say) == "Record decision"


def test_every_outcome_has_words_and_an_unknown_one_has_none() -> None:
    assert all(outcome_words(one, say) for one in Outcome)
    assert outcome_words("something", say) == ""


@pytest.mark.parametrize("day", [-3, 9])
def test_a_cancelled_one_says_so_and_when_they_were_to_come_in_before_and_after(day: int) -> None:
    row = a_person(cancelled=True, open=2, now=on_day(day), day=day)
    assert (state_words(row, say), last_words(row, say)) == ("Canceled", "")
    assert plain(when_words(row, say)) == "Tue, Mar 16, 11:00 am"
    assert plain(who_words(row, say)) == "78 y. Hip, new joint. Canceled. Tue, Mar 16, 11:00 am"


def test_a_name_that_fits_stands_on_one_line() -> None:
    assert name_lines("Daniel Okafor", 18) == ["Daniel Okafor"]
    assert name_lines("No name given", 40) == ["No name given"]


def test_a_long_name_is_parted_where_it_has_a_space_or_a_hyphen_and_is_whole() -> None:
    lines = ["Wilhelmina-", "Josephine van der", "Hoogenband-", "Featherstonehaugh"]
    assert name_lines(LONG, 18) == lines


def test_wide_letters_have_shorter_lines() -> None:
    assert max(map(len, name_lines(LONG.upper(), 18))) == 12
    assert max(map(len, name_lines("王小明" * 9, 18))) == 12
    assert "".join(name_lines("W" * 60, 18)) == "W" * 60
