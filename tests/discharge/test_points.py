"""What is to be said back is made from this very plan, and changes when the plan does."""

from dataclasses import replace
from datetime import date

from checklist.discharge import PointKind, Section, Topic
from checklist.medication import Action, Confirmed, HowOften, Taken
from checklist.plan import Contacts
from tests.discharge.walks import ELIQUIS, STARTS_AGAIN, a_walk, noted, nothing, tried


def kinds(topic: Topic, *happened, **person) -> list[PointKind]:
    return [point.kind for point in a_walk(*happened, **person).points[topic]]


def test_a_medicine_that_starts_again_on_a_day_asks_for_the_day_and_the_dose() -> None:
    walk = a_walk(medications=(ELIQUIS,), confirmed=(STARTS_AGAIN,))
    restart, dose, _pain = walk.points[Topic.MEDICINES]
    assert (restart.kind, restart.about, restart.answer) == (PointKind.RESTART, "Eliquis", "Thursday, March 18")
    assert (dose.kind, dose.answer) == (PointKind.DOSE, "5 mg")


def test_a_medicine_with_no_day_to_start_again_asks_whom_to_ask() -> None:
    held = replace(STARTS_AGAIN, restart=None)
    assert PointKind.ASK_RESTART in kinds(Topic.MEDICINES, medications=(ELIQUIS,), confirmed=(held,))


def test_a_medicine_that_nobody_decided_is_one_to_ask_about() -> None:
    assert kinds(Topic.MEDICINES, medications=(ELIQUIS,))[0] is PointKind.ASK_MEDICINE


def test_all_that_goes_on_as_before_is_one_point() -> None:
    taken = [Taken(entry=name, name=name, how_often=HowOften.DAILY) for name in ("metoprolol", "levothyroxine")]
    kept = [Confirmed(medication=t.name, entry=t.entry, action=Action.CONTINUE, by="Dr. Hart") for t in taken]
    (keep, _pain) = a_walk(medications=tuple(taken), confirmed=tuple(kept)).points[Topic.MEDICINES]
    assert (keep.kind, keep.about) == (PointKind.KEEP, "metoprolol, levothyroxine")


def test_what_the_nurse_wrote_of_a_medicine_stands_for_what_the_plan_says_of_it() -> None:
    wrote = noted(Section.MEDICINES, name="eliquis", how="5 mg, 2 times a day, from Friday")
    points = a_walk(wrote, medications=(ELIQUIS,), confirmed=(STARTS_AGAIN,)).points[Topic.MEDICINES]
    assert (points[0].kind, points[0].answer) == (PointKind.WRITTEN_MEDICINE, "5 mg, 2 times a day, from Friday")
    assert PointKind.RESTART not in [p.kind for p in points]


def test_pain_is_always_asked_about() -> None:
    assert kinds(Topic.MEDICINES) == [PointKind.PAIN]


def test_a_point_whose_answer_changed_is_not_heard_any_more() -> None:
    person = {"medications": (ELIQUIS,), "confirmed": (STARTS_AGAIN,)}
    points = a_walk(**person).points[Topic.MEDICINES]
    heard = tried(Topic.MEDICINES, *points)
    assert a_walk(heard, **person).open_points(Topic.MEDICINES) == ()
    later = {**person, "confirmed": (replace(STARTS_AGAIN, restart=date(2027, 3, 19)),)}
    assert [p.answer for p in a_walk(heard, **later).open_points(Topic.MEDICINES)] == ["Friday, March 19"]


def test_warning_signs_ask_for_signs_of_both_tiers_and_the_number() -> None:
    points = a_walk().points[Topic.WARNING_SIGNS]
    assert [p.kind for p in points] == [PointKind.EMERGENCY, PointKind.SAME_DAY, PointKind.NUMBER]
    assert points[-1].answer == "555-0142"


def test_without_a_number_it_is_still_asked_whom_to_call() -> None:
    points = a_walk(contacts=Contacts()).points[Topic.WARNING_SIGNS]
    assert (points[-1].kind, points[-1].answer) == (PointKind.NUMBER, "")


def test_a_visit_without_a_date_asks_whom_to_ask_and_a_written_one_asks_when() -> None:
    assert kinds(Topic.VISITS) == [PointKind.ASK_VISIT]
    visit = noted(Section.FOLLOW_UP, what="Stitches out", when="March 28, 9 am", place="Room 3")
    (point,) = a_walk(visit).points[Topic.VISITS]
    assert (point.kind, point.answer) == (PointKind.VISIT, "March 28, 9 am, Room 3")


def test_that_there_is_no_visit_and_no_result_leaves_nothing_to_say_back() -> None:
    assert kinds(Topic.VISITS, nothing(Section.FOLLOW_UP), nothing(Section.RESULTS)) == []


def test_a_pending_result_asks_who_tells_it() -> None:
    wrote = noted(Section.RESULTS, what="Lab report", who="Dr. Hart", when="in 10 days")
    assert PointKind.RESULT in kinds(Topic.VISITS, wrote)


def test_help_at_home_asks_the_questions_of_the_needed_steps() -> None:
    answers = [point.answer for point in a_walk().points[Topic.HOME]]
    assert answers[0] == "Who drives you home?"
