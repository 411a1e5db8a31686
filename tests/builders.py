"""Small content of our own and builders around it, so that a test states only what matters."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from checklist.checkin import RedFlag, Tier
from checklist.fasting import Caution, FastingTable, FoodClass, Instruction, Minimum
from checklist.guidance import (
    ENGLISH,
    Anchor,
    Certainty,
    Condition,
    DayRange,
    FactId,
    Offset,
    RuleId,
    Source,
    SourceKind,
    Span,
    Wording,
    Words,
    wall_time,
)
from checklist.medication import (
    Action,
    Confirmed,
    Formulary,
    GroupRule,
    HowOften,
    Interval,
    Medicine,
    RuleAction,
    Taken,
)
from checklist.plan import Booking, Event, EventId, EventKind, Plan, PlanId, TaskId, build_plan
from checklist.procedure import FactBase, Phase, Procedure, ProcedureId, Status, TaskKind, TaskRule
from checklist.recovery import FollowUp, Milestone, MilestoneKind

NEW_YORK = "America/New_York"
DOCUMENT = Source(kind=SourceKind.DOCUMENT, title="Our leaflet", quote="No food or drink for 8 to 12 hours")
GUIDELINE = Source(kind=SourceKind.GUIDELINE, title="ASA 2017")
FROM_MEMORY = Source(kind=SourceKind.GUIDELINE, title="unverified", certainty=Certainty.UNVERIFIED)
EVERYTHING = tuple(FoodClass)
HOURS = {
    FoodClass.SOLIDS_FATTY: 8,
    FoodClass.SOLIDS_LIGHT: 6,
    FoodClass.MILK: 6,
    FoodClass.FORMULA: 6,
    FoodClass.BREAST_MILK: 4,
    FoodClass.CLEAR_FLUIDS: 2,
}
SENTENCES = {
    "medicine.ask": "Ask your team about {name}. Do not stop it by yourself.",
    "medicine.confirmed.continue": "{by} says: keep taking {name}.",
    "medicine.confirmed.hold": "{by} says: take your last {name} on {day}.",
    "medicine.confirmed.adjust": "{by} says: take a changed dose of {name}.",
    "diet.clear.title": "Have clear drinks only.",
    "diet.why": "The sheet says so.",
    "prep.ask.title": "Ask your team when to take your bowel prep drink.",
    "prep.ask.why": "Its time is too close.",
    "prep.ask.note": "Your sheet says: {told}",
    "prep.ask.question": "when do you take your bowel prep drink?",
    "medicine.restart.ask": "Ask when to start {name} again.",
    "medicine.restart.on": "{by} says: start {name} again on {day}.",
    "medicine.ask.question": "what about {name}?",
    "medicine.ask.note": "Do not stop it by yourself.",
    "because.takes": "because you take {name}",
    "because.other": "because of: {told}",
    "because.child": "because you are under 18",
    "because.condition:diabetes": "because you have diabetes",
    "left_out.for": "For {who}.",
    "left_out.takes": "takers of {name}",
    "left_out.not_said": "You did not say.",
    "who.smoker": "smokers",
    "who.condition:diabetes": "people with diabetes",
    "gap.contacts.ward": "No phone number of the ward.",
    "gap.contacts.emergency": "No emergency number.",
    "tier.emergency.with_number": "Call {phone} now.",
    "tier.emergency.without_number": "Call your local emergency number now.",
    "tier.same_day.with_number": "Call {phone} today.",
    "tier.same_day.without_number": "Call the hospital and ask for your team.",
    "tier.mention.with_number": "Tell us at your next visit.",
} | {
    f"medicine.{rule}.{part}": f"{rule} {part} {{name}} {{day}}"
    for rule in ("ask", "adjust", "morning", "skip_morning", "last_dose", "hold", "restart", "start_again")
    for part in ("title", "why")
}


def at(text: str, zone: str = NEW_YORK) -> datetime:
    """An instant by its wall clock, or with its offset."""
    return wall_time(datetime.fromisoformat(text), ZoneInfo(zone))


def words(text: str) -> Words:
    return Words(by_language={ENGLISH: text})


def who(*any_of: str, all_of: tuple[str, ...] = (), none_of: tuple[str, ...] = ()) -> Condition:
    """A condition by plain fact ids."""
    return Condition(any_of=_facts(any_of), all_of=_facts(all_of), none_of=_facts(none_of))


def _facts(ids: tuple[str, ...]) -> tuple[FactId, ...]:
    return tuple(FactId(fact) for fact in ids)


def days(opens: int, closes: int) -> Span:
    """From one local midnight to another, counted from the procedure's day."""
    return Span(opens=Offset(days=opens), closes=Offset(days=closes))


def until(days_before: int) -> Span:
    """From now until so many days before the procedure."""
    return Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(days=-days_before))


def an_instruction(*what: FoodClass, hours: tuple[float, float] | None = (8, 12), **more: Any) -> Instruction:
    """What the leaflet says; with a clock time give `hours=None`."""
    return Instruction(what=what or EVERYTHING, source=DOCUMENT, hours=hours, **more)


def a_fasting_table(**changes: Any) -> FastingTable:
    """The published hours, 8 hours for all food in pregnancy, and one caution."""
    minimums = [Minimum(what=what, hours=hours, source=GUIDELINE) for what, hours in HOURS.items()]
    clinic = replace(GUIDELINE, title="Clinic table")
    minimums.append(Minimum(what=FoodClass.SOLIDS_LIGHT, hours=8, source=clinic, condition=who("pregnant")))
    caution = Caution(condition=who("condition:gastroparesis"), code="slow_stomach", text="Ask.", source=GUIDELINE)
    return replace(FastingTable(minimums=tuple(minimums), cautions=(caution,)), **changes)


def a_rule(id_: str = "beta_blocker", action: RuleAction = RuleAction.CONTINUE, **changes: Any) -> GroupRule:
    """A group's rule that needs no confirmation and may be stopped."""
    plain = GroupRule(
        id=id_, label=id_, action=action, needs_confirmation=False, never_stop_abruptly=False,
        patient_text=words(f"{id_} for patients"), staff_text=f"{id_} for staff", restart_text=words(f"{id_} again"),
        source=GUIDELINE,
    )  # fmt: skip
    return replace(plain, **changes)


def a_medicine(generic: str, *groups: str, names: tuple[str, ...] = ()) -> Medicine:
    return Medicine(generic=generic, drug_class="a class", groups=groups, names=names)


def days_off(least: float | None = None, most: float | None = None, **more: Any) -> Interval:
    """A hold in days."""
    return Interval(unit="days", least=least, most=most, **more)


RULES = (
    a_rule("beta_blocker", never_stop_abruptly=True),
    a_rule("diuretic", RuleAction.SKIP_MORNING, needs_confirmation=True),
    a_rule("anticoagulant_doac", RuleAction.ASK, needs_confirmation=True, never_stop_abruptly=True),
    a_rule("antacid", RuleAction.SKIP_MORNING),
    a_rule("nsaid", RuleAction.HOLD, needs_confirmation=True, hold=days_off(1, 10)),
    a_rule("sulfonylurea", RuleAction.SKIP_MORNING, needs_confirmation=True),
    a_rule("insulin_basal", RuleAction.ADJUST, needs_confirmation=True, never_stop_abruptly=True),
    a_rule("insulin_bolus", RuleAction.SKIP_MORNING, needs_confirmation=True, never_stop_abruptly=True),
    a_rule("eye_drops", source=FROM_MEMORY),
)
MEDICINES = (
    a_medicine("metoprolol", "beta_blocker", names=("Lopressor",)),
    a_medicine("metoprolol + hydrochlorothiazide", "diuretic", "beta_blocker", names=("Lopressor HCT",)),
    a_medicine("apixaban", "anticoagulant_doac", names=("Eliquis",)),
    a_medicine("calcium carbonate", "antacid", names=("Tums",)),
    a_medicine("ibuprofen", "nsaid", names=("Advil", "Brufen")),
    a_medicine("glipizide", "sulfonylurea"),
    a_medicine("insulin glargine", "insulin_basal", names=("Lantus",)),
    a_medicine("insulin lispro", "insulin_bolus", names=("Humalog",)),
    a_medicine("timolol", "eye_drops"),
)


def a_formulary(
    *rules: GroupRule, medicines: tuple[Medicine, ...] = (), ambiguous: Mapping[str, tuple[str, ...]] | None = None
) -> Formulary:
    """The medicines above, or only those of the rules given; "insulin" may be one of two."""
    shared = {} if rules else {"insulin": ("insulin glargine", "insulin lispro")}
    return Formulary(
        medicines=medicines if rules else (*MEDICINES, *medicines),
        rules={rule.id: rule for rule in rules or RULES},
        ambiguous=shared if ambiguous is None else ambiguous,
        unmatched_source=FROM_MEMORY,
    )


def taking(name: str, how_often: HowOften | None = HowOften.DAILY, entry: str = "m1", **more: Any) -> Taken:
    return Taken(entry=entry, name=name, how_often=how_often, **more)


def confirmed(medication: str, action: Action, last_dose: date | None = None, by: str = "Dr. Lee") -> Confirmed:
    return Confirmed(medication=medication, action=action, by=by, last_dose=last_dose)


def a_task_rule(id_: str = "ride", span: Span | None = None, **changes: Any) -> TaskRule:
    plain = TaskRule(
        id=RuleId(id_), phase=Phase.PREPARE, kind=TaskKind.TRANSPORT, title=words(f"Do {id_}"), why=words("So."),
        span=span or days(-7, 0), source=GUIDELINE,
    )  # fmt: skip
    return replace(plain, **changes)


def a_red_flag(id_: str = "fever", tier: Tier = Tier.SAME_DAY, condition: Condition | None = None) -> RedFlag:
    sign = words(f"You have {id_}.")
    return RedFlag(id=RuleId(id_), sign=sign, tier=tier, source=GUIDELINE, condition=condition or Condition())


def a_milestone(id_: str = "lifting", days: DayRange | None = None, **changes: Any) -> Milestone:
    plain = Milestone(
        id=RuleId(id_), topic=words(id_), text=words(f"No {id_}."), days=days or DayRange(from_day=0, to_day=41),
        kind=MilestoneKind.LIMIT, source=DOCUMENT,
    )  # fmt: skip
    return replace(plain, **changes)


def a_follow_up(id_: str = "wound_check", days: DayRange | None = None) -> FollowUp:
    return FollowUp(id=RuleId(id_), what=words("The team looks at your cut."), source=DOCUMENT, days=days)


def a_wording(**sentences: str) -> Wording:
    return Wording(sentences={key: words(text) for key, text in (SENTENCES | sentences).items()})


def a_fact_base(**changes: Any) -> FactBase:
    plain = FactBase(
        version=1, fasting=a_fasting_table(), formulary=a_formulary(), standard_list=(), red_flags=(),
        wording=a_wording(),
    )  # fmt: skip
    return replace(plain, **changes)


def a_procedure(**changes: Any) -> Procedure:
    plain = Procedure(
        id=ProcedureId("excision"), version=3, status=Status.DRAFT, title=words("Excision"),
        plain_title=words("Taking out a lump"), languages=(ENGLISH,), source=DOCUMENT,
    )  # fmt: skip
    return replace(plain, **changes)


def a_booking(**changes: Any) -> Booking:
    """Tuesday June 15, 2027 in New York: arrival 11:00 am, procedure 1:00 pm, booked two weeks before."""
    plain = Booking(
        made_at=at("2027-06-01T09:00"), timezone=NEW_YORK, arrival_at=at("2027-06-15T11:00"),
        procedure_at=at("2027-06-15T13:00"), born=date(1960, 5, 4),
    )  # fmt: skip
    return replace(plain, **changes)


def a_plan(procedure: Procedure | None = None, base: FactBase | None = None, **booking: Any) -> Plan:
    return build_plan(procedure or a_procedure(), a_booking(**booking), base or a_fact_base())


def an_event(
    kind: EventKind, task: str | None = "ride", seq: int = 1, when: str = "2027-06-10T09:00", **payload: Any
) -> Event:
    moment = at(when)
    return Event(
        id=EventId(f"e{seq}"), plan=PlanId("p1"), seq=seq, at=moment, received_at=moment, actor="patient", kind=kind,
        task=TaskId(task) if task else None, payload=payload,
    )  # fmt: skip
