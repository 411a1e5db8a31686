"""The shipped content as tests look at it: every rule, every text a patient reads, a plan for one person."""

from collections.abc import Iterator
from datetime import UTC, datetime

import yaml

from checklist.checkin import RedFlag
from checklist.guidance import Condition, Words
from checklist.library import Library, booking_from_profile, data_folder
from checklist.plan import Booking, Plan, build_plan
from checklist.procedure import Procedure, TaskRule

LIBRARY = Library.open()
BASE = LIBRARY.fact_base
PROCEDURES = tuple(LIBRARY.procedures.values())
EXCISION = LIBRARY.procedure("soft-tissue-excision-back")
MEDICINES = yaml.load((data_folder() / "medications.yaml").read_text(), yaml.CSafeLoader)
MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)


def rules() -> Iterator[TaskRule]:
    yield from BASE.standard_list
    for procedure in PROCEDURES:
        yield from procedure.tasks


def warning_signs() -> Iterator[RedFlag]:
    yield from BASE.red_flags
    for procedure in PROCEDURES:
        yield from procedure.own_red_flags


def conditions() -> Iterator[tuple[str, Condition]]:
    yield from ((rule.id, rule.condition) for rule in rules())
    yield from ((flag.id, flag.condition) for flag in warning_signs())
    yield from ((m.id, m.condition) for procedure in PROCEDURES for m in procedure.milestones)
    yield from ((caution.code, caution.condition) for caution in BASE.fasting.cautions)
    yield from ((minimum.what, minimum.condition) for minimum in BASE.fasting.minimums)


def patient_words() -> Iterator[tuple[str, Words]]:
    """Every authored text that a patient reads, with where it stands."""
    for rule in rules():
        yield from ((f"{rule.id}.{name}", w) for name in ("title", "why", "note") if (w := getattr(rule, name)))
    yield from ((flag.id, flag.sign) for flag in warning_signs())
    yield from ((food.name, food.note) for food in BASE.foods.foods if food.note)
    yield from ((key, words) for key, words in BASE.wording.sentences.items() if not key.startswith("gap."))
    for procedure in PROCEDURES:
        yield from section_words(procedure)
        yield from ((m.id, m.text) for m in procedure.milestones)


def section_words(procedure: Procedure) -> Iterator[tuple[str, Words]]:
    for section in procedure.sections:
        yield from ((section.id, words) for words in (*section.text, *(item.text for item in section.items)))


def booked(**more: object) -> Booking:
    times = {"procedure_at": "2027-03-16 13:00", "arrival_at": "2027-03-16 11:00"}
    return booking_from_profile({"timezone": "America/New_York", **times, **more}, MADE)


def planned(**more: object) -> Plan:
    return build_plan(EXCISION, booked(**more), BASE)
