"""Why a procedure does not take place, in words: where it is picked, told and counted. Pure."""

from checklist.plan import Reason
from checklist.ui.when import Say


def reason_words(reason: Reason, say: Say) -> str:
    """One reason, as staff read it."""
    words = {
        Reason.UNWELL: say("Unwell"), Reason.ATE_OR_DRANK: say("Ate or drank too late"),
        Reason.MEDICINE: say("A medicine: taken, or not stopped in time"), Reason.NOT_READY: say("Not ready"),
        Reason.HOSPITAL: say("No bed, list or staff"), Reason.PATIENT_CHOSE: say("The patient chose not to"),
        Reason.OTHER: say("Another reason"),
    }  # fmt: skip
    return words[reason]
