"""Inputs that nobody would write: each gives findings in their exact words, or one sentence, and never an error."""

import random
import sys
from collections.abc import Callable

import pytest

from checklist.extraction import extract
from checklist.extraction.files import Unreadable, text_of
from tests.extraction.made import docx, paragraph, pdf

EACH, LONGEST, REPEATED, LONG = 500, 600, 400, 20_000
PIECES = [
    "at least ", "1-", "(", ")", "- ", "if you ", "a a a ", "and ", ": ", "or ", ", ", ". ", "? ", "* ", "** ", "# ",
    "\n", "\n\n", "1. ", "2 to ", "weeks ", "days before ", "after ", "for ", "the first ", "do not ", "stop ",
    "eat ", "drink ", "call ", "fever ", "aspirin ", "6 am ", "midnight ", "½ ", "“", "'", "…", "–", "/", "\t", "  ",
    "you may ", "such as ", "hours ", "week 2 ", "surgery ", "no ", "not ", "e.g. ", "Dr. ", "will ", "until ",
    "within ", "day of ", "Days 1-2\n",
]  # fmt: skip
SENTENCES = [
    "Do not eat for 8 hours before your operation.", "Stop aspirin 7 to 10 days before surgery.",
    "If you smoke, stop now.", "You can drive after 2 weeks.", "Call us if you have a fever or bleeding.",
    "Expect swelling for a few days to a week.", "After your operation", "Keep the wound dry until day 3.",
    "Arrange for an adult to drive you home.", "The operation takes 60 to 120 minutes.", "You will stay one night.",
    "See your surgeon after six weeks.",
]  # fmt: skip
ODD = [
    "\u202e", "\u200f", "\u200b", "\ufeff", "\u00ad", "\u0301", "é", "İ", "ß", "ﬁ", "🙂", "👩\u200d⚕\ufe0f", "🏥",
    "مرحبا ", "לפני ", "手術 ", "\u0663 ", "\u00b2 ",
]  # fmt: skip
SCRIPTS = [
    "<script>stop('eating')</script>", "<style>p{}</style>", "<b onclick=eat()>", "<!--", "-->", "<![CDATA[", "]]>",
]  # fmt: skip
TAGS = [
    "<p>", "</p>", "<li>", "</ul>", "<table>", "<td>", "<h2>", "<br/>", "<", ">", "&amp;", "&#0;", "&#xd800;",
    "<a href='",
]  # fmt: skip


def some(rng: random.Random, pieces: list[str]) -> str:
    text = ""
    while len(text) < rng.randint(1, LONGEST):
        text += rng.choice(pieces)
    return text[:LONGEST]


def noise(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randint(0, LONGEST))


def letters(rng: random.Random) -> bytes:
    """Bytes that no encoding refuses, in one line."""
    return bytes(rng.choice(range(1, 256)) for _ in range(rng.randint(1, LONGEST)))


def controls(rng: random.Random) -> bytes:
    return some(rng, [*map(chr, range(1, 32)), "\x7f", "\x85", *SENTENCES]).encode()


def languages(rng: random.Random) -> bytes:
    return some(rng, [*ODD, *SENTENCES, " "]).encode(rng.choice(["utf-8", "utf-16", "utf-8-sig"]))


def repetition(rng: random.Random) -> bytes:
    return (rng.choice(PIECES) * REPEATED)[:REPEATED].encode() + rng.choice(["", *SENTENCES]).encode()


def two_repeated(rng: random.Random) -> bytes:
    return ("".join(rng.sample(PIECES, rng.randint(2, 4))) * REPEATED)[:REPEATED].encode()


def shuffled(rng: random.Random) -> bytes:
    return some(rng, [*PIECES, *SENTENCES]).encode()


def mutated(rng: random.Random) -> bytes:
    text = list(rng.choice(["\n", " ", "\n- ", "\n\n"]).join(rng.sample(SENTENCES, 6)))
    for _ in range(rng.randint(1, 40)):
        text[rng.randrange(len(text))] = rng.choice([*ODD, *PIECES, ""])
    return "".join(text).encode()


def web_pages(rng: random.Random) -> bytes:
    return ("<html>" + some(rng, [*TAGS, *SCRIPTS, *SENTENCES])).encode()


def damaged(rng: random.Random) -> bytes:
    """A Word document or a PDF with bytes changed, left out or doubled."""
    words = rng.choice(SENTENCES)
    raw = bytearray(docx(paragraph(words, item=True)) if rng.random() < 0.5 else pdf([words], SENTENCES))
    for _ in range(rng.randint(1, 8)):
        place = rng.randrange(len(raw))
        raw[place : place + rng.randint(0, 20)] = rng.randbytes(rng.randint(0, 20))
    return bytes(raw)


KINDS: list[Callable[[random.Random], bytes]] = [
    noise, letters, controls, languages, repetition, two_repeated, shuffled, mutated, web_pages, damaged,
]  # fmt: skip


def outcome(raw: bytes) -> str:
    """How an input ends: findings, nothing found, or refused; all of them held to what is promised."""
    try:
        text = text_of(raw, "leaflet")
    except Unreadable as refusal:
        message = str(refusal)
        assert message.startswith("Cannot read leaflet: ") and message.endswith(".") and "\n" not in message
        return "refused"
    assert not {"\r", "\0"} & set(text)
    findings = extract(text, ["aspirin", "warfarin"])
    assert [finding for finding in findings if text[slice(*finding.at)] != finding.quote or not finding.quote] == []
    assert all(0 <= finding.confidence <= 1 for finding in findings)
    return "found" if list(findings) else "nothing"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_hostile_inputs_give_exact_findings_or_a_sentence(kind: Callable[[random.Random], bytes]) -> None:
    rng = random.Random(kind.__name__)
    ends = [outcome(kind(rng)) for _ in range(EACH)]
    assert len(ends) == EACH


def test_what_reads_hostile_inputs_finds_what_is_plain() -> None:
    assert outcome("\n".join(SENTENCES).encode()) == "found"
    assert outcome(b"\0") == "refused"
    assert outcome(b"Hello.") == "nothing"


@pytest.mark.parametrize("page", [f"<p>One</p>{script}<p>Two" for script in SCRIPTS[:2]])
def test_a_script_never_becomes_text(page: str) -> None:
    assert text_of(page.encode(), "leaflet").split() == ["One", "Two"]


@pytest.mark.parametrize("piece", [*PIECES, *SENTENCES, *ODD])
def test_a_long_run_of_one_piece_gives_exact_findings_or_none(piece: str) -> None:
    assert outcome((piece * LONG)[:LONG].encode()) in ("found", "nothing", "refused")


def calls(text: str) -> int:
    """How many calls reading it takes, in Python and in its matcher."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extract(text, ["aspirin", "warfarin"])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("line", ["{}, ", "{} ", "Stop {} 2 days before. ", "- {}\n", "Eat {}.\n\n", "(", "{}: {}\n"])
def test_twice_the_text_is_twice_the_work_at_most(line: str) -> None:
    once, twice = (calls("".join(line.format(f"word{n}", n) for n in range(size))) for size in (400, 800))
    assert twice < 2.3 * once
