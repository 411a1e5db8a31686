"""What a safe way home holds, and how far this person's has it: Project RED's 12 components, IDEAL's 5 areas.

Both lists are from memory and unverified; the words are our own. Each component is present, missing, or not
applicable, with the reason as a code: the words stand in the interface.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from checklist.discharge.points import PointKind
from checklist.discharge.record import Entry
from checklist.discharge.topics import TAUGHT, Section, Topic
from checklist.discharge.walk import TopicState, Walk
from checklist.procedure import Status


class Component(StrEnum):
    """A component of Project RED, in its order, then an area of IDEAL."""

    LANGUAGE = "language"
    APPOINTMENTS = "appointments"
    RESULTS = "results"
    SERVICES = "services"
    MEDICINES = "medicines"
    GUIDELINES = "guidelines"
    WRITTEN_PLAN = "written_plan"
    DIAGNOSIS = "diagnosis"
    PROBLEMS = "problems"
    UNDERSTANDING = "understanding"
    SUMMARY = "summary"
    CALL = "call"
    LIFE_AT_HOME = "life_at_home"
    REVIEW_MEDICINES = "review_medicines"
    HIGHLIGHT_SIGNS = "highlight_signs"
    EXPLAIN_RESULTS = "explain_results"
    MAKE_APPOINTMENTS = "make_appointments"


RED = tuple(Component)[:12]
IDEAL = tuple(Component)[12:]


class Standing(StrEnum):
    """How far a component is."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One component, how far it is, and the code of why."""

    component: Component
    standing: Standing
    because: str


Answer = tuple[Standing, str]


def completeness(walk: Walk) -> tuple[Item, ...]:
    """Every component of both lists, as it stands."""
    return tuple(_item(component, _RULES[component](walk)) for component in Component)


def _item(component: Component, answer: Answer) -> Item:
    return Item(component=component, standing=answer[0], because=answer[1])


def _if(holds: object, missing: str) -> Answer:
    return (Standing.PRESENT, "done") if holds else (Standing.MISSING, missing)


def _language(walk: Walk) -> Answer:
    wanted = walk.plan.booking.interpreter
    if wanted is False:
        return Standing.NOT_APPLICABLE, "no_interpreter_wanted"
    if wanted is None:
        return Standing.MISSING, "interpreter_not_asked"
    return _if(any(one.interpreter for one in walk.record.tries), "no_interpreter_recorded")


def _appointments(walk: Walk) -> Answer:
    entries = walk.record.entries_in(Section.FOLLOW_UP)
    if entries and entries[0].none:
        return Standing.NOT_APPLICABLE, "no_visit_needed"
    dated = [visit for visit in walk.plan.follow_up if visit.at]
    if not entries and dated and len(dated) == len(walk.plan.follow_up):
        return Standing.PRESENT, "done"
    return _if(entries and all(_filled(e, "when", "place") for e in entries), "visit_without_date")


def _results(walk: Walk) -> Answer:
    entries = walk.record.entries_in(Section.RESULTS)
    if entries and entries[0].none:
        return Standing.NOT_APPLICABLE, "no_result_pending"
    return _if(entries and all(_filled(e, "who", "when") for e in entries), "result_without_teller")


def _services(walk: Walk) -> Answer:
    entries = walk.record.entries_in(Section.EQUIPMENT)
    if entries and entries[0].none:
        return Standing.NOT_APPLICABLE, "no_service_needed"
    return _if(entries and all(_filled(e, "who") for e in entries), "services_not_asked")


def _medicines(walk: Walk) -> Answer:
    kinds = {point.kind for point in walk.points[Topic.MEDICINES]}
    if kinds & {PointKind.ASK_MEDICINE, PointKind.ASK_RESTART}:
        return Standing.MISSING, "medicine_undecided"
    return _if(Section.MEDICINES in walk.record.covered, "medicines_not_gone_through")


def _guidelines(walk: Walk) -> Answer:
    return _if(walk.plan.procedure.status is not Status.DRAFT, "guidance_not_reviewed")


def _written_plan(walk: Walk) -> Answer:
    signed = walk.record.signed
    return _if(signed and signed.booklet, "booklet_not_given")


def _diagnosis(walk: Walk) -> Answer:
    gone = {Section.PROCEDURE, Section.MEDICINES} <= walk.record.covered.keys()
    return _if(gone, "not_gone_through")


def _problems(walk: Walk) -> Answer:
    if not walk.plan.booking.contacts.ward:
        return Standing.MISSING, "no_phone"
    return _if(Section.WARNING_SIGNS in walk.record.covered, "not_gone_through")


def _understanding(walk: Walk) -> Answer:
    heard = {TopicState.SAID_BACK, TopicState.NOTHING}
    return _if(all(walk.state(topic) in heard for topic in TAUGHT), "not_said_back")


def _summary(walk: Walk) -> Answer:
    sent = [entry for entry in walk.record.entries_in(Section.PROCEDURE) if _filled(entry, "summary_to")]
    return _if(sent, "summary_not_sent")


def _call(walk: Walk) -> Answer:
    signed = walk.record.signed
    return _if(signed and signed.phone, "no_number_to_call")


def _life_at_home(walk: Walk) -> Answer:
    return _if({Section.ACTIVITY, Section.SUPPORT} <= walk.record.covered.keys(), "not_gone_through")


def _filled(entry: Entry, *names: str) -> bool:
    return all(entry.fields.get(name) for name in names)


_RULES: dict[Component, Callable[[Walk], Answer]] = {
    Component.LANGUAGE: _language,
    Component.APPOINTMENTS: _appointments,
    Component.RESULTS: _results,
    Component.SERVICES: _services,
    Component.MEDICINES: _medicines,
    Component.GUIDELINES: _guidelines,
    Component.WRITTEN_PLAN: _written_plan,
    Component.DIAGNOSIS: _diagnosis,
    Component.PROBLEMS: _problems,
    Component.UNDERSTANDING: _understanding,
    Component.SUMMARY: _summary,
    Component.CALL: _call,
    Component.LIFE_AT_HOME: _life_at_home,
    Component.REVIEW_MEDICINES: _medicines,
    Component.HIGHLIGHT_SIGNS: _problems,
    Component.EXPLAIN_RESULTS: _results,
    Component.MAKE_APPOINTMENTS: _appointments,
}
