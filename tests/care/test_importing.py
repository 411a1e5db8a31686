from collections.abc import Callable

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import importing, reviewing
from checklist.care.house import House
from checklist.care.importing import CannotImport
from checklist.extraction import extract
from checklist.store.reviews import WorkKey, kept_text
from checklist.store.unit import audit_of
from tests.care.furnished import EXCISION, SHIPPED, staff
from tests.care.leaflet import LEAFLET, WRIST, clinician, imported, look


def test_a_text_comes_in_under_its_own_name_as_version_1(home: House) -> None:
    lena = clinician(home)
    assert imported(home, lena) == WRIST
    assert reviewing.in_review(home, lena) == (WRIST,)
    kept = look(home, lena).kept
    assert (kept.text, kept.name, kept.added_by) == (LEAFLET, "leaflet.txt", "Lena Hart")


def test_what_was_found_is_kept_beside_it_with_every_quote_in_its_place(home: House) -> None:
    lena = clinician(home)
    imported(home, lena)
    review = look(home, lena)
    names = home.library.fact_base.formulary.spellings.values()
    assert review.work.findings == extract(LEAFLET, names)
    assert len(review.items) >= 7
    assert all(LEAFLET[slice(*item.finding.at)] == item.finding.quote for item in review.items)


def test_a_first_line_that_says_where_it_is_from_is_no_part_of_it(home: House) -> None:
    lena = clinician(home)
    imported(home, lena, "# source: a page\n" + LEAFLET)
    assert look(home, lena).kept.text == LEAFLET


def test_the_same_name_again_is_a_procedure_of_its_own(home: House) -> None:
    lena = clinician(home)
    imported(home, lena)
    assert imported(home, lena) == WorkKey(procedure=f"{WRIST.procedure}-2", version=1)  # type: ignore[arg-type]


def test_a_text_may_be_a_new_version_of_what_is_there(home: House) -> None:
    lena = clinician(home)
    assert imported(home, lena, of=EXCISION) == WorkKey(procedure=EXCISION, version=SHIPPED + 1)
    assert imported(home, lena, of=EXCISION) == WorkKey(procedure=EXCISION, version=SHIPPED + 2)
    with pytest.raises(CannotImport, match="no such procedure any more"):
        imported(home, lena, of=WRIST.procedure)


@pytest.mark.parametrize("text", ["Übersicht\n\nNicht essen.", "日本語", "42\n\n6 hours", "!?"])
def test_any_title_gives_an_id(home: House, text: str) -> None:
    key = imported(home, clinician(home), text)
    assert key.procedure and key.procedure[0].isalpha() and key.procedure.isascii()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"# source: a page", "no text"),
        (b"\x00" * 2_000, "Cannot read"),
        (b"PK\x03\x04broken", "Cannot read"),
        (b"a " * 200_000, "more than 200,000 letters"),
    ],
)
def test_what_is_no_guidance_text_is_refused_in_one_sentence_and_nothing_is_kept(
    home: House, raw: bytes, said: str
) -> None:
    lena = clinician(home)
    with pytest.raises(CannotImport, match=said):
        importing.import_text(home, lena, raw, "leaflet.txt")
    assert reviewing.in_review(home, lena) == ()


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.ADMIN])
def test_only_a_clinician_imports_and_the_other_staff_read(home: House, role: Role) -> None:
    imported(home, clinician(home))
    reader = staff(home, role)
    assert look(home, reader).key == WRIST
    with pytest.raises(AccessDenied):
        imported(home, reader)


def test_an_import_is_audited(home: House) -> None:
    lena = clinician(home)
    imported(home, lena)
    with home.store.reading() as tx:
        assert [(entry.who, entry.what) for entry in audit_of(tx)] == [(lena.actor, "import_content")]


def test_the_stored_text_is_found_again_after_a_restart(home: House, again: Callable[[House], House]) -> None:
    imported(home, clinician(home))
    with again(home).store.reading() as tx:
        assert kept_text(tx, WRIST).text == LEAFLET
