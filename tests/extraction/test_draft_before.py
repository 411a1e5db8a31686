"""A draft's part before the procedure, each rule at its boundary."""

from datetime import time

import pytest

from checklist.extraction import draft_before as before
from checklist.extraction import draft_medicines as medicines
from checklist.extraction.findings import (
    Fare,
    Findings,
    MedicineAction,
    Pair,
    PreparationKind,
    When,
)
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Anchor, Offset, Span
from checklist.procedure import Phase, TaskKind
from tests.extraction.found import (
    EVERY,
    FOUND,
    draft,
    fasting,
    from_now,
    gap_fields,
    medicine,
    page,
    preparation,
)


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
        (Fare.MILK, (FoodClass.MILK,)),
        (Fare.ALL, EVERY),
    ],
)
def test_food_is_its_classes(what: Fare, classes: tuple[FoodClass, ...]) -> None:
    said = before.instruction(fasting(what=what, hours_before=(None, 6)), page())
    assert said is not None
    assert (said.what, said.hours, said.source.quote) == (classes, (6, 6), FOUND["quote"])


NOT_CLEAR = tuple(food for food in FoodClass if food is not FoodClass.CLEAR_FLUIDS)
CLEAR = (FoodClass.CLEAR_FLUIDS,)


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("You may drink clear fluids up to 2 hours before.", CLEAR),
        ("Water until two hours before.", CLEAR),
        ("No clear liquids for 2 hours before.", CLEAR),
        ("Stop water 2 hours before.", CLEAR),
        ("Follow a clear liquid diet for 24 hours before.", NOT_CLEAR),
        ("Clear liquids for 24 to 48 hours beforehand.", NOT_CLEAR),
        ("Drink only clear fluids from midnight.", NOT_CLEAR),
        ("Nothing but water. Clear liquids only after 11 am.", NOT_CLEAR),
        ("Clear fluids, 2 hours.", None),
    ],
)
def test_only_clear_drinks_never_stops_clear_drinks(words: str, classes: tuple[FoodClass, ...] | None) -> None:
    assert before.stopped(fasting(what=Fare.CLEAR_FLUIDS, quote=words, hours_before=(2, 2))) == classes


def test_where_it_is_not_said_whether_clear_drinks_stop_there_is_a_gap_and_no_time() -> None:
    unsure = fasting(what=Fare.CLEAR_FLUIDS, quote="Clear fluids, 2 hours.", hours_before=(2, 2))
    assert before.instruction(unsure, page()) is None
    assert [gap.field for gap in before.fasting_gaps([unsure])] == ["fasting.hours"]


NIGHT = "The day before surgery\n\n- Stop eating at 20:00 and rest.\n\nOn the day\n\n- Stop drinking at 06:00 sharp.\n"


@pytest.mark.parametrize(
    ("clock", "quote", "day", "at"),
    [
        ("midnight", "nothing after midnight", 0, time()),
        ("midnight", "nothing after midnight the night before", 0, time()),
        ("06:00", "Stop drinking at 06:00 sharp.", 0, time(6)),
        ("16:59", "nothing from 16:59", 0, time(16, 59)),
        ("17:00", "nothing from 17:00", -1, time(17)),
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
    said = medicines.medicine_task(medicine(action=action, quote="Stop blood thinners.", offset_days=(5, 7)), page())
    assert said.title.said(ENGLISH) == "Ask your team about blood thinners."
    assert said.note is not None
    assert said.note.said(ENGLISH) == medicines.NOT_ALONE
    assert (said.phase, said.span, said.source.quote) == (Phase.PREPARE, from_now(-7), "Stop blood thinners.")


@pytest.mark.parametrize(
    ("action", "title"),
    [
        (MedicineAction.TAKE, "Take it with food."),
        (MedicineAction.START, "Ask your team about blood thinners."),
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
    said = medicines.medicine_task(medicine(action=action, when=When.AFTER, quote="take it with food"), page())
    assert (said.title.said(ENGLISH), said.phase) == (title, Phase.RECOVER)
    assert said.span.closes == Offset(anchor=Anchor.DISCHARGE, days=15)


@pytest.mark.parametrize(("offset", "days"), [((None, 14), 15), ((14, None), 15), ((15, 15), 16), ((2, 9999), 360)])
def test_aftercare_is_two_weeks_or_as_long_as_the_text_says(offset: Pair, days: int) -> None:
    assert medicines.aftercare(offset).closes == Offset(anchor=Anchor.DISCHARGE, days=days)


@pytest.mark.parametrize(
    ("kind", "offset", "span", "phase"),
    [
        (PreparationKind.TEST, None, from_now(0), Phase.PREPARE),
        (PreparationKind.TEST, (None, None), from_now(0), Phase.PREPARE),
        (PreparationKind.TEST, (7, 14), Span(opens=Offset(days=-14), closes=Offset(days=-6)), Phase.PREPARE),
        (PreparationKind.TEST, (None, 30), Span(opens=Offset(days=-30), closes=Offset(days=0)), Phase.PREPARE),
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


@pytest.mark.parametrize(
    ("words", "medicine"),
    [
        ("Stop your blood thinners 5 days before.", "blood thinners"),
        ("Do not take any aspirin.", "aspirin"),
        ("avoid taking ibuprofen", "ibuprofen"),
        ("Hold the insulin.", "insulin"),
        ("Do not drive while you take pain medicine.", None),
        ("Avoid alcohol while taking pain medicine.", None),
        ("Take your tablets.", None),
        ("Bring a list of your tablets.", None),
    ],
)
def test_words_that_change_a_medicine_are_known_wherever_they_stand(words: str, medicine: str | None) -> None:
    assert medicines.changed_in(words) == medicine
    titles = {before.preparation_task(preparation(quote=words), page()).title.said(ENGLISH)}
    assert titles == {f"Ask your team about {medicine}." if medicine else words[0].upper() + words[1:]}
