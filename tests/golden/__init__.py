"""Whole plans in plain text, one beside each profile, for a clinician to read."""

from datetime import UTC, datetime
from pathlib import Path

from checklist.library import Library, load_profile
from checklist.plan import Plan, build_plan

FOLDER = Path(__file__).parent
MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)


def cases() -> list[Path]:
    """Every profile that has a plan beside it."""
    return sorted(FOLDER.glob("*/*.yaml"))


def golden_plan(profile: Path, library: Library) -> Plan:
    """The plan for a profile; its folder names the procedure."""
    booking = load_profile(profile.read_text(), profile.name, MADE)
    return build_plan(library.procedure(profile.parent.name), booking, library.fact_base)
