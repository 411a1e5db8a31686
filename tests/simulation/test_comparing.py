"""What a new version changes in the plans of the same people."""

from dataclasses import replace

from checklist.checkin import Tier
from checklist.guidance import DayRange
from checklist.plan import build_plan
from checklist.procedure import Procedure, Weight
from checklist.simulation import Change, compare, comparison_text
from checklist.simulation.comparing import changes_between
from tests.builders import (
    a_booking,
    a_fact_base,
    a_follow_up,
    a_milestone,
    a_procedure,
    a_red_flag,
    a_task_rule,
    an_instruction,
    days,
    who,
    words,
)

BASE = a_fact_base()
RIDE, WASH = a_task_rule("ride", days(-7, 0)), a_task_rule("wash", days(-1, 0))
OLD = a_procedure(
    tasks=(RIDE, WASH), milestones=(a_milestone(),), fasting=(an_instruction(hours=(12, 12)),),
    own_red_flags=(a_red_flag("fever"),), follow_up=(a_follow_up(),),
)  # fmt: skip


def told(**changes: object) -> list[tuple[str, str, str]]:
    """What changes for one person when the procedure changes so."""
    new = replace(OLD, version=4, **changes)  # type: ignore[arg-type]
    before, after = (build_plan(procedure, a_booking(), BASE) for procedure in (OLD, new))
    return list(changes_between(before, after))


def test_the_same_content_changes_nothing() -> None:
    assert told() == []
    found = compare(OLD, OLD, BASE, range(1, 30), seed=1)
    assert (found.people, found.changed, found.changes) == (29, 0, ())


def test_another_stop_time_is_told_in_hours_with_both_times() -> None:
    assert told(fasting=(an_instruction(hours=(10, 10)),))[0] == (
        "Food and drink", "solids_fatty stops 2 hours later",
        "Mon, Jun 14, 11:00 pm becomes Tue, Jun 15, 1:00 am.",
    )  # fmt: skip


def test_a_stricter_stop_is_told_as_earlier() -> None:
    assert told(fasting=(an_instruction(hours=(13, 13)),))[0][1] == "solids_fatty stops 1 hour earlier"


def test_a_new_task_a_lost_one_and_another_window_are_told_with_their_times() -> None:
    found = told(tasks=(a_task_rule("ride", days(-14, 0)), a_task_rule("scan", days(-3, 0))))
    assert [(what, example) for part, what, example in found if part == "Tasks"] == [
        ("new: Do scan", "Open Sat, Jun 12, 12:00 am to Tue, Jun 15, 12:00 am."),
        ("gone: Do wash", "Open Mon, Jun 14, 12:00 am to Tue, Jun 15, 12:00 am."),
        (
            "other time: Do ride",
            "Open Tue, Jun 8, 12:00 am to Tue, Jun 15, 12:00 am. "
            "It becomes: Open Tue, Jun 1, 12:00 am to Tue, Jun 15, 12:00 am.",
        ),
    ]


def test_other_words_and_another_weight_of_a_task_are_told() -> None:
    louder = replace(RIDE, title=words("Find a driver"), weight=Weight.BLOCKING, question=words("who?"))
    assert [what for _, what, _ in told(tasks=(louder, WASH))] == [
        "other words (ride): Find a driver", "other weight, person or phase: Find a driver",
    ]  # fmt: skip


def test_warning_signs_recovery_visits_and_gaps_are_told_line_by_line() -> None:
    found = told(
        milestones=(a_milestone(days=DayRange(from_day=0, to_day=20)),),
        own_red_flags=(a_red_flag("fever", Tier.EMERGENCY),),
        follow_up=(),
    )
    assert [(part, what) for part, what, _ in found] == [
        ("Recovery", "lifting, days 0 to 41: No lifting. becomes: lifting, days 0 to 20: No lifting."),
        ("Warning signs", "call today: You have fever. becomes: get help now: You have fever."),
        ("Visits", "gone: The team looks at your cut."),
    ]


def versions() -> tuple[Procedure, Procedure]:
    quit_smoking = a_task_rule("quit", days(-14, 0), condition=who("smoker"))
    return OLD, replace(OLD, version=4, tasks=(RIDE, WASH, quit_smoking))


def test_a_change_for_some_counts_those_it_reaches_and_names_the_first() -> None:
    found = compare(*versions(), BASE, range(1, 201), seed=1)
    (change,) = found.changes
    assert isinstance(change, Change)
    assert (change.part, change.what) == ("Tasks", "new: Do quit")
    assert 20 < change.people == found.changed < 120
    assert len(change.examples) == 3


def test_the_comparison_reads_as_plain_lines() -> None:
    old, new = versions()
    text = comparison_text(old, new, compare(old, new, BASE, range(1, 201), seed=1), 1)
    head, counted, _, part, change, example = text.splitlines()[:6]
    assert head == "excision, version 3 (draft) becomes excision, version 4 (draft)."
    assert counted.startswith("200 people, seed 1: ") and counted.endswith(" have another plan.")
    assert part == "Tasks"
    assert change.endswith(" people: new: Do quit")
    assert example.startswith("    Person ") and " Open " in example
