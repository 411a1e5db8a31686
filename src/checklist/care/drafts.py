"""Building a plan: what was answered so far, what a name may mean, what is still wrong, and making the plan."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from checklist.access import Action, require
from checklist.care import clock, links, watching
from checklist.care.answers import Answers, Entered, from_kept, profile_of, to_kept
from checklist.care.content import basis_of, offered
from checklist.care.house import House
from checklist.care.links import NewDraft
from checklist.care.visitor import Visitor
from checklist.guidance import ENGLISH, BookingError, Language, Wording
from checklist.library.profile import booking_from_profile
from checklist.medication import Formulary, MatchKind, Medicine, Person, Ruling, Taken
from checklist.plan import Booking, Contacts, PlanId
from checklist.plan.medicines import person_of
from checklist.procedure import Procedure, ProcedureId
from checklist.reading import spoken_clock, spoken_date
from checklist.store.plans import kept_draft, save_draft
from checklist.store.unit import Setting, all_settings

Say = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name the person may have meant, and what it is."""

    name: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineWord:
    """A medicine of the list with what holds for it now. `ask`: the team has to say."""

    entered: Entered
    means: str | None
    says: str
    ask: bool


def begin(house: House, visitor: Visitor) -> NewDraft:
    """A draft to answer questions in, with its personal link and the code that lets this browser in."""
    return links.new_draft(house, visitor, to_kept(Answers()))


def answers(house: House, visitor: Visitor) -> Answers:
    """What the visitor has said so far. PlanNotFound when they hold no draft."""
    return from_kept(links.draft(house, visitor).answers)


def keep(house: House, visitor: Visitor, said: Answers) -> None:
    """The answers are kept."""
    links.save_draft(house, visitor, to_kept(said))


def procedures(house: House, visitor: Visitor, words: str) -> tuple[Procedure, ...]:
    """The procedures that match `words`, best first; all of them for no words."""
    require(visitor.role, Action.BUILD_PLAN)
    return offered(house).search(words)


def candidates(house: House, name: str) -> tuple[Candidate, ...]:
    """What an unclear name may mean; none when it is clear, or when nothing looks like it."""
    return _explained(house, house.library.fact_base.formulary.match(name).candidates)


def suggestions(house: House, typed: str) -> tuple[Candidate, ...]:
    """Names that may be meant by what was typed so far, each with what it is; none once the name is whole."""
    formulary = house.library.fact_base.formulary
    whole = formulary.match(typed).kind is MatchKind.EXACT
    return () if whole else _explained(house, formulary.suggested(typed))


def _explained(house: House, names: Iterable[str]) -> tuple[Candidate, ...]:
    """Each name that is one medicine with what that is in plain words; a shared name says it may be several."""
    formulary = house.library.fact_base.formulary
    found = [(name, formulary.match(name).medicine) for name in names]
    return tuple(
        Candidate(name=name, means=_plain(medicine, formulary) if medicine else "more than one medicine")
        for name, medicine in found
    )


def _plain(medicine: Medicine, formulary: Formulary) -> str:
    return f"{medicine.generic}. {formulary.rules[medicine.groups[0]].label}"


def medicine_words(house: House, said: Answers, language: Language = ENGLISH) -> tuple[MedicineWord, ...]:
    """Each medicine of the list with what holds for it now."""
    base, person = house.library.fact_base, _person(house, said)
    ruled = [(entered, base.formulary.rule(_taken(entered), person)) for entered in said.medicines]
    return tuple(_word(entered, ruling, base.wording, language) for entered, ruling in ruled)


def _person(house: House, said: Answers) -> Person:
    """What the plan will know of the person, as far as it is said: the list and the plan never differ."""
    procedure = offered(house).procedures.get(said.procedure) if said.procedure else None
    return person_of(_booking(said), procedure) if procedure and not _problems(said) else Person()


def said_none(said: Answers) -> Answers:
    """The person has been asked whether they take nothing at all."""
    return replace(said, no_medicines=True)


def time_problems(said: Answers) -> list[str]:
    """What keeps a plan from being counted from the times entered; empty when nothing does."""
    missing = [] if said.day else ["Pick the day."]
    missing += [] if said.arrival or said.start else ["Give the time to arrive or the time it starts."]
    missing += [] if said.timezone else ["Choose the time zone of the hospital."]
    return missing or _problems(replace(said, medicines=(), facts={}))


def summary(house: House, said: Answers, say: Say) -> list[tuple[int, str, list[str]]]:
    """What was said, by step: its number, its title, its lines."""
    procedure = offered(house).procedures.get(said.procedure) if said.procedure else None
    when = [spoken_date(date.fromisoformat(said.day)) if said.day else say("No day yet")]
    when += [say("Arrive: {clock}", clock=_clock(said.arrival))] if said.arrival else []
    when += [say("Starts: {clock}", clock=_clock(said.start))] if said.start else []
    when += [say("Time zone: {zone}", zone=said.timezone)] if said.timezone else []
    taken = [", ".join(part for part in (m.name, m.dose) if part) for m in said.medicines] or [say("None")]
    return [
        (1, say("Procedure"), [procedure.plain_title.said(ENGLISH)] if procedure else [say("Not chosen yet")]),
        (2, say("When"), when),
        (3, say("Medicines"), taken),
        (4, say("Health and home"), _fact_lines(said.facts, say)),
    ]


def book(house: House, visitor: Visitor) -> list[str]:
    """The plan is made from the visitor's answers; or everything that is wrong, and nothing is lost."""
    require(visitor.role, Action.BUILD_PLAN)
    said = answers(house, visitor)
    if said.procedure is None or said.procedure not in offered(house).procedures:
        return ["Choose a procedure."]
    wrong = time_problems(said) or _problems(said)
    if not wrong:
        _keep_plan(house, visitor, said.procedure, _with_unit_numbers(house, _booking(said)))
    return wrong


def _keep_plan(house: House, visitor: Visitor, procedure: ProcedureId, booking: Booking) -> None:
    """A draft becomes a plan once: pressing the button again makes no second one."""
    plan, draft = PlanId(uuid.uuid4().hex), links.draft(house, visitor)
    with house.store.writing() as tx:
        if kept_draft(tx, draft.id).plan is None:
            watching.add_plan(house, tx, plan, basis_of(house, procedure, booking))
            save_draft(tx, replace(draft, plan=plan, updated_at=clock.now()))


def _with_unit_numbers(house: House, booking: Booking) -> Booking:
    """The booking with the unit's own phone numbers where the person gave none."""
    with house.store.reading() as tx:
        unit = all_settings(tx)
    given = booking.contacts
    return replace(
        booking,
        contacts=Contacts(
            ward=given.ward or unit.get(Setting.WARD_PHONE),
            emergency=given.emergency or unit.get(Setting.EMERGENCY_PHONE),
            crisis=given.crisis or unit.get(Setting.CRISIS_PHONE),
        ),
    )


def _booking(said: Answers) -> Booking:
    return booking_from_profile(profile_of(said), made_at=clock.now())


def _problems(said: Answers) -> list[str]:
    try:
        _booking(said)
    except BookingError as problem:
        return str(problem).split("\n")
    return []


def _taken(entered: Entered) -> Taken:
    return Taken(entry="", name=entered.name, dose=entered.dose)


def _word(entered: Entered, ruling: Ruling, wording: Wording, language: Language) -> MedicineWord:
    medicine = ruling.match.medicine
    means = medicine.generic if medicine and medicine.generic.lower() != entered.name.lower() else None
    if ruling.needs_confirmation or ruling.group is None or ruling.match.kind is not MatchKind.EXACT:
        says = wording.say("medicine.ask", language, name=entered.name)
        return MedicineWord(entered=entered, means=means, says=says, ask=True)
    return MedicineWord(entered=entered, means=means, says=ruling.group.patient_text.said(language), ask=False)


def _clock(kept: str) -> str:
    return spoken_clock(datetime.fromisoformat(f"2000-01-01T{kept}"))


def _fact_lines(facts: Mapping[str, Any], say: Say) -> list[str]:
    named = {
        "born": say("Birth date"), "pregnant": say("Pregnant"), "smoker": say("Smokes"), "work": say("Work"),
        "lives_alone": say("Lives alone"), "called": say("First name"), "breastfeeding": say("Breastfeeding"),
        "alcohol": say("Alcohol"), "caregiver": say("Has help at home"), "far_away": say("Lives far away"),
        "interpreter": say("Wants an interpreter"), "phone": say("Your phone"),
    }  # fmt: skip
    facts = {**facts, "born": f"{date.fromisoformat(facts['born']):%m/%d/%Y}"} if "born" in facts else facts
    words = {
        True: say("yes"), False: say("no"), "true": say("yes"), "false": say("no"), "possible": say("not sure"),
        "never": say("never"), "sometimes": say("now and then"), "often": say("on most days"),
    }  # fmt: skip
    lines = [f"{title}: {words.get(facts[key], facts[key])}" for key, title in named.items() if key in facts]
    ticked = [*facts.get("conditions", ()), *facts.get("devices", ())]
    lines += ["CPAP" if one == "cpap" else one.replace("_", " ").capitalize() for one in ticked]
    phones = {"ward": say("Phone of your ward"), "emergency": say("Emergency number"), "crisis": say("Crisis line")}
    return lines + [f"{phones[key]}: {number}" for key, number in facts.get("contacts", {}).items()]
