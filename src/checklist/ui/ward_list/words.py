"""What the nurse's list says: the heading as the answer, a person, what is open, an answer. Pure."""

from collections.abc import Sequence
from datetime import date, datetime

from checklist.care.expected import Expected
from checklist.care.roster import Listed
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH
from checklist.plan import Answer, Ask, Recorded, Settled, Task
from checklist.procedure import TaskKind
from checklist.reading import spoken_clock, spoken_date, spoken_moment
from checklist.ui.discharge.words import topic_words
from checklist.ui.library.newer import short_words
from checklist.ui.text import capitalized, escaped, telephone
from checklist.ui.ward_list.days import Day, Part
from checklist.ui.when import Say, done_when


def heading(days: Sequence[Day], say: Say) -> str:
    """The answer: how many are not ready, of the day or days that are looked at."""
    counts = {day.part: len(day.waiting) for day in days}
    today, tomorrow = counts.get(Part.TODAY, 0), counts.get(Part.TOMORROW, 0)
    if today:
        return say("Not ready: {n} today, {m} tomorrow", n=today, m=tomorrow)
    if tomorrow:
        return _not_ready(say("Tomorrow"), tomorrow, say)
    later = next((day for day in days if day.part is Part.LATER), None)
    if later and later.waiting:
        return _not_ready(spoken_date(later.date), len(later.waiting), say)
    return _all_ready(days, say)


def _not_ready(when: str, n: int, say: Say) -> str:
    if n == 1:
        return say("{when}: 1 person is not ready", when=when)
    return say("{when}: {n} people are not ready", when=when, n=n)


def _all_ready(days: Sequence[Day], say: Say) -> str:
    named = {Part.TOMORROW: say("tomorrow"), Part.TODAY: say("today")}
    for part in (Part.TOMORROW, Part.TODAY, Part.LATER):
        day = next((day for day in days if day.part is part and day.rows), None)
        if day:
            when, all_ = named.get(part, spoken_date(day.date)), people(len(day.rows), say)
            return say("Everyone is ready for {when}: {people}", when=when, people=all_)
    home = next((day for day in days if day.waiting), None)
    if home:
        all_ = people(len(home.waiting), say)
        return say("{part}: something is open for {people}", part=title_of(home, say), people=all_)
    return say("Nobody comes in today or tomorrow")


def counted(day: Day, say: Say) -> str:
    """The date of a day, how many come in or go home, and of how many nothing is open."""
    when, n, ready = spoken_date(day.date), len(day.rows), len(day.ready)
    if not n:
        return say("{date}. Nobody comes in.", date=when)
    if day.goes_home:
        if n == 1:
            return say("{date}. 1 person goes home.", date=when)
        return say("{date}. {n} people go home. Nothing is open for {ready}.", date=when, n=n, ready=ready)
    if n == 1:
        return say("{date}. 1 person comes in.", date=when)
    are = say("1 is ready") if ready == 1 else say("{n} are ready", n=ready)
    return say("{date}. {n} people come in. {are}.", date=when, n=n, are=are)


def title_of(day: Day, say: Say) -> str:
    """What a part of the list is called."""
    words = {
        Part.TODAY: say("Comes in today"), Part.TOMORROW: say("Comes in tomorrow"),
        Part.LATER: say("Comes in on {date}", date=spoken_date(day.date)),
        Part.HOME_TODAY: say("Goes home today"), Part.HOME_TOMORROW: say("Goes home tomorrow"),
    }  # fmt: skip
    return words[day.part]


def ready_label(day: Day, say: Say) -> str:
    """The closed line of those of whom nothing is open."""
    all_ = people(len(day.ready), say)
    return say("Nothing open: {people}", people=all_) if day.goes_home else say("Ready: {people}", people=all_)


def people(n: int, say: Say) -> str:
    """How many people."""
    return say("1 person") if n == 1 else say("{n} people", n=n)


def announced(name: str, left: int, say: Say) -> str:
    """Said once, when the last open thing of somebody was settled."""
    if not left:
        return say("{name} is ready. Everyone is.", name=name)
    if left == 1:
        return say("{name} is ready. 1 person is not.", name=name)
    return say("{name} is ready. {n} people are not.", name=name, n=left)


def home_words(row: Listed, say: Say) -> str:
    """How far the walk-through before going home is."""
    if row.signed:
        return say("Signed by {who}.", who=escaped(row.signed.said.by))
    if not row.topics:
        return say("All said back. Not signed yet.")
    return say("Not said back yet: {what}", what=", ".join(topic_words(topic, say).lower() for topic in row.topics))


def name_of(row: Listed, say: Say) -> str:
    """What a person is called, or that nobody said."""
    return escaped(row.name) or say("No name given")


def clock_of(row: Listed, day: Day, say: Say) -> str:
    """When they come in or go home; on another day than the one that is shown with its date."""
    if day.goes_home:
        return spoken_clock(row.leaves) if row.leaves else say("No time set")
    early = row.arrives.date() < day.date
    return spoken_moment(row.arrives) if early else spoken_clock(row.arrives)


def who(row: Listed, say: Say) -> str:
    """The name; under it age, procedure and what staff should know of the plan; then the number to call."""
    years = [say("{age} y.", age=row.age)] if row.age is not None else []
    words = " ".join([*years, f"{escaped(row.procedure)}.", *_notes(row, say)])
    return "  \n".join([f"**{name_of(row, say)}**", f":small[{words}]", phone(row, say)])


def _notes(row: Listed, say: Say) -> list[str]:
    """What staff should know of a plan: a newer version of its guidance, and whose hours are a question."""
    found = [short_words(row.newer, say)] if row.newer else []
    return found + ([say("The fasting policy does not count. Ask for the hours.")] if row.held_back else [])


def ready_line(row: Listed, day: Day, say: Say) -> str:
    """Somebody of whom nothing is open, in one line."""
    notes = _notes(row, say)
    more = f". :small[{' '.join(notes)}]" if notes else ""
    return f"- {clock_of(row, day, say)}, {name_of(row, say)}{more}"


def settled_words(one: Settled, row: Listed, say: Say) -> str:
    """What staff settled, and who wrote it down when."""
    return f":small[{escaped(about(one.task, say))}. {recorded_words(one.recorded, row.now, say)}]"


def phone(row: Listed, say: Say) -> str:
    """The person's own number as a link that opens the phone, or that they gave none."""
    if not row.phone:
        return f":small[{say('No phone number given')}]"
    return f":material/call: [{escaped(row.phone)}]({telephone(row.phone)})"


def open_words(row: Listed, asked: Sequence[Ask], say: Say) -> str:
    """What is open, each as a badge; a long fast in gray, since it keeps nobody from being ready."""
    badges = [f":orange-badge[:material/priority_high: {escaped(short(ask, say))}]" for ask in asked]
    badges += [f":gray-badge[:material/hourglass_top: {words}]" for words in fasts(row, say)]
    return "  \n".join(badges)


def short(ask: Ask, say: Say) -> str:
    """An open thing in two or three words."""
    return say("{medicine}: not decided", medicine=ask.medicine) if ask.medicine else about(ask.task, say)


def about(task: Task, say: Say) -> str:
    """A task in two or three words."""
    words = {
        TaskKind.TRANSPORT: say("Ride home"), TaskKind.ARRANGE_HELP: say("Adult at home"),
        TaskKind.TEST: say("Test"), TaskKind.FASTING_PREP: say("Food and drink"),
    }  # fmt: skip
    return words.get(task.kind) or task.title.rstrip(".")


def fasts(row: Listed, say: Say) -> list[str]:
    """How long somebody is without drinks, or, where only that is long, without food."""
    hours = {stop.what: stop.hours for stop in row.fasts if stop.hours}
    if FoodClass.CLEAR_FLUIDS in hours:
        return [say("{n} h without drinks", n=f"{hours[FoodClass.CLEAR_FLUIDS]:g}")]
    return [say("{n} h without food", n=f"{max(hours.values()):g}")] if hours else []


def question(ask: Ask, say: Say) -> str:
    """What to ask, word for word."""
    if ask.medicine:
        return say("When did you last take {medicine}?", medicine=escaped(ask.medicine))
    return escaped(capitalized(ask.task.question or ask.task.title))


def answer_words(answer: Answer, say: Say) -> str:
    """An answer to pick."""
    words = {
        Answer.SETTLED: say("Yes, this is settled"), Answer.NOT_YET: say("Not yet"),
        Answer.NO_ANSWER: say("Nobody picked up the phone"),
        Answer.HEARD: say("They told me. A clinician decides."), Answer.TAKEN_BACK: say("Taken back"),
    }  # fmt: skip
    return words[answer]


def recorded_words(one: Recorded, now: datetime, say: Say) -> str:
    """What came of a call, in their words, who wrote it down, and when."""
    came = {
        Answer.SETTLED: say("Settled"), Answer.NOT_YET: say("Not yet"), Answer.NO_ANSWER: say("Nobody picked up"),
        Answer.HEARD: say("They said"), Answer.TAKEN_BACK: say("Taken back"),
    }[one.answer]  # fmt: skip
    said = f": “{escaped(one.note)}”" if one.note else ""
    when = done_when(one.at.astimezone(now.tzinfo), now, ENGLISH)
    return f"{came}{said}. {escaped(one.by)}, {when}." if one.by else f"{came}{said}. {when}."


def as_of(at: datetime, say: Say) -> str:
    """The time the list was drawn."""
    return say("As of {clock}.", clock=spoken_clock(at))


def day_option(day: date, rows: Sequence[Expected], say: Say) -> str:
    """A later day to pick, with how many come in."""
    return say("{date}: {people}", date=spoken_date(day), people=people(len(rows), say))
