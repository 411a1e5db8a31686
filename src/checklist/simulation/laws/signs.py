"""Laws of what may not be missing: warning signs with whom to call, and the things that stop surgery."""

from collections.abc import Iterator

from checklist.checkin import RedFlag, Tier
from checklist.guidance import FactId
from checklist.plan import WarningSign
from checklist.procedure import Weight
from checklist.simulation.laws.case import Case

NO_SLEEP = (FactId("anaesthesia:local"), FactId("anaesthesia:none"))


def every_warning_sign_says_whom_to_call(case: Case) -> Iterator[str]:
    """An emergency and a same-day sign carry a number of the unit, or the fixed sentence for where there is none."""
    for sign in case.plan.red_flags:
        if not _says_whom(sign, case):
            yield f"{sign.id} ({sign.tier.word}) says: {sign.action}"


def _says_whom(sign: WarningSign, case: Case) -> bool:
    contacts = case.booking.contacts
    if sign.tier is Tier.MENTION:
        return bool(sign.action.strip())
    if sign.phone is None:
        known = contacts.ward if sign.tier is Tier.SAME_DAY else contacts.emergency
        return known is None and sign.action == case.say(f"tier.{sign.tier.word}.without_number")
    return sign.phone in sign.action and sign.phone in (contacts.ward, contacts.emergency, contacts.crisis)


def no_warning_sign_is_lost(case: Case) -> Iterator[str]:
    """Each sign of the procedure, and each that a fact of the person brings, is shown at its tier or a worse one."""
    shown: dict[str, Tier] = {}
    for sign in case.plan.red_flags:
        shown[_told(sign.sign)] = max(sign.tier, shown.get(_told(sign.sign), sign.tier))
    for flag in _wanted(case):
        tier = shown.get(_told(flag.sign.said(case.booking.language)))
        if tier is None or tier < flag.tier:
            yield f"{flag.id} ({flag.tier.word}) is not shown"


def _wanted(case: Case) -> Iterator[RedFlag]:
    facts = case.facts
    for flag in (*case.base.red_flags, *case.procedure.own_red_flags):
        listed = flag.id in case.procedure.red_flags or flag in case.procedure.own_red_flags
        if flag.condition.holds(facts) and (listed or flag.condition.because(facts)):
            yield flag


def _told(sign: str) -> str:
    return " ".join(sign.lower().split()).rstrip(".! ")


def what_is_needed_is_there_and_asks(case: Case) -> Iterator[str]:
    """Who sleeps or is made drowsy has something that must be done; each such task has its question."""
    needed = [task for task in case.plan.tasks if task.weight is Weight.BLOCKING]
    if not needed and not any(fact in case.facts for fact in NO_SLEEP):
        yield "nothing is needed before surgery, not even a way home"
    yield from (f"{task.id} is needed and asks nothing" for task in needed if not (task.question or "").strip())
    ids = {task.id for task in needed}
    for step in case.plan.medications:
        if step.needs_confirmation and f"medicine_ask:{step.entry}" not in ids:
            yield f"{step.name} is open, and nothing holds the person back for it"
