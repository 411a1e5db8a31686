"""A guidance text in a file as a draft procedure: no store, no session."""

import re
from pathlib import Path

from checklist.extraction import extract
from checklist.extraction.draft import drafted
from checklist.extraction.draft_words import slugged
from checklist.extraction.findings import Findings
from checklist.library.load import Library
from checklist.library.procedure_text import procedure_text
from checklist.procedure import ProcedureId

ID = re.compile(r"[a-z][a-z0-9_-]*")
ADDRESS = re.compile(r"\A# source:[^\n]*(?:\n|\Z)")
MOST_BYTES, WORDS_OF_AN_ID = 2_000_000, 8


class CannotDraft(ValueError):
    """There is no draft to make; the message says why and what to do."""


def draft_text(path: Path, id_: str | None = None) -> str:
    """The YAML of a draft from the guidance text in a file, under this id or one made of its title."""
    if id_ is not None and not ID.fullmatch(id_):
        raise CannotDraft(
            f"{id_} is no id: it starts with a small letter and goes on with small letters, numbers, _ and -"
        )
    text, base = _guidance(path), Library.open().fact_base
    findings = extract(text, base.formulary.spellings.values())
    return procedure_text(drafted(text, findings, base, ProcedureId(id_ or _id_of(findings))))


def _id_of(findings: Findings) -> str:
    return slugged(findings.title or "guidance", most=WORDS_OF_AN_ID, link="-")


def _guidance(path: Path) -> str:
    """The text of a file, after a first line that says where it is from."""
    try:
        raw = path.read_bytes()
        text = ADDRESS.sub("", raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as problem:
        raise CannotDraft(f"Cannot read {path}: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotDraft(f"Cannot read {path}: it is not UTF-8 text.") from None
    if len(raw) > MOST_BYTES:
        raise CannotDraft(f"{path} is larger than {MOST_BYTES // 1_000_000} MB: a guidance text is far smaller.")
    if not text.strip():
        raise CannotDraft(f"{path} has no text.")
    return text
