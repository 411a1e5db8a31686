"""The rules run over a text: each passage, or each clause of one that says several things, gives its finding."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from checklist.extraction import aftercare, eating, lengths, medicines, preparing, signs, visits
from checklist.extraction.aftercare import STATEMENT
from checklist.extraction.findings import (
    Fasting,
    Finding,
    Findings,
    FollowUpVisit,
    Medication,
    Preparation,
    PreparationKind,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Topic,
    WarningSign,
)
from checklist.extraction.known_names import Names, names_of
from checklist.extraction.moods import VERBS, Mood, main_clause
from checklist.extraction.outline import outline
from checklist.extraction.passages import Passage, passages
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase
from checklist.extraction.sentences import joints
from checklist.extraction.times import after
from checklist.extraction.titles import title_of

F = TypeVar("F", bound=Finding | None)
CLAUSE = compiled(
    rf"(?:please |also |then |always )?(?!contact lens)(?:(?:{'|'.join(VERBS)})\b|not [a-z]+|(?:you|they|we|"
    rf"your|it|patients|people)\b|(?:may|might|will|should|must) (?:also )?(?:need|have|be (?:asked|advised|told|"
    rf"instructed)) to\b|no [a-z]+ing\b|avoiding\b)",
)
BOUND = compiled(
    r"\bto [a-z]+\b[^,;]*$|(?<!you )(?<!patients )(?<!people )\b(?:will|can|may|"
    r"helps?) (?:also )?(?:help )?[a-z]+\b[^,;]*$|\b(?:nurse|doctor|surgeon|team|staff|we|anesthesiologist|"
    r"anaesthetist|provider)\b[^,;]{0,30}\b(?:will|may|can)\b[^,;]*$",
)
NEGATED = compiled(r"\W*(?:please |you (?:should|must|may) )?(?:do not|don't|not|never|no|cannot|can't)\b")
#: "Avoid lifting, exercise, travel": pieces of one list
AVOIDED = compiled(r"\W*(?:please )?(?:avoid|limit|refrain|no)\b")
PIECE = compiled(r"\w+(?: (?!the\b|your\b|a\b)\w+)?\W*(?:[,.;]|$|(?:and|or)\b)")
ONE_VERB = compiled(r"\W*(?:please )?\w+")
#: "… are common and do not mean harm": said, not told
GOES_ON = compiled(r"do(?:es)? not (?:indicate|mean|need|require|cause|affect|last|hurt|usually|always|interfere)\b")
#: "provided the knee is supple and you have …": the condition goes on
PROVIDED = compiled(r"\b(?:provided|as long as|only if)\b[^;]*$")
TIMED = compiled(
    r"(?:in|after|at|within|for|by) (?:about |around )?(?:\d|one|two|three|four|five|six|eight|ten|twelve)"
)
SUBJECT = compiled(r"(?:you|they|we|it|patients|people|your|do not|don't|avoid|may|might|will|should|must)\b")
SHORT, LONG, MOST_JOINTS = 8, 60, 30
OPENS = compiled(
    r"^\W*(?:if|when|while|once|unless|as|because|since|although|though|during|after|before|for|in|until)\b[^,;]*$",
)


def extract(text: str, medicine_names: Collection[str] = ()) -> Findings:
    """What a guidance text says, each finding with its exact words. The same text gives the same findings."""
    names = names_of(frozenset(medicine_names))
    blocks = outline(text)
    said = tuple(passages(blocks, again=False))
    found = [_exact(text, one) for one in _once(f for group in _new(_by_block(said)) for f in _of_block(group, names))]
    return Findings(
        title=title_of(blocks), duration=_exact(text, lengths.duration_in(said, blocks)),
        stay=_exact(text, lengths.stay_in(said, blocks)),
        fasting=_only(found, Fasting), medications=_only(found, Medication),
        preparation_tasks=_only(found, Preparation), recovery_milestones=_only(found, RecoveryMilestone),
        recovery_tasks=_only(found, RecoveryTask), follow_up=_only(found, FollowUpVisit),
        red_flags=_only(found, WarningSign),
    )  # fmt: skip


def _new(groups: Iterable[list[Passage]]) -> Iterator[list[Passage]]:
    """What has not been said before in the same words and place of the way: it could only give the same again."""
    seen: set[tuple[object, ...]] = set()
    for group in groups:
        fresh: dict[tuple[object, ...], Passage] = {}
        for passage in group:
            fresh.setdefault(passage.said, passage)
        if tuple(fresh) not in seen:
            seen.add(tuple(fresh))
            yield list(fresh.values())


def _exact(text: str, finding: F) -> F:
    """The finding with its words as the text has them, line breaks included."""
    if finding is None:
        return finding
    words = text[finding.at[0] : finding.at[1]]
    return finding if finding.quote == words else replace(finding, quote=words)


def _only(found: Iterable[Finding], kind: type[F]) -> tuple[F, ...]:
    return tuple(finding for finding in found if isinstance(finding, kind))


def _once(found: Iterator[Finding]) -> list[Finding]:
    """A text that says the same twice in the same words says it once."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        kept.setdefault((type(finding), " ".join(re.findall(r"\w+", finding.quote.lower())), _says(finding)), finding)
    timed = {f.what for f in kept.values() if isinstance(f, Fasting) and f.rule != "fasting.said"}
    return [f for f in kept.values() if not (isinstance(f, Fasting) and f.what in timed and _adds_nothing(f))]


def _adds_nothing(finding: Fasting) -> bool:
    """A stop without a time, beside one of the same with a time; a diet that names its day is another thing."""
    return finding.rule == "fasting.said" and not eating.diet_of_a_day(finding.quote)


def _by_block(said: Iterable[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in said:
        if group and passage.block is not group[0].block:
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _of_block(group: list[Passage], names: Names | None) -> Iterator[Finding]:
    """The findings of a block; an item that is named by a short sentence and explained by the next is one."""
    followers = [*group[1:], None]
    apart = [
        finding
        for passage, follower in zip(group, followers, strict=True)
        for finding in (tuple(signs.signs_before(passage, follower)) if follower else ()) or found_in(passage, names)
    ]
    named = group[0].item and 1 < len(group) <= 3 and len(group[0].text.split()) <= SHORT
    opens = group[-1].text.endswith(":")
    if named and not opens and group[0].phase is not Phase.SIGNS and _of_one_sort(apart) and not _all_told(group):
        whole = _whole(group)
        if len(whole.text.split()) <= LONG:
            return iter(_one(whole, names) or apart)
    return iter(apart[1:] if group[0].item and _only_names(group[0], apart) else apart)


def _only_names(first: Passage, apart: Sequence[Finding]) -> bool:
    """Whether an item opens with a name for what it then tells: "Avoid some pills. Avoid aspirin for 2 weeks."."""
    named, later = apart[:1], _only(apart[1:], Medication)
    untimed = [one for one in _only(named, Medication) if one.offset_days is None and one.quote == first.text]
    return len(first.text.split()) <= SHORT and any(one.action is other.action for one in untimed for other in later)


def _all_told(group: Sequence[Passage]) -> bool:
    """Whether each sentence of an item of aftercare is an order of its own: "Don't cross your legs. Don't twist."."""
    if group[0].phase is not Phase.AFTER:
        return False
    return all(passage.mood in (Mood.DO, Mood.DO_NOT) and len(passage.text.split()) > 2 for passage in group)


def _whole(group: list[Passage]) -> Passage:
    """All sentences of an item as one passage, told to do what any of them tells."""
    words = " ".join(passage.text for passage in group)
    moods = [passage.mood for passage in group]
    mood = next((mood for mood in (Mood.DO, Mood.DO_NOT) if mood in moods), moods[0])
    return replace(group[0], text=words, at=(group[0].at[0], group[-1].at[1]), mood=mood)


def found_in(passage: Passage, names: Names | None = None) -> tuple[Finding, ...]:
    """What one passage says: its signs, or one finding, or one for each clause that says something else."""
    warned = tuple(signs.signs_in(passage))
    if warned:
        return warned
    counted = tuple(found for part in aftercare.counted_up(passage) for found in _one(part, names))
    if len(counted) > 1:
        return counted
    parts = _clauses(passage)
    clauses = [finding for part in parts for finding in _one(part, names)] if len(parts) > 1 else []
    if len({_says(finding) for finding in clauses}) > 1 and not _one_stage(clauses):
        return tuple(clauses)
    whole = _one(passage, names)
    return whole or tuple(replace(finding, quote=passage.text, at=passage.at) for finding in clauses[:1])


def _one_stage(clauses: Iterable[Finding]) -> bool:
    """Whether clauses under one heading's time are of one topic at most."""
    stages = [f for f in clauses if isinstance(f, RecoveryMilestone) and f.rule == "recovery.headed"]
    return len(stages) == len(list(clauses)) and len({f.topic for f in stages} - {Topic.OTHER}) <= 1


def _one(passage: Passage, names: Names | None) -> tuple[Finding, ...]:
    found = (
        eating.fasting_in(passage)
        or medicines.medication_in(passage, names)
        or visits.visit_in(passage)
        or preparing.preparation_in(passage)
        or aftercare.recovery_in(passage)
    )
    if found and passage.denied_by:
        found = replace(found, denied_by=passage.denied_by)
    return (found,) if found else ()


def _clauses(passage: Passage) -> list[Passage]:
    """The passage parted where a new deed begins."""
    words, starts = passage.text, [0]
    parts = tuple(joints(words))
    ends = []
    for left, right in parts if len(parts) <= MOST_JOINTS else ():
        before, rest = words[starts[-1] : left], words[right:]
        bare = words[left:right].strip(" ,").lower() in ("and", "or")
        shared = NEGATED.match(before) and after(before) is None
        bound = bare and BOUND.search(before) and not _timed_itself(before, rest)
        counted = AVOIDED.match(before) and PIECE.match(rest)
        goes_on = GOES_ON.match(rest) or (bare and PROVIDED.search(words[:left]))
        tied = goes_on or (not SUBJECT.match(rest) and (bound or shared or counted))
        if (
            len(before) > 8
            and not ONE_VERB.fullmatch(before)
            and len(rest.split()) > 2
            and not OPENS.match(main_clause(before))
            and not tied
            and _new_deed(before, words[left:right], rest)
        ):
            ends.append(left)
            starts.append(right)
    return [passage.part(start, end) for start, end in zip(starts, [*ends, len(words)], strict=True)]


def _timed_itself(before: str, rest: str) -> bool:
    """A second time that begins no verb: "return to work in 2 days and in 4 to sports"."""
    upcoming = re.split(r"[,;]| and | but ", rest, maxsplit=1)[0]
    return after(before) is not None and bool(
        TIMED.match(rest) or (after(upcoming) is not None and not CLAUSE.match(rest))
    )


def _new_deed(before: str, joint: str, rest: str) -> bool:
    """A verb of its own, or a time of its own after one that has been said."""
    if CLAUSE.match(rest):
        return True
    if ";" in joint and STATEMENT.search(rest):
        return True
    upcoming = re.split(r"[,;]| and | but ", rest, maxsplit=1)[0]
    return after(upcoming) is not None and after(before) is not None


def _of_one_sort(found: Iterable[Finding]) -> bool:
    sorts = {_sort(finding) for finding in found}
    return len({sort[0] for sort in sorts}) <= 1 and len([sort for sort in sorts if len(sort) > 1]) <= 1


def _sort(finding: Finding) -> tuple[object, ...]:
    """Its kind alone; a deed of no special kind goes with any other."""
    kinds = (part for part in _says(finding) if isinstance(part, type | StrEnum))
    return tuple(part for part in kinds if part not in (PreparationKind.OTHER, RecoveryKind.OTHER))


def _says(finding: Finding) -> tuple[object, ...]:
    """What makes two findings of a sentence different: their kind and numbers, not their words."""
    if isinstance(finding, Fasting):
        return Fasting, finding.what, finding.hours_before, finding.clock
    if isinstance(finding, Medication):
        return Medication, finding.action, finding.when, finding.offset_days
    if isinstance(finding, Preparation):
        return Preparation, finding.kind, finding.offset_days
    if isinstance(finding, RecoveryMilestone):
        return RecoveryMilestone, finding.topic, finding.from_days, finding.to_days
    if isinstance(finding, RecoveryTask):
        return RecoveryTask, finding.kind
    return type(finding), finding.quote
