"""Made-up people in any number, in an empty database: to see and measure the house at the size of a hospital.

The same seed makes the same people with the same events, counted from the time they are made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from checklist.alerts import standing, watched
from checklist.care.content import basis_of, guidance_for, keep_shipped
from checklist.care.crowd_story import OF_THE_TEAM, handled, story, thinned, topped_up
from checklist.care.house import House
from checklist.care.journey import planned
from checklist.care.samples import CONTACTS, ZONE, local_now
from checklist.library.load import Library
from checklist.library.profile import booking_from_profile
from checklist.plan import Booking, PlanId
from checklist.procedure import ProcedureId
from checklist.store import DEFAULT_DATABASE, StoreError, open_store
from checklist.store.bulk import NewPlan, add_all
from checklist.store.events import as_events, chained
from checklist.store.plans import kept_plans

AT_ONCE = 250  # people in one transaction
AHEAD, BEHIND = 45, 75  # days: a quarter is still to come, the others have been
FIRST = ("Aisha", "Ana", "Ben", "Carla", "Chen", "Daniel", "Dara", "Elena", "Emeka", "Fatima", "Grace", "Hana", "Ines",
         "Jonas", "Kofi", "Lena", "Lucas", "Luisa", "Maria", "Mateo", "Mei", "Nora", "Omar", "Peter", "Priya", "Ruth",
         "Samuel", "Sofia", "Tom", "Walter", "Yusuf", "Zoe")  # fmt: skip
LAST = ("Abel", "Adeyemi", "Becker", "Bianchi", "Cole", "Cruz", "Duarte", "Evans", "Fischer", "Garcia", "Haddad", "Ito",
        "Jennings", "Keller", "Kim", "Lindqvist", "Marin", "Moreau", "Nair", "Novak", "Okafor", "Ortiz", "Patel",
        "Quinn", "Rahman", "Reed", "Santos", "Silva", "Tran", "Usman", "Weber", "Young")  # fmt: skip


class CannotFill(ValueError):
    """Nobody was made; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How many people and events there are now."""

    people: int
    events: int


def fill(database: str | None, people: int, events: int | None, seed: int) -> Made:
    """So many people with so many events stand in an empty database. CannotFill when it is not empty or not one."""
    try:
        store = open_store(database or DEFAULT_DATABASE)
    except StoreError as problem:
        raise CannotFill(str(problem)) from None
    house = House(store=store, content=Library.open())
    try:
        return _filled(house, people, events, seed)
    finally:
        store.close()


def _filled(house: House, people: int, events: int | None, seed: int) -> Made:
    with house.store.writing() as tx:
        if kept_plans(tx):
            raise CannotFill("This database holds plans already. Name an empty one.")
        keep_shipped(tx, house.library)
    now, made = local_now(), 0
    quotas = _quotas(people, events)
    for first in range(0, people, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, people))
        news = [_new_plan(house, seed, number, quotas[number], now) for number in numbers]
        with house.store.writing() as tx:
            made += add_all(tx, news, 0)
    return Made(people=people, events=made)


def _quotas(people: int, events: int | None) -> Sequence[int | None]:
    """How many events each person has; None for as many as come about."""
    if events is None:
        return [None] * people
    each, more = divmod(events, people)
    return [each + (number < more) for number in range(people)]


def _new_plan(house: House, seed: int, number: int, quota: int | None, now: datetime) -> NewPlan:
    chance = Random(f"{seed}:{number}")
    id_ = PlanId(f"crowd-{seed}-{number:06}")
    basis = basis_of(house, ProcedureId(chance.choice(sorted(house.library.procedures))), _booking(chance, number, now))
    procedure, base = guidance_for(house, basis)
    plan = planned(procedure, base, basis.booking, ())
    facts = watched(plan)
    happened = list(story(plan, facts, chance, now))
    if quota is not None:
        happened = thinned(happened, max(quota - OF_THE_TEAM, 0), chance)
    alerts = standing(as_events(chained(id_, happened)), facts).alerts
    happened += handled(alerts, chance, now, len(happened))
    if quota is not None:
        happened = topped_up(happened, quota, plan, chance, now)
    return NewPlan(id=id_, basis=basis, facts=facts, happened=happened)


def _booking(chance: Random, number: int, now: datetime) -> Booking:
    """Their facts: mostly weeks before or after today, some medicines, some alone."""
    days = chance.randint(0, AHEAD) if chance.random() < 0.25 else -chance.randint(0, BEHIND)
    day = (now + timedelta(days=days)).replace(hour=chance.randint(6, 13), minute=chance.choice((0, 15, 30, 45)))
    arrives = day.replace(second=0, microsecond=0, tzinfo=None)
    profile: dict[str, object] = {
        "timezone": ZONE, "arrival_at": arrives.isoformat(), "contacts": CONTACTS,
        "procedure_at": (arrives + timedelta(minutes=90)).isoformat(),
        "called": f"{chance.choice(FIRST)} {chance.choice(LAST)}", "phone": f"555-{number % 10_000:04}",
        "born": f"{chance.randint(1935, 2004)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "lives_alone": chance.random() < 0.3,
    }  # fmt: skip
    if days < 0 and chance.random() < 0.4:
        profile["discharge_at"] = (arrives + timedelta(days=chance.randint(0, min(3, -days)), hours=6)).isoformat()
    if chance.random() < 0.3:
        profile["medications"] = [{"name": "metoprolol", "dose": "50 mg", "how_often": "daily"}]
    made_at = now - timedelta(days=max(-days, 0) + chance.randint(10, 30))
    return booking_from_profile(profile, made_at=made_at)
