import pytest

from checklist.access import SHARED, AccessDenied, Action, Part, Role, may, require

TABLE = """
                     visitor  patient  caregiver  nurse  care_team  clinician  admin
build_plan           yes      yes      -          yes    yes        yes        yes
open_link            yes      yes      yes        yes    yes        yes        yes
sign_in              yes      yes      yes        yes    yes        yes        yes
see_own_plan         -        yes      -          -      -          -          -
see_medicines        -        yes      -          -      -          -          -
see_recovery         -        yes      -          -      -          -          -
see_questions        -        yes      -          -      -          -          -
help                 -        -        yes        -      -          -          -
tick                 -        yes      yes        -      -          -          -
check_in             -        yes      -          -      -          -          -
ask_question         -        yes      -          -      -          -          -
move_own_booking     -        yes      -          -      -          -          -
change_own_answers   -        yes      -          -      -          -          -
share_own_plan       -        yes      -          -      -          -          -
see_library          -        -        -          yes    yes        yes        yes
see_people           -        -        -          yes    yes        yes        -
see_person           -        -        -          yes    yes        yes        -
move_booking         -        -        -          yes    yes        yes        -
discharge            -        -        -          yes    yes        yes        -
record_answer        -        -        -          yes    yes        yes        -
message_patient      -        -        -          yes    yes        yes        -
confirm_medicine     -        -        -          -      -          yes        -
see_policy           -        -        -          yes    yes        yes        yes
sign_policy          -        -        -          -      -          yes        -
import_content       -        -        -          -      -          yes        -
review_content       -        -        -          -      -          yes        -
sign_content         -        -        -          -      -          yes        -
edit_settings        -        -        -          -      -          -          yes
manage_users         -        -        -          -      -          -          yes
"""


def drawn() -> str:
    widths = {role: len(role) + 2 for role in Role}
    head = " " * 21 + "".join(role.ljust(widths[role]) for role in Role)
    rows = [
        action.ljust(21) + "".join(("yes" if may(role, action) else "-").ljust(widths[role]) for role in Role)
        for action in Action
    ]
    return "\n".join(["", *(line.rstrip() for line in (head, *rows)), ""])


def test_who_may_do_what() -> None:
    assert drawn() == TABLE


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_what_may_not_be_done_is_denied_by_name_of_role_and_action(role: Role, action: Action) -> None:
    if may(role, action):
        require(role, action)
    else:
        with pytest.raises(AccessDenied, match=f"{role} may not {action}"):
            require(role, action)


def test_a_role_that_is_not_in_the_table_may_do_nothing() -> None:
    assert not any(may("stranger", action) for action in Action)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", Part)
def test_a_caregiver_may_see_the_part_that_is_shared_with_them_and_nothing_more(part: Part) -> None:
    before = {action for action in Action if may(Role.CAREGIVER, action)}
    after = {action for action in Action if may(Role.CAREGIVER, action, {part})}
    assert after - before == SHARED[part]
    for action in SHARED[part]:
        require(Role.CAREGIVER, action, {part})


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CAREGIVER])
def test_what_is_shared_gives_nobody_else_a_right(role: Role) -> None:
    assert all(may(role, action, set(Part)) is may(role, action) for action in Action)
