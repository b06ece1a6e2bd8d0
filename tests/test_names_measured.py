"""Threat actors are found by what anybody calls them: MISP's list, each by each of its synonyms."""

from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from api.database import Connection
from api.ids import record_id
from api.queries.filters import parse_list
from api.queries.names import find_named
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.records import actor, source

FILE = (
    Path(__file__).resolve().parents[1]
    / ".."
    / "shared"
    / "data"
    / "misp_galaxies"
    / "threat-actor.json"
)
#: From which score on what is found is held against who bears the name.
SURE = 0.75


async def test_each_threat_actor_is_found_by_each_of_its_synonyms(
    connection: Connection, write: Write
) -> None:
    if not FILE.exists():
        pytest.skip("the threat actors are not beside this checkout (../shared/data)")
    values = msgspec.json.decode(FILE.read_bytes())["values"]
    called = {
        f"a{number}": [value["value"], *value.get("meta", {}).get("synonyms", ())]
        for number, value in enumerate(values)
    }
    await write(source(), *(_group(key, *names) for key, names in called.items()))
    await catch_up(connection)
    owners = defaultdict(set)
    for key, names in called.items():
        for name in names:
            owners[name.strip().casefold()].add(record_id("test", "actor", key))
    asked = [name for _, *synonyms in called.values() for name in synonyms]
    missed, right, found = [], 0, 0
    for start in range(0, len(asked), 200):
        names = asked[start : start + 200]
        answers = await find_named(connection, names, parse_list("actor", b""), ())
        for name, hits in zip(names, answers, strict=True):
            bearers = owners[name.strip().casefold()]
            sure = [hit for hit in hits if hit.likeness.score >= SURE]
            right += sum(hit.id in bearers for hit in sure)
            found += len(sure)
            if not bearers <= {hit.id for hit in hits[:5]} or hits[0].id not in bearers:
                missed.append(name)
    assert (len(asked), missed) == (1403, [])
    assert right / found > 0.97


def _group(key: str, name: str, *others: str) -> dict[str, object]:
    names = [
        {"name": other, "kind": "alias", "evidence": []}
        for other in dict.fromkeys(others)
        if other.strip()
    ]
    return actor(key, actor_kind="armed_group", name=name, names=names)
