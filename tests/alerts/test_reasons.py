"""Each reason to stand in the queue, at its boundary."""

from datetime import timedelta

import pytest

from checklist.alerts import Fast, Kind
from checklist.checkin import Tier
from checklist.fasting import FoodClass
from checklist.plan import EventKind
from tests.alerts.people import BED, NURSE, RIDE, STARTS, Told, a_step, on_day

READY = ()  # no step is needed, so that nothing but the reason of the test stands
SECOND = timedelta(seconds=1)


def recovering(**facts: object) -> Told:
    return Told(steps=READY, **facts)


@pytest.mark.parametrize(("tier", "kind"), [("emergency", Kind.EMERGENCY), ("same_day", Kind.SAME_DAY)])
def test_advice_to_get_help_or_to_call_stands_at_once_in_its_tier(tier: str, kind: Kind) -> None:
    told = recovering()
    told.checks_in(on_day(5), tier, ("fever",))
    (alert,) = told.standing(on_day(5))
    assert (alert.id, alert.kind, alert.said, alert.day) == ("checkin:1", kind, ("fever said.",), 5)
    assert alert.tier is Tier[tier.upper()]
    assert alert.since == on_day(5)
    assert told.standing(on_day(5) - SECOND) == ()


@pytest.mark.parametrize("tier", ["mention", None])
def test_a_thing_to_mention_or_nothing_stands_nowhere(tier: str | None) -> None:
    told = recovering()
    told.checks_in(on_day(5), tier, ("bruise",))
    assert told.ids(on_day(5)) == []


def test_only_the_reasons_of_the_tier_are_said() -> None:
    told = recovering()
    reasons = [{"sign": "a", "tier": "same_day", "because": "A."}, {"sign": "b", "tier": "mention", "because": "B."}]
    told.happens(EventKind.CHECKED_IN, on_day(2), day=2, advice={"tier": "same_day", "reasons": reasons})
    assert told.one("checkin:1", on_day(2)).said == ("A.",)


@pytest.mark.parametrize(("moment", "stands"), [(on_day(9) - timedelta(hours=9) - SECOND, False), (on_day(9, 0), True)])
def test_two_whole_days_without_a_check_in_are_silence(moment: object, stands: bool) -> None:
    told = recovering()
    told.checks_in(on_day(6, 23, 59))
    alerts = told.standing(moment)  # type: ignore[arg-type]
    assert [(one.id, one.kind, one.day) for one in alerts] == ([("silent:9", Kind.SILENT, 6)] if stands else [])


def test_silence_counts_from_going_home_where_nobody_has_checked_in() -> None:
    told = recovering(leaves=on_day(2, 11), lives_alone=True)
    assert told.ids(on_day(4, 23, 59)) == []
    (alert,) = told.standing(on_day(5, 0))
    assert (alert.id, alert.kind, alert.day) == ("silent:5", Kind.SILENT_ALONE, None)


def test_nobody_is_silent_before_the_procedure() -> None:
    assert recovering().ids(on_day(0, 12)) == []


def test_silence_that_began_while_check_ins_were_due_stands_until_day_60_and_no_other_begins() -> None:
    told = recovering()
    told.checks_in(on_day(27))
    assert told.ids(on_day(60, 23, 59)) == ["silent:30"]
    assert told.ids(on_day(61, 0)) == []
    told.checks_in(on_day(28))
    assert told.ids(on_day(50)) == []


def test_silence_that_was_resolved_is_a_new_alert_after_as_many_days() -> None:
    told = recovering()
    told.checks_in(on_day(6))
    told.handles("silent:9", "acted", on_day(9, 10), outcome="reached")
    told.handles("silent:9", "resolved", on_day(9, 11))
    assert told.ids(on_day(11, 23)) == []
    assert told.ids(on_day(12, 0)) == ["silent:12"]


def test_a_check_in_for_a_later_day_than_it_came_in_does_not_hide_silence() -> None:
    told = recovering()
    told.happens(EventKind.CHECKED_IN, on_day(1), day=25)
    assert told.ids(on_day(4, 0)) == ["silent:4"]


@pytest.mark.parametrize(
    ("said", "id", "kind"),
    [
        ({"text": "May I bathe?"}, "asked:1", Kind.ASKED),
        ({"text": "Toast", "about": "ate_late"}, "ate:1", Kind.ATE_LATE),
    ],
)
def test_what_a_person_asks_or_ate_stands(said: dict[str, str], id: str, kind: Kind) -> None:
    told = recovering()
    told.happens(EventKind.ASKED, on_day(-1), **said)
    alert = told.one(id, on_day(-1))
    assert (alert.kind, alert.said) == (kind, (said["text"],))


def test_a_question_that_was_written_back_about_is_acted_on_and_still_to_be_closed() -> None:
    told = recovering()
    told.happens(EventKind.ASKED, on_day(-2), text="May I bathe?")
    told.happens(EventKind.MESSAGED, on_day(-2, 10), actor=NURSE, by="Nadia Nair", text="Yes.")
    alert = told.one("asked:1", on_day(-2, 11))
    assert (alert.state, alert.owner, alert.again_at) == ("acted", "Nadia Nair", None)


def test_a_medicine_that_was_taken_stays_even_if_the_task_is_put_back() -> None:
    told = Told()
    told.happens(EventKind.COULD_NOT, on_day(-4), RIDE, reason="took_it")
    told.happens(EventKind.UNDONE, on_day(-4, 10), RIDE)
    assert told.ids(on_day(-4, 11)) == ["took:1"]
    assert told.one("took:1", on_day(-4, 11)).said == ("who drives you home?", "")


def test_what_could_not_be_done_stands_until_it_is_put_back_or_done_or_the_procedure_begins() -> None:
    told = Told(steps=(a_step(BED, "Put clean sheets on your bed", on_day(-20), needed=False),))
    told.happens(EventKind.COULD_NOT, on_day(-4), BED, text="no time")
    assert told.one("could_not:1", STARTS - SECOND).said == ("Put clean sheets on your bed", "no time")
    assert told.ids(STARTS) == []
    told.happens(EventKind.DONE, on_day(-3), BED)
    assert told.ids(on_day(-2)) == []


def test_what_is_needed_and_open_stands_from_48_hours_before_coming_in_until_the_procedure() -> None:
    told = Told()
    arrives = told.person.arrives
    assert told.ids(arrives - timedelta(hours=48) - SECOND) == []
    assert told.one("not_ready:2027-03-16:0", arrives - timedelta(hours=48)).said == ("who drives you home?",)
    assert told.ids(STARTS - SECOND) == ["not_ready:2027-03-16:0"]
    assert told.ids(STARTS) == []


def test_what_is_not_needed_makes_nobody_unready_nor_does_what_cannot_be_done_yet() -> None:
    bed = a_step(BED, "Put clean sheets on your bed", on_day(-20), needed=False)
    assert Told(steps=(bed,)).ids(on_day(-1)) == []
    told = Told(steps=(a_step(RIDE, "who drives you home?", on_day(0, 6)),))
    assert told.ids(on_day(0, 5, 59)) == []
    assert told.ids(on_day(0, 6)) == ["not_ready:2027-03-16:0"]


def test_a_tick_ends_not_ready_and_could_not_does_not() -> None:
    told = Told()
    told.happens(EventKind.COULD_NOT, on_day(-3), RIDE, text="no car")
    assert "not_ready:2027-03-16:1" in told.ids(on_day(-1))
    told.happens(EventKind.DONE, on_day(-2), RIDE)
    assert told.ids(on_day(-1)) == []


def test_not_ready_that_was_resolved_stands_again_when_something_is_put_back() -> None:
    told = Told()
    told.handles("not_ready:2027-03-16:0", "resolved", on_day(-1))
    assert told.ids(on_day(-1, 10)) == []
    told.happens(EventKind.UNDONE, on_day(-1, 11), RIDE)
    assert told.ids(on_day(-1, 12)) == ["not_ready:2027-03-16:2"]


def test_a_long_fast_stands_from_two_days_before() -> None:
    told = recovering(fasts=(Fast(what=FoodClass.CLEAR_FLUIDS, hours=12),))
    arrives = told.person.arrives
    assert told.ids(arrives - timedelta(hours=48) - SECOND) == []
    assert told.one("long_fast:2027-03-16", arrives - timedelta(hours=48)).said == ("clear_fluids:12",)


def test_what_a_call_leaves_to_the_team_stands_until_a_later_call_says_otherwise() -> None:
    told = recovering()
    told.checks_in(on_day(2))
    said = {"reached": "spoke", "outcomes": {"signs": "team", "how_are_you": "fine"}, "note": "Needs a nurse."}
    told.happens(EventKind.FOLLOWED_UP, on_day(3), actor=NURSE, **said)
    assert told.one("call:2", on_day(3)).said == ("Needs a nurse.",)
    told.happens(EventKind.FOLLOWED_UP, on_day(4), actor=NURSE, reached="spoke", outcomes={"signs": "fine"})
    assert told.ids(on_day(4)) == []


def test_the_worst_stands_first() -> None:
    told = Told(lives_alone=True)
    told.happens(EventKind.ASKED, on_day(-1, 8), text="?")
    told.happens(EventKind.ASKED, on_day(-1, 9), text="Toast", about="ate_late")
    told.checks_in(on_day(3, 7), unanswered=["breathing"])
    told.checks_in(on_day(3, 8), "emergency", ("breath",), call_me=True, unanswered=["breathing"])
    told.checks_in(on_day(4, 8), "same_day", ("fever",))
    kinds = [alert.kind for alert in told.standing(on_day(7, 0))]
    assert kinds == [Kind.EMERGENCY, Kind.SAME_DAY, Kind.CALL_ME, Kind.ATE_LATE, Kind.SKIPPED, Kind.SILENT_ALONE,
                     Kind.ASKED]  # fmt: skip


def test_what_was_erased_breaks_nothing() -> None:
    told = Told()
    for kind in EventKind:
        told.happens(kind, on_day(1))
    assert told.ids(on_day(1)) == [f"asked:{list(EventKind).index(EventKind.ASKED) + 1}"]
