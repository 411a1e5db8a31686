import re

from hypothesis import given
from hypothesis import strategies as st

from checklist.ui.library.source import Mark, State, marked, parts

TEXT = "Getting ready\n\n- Do not eat for 6 hours.\n- Bring your list. Stop blood thinners.\n\nAt home, rest.\n"


def mark(words: str, number: int, state: State = State.CLEAR) -> Mark:
    start = TEXT.index(words)
    return Mark(at=(start, start + len(words)), number=number, state=state)


def bare(words: str) -> str:
    return words.replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")


def test_a_clear_quote_is_green_an_unclear_one_orange_and_the_number_follows() -> None:
    (part,) = parts(TEXT, [mark("Do not eat for 6 hours.", 1), mark("Stop blood thinners.", 2, State.UNCLEAR)])
    clear, unclear = ":material/radio_button_unchecked:", ":material/report:"
    assert part.heading == "Getting ready"
    assert f":green-background[{clear} Do not eat for 6 hours. [**1**](#finding-1)]" in bare(part.body)
    assert f"- Bring your list. :orange-background[{unclear} Stop blood thinners. [**2**](#finding-2)]" in bare(
        part.body
    )
    assert (part.anchor, part.numbers) == ("source-1", (1, 2))


def test_each_state_has_a_sign_of_its_own_so_that_no_colour_is_needed() -> None:
    said = [bare(marked(TEXT, (15, 40), [mark("Do not eat for 6 hours.", 1, state)])) for state in State]
    signs = [re.findall(r":material/\w+:", words) for words in said]
    assert sorted(map(len, signs)) == [1, 1, 1]
    assert len({one for found in signs for one in found}) == 3


def test_a_quote_over_two_points_is_marked_in_both_and_numbered_once() -> None:
    start, end = TEXT.index("6 hours"), TEXT.index("Stop blood")
    (part,) = parts(TEXT, [Mark(at=(start, end), number=1, state=State.CLEAR)])
    assert part.body.count("green-background") == 2
    assert part.body.count("(#finding-1)") == 1


def test_a_quote_inside_another_gets_its_number_and_no_words_twice() -> None:
    said = bare(marked(TEXT, (15, 40), [mark("Do not eat for 6 hours.", 1), mark("eat for 6", 2)]))
    assert said.count("eat for 6") == 1
    assert "[**1**](#finding-1)" in said and "[**2**](#finding-2)" in said


@given(st.text(alphabet="<>[]()*_`$:#!|~@/.w \nab1-", max_size=80))
def test_nothing_that_markdown_acts_on_is_left_unescaped(text: str) -> None:
    for part in parts(text, []):
        for said in (part.heading or "", part.body.removeprefix("\n")):
            lines = [line.removeprefix("- ") for line in said.splitlines()]
            assert not any(c in "<>[]*_`$#!|~:@" and (n == 0 or line[n - 1] != "\\") for line in lines
                           for n, c in enumerate(line))  # fmt: skip
