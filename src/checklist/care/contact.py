"""The ward's number that the unit has set: whoever has no plan here may see it."""

from sqlalchemy.exc import SQLAlchemyError

from checklist.care.house import House
from checklist.store.unit import Setting, all_settings


def ward_phone(house: House) -> str | None:
    """The ward's number; none when the database does not answer, so that an error page can still be drawn."""
    try:
        with house.store.reading() as tx:
            return all_settings(tx).get(Setting.WARD_PHONE)
    except SQLAlchemyError:
        return None
