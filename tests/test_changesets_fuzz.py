"""Whatever is sent is written or refused with its faults, and never ends in another error."""

import copy
import json
import random
from typing import Any

import pytest

from api.changesets.check import StaleVersionError
from api.changesets.faults import ChangeSetInvalidError
from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from tests.everything import AWKWARD, EVERYTHING, META
from tests.records import retract
from tests.state import differences, row_counts

HEAD = {"dataset": "test", "reason": "x", "dataset_meta": META}
SEED: Any = [*EVERYTHING, retract("event", "nowhere")]
REFUSALS = (ChangeSetInvalidError, StaleVersionError)
#: What a value is replaced by: wrong types, edges of ranges, awkward texts, keys of others.
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 2**31 - 1, 2**31, 2**63, 10**40, 0.1, -1e300, 90.0000001),
    *("", " ", "\0", "\x7f", "x" * 201, "x" * 20_000, AWKWARD, "e\u0301", "\u202e", "\U0001113d"),
    *("RU", "RU\n", "en-", "2023", "2023-13", "0000", "9999-12-31/", "2023-02-29", "[..2020]"),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "http://x", "00" * 32),
    *("legion", "russia", "raid", "war", "page", "copy", "claim", "raid-ukraine", "denial"),
    *("affirms", "denies", "retracts", "confirms", "perpetrator", "involved", "text", "put"),
    *([], {}, [[]], [{}], {"edtf": "2023"}, [{"source": "page"}], {"type": "locator"}),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a nest of lists and objects."""
    found = [path] if path else []
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, part in entries:
        found += places(part, (*path, name))
    return found


def mutate(chance: random.Random) -> list[Any]:
    """A few records as they should be, with a few random changes."""
    operations: list[Any] = copy.deepcopy(chance.sample(SEED, chance.randint(1, 6)))
    for _ in range(chance.randint(1, 3)):
        way = chance.choice(places(operations) or [(0,)])
        parent = operations
        for name in way[:-1]:
            parent = parent[name]
        change = chance.randrange(5)
        if change == 0 and parent is not operations:
            del parent[way[-1]]
        elif change == 1 and isinstance(parent, dict):
            parent[chance.choice(["key", "record", "expect_version", "x" * 50, "a/b~"])] = 1
        elif change == 2 and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[way[-1]]))
        else:
            parent[way[-1]] = copy.deepcopy(chance.choice(VALUES))
        if not operations:
            break
    return operations


async def attempt(connection: Connection, body: bytes) -> bool:
    """Write; whether it was not refused with faults."""
    try:
        await write_change_set(connection, read_json(body), Writing(key_name="fuzz"))
    except REFUSALS as refusal:
        return not all(fault.detail for fault in refusal.faults) or not refusal.faults
    return True


@pytest.mark.parametrize("seed", range(2))
async def test_a_change_set_with_random_changes_is_written_or_refused(
    seed: int, connection: Connection
) -> None:
    chance = random.Random(seed)  # the same each time, so that what fails can be found
    assert await attempt(connection, json.dumps(HEAD | {"operations": EVERYTHING}).encode())
    written = 0
    for _ in range(60):
        before = await row_counts(connection) if chance.random() < 0.05 else None
        body = json.dumps(HEAD | {"operations": mutate(chance)}).encode()
        done = await attempt(connection, body)
        written += done
        assert done or before is None or await row_counts(connection) == before
    assert 0 < written < 60
    assert await differences(connection) == []


async def test_broken_bytes_are_refused(connection: Connection) -> None:
    chance = random.Random(7)
    body = json.dumps(HEAD | {"operations": EVERYTHING[:4]}, ensure_ascii=False).encode()
    for _ in range(80):
        broken = bytearray(body)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(broken))
            broken[at : at + chance.randint(0, 2)] = bytes(
                chance.choice([0, 34, 44, 91, 92, 123, 125, 0xC3, 0xED, 0xFF])
                for _ in range(chance.randint(0, 2))
            )
        await attempt(connection, bytes(broken))
    assert await differences(connection) == []
