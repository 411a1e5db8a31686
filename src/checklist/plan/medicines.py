"""From what a person takes to what the plan says of it. Unconfirmed medicines have no date and no task to stop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from checklist.guidance import (
    Certainty,
    Notice,
    Source,
    SourceKind,
    Wording,
    as_id,
    hours_between,
    in_zone,
    local_date,
)
from checklist.medication import (
    EVERY_DAY,
    NOT_EVERY_DAY,
    PLAN_ACTION,
    Action,
    Confirmed,
    Formulary,
    MatchKind,
    MorningOf,
    Person,
    Restart,
    RuleAction,
    Ruling,
    Taken,
    folded,
)
from checklist.plan.booking import Booking
from checklist.plan.plan import MedicineStep
from checklist.procedure import Anaesthesia, Procedure
from checklist.reading import spoken_date, spoken_moment

NEURAXIAL = {
    Anaesthesia.REGIONAL: True,
    Anaesthesia.GENERAL: False,
    Anaesthesia.SEDATION: False,
    Anaesthesia.LOCAL: False,
    Anaesthesia.NONE: False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One medicine with the fact base's ruling and, if a clinician gave one, the decision that stands above it.

    `too_late`: the decision sets a last dose after the procedure, which nobody can follow. It is a question again.
    """

    taken: Taken
    ruling: Ruling
    confirmed: Confirmed | None
    too_late: bool = False

    @property
    def open(self) -> bool:
        """Whether a clinician still has to say what to do."""
        return self.action is Action.ASK or (self.confirmed is None and self.ruling.needs_confirmation)

    @property
    def action(self) -> Action:
        """The decision, or the fact base's action until there is one."""
        if self.too_late:
            return Action.ASK
        return self.confirmed.action if self.confirmed else PLAN_ACTION[self.ruling.action]

    @property
    def last_dose(self) -> date | datetime | None:
        """When a clinician said the last dose before a hold is; only a decision has one."""
        return self.confirmed.last_dose if self.confirmed and not self.too_late else None

    @property
    def new_dose(self) -> str | None:
        """A changed dose as the clinician wrote it."""
        return self.confirmed.new_dose if self.confirmed else None

    def last_day(self, zone: ZoneInfo) -> date | None:
        """The calendar day of the last dose."""
        return local_date(self.last_dose, zone) if isinstance(self.last_dose, datetime) else self.last_dose

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
        conditions=frozenset(as_id(condition) for condition in booking.conditions),
    )


def ruled(procedure: Procedure, booking: Booking, formulary: Formulary) -> list[tuple[Taken, Ruling]]:
    """Each medicine of a booking with the fact base's word on it."""
    person = person_of(booking, procedure)
    return [(taken, formulary.rule(taken, person)) for taken in booking.medications]


def decide(booking: Booking, ruled: Iterable[tuple[Taken, Ruling]], formulary: Formulary) -> tuple[Decided, ...]:
    """Each medicine beside the newest decision of a clinician for it."""

    def decision(taken: Taken, ruling: Ruling) -> Confirmed | None:
        given = [c for c in booking.confirmed if _concerns(c, taken, ruling, formulary)]
        return given[-1] if given else None

    found = [(t, r, decision(t, r)) for t, r in ruled]
    return tuple(Decided(taken=t, ruling=r, confirmed=c, too_late=_too_late(c, booking)) for t, r, c in found)


def _too_late(confirmed: Confirmed | None, booking: Booking) -> bool:
    """Whether a last dose is set for after the procedure: its day, or its moment where a time was given."""
    last, anchors = confirmed.last_dose if confirmed else None, booking.anchors
    if isinstance(last, datetime):
        return hours_between(anchors.procedure, last) > 0
    return last is not None and last > anchors.day_zero


def _concerns(confirmed: Confirmed, taken: Taken, ruling: Ruling, formulary: Formulary) -> bool:
    """Whether a decision is about a medicine: by its entry, else by the name entered, the ingredient or its names."""
    if confirmed.entry is not None:
        return confirmed.entry == taken.entry
    said, medicine = folded(confirmed.medication), ruling.match.medicine
    if said == folded(taken.name):
        return True
    return medicine is not None and (said == folded(medicine.generic) or formulary.match(said).medicine == medicine)


def unmatched_decisions(decided: Sequence[Decided], booking: Booking, formulary: Formulary) -> list[Notice]:
    """A notice when a clinician decided about a medicine that the booking does not name."""
    lost = [c for c in booking.confirmed if not any(_concerns(c, d.taken, d.ruling, formulary) for d in decided)]
    text = "A clinician's decision names a medicine that is not in this booking. Check both names."
    return [Notice(code="decision_unmatched", about="confirmed", text=text) for _ in lost[:1]]


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
        last_dose=decided.last_dose,
        morning_of=_morning(decided, booking),
        restart=_restart(decided, booking, wording),
        candidates=decided.ruling.match.candidates,
        interval=decided.ruling.interval,
        new_dose=decided.new_dose,
    )


def _morning(decided: Decided, booking: Booking) -> MorningOf | None:
    """The morning's dose. Nothing that is not known to be taken every day gets one."""
    if decided.taken.how_often in NOT_EVERY_DAY:
        return None
    if decided.open or decided.action is Action.ADJUST:
        return MorningOf.ASK
    if decided.confirmed and decided.confirmed.morning_of:
        return decided.confirmed.morning_of
    if decided.taken.how_often not in EVERY_DAY:
        return None
    return MorningOf.TAKE_WITH_SIP if decided.action is Action.CONTINUE else _morning_of_hold(decided, booking)


def _morning_of_hold(decided: Decided, booking: Booking) -> MorningOf:
    """No dose on day 0, unless the last one is due that day."""
    due = decided.last_day(booking.zone) == booking.anchors.day_zero
    return MorningOf.TAKE_WITH_SIP if due else MorningOf.SKIP


def _patient_text(decided: Decided, booking: Booking, wording: Wording) -> str:
    say, language, name = wording.say, booking.language, decided.taken.name
    if decided.confirmed and not decided.open:
        day, dose = spoken_dose(decided.last_dose, booking), decided.new_dose
        key = f"medicine.confirmed.{decided.action}" + ("_to" if dose else "")
        return say(key, language, name=name, by=decided.confirmed.by, day=day, dose=dose)
    if decided.ruling.group and not decided.open:
        return decided.ruling.group.patient_text.said(language)
    return say("medicine.ask", language, name=name)


def spoken_dose(last: date | datetime | None, booking: Booking) -> str:
    """The day, and the time if there is one, of a last dose in the person's words; empty when there is none."""
    if last is None:
        return ""
    if isinstance(last, datetime):
        local = in_zone(last, booking.zone)
        return spoken_moment(local, booking.language)
    return spoken_date(last, booking.language)


def _restart(decided: Decided, booking: Booking, wording: Wording) -> Restart | None:
    """A held medicine's restart is as set, or asked; the group's words stand only where its action is followed."""
    group, action, name = decided.ruling.group, decided.action, decided.taken.name
    if decided.open:
        return None
    if decided.confirmed and decided.confirmed.restart:
        by, day = decided.confirmed.by, spoken_dose(decided.confirmed.restart, booking)
        text = wording.say("medicine.restart.on", booking.language, name=name, by=by, day=day)
        return Restart(text=text, at=decided.confirmed.restart)
    if decided.last_dose is not None:
        return Restart(text=wording.say("medicine.restart.ask", booking.language, name=name))
    followed = group is not None and PLAN_ACTION[decided.ruling.action] is action
    return Restart(text=group.restart_text.said(booking.language)) if group and followed else None


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
    if decided.ruling.match.medicine and _from_memory(decided.ruling):
        found.append(("not_checked", "The rule for this medicine is from memory and was not checked by a clinician."))
    if decided.ruling.match.medicine and len(decided.ruling.match.medicine.groups) > 1:
        found.append(("two_rules", "This is a combination. More than one rule applies; the strictest is held."))
    if _differs(decided):
        found.append(("differs_from_rule", "The clinician's decision differs from the rule for this medicine."))
    return found


def _from_memory(ruling: Ruling) -> bool:
    sources = (ruling.source, ruling.interval.source if ruling.interval else None)
    return any(source and source.certainty is Certainty.UNVERIFIED for source in sources)


def _differs(decided: Decided) -> bool:
    """Whether a decision and the rule say different things; a rule that says ask leaves it to the clinician."""
    rule = decided.ruling.action
    return (
        decided.confirmed is not None
        and rule is not RuleAction.ASK
        and PLAN_ACTION[rule] is not decided.confirmed.action
    )


def _date_notices(decided: Decided, booking: Booking) -> list[tuple[str, str]]:
    if decided.too_late:
        return [("date_passed", "The last dose was set for after the procedure. It is asked again. Check the date.")]
    if _had_passed(decided.last_dose, booking):
        return [("date_passed", "The time of the last dose had passed when this plan was made.")]
    return []


def _had_passed(last: date | datetime | None, booking: Booking) -> bool:
    if isinstance(last, datetime):
        return hours_between(last, booking.made_at) > 0
    return last is not None and last < local_date(booking.made_at, booking.zone)
