"""The library: all shipped content, and finding a procedure by words."""

import shutil
from pathlib import Path

import pytest

from checklist.library import ContentError, Library, ProcedureNotFound, data_folder, load_procedure, pages_folder

EXCISION = "soft-tissue-excision-back"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open()


@pytest.mark.parametrize(
    "words",
    [
        "lump",
        "tumour",
        "back",
        "flank",
        "lump back",
        "removal of a lump",
        "LUMP",
        "mussle",
        "soft-tissue",
        "fa",
        "lump in my back",
    ],
)
def test_a_procedure_is_found_by_words_of_its_name_and_its_body_part(library: Library, words: str) -> None:
    assert [p.id for p in library.search(words)] == [EXCISION]


def test_no_words_find_every_procedure(library: Library) -> None:
    assert library.search("  ") == tuple(library.procedures.values())


@pytest.mark.parametrize("words", ["knee", "lump knee", "xyz", "cataract"])
def test_words_of_another_procedure_find_nothing(library: Library, words: str) -> None:
    assert library.search(words) == ()


def test_a_code_finds_its_procedure(tmp_path: Path) -> None:
    folder = with_second(tmp_path, "second", codes='["27447"]', title="Replacing a knee joint")
    assert [p.id for p in Library.open(folder).search("27447")] == ["second"]
    assert [p.id for p in Library.open(folder).search("274")] == ["second"]
    assert [p.id for p in Library.open(folder).search("27446")] == []
    assert [p.id for p in Library.open(folder).search("knee")] == ["second"]


def test_a_procedure_that_is_not_there_is_said_to_be_missing(library: Library) -> None:
    with pytest.raises(ProcedureNotFound):
        library.procedure("knee")


def test_similar_procedures_are_those_named_and_there(tmp_path: Path) -> None:
    folder = with_second(tmp_path, "second", similar=f"[{EXCISION}, gone]")
    assert [p.id for p in Library.open(folder).similar("second")] == [EXCISION]
    assert Library.open(folder).similar(EXCISION) == ()


def test_two_files_of_one_procedure_are_refused(tmp_path: Path) -> None:
    folder = with_second(tmp_path, EXCISION)
    with pytest.raises(ContentError, match=f"another file holds the procedure {EXCISION} already"):
        Library.open(folder)


def test_the_text_of_every_procedure_is_there_to_be_kept(library: Library) -> None:
    for id_, text in library.texts.items():
        assert load_procedure(text, id_, library.fact_base) == library.procedures[id_]


def test_pages_and_data_are_found_in_a_checkout() -> None:
    assert (data_folder() / "medications.yaml").is_file()
    assert pages_folder().name in ("pages", "_pages")


def with_second(tmp_path: Path, id_: str, title: str = "Another", **fields: str) -> Path:
    """The shipped content and one procedure more."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (folder / "procedures" / "zz.yaml").write_text(
        f"id: {id_}\nversion: 1\nstatus: draft\ntitle: {title}\nplain_title: {title}\n"
        f"sources: {{a: {{kind: document, title: A, certainty: verified}}}}\nsource: a\n{more}"
    )
    return folder
