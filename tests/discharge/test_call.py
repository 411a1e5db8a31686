"""The call after going home asks what stayed open, and nothing that was said back."""

from checklist.discharge import Ask, Section, Topic, due, for_the_team, script, spoke
from tests.builders import at
from tests.discharge.walks import a_walk, all_said_back, called, covered, noted, signed, skipped, tried


def asked(*happened) -> list[str]:
    return [question.id for question in script(a_walk(*happened))]


def test_when_all_was_said_back_only_how_they_are_and_the_signs_are_asked() -> None:
    everything = [*all_said_back(), *(covered(section) for section in Section)]
    found = asked(*everything)
    assert found[:2] == ["how_are_you", "signs"]
    assert [q.ask for q in script(a_walk(*everything))][2:] == [Ask.VISIT]


def test_a_point_that_was_missed_is_asked_with_what_was_said_instead() -> None:
    first, *rest = a_walk().points[Topic.WARNING_SIGNS]
    walk = a_walk(tried(Topic.WARNING_SIGNS, *rest, missed={first: "Nobody"}))
    (question,) = [q for q in script(walk) if q.topic is Topic.WARNING_SIGNS and q.point]
    assert (question.point, question.missed) == (first, "Nobody")


def test_a_topic_that_was_left_out_is_asked_with_the_reason() -> None:
    walk = a_walk(skipped(Topic.WOUND, "Asleep"))
    assert {q.reason for q in script(walk) if q.topic is Topic.WOUND and q.point} == {"Asleep"}


def test_a_section_that_nobody_went_through_is_asked() -> None:
    everything = [*all_said_back(), *(covered(section) for section in Section if section is not Section.EATING)]
    assert "section:eating" in asked(*everything)


def test_a_pending_result_and_a_question_without_an_answer_are_asked() -> None:
    happened = [
        noted(Section.RESULTS, "r", what="Lab report"),
        noted(Section.QUESTIONS, "q", text="May I fly?"),
        noted(Section.QUESTIONS, "answered", text="May I swim?", answer="In 2 weeks"),
    ]
    found = asked(*happened)
    assert {"r", "q"} <= set(found)
    assert "answered" not in found


def test_it_is_due_48_to_72_hours_after_going_home() -> None:
    walk = a_walk(signed(), discharge_at=at("2027-03-16T17:00"))
    starts, leaves, zone = walk.plan.booking.anchors.procedure, walk.plan.booking.discharge_at, walk.plan.booking.zone
    assert due(walk.record, starts, leaves, zone) == (at("2027-03-18T17:00"), at("2027-03-19T17:00"))
    assert due(a_walk().record, starts, leaves, zone) is None


def test_no_answer_is_no_call_and_a_talk_is() -> None:
    assert not spoke(a_walk(called("no_answer")).record)
    assert spoke(a_walk(called("no_answer"), called(how_are_you="fine")).record)


def test_what_the_team_must_do_stays_until_a_later_call_settles_it() -> None:
    first = called(signs="team", how_are_you="fine")
    assert for_the_team(a_walk(first).record) == {"signs"}
    assert for_the_team(a_walk(first, called("no_answer")).record) == {"signs"}
    assert for_the_team(a_walk(first, called(signs="explained")).record) == frozenset()
