"""What replaces an alert of a check-in, what stays, and what is said beside it."""

from datetime import timedelta

import pytest

from checklist.alerts import Kind
from checklist.plan import EventKind
from tests.alerts.people import ANA, BOB, Told, on_day

READY = ()  # no step is needed, so that nothing but the reason of the test stands
SECOND = timedelta(seconds=1)


def recovering(**facts: object) -> Told:
    return Told(steps=READY, **facts)


def test_a_better_check_in_of_the_day_replaces_same_day_advice_and_one_of_another_day_does_not() -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "same_day", ("redness",))
    told.checks_in(on_day(5, 9))
    assert told.ids(on_day(5, 10)) == []
    told.checks_in(on_day(5, 11), "same_day", ("redness",))
    told.checks_in(on_day(6, 8))
    assert told.ids(on_day(6, 9)) == ["checkin:3"]


def test_an_emergency_stays_when_a_later_check_in_is_better() -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "emergency", ("breath",))
    told.checks_in(on_day(5, 9))
    told.checks_in(on_day(5, 10), "same_day", ("breath",))
    assert told.ids(on_day(5, 11)) == ["checkin:1", "checkin:3"]


def test_an_emergency_is_replaced_only_by_one_of_the_day_that_names_all_its_signs() -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "emergency", ("breath",))
    told.checks_in(on_day(5, 9), "emergency", ("chest",))
    assert told.ids(on_day(5, 10)) == ["checkin:1", "checkin:2"]
    told.checks_in(on_day(5, 10), "emergency", ("breath", "chest"))
    assert told.ids(on_day(5, 11)) == ["checkin:3"]


@pytest.mark.parametrize(("first", "second"), [("patient", ANA), (ANA, "patient"), (ANA, BOB)])
def test_nobody_takes_back_what_another_one_said(first: str, second: str) -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "same_day", ("redness", "fever"), actor=first, unanswered=["breathing"])
    told.checks_in(on_day(5, 9), actor=second)
    assert told.ids(on_day(5, 10)) == ["checkin:1", "skipped:1"]
    told.checks_in(on_day(5, 11), "same_day", ("redness",), actor=second)
    assert set(told.ids(on_day(5, 12))) == {"checkin:1", "checkin:3", "skipped:1"}
    told.checks_in(on_day(5, 13), actor=first)
    assert told.ids(on_day(5, 14)) == ["checkin:3"]


def test_another_one_s_answers_replace_them_where_they_say_all_of_it() -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "same_day", ("redness",))
    told.checks_in(on_day(5, 9), "same_day", ("fever", "redness"), actor=ANA)
    assert told.ids(on_day(5, 10)) == ["checkin:2"]


def test_what_the_team_has_taken_on_outlives_a_better_check_in_of_the_day() -> None:
    told = recovering()
    told.checks_in(on_day(5, 8), "same_day", ("redness",))
    told.handles("checkin:1", "acknowledged", on_day(5, 9))
    told.checks_in(on_day(5, 10))
    assert told.ids(on_day(5, 10)) == ["checkin:1"]
    told.checks_in(on_day(5, 11), "same_day", ("redness",))
    assert told.ids(on_day(5, 11)) == ["checkin:1"], "the same sign of the same day is in somebody's hands"
    told.checks_in(on_day(5, 12), "emergency", ("redness",))
    assert told.ids(on_day(5, 12)) == ["checkin:5", "checkin:1"], "a worse one is not"


def test_what_they_wrote_in_their_own_words_stands_as_they_wrote_it_until_they_write_something_else() -> None:
    told = recovering()
    told.happens(EventKind.CHECKED_IN, on_day(5, 9), day=5, answers={"words": "I cannot get my breath"}, advice={})
    (alert,) = told.standing(on_day(5, 9))
    assert (alert.id, alert.kind, alert.said) == ("wrote:1", Kind.WROTE, ("I cannot get my breath",))
    told.handles("wrote:1", "acknowledged", on_day(5, 10))
    told.happens(EventKind.CHECKED_IN, on_day(5, 11), day=5, answers={"words": "It is worse now"}, advice={})
    assert set(told.ids(on_day(5, 11))) == {"wrote:1", "wrote:3"}
    for nothing in ("skipped", ""):
        told = recovering()
        told.happens(EventKind.CHECKED_IN, on_day(5, 9), day=5, answers={"words": nothing}, advice={})
        assert told.ids(on_day(5, 9)) == []


@pytest.mark.parametrize("step", ["acknowledged", "acted"])
def test_what_the_team_has_taken_on_does_not_swallow_a_higher_value(step: str) -> None:
    told = recovering()
    told.checks_in(on_day(5, 9), "same_day", ("fever",), value="is 101.1 F")
    told.handles("checkin:1", step, on_day(5, 10), outcome="reached")
    told.checks_in(on_day(5, 11), "same_day", ("fever",), value="is 101.1 F")
    assert told.ids(on_day(5, 11)) == ["checkin:1"], "the same once more is no news"
    told.checks_in(on_day(5, 17), "same_day", ("fever",), value="is 105.1 F")
    assert set(told.ids(on_day(5, 17))) == {"checkin:4", "checkin:1"}


def test_a_helper_s_lower_value_does_not_stand_in_the_place_of_a_higher_one() -> None:
    told = recovering()
    told.checks_in(on_day(5, 9), "same_day", ("fever",), value="is 105.1 F")
    told.checks_in(on_day(5, 17), "same_day", ("fever",), actor=ANA, value="is 100.6 F")
    assert set(told.ids(on_day(5, 17))) == {"checkin:1", "checkin:2"}


def test_a_wish_to_be_called_stays_until_it_is_resolved() -> None:
    told = recovering()
    told.checks_in(on_day(3, 8), call_me=True)
    told.checks_in(on_day(3, 9))
    assert told.ids(on_day(3, 10)) == ["call_me:1"]
    told.handles("call_me:1", "acted", on_day(3, 11), outcome="reached")
    told.handles("call_me:1", "resolved", on_day(3, 12))
    assert told.ids(on_day(3, 13)) == []


def test_a_skipped_red_flag_question_stands_until_it_is_answered_that_day() -> None:
    told = recovering()
    told.checks_in(on_day(3, 8), unanswered=["breathing"])
    assert told.one("skipped:1", on_day(3, 9)).said == ("breathing",)
    told.checks_in(on_day(3, 9))
    assert told.ids(on_day(3, 10)) == []
