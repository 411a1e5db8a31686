"""The lines of a text, their marks read and taken off, and which of them are headings by their looks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checklist.extraction.findings import Place

MARKDOWN = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
BOLD = re.compile(
    r"[ \t]{0,3}(?:\*\*|__)(?=\S)[^*_\n]{1,120}(?:\*\*|__)[ \t]*:?[ \t]*(?:\([^()\n]{1,80}\))?[ \t]*:?[ \t]*$"
)
RULE = re.compile(r"[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$")
BULLET = re.compile(r"[ \t]*(?:[-*+•·▪▫◦‣●○■□◆►▶✓✔☐–—ξØü§¨¤»›][ \t]+|[•·▪▫◦‣●○■□◆►▶✓✔☐](?=\S)|o[ \t]+(?=[A-Z]))")
NUMBERED = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)]|\(?[a-h][.)]|Step[ ]\d{1,2}[:.])[ \t]+(?=\S)")
LONE = frozenset("-*+•·▪▫◦‣●○■□–—")
PICTURES = re.compile(r"[^\w\s\"'“‘(\[<.,;:!?*#$£€%&/\\-]+")
PERHAPS_MARKED = (".", ")", " ", "\t")
HEADING_WORDS, HEADING_LETTERS = 12, 90
FEW, LEAST = 8, 3
LABEL_WORDS = 9
PLAIN, LABELLED = 8, 9
LABELLED_LINE = re.compile(r"[A-Za-z0-9][^.:!?,;\n]{1,40}:[ \t]+\S")
AMOUNT_AFTER_LABEL = re.compile(r"[A-Z][^.:!?,;\n\d]{1,40}:[ \t]+[\d<>~]")


@dataclass(slots=True, kw_only=True)
class Line:
    """A line without its marks: where its words begin and end, and what its marks say."""

    at: Place
    text: str
    blank_before: bool
    blank_after: bool
    indent: int
    level: int = 0
    item: bool = False
    numbered: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines that hold words, those that are headings given their level."""
    found = list(_lines(text))
    marked = sum(0 < line.level < PLAIN for line in found) >= 3
    return [_seen(found, n, marked) for n in range(len(found))]


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold words, their marks read and taken off."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    blank = [_says_nothing(text[start:end]) for start, end in spans]
    words = [span for span, empty in zip(spans, blank, strict=True) if not empty]
    marks = _lone_marks(text, spans)
    for n, (start, end) in enumerate(words):
        before = n == 0 or _apart(text, words[n - 1][1], start)
        after = n + 1 == len(words) or _apart(text, end, words[n + 1][0])
        line = _unmarked(text, start, end, before, after)
        yield replace(line, item=True) if start in marks and not line.level else line


def _lone_marks(text: str, spans: Sequence[Place]) -> frozenset[int]:
    """Where the lines begin that stand below a bullet on a line of its own."""
    alone = (n for n, (start, end) in enumerate(spans[:-1]) if text[start:end].strip() in LONE)
    return frozenset(spans[n + 1][0] for n in alone)


def _says_nothing(line: str) -> bool:
    """A rule, or fewer than three letters and digits: what scanning leaves behind."""
    return (len(line) < FEW and sum(map(str.isalnum, line)) < LEAST) or not line.strip() or bool(RULE.match(line))


def _apart(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1


def _unmarked(text: str, start: int, end: int, before: bool, after: bool) -> Line:
    raw = text[start:end]
    if raw[:1].isalpha() and raw[1:2] not in PERHAPS_MARKED and not raw.startswith("Step"):
        at = _trimmed(text, start, end)
        return Line(at=at, text=text[at[0] : at[1]], blank_before=before, blank_after=after, indent=0)
    indent = len(raw) - len(raw.lstrip())
    heading = MARKDOWN.match(raw)
    bold = BOLD.match(raw)
    mark = None if heading or bold else BULLET.match(raw) or NUMBERED.match(raw)
    skip = heading.end() if heading else mark.end() if mark else indent
    picture = PICTURES.match(raw, skip)
    skip = picture.end() if picture else skip
    at = _trimmed(text, start + skip, end)
    level = len(heading.group(1)) if heading else PLAIN - 1 if bold else 0
    numbered = bool(mark and NUMBERED.match(raw))
    return Line(
        at=at, text=text[at[0] : at[1]], blank_before=before, blank_after=after, indent=indent, level=level,
        item=bool(mark) or bool(picture and not heading), numbered=numbered,
    )  # fmt: skip


def _trimmed(text: str, start: int, end: int) -> Place:
    """The place without white space and emphasis marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end


def _seen(lines: Sequence[Line], n: int, marked: bool) -> Line:
    """The line, known as a heading where only its looks say so. `marked`: the text marks its own headings."""
    line = lines[n]
    if line.level or not line.text:
        return line
    follower = lines[n + 1] if n + 1 < len(lines) else None
    if line.item:
        ends_list = n > 0 and lines[n - 1].numbered
        return replace(line, level=PLAIN, item=False) if _numbered_heading(line, follower) and not ends_list else line
    level = LABELLED if _labels(line) else PLAIN if not marked and _stands_alone(line, lines, n) else 0
    return replace(line, level=level) if level else line


def _numbered_heading(line: Line, follower: Line | None) -> bool:
    """ "2. Before your surgery", alone, with text below it that is not the next number."""
    short = len(line.text.split()) <= 7 and line.text[-1] not in ".!,;"
    alone = line.numbered and line.blank_before and follower is not None
    return bool(alone and short and follower and not follower.numbered and line.text[0].isupper())


def _labels(line: Line) -> bool:
    """A short line that ends in a colon and says nothing itself."""
    if not line.text.endswith(":"):
        return False
    return len(line.text.split()) <= LABEL_WORDS and not re.search(r"[.!?;] ", line.text)


def _stands_alone(line: Line, lines: Sequence[Line], n: int) -> bool:
    """A short line that looks like a heading: a title, capitals, a question, or alone between blank lines."""
    first, last = line.text[0], line.text[-1]
    if not (first.isupper() or first.isdigit() or last == "?") or last in ".!,;":
        return False
    words = line.text.split()
    if len(words) > HEADING_WORDS or len(line.text) > HEADING_LETTERS or not any(map(str.isalpha, line.text)):
        return False
    if AMOUNT_AFTER_LABEL.match(line.text):
        return False
    if last == "?":
        return line.blank_before or line.blank_after or _parts_sentences(lines, n)
    titled = _titled(words)
    if not titled and _between_sentences(lines, n):
        return True
    return _followed(lines, n, titled) and (titled or (line.blank_before and len(words) <= 8))


FINITE = re.compile(
    r"\b(?:is|are|was|will|may|can|should|must|has|have|do|does|you|your|we|please|no|not)\b", re.IGNORECASE
)
OF_A_TIME = re.compile(r"(?:When|Before|After|Once|What|How) ")
SENTENCE_CASE_WORDS = 6
ENDS = (".", "!", "?")


def _between_sentences(lines: Sequence[Line], n: int) -> bool:
    """A few words without a verb or full stop, above a sentence or list, below an ended one: "Everyday activities"."""
    line = lines[n]
    told = FINITE.search(line.text) and not OF_A_TIME.match(line.text)
    if line.blank_after or told:
        return False
    return 1 < len(line.text.split()) <= SENTENCE_CASE_WORDS and _parts_sentences(lines, n)


def _parts_sentences(lines: Sequence[Line], n: int) -> bool:
    """Whether the line above it has ended, and a longer sentence or a list begins below it."""
    if not 0 < n < len(lines) - 1:
        return False
    line, above, follower = lines[n], lines[n - 1], lines[n + 1]
    ended = above.text.endswith(ENDS) and not (above.item and line.indent > above.indent)
    opens = follower.item or (follower.text[0].isupper() and follower.text.endswith(ENDS))
    return ended and opens and len(follower.text) > len(line.text)


def _followed(lines: Sequence[Line], n: int, titled: bool) -> bool:
    """Something stands below that the heading can be of: an item, text after a blank line, a sentence below a title."""
    follower = lines[n + 1] if n + 1 < len(lines) else None
    if follower is None:
        return False
    goes_on = not lines[n].blank_after and follower.text[:1].islower()
    apart = lines[n].blank_before or lines[n].blank_after
    sentence = (
        titled
        and len(follower.text) > len(lines[n].text)
        and (follower.text[-1] in ".!?:" or LABELLED_LINE.match(follower.text) is not None)
    )
    return not goes_on and (apart or follower.item or sentence)


def _titled(words: Sequence[str]) -> bool:
    """Written as a title: capitals throughout, or at the start of every long word."""
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(words) <= 10 and bool(long_words) and all(word[0].isupper() for word in long_words)
