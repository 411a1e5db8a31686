import hashlib
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checklist.store.chain import GENESIS, Link, body_of, first_broken, link_hash, payload_hash

texts = st.text(max_size=20)
bodies = st.builds(body_of, st.none() | texts, st.dictionaries(texts, texts, max_size=3))
FACTS = ("id", "plan", "at", "received_at", "actor", "kind")


def chained(said: list[tuple[str, ...]]) -> list[Link]:
    links: list[Link] = []
    for seq, (salt, body, *facts) in enumerate(said, start=1):
        link = Link(
            **dict(zip(FACTS, facts, strict=True)),
            seq=seq,
            payload_hash=payload_hash(salt, body),
            previous_hash=links[-1].hash if links else GENESIS,
            payload=(salt, body),
        )
        links.append(replace(link, hash=link_hash(link)))
    return links


chains = st.lists(st.tuples(texts, bodies, *([texts] * len(FACTS))), min_size=1, max_size=8).map(chained)


@given(chains)
def test_any_chain_that_was_made_by_appending_holds(links: list[Link]) -> None:
    assert first_broken(links) is None


@given(chains, st.data())
def test_erasing_any_payload_keeps_the_chain(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], payload=None)
    assert first_broken(links) is None


@given(chains, st.data(), bodies)
def test_any_change_to_a_payload_is_found_where_it_was_made(links: list[Link], data: st.DataObject, body: str) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    salt, was = links[place].payload or ("", "")
    links[place] = replace(links[place], payload=(salt, body))
    assert first_broken(links) == (None if body == was else place + 1)


@given(chains, st.data(), st.sampled_from(FACTS), texts)
def test_any_change_to_a_fact_is_found_where_it_was_made(
    links: list[Link], data: st.DataObject, fact: str, text: str
) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    changed = replace(links[place], **{fact: text})
    broken = first_broken([*links[:place], changed, *links[place + 1 :]])
    assert broken == (None if changed == links[place] else place + 1)


@given(chains, st.data())
def test_a_missing_event_is_found_unless_it_was_the_last(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    broken = first_broken(links[:place] + links[place + 1 :])
    assert broken == (None if place == len(links) - 1 else place + 1)


def resealed(link: Link, **changes: object) -> Link:
    changed = replace(link, **changes)  # type: ignore[arg-type]
    return replace(changed, hash=link_hash(changed))


def test_an_event_rewritten_with_a_hash_that_fits_it_breaks_the_one_after_it() -> None:
    links = chained([("s", "{}", *FACTS)] * 3)
    links[1] = resealed(links[1], kind="undone")
    assert first_broken(links) == 3


def test_a_chain_that_fits_together_but_is_numbered_wrongly_is_found() -> None:
    first, second = chained([("s", "{}", *FACTS)] * 2)
    assert first_broken([resealed(first, seq=2)]) == 1
    assert first_broken([first, resealed(second, seq=3)]) == 2


def sha_256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_hashes_are_sha_256_over_canonical_json_of_the_facts_in_their_order() -> None:
    body = body_of("shower", {"text": "é", "about": "a"})
    assert body == '{"payload":{"about":"a","text":"\\u00e9"},"task":"shower"}'
    salted = payload_hash("00", body)
    assert salted == sha_256(json.dumps(["00", body], separators=(",", ":")))
    facts = {"id": "a", "plan": "p", "seq": 1, "at": "noon", "received_at": "later", "actor": "patient", "kind": "done"}
    link = Link(**facts, payload_hash=salted, previous_hash=GENESIS)
    assert link_hash(link) == sha_256(f'["{GENESIS}","a","p",1,"noon","later","patient","done","{salted}"]')
