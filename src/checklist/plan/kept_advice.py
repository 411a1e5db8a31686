"""The advice that was shown with a check-in, as its event keeps it. The one place that knows how it is written."""

from collections.abc import Mapping

from checklist.checkin import Advice, Tier
from checklist.plan.events import Event

NO_ADVICE: Mapping[str, object] = {}


def kept_advice(found: Advice) -> Mapping[str, object]:
    """An advice as it is kept with its check-in."""
    reasons = [{"sign": each.sign, "tier": each.tier.word, "because": each.because} for each in found.reasons]
    return {"tier": found.tier.word if found.tier else None, "reasons": reasons, "unanswered": list(found.unanswered)}


def advice_of(event: Event) -> Mapping[str, object]:
    """The advice that was shown with a check-in; empty once it is erased, or where none was kept."""
    found = event.payload.get("advice")
    return found if isinstance(found, Mapping) else NO_ADVICE


def reasons_of(advice: Mapping[str, object], tier: Tier | None = None) -> list[Mapping[str, object]]:
    """The reasons of an advice, of one tier or of all."""
    found = advice.get("reasons")
    kept = [one for one in found if isinstance(one, Mapping)] if isinstance(found, list | tuple) else []
    return [one for one in kept if tier is None or one.get("tier") == tier.word]


def signs_of(advice: Mapping[str, object], tier: Tier | None = None) -> frozenset[str]:
    """The signs that an advice names, of one tier or of all."""
    return frozenset(str(one.get("sign")) for one in reasons_of(advice, tier))


def tier_of(advice: Mapping[str, object]) -> Tier | None:
    """What an advice called for."""
    return next((tier for tier in Tier if tier.word == advice.get("tier")), None)


def unanswered_in(advice: Mapping[str, object]) -> tuple[str, ...]:
    """The questions about warning signs that were asked and not answered."""
    found = advice.get("unanswered")
    return tuple(str(one) for one in found) if isinstance(found, list | tuple) else ()
