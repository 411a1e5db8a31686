"""Who may do what: one table of role and action, and what a patient may share. What is in neither is not allowed."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Role(StrEnum):
    """Who someone is to the house."""

    VISITOR = "visitor"
    PATIENT = "patient"
    CAREGIVER = "caregiver"
    NURSE = "nurse"
    CARE_TEAM = "care_team"
    CLINICIAN = "clinician"
    ADMIN = "admin"


class Action(StrEnum):
    """What someone may want to do."""

    BUILD_PLAN = "build_plan"
    OPEN_LINK = "open_link"
    SIGN_IN = "sign_in"
    SEE_OWN_PLAN = "see_own_plan"
    SEE_MEDICINES = "see_medicines"
    SEE_RECOVERY = "see_recovery"
    SEE_QUESTIONS = "see_questions"
    HELP = "help"
    TICK = "tick"
    CHECK_IN = "check_in"
    ASK_QUESTION = "ask_question"
    MOVE_OWN_BOOKING = "move_own_booking"
    CHANGE_OWN_ANSWERS = "change_own_answers"
    SHARE_OWN_PLAN = "share_own_plan"
    SEE_LIBRARY = "see_library"
    SEE_PEOPLE = "see_people"
    SEE_PERSON = "see_person"
    MOVE_BOOKING = "move_booking"
    DISCHARGE = "discharge"
    RECORD_ANSWER = "record_answer"
    MESSAGE_PATIENT = "message_patient"
    CONFIRM_MEDICINE = "confirm_medicine"
    SEE_POLICY = "see_policy"
    SIGN_POLICY = "sign_policy"
    IMPORT_CONTENT = "import_content"
    REVIEW_CONTENT = "review_content"
    SIGN_CONTENT = "sign_content"
    EDIT_SETTINGS = "edit_settings"
    MANAGE_USERS = "manage_users"


class Part(StrEnum):
    """What a patient may share with a helper, beside the helper's own list and the warning signs."""

    MEDICINES = "medicines"
    RECOVERY = "recovery"
    QUESTIONS = "questions"


class AccessDenied(PermissionError):
    """The role may not do this; the message names the action and no person."""


_ANYONE = frozenset({Action.BUILD_PLAN, Action.OPEN_LINK, Action.SIGN_IN})
_CAREGIVER = frozenset({Action.OPEN_LINK, Action.SIGN_IN, Action.HELP, Action.TICK})
_OWN = {Action.SEE_OWN_PLAN, Action.SEE_MEDICINES, Action.SEE_RECOVERY, Action.SEE_QUESTIONS, Action.TICK}
_OWN |= {
    Action.CHECK_IN,
    Action.ASK_QUESTION,
    Action.MOVE_OWN_BOOKING,
    Action.CHANGE_OWN_ANSWERS,
    Action.SHARE_OWN_PLAN,
}
_CONTENT = {Action.IMPORT_CONTENT, Action.REVIEW_CONTENT, Action.SIGN_CONTENT}
_PEOPLE = {
    Action.SEE_PEOPLE, Action.SEE_PERSON, Action.MOVE_BOOKING, Action.RECORD_ANSWER, Action.DISCHARGE,
    Action.MESSAGE_PATIENT,
}  # fmt: skip
_STAFF = _ANYONE | _PEOPLE | {Action.SEE_LIBRARY, Action.SEE_POLICY}

ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.VISITOR: _ANYONE,
    Role.CAREGIVER: _CAREGIVER,
    Role.PATIENT: _ANYONE | _OWN,
    Role.NURSE: _STAFF,
    Role.CARE_TEAM: _STAFF,
    Role.CLINICIAN: _STAFF | _CONTENT | {Action.CONFIRM_MEDICINE, Action.SIGN_POLICY},
    Role.ADMIN: _ANYONE | {Action.SEE_LIBRARY, Action.SEE_POLICY, Action.EDIT_SETTINGS, Action.MANAGE_USERS},
}

SHARED: Mapping[Part, frozenset[Action]] = {
    Part.MEDICINES: frozenset({Action.SEE_MEDICINES}),
    Part.RECOVERY: frozenset({Action.SEE_RECOVERY, Action.CHECK_IN}),
    Part.QUESTIONS: frozenset({Action.SEE_QUESTIONS}),
}

STAFF = frozenset({Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN})


def may(role: Role, action: Action, shared: Collection[Part] = ()) -> bool:
    """Whether someone of this role may do this. To a caregiver counts what the patient has `shared` with them."""
    granted = {action for part in shared for action in SHARED[part]} if role is Role.CAREGIVER else set()
    return action in ALLOWED.get(role, frozenset()) or action in granted


def require(role: Role, action: Action, shared: Collection[Part] = ()) -> None:
    """Nothing, if the role may; otherwise AccessDenied."""
    if not may(role, action, shared):
        raise AccessDenied(f"{role} may not {action}")
