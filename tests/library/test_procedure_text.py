"""A procedure as text: what is written reads back as the same procedure."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.checkin import RedFlag, Tier
from checklist.diet import Diet, DietKind, PrepDose
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import (
    ENGLISH,
    Anchor,
    Certainty,
    Condition,
    DayRange,
    FactId,
    Gap,
    Language,
    Offset,
    RuleId,
    Source,
    SourceKind,
    Span,
    Words,
    for_weeks,
)
from checklist.library import data_folder, load_procedure
from checklist.library.procedure_text import procedure_text
from checklist.procedure import (
    Actor,
    Anaesthesia,
    Item,
    Phase,
    Procedure,
    ProcedureId,
    Review,
    Section,
    SectionId,
    Status,
    TaskKind,
    TaskRule,
    Variant,
    Weight,
)
from checklist.recovery import FollowUp, Milestone, MilestoneKind

TRICKY = [
    "no", "yes", "on", "null", "~", "true", "False", "1e3", "12", "0x1F", "1.5", "12:30", "2027-03-15", "a: b", "a:",
    "- a",
    "#1", "a # b", "'", '"', "say \"no\"",
    "back\\slash", "{x}", "[x]", "a, b", "&a", "*a", "!t", "%", "@", "`", "?", "|", ">",
    "— dash",
    "é", "日本語", "🙂", "שלום", "\ufeffx", "\x07", "x\x00y", "---", "...", "<<", "=", "word " * 400 + "end",
]  # fmt: skip
TEXTS = (st.sampled_from(TRICKY) | st.text(min_size=1)).map(lambda t: " ".join(t.split())).filter(bool)
ANY_WORDS = TEXTS.map(lambda text: Words(by_language={ENGLISH: text}))
SPANISH = st.builds(lambda en, es: Words(by_language={ENGLISH: en, Language("es"): es}), TEXTS, TEXTS)
WORDS = ANY_WORDS | SPANISH
SOURCES = st.builds(
    Source, kind=st.sampled_from(SourceKind), title=TEXTS, quote=st.none() | TEXTS, url=st.none() | TEXTS,
    certainty=st.sampled_from(Certainty),
) | st.builds(
    lambda quote, start, more, **said: Source(quote=quote, at=(start, start + len(quote) + more), **said),
    TEXTS, st.integers(0, 10**6), st.integers(0, 99), kind=st.sampled_from(SourceKind), title=TEXTS,
    certainty=st.sampled_from(Certainty),
)  # fmt: skip
QUARTERS = st.integers(1, 4000).map(lambda quarters: quarters / 4)
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))
DAYS = st.integers(-900, 900)
FACTS = st.lists(st.sampled_from(["child", "takes:insulin", "work:desk"]).map(FactId), max_size=2).map(tuple)
CONDITIONS = st.builds(Condition, any_of=FACTS, all_of=FACTS, none_of=FACTS)
RANGES = st.builds(
    lambda first, more: DayRange(from_day=first, to_day=None if more is None else first + more),
    st.integers(-900, 900), st.none() | st.integers(0, 900),
) | st.integers(1, 60).map(for_weeks)  # fmt: skip
WHOLE_DAYS = st.builds(lambda a, n: Span(opens=Offset(days=a), closes=Offset(days=a + n)), DAYS, st.integers(1, 90))
LATE = st.builds(
    lambda a, at: Span(
        opens=Offset(anchor=Anchor.DISCHARGE, hours=0), closes=Offset(anchor=Anchor.DISCHARGE, days=a, at=at)
    ),
    st.integers(1, 900), st.none() | CLOCKS,
)  # fmt: skip
EARLY = QUARTERS.map(
    lambda h: Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(anchor=Anchor.PROCEDURE, hours=-h))
)
SPANS = WHOLE_DAYS | LATE | EARLY
WHAT = st.lists(st.sampled_from(FoodClass), min_size=1, unique=True).map(tuple) | st.just(tuple(FoodClass))
HOURS = st.tuples(QUARTERS, QUARTERS).map(lambda pair: (min(pair), max(pair)))
FASTING = st.builds(Instruction, what=WHAT, source=SOURCES, hours=HOURS) | st.builds(
    Instruction, what=WHAT, source=SOURCES, clock=CLOCKS, day=st.integers(-2, 0)
)
TASKS = st.builds(
    TaskRule, id=st.just(RuleId("x")), phase=st.sampled_from(Phase), kind=st.sampled_from(TaskKind), title=WORDS,
    why=WORDS, span=SPANS, source=SOURCES, weight=st.sampled_from(Weight), actor=st.sampled_from(Actor),
    note=st.none() | WORDS, question=WORDS, condition=CONDITIONS, done_once=st.booleans(),
    eats=st.none() | st.sampled_from(FoodClass),
)  # fmt: skip
DOSES = st.builds(
    lambda rule, dose, phase: replace(rule, bowel_prep=dose, phase=phase),
    TASKS, st.sampled_from(PrepDose), st.sampled_from([Phase.PREPARE, Phase.DAY_OF]),
)  # fmt: skip
BEGINNINGS = HOURS.map(lambda hours: {"hours": hours}) | st.builds(
    lambda clock, day: {"clock": clock, "day": day}, CLOCKS | st.just(time()), st.integers(-60, 0)
)
DIETS = st.builds(
    lambda begins, says, **more: Diet(
        id=RuleId("x"), kind=DietKind.IN_WORDS if says else DietKind.CLEAR_LIQUIDS, says=says, **begins, **more
    ),
    BEGINNINGS, st.none() | WORDS, source=SOURCES, condition=CONDITIONS,
)  # fmt: skip
MILESTONES = st.builds(
    Milestone, id=st.just(RuleId("x")), topic=WORDS, text=WORDS, days=RANGES, kind=st.sampled_from(MilestoneKind),
    source=SOURCES, condition=CONDITIONS, vague=st.booleans(),
)  # fmt: skip
VISITS = st.builds(FollowUp, id=st.just(RuleId("x")), what=WORDS, source=SOURCES, days=st.none() | RANGES)
SIGNS = st.builds(
    RedFlag, id=st.just(RuleId("x")), sign=WORDS, tier=st.sampled_from(Tier), source=SOURCES,
    condition=st.builds(Condition, any_of=FACTS, all_of=FACTS),
)  # fmt: skip
ITEMS = st.builds(Item, text=WORDS, label=st.none() | WORDS)
SECTIONS = st.builds(
    Section, id=st.sampled_from(SectionId), heading=WORDS, text=st.lists(WORDS, max_size=2).map(tuple),
    items=st.lists(ITEMS, min_size=1, max_size=3).map(tuple), ordered=st.booleans(),
)  # fmt: skip
GAPS = st.builds(Gap, field=TEXTS, what=WORDS)


def numbered(rules: tuple[list, ...]) -> dict[str, tuple]:
    """Tasks, milestones, visits, own signs and diets, each with an id of its own, milestones on topics of their own."""
    tasks, milestones, visits, signs, diets = (
        [replace(rule, id=RuleId(f"{letter}{n}")) for n, rule in enumerate(part)]
        for letter, part in zip("tmvsd", rules, strict=True)
    )
    topics = [
        replace(m, topic=Words(by_language={ENGLISH: f"{n} {m.topic.said(ENGLISH)}"})) for n, m in enumerate(milestones)
    ]
    return {
        "tasks": tuple(tasks), "milestones": tuple(topics), "follow_up": tuple(visits), "own_red_flags": tuple(signs),
        "diets": tuple(diets),
    }  # fmt: skip


def some(rules: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(rules, max_size=most).map(tuple)


PROCEDURES = st.builds(
    lambda rules, **more: Procedure(**more, **numbered(rules)),
    st.tuples(some(TASKS | DOSES), some(MILESTONES), some(VISITS), some(SIGNS), some(DIETS)),
    id=st.just(ProcedureId("p")), version=st.integers(1, 9), status=st.just(Status.DRAFT), title=WORDS,
    plain_title=WORDS,
    languages=st.just((ENGLISH,)), source=SOURCES, anaesthesia=st.none() | st.sampled_from(Anaesthesia),
    codes=some(TEXTS), keywords=some(TEXTS), fasting=some(FASTING), gaps=some(GAPS),
    sections=st.lists(SECTIONS, max_size=2, unique_by=lambda s: s.id).map(tuple),
    red_flags=some(st.sampled_from(["fever", "faint"]).map(RuleId)), similar=some(st.just(ProcedureId("q"))),
    duration_minutes=st.none() | st.just((60, 120)),
    review=st.none() | TEXTS.map(lambda by: Review(by=by, on=date(2027, 1, 2), next_review=date(2028, 1, 2))),
)  # fmt: skip


def shipped() -> tuple[str, Procedure]:
    path = data_folder() / "procedures" / "soft-tissue-excision-back.yaml"
    return path.read_text(encoding="utf-8"), load_procedure(path.read_text(encoding="utf-8"), "x")


def test_the_shipped_procedure_reads_back_as_it_was() -> None:
    assert load_procedure(procedure_text(shipped()[1]), "x") == shipped()[1]


def test_most_lines_of_the_shipped_file_are_written_as_its_authors_wrote_them() -> None:
    authored, ours = (set(text.splitlines()) for text in (shipped()[0], procedure_text(shipped()[1])))
    assert len(authored & ours) / len(authored) > 0.75


@given(PROCEDURES)
def test_every_procedure_reads_back_as_it_was(procedure: Procedure) -> None:
    assert load_procedure(procedure_text(procedure), "x") == procedure


@given(PROCEDURES)
def test_the_same_procedure_is_the_same_text(procedure: Procedure) -> None:
    text = procedure_text(procedure)
    assert procedure_text(load_procedure(text, "x")) == text


@pytest.mark.parametrize("tricky", TRICKY)
def test_a_text_keeps_its_meaning(tricky: str) -> None:
    title = Words(by_language={ENGLISH: " ".join(tricky.split())})
    procedure = replace(shipped()[1], title=title, keywords=(title.said(ENGLISH),))
    assert load_procedure(procedure_text(procedure), "x") == procedure


def written(**more: object) -> str:
    return procedure_text(replace(shipped()[1], **more))


FOOD = Source(kind=SourceKind.DOCUMENT, title="A leaflet", quote="8 hours")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (Instruction(what=tuple(FoodClass), source=FOOD, hours=(8, 8)), "  - what: all\n    hours: 8\n"),
        (Instruction(what=(FoodClass.MILK,), source=FOOD, hours=(2, 4)), "  - what: [milk]\n    hours: [2, 4]\n"),
        (
            Instruction(what=(FoodClass.MILK,), source=FOOD, clock=time(), day=-1),
            '  - what: [milk]\n    clock: "00:00"\n    day: -1\n',
        ),
    ],
)
def test_fasting_is_written_in_its_short_form(said: Instruction, line: str) -> None:
    assert line in written(fasting=(said,))


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ({"hours": (24, 24)}, "hours: 24"),
        ({"hours": (24, 48)}, "hours: [24, 48]"),
        ({"clock": time(), "day": -1}, "days: 1"),
        ({"clock": time(11), "day": -1}, 'clock: "11:00"\n    day: -1'),
        ({"clock": time(), "day": 0}, 'clock: "00:00"'),
    ],
)
def test_a_diet_is_written_in_its_short_form(when: dict[str, Any], line: str) -> None:
    diet = Diet(id=RuleId("clear"), kind=DietKind.CLEAR_LIQUIDS, source=FOOD, **when)
    ours = written(diets=(diet,))
    assert f"diets:\n  - id: clear\n    kind: clear_liquids\n    {line}\n    source: {{use: " in ours


@pytest.mark.parametrize(
    ("span", "line"),
    [
        (Span(opens=Offset(days=0), closes=Offset(days=1)), "{day: 0}"),
        (Span(opens=Offset(days=-14), closes=Offset(days=-6)), "{days: [-14, -7]}"),
        (Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(days=0)), "{from: now, to: {days: 0}}"),
        (
            Span(opens=Offset(days=0, at=time(6)), closes=Offset(anchor=Anchor.DISCHARGE, days=1)),
            '{from: {days: 0, at: "06:00"}, to: {days: 1, anchor: discharge}}',
        ),
    ],
)
def test_a_window_is_written_in_its_short_form(span: Span, line: str) -> None:
    assert f"    window: {line}\n" in written(tasks=(replace(shipped()[1].tasks[0], span=span),))


@pytest.mark.parametrize(
    ("last", "line"), [(13, "weeks: 2"), (14, "days: [0, 14]"), (3506, "days: [0, 3506]"), (None, "days: [0, null]")]
)
def test_whole_weeks_are_written_as_weeks(last: int | None, line: str) -> None:
    days = DayRange(from_day=0, to_day=last)
    assert f"    {line}\n" in written(milestones=(replace(shipped()[1].milestones[0], days=days),))


def test_an_own_warning_sign_is_written_with_its_tier_and_its_words() -> None:
    sign = RedFlag(
        id=RuleId("hiccups"), sign=Words(by_language={ENGLISH: "You hiccup."}), tier=Tier.SAME_DAY, source=FOOD
    )
    ours = written(own_red_flags=(sign,))
    assert "own_red_flags:\n  - id: hiccups\n    tier: same_day\n    sign: You hiccup.\n    source: {use: " in ours


def test_what_a_task_says_to_certain_people_reads_back_as_it_was() -> None:
    smokers, alone = Condition(all_of=(FactId("smoker"),)), Condition(any_of=(FactId("lives_alone"),))
    said = Words(by_language={ENGLISH: "Ask first."})
    changes = (
        Variant(condition=smokers, title=said, why=said, source=replace(FOOD, title="Another sheet")),
        Variant(condition=alone, note=said, question=said, weight=Weight.BLOCKING, actor=Actor.CAREGIVER),
    )
    procedure = shipped()[1]
    task = replace(procedure.tasks[0], instead=changes)
    again = replace(procedure, tasks=(task, *procedure.tasks[1:]))
    assert "    instead:\n      - for: smoker\n        title: Ask first.\n" in procedure_text(again)
    assert load_procedure(procedure_text(again), "again.yaml").tasks[0] == task


def test_the_place_of_a_quote_is_written_beside_it() -> None:
    placed = Instruction(what=(FoodClass.MILK,), source=replace(FOOD, at=(120, 127)), hours=(2, 2))
    assert 'quote: "8 hours", at: [120, 127]}\n' in written(fasting=(placed,))
