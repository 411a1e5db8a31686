"""What holds for every plan, whatever the booking."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.checkin import Tier
from checklist.fasting import FoodClass, Instruction, Policy
from checklist.guidance import Anchor, DayRange, Offset, Span, hours_between
from checklist.medication import Action, Confirmed, HowOften, Taken
from checklist.plan import Booking, Event, EventKind, Plan, Pregnant, build_plan, difference, statuses
from checklist.procedure import Procedure
from tests.builders import (
    DOCUMENT,
    EVERYTHING,
    a_booking,
    a_fact_base,
    a_milestone,
    a_procedure,
    a_red_flag,
    a_task_rule,
    an_event,
    at,
    days,
    until,
    who,
)

ZONES = ("America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Asia/Tokyo")
NAMES = ("Lopressor", "Lopressor HCT", "Eliquis", "Tums", "Advil", "Lantus", "insulin", "Elliquis", "Zzyzx")
CONDITIONS = ("diabetes", "flap", "spleen", "blue toes")
RULES = (
    a_task_rule("ride", days(-7, 0), done_once=True),
    a_task_rule("list", until(3)),
    a_task_rule("wash", Span(opens=Offset(days=-1, at=time(18)), closes=Offset(days=0, at=time(9, 30)))),
    a_task_rule("arrive", Span(opens=Offset(days=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))),
    a_task_rule("quit", days(-14, 0), condition=who("smoker")),
    a_task_rule("walk", Span(opens=Offset(anchor=Anchor.DISCHARGE, hours=2), closes=Offset(days=14))),
)
FLAGS = (
    a_red_flag("fever", Tier.SAME_DAY),
    a_red_flag("sugar", Tier.EMERGENCY, who("condition:diabetes")),
    a_red_flag("flap", Tier.EMERGENCY, who("condition:flap", "condition:spleen")),
    a_red_flag("both", Tier.MENTION, who(all_of=("condition:flap", "condition:spleen"))),
)
OWN_FLAGS = (
    a_red_flag("hiccups", Tier.MENTION),
    a_red_flag("drain", Tier.EMERGENCY),
    a_red_flag("cough", Tier.SAME_DAY, who("condition:spleen")),
)
MILESTONES = (a_milestone("lifting"), a_milestone("swelling", DayRange(from_day=0, to_day=7)))
BASE = a_fact_base(red_flags=FLAGS, standard_list=RULES[:2])

law = settings(max_examples=60)
instants = st.datetimes(datetime.fromisoformat("2027-01-01"), datetime.fromisoformat("2028-12-31"))
clocks = st.times().map(lambda clock: clock.replace(tzinfo=None))
hours = st.tuples(st.integers(1, 24), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
classes = st.lists(st.sampled_from(FoodClass), min_size=1, unique=True).map(tuple)
instructions = st.lists(
    st.one_of(
        st.builds(Instruction, what=classes, source=st.just(DOCUMENT), hours=hours),
        st.builds(Instruction, what=classes, source=st.just(DOCUMENT), clock=clocks, day=st.integers(-2, 0)),
    ),
    max_size=3,
)
procedures = st.builds(
    lambda fasting, flags, own: a_procedure(
        tasks=RULES[2:], milestones=MILESTONES, fasting=fasting, red_flags=flags, own_red_flags=own
    ),
    instructions.map(tuple),
    st.lists(st.sampled_from([flag.id for flag in FLAGS]), unique=True).map(tuple),
    st.lists(st.sampled_from(OWN_FLAGS), unique_by=lambda flag: flag.id).map(tuple),
)


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    """Any booking: any zone, any hour, any medicines, decided or not."""
    zone = draw(st.sampled_from(ZONES))
    procedure = at(f"{draw(instants).isoformat()}Z", zone)
    arrival = procedure - timedelta(minutes=draw(st.integers(0, 2000)))
    names = draw(st.lists(st.sampled_from(NAMES), max_size=4))
    often = st.none() | st.sampled_from(HowOften)
    return a_booking(
        timezone=zone,
        made_at=procedure - timedelta(hours=draw(st.integers(-100, 1000))),
        procedure_at=procedure,
        arrival_at=draw(st.sampled_from((None, arrival))),
        born=draw(st.sampled_from((None, date(1950, 1, 1), date(2020, 1, 1)))),
        pregnant=draw(st.none() | st.sampled_from(Pregnant)),
        smoker=draw(st.booleans()),
        conditions=tuple(draw(st.lists(st.sampled_from(CONDITIONS), unique=True))),
        medications=tuple(Taken(entry=f"m{n}", name=name, how_often=draw(often)) for n, name in enumerate(names)),
        confirmed=tuple(draw(_decision(name, procedure.date())) for name in names[::2]),
        fasting_anchor=draw(st.sampled_from((Anchor.ARRIVAL, Anchor.PROCEDURE))),
    )


def _decision(name: str, day_zero: date) -> st.SearchStrategy[Confirmed]:
    held = st.integers(-20, 2).map(
        lambda day: Confirmed(
            medication=name, action=Action.HOLD, by="Dr. Lee", last_dose=day_zero + timedelta(days=day)
        )
    )
    other = st.sampled_from((Action.CONTINUE, Action.ADJUST, Action.ASK))
    return held | other.map(lambda action: Confirmed(medication=name, action=action, by="Dr. Lee"))


def moved(booking: Booking, days: int) -> Booking:
    """The same clock times so many days later."""
    later = timedelta(days=days)
    arrival = booking.arrival_at and booking.arrival_at + later
    return replace(booking, procedure_at=booking.procedure_at + later, arrival_at=arrival)


@given(procedures, bookings())
@law
def test_every_window_opens_before_it_closes(procedure: Procedure, booking: Booking) -> None:
    for task in build_plan(procedure, booking, BASE).tasks:
        assert hours_between(task.window.start, task.window.end) > 0


@given(procedures, bookings())
@law
def test_the_same_booking_builds_the_same_plan(procedure: Procedure, booking: Booking) -> None:
    assert build_plan(procedure, booking, BASE) == build_plan(procedure, replace(booking), BASE)


@given(procedures, bookings())
@law
def test_every_stop_is_the_earliest_claim_and_no_later_than_the_guideline(
    procedure: Procedure, booking: Booking
) -> None:
    published = build_plan(procedure, booking, BASE).fasting
    guideline = build_plan(procedure, replace(booking, fasting_policy=Policy.GUIDELINE), BASE).fasting
    for stop, least in zip(published, guideline, strict=True):
        assert all(hours_between(stop.stop_at, claim.stop_at) >= 0 for claim in stop.others)
        assert hours_between(stop.stop_at, least.stop_at) >= 0
        said = [rule for rule in procedure.fasting if stop.what in rule.what]
        assert len({stop.stop_at, *(c.stop_at for c in stop.others)}) <= len(said) + 2


@given(procedures, bookings())
@law
def test_every_class_a_person_has_is_there_once(procedure: Procedure, booking: Booking) -> None:
    found = [stop.what for stop in build_plan(procedure, booking, BASE).fasting]
    assert found == [what for what in EVERYTHING if what in found]
    assert len(found) == (6 if booking.is_child else 4)


@given(procedures, bookings())
@law
def test_a_tasks_id_is_its_own_and_never_holds_a_date(procedure: Procedure, booking: Booking) -> None:
    ids = [task.id for task in build_plan(procedure, booking, BASE).tasks]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z_]+(:m\d(:-?\d{1,2})?)?", id_) for id_ in ids)


@given(procedures, bookings())
@law
def test_an_open_medicine_has_no_date_and_no_task_but_the_question(procedure: Procedure, booking: Booking) -> None:
    plan = build_plan(procedure, booking, BASE)
    for step in plan.medications:
        if step.needs_confirmation:
            assert (step.last_dose, step.restart) == (None, None)
            assert [task.rule for task in plan.tasks if task.id.split(":")[1:2] == [step.entry]] == ["medicine_ask"]
            assert step.patient_text == f"Ask your team about {step.name}. Do not stop it by yourself."


@given(procedures, bookings(), st.sampled_from(CONDITIONS))
@law
def test_one_more_condition_never_hides_a_warning_sign(procedure: Procedure, booking: Booking, more: str) -> None:
    one_more = replace(booking, conditions=(*booking.conditions, more))
    before, after = (build_plan(procedure, given_, BASE).red_flags for given_ in (booking, one_more))
    assert {sign.id for sign in before} <= {sign.id for sign in after}
    assert [sign.tier for sign in after] == sorted((sign.tier for sign in after), reverse=True)
    assert {flag.id for flag in procedure.own_red_flags if flag.condition == who()} <= {sign.id for sign in before}


@given(procedures, bookings(), st.integers(-40, 40))
@law
def test_moving_by_days_moves_what_stands_on_the_procedures_day_by_as_many(
    procedure: Procedure, booking: Booking, n: int
) -> None:
    local = replace(booking, timezone="Asia/Tokyo", confirmed=(), made_at=booking.made_at - timedelta(days=60))
    old, new = (build_plan(procedure, given_, BASE) for given_ in (local, moved(local, n)))
    for before in old.tasks:
        after = new.task(before.id)
        assert after is not None
        if before.rule in ("ride", "wash", "quit", "medicine_morning", "medicine_skip_morning"):
            assert after.window.start - before.window.start == timedelta(days=n)
            assert after.window.end - before.window.end == timedelta(days=n)


@given(st.integers(-200, 200))
@law
def test_moving_across_a_clock_change_keeps_the_wall_clock(n: int) -> None:
    procedure, day = a_procedure(tasks=RULES[2:3]), date(2027, 6, 15) + timedelta(days=n)
    booking = a_booking(made_at=at("2026-11-01T09:00"), arrival_at=None, procedure_at=at(f"{day}T13:00"))
    window = build_plan(procedure, booking, BASE).tasks[-1].window
    assert (window.start, window.end) == (at(f"{day - timedelta(days=1)}T18:00"), at(f"{day}T09:30"))


def ticked(plan: Plan, booking: Booking, kinds: list[EventKind]) -> list[Event]:
    """One event after another, over all tasks in turn, an hour apart."""
    when = [booking.made_at + timedelta(hours=n) for n in range(len(kinds))]
    events = [an_event(kind, plan.tasks[n % len(plan.tasks)].id, seq=n + 1) for n, kind in enumerate(kinds)]
    return [replace(event, at=moment) for event, moment in zip(events, when, strict=True)]


@given(
    procedures,
    bookings(),
    st.integers(-40, 40),
    st.lists(st.sampled_from((EventKind.DONE, EventKind.UNDONE, EventKind.COULD_NOT)), max_size=12),
    st.integers(-100, 100),
)
@law
def test_a_move_puts_every_task_in_one_list_at_most_and_leaves_none_out(
    procedure: Procedure, booking: Booking, n: int, kinds: list[EventKind], later: int
) -> None:
    old, new = (build_plan(procedure, given_, BASE) for given_ in (booking, moved(booking, n)))
    events, now = ticked(old, booking, kinds), booking.made_at + timedelta(hours=later)
    found = difference(old, new, events, now)
    told = [
        task.id for part in (found.kept, found.again, found.overdue, found.not_needed, found.added) for task in part
    ]
    assert len(set(told)) == len(told)
    done = {status.task.id for status in statuses(old, events, now) if status.settled}
    assert done <= set(told)
    old_ids, new_ids = ({task.id for task in plan.tasks} for plan in (old, new))
    assert ({t.id for t in found.not_needed}, {t.id for t in found.added}) == (old_ids - new_ids, new_ids - old_ids)
    assert {m.task.id for m in found.moved} <= old_ids & new_ids
