"""What a guidance text says, written out as findings or as a draft procedure: no store, no session."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from checklist.care import texts
from checklist.extraction.as_data import Data, data_of
from checklist.extraction.draft import drafted
from checklist.extraction.draft_words import slugged
from checklist.extraction.findings import Findings
from checklist.library.load import Library
from checklist.library.procedure_text import procedure_text
from checklist.procedure import ProcedureId

ID = re.compile(r"[a-z][a-z0-9_-]*")
WORDS_OF_AN_ID = 8


def extracted(path: Path, shape: str) -> bytes:
    """What the guidance in a file says, as `yaml` or `json`. The same file gives the same bytes."""
    return SHAPES[shape](data_of(texts.found_in(texts.read(path).words, Library.open().fact_base)))


class CannotDraft(ValueError):
    """There is no draft to make; the message says why and what to do."""


def draft_text(path: Path, id_: str | None = None) -> str:
    """The YAML of a draft from the guidance text in a file, under this id or one made of its title."""
    if id_ is not None and not ID.fullmatch(id_):
        raise CannotDraft(
            f"{id_} is no id: it starts with a small letter and goes on with small letters, numbers, _ and -"
        )
    text, base = texts.read(path).words, Library.open().fact_base
    if not text.strip():
        raise CannotDraft(f"{path} has no text.")
    findings = texts.found_in(text, base)
    return procedure_text(drafted(text, findings, base, ProcedureId(id_ or id_of(findings))))


def id_of(findings: Findings) -> str:
    """An id made of the title."""
    return slugged(findings.title or "guidance", most=WORDS_OF_AN_ID, link="-")


class _Writer(yaml.CSafeDumper):
    """YAML that gives every string back as it was: one that is not plain on one line stands in double quotes."""


def _string(writer: _Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


def _list(writer: _Writer, items: list[object]) -> yaml.Node:
    flow = all(isinstance(one, int | float | None) for one in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Writer.add_representer(str, _string)
_Writer.add_representer(list, _list)


def to_yaml(data: Data) -> bytes:
    """One YAML document in UTF-8, keys in their order; reading it gives the same data."""
    text: str = yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=1_000_000)
    return text.encode()


def to_json(data: Data) -> bytes:
    """Indented JSON in UTF-8."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


SHAPES: Mapping[str, Callable[[Data], bytes]] = {"yaml": to_yaml, "json": to_json}
