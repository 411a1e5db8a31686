"""What a reviewer must look at: the linter's one question beside each finding, and what the text leaves out. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.extraction.draft import drafted
from checklist.extraction.findings import Finding, Place
from checklist.extraction.remarks import Remark, Rule
from checklist.extraction.review import Decision, Item, all_standing, standing
from checklist.extraction.reviewed import Work, said
from checklist.guidance import ENGLISH, Gap
from checklist.procedure import Procedure

#: what makes a finding unclear, the most pressing first; words that are merely hard to read do not
UNCLEAR = (
    Rule.FOOD_AND_DRINK_TOGETHER,
    Rule.TWO_FASTING_TIMES,
    Rule.FASTING_OUTSIDE_GUIDELINE,
    Rule.UNNAMED_MEDICINE,
    Rule.STOP_WITHOUT_A_DAY,
    Rule.NO_RESTART,
    Rule.UNDATED_FOLLOW_UP,
    Rule.VAGUE_AMOUNT,
    Rule.NO_ANCHOR,
    Rule.OPEN_RANGE,
)
OF_A_FINDING = ("fasting.", "recovery.", "follow_up.", "red_flags.")
RESULTS = "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Why a finding is unclear, and what could be written instead."""

    why: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something the text does not say, under an id of its own, and the reviewer's word about it once there is one."""

    id: str
    gap: Gap
    answer: Decision | None = None


def questions(work: Work, remarks: Iterable[Remark]) -> dict[str, Question]:
    """The one question to ask about each unclear finding, by the item's id. A clear one has none."""
    telling = sorted((r for r in remarks if r.at and r.rule in UNCLEAR), key=lambda r: UNCLEAR.index(r.rule))
    gaps = [gap for gap in _gaps(work) if gap.field.startswith(OF_A_FINDING)]
    asked = {item.id: _question(item, telling, gaps) for item in work.items}
    return {id_: question for id_, question in asked.items() if question}


def left_out(work: Work, remarks: Iterable[Remark]) -> tuple[LeftOut, ...]:
    """What the text leaves out; what belongs to one finding is asked there."""
    answers = standing(work.decisions)
    gaps = [gap for gap in _gaps(work) if not gap.field.startswith(OF_A_FINDING)]
    gaps += [_result(remark) for remark in remarks if remark.rule is Rule.RESULT_NOT_PHONED][:1]
    return tuple(LeftOut(id=gap_id(gap), gap=gap, answer=answers.get(gap_id(gap))) for gap in gaps)


def gap_id(gap: Gap) -> str:
    """What a decision about a gap is about."""
    return f"gap-{gap.field}"


def with_answers(procedure: Procedure, listed: Sequence[LeftOut]) -> Procedure:
    """The procedure with everything left out as its gaps, each with the reviewer's word behind it."""
    own = [gap for gap in procedure.gaps if gap.field.startswith(OF_A_FINDING)]
    return replace(procedure, gaps=(*own, *(_answered(one) for one in listed)))


def _gaps(work: Work) -> tuple[Gap, ...]:
    return drafted(work.text, all_standing(work.findings, work.decisions), work.base, work.id).gaps


def _question(item: Item, telling: Sequence[Remark], gaps: Sequence[Gap]) -> Question | None:
    """The most pressing remark on the finding's words; else what the draft could not make of it."""
    finding = item.finding
    remark = next((r for r in telling if r.at and _meet(r.at, finding.at)), None)
    if remark is not None:
        return Question(why=remark.why, suggestion=remark.suggestion)
    return next((Question(why=why) for gap in gaps if (why := _why(gap, finding))), None)


def _why(gap: Gap, finding: Finding) -> str | None:
    """What the draft's gap says of the finding, if it ends with the finding's own words."""
    own = (finding.quote, finding.condition or "", getattr(finding, "sign", ""))
    ends = (": " + " ".join(words.split()) for words in own if words)
    said = gap.what.said(ENGLISH)
    return next((said.removesuffix(end) + "." for end in ends if said.endswith(end)), None)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _result(remark: Remark) -> Gap:
    return Gap(field=RESULTS, what=said(remark.why))


def _answered(one: LeftOut) -> Gap:
    if one.answer is None:
        return one.gap
    words: Mapping[str, object] = one.answer.said
    return replace(one.gap, what=said(f"{one.gap.what.said(ENGLISH)} {one.answer.by}: {words['words']}"))
