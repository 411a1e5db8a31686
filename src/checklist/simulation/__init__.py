"""Plans by the thousand: people who never were, the laws that every plan keeps, and what a new version changes."""

from checklist.simulation.comparing import Change, Comparison, compare
from checklist.simulation.laws import CONTENT_LAWS, LAWS, Case
from checklist.simulation.people import person
from checklist.simulation.running import NO_PLAN, Report, Violation, broken, simulate
from checklist.simulation.telling import comparison_text, meaning, report_text

__all__ = [
    "CONTENT_LAWS",
    "LAWS",
    "NO_PLAN",
    "Case",
    "Change",
    "Comparison",
    "Report",
    "Violation",
    "broken",
    "compare",
    "comparison_text",
    "meaning",
    "person",
    "report_text",
    "simulate",
]
