"""The records that speed is measured on are the same on every machine."""

import hashlib

import msgspec

from bench.generator import VERSIONS, change_sets, operations, revisions
from schemas.changesets import RECORDS


def digest(seed: int) -> str:
    lines = [line for _, chunk in change_sets(50, 40, seed) for line in chunk]
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def test_the_same_seed_makes_the_same_records() -> None:
    assert digest(1) == "7ffb133c030ae935365d6a829a5b0d9ae9520a6ded5f41b06848a85355d21459"


def test_another_seed_makes_other_records() -> None:
    assert digest(1) != digest(2)


def test_change_sets_hold_as_many_operations_as_they_say() -> None:
    sizes = [(number, len(lines) - 1) for number, lines in change_sets(50, 40)]
    assert sizes == [(40, 40), (40, 40), (5, 5)]


def test_every_event_is_revised_so_often_that_each_version_differs() -> None:
    made = [
        msgspec.json.decode(line)
        for _, chunk in [*change_sets(20, 15), *revisions(20, 15)]
        for line in chunk[1:]
    ]
    records: dict[str, list[bytes]] = {}
    for operation in made:
        if operation["kind"] == "event":
            msgspec.convert(operation["record"], RECORDS["event"])
            records.setdefault(operation["key"], []).append(msgspec.json.encode(operation))
    assert [len(set(versions)) for versions in records.values()] == [VERSIONS] * 20


def test_every_record_is_as_the_contract_says() -> None:
    kinds = [
        (made["kind"], type(msgspec.convert(made["record"], RECORDS[made["kind"]])).__name__)
        for made in operations(50)
    ]
    assert sorted(set(kinds)) == [
        ("actor", "ActorInput"),
        ("event", "EventInput"),
        ("source", "SourceInput"),
        ("statement", "StatementInput"),
    ]
