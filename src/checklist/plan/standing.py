"""Which decisions of a clinician stand when the facts they were made on change."""

from checklist.medication import Confirmed, Formulary, RuleAction
from checklist.plan.booking import Booking
from checklist.plan.medicines import decide, ruled
from checklist.procedure import Procedure

HEALTH = ("born", "pregnant", "breastfeeding", "conditions", "devices", "alcohol", "crcl", "bleeding_risk")


def standing(procedure: Procedure, old: Booking, new: Booking, formulary: Formulary) -> tuple[Confirmed, ...]:
    """The decisions that stand; a clinician is asked again about the others.

    A decision stands while the fact base says the same of the medicine. Where it says nothing but "ask", the clinician
    alone weighed the person's health, and any answer about that asks again.
    """
    healthy = all(getattr(old, name) == getattr(new, name) for name in HEALTH)
    after = {taken.entry: ruling for taken, ruling in ruled(procedure, new, formulary)}
    asked = {
        decided.confirmed
        for decided in decide(old, ruled(procedure, old, formulary), formulary)
        if after.get(decided.taken.entry) != decided.ruling or (decided.ruling.action is RuleAction.ASK and not healthy)
    }
    return tuple(confirmed for confirmed in old.confirmed if confirmed not in asked)
