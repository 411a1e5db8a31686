"""Fictional people for a demonstration, spread from three weeks before to six weeks after now."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from checklist.alerts import watched
from checklist.care import clock
from checklist.care.content import basis_of, guidance_for
from checklist.care.house import House, Sample
from checklist.care.journey import planned
from checklist.care.sample_check_ins import Asked, checked_in, checked_in_today, reached
from checklist.care.sample_going_home import walked
from checklist.care.sample_review import import_sample
from checklist.library.profile import booking_from_profile
from checklist.plan import Booking, EventId, EventKind, Plan, PlanId, Task, TaskId
from checklist.procedure import Phase, ProcedureId
from checklist.store.bulk import NewPlan, add_all
from checklist.store.events import Happened, NewEvent
from checklist.store.plans import kept_plans
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.unit import Setting, all_settings, set_value
from checklist.store.users import KeptUser, UserId
from checklist.store.users import add as add_user

ZONE = "America/New_York"
CONTACTS = {"ward": "555-0142", "emergency": "911"}
BUILT_DAYS_BEFORE = 24
CLINICIAN = "Lena Hart"
QUIET = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """One fictional person: days until the procedure, what they take and live with, how far they have ticked.

    `held` are medicines a clinician has stopped, each with the days from its last dose to the procedure.
    """

    name: str
    in_days: int
    arrives: time
    born: str
    medicines: tuple[tuple[str, str, str], ...] = ()
    held: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, object], ...] = ()
    done: float = 0.6
    pain: tuple[int | None, ...] = ()
    heat: tuple[tuple[int, float], ...] = ()
    today: tuple[tuple[str, object], ...] = ()
    reached: tuple[tuple[str, int], ...] = ()
    asked: str | None = None
    could_not: str | None = None
    signed: bool = False


PEOPLE = (
    SamplePerson(name="Ines Keller", in_days=21, arrives=time(9), born="1971-02-11", done=0.1),
    SamplePerson(
        name="Omar Haddad", in_days=14, arrives=time(11), born="1964-08-30", done=0.2,
        medicines=(("metformin", "500 mg", "twice_daily"), ("lisinopril", "10 mg", "daily")),
        facts=(("conditions", ["diabetes", "high_blood_pressure"]),),
    ),
    SamplePerson(
        name="Luisa Marin", in_days=10, arrives=time(7, 30), born="1989-05-02", done=0.3,
        medicines=(("sertraline", "50 mg", "daily"),), facts=(("smoker", True),),
    ),
    SamplePerson(
        name="Tom Becker", in_days=7, arrives=time(13), born="1958-11-19", done=0.4,
        medicines=(("Eliquis", "5 mg", "twice_daily"), ("metoprolol", "50 mg", "daily")),
        facts=(("lives_alone", True),),
    ),
    SamplePerson(
        name="Aisha Rahman", in_days=3, arrives=time(8), born="1981-01-23", done=0.6,
        medicines=(("Ozempic", "1 mg", "weekly"),), facts=(("conditions", ["diabetes"]),),
        asked="May I take my sugar tablets if my sugar is low?", could_not="home",
    ),
    SamplePerson(
        name="Maria Ortiz", in_days=1, arrives=time(11), born="1966-04-07", done=0.7,
        medicines=(("levothyroxine", "75 mcg", "daily"),),
    ),
    SamplePerson(
        name="Walter Jennings", in_days=1, arrives=time(7, 15), born="1952-09-14", done=1.0,
        medicines=(
            ("ibuprofen", "400 mg", "twice_daily"), ("lisinopril", "10 mg", "daily"), ("metoprolol", "50 mg", "daily"),
        ),
        held=(("ibuprofen", 3), ("lisinopril", 1)),
    ),
    SamplePerson(name="Ruth Abel", in_days=0, arrives=time(23), born="1948-06-05", done=1.0),
    SamplePerson(
        name="Daniel Okafor", in_days=-3, arrives=time(9), born="1972-12-01", done=0.9, pain=(6, 5, 4),
        signed=True, today=(("pain_rest", 3), ("pain_moving", 5), ("temperature", 37.4), ("cut", ("more_red",))),
    ),
    SamplePerson(
        name="Grace Lindqvist", in_days=-9, arrives=time(10), born="1975-03-18", done=0.9,
        pain=(7, 6, 5, 5, None, 4, 3, 3, 2, 2),
    ),
    SamplePerson(
        name="Peter Novak", in_days=-20, arrives=time(12), born="1960-10-27", done=0.8, facts=(("work", "heavy"),),
        pain=(5, 5, 4, 3, 3, 2, None, None, 2, 1, 1, 1, 1, 0),
        heat=((0, 37.4), (1, 37.6), (2, 37.3), (3, 37.1), (4, 36.9), (8, 36.8)), reached=(("stitches", 12),),
    ),
    SamplePerson(
        name="Hannah Cole", in_days=-40, arrives=time(8, 30), born="1993-07-09", done=1.0, facts=(("work", "desk"),),
        pain=(4, 3, 3, 2, 1, 1, 0, 0),
    ),
    SamplePerson(name="Samuel Reed", in_days=0, arrives=time(6), born="1957-09-02", done=0.4),
    SamplePerson(name="Ana Duarte", in_days=1, arrives=time(8, 30), born="1984-12-11", done=1.0),
    SamplePerson(name="Joseph Kim", in_days=1, arrives=time(13, 15), born="1969-02-20", done=0.8),
)  # fmt: skip
STAFF = (
    ("nurse", "Nadia Nair, sample nurse"),
    ("care_team", "Amara Boyd, sample care team"),
    ("clinician", f"{CLINICIAN}, sample clinician"),
)


def local_now() -> datetime:
    """The time where the sample people live: their days are counted there."""
    return clock.now().astimezone(ZoneInfo(ZONE))


def fill(house: House) -> None:
    """The sample people and staff stand in the store, with the ticks and answers they would have by now."""
    with house.store.reading() as tx:
        if kept_plans(tx):
            return
    now = local_now()
    for role, name in STAFF:
        user = KeptUser(id=UserId(f"sample-{role}"), name=name, role=role, password_hash="", active=True, made_at=now)
        with house.store.writing() as tx:
            add_user(tx, user)
    import_sample(house, "sample-clinician", STAFF[-1][1])
    news = [_new_plan(house, PlanId(f"sample-{number:02}"), who, now) for number, who in enumerate(PEOPLE, start=1)]
    with house.store.writing() as tx:
        add_all(tx, news, 0)


def settle_numbers(house: House) -> None:
    """The sample unit's phone numbers are set."""
    numbers = {Setting.WARD_PHONE: CONTACTS["ward"], Setting.EMERGENCY_PHONE: CONTACTS["emergency"]}
    with house.store.writing() as tx:
        known = all_settings(tx)
        for key, number in numbers.items():
            if known.get(key) != number:
                set_value(tx, key, number, at=clock.now(), by="sample")


def samples() -> tuple[Sample, ...]:
    """Whom one can sign in as with one click."""
    staff = [Sample(who=role, label=name, subject=Subject(SubjectKind.USER, f"sample-{role}")) for role, name in STAFF]
    patients = [
        Sample(
            who=f"patient-{number:02}", label=f"{who.name}, {_when(who.in_days)}",
            subject=Subject(SubjectKind.PLAN, f"sample-{number:02}"),
        )
        for number, who in enumerate(PEOPLE, start=1)
    ]  # fmt: skip
    return (*staff, *sorted(patients, key=lambda sample: not sample.label.startswith("Maria")))


def _when(days: int) -> str:
    if days in (0, 1):
        return "procedure tomorrow" if days else "procedure today"
    return f"procedure in {days} days" if days > 0 else f"{-days} days after the procedure"


def _new_plan(house: House, plan_id: PlanId, who: SamplePerson, now: datetime) -> NewPlan:
    booking = _booking(who, now)
    basis = basis_of(house, ProcedureId(next(iter(house.library.procedures))), booking)
    procedure, base = guidance_for(house, basis)
    plan = planned(procedure, base, basis.booking, ())
    asked = Asked(plan=plan, procedure=procedure, base=base, pain=who.pain, heat=dict(who.heat))
    return NewPlan(id=plan_id, basis=basis, facts=watched(plan), happened=_happened(who, asked, now))


def _happened(who: SamplePerson, asked: Asked, now: datetime) -> list[Happened]:
    """What this person and their nurse did until now, in the order of its time; all of it came in at once."""
    plan, last = asked.plan, now - QUIET
    own = [
        *_ticks(plan, who, now), *checked_in(asked, last), *reached(plan, who.reached, last), *_told(plan, who, last),
        *([checked_in_today(asked, who.today, now)] if who.today else []),
    ]  # fmt: skip
    home = walked(plan, STAFF[0][1], who.name) if who.signed else ()
    by = [*(("patient", new) for new in own), *(("nurse:sample-nurse", new) for new in home)]
    found = (Happened(actor=actor, received_at=new.at, new=new) for actor, new in by)
    return sorted(found, key=lambda one: one.received_at)


def _booking(who: SamplePerson, now: datetime) -> Booking:
    day = (now + timedelta(days=who.in_days)).date()
    start = (datetime.combine(day, who.arrives) + timedelta(minutes=45)).isoformat()
    profile = {
        "timezone": ZONE, "arrival_at": datetime.combine(day, who.arrives).isoformat(), "procedure_at": start,
        "called": who.name, "born": who.born, "contacts": CONTACTS,
        "phone": f"555-01{PEOPLE.index(who) + 7:02}", **dict(who.facts),
    }  # fmt: skip
    if who.medicines:
        profile["medications"] = [{"name": n, "dose": d, "how_often": often} for n, d, often in who.medicines]
    if who.held:
        profile["confirmed"] = [
            {"medication": name, "action": "hold", "last_dose": (day - timedelta(days=n)).isoformat(), "by": CLINICIAN}
            for name, n in who.held
        ]
    made_at = now + timedelta(days=min(who.in_days, 0) - BUILT_DAYS_BEFORE + max(who.in_days, 0))
    return booking_from_profile(profile, made_at=min(made_at, now))


def _ticks(plan: Plan, who: SamplePerson, now: datetime) -> Iterator[NewEvent]:
    """What this person has ticked: the first part of what was open or past 12 hours ago."""
    last = now - QUIET
    began = [task for task in plan.tasks if task.window.start <= last and _mine(task, plan, now)]
    for task in began[: round(len(began) * who.done)]:
        at = min(max(task.window.start, plan.booking.made_at) + timedelta(hours=2), last)
        yield NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.DONE, at=at, task=task.id)


def _mine(task: Task, plan: Plan, now: datetime) -> bool:
    return now >= plan.booking.anchors.procedure or task.phase in (Phase.PREPARE, Phase.DAY_OF)


def _told(plan: Plan, who: SamplePerson, at: datetime) -> Iterator[NewEvent]:
    """What this person told their team at this time: a question, and something they could not do."""
    if who.asked:
        yield NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.ASKED, at=at, payload={"text": who.asked})
    if who.could_not and plan.task(TaskId(who.could_not)):
        payload = {"reason": "not_time", "text": "There was no time"}
        yield NewEvent(
            id=EventId(uuid.uuid4().hex), kind=EventKind.COULD_NOT, at=at, task=TaskId(who.could_not), payload=payload
        )
