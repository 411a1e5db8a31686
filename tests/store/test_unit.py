from concurrent.futures import ThreadPoolExecutor

from checklist.plan import PlanId
from checklist.store import Store
from checklist.store.unit import AuditEntry, Setting, SettingRow, all_settings, audit_of, history, note, set_value
from tests.store.builders import NOON


def test_a_setting_holds_its_newest_value_and_one_never_set_is_not_there(store: Store) -> None:
    with store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0100", at=NOON, by="admin")
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON, by="admin")
        set_value(tx, Setting.FASTING_POLICY, {"policy": "guideline"}, at=NOON, by="admin")
    with store.reading() as tx:
        assert all_settings(tx) == {Setting.WARD_PHONE: "555-0142", Setting.FASTING_POLICY: {"policy": "guideline"}}


def test_every_value_a_setting_ever_had_stays_with_who_set_it_and_when(store: Store) -> None:
    with store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0100", at=NOON, by="admin")
    with store.writing() as tx:
        set_value(tx, Setting.EMERGENCY_PHONE, "911", at=NOON, by="admin")
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON.replace(hour=13), by="lena")
    with store.reading() as tx:
        assert history(tx, Setting.WARD_PHONE) == (
            SettingRow(version=1, value="555-0100", at=NOON, by="admin"),
            SettingRow(version=2, value="555-0142", at=NOON.replace(hour=13), by="lena"),
        )
        assert history(tx, Setting.CRISIS_PHONE) == ()


def test_many_who_set_at_the_same_time_each_have_a_row_of_their_own(store: Store) -> None:
    def sets(number: int) -> None:
        with store.writing() as tx:
            set_value(tx, Setting.WARD_PHONE, f"555-{number:04}", at=NOON, by="admin")

    with ThreadPoolExecutor(8) as people:
        list(people.map(sets, range(16)))
    with store.reading() as tx:
        rows = history(tx, Setting.WARD_PHONE)
    assert [row.version for row in rows] == list(range(1, 17))
    assert {row.value for row in rows} == {f"555-{number:04}" for number in range(16)}


def test_the_audit_is_kept_in_order_and_can_be_read_for_one_plan(store: Store) -> None:
    first = AuditEntry(at=NOON, who="nurse-1", what="see_person", plan=PlanId("p"))
    second = AuditEntry(at=NOON, who="admin", what="edit_settings", plan=None)
    with store.writing() as tx:
        note(tx, first)
        note(tx, second)
    with store.reading() as tx:
        assert audit_of(tx) == (first, second)
        assert audit_of(tx, PlanId("p")) == (first,)
