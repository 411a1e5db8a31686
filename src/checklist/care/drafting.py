"""What a guidance text says, found and written out: no store, no session."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from checklist.care import texts
from checklist.extraction.as_data import Data, data_of
from checklist.library.load import Library


def extracted(path: Path, shape: str) -> bytes:
    """What the guidance in a file says, as `yaml` or `json`. The same file gives the same bytes."""
    return SHAPES[shape](data_of(texts.found_in(texts.read(path).words, Library.open().fact_base)))


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
