"""A draft's description: the parts of the text, in its words."""

import pytest

from checklist.extraction.draft_sections import item_of, section_of, sections
from checklist.extraction.draft_words import said
from checklist.extraction.outline import outline
from checklist.guidance import ENGLISH
from checklist.procedure import Item, SectionId


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Preparation", SectionId.PREPARATION), ("Before your surgery", SectionId.PREPARATION),
        ("Recovery", SectionId.RECOVERY), ("AFTER THE OPERATION", SectionId.RECOVERY),
        ("Risks and Complications", SectionId.RISKS), ("Procedure Description", SectionId.STEPS),
        ("Patient Experience", SectionId.EXPERIENCE), ("Summary:", SectionId.SUMMARY), ("Duration", SectionId.DURATION),
        ("How long does recovery take?", SectionId.RECOVERY), ("When to call", None), ("Contact us", None),
    ],
)  # fmt: skip
def test_a_heading_says_which_part_it_opens(heading: str, part: SectionId | None) -> None:
    assert section_of(heading) is part


def test_parts_keep_the_words_of_the_text() -> None:
    summary, steps = "Summary\n\nA lump is taken\nout.\n\n", "Procedure Description\n\n1. Cut: A small cut.\n"
    drawn = sections(outline(f"{summary}When to call\n\n- Call us.\n\n{steps}"))
    assert [(part.id, part.ordered, len(part.items)) for part in drawn] == [("summary", False, 0), ("steps", True, 1)]
    assert drawn[0].text[0].said(ENGLISH) == "A lump is taken out."
    assert drawn[1].items[0] == item_of("Cut: A small cut.")
    assert item_of("Rest.") == Item(text=said("Rest."))
