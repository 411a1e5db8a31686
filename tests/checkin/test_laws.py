"""What holds of every check-in: worse never lowers, more never takes away, nothing counts as no."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.checkin import (
    NOT_SURE,
    SKIPPED,
    Answer,
    AnswerKind,
    CheckIn,
    Question,
    QuestionId,
    RedFlag,
    Tier,
    questions_for,
)
from checklist.guidance import FactId, RuleId
from tests.builders import a_red_flag
from tests.checkin.shipped import base, flags, told

ORDER = {None: 0, Tier.MENTION: 1, Tier.SAME_DAY: 2, Tier.EMERGENCY: 3}
FACTS = ("takes:jak", "takes:sglt2", "takes:steroid", "takes:warfarin", "condition:diabetes", "child")
facts = st.sets(st.sampled_from(FACTS)).map(tuple)


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer that the question takes."""
    ids = [choice.id for choice in question.choices]
    if question.kind is AnswerKind.SCALE:
        return st.integers(0, 10)
    if question.kind is AnswerKind.TEMPERATURE:
        return st.floats(35, 42).map(lambda level: round(level, 1))
    if question.kind is AnswerKind.WORDS:
        return st.just("Walk.")
    some = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
    return some if question.kind is AnswerKind.CHOICES else st.sampled_from(ids)


@st.composite
def check_ins(draw: st.DrawFn, day: int = 5) -> CheckIn:
    """A day on which anything may have been answered, skipped, or not asked."""
    said: dict[QuestionId, Answer] = {}
    for question in base().checkin.questions:
        if draw(st.booleans()):
            said[question.id] = draw(st.one_of(st.sampled_from([SKIPPED, NOT_SURE]), answers_to(question)))
    return CheckIn(day=day, answers=said)


@st.composite
def worse(draw: st.DrawFn) -> tuple[CheckIn, CheckIn]:
    """A day, and the same day with one answer worse: one more thing picked, or a higher number."""
    one = draw(check_ins())
    picked = draw(st.sampled_from([q for q in base().checkin.questions if q.kind is not AnswerKind.WORDS]))
    said = one.answers.get(picked.id)
    if picked.kind is AnswerKind.CHOICES:
        before = tuple(c for c in (said if isinstance(said, tuple) else ()) if c not in ("none", "usual"))
        more: Answer = (*before, draw(st.sampled_from([choice.id for choice in picked.choices])))
    elif picked.kind is AnswerKind.CHOICE:
        more = picked.choices[-1].id if said in (None, SKIPPED) else said or SKIPPED
    elif picked.kind is AnswerKind.SCALE:
        more = draw(st.integers(said if isinstance(said, int) else 0, 10))
    else:
        more = draw(st.floats(said if isinstance(said, float) else 35, 42))
    return one, CheckIn(day=one.day, answers={**one.answers, picked.id: more})


@settings(max_examples=300, deadline=None)
@given(worse(), facts)
def test_a_worse_answer_never_lowers_the_tier_and_takes_no_sign_away(
    days: tuple[CheckIn, CheckIn], known: tuple[str, ...]
) -> None:
    before, after = (told(day, facts=known) for day in days)
    assert ORDER[after.tier] >= ORDER[before.tier]
    tiers = {one.sign: one.tier for one in after.reasons}
    assert all(tiers[one.sign] >= one.tier for one in before.reasons)


@settings(max_examples=200, deadline=None)
@given(check_ins(), facts)
def test_what_is_left_out_or_skipped_never_brings_a_sign_and_never_says_there_is_none(
    one: CheckIn, known: tuple[str, ...]
) -> None:
    open_ = {name for name, said in one.answers.items() if said in (SKIPPED, NOT_SURE)}
    bare = CheckIn(day=one.day, answers={name: said for name, said in one.answers.items() if name not in open_})
    with_, without = told(one, facts=known), told(bare, facts=known)
    assert {r.sign for r in without.reasons} <= {r.sign for r in with_.reasons}
    warns = {question.id for question in base().checkin.questions if question.warns}
    assert set(with_.unanswered) == open_ & warns


@settings(max_examples=200, deadline=None)
@given(check_ins(), facts)
def test_advice_is_worst_first_and_always_the_same(one: CheckIn, known: tuple[str, ...]) -> None:
    advice = told(one, facts=known)
    assert advice == told(one, facts=known)
    tiers = [reason.tier for reason in advice.reasons]
    assert tiers == sorted(tiers, reverse=True) and advice.tier == max(tiers, default=None)
    assert all(reason.because and "{" not in reason.because for reason in advice.reasons)


@settings(max_examples=100, deadline=None)
@given(check_ins(), facts, st.sampled_from(FACTS))
def test_one_more_fact_never_takes_a_sign_away(one: CheckIn, known: tuple[str, ...], more: str) -> None:
    before, after = told(one, facts=known), told(one, facts=(*known, more))
    assert {r.sign for r in before.reasons} <= {r.sign for r in after.reasons}


@settings(max_examples=200, deadline=None)
@given(check_ins(), facts)
def test_very_wrong_is_the_same_day_or_worse_whatever_else_was_said(one: CheckIn, known: tuple[str, ...]) -> None:
    now = QuestionId("now")
    wrong = CheckIn(day=one.day, answers={**one.answers, now: (*one.chosen(now), "very_wrong")})
    tier = told(wrong, facts=known).tier
    assert tier is not None and tier >= Tier.SAME_DAY


OWN = {RuleId(tier.word): a_red_flag(tier.word, tier) for tier in Tier}


@settings(max_examples=200, deadline=None)
@given(st.sets(st.sampled_from([*flags(), *OWN])), st.sampled_from([*flags().values()]), st.integers(0, 90))
def test_whatever_a_plan_lists_can_be_said_on_every_day(listed: set[RuleId], brings: RedFlag, day: int) -> None:
    known = {FactId(fact): "so" for fact in (*brings.condition.any_of, *brings.condition.all_of)}
    all_flags = {**flags(), **OWN}
    mine = {id_ for id_ in listed if all_flags[id_].condition.holds(known)}
    asked = questions_for(base().checkin, plan_signs=mine, flags=all_flags, facts=known, day=day, answers={})
    said = {sign for question in asked for choice in question.choices for sign in choice.signs}
    assert mine <= said
