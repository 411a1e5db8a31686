import pytest

from checklist.access import AccessDenied, Action, Role, may, require

TABLE = """
                     visitor  patient  caregiver  nurse  care_team  clinician  admin
build_plan           yes      yes      yes        yes    yes        yes        yes
open_link            yes      yes      yes        yes    yes        yes        yes
sign_in              yes      yes      yes        yes    yes        yes        yes
see_own_plan         -        yes      yes        -      -          -          -
tick                 -        yes      yes        -      -          -          -
ask_question         -        yes      yes        -      -          -          -
move_own_booking     -        yes      -          -      -          -          -
change_own_answers   -        yes      -          -      -          -          -
share_own_plan       -        yes      -          -      -          -          -
see_library          -        -        -          yes    yes        yes        yes
see_people           -        -        -          yes    yes        yes        -
see_person           -        -        -          yes    yes        yes        -
move_booking         -        -        -          yes    yes        yes        -
discharge            -        -        -          yes    yes        yes        -
record_answer        -        -        -          yes    yes        yes        -
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
