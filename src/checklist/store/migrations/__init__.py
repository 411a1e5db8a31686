"""The store's history of tables, run when it is opened; alembic is loaded only when there is something to do."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0011"
ONE_AT_A_TIME = 5_702_443_001


def bring_up_to_date(engine: Engine) -> None:
    """The tables of this version. A LookupError if a newer version has already changed them."""
    with engine.connect() as connection:
        tx = connection.execution_options(writing=True)
        with tx.begin():
            if engine.dialect.name == "postgresql":
                tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            found = _found(tx)
            if found != HEAD:
                _upgrade(tx, found)


def _found(tx: Connection) -> str | None:
    if not inspect(tx).has_table("alembic_version"):
        return None
    return tx.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(tx: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = tx
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise LookupError("a newer version of this program has used it")
    command.upgrade(config, "head")
