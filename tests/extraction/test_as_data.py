from checklist.extraction import Findings, extract
from checklist.extraction.as_data import data_of
from checklist.extraction.findings import (
    Duration,
    Fare,
    Fasting,
    FollowUpVisit,
    Medication,
    MedicineAction,
    Preparation,
    PreparationKind,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Stay,
    Topic,
    Urgency,
    WarningSign,
    When,
)

KEYS = [
    "title", "fasting", "medications", "preparation_tasks", "duration_minutes", "stay", "recovery_milestones",
    "recovery_tasks", "follow_up", "red_flags",
]  # fmt: skip
ALL_ITEMS = ["quote", "at", "rule", "confidence", "condition"]


def test_a_text_that_says_nothing_has_every_key() -> None:
    data = data_of(Findings(title=""))
    assert list(data) == KEYS
    assert [value for value in data.values() if value] == []
    assert (data["duration_minutes"], data["stay"]) == (None, None)


def test_each_kind_of_item_has_its_keys_and_those_of_all() -> None:
    common = {"quote": "q", "at": (0, 1), "rule": "r", "confidence": 1.0}
    data = data_of(
        Findings(
            title="Repair",
            fasting=(Fasting(what=Fare.ALL, hours_before=(8.0, None), **common),),
            medications=(
                Medication(who="it", action=MedicineAction.STOP, when=When.BEFORE, offset_days=(7.0, 10.0), **common),
            ),
            preparation_tasks=(Preparation(kind=PreparationKind.TEST, condition="if you smoke", **common),),
            duration=Duration(minutes=(45.0, 90.0), **common),
            stay=Stay(**(common | {"quote": "one night"})),
            recovery_milestones=(
                RecoveryMilestone(topic=Topic.WORK, from_days=0.5, to_days=14.0, **common),
                RecoveryMilestone(topic=Topic.PAIN, vague=True, **common),
            ),
            recovery_tasks=(RecoveryTask(kind=RecoveryKind.DIET, **common),),
            follow_up=(FollowUpVisit(at_days=(42.0, 42.0), **common),),
            red_flags=(WarningSign(sign="fever", urgency=Urgency.CALL, **common),),
        )
    )
    every = {"quote": "q", "at": [0, 1], "rule": "r", "confidence": 1, "condition": None}
    assert data == {
        "title": "Repair",
        "fasting": [{"what": "all", "hours_before": [8, None], "clock": None} | every],
        "medications": [{"who": "it", "action": "stop", "offset_days": [7, 10], "when": "before"} | every],
        "preparation_tasks": [{"kind": "test", "offset_days": None} | every | {"condition": "if you smoke"}],
        "duration_minutes": [45, 90],
        "stay": "one night",
        "recovery_milestones": [
            {"topic": "work", "from_days": 0.5, "to_days": 14} | every,
            {"topic": "pain", "from_days": None, "to_days": None, "vague": True} | every,
        ],
        "recovery_tasks": [{"kind": "diet"} | every],
        "follow_up": [{"at_days": [42, 42]} | every],
        "red_flags": [{"sign": "fever", "urgency": "call"} | every],
    }
    assert list(data["fasting"][0]) == ["what", "hours_before", "clock", *ALL_ITEMS]  # type: ignore[index]
    assert "14.0" not in str(data)


def test_the_places_in_the_data_hold_the_words() -> None:
    fasting, stopping = "Do not eat for 8 hours before your operation.", "Stop warfarin 5 days before surgery."
    text = f"# Knee washout\n\nBefore surgery\n- {fasting}\n- {stopping}\n"
    data = data_of(extract(text, ["warfarin"]))
    items = [item for key in KEYS for item in (data[key] if isinstance(data[key], list) else []) if "at" in item]
    assert len(items) == 2
    assert all(text[item["at"][0] : item["at"][1]] == item["quote"] for item in items)
