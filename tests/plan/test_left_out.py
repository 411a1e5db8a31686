"""What a person did not get, and why; what a deed is to certain people instead."""

from typing import Any

import pytest

from checklist.guidance import GuidanceError, Source, SourceKind
from checklist.plan import Pregnant, Work
from checklist.procedure import Actor, Anaesthesia, Variant, Weight
from tests.builders import (
    a_fact_base,
    a_milestone,
    a_plan,
    a_procedure,
    a_red_flag,
    a_task_rule,
    a_wording,
    who,
    words,
)

QUIT = a_task_rule("quit", condition=who("smoker"))
ADULTS = a_task_rule("drive", condition=who(none_of=("child", "anaesthesia:local")))
DESK = a_milestone("desk_work", condition=who("work:desk"))
ALSO_UNSAID = a_milestone("desk_or_unsaid", condition=who("work:desk", "unknown:work"))
ONLY_UNSAID = a_milestone("unsaid", condition=who("unknown:work"))
SUGAR = a_task_rule("sugar", condition=who("condition:diabetes", "takes:sulfonylurea"))


def reasons(*rules: Any, **booking: Any) -> dict[str, str]:
    milestones = tuple(rule for rule in rules if not hasattr(rule, "span"))
    tasks = tuple(rule for rule in rules if hasattr(rule, "span"))
    plan = a_plan(a_procedure(tasks=tasks, milestones=milestones), **booking)
    return {one.id: one.why for one in plan.left_out}


def test_what_everyone_gets_and_what_one_gets_is_not_left_out() -> None:
    assert reasons(a_task_rule("ride")) == {}
    assert reasons(QUIT, smoker=True) == {}


@pytest.mark.parametrize(
    ("rule", "booking", "why"),
    [
        (QUIT, {}, "For smokers. You did not say."),
        (QUIT, {"smoker": False}, "For smokers. because of: smoker"),
        (ADULTS, {"anaesthesia": Anaesthesia.LOCAL}, "because of: local"),
        (DESK, {"work": Work.HEAVY}, "For takers of desk. because of: heavy"),
        (DESK, {}, "For takers of desk. You did not say."),
        (ALSO_UNSAID, {"work": Work.HEAVY}, "For takers of desk. because of: heavy"),
        (ONLY_UNSAID, {"work": Work.HEAVY}, "because of: heavy"),
        (SUGAR, {}, "For people with diabetes. For takers of sulfonylurea. You did not say."),
    ],
)
def test_each_reason_names_the_fact_that_took_it_away_or_the_one_that_is_missing(
    rule: Any, booking: dict[str, Any], why: str
) -> None:
    assert list(reasons(rule, **booking).values()) == [why]


def test_of_a_warning_sign_for_certain_people_it_is_said_whom_it_is_for() -> None:
    base = a_fact_base(red_flags=(a_red_flag("low_sugar", condition=who(all_of=("condition:diabetes",))),))
    (left,) = a_plan(a_procedure(), base).left_out
    assert (left.id, left.what, left.why) == (
        "low_sugar", "You have low_sugar.", "For people with diabetes. You did not say.",
    )  # fmt: skip
    assert a_plan(a_procedure(), base, conditions=("diabetes",)).left_out == ()


def test_a_fact_base_from_before_these_sentences_builds_a_plan_all_the_same() -> None:
    wording = a_wording()
    kept = {key: text for key, text in wording.sentences.items() if not key.startswith(("left_out", "who"))}
    base = a_fact_base(wording=type(wording)(sentences=kept))
    assert a_plan(a_procedure(tasks=(QUIT,)), base).left_out == ()


PLAIN = Source(kind=SourceKind.CLINICIAN, title="Dr. Hart")
HELPER = a_task_rule(
    "helper",
    weight=Weight.BLOCKING,
    question=words("who stays?"),
    instead=(
        Variant(
            condition=who("pregnant"), title=words("Ask who stays."), why=words("It differs."), source=PLAIN,
            question=words("did you ask?"), weight=Weight.IMPORTANT, actor=Actor.CAREGIVER, note=words("Ask."),
        ),
        Variant(condition=who("smoker", "not:caregiver"), note=words("Nobody there? Tell us.")),
    ),
)  # fmt: skip


def helper(**booking: Any) -> Any:
    return a_plan(a_procedure(tasks=(HELPER,)), **booking).tasks[0]


def test_a_change_replaces_what_it_names_and_leaves_the_rest_and_the_id() -> None:
    plain, changed, noted = helper(), helper(pregnant=Pregnant.TRUE), helper(caregiver=False)
    assert (changed.title, changed.why, changed.note, changed.question) == (
        "Ask who stays.", "It differs.", "Ask.", "did you ask?",
    )  # fmt: skip
    assert (changed.weight, changed.actor, changed.source) == (Weight.IMPORTANT, Actor.CAREGIVER, PLAIN)
    assert (noted.title, noted.weight, noted.note) == (plain.title, plain.weight, "Nobody there? Tell us.")
    assert {task.id for task in (plain, changed, noted)} == {"helper"}
    assert {task.window for task in (plain, changed, noted)} == {plain.window}


def test_a_changed_deed_says_the_fact_that_changed_it() -> None:
    assert helper().because is None
    assert helper(pregnant=Pregnant.POSSIBLE).because == "because of: pregnant"
    assert helper(caregiver=False).because == "because of: caregiver"


def test_the_first_change_that_is_for_a_person_counts() -> None:
    assert helper(pregnant=Pregnant.TRUE, smoker=True).title == "Ask who stays."


def test_a_change_for_everyone_or_of_nothing_is_refused() -> None:
    with pytest.raises(GuidanceError, match="names the fact"):
        Variant(condition=who(none_of=("child",)), title=words("Else."))
    with pytest.raises(GuidanceError, match="what is different"):
        Variant(condition=who("child"))


def test_a_change_may_not_make_a_deed_blocking_without_its_question() -> None:
    needed = Variant(condition=who("smoker"), weight=Weight.BLOCKING)
    with pytest.raises(GuidanceError, match="needs the question"):
        a_task_rule("plain", instead=(needed,))
