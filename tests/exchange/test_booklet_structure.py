"""What a screen reader is told: the PDF's structure tree, read back."""

from itertools import pairwise

import pytest

from checklist.exchange.booklet import Kind, Sheet
from checklist.reading import NO_BREAK, short_date
from tests.exchange.copies import ADDRESS, EVERY_SHEET, a_copy, print_of, tablets
from tests.pdf import Node, facts, tree

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def printed(sheet: Sheet, **copy: object) -> bytes:
    return print_of(a_copy(**copy), kind=sheet.kind, paper=sheet.paper, print=sheet.print)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=EVERY_SHEET, ids=lambda s: f"{s.kind}-{s.paper}-{s.print}")
def pdf(request: pytest.FixtureRequest) -> bytes:
    return printed(request.param, medications=tablets("Eliquis", "metoprolol", "lisinopril"))


def test_it_says_it_is_pdf_ua_with_a_title_a_language_and_its_fonts_inside(pdf: bytes) -> None:
    said = facts(pdf)
    assert str(said.pop("title")).startswith("Maria Ortiz: ")
    assert said == {"ua": "1", "language": "en", "marked": True, "shows title": True, "fonts inside": True}


def test_one_heading_opens_it_and_no_level_is_left_out(pdf: bytes) -> None:
    levels = [int(node.tag[1]) for node in tree(pdf).all(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_row_of_column_headers(pdf: bytes) -> None:
    tables = tree(pdf).all("Table")
    for table in tables:
        first = table.all("TR")[0]
        assert {kid.tag for kid in first.kids} == {"TH"}
        assert all(kid.attributes["/Scope"] == "/Column" for kid in first.kids)


def test_every_picture_has_an_alternative_text(pdf: bytes) -> None:
    assert all(figure.alt for figure in tree(pdf).all("Figure"))


def figures(root: Node) -> list[str]:
    return [figure.alt for figure in root.all("Figure")]


def test_the_code_is_described_with_its_address(pdf: bytes) -> None:
    assert f"QR code that opens this plan: {ADDRESS}" in figures(tree(pdf))


@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.HOME])
def test_the_timeline_says_each_bar_in_words_and_as_a_table(kind: Kind) -> None:
    copy = a_copy()
    root = tree(print_of(copy, kind=kind))
    alt = " ".join(alt for alt in figures(root) if alt.startswith("Timeline"))
    for row in copy.plan.timeline:
        assert f"{row.topic}: " in alt
        assert short_date(row.from_date).replace(" ", NO_BREAK) in alt
    rows = [len(table.all("TR")) for table in root.all("Table")]
    assert len(copy.plan.timeline) + 1 in rows


def test_the_steps_are_a_list() -> None:
    copy = a_copy()
    before = [task for task in copy.plan.tasks if task.phase != "recover"]
    lists = tree(print_of(copy)).all("L")
    items = [sum(kid.tag == "LI" for kid in found.kids) for found in lists]
    assert sum(items) >= len(before)


def test_without_an_address_there_is_no_code() -> None:
    assert not any("QR" in alt for alt in figures(tree(print_of(a_copy(address=None)))))


def test_many_people_each_have_their_own_first_heading() -> None:
    names = ("Ana", "Ben", "Cleo")
    pdf = print_of(*(a_copy(called=name) for name in names), kind=Kind.FRIDGE)
    assert len(tree(pdf).all("H1")) == len(names)
    assert facts(pdf)["title"] == "Plans to print: 3 people"
