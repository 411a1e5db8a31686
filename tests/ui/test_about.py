import pytest

from checklist.guidance import ENGLISH
from checklist.procedure import FactBase, Item, Procedure, ProcedureId, Section, SectionId
from checklist.ui.about import draw_sections, section_text
from tests.builders import a_fact_base, a_procedure, words
from tests.care.furnished import EXCISION, library
from tests.ui.builders import alone, say

TERMS = {"biopsy": words("a small piece to test"), "fascia": words("a tough layer")}


def a_section(*text: str, items: tuple[Item, ...] = (), ordered: bool = False, heading: str = "Risks") -> Section:
    said = tuple(words(one) for one in text)
    return Section(id=SectionId.RISKS, heading=words(heading), text=said, items=items, ordered=ordered)


def an_item(text: str, label: str | None = None) -> Item:
    return Item(text=words(text), label=words(label) if label else None)


def shown(*sections: Section, similar: tuple[ProcedureId, ...] = ()) -> list[str]:
    """Headings and paragraphs as they stand, one after the other."""
    procedure = a_procedure(sections=sections, similar=similar)
    return page(procedure, a_fact_base(terms=TERMS))


def page(procedure: Procedure, base: FactBase) -> list[str]:
    at = alone(draw_sections, procedure, base, ENGLISH, say)
    return [element.value for element in at.main if hasattr(element, "value")]


def test_a_section_is_its_sentences_then_its_points() -> None:
    section = a_section("One.", "Two.", items=(an_item("An infection", "Common"), an_item("Pain")))
    assert section_text(section, ENGLISH) == "One. Two.\n\n- **Common:** An infection\n- Pain"


def test_steps_are_numbered() -> None:
    section = a_section(items=(an_item("Sleep"), an_item("Cut")), ordered=True)
    assert section_text(section, ENGLISH) == "1. Sleep\n2. Cut"


def test_marks_in_the_text_stay_marks() -> None:
    section = a_section("5 * 3 [a](b)", items=(an_item("_x_", "A: b"),))
    assert section_text(section, ENGLISH) == "5 \\* 3 \\[a\\]\\(b\\)\n\n- **A\\: b:** \\_x\\_"


def test_sections_stand_in_reading_order_under_their_headings() -> None:
    found = shown(a_section("First.", heading="In short"), a_section("Second.", heading="Risks"))
    assert found[:4] == ["In short", "First.", "Risks", "Second."]


def test_a_term_is_explained_under_the_section_where_it_first_stands_and_nowhere_else() -> None:
    found = shown(a_section("A biopsy."), a_section("Two biopsies and the fascia.", items=(an_item("A biopsy"),)))
    explained = [text for text in found if text.startswith(":small")]
    assert explained == [
        ":small[:gray[**biopsy:** a small piece to test]]", ":small[:gray[**fascia:** a tough layer]]",
    ]  # fmt: skip
    assert found.index(explained[0]) < found.index("Two biopsies and the fascia.\n\n- A biopsy")


@pytest.mark.parametrize("place", ["text", "point", "label"])
def test_a_term_is_found_wherever_it_stands(place: str) -> None:
    item = an_item("A biopsy") if place == "point" else an_item("It", "Biopsy")
    section = a_section("A biopsy.") if place == "text" else a_section(items=(item,))
    assert ":small[:gray[**biopsy:** a small piece to test]]" in shown(section)


@pytest.mark.parametrize(("similar", "says_so"), [((), True), ((ProcedureId("other"),), False)])
def test_without_similar_procedures_the_page_says_so(similar: tuple[ProcedureId, ...], says_so: bool) -> None:
    words_ = "No similar procedures are in the library yet."
    assert (words_ in shown(a_section("First."), similar=similar)) is says_so


def test_every_section_of_the_shipped_procedure_is_there() -> None:
    procedure = library().procedures[EXCISION]
    found = page(procedure, library().fact_base)
    for section in procedure.sections:
        assert section.heading.said(ENGLISH) in found
        assert section_text(section, ENGLISH) in found
    assert any("**biopsy:**" in text for text in found)
