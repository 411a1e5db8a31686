"""How far a walk-through is, and what keeps it from being signed."""

import pytest

from checklist.discharge import TAUGHT, Section, Stage, Topic, TopicState
from checklist.plan import EventKind
from tests.discharge.walks import a_walk, all_said_back, covered, nothing, signed, skipped, tried


def test_nothing_is_started_at_first() -> None:
    walk = a_walk()
    assert {walk.state(topic) for topic in Topic} == {TopicState.NOT_STARTED}
    assert walk.next_topic() is Topic.DONE


def test_a_point_that_was_missed_is_to_explain_again_and_the_words_said_instead_stay() -> None:
    first, *rest = a_walk().points[Topic.WARNING_SIGNS]
    walk = a_walk(tried(Topic.WARNING_SIGNS, *rest, missed={first: "No idea"}))
    assert walk.state(Topic.WARNING_SIGNS) is TopicState.EXPLAIN_AGAIN
    assert walk.open_points(Topic.WARNING_SIGNS) == (first,)
    assert walk.last_try(Topic.WARNING_SIGNS).missed[first.id] == "No idea"


def test_what_is_open_is_asked_freely_then_with_a_hint_then_after_explaining_again() -> None:
    first, *rest = a_walk().points[Topic.WARNING_SIGNS]
    missed = tried(Topic.WARNING_SIGNS, *rest, missed={first: ""})
    stages = [a_walk(*[missed] * n).stage(Topic.WARNING_SIGNS) for n in range(4)]
    assert stages == [Stage.FREE, Stage.CUE, Stage.AGAIN, Stage.AGAIN]


def test_an_earlier_try_is_never_overwritten_by_a_later_one() -> None:
    first, *rest = a_walk().points[Topic.WARNING_SIGNS]
    walk = a_walk(tried(Topic.WARNING_SIGNS, *rest, missed={first: "No"}), tried(Topic.WARNING_SIGNS, first))
    assert walk.state(Topic.WARNING_SIGNS) is TopicState.SAID_BACK
    assert [one.number for one in walk.record.tries_of(Topic.WARNING_SIGNS)] == [1, 2]
    assert walk.record.tries[0].missed == {first.id: "No"}


def test_a_point_that_was_heard_and_then_missed_is_open_again() -> None:
    points = a_walk().points[Topic.WARNING_SIGNS]
    walk = a_walk(tried(Topic.WARNING_SIGNS, *points), tried(Topic.WARNING_SIGNS, missed={points[0]: ""}))
    assert walk.open_points(Topic.WARNING_SIGNS) == (points[0],)


def test_it_may_be_signed_once_all_six_are_said_back() -> None:
    assert a_walk(*all_said_back()).may_sign


@pytest.mark.parametrize("topic", TAUGHT)
def test_each_topic_that_was_not_said_back_keeps_it_from_being_signed(topic: Topic) -> None:
    others = [event for event in all_said_back() if event[1]["topic"] != topic]
    walk = a_walk(*others)
    assert (walk.may_sign, walk.open_topics) == (False, (topic,))
    assert a_walk(*others, skipped(topic)).may_sign


def test_only_medicines_and_warning_signs_need_the_name_of_who_decides() -> None:
    assert [t for t in TAUGHT if a_walk().needs_a_name(t)] == [Topic.MEDICINES, Topic.WARNING_SIGNS]


def test_a_topic_that_was_skipped_and_then_said_back_is_not_skipped() -> None:
    points = a_walk().points[Topic.WOUND]
    assert a_walk(skipped(Topic.WOUND), tried(Topic.WOUND, *points)).state(Topic.WOUND) is TopicState.SAID_BACK


def test_a_skip_that_was_taken_back_counts_no_more() -> None:
    assert a_walk(skipped(Topic.WOUND), skipped(Topic.WOUND, "")).state(Topic.WOUND) is TopicState.NOT_STARTED


def test_a_section_that_was_put_back_is_not_gone_through() -> None:
    walk = a_walk(covered(Section.WOUND), covered(Section.WOUND, covered=False))
    assert Section.WOUND in walk.not_gone_through


def test_a_topic_without_anything_to_say_back_keeps_nothing_open() -> None:
    walk = a_walk(nothing(Section.FOLLOW_UP), nothing(Section.RESULTS))
    assert walk.state(Topic.VISITS) is TopicState.NOTHING
    assert Topic.VISITS not in walk.open_topics


def test_opened_again_it_is_not_signed_any_more() -> None:
    walk = a_walk(*all_said_back(), signed(), (EventKind.SIGNED, {"reopened": "A new medicine"}))
    assert (walk.record.signed, walk.record.reopened) == (None, "A new medicine")


def test_every_section_of_this_plan_that_can_say_something_does() -> None:
    walk = a_walk()
    silent = {section for section in Section if not walk.lines(section)}
    assert silent == {
        Section.MEDICINES, Section.EATING, Section.RESULTS, Section.EQUIPMENT, Section.QUESTIONS
    }  # fmt: skip


def test_an_event_whose_words_were_erased_says_nothing_and_breaks_nothing() -> None:
    assert a_walk((EventKind.NOTED, {}), covered(Section.PAIN)).record.covered.keys() == {Section.PAIN}
