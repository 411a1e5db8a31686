"""A guidance text comes in: read, searched for what it says, and kept with that for review."""

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock, drafting, texts
from checklist.care.content import offered
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.extraction import Findings
from checklist.extraction.files import Unreadable, text_of
from checklist.extraction.kept import to_text
from checklist.procedure import ProcedureId
from checklist.store.reviews import KeptText, WorkKey, add_text, standing_keys, work_keys
from checklist.store.unit import AuditEntry, note

LONGEST_NAME = 120
PASTED = "pasted text"


class CannotImport(ValueError):
    """The text cannot be taken in; the message says why and what to do."""


def read(raw: bytes, name: str) -> str:
    """The text of a file, after a first line that says where it is from. CannotImport for what is no guidance text."""
    try:
        text = texts.without_source(text_of(raw, name[:LONGEST_NAME])).words
    except Unreadable as problem:
        raise CannotImport(str(problem)) from None
    if not text.strip():
        raise CannotImport("There is no text in it. Give a file that holds the guidance as text.")
    return text


def import_text(house: House, visitor: Visitor, raw: bytes, name: str, of: ProcedureId | None = None) -> WorkKey:
    """The procedure and version under which the text now stands for review; `of`: a new version of that one."""
    require(visitor.role, Action.IMPORT_CONTENT)
    text = read(raw, name)
    findings = texts.found_in(text, house.library.fact_base)
    with house.store.writing() as tx:
        key = _new_key(house, tx, findings) if of is None else _next_key(house, tx, of)
        add_text(tx, _kept(key, name, text, findings, visitor))
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="import_content", plan=None))
    return key


def _kept(key: WorkKey, name: str, text: str, findings: Findings, visitor: Visitor) -> KeptText:
    return KeptText(
        key=key, name=name[:LONGEST_NAME], text=text, findings=to_text(findings), added_at=clock.now(),
        added_by=visitor.name or visitor.actor,
    )  # fmt: skip


def _new_key(house: House, tx: Connection, findings: Findings) -> WorkKey:
    """The first version of a procedure of its own, under an id that no other has or had."""
    known = {*offered(house).procedures, *(key.procedure for key in work_keys(tx))}
    return WorkKey(procedure=_new_id(drafting.id_of(findings), known), version=1)


def _next_key(house: House, tx: Connection, of: ProcedureId) -> WorkKey:
    """The next version of a procedure that is there; the numbers of discarded drafts stay taken."""
    shelf = offered(house).procedures
    if of not in {*shelf, *(key.procedure for key in standing_keys(tx))}:
        raise CannotImport("There is no such procedure any more. Import the text as a new one.")
    versions = [key.version for key in work_keys(tx) if key.procedure == of]
    versions += [shelf[of].version] if of in shelf else []
    return WorkKey(procedure=of, version=max(versions) + 1)


def _new_id(slug: str, known: set[ProcedureId]) -> ProcedureId:
    tries = (slug, *(f"{slug}-{n}" for n in range(2, len(known) + 3)))
    return next(ProcedureId(name) for name in tries if name not in known)
