"""After the procedure: the timeline as a picture and as a table, visits, warning signs, the wound, activity."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from checklist.checkin import Tier
from checklist.discharge import Section, record_of
from checklist.exchange.booklet.blocks import Block, cell, heading, lines, page_of, parts, table, text, together
from checklist.exchange.booklet.copy import Press
from checklist.exchange.booklet.front import SIGNS
from checklist.exchange.booklet.steps import AFTER, listed
from checklist.plan import TimelineRow, WarningSign
from checklist.procedure import TaskKind
from checklist.reading import NO_BREAK, short_date
from checklist.recovery import MilestoneKind
from checklist.timeline import Timeline, kind_words, range_words, timeline_of

TIERS = ((Tier.EMERGENCY, 3.2), (Tier.SAME_DAY, 1.6), (Tier.MENTION, 0.7))
ROWS, ROWS_LARGE = 14, 11
WEEKS, WEEKS_LARGE = 7, 6
WOUND_DAYS = 14


def timeline(press: Press) -> Iterator[Block]:
    """What to expect by week: the picture, what its marks mean, and the same as a table."""
    line = timeline_of(press.plan, press.copy.events, press.copy.now)
    if not line.rows:
        return
    yield heading(2, press.say("Your recovery, week by week"))
    topics = list(dict.fromkeys(row.topic for row in line.rows))
    pictures = -(-len(topics) // (ROWS_LARGE if press.sheet.large else ROWS))
    most = -(-len(topics) // pictures)
    for start in range(0, len(topics), most):
        yield picture(press, line, topics[start : start + most])
    yield heading(3, press.say("The same as a table"))
    header = (press.say("What"), press.say("When"))
    yield table(header, [_row(press, row) for row in line.rows], (2, 1))


def picture(press: Press, line: Timeline, topics: Sequence[str]) -> Block:
    """The chart as numbers: topics as rows, days across. Its alternative text says every bar in words."""
    end = max(7 * len(line.weeks), line.last_day + 1)
    step = -(-len(line.weeks) // (WEEKS_LARGE if press.sheet.large else WEEKS))
    rows = [{"topic": t, "marks": [_mark(r, end) for r in line.rows if r.topic == t]} for t in topics]
    kinds = {row.kind for row in line.rows if row.topic in topics}
    return {
        "kind": "picture", "days": end, "rows": rows, "alt": alt_text(press, line, topics),
        "today": line.today + 0.5 if 0 <= line.today <= line.last_day else None,
        "weeks": [
            {"start": 7 * n, "label": press.say("Wk {n}", n=n + 1) if n % step == 0 else "",
             "date": short_date(day, press.language).split(", ")[-1]}
            for n, day in enumerate(line.weeks)
        ],
        "key": [{"kind": kind.value, "text": words} for kind, words in _key(press) if kind in kinds],
    }  # fmt: skip


def alt_text(press: Press, line: Timeline, topics: Sequence[str]) -> str:
    """The chart in words."""
    head = press.say("Timeline of {n} weeks after your surgery.", n=len(line.weeks))
    said = [
        f"{row.topic}: {range_words(row, press.language, press.say)}, {kind_words(row, press.say)}."
        for row in line.rows
        if row.topic in topics
    ]
    return " ".join([head, *said])


def _mark(row: TimelineRow, end: int) -> Block:
    dated = row.kind is MilestoneKind.DATE and row.to_day in (None, row.from_day)
    kind = row.kind if dated or row.kind is not MilestoneKind.DATE else MilestoneKind.USUAL
    last = end if row.to_day is None else min(row.to_day + 1, end)
    return {"kind": kind.value, "start": row.from_day, "end": last}


def _key(press: Press) -> list[tuple[MilestoneKind, str]]:
    return [
        (MilestoneKind.LIMIT, press.say("Set by your team or your guidance")),
        (MilestoneKind.USUAL, press.say("Usual time, give or take")),
        (MilestoneKind.WATCH, press.say("Keep watching")),
        (MilestoneKind.DATE, press.say("A date")),
    ]


def _row(press: Press, row: TimelineRow) -> list[Block]:
    what = parts((f"{row.topic}. ", True), (f"{row.text}{press.cite(row.source)}", False))
    when = f"{range_words(row, press.language, press.say)} ({kind_words(row, press.say)})"
    return [cell(what), cell(when)]


def visits(press: Press) -> Iterator[Block]:
    """Visits, with lines for the day where the guidance names none; where the nurse wrote them, those stand above."""
    if not press.plan.follow_up or record_of(press.copy.events).entries_in(Section.FOLLOW_UP):
        return
    say = press.say
    yield heading(2, say("Your visits"))
    rows = [
        [cell(f"{visit.what}{press.cite(visit.source)}"), _visit_day(press, visit.at)]
        for visit in press.plan.follow_up
    ]  # fmt: skip
    yield table((say("What"), say("When and where")), rows, (1.6, 1.2))


def _visit_day(press: Press, at: datetime | None) -> Block:
    return cell(press.moment(at)) if at else cell(press.say("Ask your team."), lines=1)


def signs(press: Press) -> Iterator[Block]:
    """The warning signs in three tiers, worst first, each with what to do."""
    if not press.plan.red_flags:
        return
    yield heading(2, press.say("When to get help"), press.mark(SIGNS))
    for tier, weight in TIERS:
        mine = [sign for sign in press.plan.red_flags if sign.tier is tier]
        if mine:
            yield card(press, mine, weight)


def card(press: Press, mine: Sequence[WarningSign], weight: float) -> Block:
    """One tier. A sign with a number of its own says its own action beside it."""
    action, word = mine[0].action, mine[0].tier.word
    lead = press.tell(f"tier.{word}.lead")
    items = [
        parts((sign.sign, False), (f" {sign.action}" if sign.action != action else "", True),
              (press.cite(sign.source), False))
        for sign in mine
    ]  # fmt: skip
    return {
        "kind": "card", "label": press.tell(f"tier.{word}.label"), "action": action, "weight": weight,
        "lead": "" if lead in action else lead, "items": items,
    }  # fmt: skip


def wound(press: Press) -> Iterator[Block]:
    """The wound: the steps about it, and a line a day to write down how it looks."""
    yield heading(2, press.say("Your wound"))
    yield from _steps_of(press, TaskKind.WOUND)
    if press.plan.red_flags:
        yield page_of(press.say("When to get help is on page {page}.", page="{page}"), press.mark(SIGNS))
    zero, say = press.plan.booking.anchors.day_zero, press.say
    rows = [
        [
            cell(say("Day {day}", day=n)),
            cell(short_date(zero + timedelta(days=n), press.language).replace(" ", NO_BREAK)),
            cell(lines=1),
        ]
        for n in range(1, WOUND_DAYS + 1)
    ]
    yield table((say("Day"), say("Date"), say("What I see")), rows, (1, 1.6, 3.4))


def activity(press: Press) -> Iterator[Block]:
    """Moving again: the steps about it, and every limit with its end; what is usual stands in the timeline."""
    say = press.say
    yield heading(2, say("What you may do, and when"))
    yield from _steps_of(press, TaskKind.ACTIVITY)
    limits = [row for row in press.plan.timeline if row.kind is MilestoneKind.LIMIT]
    if limits:
        yield table((say("What"), say("When")), [_row(press, row) for row in limits], (2, 1))


def _steps_of(press: Press, kind: TaskKind) -> Iterator[Block]:
    mine = [s for s in press.statuses if s.task.kind is kind and s.task.phase in AFTER]
    if mine:
        yield listed(press, mine, kind.value)
    else:
        yield together(text(press.say("Your guidance says nothing about this. Ask your team.")), lines(3))
