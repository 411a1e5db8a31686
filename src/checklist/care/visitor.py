"""The Visitor: who asks. Every query and command takes one, and asks access what it may do."""

from dataclasses import dataclass

from checklist.access import AccessDenied, Action, Part, Role, may, require
from checklist.guidance import ENGLISH, Language
from checklist.plan import PlanId
from checklist.store.plans import DraftId, PlanNotFound
from checklist.store.shares import ShareId
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.users import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """One person as the house knows them: a patient with a plan or draft, their helper, staff, or nobody yet.

    `session` is the hash of the session, `booking` the version of the plan's newest booking, `name` a staff name.
    A helper came through `share`, and sees of the plan what is `shared`.
    """

    role: Role
    subject: Subject | None = None
    session: str | None = None
    plan: PlanId | None = None
    booking: int | None = None
    name: str | None = None
    language: Language = ENGLISH
    share: ShareId | None = None
    shared: frozenset[Part] = frozenset()

    @property
    def own_plan(self) -> PlanId:
        """The plan this person holds; PlanNotFound without one."""
        if self.plan is None:
            raise PlanNotFound
        return self.plan

    @property
    def draft(self) -> DraftId | None:
        """The draft this person came with, also once it is a plan."""
        return DraftId(self._id_of(SubjectKind.DRAFT)) if self._id_of(SubjectKind.DRAFT) else None

    @property
    def user(self) -> UserId | None:
        """The staff account, for staff."""
        return UserId(self._id_of(SubjectKind.USER)) if self._id_of(SubjectKind.USER) else None

    @property
    def actor(self) -> str:
        """Who acts, as events and the audit say it: a role, with the staff account or the share. Never a name."""
        known = self.user or self.share
        return f"{self.role}:{known}" if known else str(self.role)

    def may(self, action: Action) -> bool:
        """Whether this person may do this."""
        return may(self.role, action, self.shared)

    def require(self, action: Action) -> None:
        """Nothing, if this person may; otherwise AccessDenied."""
        require(self.role, action, self.shared)

    def _id_of(self, kind: SubjectKind) -> str:
        return self.subject.id if self.subject and self.subject.kind is kind else ""


NOBODY = Visitor(role=Role.VISITOR)
OPERATOR = Visitor(role=Role.ADMIN, name="operator")


def require_own(visitor: Visitor, action: Action, plan: PlanId) -> None:
    """Nothing, if this is the visitor's own plan and the role may; otherwise AccessDenied."""
    visitor.require(action)
    if visitor.plan != plan:
        raise AccessDenied(f"{visitor.role} may not {action} on another plan")
