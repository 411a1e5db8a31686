"""The facts a booking holds, each with the sentence that tells the person why a rule is theirs."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from checklist.guidance import FactId, Notice, Wording, as_id
from checklist.medication import Action, Match, Medicine, Ruling, Taken
from checklist.plan.booking import Alcohol, Booking, Device, Pregnant, Sex, Work
from checklist.procedure import Anaesthesia, Procedure

#: what is so of a person, is not so, or was not said
YES_OR_NO = (
    "child", "baby", "pregnant", "breastfeeding", "smoker", "lives_alone", "far_away", "caregiver", "interpreter",
    "last_dose_set",
)  # fmt: skip
#: what they choose one of
CHOICES: Mapping[str, type[StrEnum]] = {"sex": Sex, "work": Work, "alcohol": Alcohol, "anaesthesia": Anaesthesia}
#: every fact of a booking but its conditions and medicines
BOOKED = frozenset(
    ["takes:medicine", "takes:insulin"]
    + [f"{how}{question}" for question in YES_OR_NO for how in ("", "not:", "unknown:")]
    + [f"{question}:{choice}" for question, choices in CHOICES.items() for choice in choices]
    + [f"unknown:{question}" for question in CHOICES] + [f"device:{device}" for device in Device]
)  # fmt: skip


def facts_of(
    booking: Booking, procedure: Procedure, ruled: Iterable[tuple[Taken, Ruling]], wording: Wording
) -> Mapping[FactId, str]:
    """Every fact known of this person, by id, with its because; and what was not said, as `unknown:` and its name."""
    plain = [FactId(fact) for fact in (*_yes_or_no(booking), *_chosen(booking, procedure))]
    plain += [FactId(f"device:{device}") for device in booking.devices]
    plain += [condition_fact(condition) for condition in booking.conditions]
    facts = {fact: _because(fact, booking, wording) for fact in plain}
    return {**facts, **_taken_facts(ruled, booking, wording)}


def _yes_or_no(booking: Booking) -> Iterator[str]:
    """`smoker` where the person said yes, `not:smoker` where they said no, `unknown:smoker` where they did not say."""
    said: dict[str, bool | None] = {question: getattr(booking, question, None) for question in YES_OR_NO}
    said["pregnant"] = None if booking.pregnant is None else booking.pregnant is not Pregnant.FALSE
    said["child"] = None if booking.born is None else booking.is_child
    said["baby"] = None if booking.born is None else booking.is_baby
    said["last_dose_set"] = any(decision.action is Action.HOLD for decision in booking.confirmed)
    for question, answer in said.items():
        yield question if answer else f"unknown:{question}" if answer is None else f"not:{question}"


def _chosen(booking: Booking, procedure: Procedure) -> Iterator[str]:
    """`work:desk` where that was chosen, `unknown:work` where nothing was."""
    for question in CHOICES:
        said = getattr(booking, question)
        said = said or procedure.anaesthesia if question == "anaesthesia" else said
        yield f"{question}:{said}" if said else f"unknown:{question}"


def condition_fact(condition: str) -> FactId:
    """The fact that stands for a condition as entered."""
    return FactId(f"condition:{as_id(condition)}")


def unknown_conditions(booking: Booking, wording: Wording) -> list[Notice]:
    """A notice for each condition no rule knows: it is kept, and a person must look at it."""
    unknown = [c for c in booking.conditions if f"because.{condition_fact(c)}" not in wording.sentences]
    text = "No rule knows this condition. It is kept in the booking. Check what it changes."
    return [Notice(code="unknown_condition", about=condition, text=text) for condition in unknown]


def _because(fact: FactId, booking: Booking, wording: Wording) -> str:
    key = f"because.{fact}"
    if key in wording.sentences:
        return wording.say(key, booking.language)
    told = fact.partition(":")[2].replace("_", " ") or fact.replace("_", " ")
    return wording.say("because.other", booking.language, told=told)


def _taken_facts(ruled: Iterable[tuple[Taken, Ruling]], booking: Booking, wording: Wording) -> Mapping[FactId, str]:
    facts: dict[FactId, str] = {}
    for taken, ruling in ruled:
        because = wording.say("because.takes", booking.language, name=taken.name)
        facts = dict.fromkeys((FactId("takes:medicine"), *_takes(ruling.match)), because) | facts
    return facts


def _takes(match: Match) -> list[FactId]:
    """What is so whichever medicine the name means: "insulin" may be any of many, but it is insulin."""
    each = [_groups(medicine) for medicine in match.meanings]
    return sorted(frozenset.intersection(*each)) if each else []


def _groups(medicine: Medicine) -> frozenset[FactId]:
    insulin = {"takes:insulin"} if any(group.startswith("insulin_") for group in medicine.groups) else set()
    parts = (as_id(part) for part in medicine.generic.split("+"))
    named = {f"takes:{one}" for one in (*medicine.groups, *parts)}
    return frozenset(FactId(fact) for fact in named | insulin)
