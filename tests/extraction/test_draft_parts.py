"""A draft's warning signs and description: what is clearly the same, and what stays a gap."""

import pytest

from checklist.extraction.draft_sections import item_of, section_of, sections
from checklist.extraction.draft_signs import SAME, STANDARD, red_flags, sign_gaps, signs_of
from checklist.extraction.draft_words import said
from checklist.extraction.outline import outline
from checklist.guidance import ENGLISH
from checklist.procedure import Item, SectionId
from tests.extraction.found import sign
from tests.shipped import BASE, EXCISION


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Fever over 101 F", ("fever",)),
        ("a temperature above 38.5 C", ("fever",)),
        ("trouble breathing", ("breathing",)),
        ("pain in your chest", ("chest_pain",)),
        ("bleeding that won’t stop", ("heavy_bleed",)),
        ("heavy vaginal bleeding", ()),
        ("redness around the incision", ("wound_infection",)),
        ("redness of the eye", ()),
        ("stitches come apart", ("wound_open",)),
        ("swelling in one calf", ("dvt",)),
        ("pain that is not relieved by medicine", ("pain_out",)),
        ("severe headache", ()),
        ("you cannot pass urine", ("urine",)),
        ("burning when you urinate", ("uti",)),
        ("fever and shaking chills", ("fever", "chills")),
        ("a buzzing sound", ()),
    ],
)
def test_a_sign_is_the_fact_base_s_only_where_it_clearly_is(words: str, ids: tuple[str, ...]) -> None:
    assert signs_of(words) == ids


def test_the_table_of_signs_names_signs_of_the_fact_base() -> None:
    known = {flag.id for flag in BASE.red_flags}
    assert {*STANDARD, *(id_ for id_, _ in SAME)} <= known
    assert set(STANDARD) == set(EXCISION.red_flags)


def test_no_sign_is_lost() -> None:
    found = [sign("jaundice"), sign("a buzzing sound")]
    ids = red_flags(found, BASE)
    assert set(ids) == {*STANDARD, "yellow"}
    assert [gap.what.said(ENGLISH) for gap in sign_gaps(found)] == [
        "No sign of the fact base says this: a buzzing sound"
    ]


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
