from checklist.plan import PlanId
from checklist.store import Store
from checklist.store.unit import AuditEntry, Setting, all_settings, audit_of, note, set_value
from tests.store.builders import NOON


def test_a_setting_holds_its_newest_value_and_one_never_set_is_not_there(store: Store) -> None:
    with store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0100", at=NOON, by="admin")
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON, by="admin")
        set_value(tx, Setting.FASTING_POLICY, {"policy": "guideline"}, at=NOON, by="admin")
    with store.reading() as tx:
        assert all_settings(tx) == {Setting.WARD_PHONE: "555-0142", Setting.FASTING_POLICY: {"policy": "guideline"}}


def test_the_audit_is_kept_in_order_and_can_be_read_for_one_plan(store: Store) -> None:
    first = AuditEntry(at=NOON, who="nurse-1", what="see_person", plan=PlanId("p"))
    second = AuditEntry(at=NOON, who="admin", what="edit_settings", plan=None)
    with store.writing() as tx:
        note(tx, first)
        note(tx, second)
    with store.reading() as tx:
        assert audit_of(tx) == (first, second)
        assert audit_of(tx, PlanId("p")) == (first,)
