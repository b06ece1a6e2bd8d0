"""How parts stand that nobody recorded: as the database has it of those that are."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.database import Connection
from api.releases.facts import Named
from api.releases.unrecorded import part_standing, read_talks
from schemas.standing import Standing
from tests.building import folder_of, release, table
from tests.conftest import Write
from tests.records import Operation, actor, event, merge, part, source, statement, unmerge
from tests.world import on

ROLES = ("involved", "director", "supporter", "supplier")
STANCES = ("affirms", "denies", "questions", "mentions")
RELATIONS = ("confirms", "repeats", "disputes", "retracts", "corrects")
SIDES = ("affirmed_by", "denied_by", "questioned_by")
BEGINNING = (
    source(),
    *(actor(f"a{number}") for number in range(4)),
    *(
        event(f"e{at}", participations=[part(f"p{at}-{n}", f"a{n}", ROLES[n]) for n in range(3)])
        for at in range(3)
    ),
    *(statement(f"s{number}", f"a{number % 4}") for number in range(12)),
)


def drawn(by: random.Random) -> Operation:
    """A statement about parts or other statements; now and then a merge, or the end of one."""
    kind, most = by.choice([("actor", 4), ("event", 3), ("statement", 12)])
    if by.random() < 0.15:
        ends = [f"{kind[0]}{number}" for number in by.sample(range(most), 2)]
        return merge(kind, *ends) if by.random() < 0.7 else unmerge(kind, ends[0])
    abouts: list[dict[str, Any]] = []
    for _ in range(by.randint(1, 3)):
        at, who = by.randrange(3), by.randrange(3)
        some = {"event": f"e{at}", "actor": f"a{who}", "role": by.choice(ROLES)}
        about = by.choice(
            [
                some | {"stance": by.choice(STANCES)},
                {"participation": f"p{at}-{who}", "stance": by.choice(STANCES)},
                {"statement": f"s{by.randrange(12)}", "relation": by.choice(RELATIONS)},
            ]
        )
        abouts.append(about)
    said = {} if by.random() < 0.3 else {"said": on(f"2023-05-{by.randint(10, 19)}")}
    return statement(f"s{by.randrange(12)}", f"a{by.randrange(4)}", *abouts, **said)


@pytest.mark.parametrize("seed", range(3))
async def test_it_is_worked_out_as_that_of_recorded_ones(
    connection: Connection, write: Write, seed: int
) -> None:
    by = random.Random(seed)
    await write(*BEGINNING)
    for _ in range(80):
        try:
            await write(drawn(by))
        except ChangeSetInvalidError:
            continue
    rows = await connection.fetch(
        "SELECT d.body, c.seq FROM change_sets AS c JOIN documents AS d ON d.kind = 'event'"
        " AND d.seq <= c.seq AND d.superseded_seq > c.seq AND d.status = 'active'"
        " WHERE c.seq % 4 = 0"
    )
    judged = 0
    for row in rows:
        record = json.loads(row["body"])
        [talk] = [each async for _, each in read_talks(connection, [record["id"]], row["seq"])]
        for one in record["participations"]:
            made = part_standing(Named(record["id"], one["actor"], one["role"]), talk)
            assert sides(made) == {
                name: {voice["party"]: voice["statements"] for voice in one["standing"][name]}
                for name in SIDES
            }, (row["seq"], one["key"])
            assert made.contested == one["standing"]["contested"]
            judged += sum(map(len, sides(made).values()))
    assert judged > 100


def sides(standing: Standing) -> dict[str, dict[str, list[str]]]:
    return {
        name: {voice.party: voice.statements for voice in getattr(standing, name)} for name in SIDES
    }


async def test_a_denial_by_others_words_and_of_merged_records_stands_in_the_row(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    said = {"event": "raid", "actor": "ukraine", "role": "involved"}
    await write(
        source(),
        *map(actor, ("russia", "belarus", "ukraine", "kyiv", "iran")),
        event(),
        statement("accuse", "russia", said | {"stance": "affirms"}),
        statement("agree", "belarus", {"statement": "accuse", "relation": "confirms"}),
        statement("doubt", "iran", {"statement": "agree", "relation": "disputes"}),
        statement("deny", "kyiv", said | {"actor": "kyiv", "stance": "denies"}),
    )
    await write(merge("actor", "kyiv", "ukraine"))
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    found = {
        tuple(tuple(row[name]) for name in SIDES) for row in table(folder, "about") if row["role"]
    }
    assert found == {(("Russia", "Belarus"), ("Ukraine",), ("Iran",))}
