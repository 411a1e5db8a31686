"""Headings of one level where every other one is a time: "Week 1", "Wound care", "Diet", "Weeks 2-4", "Wound care".

Text that was copied from a page has lost which heading stands under which; marked headings say it themselves.
Between two times, a heading that only names a subject belongs to the time above it; after the last time, only one that
has done so before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.lines import PLAIN
from checklist.extraction.phases import Phase, heading_phase, named_phase
from checklist.extraction.times import before, headed

LONGEST = 8
SUBJECTS = (Phase.AFTER, Phase.UNKNOWN)


def staged(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those headings of a subject one half level below the time that they belong to."""
    times = [n for n, block in enumerate(blocks) if _is_time(block)]
    last = times[-1] if len(times) > 1 else -1
    stage: Block | None = None
    known: set[str] = set()
    for n, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            stage = _stage_after(stage, block)
            if stage and _beside(block, stage) and (n < last or block.text.lower() in known):
                known.add(block.text.lower())
                yield replace(block, level=stage.level + 0.5)
                continue
        yield block


def _beside(block: Block, stage: Block) -> bool:
    """Whether a heading tells by its looks alone that it stands beside the time, not below it."""
    alike = block.level == stage.level or PLAIN <= block.level < stage.level
    return block is not stage and stage.level >= PLAIN and alike


def _is_time(block: Block) -> bool:
    """Whether it is a heading that is a time and little more."""
    if block.kind is not Kind.HEADING or len(block.text.split()) > LONGEST or block.text.endswith("?"):
        return False
    found = headed(block.text)
    return found is not None and not found.vague and before(block.text) is None


def _stage_after(stage: Block | None, heading: Block) -> Block | None:
    """The time that holds from this heading on; one that tells another part of the way ends it."""
    if _is_time(heading):
        return heading
    names_another = named_phase(heading.text) is not Phase.UNKNOWN or heading_phase(heading.text) not in SUBJECTS
    return None if names_another else stage
