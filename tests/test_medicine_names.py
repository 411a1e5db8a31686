import pytest

from checklist.guidance import GuidanceError
from checklist.medication import MatchKind, Medicine, Person, RuleAction
from tests.builders import FROM_MEMORY, a_formulary, a_medicine, a_rule, taking


@pytest.mark.parametrize(
    "name", ["metoprolol", "METOPROLOL", " Metoprolol ", "lopressor", "LopressoR", "  lopressor\t", "Lopressor  HCT"]
)
def test_a_name_is_known_by_ingredient_or_brand_whatever_its_case_and_spaces(name: str) -> None:
    match = a_formulary().match(name)
    assert match.kind is MatchKind.EXACT
    assert match.medicine is not None
    assert match.medicine.generic.startswith("metoprolol")
    assert match.candidates == ()


def test_another_name_of_a_medicine_is_as_good_as_its_brand() -> None:
    assert {a_formulary().match(name).medicine for name in ("Advil", "Brufen", "ibuprofen")} == {
        a_formulary().by_name["ibuprofen"]
    }


@pytest.mark.parametrize("name", ["insulin", " Insulin "])
def test_a_name_that_several_medicines_share_is_the_question_which_one(name: str) -> None:
    match = a_formulary().match(name)
    assert (match.kind, match.medicine) == (MatchKind.AMBIGUOUS, None)
    assert match.candidates == ("insulin glargine", "insulin lispro")
    assert tuple(medicine.generic for medicine in match.meanings) == match.candidates


@pytest.mark.parametrize(
    ("name", "first"), [("Elliquis", "Eliquis"), ("metoprolo", "metoprolol"), ("lantuss", "Lantus")]
)
def test_a_near_miss_is_a_question_and_never_an_answer(name: str, first: str) -> None:
    match = a_formulary().match(name)
    assert (match.kind, match.medicine, match.meanings) == (MatchKind.NEAR, None, ())
    assert match.candidates[0] == first


@pytest.mark.parametrize("name", ["", " ", "el", "Zzyzx", "blue pill"])
def test_a_name_like_no_other_is_unknown(name: str) -> None:
    match = a_formulary().match(name)
    assert (match.kind, match.medicine, match.candidates) == (MatchKind.UNKNOWN, None, ())


def test_a_name_of_2_letters_is_like_too_many_to_ask() -> None:
    short = a_formulary(medicines=(a_medicine("abx", "nsaid"), a_medicine("cdex", "nsaid")))
    assert (short.match("ab").kind, short.match("cde").kind) == (MatchKind.UNKNOWN, MatchKind.NEAR)


def test_no_more_than_4_near_names_are_offered() -> None:
    alike = tuple(a_medicine(f"pillola {letter}", "beta_blocker") for letter in "abcdef")
    assert len(a_formulary(medicines=alike).match("pillola").candidates) == 4


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("lo", ("Lopressor", "Lopressor HCT")),
        (" LOPRESSOR  h", ("Lopressor HCT",)),
        ("in", ("insulin", "insulin lispro", "insulin glargine")),
        ("l", ()),
        ("", ()),
        ("zz", ()),
    ],
)
def test_what_begins_as_typed_is_offered_shortest_first(typed: str, offered: tuple[str, ...]) -> None:
    assert a_formulary().beginning_with(typed) == offered


def test_no_more_than_4_names_are_offered_while_typing() -> None:
    alike = tuple(a_medicine(f"pillola {letter}", "beta_blocker") for letter in "fedcba")
    offered = a_formulary(medicines=alike).beginning_with("pillola")
    assert offered == ("pillola a", "pillola b", "pillola c", "pillola d")


@pytest.mark.parametrize("name", ["insulin", "Elliquis", "Zzyzx"])
def test_what_is_not_exactly_one_medicine_is_ask(name: str) -> None:
    ruling = a_formulary().rule(taking(name), Person())
    assert (ruling.action, ruling.needs_confirmation) == (RuleAction.ASK, True)
    assert (ruling.group, ruling.interval, ruling.source) == (None, None, FROM_MEMORY)


@pytest.mark.parametrize(
    ("medicines", "ambiguous", "said"),
    [
        ((a_medicine("pill", "nsaid"),), {}, "pill: no rule for nsaid"),
        ((a_medicine("pill"),), {}, "pill: no rule for it: name its group"),
        ((a_medicine("a", "beta", names=("Pill",)), a_medicine("b", "beta", names=("pill",))), {}, "pill: several"),
        ((a_medicine("a", "beta", names=("b",)), a_medicine("b", "beta")), {}, "b: several"),
        ((a_medicine("a", "beta"),), {"Pill": ("a", "b")}, "Pill: no medicine is named b"),
    ],
)
def test_a_list_of_medicines_that_would_guess_is_refused(
    medicines: tuple[Medicine, ...], ambiguous: dict[str, tuple[str, ...]], said: str
) -> None:
    with pytest.raises(GuidanceError, match=said):
        a_formulary(a_rule("beta"), medicines=medicines, ambiguous=ambiguous)


def test_a_shared_name_is_no_mistake_once_it_is_a_question() -> None:
    two = (a_medicine("a", "beta", names=("Pill",)), a_medicine("b", "beta", names=("pill",)))
    assert a_formulary(a_rule("beta"), medicines=two, ambiguous={"pill": ("a", "b")}).match("PILL").meanings == two
