"""Every problem of any content: procedures, profiles, the fact base's files, folders of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from checklist.library.authored import in_order, validated
from checklist.library.checkin_file import CheckInFile
from checklist.library.fact_base import CHECK_IN, NAMES, PARTS, RULES, fact_base_in, fact_files
from checklist.library.fact_files import WordingFile
from checklist.library.folders import data_folder
from checklist.library.grammar import context_of
from checklist.library.load import procedures_in
from checklist.library.medicine_files import MedicinesFile, RulesFile
from checklist.library.problem import Problem
from checklist.library.procedure_file import ProcedureModel
from checklist.library.profile import booking_in
from checklist.library.profile_file import ProfileModel
from checklist.library.strict import Document, read_file
from checklist.procedure import FactBase

PROCEDURE, PROFILE = "procedure", "profile"
KINDS: Mapping[str, type[Any]] = {
    PROCEDURE: ProcedureModel, PROFILE: ProfileModel, RULES: RulesFile, **PARTS, CHECK_IN: CheckInFile,
    "wording": WordingFile,
}  # fmt: skip
YAML = (".yaml", ".yml")
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def problems(paths: Iterable[Path], made_at: datetime = LONG_AGO) -> tuple[Problem, ...]:
    """Every problem of the content at these paths. `made_at`: the moment from which a profile's date may be past."""
    found: list[Problem] = []
    for path in paths:
        if path.is_dir():
            found += _in_folder(path, made_at)
        elif path.exists():
            found += _in_files([path], _shipped, made_at)
        else:
            found.append(_about(path, "there is no such file or folder"))
    return in_order(found)


def _about(path: Path, what: str) -> Problem:
    return Problem(file=str(path), line=1, path="", what=what)


@cache
def _shipped() -> FactBase | None:
    return fact_base_in(data_folder()).value


def _in_folder(folder: Path, made_at: datetime) -> Iterator[Problem]:
    """A folder's files. Where a fact base lies, it is checked as one, and the procedures against it."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in YAML and path.is_file())
    own = set(fact_files(folder))
    if not files:
        yield _about(folder, "no YAML file is in this folder")
    if any(path.name in (RULES, NAMES, *PARTS) for path in own):
        base = fact_base_in(folder)
        yield from base.problems
        yield from _in_files([path for path in files if path not in own], lambda: base.value, made_at)
    elif files:
        yield from _in_files(files, _shipped, made_at)


def _in_files(paths: Sequence[Path], base: Callable[[], FactBase | None], made_at: datetime) -> Iterator[Problem]:
    documents = {path: _read(path) for path in paths}
    kinds = {path: kind_of(document.data) for path, document in documents.items()}
    procedures = [documents[path] for path in paths if kinds[path] == PROCEDURE]
    yield from procedures_in(procedures, base() if any(p.complete for p in procedures) else None)[1]
    for path, document in documents.items():
        if kinds[path] == PROFILE:
            yield from booking_in(document, made_at).problems
        elif kinds[path] != PROCEDURE:
            model = KINDS.get(kinds[path], MedicinesFile)
            yield from validated(model, document, context_of(document.data)).problems


def _read(path: Path) -> Document:
    try:
        return read_file(path)
    except OSError as error:
        problem = _about(path, f"cannot be read: {error.strerror}")
        return Document(name=str(path), data=None, lines={}, problems=(problem,), complete=False)


def kind_of(data: object) -> str:
    """Which kind of file this is, by the keys at its top; one that cannot be told is taken for a procedure."""
    if isinstance(data, list) and any(isinstance(entry, dict) and "generic" in entry for entry in data):
        return NAMES
    if not isinstance(data, dict):
        return PROCEDURE
    shared = {kind: len(set(model.model_fields) & set(data)) for kind, model in KINDS.items()}
    return max(shared, key=lambda kind: (shared[kind], kind == PROCEDURE))
