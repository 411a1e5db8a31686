"""From what a person takes to what the plan says of it. Unconfirmed medicines have no date and no task to stop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from checklist.guidance import (
    Certainty,
    Notice,
    Source,
    SourceKind,
    Wording,
    local_date,
)
from checklist.medication import (
    EVERY_DAY,
    NOT_EVERY_DAY,
    PLAN_ACTION,
    Action,
    Confirmed,
    MatchKind,
    MorningOf,
    Person,
    Restart,
    RuleAction,
    Ruling,
    Taken,
)
from checklist.plan.booking import Booking
from checklist.plan.plan import MedicineStep
from checklist.procedure import Anaesthesia, Procedure
from checklist.reading import spoken_clock, spoken_date

NEURAXIAL = {
    Anaesthesia.REGIONAL: True,
    Anaesthesia.GENERAL: False,
    Anaesthesia.SEDATION: False,
    Anaesthesia.LOCAL: False,
    Anaesthesia.NONE: False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One medicine with the fact base's ruling and, if a clinician gave one, the decision that stands above it."""

    taken: Taken
    ruling: Ruling
    confirmed: Confirmed | None

    @property
    def open(self) -> bool:
        """Whether a clinician still has to say what to do."""
        return self.confirmed is None and self.ruling.needs_confirmation

    @property
    def action(self) -> Action:
        """The decision, or the fact base's action until there is one."""
        return self.confirmed.action if self.confirmed else PLAN_ACTION[self.ruling.action]

    @property
    def source(self) -> Source:
        """Who says so."""
        if self.confirmed:
            return Source(kind=SourceKind.CLINICIAN, title=self.confirmed.by)
        return self.ruling.source


def person_of(booking: Booking, procedure: Procedure) -> Person:
    """The facts of a booking that medicine rules ask for."""
    anaesthesia = booking.anaesthesia or procedure.anaesthesia
    return Person(
        in_scope=booking.in_medicine_scope,
        crcl=booking.crcl,
        bleeding_risk=booking.bleeding_risk,
        neuraxial=NEURAXIAL[anaesthesia] if anaesthesia else None,
        conditions=frozenset(c.strip().lower().replace(" ", "_") for c in booking.conditions),
    )


def decide(booking: Booking, ruled: Iterable[tuple[Taken, Ruling]]) -> tuple[Decided, ...]:
    """Each medicine beside the clinician's decision for it, found by the name entered or by the ingredient."""
    given = {c.medication.strip().lower(): c for c in booking.confirmed}

    def decision(taken: Taken, ruling: Ruling) -> Confirmed | None:
        generic = ruling.match.medicine.generic.lower() if ruling.match.medicine else ""
        return given.get(taken.name.strip().lower()) or given.get(generic)

    return tuple(Decided(taken=t, ruling=r, confirmed=decision(t, r)) for t, r in ruled)


def step(decided: Decided, booking: Booking, wording: Wording) -> MedicineStep:
    """What the plan says of one medicine."""
    medicine = decided.ruling.match.medicine
    return MedicineStep(
        entry=decided.taken.entry,
        name=decided.taken.name,
        ingredient=medicine.generic if medicine else None,
        group=decided.ruling.group.id if decided.ruling.group else None,
        action=decided.action,
        needs_confirmation=decided.open,
        patient_text=_patient_text(decided, booking, wording),
        source=decided.source,
        last_dose=decided.confirmed.last_dose if decided.confirmed else None,
        morning_of=_morning(decided),
        restart=_restart(decided, booking, wording),
        candidates=decided.ruling.match.candidates,
        interval=decided.ruling.interval,
    )


def _morning(decided: Decided) -> MorningOf | None:
    """The morning's dose. Nothing that is not known to be taken every day gets one."""
    if decided.taken.how_often in NOT_EVERY_DAY:
        return None
    if decided.open or decided.action in (Action.ASK, Action.ADJUST):
        return MorningOf.ASK
    if decided.taken.how_often not in EVERY_DAY:
        return None
    return MorningOf.SKIP if decided.action is Action.HOLD else MorningOf.TAKE_WITH_SIP


def _patient_text(decided: Decided, booking: Booking, wording: Wording) -> str:
    say, language, name = wording.say, booking.language, decided.taken.name
    if decided.open:
        return say("medicine.ask", language, name=name)
    if decided.confirmed is None:
        return decided.ruling.group.patient_text if decided.ruling.group else say("medicine.ask", language, name=name)
    day = spoken_dose(decided.confirmed.last_dose, booking)
    return say(f"medicine.confirmed.{decided.action}", language, name=name, by=decided.confirmed.by, day=day)


def spoken_dose(last: date | datetime | None, booking: Booking) -> str:
    """The day, and the time if there is one, of a last dose in the person's words; empty when there is none."""
    if last is None:
        return ""
    if isinstance(last, datetime):
        local = last.astimezone(booking.zone)
        return f"{spoken_date(local.date(), booking.language)}, {spoken_clock(local, booking.language)}"
    return spoken_date(last, booking.language)


def _restart(decided: Decided, booking: Booking, wording: Wording) -> Restart | None:
    if decided.open or decided.action is Action.ASK:
        return None
    if decided.confirmed and decided.action is Action.HOLD:
        return Restart(text=wording.say("medicine.restart.ask", booking.language, name=decided.taken.name))
    return Restart(text=decided.ruling.group.restart_text) if decided.ruling.group else None


def medicine_notices(decided: Sequence[Decided], booking: Booking) -> list[Notice]:
    """What staff must look at about the medicines, by entry."""
    return [
        Notice(code=code, about=d.taken.entry, text=text)
        for d in decided
        for code, text in (*_match_notice(d), *_rule_notices(d), *_date_notices(d, booking))
    ]


def _match_notice(decided: Decided) -> list[tuple[str, str]]:
    words = {
        MatchKind.UNKNOWN: ("medicine_unknown", "This name is not in the medicine list. Ask what it is."),
        MatchKind.NEAR: ("medicine_near_miss", "This name is not in the list but looks like others. Ask which it is."),
        MatchKind.AMBIGUOUS: ("medicine_ambiguous", "This name can mean several medicines. Ask which it is."),
    }
    kind = decided.ruling.match.kind
    return [words[kind]] if kind in words else []


def _rule_notices(decided: Decided) -> list[tuple[str, str]]:
    found = []
    if decided.ruling.match.medicine and decided.ruling.source.certainty is Certainty.UNVERIFIED:
        found.append(("not_checked", "The rule for this medicine is from memory and was not checked by a clinician."))
    if decided.ruling.match.medicine and len(decided.ruling.match.medicine.groups) > 1:
        found.append(("two_rules", "This is a combination. More than one rule applies; the strictest is held."))
    if decided.confirmed and decided.action is Action.HOLD and decided.ruling.action is RuleAction.CONTINUE:
        found.append(("differs_from_rule", "The clinician's hold differs from the rule, which says keep taking it."))
    return found


def _date_notices(decided: Decided, booking: Booking) -> list[tuple[str, str]]:
    last = decided.confirmed.last_dose if decided.confirmed else None
    if last is None:
        return []
    day = local_date(last, booking.zone) if isinstance(last, datetime) else last
    if day < local_date(booking.made_at, booking.zone):
        return [("date_passed", "The day of the last dose had passed when this plan was made.")]
    if day > booking.anchors.day_zero:
        return [("date_passed", "The day of the last dose is after the procedure. Check the date.")]
    return []
