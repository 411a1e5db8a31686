"""A house in a temporary folder, with a clock that a test can move."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from checklist.access import Role
from checklist.care.house import House, Sample
from checklist.care.people import Entered, start_session, visitor
from checklist.care.visitor import NOBODY, OPERATOR, Visitor
from checklist.plan import PlanId
from checklist.store import open_store
from checklist.store.plans import add_plan
from checklist.store.tokens import Subject, SubjectKind
from tests.store.builders import NOON, PLAN, a_basis

TASKS = frozenset({"shower", "bags"})
PASSWORD = "correct horse battery"
OWN_PLAN = Subject(SubjectKind.PLAN, PLAN)


@dataclass
class Watch:
    """The time of a test's house."""

    at: datetime = field(default=datetime(2027, 3, 15, 20, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)


@cache
def _new_database() -> bytes:
    """A database with its tables, built once: building them takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "checklist.db"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()


def a_house(
    folder: Path, watch: Watch | None = None, base_url: str = "http://testserver", samples: tuple[Sample, ...] = ()
) -> House:
    path = folder / "checklist.db"
    if not path.exists():
        path.write_bytes(_new_database())
    store = open_store(f"sqlite:///{path}")
    return House(
        store=store,
        base_url=base_url,
        task_known=lambda _house, _plan: TASKS.__contains__,
        samples=samples,
        real_time=watch or Watch(),
    )


def with_plan(house: House, plan: PlanId = PLAN, booking: str = '{"born": "1955-03-28"}') -> PlanId:
    with house.store.writing() as tx:
        add_plan(tx, plan, a_basis(booking))
    return plan


def inside(house: House, plan: PlanId = PLAN, role: Role = Role.PATIENT) -> tuple[Visitor, Entered]:
    entered = start_session(house, NOBODY, Subject(SubjectKind.PLAN, plan), role)
    return visitor(house, entered.cookie), entered


__all__ = [
    "NOBODY",
    "NOON",
    "OPERATOR",
    "OWN_PLAN",
    "PASSWORD",
    "PLAN",
    "TASKS",
    "Watch",
    "a_house",
    "inside",
    "with_plan",
]
