"""A procedure's YAML file as a Procedure."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from checklist.checkin import RedFlag
from checklist.diet import Diet
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import ENGLISH, Condition, Gap, GuidanceError, Language
from checklist.library.authored import Authored, Many, Written
from checklist.library.diet_file import DietModel
from checklist.library.grammar import (
    Cited,
    Clock,
    Context,
    Day,
    For,
    Hours,
    KnownId,
    NamedSources,
    NewId,
    Said,
    Sign,
    Text,
    Word,
)
from checklist.library.problem import Fault, Faults
from checklist.library.task_file import TaskModel
from checklist.library.warning_signs import OwnRedFlagModel
from checklist.library.windows import DayNumber, Weeks, days_of, pair
from checklist.procedure import (
    Anaesthesia,
    Item,
    Procedure,
    ProcedureId,
    Review,
    Section,
    SectionId,
    Status,
    TaskRule,
    refuse_overlaps,
)
from checklist.recovery import FollowUp, Milestone, MilestoneKind

EVERYTHING = "all"


class ItemModel(Authored):
    """One point of a section."""

    text: Said
    label: Said | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: object) -> object:
        """A text alone is a point without a label."""
        return value if isinstance(value, dict) and {"text", "label"} & set(value) else {"text": value}

    def built(self, _: Context) -> Item:
        """The point."""
        return Item(text=self.text, label=self.label)


class SectionModel(Authored):
    """One part of a procedure's description."""

    id: Annotated[SectionId, Word]
    heading: Said
    text: Many[Said] = ()
    items: Many[Annotated[Item, Written(ItemModel)]] = ()
    ordered: bool = False

    def built(self, _: Context) -> Section:
        """The section. One that says nothing is refused."""
        if not self.text and not self.items:
            raise GuidanceError(f"the section {self.id} says nothing: give it text or items")
        return Section(id=self.id, heading=self.heading, text=self.text, items=self.items, ordered=self.ordered)


class FastingModel(Authored):
    """What the document says about food and drink."""

    what: Many[Annotated[FoodClass, Word]]
    source: Cited
    hours: list[Hours] | None = None
    clock: Clock | None = None
    day: DayNumber = 0

    @model_validator(mode="before")
    @classmethod
    def from_short(cls, value: object) -> object:
        """`all` is every class; one number of hours is the shortest and the longest."""
        if not isinstance(value, dict):
            return value
        hours = value.get("hours")
        short = {"what": list(FoodClass)} if value.get("what") == EVERYTHING else {}
        return {**value, **short, **({"hours": [hours, hours]} if isinstance(hours, (int, float)) else {})}

    def built(self, _: Context) -> Instruction:
        """The instruction."""
        if not self.what:
            raise GuidanceError("names no food or drink: write the classes, or all")
        hours = pair(self.hours) if self.hours is not None else None
        return Instruction(what=self.what, source=self.source, hours=hours, clock=self.clock, day=self.day)


class MilestoneModel(Authored):
    """One line of the recovery timeline."""

    id: NewId
    topic: Said
    text: Said
    kind: Annotated[MilestoneKind, Word]
    source: Cited
    days: list[DayNumber | None] | None = None
    weeks: Weeks | None = None
    condition: For = Condition()
    vague: bool = False

    def built(self, _: Context) -> Milestone:
        """The milestone."""
        days = days_of(self.days, self.weeks)
        if days is None:
            raise GuidanceError("needs days, such as [0, 7], or weeks")
        return Milestone(
            id=self.id, topic=self.topic, text=self.text, days=days, kind=self.kind, source=self.source,
            condition=self.condition, vague=self.vague,
        )  # fmt: skip


class FollowUpModel(Authored):
    """A visit or call of recovery."""

    id: NewId
    what: Said
    source: Cited
    days: list[DayNumber | None] | None = None
    weeks: Weeks | None = None

    def built(self, _: Context) -> FollowUp:
        """The visit, dated only if the document dates it."""
        return FollowUp(id=self.id, what=self.what, source=self.source, days=days_of(self.days, self.weeks))


class GapModel(Authored):
    """What the document should say and does not."""

    field: Text
    what: Said

    def built(self, _: Context) -> Gap:
        """The gap."""
        return Gap(field=self.field, what=self.what)


class ReviewModel(Authored):
    """Who signed this version."""

    by: Text
    on: Day
    next_review: Day

    def built(self, _: Context) -> Review:
        """The review. The next one comes after it."""
        if self.next_review <= self.on:
            raise GuidanceError("the next review comes after this one")
        return Review(by=self.by, on=self.on, next_review=self.next_review)


def _sections_once(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    seen = [section.id for section in sections]
    twice = [n for n, id_ in enumerate(seen) if id_ in seen[:n]]
    if twice:
        raise Faults([Fault(way=(n, "id"), what=f"the section {seen[n]} is there twice") for n in twice])
    return sections


def _no_overlaps(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    faults = [fault for n, late in enumerate(milestones) for fault in _overlap(n, late, milestones[:n])]
    if faults:
        raise Faults(faults)
    return milestones


def _overlap(n: int, late: Milestone, earlier: tuple[Milestone, ...]) -> list[Fault]:
    faults = []
    for early in earlier:
        try:
            refuse_overlaps((early, late))
        except GuidanceError as error:
            faults.append(Fault(way=(n, "days"), what=str(error)))
    return faults


def _in_order(minutes: list[int]) -> list[int]:
    shortest, longest = pair(minutes)
    if shortest > longest:
        raise GuidanceError("the shortest time comes first")
    return minutes


def _with_english(languages: tuple[str, ...]) -> tuple[str, ...]:
    if ENGLISH not in languages:
        raise GuidanceError("the languages of a file hold English (en)")
    return languages


class ProcedureModel(Authored):
    """A procedure's file."""

    languages: Annotated[Many[Text], AfterValidator(_with_english)] = (ENGLISH,)
    sources: NamedSources
    id: KnownId
    version: Annotated[int, Field(ge=1)]
    review: Annotated[Review, Written(ReviewModel)] | None = None
    status: Annotated[Status, Word]
    title: Said
    plain_title: Said
    source: Cited
    anaesthesia: Annotated[Anaesthesia | None, Word] = None
    codes: Many[Text] = ()
    keywords: Many[Text] = ()
    duration_minutes: Annotated[list[Annotated[int, Field(ge=1)]], AfterValidator(_in_order)] | None = None
    sections: Annotated[Many[Annotated[Section, Written(SectionModel)]], AfterValidator(_sections_once)] = ()
    fasting: Many[Annotated[Instruction, Written(FastingModel)]] = ()
    diets: Many[Annotated[Diet, Written(DietModel)]] = ()
    tasks: Many[Annotated[TaskRule, Written(TaskModel)]] = ()
    milestones: Annotated[Many[Annotated[Milestone, Written(MilestoneModel)]], AfterValidator(_no_overlaps)] = ()
    follow_up: Many[Annotated[FollowUp, Written(FollowUpModel)]] = ()
    red_flags: Many[Sign] = ()
    own_red_flags: Many[Annotated[RedFlag, Written(OwnRedFlagModel)]] = ()
    similar: Many[KnownId] = ()
    gaps: Many[Annotated[Gap, Written(GapModel)]] = ()

    @field_validator("status")
    @classmethod
    def reviewed_by_someone(cls, status: Status, info: ValidationInfo) -> Status:
        """Reviewed content says who reviewed it."""
        if status is Status.REVIEWED and info.data.get("review", info) is None:
            raise GuidanceError("reviewed content needs its review: by, on, next_review")
        return status

    def built(self, _: Context) -> Procedure:
        """The procedure with its invariants."""
        return Procedure(
            id=ProcedureId(self.id), version=self.version, status=self.status, title=self.title,
            plain_title=self.plain_title, languages=tuple(Language(name) for name in self.languages),
            source=self.source, anaesthesia=self.anaesthesia, codes=self.codes, keywords=self.keywords,
            sections=self.sections, fasting=self.fasting, diets=self.diets, tasks=self.tasks,
            milestones=self.milestones, follow_up=self.follow_up, red_flags=self.red_flags,
            own_red_flags=self.own_red_flags,
            similar=tuple(ProcedureId(id_) for id_ in self.similar), gaps=self.gaps, review=self.review,
            duration_minutes=pair(self.duration_minutes) if self.duration_minutes is not None else None,
        )  # fmt: skip
