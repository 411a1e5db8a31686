"""The fact base's files as one FactBase, with the checks that hold them together."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checklist.checkin import CheckInContent
from checklist.fasting import FastingTable
from checklist.foods import Foods
from checklist.guidance import ENGLISH, FactId, RuleId, Wording, as_id
from checklist.library.authored import Reading, in_order, validated
from checklist.library.checkin_file import CheckInFile
from checklist.library.fact_files import (
    FastingFile,
    FoodsFile,
    PainSafetyFile,
    RedFlagFile,
    StandardListFile,
    WordingFile,
    in_languages,
    spoken_rules,
)
from checklist.library.formulary import formulary_of
from checklist.library.grammar import context_of
from checklist.library.problem import ContentError, Problem
from checklist.library.strict import Document, read_file, read_text
from checklist.medication import Formulary
from checklist.plan.facts import BOOKED
from checklist.procedure import FactBase

RULES, NAMES = "medication_rules.yaml", "medications.yaml"
FASTING, FOODS, STANDARD_LIST, RED_FLAGS = "fasting.yaml", "foods.yaml", "standard_list.yaml", "red_flags.yaml"
PAIN_SAFETY, CHECK_IN, WORDING = "pain_safety.yaml", "checkin.yaml", "wording.*.yaml"
PARTS: Mapping[str, type[Any]] = {
    FASTING: FastingFile, FOODS: FoodsFile, STANDARD_LIST: StandardListFile, RED_FLAGS: RedFlagFile,
    PAIN_SAFETY: PainSafetyFile,
}  # fmt: skip
FILES = (RULES, NAMES, *PARTS, CHECK_IN)
NOT_ALWAYS_THERE = frozenset({FOODS, PAIN_SAFETY, CHECK_IN})


def load_fact_base(folder: Path) -> FactBase:
    """The fact base in a folder; ContentError with every problem of every file."""
    return _loaded(fact_base_in(folder))


def fact_base_text(folder: Path) -> str:
    """All files of a fact base as one text, to keep beside the plans that were built from it."""
    return json.dumps({path.name: path.read_text(encoding="utf-8") for path in fact_files(folder)}, ensure_ascii=False)


def fact_base_from_text(text: str) -> FactBase:
    """The fact base that was kept; an early one had no foods, and asks about each; no pain safety, or no check-in."""
    documents = {name: read_text(kept, name) for name, kept in json.loads(text).items()}
    return _loaded(_joined(documents, "kept", [name for name in FILES if name not in NOT_ALWAYS_THERE]))


def _loaded(reading: Reading[FactBase]) -> FactBase:
    if reading.value is None:
        raise ContentError(reading.problems)
    return reading.value


def fact_files(folder: Path) -> tuple[Path, ...]:
    """The files of a fact base that are there."""
    return tuple(path for path in (*(folder / name for name in FILES), *sorted(folder.glob(WORDING))) if path.exists())


def fact_base_in(folder: Path) -> Reading[FactBase]:
    """The fact base in a folder, or every problem of it."""
    return _joined({path.name: read_file(path) for path in fact_files(folder)}, str(folder))


def _joined(documents: Mapping[str, Document], where: str, needed: Collection[str] = FILES) -> Reading[FactBase]:
    missing = [Problem(file=where, line=1, path=name, what="is missing") for name in needed if name not in documents]
    wording = {name: document for name, document in documents.items() if name.startswith("wording.")}
    if not wording:
        missing.append(Problem(file=where, line=1, path="wording.en.yaml", what="is missing"))
    if missing:
        return Reading(value=None, problems=tuple(missing))
    return _Joining(documents, wording).fact_base()


class _Joining:
    """Reads each file against what the others have said, and gathers the problems of all."""

    def __init__(self, documents: Mapping[str, Document], wording: Mapping[str, Document]) -> None:
        self.documents, self.wording = documents, wording
        self.problems: list[Problem] = []
        self.versions: dict[str, int] = {}

    def fact_base(self) -> Reading[FactBase]:
        """The fact base, or every problem of its files."""
        formulary = self.keep(formulary_of(self.documents[NAMES], self.documents[RULES]))
        said = {name: self.versioned(name, WordingFile, None) for name in self.wording}
        spoken = {name: file for name, file in said.items() if file is not None}
        complete = formulary is not None and len(spoken) == len(said)
        keys = [key for file in spoken.values() for key in file.said]
        taken = (
            (*formulary.rules, *(as_id(part) for m in formulary.medicines for part in m.generic.split("+")))
            if complete
            else ()
        )
        facts = known_facts(taken, keys) if complete else None
        parts = {name: self.versioned(name, PARTS[name], facts) for name in PARTS if name in self.documents}
        if CHECK_IN in self.documents:
            flags = frozenset(flag.id for flag in parts[RED_FLAGS] or ())
            parts[CHECK_IN] = self.versioned(CHECK_IN, CheckInFile, facts, flags or None)
        self.problems += [*_untranslated(spoken, self.wording), *self.of_other_versions()]
        self.problems += self.of_untranslated_groups(spoken, formulary)
        self.problems += self.of_unknown_cautions(parts.get(FOODS), parts[FASTING])
        if self.problems or not complete:
            return Reading(value=None, problems=in_order(self.problems))
        return Reading(value=self.built(formulary, parts, tuple(spoken.values())), problems=())

    def built(self, formulary: Formulary, parts: Mapping[str, Any], spoken: tuple[WordingFile, ...]) -> FactBase:
        """The fact base, once nothing is wrong."""
        sentences, terms = in_languages(spoken)
        return FactBase(
            version=next(iter(self.versions.values())), fasting=parts[FASTING],
            formulary=replace(formulary, rules=spoken_rules(formulary.rules, spoken)),
            foods=parts.get(FOODS, Foods()), standard_list=parts[STANDARD_LIST].tasks, red_flags=parts[RED_FLAGS],
            helping=parts[STANDARD_LIST].helping, cautions=parts[STANDARD_LIST].cautions,
            wording=Wording(sentences=sentences), terms=terms, pain_safety=parts.get(PAIN_SAFETY, ()),
            checkin=parts.get(CHECK_IN, CheckInContent()),
        )  # fmt: skip

    def keep(self, reading: Reading[Any]) -> Any:
        """A file's value; its problems are gathered."""
        self.problems += reading.problems
        return reading.value

    def versioned(
        self, name: str, model: type[Any], facts: frozenset[FactId] | None, signs: frozenset[RuleId] | None = None
    ) -> Any:
        """What a file with a version holds."""
        document = self.documents[name]
        version, value = self.keep(validated(model, document, context_of(document.data, facts, signs))) or (0, None)
        self.versions |= {name: version} if version else {}
        return value

    def of_other_versions(self) -> Iterator[Problem]:
        """All files belong to one version of the fact base."""
        newest = max(self.versions.values(), default=0)
        for name, version in self.versions.items():
            if version != newest:
                what = f"this file belongs to fact base {version} and another to {newest}: all must be one version"
                yield self.documents[name].problem(("fact_base",), what)

    def of_untranslated_groups(
        self, spoken: Mapping[str, WordingFile], formulary: Formulary | None
    ) -> Iterator[Problem]:
        """Every language but English has the words of every group of medicines; English has them beside the rules."""
        for name, file in spoken.items():
            wanted = set() if file.language == ENGLISH or formulary is None else set(formulary.rules)
            for group in sorted(wanted ^ set(file.groups) if formulary else ()):
                what = "is missing: medication_rules.yaml has this group" if group in wanted else "does not belong here"
                yield self.wording[name].problem(("groups", group), what)

    def of_unknown_cautions(self, foods: Foods | None, fasting: FastingTable | None) -> Iterator[Problem]:
        """Whoever the foods ask about has a caution in the fasting table: a misspelt one would ask about nobody."""
        known = {caution.code for caution in fasting.cautions} if fasting else set()
        for code in sorted(foods.cautions - known if foods and fasting else ()):
            yield self.documents[FOODS].problem((), f"{FASTING} has no caution {code}")


def _untranslated(spoken: Mapping[str, WordingFile], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every key stands in every language, each language in its own file, English among them."""
    english = next((file for file in spoken.values() if file.language == ENGLISH), None)
    for name, file in spoken.items():
        if name != f"wording.{file.language}.yaml":
            yield documents[name].problem(("language",), f"{file.language} belongs into wording.{file.language}.yaml")
        for part in ("sentences", "because", "who", "terms"):
            ours, theirs = getattr(file, part), getattr(english or file, part)
            for key in sorted(set(ours) ^ set(theirs)):
                what = "is not in the English file" if key in ours else "is missing: the English file has it"
                yield documents[name].problem((part, key), what)
    if english is None and spoken:
        yield documents[next(iter(spoken))].problem((), "English wording (wording.en.yaml) is missing or wrong")


def known_facts(taken: Iterable[str], sentences: Iterable[str]) -> frozenset[FactId]:
    """Every fact a rule may ask for: what a booking holds, conditions with a because, medicines by group and name."""
    conditions = {key.removeprefix("because.") for key in sentences if key.startswith("because.condition:")}
    return frozenset(FactId(fact) for fact in {*BOOKED, *conditions, *(f"takes:{one}" for one in taken)})
