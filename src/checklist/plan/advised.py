"""What a warning sign means for one person: what to do, and the number to call where one is set."""

from collections.abc import Mapping

from checklist.checkin import RedFlag, Tier
from checklist.guidance import FactId, RuleId
from checklist.plan.booking import Booking
from checklist.plan.facts import facts_of
from checklist.plan.medicines import ruled
from checklist.plan.plan import WarningSign
from checklist.procedure import FactBase, Procedure

SELF_HARM = RuleId("self_harm")


def known_facts_of(procedure: Procedure, booking: Booking, base: FactBase) -> Mapping[FactId, str]:
    """Every fact known of this person, as their plan was built with."""
    return facts_of(booking, procedure, ruled(procedure, booking, base.formulary), base.wording)


def warning_of(flag: RedFlag, booking: Booking, base: FactBase) -> WarningSign:
    """The sign as this person reads it, with its tier's action and number."""
    action, phone = advised(flag.tier, booking, base, flag.id)
    return WarningSign(
        id=flag.id, sign=flag.sign.said(booking.language), tier=flag.tier, phone=phone, source=flag.source,
        action=action,
    )  # fmt: skip


def advised(tier: Tier, booking: Booking, base: FactBase, sign: RuleId | None = None) -> tuple[str, str | None]:
    """What to do at this tier, and the number; for thoughts of self-harm the crisis line where one is set."""
    contacts = booking.contacts
    phone = {Tier.EMERGENCY: contacts.emergency, Tier.SAME_DAY: contacts.ward, Tier.MENTION: None}[tier]
    if sign == SELF_HARM:
        phone = contacts.crisis or contacts.emergency
    known = "with" if phone or tier is Tier.MENTION else "without"
    return base.wording.say(f"tier.{tier.word}.{known}_number", booking.language, phone=phone), phone
