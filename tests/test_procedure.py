from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.guidance import DayRange, GuidanceError, RuleId
from checklist.procedure import Review, Status, Weight, refuse_unknown_signs, task_rules
from tests.builders import (
    a_fact_base,
    a_follow_up,
    a_milestone,
    a_procedure,
    a_red_flag,
    a_task_rule,
    words,
)


@pytest.mark.parametrize(
    "content",
    [
        {"tasks": (a_task_rule("ride"), a_task_rule("ride"))},
        {"tasks": (a_task_rule("ride"),), "milestones": (a_milestone("ride"),)},
        {"milestones": (a_milestone("ride"),), "follow_up": (a_follow_up("ride"),)},
        {"tasks": (a_task_rule("ride"),), "own_red_flags": (a_red_flag("ride"),)},
        {"own_red_flags": (a_red_flag("ride"), a_red_flag("ride"))},
        {"red_flags": (RuleId("ride"),), "own_red_flags": (a_red_flag("ride"),)},
    ],
)
def test_an_id_used_twice_in_one_procedure_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(GuidanceError, match="used more than once: ride"):
        a_procedure(**content)


@pytest.mark.parametrize(
    "content",
    [
        {"standard_list": (a_task_rule("ride"), a_task_rule("ride"))},
        {"red_flags": (a_red_flag("ride"), a_red_flag("ride"))},
    ],
)
def test_an_id_used_twice_in_one_list_of_the_fact_base_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(GuidanceError, match="used more than once: ride"):
        a_fact_base(**content)


def lifting(id_: str, first: int, last: int | None, topic: str = "Lifting") -> object:
    return a_milestone(id_, DayRange(from_day=first, to_day=last), topic=words(topic))


@pytest.mark.parametrize(("first", "last"), [((0, 6), (6, 13)), ((0, None), (7, 13)), ((0, 41), (3, 4))])
def test_two_milestones_of_one_topic_that_share_a_day_are_refused(
    first: tuple[int, int | None], last: tuple[int, int]
) -> None:
    with pytest.raises(GuidanceError, match=f"a and b both speak about day {last[0]}"):
        a_procedure(milestones=(lifting("b", *last), lifting("a", *first)))


def test_milestones_that_follow_each_other_or_have_other_topics_are_taken() -> None:
    milestones = (lifting("a", 0, 6), lifting("b", 7, 13), lifting("c", 0, None, "Scar"))
    assert a_procedure(milestones=milestones).milestones == milestones


def test_reviewed_content_names_its_review() -> None:
    with pytest.raises(GuidanceError, match="who reviewed it"):
        a_procedure(status=Status.REVIEWED)
    review = Review(by="Dr. Lee", on=date(2027, 1, 1), next_review=date(2028, 1, 1))
    assert a_procedure(status=Status.REVIEWED, review=review).review == review


@pytest.mark.parametrize("version", [0, -1])
def test_versions_count_from_1(version: int) -> None:
    with pytest.raises(GuidanceError, match="count from 1"):
        a_procedure(version=version)
    assert a_procedure(version=1).version == 1


def test_a_blocking_task_needs_its_question() -> None:
    with pytest.raises(GuidanceError, match="ride: a blocking task needs the question"):
        a_task_rule("ride", weight=Weight.BLOCKING)
    assert a_task_rule("ride", weight=Weight.BLOCKING, question=words("who drives you?")).question


def test_the_procedures_own_rule_takes_the_place_of_the_standard_one() -> None:
    bag, ride, own = a_task_rule("bag"), a_task_rule("ride"), a_task_rule("own")
    ours = replace(ride, title=words("Take our bus"))
    assert task_rules(a_procedure(tasks=(own, ours)), a_fact_base(standard_list=(ride, bag))) == (ours, bag, own)


def test_a_procedure_names_only_warning_signs_that_there_are() -> None:
    base = a_fact_base(red_flags=(a_red_flag("fever"),))
    refuse_unknown_signs(a_procedure(red_flags=(RuleId("fever"),)), base)
    with pytest.raises(GuidanceError, match="no such warning sign: pus"):
        refuse_unknown_signs(a_procedure(red_flags=(RuleId("fever"), RuleId("pus"))), base)


def test_a_procedures_own_warning_sign_has_an_id_that_the_fact_base_has_not() -> None:
    base = a_fact_base(red_flags=(a_red_flag("fever"),))
    refuse_unknown_signs(a_procedure(own_red_flags=(a_red_flag("pus"),)), base)
    with pytest.raises(GuidanceError, match="excision: the fact base has this warning sign already: fever"):
        refuse_unknown_signs(a_procedure(own_red_flags=(a_red_flag("pus"), a_red_flag("fever"))), base)
