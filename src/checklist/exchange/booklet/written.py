"""What the nurse wrote for this person before going home: medicines, visits, results, whom to call."""

from collections.abc import Iterator

from checklist.discharge import record_of
from checklist.discharge.entry_words import written
from checklist.exchange.booklet.blocks import Block, bullets, heading
from checklist.exchange.booklet.copy import Press


def from_the_nurse(press: Press) -> Iterator[Block]:
    """Each section that has something, as a list; nothing before anything was written."""
    found = tuple(written(record_of(press.copy.events), press.say))
    if not found:
        return
    yield heading(2, press.say("Written for you by your nurse"))
    for name, lines in found:
        yield heading(3, name)
        yield bullets(lines)
