"""Whole plans in plain text, one beside each profile, for a clinician to read and sign."""

from datetime import UTC, datetime
from pathlib import Path

from checklist.exchange.as_text import to_text
from checklist.library import Library, load_profile
from checklist.plan import Plan, build_plan
from tests.look_alikes import look_alike

FOLDER = Path(__file__).parent
MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)
SIGNATURE = """TO SIGN
[ ] Right as it stands   [ ] To be changed: ______________________________
Name ____________________   Date __________   Signature ____________________
"""


def cases() -> list[Path]:
    """Every profile that has a plan beside it."""
    return sorted(FOLDER.glob("*/*.yaml"))


def golden_plan(profile: Path, library: Library) -> Plan:
    """The plan for a profile; its folder names the procedure, a shipped one or a look-alike."""
    base, name = library.fact_base, profile.parent.name
    booking = load_profile(profile.read_text(), profile.name, MADE)
    return build_plan(look_alike(name, base) or library.procedure(name), booking, base)


def golden_text(profile: Path, library: Library) -> str:
    """What the case is about, the person as entered, the whole plan, and room to sign."""
    about, _, person = profile.read_text().partition("\n")
    head = f"CASE {profile.stem.replace('-', ' ')}\n{about.removeprefix('# ')}\n\nPERSON\n{person}"
    made = f"plan made: {MADE.isoformat()}\n"
    return "\n".join([head + made, to_text(golden_plan(profile, library)).decode(), SIGNATURE])
