from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.checkin import Tier
from checklist.guidance import ENGLISH, DayRange, Gap, GuidanceError, Language, Words
from checklist.plan import Contacts, Plan, TaskId
from checklist.procedure import Review, Status
from tests.builders import (
    DOCUMENT,
    GUIDELINE,
    a_booking,
    a_fact_base,
    a_follow_up,
    a_milestone,
    a_plan,
    a_procedure,
    a_red_flag,
    a_task_rule,
    at,
    days,
    taking,
    until,
    who,
    words,
)

REVIEW = Review(by="Dr. Lee", on=date(2027, 1, 1), next_review=date(2028, 1, 1))


def codes(plan: Plan) -> set[tuple[str, str]]:
    return {(notice.code, notice.about) for notice in plan.notices}


# Tasks


def test_a_task_is_its_rule_in_the_persons_window_with_its_source_and_why() -> None:
    rule = a_task_rule("ride", days(-2, 0), note=words("By car."), question=words("who drives you home?"))
    plan = a_plan(a_procedure(tasks=(rule,)))
    task = plan.task(TaskId("ride"))
    assert task is not None
    assert (task.window.start, task.window.end) == (at("2027-06-13T00:00"), at("2027-06-15T00:00"))
    assert (task.title, task.why, task.source, task.because) == ("Do ride", "So.", GUIDELINE, None)
    assert (task.note, task.question, task.done_once) == ("By car.", "who drives you home?", False)
    assert plan.task(TaskId("other")) is None


def test_a_task_for_some_says_which_fact_put_it_there() -> None:
    rules = (a_task_rule("diet", condition=who("condition:diabetes")), a_task_rule("quit", condition=who("smoker")))
    (task,) = a_plan(a_procedure(tasks=rules), conditions=("diabetes",)).tasks
    assert (task.id, task.because) == ("diet", "because you have diabetes")


def test_tasks_stand_in_the_order_they_open_and_then_close() -> None:
    rules = tuple(a_task_rule(id_, span) for id_, span in (("c", days(-2, 0)), ("b", days(-3, 0)), ("a", days(-3, -2))))
    plan = a_plan(a_procedure(tasks=rules), medications=(taking("Eliquis"),))
    assert [task.id for task in plan.tasks] == ["medicine_ask:m1", "a", "b", "c"]


def test_the_procedures_own_rule_stands_for_the_standard_lists() -> None:
    base = a_fact_base(standard_list=(a_task_rule("ride"), a_task_rule("bag")))
    plan = a_plan(a_procedure(tasks=(a_task_rule("ride", title=words("Take our bus")),)), base)
    assert {task.title for task in plan.tasks} == {"Take our bus", "Do bag"}


def test_a_plan_speaks_the_bookings_language() -> None:
    spanish = Language("es")
    title = Words(by_language={ENGLISH: "Ride", spanish: "Transporte"})
    plan = a_plan(a_procedure(tasks=(a_task_rule(title=title),), title=title), language=spanish)
    assert (plan.language, plan.tasks[0].title, plan.tasks[0].why) == (spanish, "Transporte", "So.")
    assert plan.procedure.title == "Transporte"


def test_a_plan_remembers_what_it_was_built_from() -> None:
    plan = a_plan(base=a_fact_base(version=7))
    ref = plan.procedure
    assert (ref.id, ref.version, ref.status, ref.plain_title) == ("excision", 3, Status.DRAFT, "Taking out a lump")
    assert (plan.fact_base_version, plan.booking) == (7, a_booking())


# Timeline and visits


def test_a_milestone_has_its_days_and_its_dates() -> None:
    open_ended = a_milestone("scar", DayRange(from_day=42))
    first, last = a_plan(a_procedure(milestones=(open_ended, a_milestone("lifting")))).timeline
    assert (first.id, first.from_day, first.to_day) == ("lifting", 0, 41)
    assert (first.from_date, first.to_date) == (date(2027, 6, 15), date(2027, 7, 26))
    assert (last.id, last.from_date, last.to_date) == ("scar", date(2027, 7, 27), None)


def test_a_milestone_is_for_those_its_condition_names() -> None:
    milestones = (a_milestone("desk", condition=who("work:desk")), a_milestone("heavy", condition=who("work:heavy")))
    assert [row.id for row in a_plan(a_procedure(milestones=milestones), work="desk").timeline] == ["desk"]


def test_a_vague_time_is_a_band_with_a_notice() -> None:
    plan = a_plan(a_procedure(milestones=(a_milestone("swelling", vague=True), a_milestone("lifting"))))
    assert {about for code, about in codes(plan) if code == "unresolved_range"} == {"swelling"}


def test_a_visit_without_days_has_none_made_up() -> None:
    dated, undated = a_follow_up("a", DayRange(from_day=7, to_day=10)), a_follow_up("b")
    first, second = a_plan(a_procedure(follow_up=(dated, undated))).follow_up
    assert (first.from_day, first.to_day, first.source) == (7, 10, DOCUMENT)
    assert (second.from_day, second.to_day, second.at) == (None, None, None)


# Warning signs


FLAGS = (
    a_red_flag("bruise", Tier.MENTION),
    a_red_flag("fever", Tier.SAME_DAY),
    a_red_flag("chest_pain", Tier.EMERGENCY),
    a_red_flag("self_harm", Tier.EMERGENCY),
    a_red_flag("sugar_low", Tier.EMERGENCY, who("takes:insulin")),
    a_red_flag("flap", Tier.EMERGENCY, who("condition:flap")),
)
NUMBERS = Contacts(ward="555-0142", emergency="911", crisis="988")


def signs(*listed: str, contacts: Contacts = NUMBERS, **booking: Any) -> dict[str, tuple[str | None, str]]:
    plan = a_plan(a_procedure(red_flags=listed), a_fact_base(red_flags=FLAGS), contacts=contacts, **booking)
    return {sign.id: (sign.phone, sign.action) for sign in plan.red_flags}


def test_the_worst_signs_stand_first_and_only_those_of_the_procedure_or_a_fact() -> None:
    assert list(signs("bruise", "fever", "chest_pain")) == ["chest_pain", "fever", "bruise"]
    assert list(signs("fever", medications=(taking("insulin"),))) == ["sugar_low", "fever"]
    assert list(signs("fever", "flap")) == ["fever"]
    assert list(signs("flap", conditions=("flap",))) == ["flap"]


def test_each_tier_has_its_number() -> None:
    assert signs("bruise", "fever", "chest_pain", "self_harm") == {
        "chest_pain": ("911", "Call 911 now."),
        "self_harm": ("988", "Call 988 now."),
        "fever": ("555-0142", "Call 555-0142 today."),
        "bruise": (None, "Tell us at your next visit."),
    }


def test_without_a_number_the_sign_stays_and_staff_see_a_gap() -> None:
    assert signs("bruise", "fever", "chest_pain", "self_harm", contacts=Contacts()) == {
        "chest_pain": (None, "Call your local emergency number now."),
        "self_harm": (None, "Call your local emergency number now."),
        "fever": (None, "Call the hospital and ask for your team."),
        "bruise": (None, "Tell us at your next visit."),
    }
    assert signs("self_harm", contacts=Contacts(emergency="911")) == {"self_harm": ("911", "Call 911 now.")}


def test_a_sign_the_fact_base_does_not_have_is_an_error_and_never_left_out() -> None:
    with pytest.raises(GuidanceError, match="excision: no such warning sign: fevr, pus"):
        signs("fever", "pus", "fevr")


def test_a_procedures_own_signs_stand_among_the_others_worst_first_each_with_its_number() -> None:
    own = (a_red_flag("hiccups"), a_red_flag("drain", Tier.EMERGENCY), a_red_flag("cough", Tier.MENTION))
    procedure = a_procedure(red_flags=("bruise", "fever", "chest_pain"), own_red_flags=own)
    plan = a_plan(procedure, a_fact_base(red_flags=FLAGS), contacts=NUMBERS)
    assert [sign.id for sign in plan.red_flags] == ["chest_pain", "drain", "fever", "hiccups", "bruise", "cough"]
    assert [sign.phone for sign in plan.red_flags] == ["911", "911", "555-0142", "555-0142", None, None]


def test_a_sign_that_the_fact_base_has_in_the_same_words_stands_once_at_the_more_urgent_tier() -> None:
    worse = replace(a_red_flag("own_fever", Tier.EMERGENCY), sign=words("You have fever."))
    for own, kept in ((worse, "own_fever"), (replace(worse, tier=Tier.MENTION), "fever")):
        plan = a_plan(a_procedure(red_flags=("fever",), own_red_flags=(own,)), a_fact_base(red_flags=FLAGS))
        assert [sign.id for sign in plan.red_flags] == [kept]


def test_an_own_sign_for_some_people_is_theirs_alone() -> None:
    procedure = a_procedure(own_red_flags=(a_red_flag("sugar", condition=who("condition:diabetes")),))
    assert a_plan(procedure).red_flags == ()
    assert [sign.id for sign in a_plan(procedure, conditions=("diabetes",)).red_flags] == ["sugar"]


def test_an_own_sign_under_an_id_of_the_fact_base_is_an_error() -> None:
    with pytest.raises(GuidanceError, match="has this warning sign already: fever"):
        a_plan(a_procedure(own_red_flags=(a_red_flag("fever"),)), a_fact_base(red_flags=FLAGS))


# Gaps and notices


def test_gaps_are_the_documents_and_the_numbers_nobody_set() -> None:
    procedure = a_procedure(gaps=(Gap(field="follow_up", what=words("Who phones the result?")),))
    gaps = [(gap.field, gap.what) for gap in a_plan(procedure, contacts=Contacts(ward="555-0142")).gaps]
    assert gaps == [("follow_up", "Who phones the result?"), ("contacts.emergency", "No emergency number.")]
    assert {gap.field for gap in a_plan().gaps} == {"contacts.ward", "contacts.emergency"}


@pytest.mark.parametrize(("status", "review", "draft"), [("draft", None, True), ("reviewed", REVIEW, False)])
def test_content_nobody_has_reviewed_says_so(status: str, review: Review | None, draft: bool) -> None:
    plan = a_plan(a_procedure(status=Status(status), review=review))
    assert (("draft_content", "excision") in codes(plan)) is draft


def test_an_unknown_age_counts_as_adult_with_a_notice() -> None:
    assert ("age_not_given", "born") in codes(a_plan(born=None))
    assert ("age_not_given", "born") not in codes(a_plan())


def test_a_window_that_has_closed_when_the_plan_is_made_is_there() -> None:
    plan = a_plan(a_procedure(tasks=(a_task_rule("scan", until(7)),)), made_at=at("2027-06-14T09:00"))
    assert (plan.tasks[0].window.start, plan.tasks[0].window.end) == (at("2027-06-07T00:00"), at("2027-06-08T00:00"))
