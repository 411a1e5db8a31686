"""Laws of medicines: none is lost, none says two things, and only a clinician makes a date."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from checklist.guidance import hours_between, local_date
from checklist.medication import Action, Confirmed, Formulary, Medicine, MorningOf, folded
from checklist.plan import Booking, MedicineStep, Pregnant, Task
from checklist.simulation.laws.case import Case

ADULT = 18
TAKES = ("medicine_morning", "medicine_last_dose")
LEAVES = ("medicine_hold", "medicine_skip_morning")


def no_medicine_is_lost(case: Case) -> Iterator[str]:
    """Each medicine entered stands once, as it was written, with words; what is open is asked by a task."""
    entered = [(taken.entry, taken.name) for taken in case.booking.medications]
    if entered != [(step.entry, step.name) for step in case.plan.medications]:
        yield "the medicines are not those that were entered"
    for step in case.plan.medications:
        if not step.patient_text.strip():
            yield f"{step.name} has no words"
        if step.needs_confirmation and [task.rule for task in case.tasks_of(step)] != ["medicine_ask"]:
            yield f"{step.name} is open, and no task asks about it, or another stands beside"
        if step.action in (Action.HOLD, Action.ADJUST) and _is_silent(step, case):
            yield f"{step.name} is to be changed, and no task says so"


def _is_silent(step: MedicineStep, case: Case) -> bool:
    """Whether a change stands in no task; a dose that may not be due that morning needs none."""
    return not case.tasks_of(step) and not (step.last_dose is None and step.morning_of is None)


def only_an_exact_name_is_a_medicine(case: Case) -> Iterator[str]:
    """A medicine is known by one of its own names, letter for letter, shared with no other; else it is asked."""
    for step in case.plan.medications:
        if _is_mistaken(step, case.base.formulary):
            yield f"{step.name} is taken for {step.ingredient}"
        if (step.ingredient is None) != (step.group is None):
            yield f"{step.name} has a group without a medicine, or a medicine without a group"


def _is_mistaken(step: MedicineStep, formulary: Formulary) -> bool:
    entered = folded(step.name)
    meant = None if entered in formulary.shared else formulary.by_name.get(entered)
    if step.ingredient is None:
        return meant is not None
    medicine = formulary.by_name[folded(step.ingredient)]
    return entered in formulary.shared or (meant or medicine) != medicine or not _bears(entered, medicine)


def _bears(entered: str, medicine: Medicine) -> bool:
    """Whether a whole name of the medicine stands in what was entered."""
    names = (re.escape(folded(name)) for name in (medicine.generic, *medicine.names))
    return re.search(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", entered) is not None


def no_medicine_is_both_taken_and_left_out(case: Case) -> Iterator[str]:
    """Nobody is told to take a medicine and to leave it out on the same day, under whatever of its names."""
    for name, steps in _by_medicine(case.plan.medications).items():
        tasks = [task for step in steps for task in case.tasks_of(step)]
        taken, left = (_days(tasks, rules, case) for rules in (TAKES, LEAVES))
        if taken & left:
            yield f"{name}: take it and leave it out on {', '.join(map(str, sorted(taken & left)))}"
        mornings = {step.morning_of for step in steps}
        if {MorningOf.TAKE_WITH_SIP, MorningOf.SKIP} <= mornings:
            yield f"{name}: take it and leave it out that morning"
        yield from (text for step in steps for text in _words_against_days(step, case))


def _by_medicine(steps: Sequence[MedicineStep]) -> Mapping[str, list[MedicineStep]]:
    found: dict[str, list[MedicineStep]] = defaultdict(list)
    for step in steps:
        found[step.ingredient or folded(step.name)].append(step)
    return found


def _days(tasks: Sequence[Task], rules: Sequence[str], case: Case) -> set[date]:
    return {local_date(task.window.start, case.booking.zone) for task in tasks if task.rule in rules}


def _words_against_days(step: MedicineStep, case: Case) -> Iterator[str]:
    """A medicine that goes on is nowhere left out; one that is held is not taken after its last dose."""
    rules = {task.rule for task in case.tasks_of(step)}
    if step.action is Action.CONTINUE and rules & {*LEAVES, "medicine_last_dose"}:
        yield f"{step.name} goes on, and a task says to leave it out"
    if step.action is Action.HOLD and "medicine_morning" in rules:
        yield f"{step.name} is held, and a task says to take it"


def an_unconfirmed_medicine_has_no_date(case: Case) -> Iterator[str]:
    """While a medicine is open: no last dose, the morning is ask or nothing, no restart, and one fixed sentence."""
    for step in case.plan.medications:
        if not step.needs_confirmation:
            continue
        if step.last_dose is not None or step.restart is not None:
            yield f"{step.name} is open and has a date"
        if step.morning_of not in (MorningOf.ASK, None):
            yield f"{step.name} is open and its morning is {step.morning_of}"
        if step.patient_text != case.say("medicine.ask", name=step.name):
            yield f"{step.name} is open and reads: {step.patient_text}"


def whatever_is_asked_is_open(case: Case) -> Iterator[str]:
    """A medicine to ask about waits for an answer, and a name that is no medicine is asked about till it is decided."""
    for step in case.plan.medications:
        if step.action is Action.ASK and not step.needs_confirmation:
            yield f"{step.name} is to be asked about and waits for no answer"
        if step.ingredient is None and step.action is not Action.ASK and not _decided(step, case):
            yield f"{step.name} is no medicine that is known, and is {step.action}"


def nobody_out_of_scope_is_told_what_to_do(case: Case) -> Iterator[str]:
    """For children, in pregnancy and while breastfeeding, whatever no clinician decided is ask."""
    if not _out_of_scope(case.booking):
        return
    for step in case.plan.medications:
        if step.action is not Action.ASK and not _decided(step, case):
            yield f"{step.name} is {step.action} for someone no rule is for"


def _out_of_scope(booking: Booking) -> bool:
    born, day_zero = booking.born, booking.anchors.day_zero
    grown = born is None or (born.year + ADULT, born.month, born.day) <= (day_zero.year, day_zero.month, day_zero.day)
    return not grown or booking.pregnant in (Pregnant.TRUE, Pregnant.POSSIBLE) or booking.breastfeeding is True


def _decided(step: MedicineStep, case: Case) -> bool:
    return any(decision.by == step.source.title for decision in case.booking.confirmed)


def nothing_but_a_decision_makes_a_date(case: Case) -> Iterator[str]:
    """A last dose is one that a clinician of this booking set; nothing else has one."""
    set_by_hand = {_day(c, case) for c in case.booking.confirmed if c.last_dose is not None}
    for step in case.plan.medications:
        last = step.last_dose
        day = local_date(last, case.booking.zone) if isinstance(last, datetime) else last
        if day is not None and (day not in set_by_hand or step.action is not Action.HOLD):
            yield f"{step.name} has a last dose that nobody set"


def no_last_dose_is_after_the_procedure(case: Case) -> Iterator[str]:
    """Nobody is told to take a last dose once the procedure is over."""
    anchors = case.booking.anchors
    for step in case.plan.medications:
        last = step.last_dose
        late = (
            hours_between(anchors.procedure, last) > 0
            if isinstance(last, datetime)
            else last and last > anchors.day_zero
        )
        if late:
            yield f"{step.name} has its last dose after the procedure"


def _day(decision: Confirmed, case: Case) -> date | None:
    last = decision.last_dose
    return local_date(last, case.booking.zone) if isinstance(last, datetime) else last
