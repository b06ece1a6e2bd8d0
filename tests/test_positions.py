"""Who says what of an event: every party to every fact, in its own statements."""

from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from api.queries import positions
from api.queries.positions import PositionsQuery, read_positions
from api.queries.sides import BROADER
from schemas.positions import Positions
from tests.conftest import Write
from tests.records import Operation, actor, event, part, retract, source, statement
from tests.world import WORLD, identify, on

RAID = identify("event", "raid")
ACTORS = [actor(key) for key in ("ukraine", "russia", "legion", "nbc")]
#: Figures of the dataset and of speakers: one takes its own back, one what another said, in vain.
KILLED = {"measure": "killed", "party": "ukraine"}
COUNTED = [
    event("raid", figures=[KILLED | {"low": 1, "high": 9}]),
    statement(
        "a",
        "russia",
        {"event": "raid", "stance": "affirms"},
        figures=[KILLED | {"best": 70}],
        said=on("2023-05-24"),
    ),
    statement(
        "b",
        "russia",
        {"event": "raid", "stance": "mentions"},
        figures=[KILLED | {"best": 50}],
        said=on("2023-05-23"),
    ),
    statement(
        "c",
        "ukraine",
        {"event": "raid", "stance": "mentions"},
        figures=[{"measure": "killed", "best": 2}],
    ),
    statement("d", "nbc", {"event": "raid", "stance": "mentions"}, figures=[KILLED | {"best": 7}]),
    statement("e", "nbc", {"statement": "d", "relation": "retracts"}),
    statement("f", "legion", {"statement": "a", "relation": "retracts"}),
]


def shown(found: bytes) -> list[Any]:
    """Facts with their parties, by keys: what a person reads off first."""
    answer = msgspec.json.decode(found, type=Positions)
    keys = {identify("statement", key): key for key in "abcdefghij"} | {
        identify("actor", key): key for key in ("ukraine", "russia", "legion", "nbc")
    }
    rows = []
    for entry in answer.data:
        name = entry.fact.key or f"{entry.fact.measure} of {keys.get(str(entry.fact.party))}"
        parties = [
            (keys[party.party], party.stance or None, [keys[said.id] for said in party.statements])
            for party in entry.parties
        ]
        rows.append((name, parties))
    return rows


def raid(*roles: str) -> Operation:
    parts = [part(f"ukraine-{role}", "ukraine", role) for role in roles]
    return event("raid", participations=parts)


def about(role: str, stance: str, **more: str) -> dict[str, str]:
    return {"event": "raid", "actor": "ukraine", "role": role, "stance": stance, **more}


async def read(connection: Connection) -> bytes:
    return (await read_positions(connection, RAID, PositionsQuery(), ())).body


async def test_denials_stand_whole_beside_claims_in_order_of_date(
    connection: Connection, write: Write
) -> None:
    await write(
        source(),
        *ACTORS,
        raid("director", "supporter"),
        statement("a", "russia", about("director", "affirms"), said=on("2023-05-25")),
        statement("b", "russia", about("director", "affirms"), said=on("2023-05-23")),
        statement("c", "russia", about("supplier", "affirms")),
        statement("d", "ukraine", about("involved", "denies"), said=on("2023-05-24")),
        statement("e", "ukraine", about("director", "denies"), said=on("2023-05-22")),
        statement(
            "f", "nbc", about("supporter", "questions"), {"event": "raid", "stance": "affirms"}
        ),
        statement("g", "nbc", {"event": "raid", "stance": "mentions"}),
    )
    assert shown(await read(connection)) == [
        ("raid", [("nbc", "affirms", ["f"])]),
        (
            "ukraine-director",
            [("russia", "affirms", ["b", "a"]), ("ukraine", "denies", ["e", "d"])],
        ),
        (
            "ukraine-supporter",
            [
                ("russia", "affirms", ["c"]),
                ("ukraine", "denies", ["d"]),
                ("nbc", "questions", ["f"]),
            ],
        ),
    ]


async def test_each_statement_shows_by_what_it_takes_its_side(
    connection: Connection, write: Write
) -> None:
    await write(
        source(),
        *ACTORS,
        raid("director", "victim"),
        statement(
            "a",
            "russia",
            about("victim", "affirms", modality="possible"),
            {"participation": "ukraine-director", "stance": "affirms", "modality": "certain"},
        ),
        statement("b", "ukraine", about("involved", "denies", modality="probable")),
        statement("c", "nbc", {"statement": "a", "relation": "confirms"}),
    )
    answer = msgspec.json.decode(await read(connection))
    [_, director, victim] = answer["data"]
    taken = {
        (said["stance"], said.get("modality"), tuple(sorted(said["about"].items())))
        for party in director["parties"]
        for said in party["statements"]
    }
    part_id = identify("participation", "ukraine-director")
    assert taken == {
        (
            "affirms",
            "certain",
            (("modality", "certain"), ("record", part_id), ("stance", "affirms")),
        ),
        (
            "denies",
            "probable",
            (
                ("actor", identify("actor", "ukraine")),
                ("event", RAID),
                ("modality", "probable"),
                ("role", "involved"),
                ("stance", "denies"),
            ),
        ),
        (
            "affirms",
            None,
            (("record", identify("statement", "a")), ("relation", "confirms")),
        ),
    }
    sides = {
        said["modality"]
        for party in victim["parties"]
        for said in party["statements"]
        if "modality" in said
    }
    assert sides == {"possible"}


async def test_a_position_shows_the_chain_the_passage_and_the_names(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    answer = msgspec.json.decode(await read(connection))
    [director] = [entry for entry in answer["data"] if entry["fact"].get("key") == "raid-ukraine"]
    assert director["fact"] == {
        "kind": "participation",
        "event": RAID,
        "id": identify("participation", "raid-ukraine"),
        "key": "raid-ukraine",
        "actor": identify("actor", "ukraine"),
        "role": "director",
        "evidence": [{"source": identify("source", "page"), "polarity": "supports"}],
    }
    [accusing, denying] = director["parties"]
    assert (accusing["party"], accusing["stance"]) == (identify("actor", "russia"), "affirms")
    assert accusing["statements"] == [
        {
            "id": identify("statement", "accuse"),
            "act": "accusation",
            "said": {"edtf": "2023-05-23", "earliest": "2023-05-23", "latest": "2023-05-23"},
            "stance": "affirms",
            "modality": "certain",
            "about": {
                "record": identify("participation", "raid-ukraine"),
                "stance": "affirms",
                "modality": "certain",
            },
            "speakers": [
                {"actor": identify("actor", "peskov"), "on_behalf_of": identify("actor", "russia")}
            ],
            "via": [{"actor": identify("actor", "reuters"), "mode": "quoted"}],
            "content": "What peskov says in accuse",
            "evidence": [{"source": identify("source", "page"), "polarity": "supports"}],
        }
    ]
    assert (denying["party"], denying["stance"]) == (identify("actor", "ukraine"), "denies")
    named = {
        text
        for text in msgspec.json.encode(answer["data"]).decode().split('"')
        if text[:4] in ("act_", "src_", "evt_")
    }
    assert named <= answer["labels"].keys()


async def test_figures_stand_by_measure_and_party_beside_what_is_coded(
    connection: Connection, write: Write
) -> None:
    await write(source(), *ACTORS, *COUNTED)
    answer = await read(connection)
    assert shown(answer)[1:] == [
        ("killed of ukraine", [("russia", None, ["b", "a"])]),
        ("killed of None", [("ukraine", None, ["c"])]),
    ]
    [_, figure, _] = msgspec.json.decode(answer)["data"]
    ukraine = identify("actor", "ukraine")
    assert figure["fact"] == {
        "kind": "figure",
        "event": RAID,
        "measure": "killed",
        "party": ukraine,
        "coded": [{"measure": "killed", "party": ukraine, "low": 1, "high": 9}],
    }
    numbers = [said["figures"] for said in figure["parties"][0]["statements"]]
    assert numbers == [
        [{"measure": "killed", "party": ukraine, "best": 50}],
        [{"measure": "killed", "party": ukraine, "best": 70}],
    ]


async def test_a_retracted_statement_takes_no_side(connection: Connection, write: Write) -> None:
    said = statement("a", "russia", about("director", "affirms"))
    await write(source(), *ACTORS, raid("director"), said)
    await write(retract("statement", "a"))
    assert shown(await read(connection)) == [("raid", []), ("ukraine-director", [])]


async def test_more_statements_than_are_put_together_are_refused_and_not_cut_off(
    connection: Connection, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [statement(key, "nbc", {"event": "raid", "stance": "affirms"}) for key in "abc"]
    await write(source(), *ACTORS, raid(), *said)
    monkeypatch.setattr(positions, "MOST_STATEMENTS", 2)
    with pytest.raises(MalformedRequestError, match=f"page through /v1/statements\\?about={RAID}"):
        await read(connection)


async def test_the_tree_of_roles_is_that_of_the_code_table(connection: Connection) -> None:
    rows = await connection.fetch("SELECT code, broader FROM role_codes WHERE broader IS NOT NULL")
    assert dict(BROADER) == {row["code"]: row["broader"] for row in rows}
