import pytest

from checklist.care import medicine_list
from checklist.care.answers import Answers, Entered, named, with_medicine
from checklist.care.house import House


@pytest.mark.parametrize(
    ("name", "dose", "how_often", "entered"),
    [
        ("Eliquis", None, None, Entered(name="Eliquis")),
        ("Eliquis 5 mg bd", None, None, Entered(name="Eliquis", dose="5 mg", how_often="twice_daily")),
        ("Eliquis 5 mg bd", None, "daily", Entered(name="Eliquis", dose="5 mg", how_often="daily")),
        ("Eliquis 5 mg", "half", None, Entered(name="Eliquis 5 mg", dose="half")),
        ("Elliquis 5 mg", None, None, Entered(name="Elliquis", dose="5 mg", question=True)),
        ("Zzyzxol 5 mg", None, None, Entered(name="Zzyzxol", dose="5 mg")),
        ("tacrolimus 0.1%", None, None, Entered(name="tacrolimus 0.1%", question=True)),
    ],
)
def test_a_dose_typed_beside_the_name_moves_to_its_place_when_that_is_sure(
    home: House, name: str, dose: str | None, how_often: str | None, entered: Entered
) -> None:
    assert medicine_list.typed(home, name, dose, how_often) == entered


def test_a_pasted_list_is_read_into_entries_and_what_is_unclear_is_a_question(home: House) -> None:
    text = "1. Eliquis 5 mg twice a day\n2. albuterol 2 puffs as needed\n3. semaglutide 1 mg weekly\n4. Zzyzxol"
    assert medicine_list.pasted(home, text) == (
        Entered(name="Eliquis", dose="5 mg", how_often="twice_daily"),
        Entered(name="albuterol 2 puffs", how_often="as_needed", question=True),
        Entered(name="semaglutide", dose="1 mg", how_often="weekly", question=True),
        Entered(name="Zzyzxol"),
    )


@pytest.mark.parametrize(
    ("entered", "picked", "dose"),
    [
        (Entered(name="albuterol 2 puffs"), "albuterol", "2 puffs"),
        (Entered(name="albutrol 2 puffs"), "albuterol", "2 puffs"),
        (Entered(name="metformin ER", dose="500 mg"), "metformin", "ER 500 mg"),
        (Entered(name="Elliquis", dose="5 mg"), "Eliquis", "5 mg"),
        (Entered(name="stopped aspirin"), "aspirin", "stopped"),
        (Entered(name="Elliquis"), "Eliquis", None),
    ],
)
def test_picking_a_name_keeps_what_was_written_beside_it_as_the_dose(
    entered: Entered, picked: str, dose: str | None
) -> None:
    (settled,) = named(with_medicine(Answers(), entered), 0, picked).medicines
    assert (settled.name, settled.dose, settled.question) == (picked, dose, False)
