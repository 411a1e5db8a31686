"""How authors write a deed: a task of a procedure or of the standard list, and what it is to certain people."""

from typing import Annotated

from pydantic import Field

from checklist.diet import PrepDose
from checklist.fasting import FoodClass
from checklist.guidance import Condition
from checklist.library.authored import Authored, Many, Written
from checklist.library.grammar import Cited, Context, For, NewId, Said, Word
from checklist.library.windows import When
from checklist.procedure import Actor, Phase, TaskKind, TaskRule, Variant, Weight


class VariantModel(Authored):
    """What a deed is to certain people instead."""

    condition: For = Field(alias="for")
    title: Said | None = None
    why: Said | None = None
    note: Said | None = None
    question: Said | None = None
    weight: Annotated[Weight | None, Word] = None
    actor: Annotated[Actor | None, Word] = None
    source: Cited | None = None

    def built(self, _: Context) -> Variant:
        """The change. One for everyone, or one that changes nothing, is refused."""
        return Variant(
            condition=self.condition, title=self.title, why=self.why, note=self.note, question=self.question,
            weight=self.weight, actor=self.actor, source=self.source,
        )  # fmt: skip


class TaskModel(Authored):
    """One deed of a procedure or of the standard list."""

    id: NewId
    phase: Annotated[Phase, Word]
    kind: Annotated[TaskKind, Word]
    title: Said
    why: Said
    window: When
    source: Cited
    weight: Annotated[Weight, Word] = Weight.IMPORTANT
    actor: Annotated[Actor, Word] = Actor.PATIENT
    note: Said | None = None
    question: Said | None = None
    condition: For = Condition()
    done_once: bool = False
    bowel_prep: Annotated[PrepDose | None, Word] = None
    eats: Annotated[FoodClass | None, Word] = None
    instead: Many[Annotated[Variant, Written(VariantModel)]] = ()

    def built(self, _: Context) -> TaskRule:
        """The rule. A blocking one without its question is refused."""
        return TaskRule(
            id=self.id, phase=self.phase, kind=self.kind, title=self.title, why=self.why, span=self.window,
            source=self.source, weight=self.weight, actor=self.actor, note=self.note, question=self.question,
            condition=self.condition, done_once=self.done_once, bowel_prep=self.bowel_prep,
            eats=self.eats, instead=self.instead,
        )  # fmt: skip
