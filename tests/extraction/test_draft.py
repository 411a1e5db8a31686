"""A draft from findings: each small rule at its boundary, and the whole for what findings can hold."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction import draft_after as after
from checklist.extraction import draft_before as before
from checklist.extraction.draft import anaesthesia_in, drafted, minutes_of
from checklist.extraction.draft_sections import item_of, section_of, sections
from checklist.extraction.draft_signs import SAME, STANDARD, red_flags, sign_gaps, signs_of
from checklist.extraction.draft_words import Page, said, sentence
from checklist.extraction.findings import (
    Duration,
    Fare,
    Fasting,
    Findings,
    FollowUpVisit,
    Medication,
    MedicineAction,
    Pair,
    Preparation,
    PreparationKind,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Topic,
    Urgency,
    WarningSign,
    When,
)
from checklist.extraction.outline import outline
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Anchor, DayRange, Offset, Span, for_weeks
from checklist.library import load_procedure
from checklist.library.procedure_text import procedure_text
from checklist.plan import build_plan
from checklist.procedure import Anaesthesia, Item, Phase, Procedure, ProcedureId, SectionId, Status, TaskKind
from checklist.recovery import MilestoneKind
from tests.shipped import BASE, EXCISION, booked

FOUND = {"quote": "as the text says", "at": (0, 16), "rule": "a.rule", "confidence": 0.9}
EVERY = tuple(FoodClass)


def page(text: str = "") -> Page:
    return Page(title="A leaflet", blocks=outline(text))


def fasting(**more: object) -> Fasting:
    return Fasting(**{**FOUND, "what": Fare.ALL, **more})


def medicine(**more: object) -> Medication:
    said = {"who": "blood thinners", "action": MedicineAction.STOP, "when": When.BEFORE}
    return Medication(**{**FOUND, **said, **more})


def preparation(**more: object) -> Preparation:
    return Preparation(**{**FOUND, "kind": PreparationKind.OTHER, **more})


def milestone(quote: str, first: float | None, last: float | None, **more: object) -> RecoveryMilestone:
    said = {"topic": Topic.DRIVING, "from_days": first, "to_days": last, "quote": quote}
    return RecoveryMilestone(**{**FOUND, **said, **more})


def sign(words: str) -> WarningSign:
    return WarningSign(**{**FOUND, "quote": words, "sign": words, "urgency": Urgency.CALL})


def draft(findings: Findings, text: str = "") -> Procedure:
    return drafted(text, findings, BASE, ProcedureId("a-draft"))


def gap_fields(findings: Findings, text: str = "") -> set[str]:
    return {gap.field for gap in draft(findings, text).gaps}


def from_now(last: int) -> Span:
    return Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(days=last))


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("• bring  your\ncard", "Bring your card."),
        ("Ready?", "Ready?"),
        ("call us!", "Call us!"),
        ("rest;", "Rest."),
        ("(if you can) walk", "(if you can) walk."),
        ("***", "***."),
    ],
)
def test_a_title_is_the_words_of_the_text_as_a_sentence(words: str, ours: str) -> None:
    assert sentence(words) == ours


@pytest.mark.parametrize(
    ("pair", "hours"),
    [
        ((8, 12), (8, 12)), ((None, 6), (6, 6)), ((6, None), (6, 6)), ((12, 8), (8, 12)), ((None, None), None),
        (None, None), ((0, 6), None), ((0, 0), None), ((1, 1000), (1, 1000)), ((1, 1001), None),
    ],
)  # fmt: skip
def test_hours_run_from_the_shortest_to_the_longest(pair: Pair | None, hours: tuple[float, float] | None) -> None:
    assert before.hours_of(pair) == hours


@pytest.mark.parametrize(
    ("what", "classes"),
    [
        (Fare.SOLIDS, (FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT)),
        (Fare.CLEAR_FLUIDS, (FoodClass.CLEAR_FLUIDS,)),
        (Fare.MILK, (FoodClass.MILK,)),
        (Fare.ALL, EVERY),
    ],
)
def test_food_is_its_classes(what: Fare, classes: tuple[FoodClass, ...]) -> None:
    said = before.instruction(fasting(what=what, hours_before=(None, 6)), page())
    assert said is not None
    assert (said.what, said.hours, said.source.quote) == (classes, (6, 6), FOUND["quote"])


NIGHT = "The day before surgery\n\n- Stop eating at 20:00 and rest.\n\nOn the day\n\n- Stop drinking at 06:00 sharp.\n"


@pytest.mark.parametrize(
    ("clock", "quote", "day", "at"),
    [
        ("midnight", "nothing after midnight", 0, time()),
        ("midnight", "nothing after midnight the night before", 0, time()),
        ("06:00", "Stop drinking at 06:00 sharp.", 0, time(6)),
        ("20:00", "Stop eating at 20:00 and rest.", -1, time(20)),
        ("18:30", "nothing from 6.30 pm the evening\nbefore", -1, time(18, 30)),
    ],
)
def test_a_clock_time_stands_on_the_day_that_its_words_or_heading_say(
    clock: str, quote: str, day: int, at: time
) -> None:
    start = max(NIGHT.find(quote), 0)
    finding = fasting(clock=clock, quote=quote, at=(start, start + len(quote)))
    said = before.instruction(finding, page(NIGHT if quote in NIGHT else ""))
    assert said is not None
    assert (said.clock, said.day, said.hours) == (at, day, None)


def test_without_a_time_the_patient_asks_and_staff_see_a_gap() -> None:
    drawn = draft(Findings(title="A", fasting=(fasting(), fasting(what=Fare.SOLIDS))))
    assert [(t.title.said(ENGLISH), t.kind) for t in drawn.tasks] == [(before.ASK_FASTING, TaskKind.FASTING_PREP)]
    assert drawn.fasting == ()
    assert "fasting.hours" in {gap.field for gap in drawn.gaps}


def test_other_things_not_to_eat_are_said_in_the_words_of_the_text() -> None:
    drawn = draft(Findings(title="A", fasting=(fasting(what=Fare.OTHER, quote="no chewing gum", clock="midnight"),)))
    assert [task.title.said(ENGLISH) for task in drawn.tasks] == ["No chewing gum."]


def test_a_fast_meant_for_some_is_held_for_everyone_and_staff_see_it() -> None:
    assert "fasting.condition" in gap_fields(
        Findings(title="A", fasting=(fasting(hours_before=(6, 6), condition="if you have diabetes"),))
    )


@pytest.mark.parametrize("action", MedicineAction)
def test_before_the_procedure_a_medicine_is_asked_about_and_never_stopped(action: MedicineAction) -> None:
    said = before.medicine_task(medicine(action=action, quote="Stop blood thinners.", offset_days=(5, 7)), page())
    assert said.title.said(ENGLISH) == "Ask your team about blood thinners."
    assert said.note is not None
    assert said.note.said(ENGLISH) == before.NOT_ALONE
    assert (said.phase, said.span, said.source.quote) == (Phase.PREPARE, from_now(-7), "Stop blood thinners.")


@pytest.mark.parametrize(
    ("action", "title"),
    [
        (MedicineAction.TAKE, "Take it with food."),
        (MedicineAction.START, "Take it with food."),
        (MedicineAction.CONTINUE, "Take it with food."),
        (MedicineAction.STOP, "Ask your team about blood thinners."),
        (MedicineAction.PAUSE, "Ask your team about blood thinners."),
        (MedicineAction.AVOID, "Ask your team about blood thinners."),
        (MedicineAction.ADJUST, "Ask your team about blood thinners."),
    ],
)
def test_after_it_only_what_changes_nothing_is_said_in_the_words_of_the_text(
    action: MedicineAction, title: str
) -> None:
    said = before.medicine_task(medicine(action=action, when=When.AFTER, quote="take it with food"), page())
    assert (said.title.said(ENGLISH), said.phase) == (title, Phase.RECOVER)
    assert said.span.closes == Offset(anchor=Anchor.DISCHARGE, days=15)


@pytest.mark.parametrize(("offset", "days"), [((None, 14), 15), ((14, None), 15), ((15, 15), 16), ((2, 9999), 360)])
def test_aftercare_is_two_weeks_or_as_long_as_the_text_says(offset: Pair, days: int) -> None:
    assert before.aftercare(offset).closes == Offset(anchor=Anchor.DISCHARGE, days=days)


@pytest.mark.parametrize(
    ("kind", "offset", "span", "phase"),
    [
        (PreparationKind.TEST, None, from_now(0), Phase.PREPARE),
        (PreparationKind.TEST, (None, None), from_now(0), Phase.PREPARE),
        (PreparationKind.TEST, (7, 14), Span(opens=Offset(days=-14), closes=Offset(days=-6)), Phase.PREPARE),
        (PreparationKind.TEST, (None, 30), Span(opens=Offset(days=-30), closes=Offset(days=1)), Phase.PREPARE),
        (PreparationKind.TEST, (7, None), Span(opens=Offset(days=-7), closes=Offset(days=-6)), Phase.PREPARE),
        (PreparationKind.HYGIENE, (1, 1), Span(opens=Offset(days=-1), closes=Offset(days=0)), Phase.PREPARE),
        (PreparationKind.HYGIENE, (0, 0), Span(opens=Offset(days=0), closes=Offset(days=1)), Phase.DAY_OF),
        (PreparationKind.LIFESTYLE, (28, 28), Span(opens=Offset(days=-28), closes=Offset(days=0)), Phase.PREPARE),
        (PreparationKind.LIFESTYLE, (0, 0), Span(opens=Offset(days=0), closes=Offset(days=1)), Phase.DAY_OF),
    ],
)
def test_preparation_is_open_on_its_days(kind: PreparationKind, offset: Pair | None, span: Span, phase: Phase) -> None:
    said = before.preparation_task(preparation(kind=kind, offset_days=offset), page())
    assert (said.span, said.phase, said.kind) == (span, phase, TaskKind(kind))


def test_what_is_arranged_or_measured_is_done_once() -> None:
    done = {kind: before.preparation_task(preparation(kind=kind), page()).done_once for kind in PreparationKind}
    assert {kind for kind, once in done.items() if once} == {"test", "transport", "arrange_help", "paperwork"}


def test_a_condition_that_the_quote_does_not_hold_is_a_note() -> None:
    said = before.preparation_task(preparation(quote="bring it", condition="if you use a mask"), page())
    held = before.preparation_task(
        preparation(quote="If you use a mask, bring it", condition="if you use a mask"), page()
    )
    assert said.note is not None
    assert said.note.said(ENGLISH) == "If you use a mask."
    assert held.note is None


LIMIT, USUAL = MilestoneKind.LIMIT, MilestoneKind.USUAL


@pytest.mark.parametrize(
    ("quote", "first", "last", "kind", "days"),
    [
        ("Do not drive for 2 weeks.", 0, 14, LIMIT, for_weeks(2)),
        ("Do not drive for 24 hours.", 0, 1, LIMIT, DayRange(from_day=0, to_day=1)),
        ("Do not drive for 10 days.", 0, 10, LIMIT, DayRange(from_day=0, to_day=10)),
        ("Do not drive.", 0, None, LIMIT, DayRange(from_day=0)),
        ("Do not drive for 4 to 6 weeks.", 28, 42, USUAL, DayRange(from_day=28, to_day=42)),
        ("You may drive after 2 weeks.", 14, None, USUAL, DayRange(from_day=14)),
        ("Most people drive within 2 weeks.", None, 14, USUAL, DayRange(from_day=0, to_day=14)),
        ("You can shower after 12 hours.", 0.5, None, USUAL, DayRange(from_day=0)),
        ("Sleep a lot for 36 hours.", 0, 1.5, USUAL, DayRange(from_day=0, to_day=2)),
        ("Sore for a few days to a week.", None, None, USUAL, DayRange(from_day=0, to_day=7)),
    ],
)
def test_a_milestone_has_whole_days_and_its_kind(
    quote: str, first: float | None, last: float | None, kind: MilestoneKind, days: DayRange
) -> None:
    drawn = after.milestones([milestone(quote, first, last)], page())[0]
    assert (drawn.kind, drawn.days, drawn.text.said(ENGLISH)) == (kind, days, quote)


def test_a_milestone_without_a_number_is_a_gap() -> None:
    vague = milestone("Sore for some days.", None, None, vague=True)
    assert after.milestones([vague], page()) == ()
    assert [gap.field for gap in after.milestone_gaps([vague])] == ["recovery.driving"]


@pytest.mark.parametrize(("pair", "days"), [((5000, None), None), ((9, 3), None), ((0, 4000), 4000), ((0, 4001), None)])
def test_days_that_cannot_be_are_none(pair: Pair, days: int | None) -> None:
    found = after.day_range(pair)
    assert (found.to_day if found else None) == days


def test_lines_of_one_topic_that_meet_get_topics_of_their_own() -> None:
    spans = [(0, 7), (7, 14), (8, 14), (14, None)]
    drawn = after.milestones([milestone(f"{a} to {b}", a, b) for a, b in spans], page())
    assert [m.topic.said(ENGLISH) for m in drawn] == ["Driving", "Driving (2)", "Driving", "Driving (3)"]


def test_recovery_tasks_and_visits_keep_the_words_of_the_text() -> None:
    care = RecoveryTask(**{**FOUND, "quote": "keep the cut dry", "kind": RecoveryKind.WOUND})
    visit = FollowUpVisit(**{**FOUND, "quote": "see us in 10 to 14 days", "at_days": (10, 14)})
    drawn = draft(Findings(title="A", recovery_tasks=(care,), follow_up=(visit,)))
    assert [(t.title.said(ENGLISH), t.kind, t.phase) for t in drawn.tasks] == [
        ("Keep the cut dry.", "wound", "recover")
    ]
    assert [(v.what.said(ENGLISH), v.days) for v in drawn.follow_up] == [
        ("See us in 10 to 14 days.", DayRange(from_day=10, to_day=14))
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Fever over 101 F", ("fever",)),
        ("a temperature above 38.5 C", ("fever",)),
        ("trouble breathing", ("breathing",)),
        ("pain in your chest", ("chest_pain",)),
        ("bleeding that won’t stop", ("heavy_bleed",)),
        ("heavy vaginal bleeding", ()),
        ("redness around the incision", ("wound_infection",)),
        ("redness of the eye", ()),
        ("stitches come apart", ("wound_open",)),
        ("swelling in one calf", ("dvt",)),
        ("pain that is not relieved by medicine", ("pain_out",)),
        ("severe headache", ()),
        ("you cannot pass urine", ("urine",)),
        ("burning when you urinate", ("uti",)),
        ("fever and shaking chills", ("fever", "chills")),
        ("a buzzing sound", ()),
    ],
)
def test_a_sign_is_the_fact_base_s_only_where_it_clearly_is(words: str, ids: tuple[str, ...]) -> None:
    assert signs_of(words) == ids


def test_the_table_of_signs_names_signs_of_the_fact_base() -> None:
    known = {flag.id for flag in BASE.red_flags}
    assert {*STANDARD, *(id_ for id_, _ in SAME)} <= known
    assert set(STANDARD) == set(EXCISION.red_flags)


def test_no_sign_is_lost() -> None:
    found = [sign("jaundice"), sign("a buzzing sound")]
    ids = red_flags(found, BASE)
    assert set(ids) == {*STANDARD, "yellow"}
    assert [gap.what.said(ENGLISH) for gap in sign_gaps(found)] == [
        "No sign of the fact base says this: a buzzing sound"
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You have general anesthesia.", Anaesthesia.GENERAL),
        ("A local anaesthetic is used.", Anaesthesia.LOCAL),
        ("You are given sedation.", Anaesthesia.SEDATION),
        ("A spinal\nanesthetic.", Anaesthesia.REGIONAL),
        ("It is done without anesthesia.", Anaesthesia.NONE),
        ("Local anesthesia with sedation.", None),
        ("You get anesthesia.", None),
    ],
)
def test_the_anaesthesia_is_the_one_that_is_named(text: str, kind: Anaesthesia | None) -> None:
    assert anaesthesia_in(text) is kind


@pytest.mark.parametrize(
    ("pair", "minutes"), [((60, 120), (60, 120)), ((None, 45), (45, 45)), ((0.5, 20.2), (1, 21)), ((None, None), None)]
)
def test_the_duration_is_whole_minutes(pair: Pair, minutes: tuple[int, int] | None) -> None:
    assert minutes_of(Duration(**FOUND, minutes=pair)) == minutes


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Call 555-123-4567.", False), ("Call (555) 123-4567.", False), ("Call 020 7946 0018.", False),
        ("Call +49 30 901820.", False), ("Call 911.", True), ("Day 10 to 14, 2027-03-15.", True),
    ],
)  # fmt: skip
def test_a_phone_number_is_found_or_a_gap(text: str, missing: bool) -> None:
    assert ("contacts" in gap_fields(Findings(title="A"), text)) is missing


def test_an_empty_text_says_what_it_leaves_out() -> None:
    fields = {"fasting", "medicines.named", "follow_up", "contacts", "red_flags"}
    assert gap_fields(Findings(title="")) == fields
    assert draft(Findings(title=" ")).title.said(ENGLISH) == "Guidance without a name"


@pytest.mark.parametrize(("who", "missing"), [("certain medications", True), ("aspirin", False), ("Eliquis", False)])
def test_a_medicine_without_a_name_is_a_gap(who: str, missing: bool) -> None:
    assert ("medicines.named" in gap_fields(Findings(title="A", medications=(medicine(who=who),)))) is missing


def test_a_visit_without_a_date_is_a_gap() -> None:
    assert "follow_up.date" in gap_fields(Findings(title="A", follow_up=(FollowUpVisit(**FOUND),)))


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Preparation", SectionId.PREPARATION), ("Before your surgery", SectionId.PREPARATION),
        ("Recovery", SectionId.RECOVERY), ("AFTER THE OPERATION", SectionId.RECOVERY),
        ("Risks and Complications", SectionId.RISKS), ("Procedure Description", SectionId.STEPS),
        ("Patient Experience", SectionId.EXPERIENCE), ("Summary:", SectionId.SUMMARY), ("Duration", SectionId.DURATION),
        ("How long does recovery take?", SectionId.RECOVERY), ("When to call", None), ("Contact us", None),
    ],
)  # fmt: skip
def test_a_heading_says_which_part_it_opens(heading: str, part: SectionId | None) -> None:
    assert section_of(heading) is part


def test_parts_keep_the_words_of_the_text() -> None:
    summary, steps = "Summary\n\nA lump is taken\nout.\n\n", "Procedure Description\n\n1. Cut: A small cut.\n"
    drawn = sections(outline(f"{summary}When to call\n\n- Call us.\n\n{steps}"))
    assert [(part.id, part.ordered, len(part.items)) for part in drawn] == [("summary", False, 0), ("steps", True, 1)]
    assert drawn[0].text[0].said(ENGLISH) == "A lump is taken out."
    assert drawn[1].items[0] == item_of("Cut: A small cut.")
    assert item_of("Rest.") == Item(text=said("Rest."))


QUOTES = st.text(min_size=1, max_size=60).filter(lambda words: any(map(str.isalnum, words)))
NUMBER = st.none() | st.floats(0, 6000, allow_nan=False).map(lambda n: round(n, 2))
PAIRS = st.none() | st.tuples(NUMBER, NUMBER)
BASIC = {"at": st.just((0, 1)), "rule": st.just("r"), "confidence": st.just(0.5), "condition": st.none() | QUOTES}
BASIC |= {"quote": QUOTES}


def some(kind: type, **more: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(kind, **BASIC, **more), max_size=4).map(tuple)


FINDINGS = st.builds(
    Findings, title=st.text(max_size=30),
    duration=st.none() | st.builds(Duration, **BASIC, minutes=st.tuples(NUMBER, NUMBER)),
    stay=st.none(), fasting=some(Fasting, hours_before=PAIRS, clock=st.sampled_from([None, "midnight", "06:30"])),
    medications=some(Medication, who=QUOTES, offset_days=PAIRS), preparation_tasks=some(Preparation, offset_days=PAIRS),
    recovery_milestones=some(RecoveryMilestone, from_days=NUMBER, to_days=NUMBER), recovery_tasks=some(RecoveryTask),
    follow_up=some(FollowUpVisit, at_days=PAIRS), red_flags=some(WarningSign, sign=QUOTES),
)  # fmt: skip


@given(FINDINGS)
def test_whatever_was_found_is_a_draft_that_validates_and_builds_a_plan(findings: Findings) -> None:
    written = procedure_text(draft(findings, findings.title))
    loaded = load_procedure(written, "x", BASE)
    assert (loaded.status, loaded.version) == (Status.DRAFT, 1)
    assert all(rule.source.quote for rule in (*loaded.tasks, *loaded.milestones, *loaded.follow_up, *loaded.fasting))
    assert build_plan(loaded, booked(), BASE).procedure.id == "a-draft"
