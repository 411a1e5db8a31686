import re

import pytest
from sqlalchemy import update

from checklist.access import Role
from checklist.care import reviewing
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.guidance import ENGLISH
from checklist.store.tables import guidance_texts
from tests.care.furnished import signs_in
from tests.care.leaflet import LEAFLET, WARNING, imported, look, spot
from tests.pages.screen import Screen

HOSTILE = """Hostile <script>alert(1)</script> leaflet

- Do not eat for 6 hours before <b>surgery</b> :red[now] https://evil.example www.evil.example
- ![p](https://evil.example/p.png) **bold** $x$ `code`
"""


@pytest.fixture
def review(house: House, lena: Visitor, screen: Screen) -> Screen:
    imported(house, lena)
    return screen.opens("review")


def change(screen: Screen, number: int) -> Screen:
    """The form of the finding with this number opens."""
    [button for button in screen.at.button if button.label == "Change"][number - 1].click()
    return screen.looks()


def test_without_a_text_it_says_what_will_stand_here_and_who_makes_it_so(screen: Screen) -> None:
    page = screen.opens("review")
    assert page.title == "Nothing to review"
    assert "once a clinician has imported one" in page.text


def test_the_page_opens_with_the_name_and_says_that_no_patient_sees_it(review: Screen) -> None:
    assert review.title == "Taking a cyst off the wrist"
    assert "Patients do not see it before it is signed." in review.text
    assert "Draft 1" in review.text and "From leaflet.txt, imported by Lena Hart" in review.text


def test_the_text_stands_in_its_own_words_with_numbered_marks(review: Screen) -> None:
    unclear, clear = ":orange-background[:material/report:", ":green-background[:material/radio_button_unchecked:"
    assert f"{unclear} Do not eat or drink for 6 to 8 hours before surgery. [**1**](#finding-1)]" in review.text
    assert f"{clear} Full recovery takes about 4 to 6 weeks. [**7**](#finding-7)]" in review.text
    assert "Preparation" in review.subheaders


def test_beside_it_stands_what_the_patient_gets_and_the_one_question(review: Screen) -> None:
    assert "What we found: 8" in review.headers
    assert "All food and drink: stop 8 hours before. The text says 6 to 8." in review.text
    assert "different speeds" in review.text
    assert "Swelling: day 0 to 7, usual." in review.text


def test_a_mark_shows_without_colour_whether_somebody_has_decided(review: Screen) -> None:
    assert "Decided" not in review.text
    review.presses("Accept")
    decided = ":green-background[:material/check_circle: Do not eat or drink for 6 to 8 hours before surgery."
    assert decided in review.text
    assert ":green-badge[:material/check_circle: Decided]" in review.text


def test_what_is_left_out_stands_as_its_own_list_with_nothing_filled_in(review: Screen) -> None:
    (heading,) = [h for h in review.headers if h.startswith("What it leaves out")]
    assert heading == f"What it leaves out: {len([b for b in review.buttons if b.startswith('Say a word about')])}"
    assert "**Phone number.**" in review.text


def test_accept_shows_who_and_when_and_undo_takes_it_back(house: House, lena: Visitor, review: Screen) -> None:
    assert "**Accepted** by" not in review.text
    review.presses("Accept")
    assert "**Accepted** by Lena Hart, 9:00 am." in review.text
    assert look(house, lena).items[0].holds
    review.presses("Undo")
    assert "**Accepted** by" not in review.text
    assert look(house, lena).items[0].open


def test_a_rejected_finding_is_out_of_the_text_s_marks_and_stays_in_the_list(review: Screen) -> None:
    review.presses("Reject")
    assert "[**1**](#finding-1)" not in review.text
    assert "1. Fasting" in review.subheaders
    assert ":gray[Left out: Do not eat or drink for 6 to 8 hours before surgery.]" in review.text
    assert "**Left out** by Lena Hart" in review.text


def test_change_opens_a_form_with_the_quote_on_top_and_what_is_saved_is_what_the_patient_gets(
    house: House, lena: Visitor, review: Screen
) -> None:
    review.presses("Change")
    assert "The text says: “Do not eat or drink for 6 to 8 hours before surgery.”" in review.text
    review.enters("What to stop", "solids").enters("Hours before: least", 6).enters("Hours before: most", 6)
    review.presses("Save the change")
    assert "Food: stop 6 hours before." in review.text
    assert "**Changed** by Lena Hart" in review.text
    assert [rule.hours for rule in look(house, lena).procedure.fasting] == [(6, 6)]


def test_a_wrong_value_is_said_beside_the_form_which_stays_as_it_was_filled(review: Screen) -> None:
    review.presses("Change").enters("Hours before: least", 9).enters("Hours before: most", 6).presses("Save the change")
    assert review.wrong == ["The first number is the smaller one."]
    assert (review.holds("Hours before: least"), review.holds("Hours before: most")) == (9, 6)
    review.presses("Cancel")
    assert "Save the change" not in review.buttons


def test_every_sort_of_finding_has_a_form_that_saves_what_it_holds(house: House, lena: Visitor, review: Screen) -> None:
    before = look(house, lena)
    for number in range(1, len(before.items) + 1):
        change(review, number).presses("Save the change")
        assert review.wrong == []
    now = look(house, lena)
    assert [item.finding for item in now.items] == [item.finding for item in before.items]
    assert all(item.holds for item in now.items)


def test_the_patient_s_words_can_be_written(house: House, lena: Visitor, review: Screen) -> None:
    change(review, 3).enters("Words for the patient", "Have your blood taken.").presses("Save the change")
    assert "Have your blood taken." in review.text
    assert [task.title.said(ENGLISH) for task in look(house, lena).procedure.tasks] == ["Have your blood taken."]


def test_a_finding_is_added_by_pasting_its_words(house: House, lena: Visitor, review: Screen) -> None:
    review.presses("Add what we missed").enters("What is it?", "sign").looks()
    review.enters("Its words", "Keep the dressing in the sun").enters("The sign", "Wet dressing").presses("Add it")
    assert review.wrong == ["These words are not in the text. Copy them from the text, exactly."]
    review.enters("Its words", "Keep the dressing dry").presses("Add it")
    assert review.wrong == []
    (added,) = [item for item in look(house, lena).items if item.found is None]
    assert (added.finding.quote, review.text.count("**Added** by Lena Hart")) == ("Keep the dressing dry", 1)


def test_a_word_about_what_is_left_out_is_kept_with_its_author(review: Screen) -> None:
    review.presses("Say a word about: phone number").presses("Save the word")
    assert review.wrong == ["Write what patients are told, or why it is not needed."]
    review.enters("What are patients told", "It is on the letter.").presses("Save the word")
    assert "**Lena Hart:** It is on the letter." in review.text
    assert "Say a word about: phone number" not in review.buttons


def test_the_names_can_be_changed_and_are_what_patients_read(house: House, lena: Visitor, review: Screen) -> None:
    review.enters("Name for patients", "Wrist cyst surgery").enters("Words to find it by", "hand, wrist, hand")
    review.enters("Anesthesia", "local").presses("Save the names")
    assert review.title == "Wrist cyst surgery"
    assert look(house, lena).procedure.keywords == ("hand", "wrist")


def test_a_long_text_comes_in_parts_with_its_own_findings_beside_each(
    house: House, lena: Visitor, screen: Screen
) -> None:
    deeds = "\n".join(f"- Shower with soap {n} the night before surgery." for n in range(1, 61))
    imported(house, lena, f"A long leaflet\n\nPreparation\n\n{deeds}\n")
    page = screen.opens("review")
    assert "What we found: 60" in page.headers
    assert "Part 1 of 3 of the text" in page.text
    assert len([label for label in page.buttons if label == "Accept"]) == 25
    assert "Shower with soap 25 the" in page.text and "Shower with soap 26 the" not in page.text
    gone = page.presses("Part after").component("go")
    assert gone and gone["to"].endswith("#finding-26")
    assert "Part 2 of 3 of the text" in page.text
    assert "Shower with soap 25 the" not in page.text and "Shower with soap 26 the" in page.text
    assert "Finding 26 of 60" in page.text
    assert "Part 1 of 3 of the text" in page.presses("Back").text


def test_next_and_back_say_where_one_is_and_go_there_again_and_again(review: Screen) -> None:
    assert "Finding 1 of 8, fasting, unclear." in review.text
    gone = review.presses("Next").component("go")
    assert "Finding 2 of 8, medicine, unclear." in review.text
    again = review.presses("Next").presses("Back").component("go")
    assert gone and again and gone["to"].endswith("#finding-2")
    assert (again["to"], again["turn"] == gone["turn"]) == (gone["to"], False)
    keys = {button.label: button.proto.shortcut for button in review.at.button}
    assert (keys["Back"].lower(), keys["Next"].lower()) == ("k", "j")


def test_two_reviewers_do_not_overwrite_one_another(house: House, lena: Visitor, review: Screen) -> None:
    seen = look(house, lena)
    screen_of_another = Screen(signs_in(house, Role.CLINICIAN, name="Omar Diaz", id="u-omar")).opens("review")
    reviewing.reject(house, lena, spot(seen, seen.items[0].id))
    screen_of_another.presses("Accept")
    assert "**Left out** by Lena Hart" in screen_of_another.text
    assert look(house, lena).items[0].rejected


def test_what_is_accepted_shows_as_the_patient_gets_it(house: House, lena: Visitor, review: Screen) -> None:
    assert "Nothing is accepted yet." in review.text
    for item in look(house, lena).items:
        reviewing.accept(house, lena, spot(look(house, lena), item.id))
    review.looks()
    assert "- **Monday, March 22, 1:00 am:** stop food, milk, clear drinks" in review.text
    assert "Have the blood tests your team ordered within 2 weeks before surgery." in review.text
    assert any("Swelling" in row["What"] for row in review.table)
    assert len(review.at.get("plotly_chart")) == 1


def test_warning_signs_stand_with_what_to_do_and_can_be_chosen_over_our_list(
    house: House, lena: Visitor, screen: Screen
) -> None:
    imported(house, lena, WARNING)
    page = screen.opens("review")
    assert "Call your care team today: A buzzing sound in the hand." in page.text
    assert "Call your care team today: You have a fever of 100.4 F (38.0 C) or more." in page.text
    assert "with another number than the text" in page.text
    change(page, 10).enters("Where our list has this sign otherwise", True).presses("Save the change")
    assert page.wrong == []
    assert "Call your care team today: Fever above 102 F." in page.text
    assert "- Fever above 102 F." in page.text
    assert "- You have a fever of 100.4 F" not in page.text


def test_words_that_are_not_where_they_were_found_are_said_to_be_and_not_marked_wrong(
    house: House, lena: Visitor, screen: Screen
) -> None:
    imported(house, lena)
    with house.store.writing() as tx:
        tx.execute(update(guidance_texts).values(text="New words. " + LEAFLET.replace("6 to 8 hours", "8 hours")))
    page = screen.opens("review")
    assert page.text.count("These words are not in the text. Nothing is marked.") == 1
    assert page.text.count("These words do not stand where they were found.") == 7
    assert "[**1**](#finding-1)" not in page.text
    assert "report: Full recovery takes about 4 to 6 weeks. [**7**](#finding-7)]" in page.text


def test_completeness_is_a_quiet_list(review: Screen) -> None:
    (fold,) = [one for one in review.at.expander if one.label.startswith("Complete guidance")]
    assert any("Missing" in line.value for line in fold.markdown)


def test_nothing_is_lost_on_reload(entered: "object", review: Screen) -> None:
    review.presses("Accept")
    assert "**Accepted** by Lena Hart" in Screen(entered).opens("review").text  # type: ignore[arg-type]


def test_other_staff_read_and_have_nothing_to_decide_with(house: House, lena: Visitor, nurse: Screen) -> None:
    imported(house, lena)
    page = nurse.opens("review")
    assert "What we found: 8" in page.headers
    assert {"Accept", "Change", "Reject", "Sign as reviewed", "Add what we missed"} & set(page.buttons) == set()
    assert "A clinician reviews and signs this." in page.text


def test_markdown_and_html_of_a_text_cannot_act(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena, HOSTILE)
    page = screen.opens("review")
    raw = "\n".join(part.value for part in [*page.at.title, *page.at.subheader, *page.at.markdown])
    for acting in ("<script", "<b>", ":red", "https://", "www.", "![", "**bold", "$x", "`code"):
        assert not re.search(rf"(?<!\\){re.escape(acting)}", raw)
    assert "https" in raw


def test_a_scan_says_so(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena, "lorem ipsum")
    assert "We found nothing to use. The text may be a scan." in screen.opens("review").text


def test_the_address_leads_to_one_of_several(house: House, lena: Visitor, screen: Screen) -> None:
    first = imported(house, lena)
    imported(house, lena, LEAFLET.replace("wrist", "hand"))
    assert screen.opens("review").title == "Taking a cyst off the hand"
    assert screen.opens("review", procedure=first.procedure, version="1").title == "Taking a cyst off the wrist"
