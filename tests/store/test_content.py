import pytest

from checklist.store import Store
from checklist.store.content import ContentChanged, ContentKind, ContentNotFound, keep, kept_text, versions
from tests.store.builders import NOON


def test_every_version_is_kept(store: Store) -> None:
    with store.writing() as tx:
        keep(tx, ContentKind.PROCEDURE, "excision", "1", "title: Old", NOON)
        keep(tx, ContentKind.PROCEDURE, "excision", "2", "title: New", NOON)
        keep(tx, ContentKind.FACT_BASE, "fact_base", "1", "version: 1", NOON)
    with store.reading() as tx:
        assert kept_text(tx, ContentKind.PROCEDURE, "excision", "1") == "title: Old"
        assert versions(tx, ContentKind.PROCEDURE) == (("excision", "1"), ("excision", "2"))


def test_the_same_version_may_be_offered_again_but_not_with_another_text(store: Store) -> None:
    with store.writing() as tx:
        keep(tx, ContentKind.PROCEDURE, "excision", "1", "title: Old", NOON)
        keep(tx, ContentKind.PROCEDURE, "excision", "1", "title: Old", NOON)
        with pytest.raises(ContentChanged, match="excision version 1"):
            keep(tx, ContentKind.PROCEDURE, "excision", "1", "title: New", NOON)
        assert kept_text(tx, ContentKind.PROCEDURE, "excision", "1") == "title: Old"


def test_a_version_that_is_not_kept_is_not_found(store: Store) -> None:
    with pytest.raises(ContentNotFound, match="excision version 3"), store.reading() as tx:
        kept_text(tx, ContentKind.PROCEDURE, "excision", "3")
