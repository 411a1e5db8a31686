"""The words of what a safe way home holds: each component, how far it is, and why. Pure."""

from checklist.discharge import Component, Standing
from checklist.ui.when import Say


def component_words(component: Component, say: Say) -> str:
    """The name of a component."""
    words = {
        Component.LANGUAGE: say("Interpreter, if wanted"),
        Component.APPOINTMENTS: say("Visits with date and place"),
        Component.RESULTS: say("Who tells pending results"),
        Component.SERVICES: say("Equipment and services"),
        Component.MEDICINES: say("Medicines settled"),
        Component.GUIDELINES: say("Guidance reviewed"),
        Component.WRITTEN_PLAN: say("Booklet in hand"),
        Component.DIAGNOSIS: say("What was done, explained"),
        Component.PROBLEMS: say("What to do if something is wrong"),
        Component.UNDERSTANDING: say("All said back"),
        Component.SUMMARY: say("Summary sent"),
        Component.CALL: say("Number for the call"),
        Component.LIFE_AT_HOME: say("Life at home"),
        Component.REVIEW_MEDICINES: say("Medicines gone through"),
        Component.HIGHLIGHT_SIGNS: say("Warning signs"),
        Component.EXPLAIN_RESULTS: say("Test results"),
        Component.MAKE_APPOINTMENTS: say("Visits made"),
    }
    return words[component]


def standing_words(standing: Standing, say: Say) -> str:
    """How far a component is."""
    words = {
        Standing.PRESENT: say("Present"),
        Standing.MISSING: say("Missing"),
        Standing.NOT_APPLICABLE: say("Does not apply"),
    }
    return words[standing]


def because_words(because: str, say: Say) -> str:
    """Why a component is missing or does not apply; nothing where it is there."""
    words = {
        "done": "",
        "no_interpreter_wanted": say("They want no interpreter."),
        "interpreter_not_asked": say("Nobody asked if they want an interpreter."),
        "no_interpreter_recorded": say("They want an interpreter, and no try had one."),
        "no_visit_needed": say("No visit is needed."),
        "visit_without_date": say("A visit has no date or place yet."),
        "no_result_pending": say("No result is pending."),
        "result_without_teller": say("Write who tells the result and when, or that none is pending."),
        "no_service_needed": say("Nothing is needed."),
        "services_not_asked": say("Write what they need, or that nothing is needed."),
        "medicine_undecided": say("A medicine waits for a decision."),
        "medicines_not_gone_through": say("The medicines were not gone through."),
        "guidance_not_reviewed": say("No clinician has reviewed this guidance."),
        "booklet_not_given": say("The booklet was not handed over."),
        "not_gone_through": say("It was not gone through."),
        "no_phone": say("The plan has no number to call."),
        "not_said_back": say("Not everything was said back."),
        "summary_not_sent": say("Write where the summary was sent."),
        "no_number_to_call": say("No number for the call was written."),
    }
    return words[because]
