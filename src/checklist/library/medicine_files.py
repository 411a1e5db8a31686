"""medications.yaml and medication_rules.yaml, each by itself: medicines with their names, groups with their rules."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, RootModel, model_validator

from checklist.guidance import ENGLISH, Certainty, GuidanceError, Source, SourceKind, Words
from checklist.library.authored import Authored, Many, Written
from checklist.library.grammar import Cited, Context, Text, Word, remembered
from checklist.medication import PRECEDENCE, BleedingRisk, GroupRule, HoldCase, Interval, Medicine, RuleAction

FROM_MEMORY = "From memory, not checked"
LEVELS = {"read": Certainty.VERIFIED, "restated": Certainty.PARTLY_VERIFIED, "memory": Certainty.UNVERIFIED}
CLEARANCES: Mapping[str, tuple[float, float] | None] = {
    ">=50": (50, float("inf")),
    "30-49": (30, 50),
    "<30": (0, 30),
    "unknown": None,
}
Amount = Annotated[float, Field(ge=0, le=1000)]
Unit = Literal["days", "hours", "percent_of_usual_dose", "days_since_last_dose", "dosing_interval"]


def english(text: str) -> Words:
    """A text that other languages have in their own wording file."""
    return Words(by_language={ENGLISH: text})


class ReferenceModel(Authored):
    """Where a rule was read, and how."""

    title: Text
    year: int | None
    url: Text | None
    level: Literal["read", "restated", "memory"]

    def built(self, _: Context) -> Source:
        """The source, as certain as the way it was read."""
        title = FROM_MEMORY if self.level == "memory" else self.title
        return Source(kind=SourceKind.GUIDELINE, title=title, url=self.url, certainty=LEVELS[self.level])


class IntervalModel(Authored):
    """A hold: both ends, or null twice when only the team can tell."""

    unit: Unit
    min: Amount | None
    max: Amount | None
    note: Text | None = None
    source: Cited | None = None

    def built(self, _: Context) -> Interval:
        """The interval. One that runs backward is refused."""
        _refuse_backward(self.min, self.max)
        return Interval(unit=self.unit, least=self.min, most=self.max, note=self.note, source=self.source)


class HoldCaseModel(IntervalModel):
    """A hold for some drugs in one case."""

    drugs: Annotated[list[Text], Field(min_length=1)]
    source: Cited
    bleeding_risk: Literal["minimal", "low_moderate", "high", "any"] = "any"
    crcl_ml_min: Literal[">=50", "30-49", "<30", "unknown"] | None = None
    setting: Literal["spinal_or_epidural"] | None = None

    def built(self, context: Context) -> HoldCase:  # type: ignore[override]
        """The case."""
        return HoldCase(
            drugs=tuple(self.drugs),
            interval=super().built(context),
            bleeding_risk=None if self.bleeding_risk == "any" else BleedingRisk(self.bleeding_risk),
            crcl=CLEARANCES[self.crcl_ml_min] if self.crcl_ml_min else None,
            crcl_unknown=self.crcl_ml_min == "unknown",
            neuraxial=self.setting is not None,
        )


class IndicationModel(Authored):
    """What a group does for one reason to take it."""

    action: Annotated[RuleAction, Word]
    source: Cited
    unit: Unit = "days"
    min: Amount | None = None
    max: Amount | None = None
    note: Text | None = None

    def built(self, _: Context) -> Interval:
        """The action with its hold, if it has one."""
        _refuse_backward(self.min, self.max)
        return Interval(
            unit=self.unit, least=self.min, most=self.max, note=self.note, source=self.source, action=self.action
        )


def _refuse_backward(least: float | None, most: float | None) -> None:
    if (least is None) != (most is None):
        raise GuidanceError("min and max are both numbers, or both null")
    if least is not None and most is not None and least > most:
        raise GuidanceError(f"runs backward: min {least:g} is more than max {most:g}")


class RestartModel(Authored):
    """When to start again: the words, and the time after surgery where there is one."""

    text: Text
    unit: Unit | None = None
    min: Amount | None = None
    max: Amount | None = None

    @model_validator(mode="after")
    def _forward(self) -> "RestartModel":
        _refuse_backward(self.min, self.max)
        if (self.unit is None) != (self.min is None):
            raise GuidanceError("a time to start again has its unit, min and max, or none of them")
        return self

    def interval(self) -> Interval | None:
        """The time after surgery, if one is stated."""
        return Interval(unit=self.unit, least=self.min, most=self.max) if self.unit else None


class DisagreementModel(Authored):
    """What one source says that another does not."""

    source: Cited
    says: Text


class GroupModel(Authored):
    """The rule for a group of medicines."""

    label: Text
    action: Annotated[RuleAction, Word]
    needs_clinician_confirmation: bool
    never_stop_abruptly: bool
    hold: Annotated[Interval, Written(IntervalModel)] | None
    by_drug: dict[str, Annotated[Interval, Written(IntervalModel)]] = Field(default_factory=dict)
    hold_by: Many[Annotated[HoldCase, Written(HoldCaseModel)]] = ()
    by_indication: dict[str, Annotated[Interval, Written(IndicationModel)]] = Field(default_factory=dict)
    restart: RestartModel
    danger_if_wrong: Text
    patient_text: Text
    staff_text: Text
    disagreements: Many[DisagreementModel] = ()
    citations: Annotated[list[Cited], Field(min_length=1)]
    certainty: Annotated[Certainty, Word]
    pregnancy: Text | None = None
    children: Text | None = None
    evidence_scope: Text | None = None
    emergency_sign: Text | None = None
    fasting_effect: Text | None = None
    applies_to: Text | None = None
    note: Text | None = None

    def built(self, _: Context) -> GroupRule:
        """The rule, still without its id."""
        patient, again = english(self.patient_text), english(self.restart.text)
        return GroupRule(
            id="", label=self.label, action=self.action, needs_confirmation=self.needs_clinician_confirmation,
            never_stop_abruptly=self.never_stop_abruptly, patient_text=patient, staff_text=self.staff_text,
            restart_text=again, restart=self.restart.interval(), source=self.first_read(), hold=self.hold,
            by_drug=self.by_drug, by_case=self.hold_by, by_indication=self.by_indication,
            disagreements=tuple((d.source.title, d.says) for d in self.disagreements),
        )  # fmt: skip

    def first_read(self) -> Source:
        """The first citation that is more than memory, as certain as the group."""
        read = [source for source in self.citations if source.title != FROM_MEMORY]
        return replace((read or self.citations)[0], certainty=self.certainty)


def _named(groups: dict[str, GroupRule]) -> dict[str, GroupRule]:
    return {id_: replace(rule, id=id_) for id_, rule in groups.items()}


def _as_ranked(actions: list[RuleAction]) -> list[RuleAction]:
    if tuple(actions) != PRECEDENCE:
        raise GuidanceError(f"the program ranks the actions in this order: {', '.join(PRECEDENCE)}")
    return actions


def _asked_exactly(names: dict[str, list[str]]) -> dict[str, list[str]]:
    for name, meanings in names.items():
        if name != " ".join(name.lower().split()):
            raise GuidanceError(f"{name}: names to ask about are written small, with single spaces")
        if len(meanings) < 2:
            raise GuidanceError(f"{name} has one meaning only: it is nothing to ask about")
    return names


class RulesFile(Authored):
    """medication_rules.yaml"""

    schema_version: Literal[1]
    scope: Text
    out_of_scope: dict[str, Text]
    principles: list[Text]
    counting: dict[str, Text]
    action_precedence: Annotated[list[Annotated[RuleAction, Word]], AfterValidator(_as_ranked)]
    enums: dict[str, dict[str, Text]]
    procedure_bleeding_risk_default: Literal["unknown"]
    unknown_bleeding_risk: Text
    sources: Annotated[dict[str, Annotated[Source, Written(ReferenceModel)]], AfterValidator(remembered)]
    ambiguous_names: Annotated[dict[str, list[Text]], AfterValidator(_asked_exactly)]
    groups: Annotated[dict[str, Annotated[GroupRule, Written(GroupModel)]], AfterValidator(_named)]

    def built(self, _: Context) -> "RulesFile":
        """The rules."""
        return self


class MedicineModel(Authored):
    """One medicine and its names."""

    generic: Text
    brands_us: Many[Text]
    other_names: Many[Text]
    drug_class: Text
    group: Text
    also_groups: Many[Text] = ()
    note: Text | None = None

    def built(self, _: Context) -> Medicine:
        """The medicine."""
        return Medicine(
            generic=self.generic, drug_class=self.drug_class, groups=(self.group, *self.also_groups),
            names=(*self.brands_us, *self.other_names), note=self.note,
        )  # fmt: skip


class MedicinesFile(RootModel[list[Annotated[Medicine, Written(MedicineModel)]]]):
    """medications.yaml"""

    model_config = ConfigDict(strict=True, frozen=True)

    def built(self, _: Context) -> tuple[Medicine, ...]:
        """The medicines, in the order of the file."""
        return tuple(self.root)
