"""What the documentation tells authors: its examples load, and every key and word they can write is there."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from checklist.diet import DietKind, PrepDose
from checklist.fasting import FoodClass, Policy
from checklist.guidance import Anchor, Certainty, SourceKind
from checklist.library import Library, load_procedure, load_profile, problems
from checklist.library.diet_file import DietModel
from checklist.library.fact_files import FoodModel, FoodsFile
from checklist.library.grammar import CitedModel, ConditionModel, SourceModel
from checklist.library.procedure_file import (
    FastingModel,
    FollowUpModel,
    GapModel,
    ItemModel,
    MilestoneModel,
    ProcedureModel,
    ReviewModel,
    SectionModel,
    TaskModel,
)
from checklist.library.profile_file import (
    ConfirmedModel,
    ContactsModel,
    KidneyModel,
    ProfileModel,
    SignedModel,
    TakenModel,
)
from checklist.library.warning_signs import OwnRedFlagModel
from checklist.library.windows import MomentModel, WindowModel
from checklist.medication import Action, BleedingRisk, HowOften
from checklist.plan import Sex, Work
from checklist.procedure import Actor, Anaesthesia, Phase, SectionId, TaskKind, Weight
from checklist.recovery import MilestoneKind
from tests.documents import FENCE, blocks, examples, text_of
from tests.test_repository import ROOT

CONTENT = ROOT / "docs" / "content.md"
MADE = datetime(2027, 3, 1, tzinfo=UTC)
MODELS = (
    ProcedureModel, TaskModel, SectionModel, ItemModel, FastingModel, DietModel, MilestoneModel, FollowUpModel,
    GapModel, ReviewModel, OwnRedFlagModel, SourceModel, CitedModel, ConditionModel, WindowModel, MomentModel,
    ProfileModel, TakenModel, ConfirmedModel, SignedModel, KidneyModel, ContactsModel, FoodsFile, FoodModel,
)  # fmt: skip
WORDS = (
    FoodClass, Policy, Certainty, SourceKind, Anchor, Actor, Anaesthesia, Phase, SectionId, TaskKind, Weight,
    MilestoneKind, Action, BleedingRisk, HowOften, Sex, Work, DietKind, PrepDose,
)  # fmt: skip


def explained() -> str:
    """What stands in sentences and tables; examples explain nothing."""
    return FENCE.sub("", text_of(CONTENT))


def test_every_yaml_block_is_an_example_that_a_test_loads() -> None:
    kinds = {block.kind for block in blocks() if block.kind.startswith("yaml")}
    assert kinds == {"yaml procedure", "yaml profile", "yaml broken"}


def test_every_procedure_and_profile_in_the_documentation_loads() -> None:
    base = Library.open().fact_base
    for text in examples("yaml procedure"):
        assert load_procedure(text, "example", base).tasks
    for text in examples("yaml profile"):
        assert load_profile(text, "example", MADE).medications


def test_the_check_says_of_the_broken_example_what_the_documentation_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (broken,), (shown,) = examples("yaml broken"), examples("text problems")
    Path("broken.yaml").write_text(broken, encoding="utf-8")
    assert [str(problem) for problem in problems([Path("broken.yaml")])] == shown.splitlines()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_that_an_author_can_write_is_explained(model: type[BaseModel]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert {key for key in keys if not re.search(rf"`{{?{key}[`:]", explained())} == set()


@pytest.mark.parametrize("closed", WORDS, ids=lambda closed: closed.__name__)
def test_every_word_that_an_author_can_choose_is_named(closed: type[StrEnum]) -> None:
    assert {word for word in closed if not re.search(rf"[`:]{word}[`,]", explained())} == set()
