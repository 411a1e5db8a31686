"""Why a procedure does not take place, in words: where it is picked, told and counted. Pure."""

from checklist.care.journey import Journey
from checklist.guidance import ENGLISH
from checklist.plan import Cancelled, Reason
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when


def reason_words(reason: Reason, say: Say) -> str:
    """One reason, as staff read it."""
    words = {
        Reason.UNWELL: say("Unwell"), Reason.ATE_OR_DRANK: say("Ate or drank too late"),
        Reason.MEDICINE: say("A medicine: taken, or not stopped in time"), Reason.NOT_READY: say("Not ready"),
        Reason.HOSPITAL: say("No bed, list or staff"), Reason.PATIENT_CHOSE: say("The patient chose not to"),
        Reason.OTHER: say("Another reason"),
    }  # fmt: skip
    return words[reason]


def cancelled_words(found: Cancelled, one: Journey, say: Say) -> str:
    """Who cancelled a procedure, when and why, in one line for staff."""
    when = done_when(found.at.astimezone(one.plan.booking.zone), one.now, ENGLISH)
    reason = reason_words(found.reason, say)
    return say("Canceled by {by}, {when}: {reason}.", by=escaped(found.by), when=when, reason=reason)
