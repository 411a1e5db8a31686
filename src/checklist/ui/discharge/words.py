"""The words of the walk-through: topics, what to say aloud, and what each point asks. Pure."""

from collections.abc import Sequence

from checklist.care.going_home import Going
from checklist.care.homeward import Homeward
from checklist.discharge import Listener, Point, PointKind, Topic, TopicState, Walk
from checklist.ui.text import escaped
from checklist.ui.when import Say

ICONS = {
    TopicState.NOT_STARTED: ":material/radio_button_unchecked:",
    TopicState.IN_PROGRESS: ":material/radio_button_checked:",
    TopicState.EXPLAIN_AGAIN: ":material/history:",
    TopicState.SAID_BACK: ":material/check_circle:",
    TopicState.GONE_THROUGH: ":material/check_circle:",
    TopicState.SKIPPED: ":material/do_not_disturb_on:",
    TopicState.NOTHING: ":material/remove:",
}
CHANGING = (PointKind.RESTART, PointKind.ASK_RESTART, PointKind.CHANGED, PointKind.ASK_MEDICINE,
            PointKind.WRITTEN_MEDICINE)  # fmt: skip
NAMED = 3


def topic_words(topic: Topic, say: Say) -> str:
    """The name of a topic."""
    words = {
        Topic.DONE: say("What was done"),
        Topic.MEDICINES: say("Medicines"),
        Topic.WOUND: say("Care of the cut"),
        Topic.MOVING: say("Moving and eating"),
        Topic.WARNING_SIGNS: say("Warning signs"),
        Topic.VISITS: say("Visits and results"),
        Topic.HOME: say("Help at home"),
        Topic.QUESTIONS: say("Questions"),
    }
    return words[topic]


def state_words(state: TopicState, say: Say) -> str:
    """How far a topic is: nobody is graded."""
    words = {
        TopicState.NOT_STARTED: say("Not started"),
        TopicState.IN_PROGRESS: say("In progress"),
        TopicState.EXPLAIN_AGAIN: say("Explain again"),
        TopicState.SAID_BACK: say("Said it back"),
        TopicState.GONE_THROUGH: say("Gone through"),
        TopicState.SKIPPED: say("Left out"),
        TopicState.NOTHING: say("Nothing here"),
    }
    return words[state]


def prompt_words(walk: Walk, topic: Topic, say: Say) -> str:
    """The open question to say aloud. It takes the blame: what is checked is how well it was explained."""
    asked = {
        Topic.MEDICINES: _medicine_question(walk.points[Topic.MEDICINES], say),
        Topic.WOUND: say("how will you care for your cut?"),
        Topic.MOVING: say("what will you not do at first, and until when?"),
        Topic.WARNING_SIGNS: say("which signs make you call, and whom do you call?"),
        Topic.VISITS: say("where do you go next, and who tells you your results?"),
        Topic.HOME: say("who helps you when you are home?"),
    }
    return say("“I want to check that I explained this well. In your own words: {question}”", question=asked[topic])


def _medicine_question(points: Sequence[Point], say: Say) -> str:
    names = list(dict.fromkeys(point.about for point in points if point.kind in CHANGING))
    if not names or len(names) > NAMED:
        return say("what will you do with your medicines?")
    return say("what will you do with your {names}?", names=say(" and ").join(names))


def point_words(point: Point, say: Say) -> str:
    """What should be heard, as a line to tick."""
    about, answer = escaped(point.about), escaped(point.answer)
    words = {
        PointKind.RESTART: say("When to take {about} again: **{answer}**", about=about, answer=answer),
        PointKind.ASK_RESTART: say("To ask the team before taking {about} again", about=about),
        PointKind.DOSE: say("How much {about}: **{answer}**", about=about, answer=answer),
        PointKind.ASK_MEDICINE: say("To ask the team about {about}", about=about),
        PointKind.CHANGED: say("The new dose of {about}: **{answer}**", about=about, answer=answer),
        PointKind.KEEP: say("To keep taking, as before: {about}", about=about),
        PointKind.WRITTEN_MEDICINE: say("{about}: **{answer}**", about=about, answer=answer),
        PointKind.PAIN: answer or say("Whom to ask what to take for pain"),
        PointKind.WOUND: answer,
        PointKind.LIMIT: f"{about}: {answer}" if about else answer,
        PointKind.EATING: answer,
        PointKind.EMERGENCY: say("{n} signs that mean: get help now", n=about),
        PointKind.SAME_DAY: say("{n} signs that mean: call the same day", n=about),
        PointKind.NUMBER: say("The number to call: **{answer}**", answer=answer or say("the hospital, for the team")),
        PointKind.VISIT: say("{about}: **{answer}**", about=about, answer=answer),
        PointKind.ASK_VISIT: say("Whom to ask for the date. {about}", about=about),
        PointKind.RESULT: say("Who tells the result. {about}: **{answer}**", about=about, answer=answer),
        PointKind.HELP: answer or about,
        PointKind.CONTACT: f"{about}: **{answer}**" if answer else about,
        PointKind.EQUIPMENT: f"{about}: {answer}" if answer else about,
    }
    return words[point.kind]


def cue_words(point: Point, say: Say) -> str:
    """The question that helps with one point, to say aloud."""
    about = point.about
    words = {
        PointKind.RESTART: say("Which day do you take {about} again?", about=about),
        PointKind.ASK_RESTART: say("Whom do you ask before you take {about} again?", about=about),
        PointKind.DOSE: say("How much {about} do you take?", about=about),
        PointKind.ASK_MEDICINE: say("Whom do you ask about {about}?", about=about),
        PointKind.CHANGED: say("What is your new dose of {about}?", about=about),
        PointKind.KEEP: say("Which medicines do you keep taking as before?"),
        PointKind.WRITTEN_MEDICINE: say("How do you take {about}?", about=about),
        PointKind.PAIN: say("What do you do when it hurts?"),
        PointKind.WOUND: say("What do you do with your cut each day?"),
        PointKind.LIMIT: _limit_question(about, say),
        PointKind.EATING: say("What will you eat and drink at first?"),
        PointKind.EMERGENCY: say("Which signs mean that you get help now?"),
        PointKind.SAME_DAY: say("Which signs mean that you call the same day?"),
        PointKind.NUMBER: say("Which number do you call?"),
        PointKind.VISIT: say("When and where is your next visit?"),
        PointKind.ASK_VISIT: say("Whom do you ask for the date of your visit?"),
        PointKind.RESULT: say("Who tells you this result: {about}?", about=about),
        PointKind.HELP: point.answer or say("Who does this for you? {about}", about=about),
        PointKind.CONTACT: say("Whom do you call for help?"),
        PointKind.EQUIPMENT: say("How do you get this: {about}?", about=about),
    }
    return words[point.kind]


def _limit_question(about: str, say: Say) -> str:
    return say("{about}: what do you not do, and until when?", about=about) if about else say("What do you not do?")


def listener_words(listener: Listener, say: Say) -> str:
    """Who says it back."""
    return {Listener.PATIENT: say("The patient"), Listener.CAREGIVER: say("The helper")}[listener]


def name_of(one: Going | Homeward, say: Say) -> str:
    """What a person is called, or that nobody said."""
    return escaped(one.name) or say("No name given")
