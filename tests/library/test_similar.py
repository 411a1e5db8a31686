from dataclasses import replace

from checklist.library.similar import alike
from checklist.procedure import Procedure, ProcedureId
from tests.builders import a_procedure, words


def named(id_: str, title: str, *keywords: str) -> Procedure:
    said = words(title)
    return replace(a_procedure(), id=ProcedureId(id_), title=said, plain_title=said, keywords=keywords)


KNEE = named("knee", "Replacement of the knee joint", "leg")
SHELF = [
    KNEE,
    named("hip", "Replacement of the hip joint", "leg"),
    named("eye", "Cataract surgery on one eye"),
    named("ear", "Grommets in both ears"),
]


def test_those_that_share_rare_words_are_alike_and_the_rest_are_not() -> None:
    assert [one.id for one in alike(SHELF, KNEE)] == ["hip"]


def test_those_that_a_procedure_names_itself_come_first() -> None:
    knee = replace(KNEE, similar=(ProcedureId("ear"), ProcedureId("no-such")))
    assert [one.id for one in alike(SHELF, knee)] == ["ear", "hip"]


def test_a_procedure_alone_has_none() -> None:
    assert alike([KNEE], KNEE) == ()
