from checklist.guidance import DayRange, FactId
from checklist.recovery import milestones_for
from tests.builders import a_milestone, who

DESK = a_milestone("desk", DayRange(from_day=3, to_day=14), condition=who("work:desk"))
HEAVY = a_milestone("heavy", DayRange(from_day=3, to_day=42), condition=who("work:heavy"))


def test_only_the_milestones_meant_for_a_person_are_theirs() -> None:
    facts = {FactId("work:desk"): "you work at a desk"}
    assert milestones_for((DESK, HEAVY), facts) == (DESK,)
    assert milestones_for((DESK, HEAVY), {}) == ()


def test_milestones_stand_by_their_first_day_then_their_last_and_open_ends_come_last() -> None:
    open_ended = a_milestone("scar", DayRange(from_day=0))
    ranges = {"week": (0, 6), "two": (0, 1), "day": (0, 0), "later": (1, 1), "month": (0, 30)}
    closed = [a_milestone(id_, DayRange(from_day=first, to_day=last)) for id_, (first, last) in ranges.items()]
    ordered = [milestone.id for milestone in milestones_for((open_ended, *closed), {})]
    assert ordered == ["day", "two", "week", "month", "scar", "later"]
