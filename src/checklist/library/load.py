"""The library: every procedure with the fact base it is read beside; finding one by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from rapidfuzz import fuzz, utils

from checklist.guidance import ENGLISH
from checklist.library.authored import Reading, in_order, validated
from checklist.library.fact_base import fact_base_in, fact_base_text, known_facts
from checklist.library.folders import data_folder
from checklist.library.grammar import context_of
from checklist.library.problem import ContentError, Problem
from checklist.library.procedure_file import ProcedureModel
from checklist.library.strict import Document, read_file, read_text
from checklist.procedure import FactBase, Procedure, ProcedureId

PROCEDURES = "procedures"
GOOD_ENOUGH = 75


class ProcedureNotFound(LookupError):
    """The library has no procedure of this id."""


def load_procedure(text: str, name: str, base: FactBase | None = None) -> Procedure:
    """The procedure in a file's text; ContentError with every problem. `base`: its facts and signs must be known."""
    reading = procedure_in(read_text(text, name), base)
    if reading.value is None:
        raise ContentError(reading.problems)
    return reading.value


def procedure_in(document: Document, base: FactBase | None = None) -> Reading[Procedure]:
    """The procedure in a document, or what is wrong with it."""
    facts = known_facts(base.formulary.rules, base.wording.sentences) if base else None
    signs = frozenset(flag.id for flag in base.red_flags) if base else None
    return validated(ProcedureModel, document, context_of(document.data, facts, signs))


@dataclass(frozen=True, kw_only=True)
class Library:
    """All shipped content. `texts` are the files as authored, to keep beside the plans built from them."""

    procedures: Mapping[ProcedureId, Procedure]
    fact_base: FactBase
    texts: Mapping[ProcedureId, str] = field(default_factory=dict)
    fact_base_text: str = ""

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """The library in a folder, or the shipped one; ContentError with every problem of every file."""
        home = folder or data_folder()
        base = fact_base_in(home)
        files = procedure_files(home)
        found, problems = procedures_in([read_file(path) for path in files], base.value)
        if base.value is None or problems:
            raise ContentError(in_order([*base.problems, *problems]))
        texts = {id_: path.read_text(encoding="utf-8") for id_, path in zip(found, files, strict=True)}
        return cls(procedures=found, fact_base=base.value, texts=texts, fact_base_text=fact_base_text(home))

    def procedure(self, id_: str) -> Procedure:
        """The procedure of this id; ProcedureNotFound when there is none."""
        found = self.procedures.get(ProcedureId(id_))
        if found is None:
            raise ProcedureNotFound(f"there is no procedure {id_}")
        return found

    def search(self, words: str, most: int = 10) -> tuple[Procedure, ...]:
        """The procedures that match words of a name, code, body part or keyword, best first; all for no words."""
        titles = sorted(self.procedures.values(), key=lambda p: p.plain_title.said(ENGLISH))
        if not words.strip():
            return tuple(titles)
        scored = [(_score(words, _searched(procedure)), procedure) for procedure in titles]
        best = sorted((pair for pair in scored if pair[0] >= GOOD_ENOUGH), key=lambda pair: -pair[0])
        return tuple(procedure for _, procedure in best[:most])

    def similar(self, id_: str) -> tuple[Procedure, ...]:
        """The procedures that this one names as similar and the library has."""
        return tuple(self.procedures[other] for other in self.procedure(id_).similar if other in self.procedures)


def procedure_files(folder: Path) -> tuple[Path, ...]:
    """The procedure files of a content folder."""
    return tuple(sorted((folder / PROCEDURES).glob("*.yaml")))


def procedures_in(
    documents: Sequence[Document], base: FactBase | None
) -> tuple[dict[ProcedureId, Procedure], tuple[Problem, ...]]:
    """The procedures of several files by id, and what is wrong with those that have none here."""
    found: dict[ProcedureId, Procedure] = {}
    problems: list[Problem] = []
    for document in documents:
        reading = procedure_in(document, base)
        problems += reading.problems
        if reading.value and reading.value.id in found:
            problems.append(document.problem(("id",), f"another file holds the procedure {reading.value.id} already"))
        elif reading.value:
            found[reading.value.id] = reading.value
    return found, tuple(problems)


def _searched(procedure: Procedure) -> str:
    titles = [words for title in (procedure.title, procedure.plain_title) for words in title.by_language.values()]
    return " ".join([procedure.id, *titles, *procedure.codes, *procedure.keywords])


def _score(wanted: str, said: str) -> float:
    """How well the worst of the wanted words is found among those said; short words count only alone."""
    words, spoken = utils.default_process(wanted).split(), utils.default_process(said).split()
    telling = [word for word in words if len(word) > 2] or words
    return min((max(_likeness(word, other) for other in spoken) for word in telling), default=0)


def _likeness(word: str, other: str) -> float:
    """How alike two words are. A number is the same or not: the code next to the wanted one is another procedure."""
    if other.startswith(word):
        return 100
    return 0 if any(sign.isdigit() for sign in word) else fuzz.ratio(word, other)
