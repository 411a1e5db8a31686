"""The fasting policies that were signed for this site, and which of them a plan is read under."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checklist.fasting import Policy
from checklist.guidance import Anchor, hours_between
from checklist.plan import DOCUMENTS, Booking, Signed, SitePolicy
from checklist.store.unit import Setting, SettingRow, history


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPolicy:
    """One signature for the whole site; `version` counts from 1. Taken back, it follows each document again."""

    version: int
    policy: Policy
    anchor: Anchor
    by: str
    at: datetime
    actor: str

    @property
    def taken_back(self) -> bool:
        """Whether this row took back the one before it."""
        return SitePolicy(policy=self.policy, anchor=self.anchor).follows_documents

    def for_booking(self, booking: Booking) -> SitePolicy:
        """The policy with its signature, dated in the person's own zone."""
        signed = Signed(by=self.by, on=self.at.astimezone(booking.zone).date())
        return SitePolicy(policy=self.policy, anchor=self.anchor, signed=signed)


def policies_in(tx: Connection) -> tuple[SignedPolicy, ...]:
    """Everything that was signed and taken back, oldest first."""
    return tuple(_policy(row) for row in history(tx, Setting.FASTING_POLICY))


def before_start(policies: Sequence[SignedPolicy], booking: Booking) -> tuple[SignedPolicy, ...]:
    """What was signed before this person's procedure began: what comes later is not for them."""
    return tuple(one for one in policies if hours_between(one.at, booking.day_zero_at) > 0)


def site_policy(policies: Sequence[SignedPolicy], booking: Booking) -> SitePolicy:
    """What the site follows for this booking: the newest signature before the procedure began, or each document."""
    mine = before_start(policies, booking)
    return mine[-1].for_booking(booking) if mine else DOCUMENTS


def _policy(row: SettingRow) -> SignedPolicy:
    said = row.value
    return SignedPolicy(
        version=row.version, policy=Policy(said["policy"]), anchor=Anchor(said["anchor"]), by=said["by"], at=row.at,
        actor=row.by,
    )  # fmt: skip
