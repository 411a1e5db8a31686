"""A made-up language: every authored and every interface word in letters that English does not have.

It borrows a code whose dates Babel can say in such letters too; what it says means nothing.
"""

import gettext
import re
import shutil
import string
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from checklist.guidance import ENGLISH, Language, Words
from checklist.library import data_folder
from checklist.library.load import Library

MADE_UP = Language("el")
LETTERS = str.maketrans(
    string.ascii_lowercase + string.ascii_uppercase, "αβψδεφγηιξκλμνοπχρστθωςχυζ" + "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΧΥΖ"
)
KEPT = re.compile(r"(\{\w*\}|:[a-z-]+\[|:material/\w+:)")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")


def made_up(text: str) -> str:
    """A text in the made-up language. What is filled in, and marks of the page, stay."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(text))


class MadeUpWords(gettext.NullTranslations):
    """A catalogue that has every interface word."""

    def gettext(self, message: str) -> str:
        return made_up(message)


def library_in_it(folder: Path) -> Library:
    """The shipped content with a wording file of the made-up language, and every authored text in it as well."""
    shutil.copytree(data_folder(), folder)
    english = yaml.safe_load((folder / "wording.en.yaml").read_text(encoding="utf-8"))
    rules = yaml.safe_load((folder / "medication_rules.yaml").read_text(encoding="utf-8"))
    groups = {id_: _group(rule) for id_, rule in rules["groups"].items()}
    said = {part: _said(english[part]) for part in ("sentences", "because", "who", "terms")}
    top = {"fact_base": english["fact_base"], "language": str(MADE_UP)}
    text = yaml.safe_dump({**top, **said, "groups": groups}, allow_unicode=True)
    (folder / f"wording.{MADE_UP}.yaml").write_text(text, encoding="utf-8")
    opened = Library.open(folder)
    lists = {part: in_it(getattr(opened.fact_base, part)) for part in ("standard_list", "red_flags", "foods")}
    base = replace(opened.fact_base, **lists)
    return replace(opened, procedures={id_: in_it(one) for id_, one in opened.procedures.items()}, fact_base=base)


def in_it(value: Any) -> Any:
    """Authored content with each of its texts in the made-up language too."""
    if isinstance(value, Words):
        return Words(by_language={**value.by_language, MADE_UP: made_up(value.said(ENGLISH))})
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: in_it(getattr(value, f.name)) for f in fields(value) if f.init}
        return replace(value, **{key: new for key, new in changes.items() if new != getattr(value, key)})
    return tuple(in_it(one) for one in value) if isinstance(value, tuple) else value


def english_in(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """The texts in which English is left, once the names in them are taken out: of medicines, people and sources."""
    found = []
    for text in texts:
        rest = text
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "")
        if ENGLISH_WORD.search(KEPT.sub("", rest)):
            found.append(text)
    return found


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    return {key: made_up(text) for key, text in texts.items()}


def _group(rule: Mapping[str, Any]) -> dict[str, str]:
    return {"patient_text": made_up(rule["patient_text"]), "restart_text": made_up(rule["restart"]["text"])}
