"""A whole list pasted at once: each medicine with its dose as written and how often, and no line dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.medication import HowOften, Written, entries_of
from tests.shipped import BASE

DAILY, TWICE, THRICE, WEEKLY, MONTHLY, NEEDED, PUMP = (
    HowOften.DAILY, HowOften.TWICE_DAILY, HowOften.THREE_TIMES_DAILY, HowOften.WEEKLY, HowOften.MONTHLY,
    HowOften.AS_NEEDED, HowOften.PUMP,
)  # fmt: skip
Said = tuple[str, str | None, HowOften | None]
FORMS: list[tuple[str, list[Said]]] = [
    ("apixaban 5 mg twice a day", [("apixaban", "5 mg", TWICE)]),
    ("metformin 500mg BD", [("metformin", "500mg", TWICE)]),
    ("Vit D", [("Vit D", None, None)]),
    ("aspirin 81 mg daily (baby)", [("aspirin", "81 mg (baby)", DAILY)]),
    ("1. Lisinopril 10 mg daily\n2. Metformin 1,000 mg BID",
     [("Lisinopril", "10 mg", DAILY), ("Metformin", "1,000 mg", TWICE)]),
    ("3) Eliquis 5mg\n4) Tums", [("Eliquis", "5mg", None), ("Tums", None, None)]),
    ("1.aspirin 2.Tums", [("aspirin", None, None), ("Tums", None, None)]),
    ("- aspirin\n* Tums\n• fish oil 1000 mg",
     [("aspirin", None, None), ("Tums", None, None), ("fish oil", "1000 mg", None)]),
    ("[ ] aspirin\n[x] Tums", [("aspirin", None, None), ("Tums", None, None)]),
    ("aspirin,Plavix,metformin", [("aspirin", None, None), ("Plavix", None, None), ("metformin", None, None)]),
    ("metformin 500 mg, lisinopril 10 mg", [("metformin", "500 mg", None), ("lisinopril", "10 mg", None)]),
    ("metformin 500 mg; lisinopril 10 mg", [("metformin", "500 mg", None), ("lisinopril", "10 mg", None)]),
    ("apixaban 5 mg, twice a day, with food", [("apixaban", "5 mg, with food", TWICE)]),
    ("Metformin | 500 mg | twice daily\nEliquis\t5 mg\tBID",
     [("Metformin", "500 mg", TWICE), ("Eliquis", "5 mg", TWICE)]),
    ('"Metformin","500 mg","BID"', [("Metformin", "500 mg", TWICE)]),
    ("Metformin - 500 mg - 2x daily", [("Metformin", "500 mg", TWICE)]),
    ("Eliquis: 5 mg BID", [("Eliquis", "5 mg", TWICE)]),
    ("warfarin\n5 mg at night\nmetoprolol", [("warfarin", "5 mg at night", None), ("metoprolol", None, None)]),
    ("aspirin 81 mg and Plavix 75 mg", [("aspirin", "81 mg", None), ("Plavix", "75 mg", None)]),
    ("losartan and hydrochlorothiazide 50/12.5 mg", [("losartan and hydrochlorothiazide", "50/12.5 mg", None)]),
    ("amlodipine + benazepril 5/10 mg", [("amlodipine + benazepril", "5/10 mg", None)]),
    ("antacid (calcium, magnesium or aluminum)", [("antacid (calcium, magnesium or aluminum)", None, None)]),
    ("Humalog Mix 75/25 20 units bid", [("Humalog Mix 75/25", "20 units", TWICE)]),
    ("5-HTP 100 mg", [("5-HTP", "100 mg", None)]),
    ("2.5 mg warfarin", [("warfarin", "2.5 mg", None)]),
    ("2 tablets of Tylenol every 6 hours as needed", [("Tylenol", "2 tablets every 6 hours", NEEDED)]),
    ("ibuprofen 400 mg q8h", [("ibuprofen", "400 mg", THRICE)]),
    ("gabapentin 300 mg t.i.d.", [("gabapentin", "300 mg", THRICE)]),
    ("digoxin .125 mg qd", [("digoxin", ".125 mg", DAILY)]),
    ("levothyroxine 50 mcg every morning", [("levothyroxine", "50 mcg every morning", DAILY)]),
    ("metformin 500 mg morning and night", [("metformin", "500 mg", TWICE)]),
    ("simvastatin 40mg nocte", [("simvastatin", "40mg nocte", None)]),
    ("atorvastatin 20 mg daily at bedtime", [("atorvastatin", "20 mg daily at bedtime", None)]),
    ("methotrexate 15 mg once a week", [("methotrexate", "15 mg", WEEKLY)]),
    ("methotrexate 15 mg twice a week", [("methotrexate", "15 mg twice a week", None)]),
    ("alendronate 70 mg every Sunday", [("alendronate", "70 mg", WEEKLY)]),
    ("warfarin 5 mg Mon, Wed, Fri; 2.5 mg other days", [("warfarin", "5 mg Mon, Wed, Fri, 2.5 mg other days", None)]),
    ("Repatha 140 mg every 2 weeks", [("Repatha", "140 mg every 2 weeks", None)]),
    ("Prolia 60 mg every 6 months", [("Prolia", "60 mg every 6 months", None)]),
    ("ibandronate 150 mg once monthly", [("ibandronate", "150 mg", MONTHLY)]),
    ("insulin lispro 1 unit by pump", [("insulin lispro", "1 unit", PUMP)]),
    ("clopidogrel 75 mg 1 tab a day", [("clopidogrel", "75 mg 1 tab", DAILY)]),
    ("furosemide 40 mg 2 tablets a day", [("furosemide", "40 mg 2 tablets a day", None)]),
    ("acetaminophen 1 g four times a day", [("acetaminophen", "1 g four times a day", None)]),
    ("prednisone 10 mg daily then 5 mg daily", [("prednisone", "10 mg daily then 5 mg daily", None)]),
    ("prednisone 5 mg every other day", [("prednisone", "5 mg every other day", None)]),
    ("Elliquis 5 mg bid", [("Elliquis", "5 mg", TWICE)]),
    ("Zorblax 3 mg\n\n  \nmy heart pill", [("Zorblax", "3 mg", None), ("my heart pill", None, None)]),
    ("My medicines:\naspirin", [("My medicines", None, None), ("aspirin", None, None)]),
    ("5 mg twice a day\naspirin", [("5 mg twice a day", None, None), ("aspirin", None, None)]),
]  # fmt: skip


def read(text: str) -> tuple[Written, ...]:
    return entries_of(text, BASE.formulary)


@pytest.mark.parametrize(("text", "said"), FORMS, ids=[text for text, _ in FORMS])
def test_a_pasted_list_is_parted_into_its_medicines(text: str, said: list[Said]) -> None:
    assert [(entry.name, entry.dose, entry.how_often) for entry in read(text)] == said


@pytest.mark.parametrize("text", ["", "  \n\t\n", "- \n* \n1. ", ",,;|"])
def test_nothing_pasted_is_no_medicine(text: str) -> None:
    assert read(text) == ()


BULLETS = st.sampled_from(["", "- ", "• ", "* ", "1. ", "12) ", "[ ] "])
NAMES = st.sampled_from([medicine.generic for medicine in BASE.formulary.medicines])
TAILS = st.sampled_from(["", " 5 mg", " 20mg BD", ", 10 mg, once a day", " 100 mcg at night", ": 1 tablet as needed"])


@given(st.lists(st.tuples(BULLETS, NAMES, TAILS), max_size=8))
def test_each_line_with_a_name_is_an_entry_of_that_name_in_its_order(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join("".join(line) for line in lines)
    assert [entry.name for entry in read(text)] == [name for _, name, _ in lines]


WORDS = st.sampled_from(
    ["aspirin", "5 mg", "daily", "and", "qwzrt", "vlkpx", "jjhgt", ",", ";", "\n", "(", ")", "- ", "|", "2 puffs"]
)


@given(st.lists(WORDS, max_size=15))
def test_no_word_that_is_not_understood_is_ever_lost(words: list[str]) -> None:
    kept = " ".join(f"{entry.name} {entry.dose or ''}" for entry in read(" ".join(words))).split()
    for strange in ("qwzrt", "vlkpx", "jjhgt", "aspirin"):
        assert sum(strange in word for word in kept) == words.count(strange)


@given(st.text(max_size=60))
def test_any_text_can_be_pasted(text: str) -> None:
    assert all(entry.name.strip() for entry in read(text))
