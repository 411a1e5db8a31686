"""Every word of the Today component, in English; the browser fills in what stands in braces."""

from checklist.ui.when import Say


def words(say: Say) -> dict[str, str]:
    """The component's words in the reader's language. Braces stay for the browser to fill."""
    return {key: say(english, **{name: f"{{{name}}}" for name in FILLED}) for key, english in ENGLISH.items()}


def reasons(say: Say) -> list[dict[str, object]]:
    """What may have got in the way of a task, each by its id."""
    return [{"id": id_, "label": say(label)} for id_, label in REASONS.items()]


REASONS = {
    "not_have": "I do not have what I need",
    "not_understand": "I do not understand it",
    "not_time": "There was no time",
    "not_well": "I do not feel well",
    "other": "Another reason",
}
FILLED = ("time", "question", "questions", "count", "reason", "phone", "title", "text")
ENGLISH = {
    "next_stop": "Next stop",
    "countdown": "In {time}",
    "ready": "Ready to come in: yes",
    "ready_line": "Everything marked “Needed before surgery” is done.",
    "not_ready": "Ready to come in: not yet",
    "one_open": "1 thing is open: {question}",
    "many_open": "{count} things are open: {questions}",
    "saved": "Saved {time}",
    "waiting": "Waiting to save",
    "offline": "You are offline. You can still tick.",
    "offline_one": "You are offline. 1 tick will save when you are back online.",
    "offline_many": "You are offline. {count} ticks will save when you are back online.",
    "keep_open": "Keep this page open until then.",
    "session_gone": "You are signed out. Your ticks are kept here. Open your link again to save them.",
    "refused": "Not saved.",
    "needed": "Needed before surgery",
    "done_at": "Done {time}",
    "why": "Why?",
    "why_title": "Why",
    "why_you": "Why you",
    "who_says": "Who says so",
    "could_not": "I could not do this",
    "could_not_ask": "What got in the way?",
    "could_not_pick": "Pick one first.",
    "could_not_line": "Could not: {reason}.",
    "team_knows": "Your team can see this.",
    "took_it": "I took it",
    "call_now": "Call your care team now. Tell them what and when.",
    "call_hospital": "Call the hospital and ask for your team.",
    "call": "Call {phone}",
    "tell_team": "Tell my team",
    "told": "Your team can see this. Call them too.",
    "never_mind": "Never mind",
    "put_back": "Put it back on my list",
    "show_done": "Show {count} done",
    "hide_done": "Hide {count} done",
    "no_tasks": "Nothing is on your list now.",
    "ask": "Add a question for my team",
    "ask_note": "Need help now? Do not write. Call {phone}.",
    "ask_note_no_phone": "Need help now? Do not write. Call the hospital and ask for your team.",
    "ask_send": "Add question",
    "ask_empty": "Write your question first.",
    "asked": "You asked: {text}",
    "said_done": "Done. {title}",
    "said_undone": "Not done. {title}",
    "said_could_not": "Could not: {title} Your team will see it.",
    "said_asked": "Question added.",
}
