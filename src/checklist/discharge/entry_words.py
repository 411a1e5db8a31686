"""The names of sections and fields, and an entry as one line: for staff, for the person, and for paper.

Words go through `say`. Nothing here is marked up: what people wrote stays as they wrote it.
"""

from collections.abc import Callable, Iterator

from checklist.discharge.record import Entry, Record
from checklist.discharge.topics import FIELDS, Section

Say = Callable[..., str]
FOR_STAFF = frozenset({"summary_to"})
SAYS_ITSELF = frozenset({"name", "change", "what", "text"})


def section_words(section: Section, say: Say) -> str:
    """The name of a section."""
    words = {
        Section.PROCEDURE: say("What it was for, and what was done"),
        Section.MEDICINES: say("Medicines: new, changed, stopped"),
        Section.PAIN: say("Pain"),
        Section.WOUND: say("Wound"),
        Section.ACTIVITY: say("Activity by week"),
        Section.EATING: say("Eating and drinking"),
        Section.WARNING_SIGNS: say("Warning signs and whom to call"),
        Section.RESULTS: say("Results that are not back yet"),
        Section.FOLLOW_UP: say("Visits"),
        Section.EQUIPMENT: say("Equipment and services"),
        Section.SUPPORT: say("Help at home"),
        Section.QUESTIONS: say("Their questions"),
    }
    return words[section]


def field_words(name: str, section: Section, say: Say) -> str:
    """The label of a field of an entry."""
    if section is Section.MEDICINES and name == "name":
        return say("Medicine")
    words = {
        "text": say("What is particular"), "summary_to": say("Summary sent to"), "name": say("Name"),
        "change": say("New, changed or stopped"), "how": say("How much, how often, until when"),
        "side_effects": say("Side effects to watch for"), "decided_by": say("Who decided it"),
        "phone": say("Phone"), "purpose": say("What for"), "what": say("What"), "who": say("Who tells or brings it"),
        "when": say("When"), "place": say("Where"), "transport": say("How they get there"), "answer": say("Answer"),
    }  # fmt: skip
    return say("Their question") if section is Section.QUESTIONS and name == "text" else words[name]


def none_words(section: Section, say: Say) -> str:
    """That there is nothing of a kind."""
    words = {
        Section.RESULTS: say("No result is pending"),
        Section.EQUIPMENT: say("Nothing is needed"),
        Section.FOLLOW_UP: say("No visit is needed"),
        Section.MEDICINES: say("No medicine is new, changed or stopped"),
    }
    return words[section]


def written(record: Record, say: Say) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What staff wrote for this person: the name of each section that has something, and its lines."""
    for section in Section:
        lines = tuple(line for entry in record.entries_in(section) if (line := entry_line(entry, say)))
        if lines:
            yield section_words(section, say), lines


def entry_line(entry: Entry, say: Say) -> str:
    """What an entry says to the person; nothing where it is for staff alone."""
    if entry.none:
        return none_words(entry.section, say)
    names = [name for name in FIELDS[entry.section] if entry.fields.get(name) and name not in FOR_STAFF]
    if names in (["text"], []):
        return " ".join(entry.fields.get("text", "").split())
    return ". ".join(_said(entry, name, say) for name in names)


def _said(entry: Entry, name: str, say: Say) -> str:
    """One field in words; what says itself needs no label."""
    words = " ".join(entry.fields[name].split())
    return words if name in SAYS_ITSELF else f"{field_words(name, entry.section, say)}: {words}"
