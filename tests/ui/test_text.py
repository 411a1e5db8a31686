import re

import pytest

from checklist.reading import NO_BREAK
from checklist.ui.text import JOINER, MARKS, escaped, quoted, telephone


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_of_markdown_stays_a_mark_on_the_page(mark: str) -> None:
    assert escaped(f"a{mark}b") == f"a\\{mark}b"


@pytest.mark.parametrize("words", ["Maria Ortiz", "Ask. Who?", "2 times, 3 at most, 5 more", "Zoë “Zo” O’Neil, 9/9"])
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert escaped(words) == words


@pytest.mark.parametrize(
    ("entered", "shown"),
    [
        ("[Call](https://elsewhere)", "\\[Call\\]\\(https\\://elsewhere\\)"),
        ("![](x)", "\\!\\[\\]\\(x\\)"),
        ("<script>", "\\<script\\>"),
        (":red[x] $a$ **b** `c`", "\\:red\\[x\\] \\$a\\$ \\*\\*b\\*\\* \\`c\\`"),
        ("\\", "\\\\"),
    ],
)
def test_what_people_enter_makes_no_link_picture_or_colour(entered: str, shown: str) -> None:
    assert escaped(entered) == shown


@pytest.mark.parametrize(
    ("number", "held"),
    [
        ("Call 555-0142.", f"Call 555{JOINER}\\-{JOINER}0142."),
        ("+1 (617) 555 0142", f"\\+1{NO_BREAK}\\(617\\){NO_BREAK}555{NO_BREAK}0142"),
        ("day 2 - 3, a-b", "day 2 \\- 3, a\\-b"),
    ],
)
def test_a_number_stays_on_one_line(number: str, held: str) -> None:
    assert escaped(number) == held
    assert telephone(held) == telephone(number)


@pytest.mark.parametrize(
    "measure",
    ["101.1 F", "38.4 C", "38 °C", "5 mg", "50 mcg", "1 g", "20 kg", "240 mL", "2 L", "5 cm", "8 oz", "24 h", "30 min",
     "6 pm", "0.1 %", "10 units", "1 unit"],
)  # fmt: skip
def test_a_measure_stays_on_one_line_with_its_unit(measure: str) -> None:
    held = measure.replace(" ", NO_BREAK)
    assert escaped(f"Take {measure}, or {measure} now.") == f"Take {held}, or {held} now."


@pytest.mark.parametrize(
    "words", ["7 feet", "2 more", "4 Fridays", "3 heart beats", "vitamin C", "2 Clinics", "5 minor"]
)
def test_what_only_begins_like_a_unit_may_break(words: str) -> None:
    assert escaped(words) == words


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("555-0142", "tel:5550142"),
        ("+1 (617) 555-0142", "tel:+16175550142"),
        ("911", "tel:911"),
        ("555 0142;rm", "tel:5550142"),
    ],
)
def test_a_number_becomes_a_link_of_its_digits_alone(number: str, link: str) -> None:
    assert telephone(number) == link


@pytest.mark.parametrize(
    "words", ["https://a.b", "www.a.b", "a@b.co", ":material/home:", ":tada:", "<b>x</b>", "[x](y)", "$x$", "a -> b"]
)
def test_quoted_words_read_the_same_and_hold_no_mark_that_acts(words: str) -> None:
    said = quoted(words)
    assert said.replace("\\", "").replace(JOINER, "") == words
    assert not re.search(r"(?<!\\)[<>\[\]()$:@`*_]", said)
    assert not re.search(r"://|www\.|\w@\w|:\w", said.replace("\\", ""))


def test_signs_that_turn_the_direction_of_what_follows_are_left_out() -> None:
    assert quoted("safe \u202etxt.exe") == "safe txt\\.exe"
