"""The facts a booking holds, each with the sentence that tells the person why a rule is theirs."""

from collections.abc import Iterable, Mapping

from checklist.guidance import FactId, Notice, Wording, as_id
from checklist.medication import Action, Match, Medicine, Ruling, Taken
from checklist.plan.booking import Booking, Pregnant
from checklist.procedure import Procedure


def facts_of(
    booking: Booking, procedure: Procedure, ruled: Iterable[tuple[Taken, Ruling]], wording: Wording
) -> Mapping[FactId, str]:
    """Every fact known of this person, by id, with its because. What was not said is not there."""
    anaesthesia = booking.anaesthesia or procedure.anaesthesia
    known = {
        "child": booking.is_child,
        "pregnant": booking.pregnant in (Pregnant.TRUE, Pregnant.POSSIBLE),
        "breastfeeding": bool(booking.breastfeeding),
        "smoker": bool(booking.smoker),
        "lives_alone": bool(booking.lives_alone),
        "last_dose_set": any(decision.action is Action.HOLD for decision in booking.confirmed),
        f"sex:{booking.sex}": booking.sex is not None,
        f"work:{booking.work}": booking.work is not None,
        f"anaesthesia:{anaesthesia}": anaesthesia is not None,
    }
    plain = [FactId(fact) for fact, holds in known.items() if holds]
    plain += [condition_fact(condition) for condition in booking.conditions]
    facts = {fact: _because(fact, booking, wording) for fact in plain}
    return {**facts, **_taken_facts(ruled, booking, wording)}


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
    return frozenset(FactId(fact) for fact in {f"takes:{group}" for group in medicine.groups} | insulin)
