"""Reviewing an imported text: what was found, what was decided, and deciding. Every decision is a row of its own."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.found import components_of, decisions_in, findings_of, remarks_on
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.checkin import RedFlag
from checklist.extraction.completeness import Component
from checklist.extraction.draft_signs import shown
from checklist.extraction.findings import Finding, WarningSign
from checklist.extraction.kept import from_data, to_data
from checklist.extraction.questions import LeftOut, Question, left_out, questions, with_answers
from checklist.extraction.quotes import Stand, place_of, stand
from checklist.extraction.remarks import Remark
from checklist.extraction.review import ADDED, NAME, Decision, DecisionKind, Item, discarded, signed, standing
from checklist.extraction.reviewed import Names, Rule, Work, names, proposed, reviewed, rules_of
from checklist.extraction.values import problem_with
from checklist.guidance import GuidanceError
from checklist.procedure import Procedure
from checklist.store.reviews import (
    KeptText,
    NewDecision,
    TextNotFound,
    WorkKey,
    decide,
    kept_text,
    lock_work,
    standing_keys,
)

LONGEST_WORDS = 600
BY_HAND = "reviewer"


class CannotDecide(ValueError):
    """The decision was not kept; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What a decision is about, and the number of the last decision that the reviewer had seen."""

    key: WorkKey
    about: str
    seen: int


@dataclass(frozen=True, kw_only=True)
class Review:
    """A text in review as it stands now. `seen` is the number of the last decision about it."""

    kept: KeptText
    work: Work
    remarks: tuple[Remark, ...]
    components: tuple[Component, ...]

    @property
    def key(self) -> WorkKey:
        """The procedure, and the version the text is to become."""
        return self.kept.key

    @property
    def seen(self) -> int:
        """The number of the last decision; 0 before the first."""
        return self.work.decisions[-1].seq if self.work.decisions else 0

    @property
    def signed(self) -> Decision | None:
        """The signature, once there is one."""
        return signed(self.work.decisions)

    @property
    def discarded(self) -> Decision | None:
        """Who gave the draft up, once someone has."""
        return discarded(self.work.decisions)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every finding as it stands, in the order of the text."""
        return self.work.items

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The one question beside each unclear finding, by its id."""
        return questions(self.work, self.remarks)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the text leaves out."""
        return left_out(self.work, self.remarks)

    @cached_property
    def proposed(self) -> Procedure:
        """The draft with everything that is not left out by a reviewer."""
        return proposed(self.work)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """What each finding becomes for the patient, by its id."""
        return rules_of(self.proposed, [item for item in self.items if not item.rejected])

    @cached_property
    def signs(self) -> Mapping[str, tuple[RedFlag, ...]]:
        """The warning signs that patients get because of each finding that is one, by its id."""
        found = ((item.id, item.finding) for item in self.items)
        base, made = self.work.base, self.proposed
        return {id_: shown(one, base, made) for id_, one in found if isinstance(one, WarningSign)}

    @cached_property
    def stands(self) -> Mapping[str, Stand]:
        """Where the words of each finding stand in the text, by its id."""
        text = self.kept.text
        return {item.id: stand(text, item.finding.quote, item.finding.at) for item in self.items}

    @cached_property
    def procedure(self) -> Procedure:
        """The draft of what was accepted so far."""
        return with_answers(reviewed(self.work), self.left_out)

    @cached_property
    def names(self) -> Names:
        """What the procedure is called, and found by."""
        return names(self.proposed, self.work.decisions)


def review(house: House, visitor: Visitor, key: WorkKey) -> Review:
    """The review as it stands, for whoever may see the library. TextNotFound when there is none, or none any more."""
    require(visitor.role, Action.SEE_LIBRARY)
    with house.store.reading() as tx:
        now = review_in(tx, house, key)
    if now.discarded:
        raise TextNotFound(f"{key.procedure} version {key.version} was discarded")
    return now


def review_in(tx: Connection, house: House, key: WorkKey) -> Review:
    """The review as it stands, within a transaction that goes on."""
    kept, base = kept_text(tx, key), house.library.fact_base
    findings = findings_of(kept)
    work = Work(id=key.procedure, text=kept.text, findings=findings, base=base, decisions=decisions_in(tx, key))
    return Review(
        kept=kept,
        work=work,
        remarks=remarks_on(house, kept.text, findings),
        components=components_of(kept.text, findings),
    )


def in_review(house: House, visitor: Visitor) -> tuple[WorkKey, ...]:
    """Every text that was imported and not discarded, newest last."""
    require(visitor.role, Action.SEE_LIBRARY)
    with house.store.reading() as tx:
        return standing_keys(tx)


def accept(house: House, visitor: Visitor, spot: Spot) -> None:
    """The finding holds as it was found."""
    _decide(house, visitor, spot, DecisionKind.ACCEPTED)


def reject(house: House, visitor: Visitor, spot: Spot) -> None:
    """The finding does not hold."""
    _decide(house, visitor, spot, DecisionKind.REJECTED)


def undo(house: House, visitor: Visitor, spot: Spot) -> None:
    """The newest decision about this counts no more, and the one before it counts again."""
    _decide(house, visitor, spot, DecisionKind.UNDONE)


def change(house: House, visitor: Visitor, spot: Spot, finding: Finding, words: str = "") -> None:
    """The finding holds with these values, and the patient reads `words` where there are any."""
    said = {"finding": to_data(finding), "words": _short(words)}
    _decide(house, visitor, spot, DecisionKind.CHANGED, said)


def add(house: House, visitor: Visitor, key: WorkKey, pasted: str, finding: Finding) -> None:
    """A finding that the rules missed, in words pasted from the text. CannotDecide where the text has them not."""
    require(visitor.role, Action.REVIEW_CONTENT)
    with house.store.reading() as tx:
        text = kept_text(tx, key).text
    at = place_of(text, pasted)
    if at is None:
        raise CannotDecide("These words are not in the text. Copy them from the text, exactly.")
    found = replace(finding, quote=text[slice(*at)], at=at, rule=BY_HAND, confidence=1.0)
    spot = Spot(key=key, about=f"{ADDED}{uuid.uuid4().hex[:12]}", seen=0)
    _decide(house, visitor, spot, DecisionKind.ADDED, {"finding": to_data(found)})


def answer(house: House, visitor: Visitor, spot: Spot, words: str) -> None:
    """A word about something the text leaves out: what patients are told instead, or why it is not needed."""
    if not words.strip():
        raise CannotDecide("Write what patients are told, or why it is not needed.")
    _decide(house, visitor, spot, DecisionKind.ANSWERED, {"words": _short(words)})


def rename(house: House, visitor: Visitor, spot: Spot, given: Names) -> None:
    """What the procedure is called, and found by."""
    if not given.title.strip() or not given.plain_title.strip():
        raise CannotDecide("Give the procedure its name, and its name for patients.")
    said = {
        "title": _short(given.title), "plain_title": _short(given.plain_title), "keywords": list(given.keywords),
        "codes": list(given.codes), "anaesthesia": given.anaesthesia,
    }  # fmt: skip
    _decide(house, visitor, replace(spot, about=NAME), DecisionKind.NAMED, said)


def _decide(
    house: House, visitor: Visitor, spot: Spot, kind: DecisionKind, said: Mapping[str, Any] | None = None
) -> None:
    """The decision is kept; or CannotDecide, and nothing changed."""
    require(visitor.role, Action.REVIEW_CONTENT)
    who = {"by": visitor.name or visitor.actor}
    new = NewDecision(id=uuid.uuid4().hex, kind=kind, about=spot.about, said={**(said or {}), **who})
    with house.store.writing() as tx:
        lock_work(tx, spot.key)
        _check(review_in(tx, house, spot.key), spot, new)
        decide(tx, spot.key, actor=visitor.actor, at=clock.now(), new=new)


def check_open(now: Review) -> None:
    """Nothing, if anything can still be decided; CannotDecide once the version is signed or the draft discarded."""
    if now.signed:
        raise CannotDecide("This version is signed. Make a new version to change it.")
    if now.discarded:
        raise CannotDecide(f"{now.discarded.by} has discarded this draft.")


def _check(now: Review, spot: Spot, new: NewDecision) -> None:
    """Nothing, if the decision can stand: the draft is open, nobody was faster, and it makes sense."""
    check_open(now)
    late = [one for one in now.work.decisions if one.about == spot.about and one.seq > spot.seen]
    if late:
        raise CannotDecide(f"{late[-1].by} has just decided about this. Look at it once more, then decide.")
    if not _is_there(now, new):
        raise CannotDecide("This is not in the review any more. Look at it once more.")
    finding = new.said.get("finding")
    problem = problem_with(from_data(finding)) if isinstance(finding, Mapping) else None
    if problem:
        raise CannotDecide(problem)
    _try(now, new)


def _is_there(now: Review, new: NewDecision) -> bool:
    """Whether there is something that the decision is about."""
    if new.kind in (DecisionKind.ADDED, DecisionKind.NAMED):
        return True
    if new.kind == DecisionKind.UNDONE:
        return new.about in standing(now.work.decisions)
    if new.kind == DecisionKind.ANSWERED:
        return new.about in {one.id for one in now.left_out}
    return new.about in {item.id for item in now.items}


def _try(now: Review, new: NewDecision) -> None:
    """The procedure can still be built with the decision; CannotDecide says why not."""
    next_ = Decision(
        seq=now.seen + 1, kind=DecisionKind(new.kind), about=new.about, by="", at=clock.now(), said=new.said
    )
    try:
        reviewed(replace(now.work, decisions=(*now.work.decisions, next_)))
    except GuidanceError as problem:
        raise CannotDecide(f"This does not fit the rest: {problem}.") from None


def _short(words: str) -> str:
    return " ".join(words.split())[:LONGEST_WORDS]
