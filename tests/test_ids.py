"""Public ids are what the committed vectors say, in Python and in SQL."""

import json
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.database import Connection
from api.ids import PREFIXES, InvalidIdError, parse_id, public_id, record_id

VECTORS = json.loads((Path(__file__).parent / "vectors" / "ids.json").read_text(encoding="utf-8"))
KINDS_IN_SQL = sorted(PREFIXES.keys() - {"link"})


@pytest.mark.parametrize(
    "vector", VECTORS, ids=lambda vector: f"{vector['kind']}-{vector['key']!a}"
)
def test_an_id_is_that_of_the_vector(vector: dict[str, str]) -> None:
    made = record_id(vector["dataset"], vector["kind"], vector["key"])
    assert public_id(vector["kind"], made) == vector["id"]
    assert parse_id(vector["id"]) == (vector["kind"], made)


def test_the_vectors_cover_every_kind() -> None:
    assert {vector["kind"] for vector in VECTORS} == set(PREFIXES)


async def test_postgresql_makes_the_same_ids(connection: Connection) -> None:
    for vector in VECTORS:
        if vector["kind"] == "link":
            continue
        made = await connection.fetchval(
            f"SELECT {vector['kind']}_public_id(encode(substring(sha256(convert_to("
            "concat_ws(chr(10), 'whence:1', $1::text, $2::text, $3::text), 'UTF8')) "
            "FOR 16), 'hex')::uuid)",
            *(vector[name] for name in ("dataset", "kind", "key")),
        )
        assert made == vector["id"]


async def test_postgresql_writes_every_bit_as_python_does(connection: Connection) -> None:
    bits = [uuid.UUID(int=1 << bit) for bit in range(128)]
    bits += [uuid.UUID(int=0), uuid.UUID(int=2**128 - 1)]
    for kind in KINDS_IN_SQL:
        rows = await connection.fetch(f"SELECT {kind}_public_id(u) FROM unnest($1::uuid[]) u", bits)
        assert [row[0] for row in rows] == [public_id(kind, bit) for bit in bits]
        assert await connection.fetchval(f"SELECT {kind}_public_id(NULL)") is None


@given(st.sampled_from(sorted(PREFIXES)), st.uuids())
def test_an_id_read_is_the_one_written(kind: str, value: uuid.UUID) -> None:
    assert parse_id(public_id(kind, value)) == (kind, value)


@given(st.uuids(), st.uuids())
def test_ids_sort_as_their_values(one: uuid.UUID, other: uuid.UUID) -> None:
    texts = public_id("event", one) < public_id("event", other)
    assert texts == (one.int < other.int)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "evt",
        "evt_",
        "evt_0000000000000000000000000",
        "evt_000000000000000000000000000",
        "evt_80000000000000000000000000",
        "evt_0000000000000000000000000I",
        "evt_0000000000000000000000000A",
        "EVT_00000000000000000000000000",
        "eve_00000000000000000000000000",
        "evt_0000000000000000000000000\n",
        "evt_\u06600000000000000000000000000",
        "x" * 100_000,
    ],
)
def test_what_is_no_id_is_refused_in_a_line(text: str) -> None:
    with pytest.raises(InvalidIdError) as caught:
        parse_id(text)
    assert len(str(caught.value)) < 300
