"""On My link: a link for a helper, what each helper sees, stopping it, and what helpers have done."""

from collections.abc import Collection, Mapping
from datetime import datetime

import streamlit as st

from checklist.access import Part, Role
from checklist.care.helping import helpers_steps, to_help
from checklist.care.journey import Journey
from checklist.care.shares import Helper, NoSuchName, change_share, helpers, share, stop_share
from checklist.care.sharing import qr_code
from checklist.plan import Event
from checklist.ui.places import page
from checklist.ui.session import Visit, field, fill
from checklist.ui.sharing import origin
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when

NAME = "helper_name"


def draw_shares(visit: Visit) -> None:
    """The link just made, who helps, the form for one more, what helpers did, and who was stopped."""
    st.header(visit.say("Share with a helper"), anchor="helpers")
    visit.show_messages()
    mine, steps = helpers(visit.house, visit.visitor), helpers_steps(visit.house, visit.visitor)
    here = [one for one in mine if not one.stopped]
    _new_link(visit)
    for helper in here:
        _helper(visit, helper, steps)
    with st.expander(visit.say("Share with one more helper")) if here else st.container():
        _form(visit, here)
    if mine:
        _done(visit, mine, steps)
    _stopped(visit, [one for one in mine if one.stopped], steps)


def draw_helped(visit: Visit, mine: Journey) -> None:
    """On Today: how far the helpers are, and the way to what they did; nothing where nobody helps."""
    if all(one.stopped for one in helpers(visit.house, visit.visitor)):
        return
    steps = to_help(mine).statuses
    done = sum(one.settled for one in steps)
    words = visit.say("Your helper: {done} of {n} steps done", done=done, n=len(steps))
    st.page_link(page("link"), label=words, icon=":material/group:", width="stretch")


def part_words(say: Say) -> Mapping[Part, str]:
    """What can be shared, in the patient's words."""
    return {
        Part.MEDICINES: say("my medicines and last doses"),
        Part.RECOVERY: say("my weeks of recovery and my pain"),
        Part.QUESTIONS: say("what I asked my team"),
    }


def _new_link(visit: Visit) -> None:
    """A helper's link, shown after it was made and never again."""
    made = visit.helper_link()
    if made is None:
        return
    name, link = made
    with st.container(border=True):
        st.success(visit.say("The link for {name} is ready. It is shown only now.", name=escaped(name)))
        st.code(link, language=None, wrap_lines=True)
        st.image(qr_code(link), width=280, alt=visit.say("QR code with the link for {name}", name=name))
        st.markdown(visit.say("Send the address, or let them point their phone at the square."))


def _form(visit: Visit, here: Collection[Helper]) -> None:
    say = visit.say
    with st.form("new_helper", border=not here):
        st.markdown(say("A helper gets a link and a list of their own. They cannot change your plan."))
        st.text_input(say("Name of your helper"), key=NAME)
        st.markdown(_always(say))
        st.markdown(say("**Let them see this too:**"))
        for part, words in part_words(say).items():
            st.checkbox(words, key=f"new_{part}")
        st.form_submit_button(say("Make a link for my helper"), width="stretch", on_click=_share, args=(visit,))
    visit.alert_beside()


def _always(say: Say) -> str:
    """What every helper sees."""
    seen = (
        say("your first name, and when to bring you"),
        say("their own list: the drive, the first 24 hours, the bandage"),
        say("the warning signs and whom to call. Some signs tell what you take or have."),
    )
    return "\n".join([say("**They always see:**"), *(f"- {words}" for words in seen)])


def _share(visit: Visit) -> None:
    try:
        name = str(field(NAME) or "")
        link = share(visit.house, visit.visitor, name, _ticked("new"), origin())
    except NoSuchName as problem:
        visit.keep_beside(visit.say(str(problem)))
        return
    visit.keep_helper_link(name, link)
    fill(NAME, "")
    for part in Part:
        fill(f"new_{part}", False)


def _ticked(key: str) -> list[Part]:
    return [part for part in Part if field(f"{key}_{part}")]


def _helper(visit: Visit, helper: Helper, steps: Journey) -> None:
    """One helper: since when, what they see, and the two things to do about it."""
    say, name = visit.say, escaped(helper.name)
    with st.container(border=True):
        st.markdown(f"**{name}**  \n{_sees(helper.parts, say)}  \n:small[:gray[{_since(helper, visit, steps)}]]")
        with st.expander(say("Change what they see")), st.form(f"change_{helper.id}", border=False):
            for part, words in part_words(say).items():
                st.checkbox(words, value=part in helper.parts, key=f"{helper.id}_{part}")
            st.form_submit_button(say("Save"), width="stretch", on_click=_change, args=(visit, helper))
        st.button(
            say("Stop sharing with {name}", name=name), key=f"stop_{helper.id}", width="stretch",
            on_click=_stop, args=(visit, helper),
        )  # fmt: skip


def _sees(parts: Collection[Part], say: Say) -> str:
    more = [words for part, words in part_words(say).items() if part in parts]
    return say("Sees: {what}.", what=", ".join([say("their own list"), say("the warning signs"), *more]))


def _since(helper: Helper, visit: Visit, steps: Journey) -> str:
    made = visit.say("Link made {when}.", when=_when(helper.made_at, steps))
    if helper.changed_at == helper.made_at:
        return made
    return f"{made} {visit.say('Changed {when}.', when=_when(helper.changed_at, steps))}"


def _when(at: datetime, steps: Journey) -> str:
    """A moment where the patient is: the clock alone if it was today."""
    return done_when(at.astimezone(steps.plan.booking.zone), steps.now, steps.plan.language)


def _change(visit: Visit, helper: Helper) -> None:
    change_share(visit.house, visit.visitor, helper.id, _ticked(helper.id))
    visit.keep_done(visit.say("Saved. {name} sees this from now on.", name=helper.name))


def _stop(visit: Visit, helper: Helper) -> None:
    stop_share(visit.house, visit.visitor, helper.id)
    visit.forget_helper_link()
    visit.keep_done(
        visit.say("Stopped. The link of {name} is closed. To share again, make a new link.", name=helper.name)
    )


def _done(visit: Visit, mine: Collection[Helper], steps: Journey) -> None:
    """What was ticked on the helpers' list, by whom and when."""
    names = {f"{Role.CAREGIVER}:{one.id}": one.name for one in mine}
    done = [(one.task.title, one.event) for one in steps.statuses if one.settled and one.event]
    st.subheader(visit.say("What your helpers have done"), anchor=False)
    lines = [
        f"- {escaped(title)}  \n:small[:gray[{_by(event, names, visit)}, {_when(event.at, steps)}]]"
        for title, event in done
    ]
    st.markdown("\n".join(lines) or visit.say("Nothing is ticked yet."))


def _by(event: Event, names: Mapping[str, str], visit: Visit) -> str:
    return escaped(names.get(event.actor, visit.say("You")))


def _stopped(visit: Visit, gone: Collection[Helper], steps: Journey) -> None:
    if gone:
        lines = (
            visit.say("{name}: stopped {when}", name=escaped(one.name), when=_when(one.changed_at, steps))
            for one in gone
        )
        st.subheader(visit.say("No longer"), anchor=False)
        st.markdown("\n".join(f"- {line}" for line in lines))
