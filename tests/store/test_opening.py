import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from checklist.store import Store, StoreError, migrations, open_store
from checklist.store.tables import metadata
from checklist.store.unit import Setting, SettingRow, history
from tests.store.builders import NOON


def test_the_migrations_build_just_what_the_tables_say(store: Store) -> None:
    with store.reading() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []


def test_the_head_that_is_looked_for_is_the_newest_migration() -> None:
    folder = Path(migrations.__file__).parent
    assert ScriptDirectory(str(folder)).get_heads() == [migrations.HEAD]


def test_a_database_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(store: Store, url: str) -> None:
    secret = store.secret()
    with store.writing() as tx:
        for table in (
            "begun_check_ins",
            "photos",
            "board_alerts",
            "board_counted",
            "board",
            "board_facts",
            "shares",
            "decisions",
            "guidance_texts",
            "unit_settings",
        ):
            tx.execute(text(f"DROP TABLE {table}"))
        tx.execute(text("DROP INDEX ix_events_seldom"))
        tx.execute(
            text("CREATE TABLE unit_settings (key TEXT, value TEXT, set_at TEXT, set_by TEXT, PRIMARY KEY (key))")
        )
        was = {"key": "ward_phone", "value": '"555-0142"', "at": NOON.isoformat(), "by": "admin"}
        tx.execute(text("INSERT INTO unit_settings VALUES (:key, :value, :at, :by)"), was)
        tx.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    again = open_store(url)
    with again.reading() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []
        assert history(tx, Setting.WARD_PHONE) == (SettingRow(version=1, value="555-0142", at=NOON, by="admin"),)
    assert again.secret() == secret
    again.close()


def test_opening_again_changes_nothing_and_keeps_the_secret(store: Store, url: str) -> None:
    again = open_store(url)
    assert again.secret() == store.secret()
    assert len(store.secret()) == 32
    again.close()


def test_a_database_that_a_newer_version_has_used_is_left_alone(store: Store, url: str) -> None:
    with store.writing() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(url)


def test_sqlite_is_durable_strict_and_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "checklist.db"
    store = open_store(f"sqlite:///{path}")
    with store.reading() as tx:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 2, 1, 10_000]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "not a database URL"),
        ("mysql://host/name", "mysql databases are not supported"),
        ("sqlite:////no/such/folder/checklist.db", "no folder /no/such/folder"),
        ("postgresql://who:topsecret@127.0.0.1:1/name", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_opened_is_one_sentence_without_a_password(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as refused:
        open_store(url)
    assert "topsecret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_store_whose_tables_are_gone_says_that_it_does_not_answer(store: Store) -> None:
    store.answers()
    with store.writing() as tx:
        tx.execute(text("DROP TABLE installation"))
    with pytest.raises(StoreError, match="does not answer"):
        store.answers()


def test_a_closed_store_holds_no_connection(store: Store) -> None:
    assert store.write(lambda tx: tx.execute(text("SELECT 1")).scalar()) == 1
    store.close()
    assert store.engine.pool.status().count("Current Checked out connections: 0") == 1


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "checklist.db"
    path.write_text("not a database, but a long enough text to be read as one " * 20)
    with pytest.raises(StoreError, match="cannot be opened: file is not a database"):
        open_store(f"sqlite:///{path}")
