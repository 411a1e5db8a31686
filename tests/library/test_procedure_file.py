"""A procedure's file: how authors write windows, days, texts, sources and conditions."""

from dataclasses import replace
from datetime import date, time

import pytest

from checklist.checkin import RedFlag, Tier
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import (
    ENGLISH,
    Anchor,
    Certainty,
    Condition,
    DayRange,
    FactId,
    Language,
    Offset,
    RuleId,
    Source,
    SourceKind,
    Span,
    Words,
)
from checklist.library import ContentError, Library, load_procedure
from checklist.procedure import Item, Procedure, Review, Status, TaskRule, Weight

HEAD = """
id: excision
version: 3
status: draft
title: A procedure
plain_title: A procedure in plain words
sources:
  leaflet: {kind: document, title: A leaflet, certainty: verified}
  memory: {kind: guideline, title: From memory, certainty: unverified}
source: leaflet
"""
TASK = "tasks:\n  - {{id: ask, phase: prepare, kind: other, title: Ask., why: It helps., source: leaflet, {more}}}\n"
MILESTONE = "milestones:\n  - {{id: m, topic: Work, text: Rest., kind: usual, source: leaflet, {more}}}\n"
LEAFLET = Source(kind=SourceKind.DOCUMENT, title="A leaflet")


def loaded(body: str = "", head: str = HEAD) -> Procedure:
    return load_procedure(head + body, "p.yaml")


def task(more: str) -> TaskRule:
    return loaded(TASK.format(more=more)).tasks[0]


def problems(body: str, head: str = HEAD) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as refusal:
        loaded(body, head)
    return [(p.path, p.what) for p in refusal.value.problems]


@pytest.mark.parametrize(
    ("window", "span"),
    [
        ("{day: -1}", Span(opens=Offset(days=-1), closes=Offset(days=0))),
        ("{days: [-14, -7]}", Span(opens=Offset(days=-14), closes=Offset(days=-6))),
        (
            "{from: now, to: arrival}",
            Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0)),
        ),
        (
            '{from: {days: -1, at: "18:00"}, to: {hours: -2.5, anchor: arrival}}',
            Span(opens=Offset(days=-1, at=time(18)), closes=Offset(hours=-2.5, anchor=Anchor.ARRIVAL)),
        ),
        (
            "{from: discharge, to: {days: 7, anchor: discharge}}",
            Span(opens=Offset(anchor=Anchor.DISCHARGE, hours=0), closes=Offset(anchor=Anchor.DISCHARGE, days=7)),
        ),
    ],
)
def test_a_window_is_written_in_one_of_three_ways(window: str, span: Span) -> None:
    assert task(f"window: {window}").span == span


def test_a_clock_time_needs_no_quotes() -> None:
    assert task("window: {from: {days: -1, at: 18:00}, to: arrival}").span.opens == Offset(days=-1, at=time(18))


@pytest.mark.parametrize(
    ("days", "meant"),
    [
        ("days: [0, 7]", DayRange(from_day=0, to_day=7)),
        ("days: [2, null]", DayRange(from_day=2)),
        ("weeks: 2", DayRange(from_day=0, to_day=13)),
    ],
)
def test_the_days_of_a_milestone_are_whole_and_inclusive(days: str, meant: DayRange) -> None:
    assert loaded(MILESTONE.format(more=days)).milestones[0].days == meant


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ("days: [0, 7], weeks: 1", "write days or weeks, not both"),
        ("vague: true", "needs days, such as [0, 7], or weeks"),
        ("days: [7]", "days are written as first and last, such as [0, 7]"),
        ("days: [null, 7]", "days need a first day, such as [0, null]"),
    ],
)
def test_days_that_say_too_little_or_too_much_are_refused(days: str, wrong: str) -> None:
    assert problems(MILESTONE.format(more=days)) == [("milestones[0]", wrong)]


def test_weeks_that_touch_do_not_overlap() -> None:
    second = "  - {id: n, topic: Work, text: Work., kind: usual, source: leaflet, days: [14, 20]}\n"
    assert len(loaded(MILESTONE.format(more="weeks: 2") + second).milestones) == 2


def test_a_visit_without_days_has_none() -> None:
    visit = loaded("follow_up:\n  - {id: visit, what: A visit., source: leaflet}\n").follow_up[0]
    assert visit.days is None


def test_a_source_alone_is_its_key() -> None:
    assert task("window: {day: 0}").source == LEAFLET


def test_a_cited_source_carries_its_quote_and_its_own_certainty() -> None:
    written = TASK.format(more="window: {day: 0}").replace(
        "source: leaflet", "source: {use: leaflet, quote: Ask., certainty: partly_verified}"
    )
    assert loaded(written).tasks[0].source == Source(
        kind=SourceKind.DOCUMENT, title="A leaflet", quote="Ask.", certainty=Certainty.PARTLY_VERIFIED
    )


def test_one_fact_alone_is_a_condition() -> None:
    assert task("window: {day: 0}, condition: smoker").condition == Condition(all_of=(FactId("smoker"),))


def test_a_condition_says_any_all_and_none() -> None:
    written = "{any_of: [child, pregnant], all_of: [smoker], none_of: [work:desk]}"
    assert task(f"window: {{day: 0}}, condition: {written}").condition == Condition(
        any_of=(FactId("child"), FactId("pregnant")), all_of=(FactId("smoker"),), none_of=(FactId("work:desk"),)
    )


def test_a_task_says_something_else_to_certain_people() -> None:
    (change,) = task("window: {day: 0}, instead: [{for: smoker, title: Ask first., weight: helpful}]").instead
    assert (change.condition, change.changes) == (
        Condition(all_of=(FactId("smoker"),)),
        {"title": Words(by_language={ENGLISH: "Ask first."}), "weight": Weight.HELPFUL},
    )


@pytest.mark.parametrize(
    ("written", "path", "what"),
    [
        ("{title: Ask.}", "tasks[0].instead[0].for", "is missing"),
        ("{for: smoker}", "tasks[0].instead[0]", "what is different"),
        ("{for: {none_of: [child]}, title: Ask.}", "tasks[0].instead[0]", "names the fact"),
        ("{for: smoker, source: nobody}", "tasks[0].instead[0].source", "no source is named nobody"),
        ("{for: smoker, weight: blocking}", "tasks[0]", "needs the question"),
        ("{for: smoker, window: {day: 1}}", "tasks[0].instead[0].window", "is not a key that is known here"),
    ],
)
def test_a_change_that_cannot_be_is_refused_where_it_stands(written: str, path: str, what: str) -> None:
    found = problems(TASK.format(more=f"window: {{day: 0}}, instead: [{written}]"))
    assert any(where == path and what in said for where, said in found), found


def test_a_plain_text_is_english() -> None:
    assert loaded().title == Words(by_language={ENGLISH: "A procedure"})


def test_a_text_is_written_in_each_language_of_the_file() -> None:
    spoken = HEAD.replace("title: A procedure\n", "title: {en: A procedure, es: Una cirugía}\n")
    spoken = spoken.replace("plain_title: A procedure in plain words", "plain_title: {en: A, es: B}")
    assert loaded("languages: [en, es]\n", spoken).title.said(Language("es")) == "Una cirugía"


def test_a_file_always_speaks_english() -> None:
    assert ("languages", "the languages of a file hold English (en)") in problems("languages: [es]\n")


def test_a_word_that_is_no_language_is_refused() -> None:
    ((path, what),) = problems("", HEAD.replace("title: A procedure\n", "title: {english: A procedure}\n"))
    assert (path, "english is no language" in what) == ("title", True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("what: all, hours: [8, 12]", Instruction(what=tuple(FoodClass), hours=(8, 12), source=LEAFLET)),
        ("what: [milk], hours: 6", Instruction(what=(FoodClass.MILK,), hours=(6, 6), source=LEAFLET)),
        ("what: [milk], clock: 00:00", Instruction(what=(FoodClass.MILK,), clock=time(0), source=LEAFLET)),
        (
            "what: [milk], clock: 22:00, day: -1",
            Instruction(what=(FoodClass.MILK,), clock=time(22), day=-1, source=LEAFLET),
        ),
    ],
)
def test_a_fasting_instruction_gives_hours_or_a_clock_time(written: str, meant: Instruction) -> None:
    assert loaded(f"fasting:\n  - {{{written}, source: leaflet}}\n").fasting == (meant,)


@pytest.mark.parametrize("written", ["what: [milk]", "what: [milk], hours: 6, clock: 00:00", "what: [], hours: 6"])
def test_a_fasting_instruction_without_one_answer_is_refused(written: str) -> None:
    assert [path for path, _ in problems(f"fasting:\n  - {{{written}, source: leaflet}}\n")] == ["fasting[0]"]


def test_a_point_may_have_a_label() -> None:
    items = "sections:\n  - {id: risks, heading: Risks, items: [Bleeding, {label: Rare, text: It comes back}]}\n"
    said = [Words(by_language={ENGLISH: text}) for text in ("Bleeding", "It comes back", "Rare")]
    assert loaded(items).sections[0].items == (Item(text=said[0]), Item(text=said[1], label=said[2]))


def test_a_section_stands_once_and_says_something() -> None:
    twice = "sections:\n  - {id: risks, heading: Risks, text: [A]}\n  - {id: risks, heading: Risks, text: [B]}\n"
    assert problems(twice) == [("sections[1].id", "the section risks is there twice")]
    assert problems("sections:\n  - {id: risks, heading: Risks}\n")[0][0] == "sections[0]"


def test_a_duration_runs_from_the_shortest() -> None:
    assert problems("duration_minutes: [120, 60]\n") == [("duration_minutes", "the shortest time comes first")]


def test_reviewed_content_carries_its_review() -> None:
    head = HEAD.replace("draft", "reviewed") + "review: {by: Dr. Hart, on: 2027-01-05, next_review: 2028-01-05}\n"
    assert loaded(head=head).review == Review(by="Dr. Hart", on=date(2027, 1, 5), next_review=date(2028, 1, 5))
    assert loaded(head=head).status is Status.REVIEWED


def test_the_next_review_comes_after_this_one() -> None:
    review = "review: {by: Dr. Hart, on: 2027-01-05, next_review: 2027-01-05}\n"
    assert problems(review) == [("review", "the next review comes after this one")]


def test_without_a_fact_base_beside_it_facts_and_signs_are_not_checked() -> None:
    assert loaded("red_flags: [purple_toe]\n").red_flags == ("purple_toe",)


OWN = "own_red_flags:\n  - {id: hiccups, tier: same_day, sign: You hiccup for 2 days., source: leaflet}\n"


def test_a_procedure_has_warning_signs_of_its_own() -> None:
    quoted = OWN.replace("source: leaflet", "condition: child, source: {use: leaflet, quote: hiccups for 2 days}")
    assert loaded(quoted).own_red_flags == (
        RedFlag(
            id=RuleId("hiccups"), sign=Words(by_language={ENGLISH: "You hiccup for 2 days."}), tier=Tier.SAME_DAY,
            source=replace(LEAFLET, quote="hiccups for 2 days"), condition=Condition(all_of=(FactId("child"),)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "path", "what"),
    [
        ("tier: same_day, ", "", "own_red_flags[0].tier", "is missing"),
        ("same_day", "urgent", "own_red_flags[0].tier", "is not one of the words for this: emergency, same_day"),
        ("sign: You hiccup for 2 days., ", "", "own_red_flags[0].sign", "is missing"),
        (", source: leaflet", "", "own_red_flags[0].source", "is missing"),
        ("source: leaflet", "source: leaflet, condition: {none_of: [child]}", "own_red_flags[0]", "no fact may hide"),
        ("hiccups, tier", "Hic cups, tier", "own_red_flags[0].id", "an id starts with a small letter"),
    ],
)
def test_what_is_wrong_with_an_own_sign_is_said_where_it_stands(old: str, new: str, path: str, what: str) -> None:
    ((at, said),) = problems(OWN.replace(old, new))
    assert (at, what in said) == (path, True)


def test_an_own_sign_has_an_id_that_nothing_else_has() -> None:
    twice = OWN + OWN.split("\n", 1)[1]
    assert problems(twice) == [
        ("own_red_flags[1].id", "the id hiccups is used twice in this file: every rule has its own")
    ]
    ((_, said),) = problems("red_flags: [hiccups]\n" + OWN)
    assert said == "used more than once: hiccups"
    with pytest.raises(ContentError, match="the fact base has a warning sign fever already"):
        load_procedure(HEAD + OWN.replace("id: hiccups", "id: fever"), "a.yaml", Library.open().fact_base)


def test_a_quote_may_say_where_it_stands_in_the_text() -> None:
    source = "source: {use: leaflet, quote: hiccups, at: [40, 47]}"
    (own,) = loaded(OWN.replace("source: leaflet", source)).own_red_flags
    assert own.source == replace(LEAFLET, quote="hiccups", at=(40, 47))


@pytest.mark.parametrize(
    ("cited", "path", "what"),
    [
        ("quote: hiccups, at: [40]", "own_red_flags[0].source", "is written as start and end, such as [120, 160]"),
        ("quote: hiccups, at: [40, 44]", "own_red_flags[0].source", "a quote of 7 characters cannot stand between"),
        ("quote: hiccups, at: [47, 40]", "own_red_flags[0].source", "is the first character and the one after"),
        ("quote: hiccups, at: [-7, 0]", "own_red_flags[0].source", "is the first character and the one after"),
        ("at: [40, 47]", "own_red_flags[0].source", "needs the quote that stands there"),
        ("quote: hiccups, at: 40", "own_red_flags[0].source.at", "needs a list"),
        ("quote: hiccups, at: [40.5, 47]", "own_red_flags[0].source.at[0]", "needs a whole number"),
    ],
)
def test_a_place_that_cannot_be_is_said_where_it_stands(cited: str, path: str, what: str) -> None:
    ((at, said),) = problems(OWN.replace("source: leaflet", f"source: {{use: leaflet, {cited}}}"))
    assert (at, what in said) == (path, True)
