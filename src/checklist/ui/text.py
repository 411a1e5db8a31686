"""Words as Markdown shows them unchanged, and numbers as links that open the phone."""

import re
from string import punctuation

from checklist.reading import NO_BREAK

JOINER = "\u2060"
NOTHING = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"  # one clear pixel
ACTING = re.compile(r"(?<=:)(?=[\w/])|(?<=[wW]{3})(?=\.)|(?<=@)|(?=@)|(?<=[<=>-])(?=[<=>-])")
IN_NUMBER = re.compile(r"(?<=[\d)])[ -](?=[\d(])")
UNITS = "°?[FC]|°|mg|mcg|µg|g|kg|m[lL]|L|cm|mm|oz|lb|h|min|am|pm|IU|units?"
IN_MEASURE = re.compile(rf"(?<=\d) (?=%|(?:{UNITS})(?!\w))")
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

MARKS = r"\`*_{}[]()<>#+-!|~$:"


def escaped(words: str) -> str:
    """Words that Markdown takes as they are: what people entered stays text.

    A phone number in them stays on a line, and so does a measure with its unit.
    """
    held = IN_NUMBER.sub(lambda gap: NO_BREAK if gap.group() == " " else f"{JOINER}-{JOINER}", words)
    held = IN_MEASURE.sub(NO_BREAK, held)
    return "".join(f"\\{c}" if c in MARKS else c for c in held)


def quoted(words: str) -> str:
    """Words of a text from outside, on one line, as they stand there: no mark, address or icon name in them acts.

    Every mark is escaped. What Markdown acts on in plain words too (addresses, icon names, arrows) is held apart by
    joiners that nobody sees; signs that turn the direction of what follows are left out.
    """
    held = ACTING.sub(JOINER, " ".join(words.translate(TURNING).split()))
    return "".join(f"\\{c}" if c in punctuation else c for c in held)


def capitalized(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def heard(words: str) -> str:
    """Escaped words that a label says to whoever hears the page, and does not show: the text of a clear picture."""
    return f"![{words}]({NOTHING})"


def telephone(number: str) -> str:
    """A number as a link that opens the phone."""
    return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")
