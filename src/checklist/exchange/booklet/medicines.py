"""Medicines: the last-dose calendar by day, then each medicine with what to do and when to start again."""

from collections.abc import Iterator

from checklist.exchange.booklet.blocks import Block, Text, bullets, cell, heading, parts, strong, table, text
from checklist.exchange.booklet.copy import Kind, Press
from checklist.medication import HowOften
from checklist.plan import DayMark, DoseDays, DoseRow, MedicineStep, dose_days, dose_words, unusual
from checklist.reading import short_date

MOST_DAYS, MOST_DAYS_LARGE = 4, 3
BOLD = frozenset({DayMark.LAST, DayMark.NONE, DayMark.NO_MORNING, DayMark.START, DayMark.ASK_RESTART, DayMark.CHANGED})
TINTED = frozenset({DayMark.NONE, DayMark.NO_MORNING})


def medicines(press: Press) -> Iterator[Block]:
    """All about the medicines; whoever takes none is asked to say so if they do."""
    yield heading(2, press.say("Your medicines"))
    if not press.plan.medications:
        yield text(press.say("No medicines are in your plan. Tell your team if you take any."))
        yield text(press.say("Do not stop one by yourself."))
        return
    yield from asked(press)
    if press.sheet.kind is not Kind.HOME:
        yield from calendar(press)
    yield from _each(press)


def asked(press: Press) -> Iterator[Block]:
    """What the team still has to say, in the one sentence there is for it."""
    waiting = [strong(step.patient_text) for step in press.plan.medications if step.needs_confirmation]
    if waiting:
        yield bullets(waiting)


def calendar(press: Press) -> Iterator[Block]:
    """A row a medicine, a column a day, in tables as wide as the paper allows. What is to be asked is not in it."""
    days = dose_days(press.plan)
    rows = [row for row in days.rows if not row.step.needs_confirmation]
    if not rows:
        return
    yield heading(3, press.say("Day by day"))
    weeks = list(days.weeks(MOST_DAYS_LARGE if press.sheet.large else MOST_DAYS))
    for start, end in weeks:
        shown = [row for row in rows if len(weeks) == 1 or unusual(row.marks[start:end])]
        if shown:
            yield _part(press, days, shown, start, end)
    if len(weeks) > 1:
        yield text(press.say("Not in these tables: what you take as usual."))


def _part(press: Press, days: DoseDays, rows: list[DoseRow], start: int, end: int) -> Block:
    surgery = press.say("surgery")
    header = [press.say("Medicine")]
    for day in days.days[start:end]:
        header.append(f"{short_date(day, press.language)}{f' ({surgery})' if day == days.zero else ''}")
    drawn = [[cell(strong(row.step.name)), *_marks(press, row, start, end)] for row in rows]
    return table(header, drawn, (1.5, *([1] * (end - start))))


def _marks(press: Press, row: DoseRow, start: int, end: int) -> Iterator[Block]:
    for mark in row.marks[start:end]:
        words = dose_words(press.plan, row.step, mark, press.tell)
        yield cell(parts((_first_up(words), mark in BOLD)), tint=mark in TINTED)


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _each(press: Press) -> Iterator[Block]:
    """Each medicine: what to do, and when to start again; a line to write on where the team still has to say."""
    say = press.say
    yield heading(3, say("Each medicine"))
    header = (say("Medicine"), say("What to do"), say("Start again"))
    yield table(header, [_row(press, step) for step in press.plan.medications], (1.3, 2, 1.5))


def _row(press: Press, step: MedicineStep) -> list[Block]:
    name = cell(_named(press, step))
    if step.needs_confirmation:
        asked = parts((step.patient_text, True), (press.cite(step.source), False))
        return [name, cell(asked, span=2, lines=1)]
    said = parts((step.patient_text, False), (press.cite(step.source), False))
    again = step.restart.text if step.restart else ""
    return [name, cell(said), cell(again, lines=0 if again else 1)]


def _named(press: Press, step: MedicineStep) -> Text:
    """The name as entered, then the dose, how often, and what for, as far as the person said them."""
    taken = next((t for t in press.plan.booking.medications if t.entry == step.entry), None)
    details = [] if taken is None else [taken.dose, _often(press, taken.how_often), taken.reason]
    more = ", ".join(detail for detail in details if detail)
    return parts((step.name, True), (f"\n{more}" if more else "", False))


def _often(press: Press, how_often: HowOften | None) -> str | None:
    say = press.say
    words = {
        HowOften.DAILY: say("once a day"),
        HowOften.TWICE_DAILY: say("twice a day"),
        HowOften.THREE_TIMES_DAILY: say("3 times a day"),
        HowOften.WEEKLY: say("once a week"),
        HowOften.MONTHLY: say("once a month"),
        HowOften.AS_NEEDED: say("when needed"),
        HowOften.PUMP: say("by pump"),
    }
    return words[how_often] if how_often else None
