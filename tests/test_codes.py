"""The code lists of the database: whole, defined, and held to by the columns that use them."""

import re
from typing import get_args

import asyncpg
import pytest

from api.openapi.codes import enum_name
from api.openapi.definitions import definitions
from api.openapi.document import build_document
from schemas.codes import SCHEMES

ROLE_TREE = {
    "perpetrator": "involved",
    "director": "involved",
    "coordinator": "involved",
    "supporter": "involved",
    "supplier": "supporter",
    "encourager": "supporter",
}


async def test_the_database_knows_the_codes_of_the_contract_in_the_order_of_the_contract(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await connection.fetch(
        "SELECT scheme, ordinal, code FROM codes ORDER BY scheme, ordinal"
    )
    listed = [(scheme, code) for scheme in sorted(SCHEMES) for code in get_args(SCHEMES[scheme])]
    assert [(row["scheme"], row["code"]) for row in rows] == listed
    for scheme, codes in SCHEMES.items():
        ordinals = [row["ordinal"] for row in rows if row["scheme"] == scheme]
        assert ordinals == list(range(1, len(get_args(codes)) + 1))


async def test_every_code_has_a_definition_of_its_own(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await connection.fetch("SELECT scheme, code, definition FROM codes")
    assert [tuple(row) for row in rows if not _reads_as_a_sentence(row["definition"])] == []
    assert len({(row["scheme"], row["definition"]) for row in rows}) == len(rows)


def _reads_as_a_sentence(definition: str) -> bool:
    return len(definition) > 20 and definition[0].isupper() and definition.endswith(".")


async def test_the_contract_defines_every_code_as_the_database_does(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await connection.fetch("SELECT scheme, code, broader, definition FROM codes")
    defined: dict[str, dict[str, str]] = {}
    for row in rows:
        below = f" (Below `{row['broader']}`.)" if row["broader"] else ""
        defined.setdefault(row["scheme"], {})[row["code"]] = row["definition"] + below
    assert definitions() == defined
    schemas = build_document()["components"]["schemas"]
    shown = {scheme: schemas[enum_name(scheme)]["x-enumDescriptions"] for scheme in SCHEMES}
    assert shown == defined


async def test_only_roles_are_a_tree(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    rows = await connection.fetch(
        "SELECT scheme, code, broader FROM codes WHERE broader IS NOT NULL"
    )
    assert {(row["scheme"], row["code"]): row["broader"] for row in rows} == {
        ("role", code): broader for code, broader in ROLE_TREE.items()
    }


async def test_the_closure_holds_every_role_with_itself_and_all_above_it(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await connection.fetch("SELECT code, broader FROM role_codes")
    above = {row["code"]: row["broader"] for row in rows}
    expected = {(role, ancestor) for role in above for ancestor in _upward(role, above)}
    closure = await connection.fetch("SELECT role, ancestor FROM role_closure")
    assert {(row["role"], row["ancestor"]) for row in closure} == expected


def _upward(role: str, above: dict[str, str | None]) -> list[str]:
    chain = [role]
    while (broader := above[chain[-1]]) is not None:
        chain.append(broader)
    return chain


async def test_every_scheme_has_a_table_that_columns_can_refer_to(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await connection.fetch(
        "SELECT DISTINCT scheme, tableoid::regclass::text AS partition FROM codes"
    )
    assert {row["scheme"]: row["partition"] for row in rows} == {
        scheme: f"{scheme}_codes" for scheme in SCHEMES
    }
    unique = await connection.fetch(
        "SELECT conrelid::regclass::text AS partition FROM pg_constraint"
        " WHERE contype = 'u' AND pg_get_constraintdef(oid) = 'UNIQUE (code)'"
    )
    assert {row["partition"] for row in unique} == {row["partition"] for row in rows}


@pytest.mark.parametrize(
    ("scheme", "constraint"),
    [("status", "records_status_check"), ("polarity", "evidence_polarity_check")],
)
async def test_a_check_allows_the_codes_of_its_scheme_and_no_others(
    scheme: str, constraint: str, connection: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    definition = await connection.fetchval(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1", constraint
    )
    codes = await connection.fetch("SELECT code FROM codes WHERE scheme = $1", scheme)
    assert sorted(re.findall("'([a-z]+)'", definition)) == sorted(row["code"] for row in codes)


@pytest.mark.parametrize(
    ("scheme", "vocabulary", "mapped"),
    [
        (
            "precision",
            "UCDP",
            [
                ("exact", "1", "exact"),
                ("near", "2", "exact"),
                ("admin2", "3", "exact"),
                ("admin1", "4", "exact"),
                ("area", "5", "exact"),
                ("country", "6", "exact"),
                ("international", "7", "exact"),
            ],
        ),
        (
            "precision",
            "ACLED",
            [("exact", "1", "close"), ("near", "2", "close"), ("admin1", "3", "close")],
        ),
        (
            "category",
            "UCDP",
            [
                ("battle", "1", "close"),
                ("battle", "2", "close"),
                ("attack_on_civilians", "3", "close"),
            ],
        ),
    ],
)
async def test_the_numbers_of_ucdp_and_acled_have_their_codes(
    connection: "asyncpg.Connection[asyncpg.Record]",
    scheme: str,
    vocabulary: str,
    mapped: list[tuple[str, str, str]],
) -> None:
    rows = await connection.fetch(
        "SELECT code, their_code, match FROM code_mappings"
        " WHERE scheme = $1 AND vocabulary = $2 ORDER BY their_code",
        scheme,
        vocabulary,
    )
    assert [tuple(row) for row in rows] == mapped


async def test_cameo_codes_are_numbers_of_two_to_four_digits(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    odd = await connection.fetch(
        "SELECT code, their_code FROM code_mappings"
        " WHERE vocabulary = 'CAMEO' AND their_code !~ '^(0[1-9]|1[0-9]|20)[0-9]{0,2}$'"
    )
    assert odd == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "INSERT INTO code_mappings VALUES ('role', 'culprit', 'CAMEO', '19', 'close')",
            asyncpg.ForeignKeyViolationError,
        ),
        (
            "INSERT INTO code_mappings VALUES ('role', 'battle', 'CAMEO', '19', 'close')",
            asyncpg.ForeignKeyViolationError,
        ),
        (
            "INSERT INTO code_mappings VALUES ('category', 'battle', 'GTD', '2', 'close')",
            asyncpg.CheckViolationError,
        ),
        (
            "INSERT INTO code_mappings VALUES ('category', 'battle', 'UCDP', '9', 'similar')",
            asyncpg.CheckViolationError,
        ),
        (
            "INSERT INTO role_closure VALUES ('director', 'culprit')",
            asyncpg.ForeignKeyViolationError,
        ),
        (
            "INSERT INTO role_closure VALUES ('battle', 'battle')",
            asyncpg.ForeignKeyViolationError,
        ),
        (
            "INSERT INTO codes VALUES ('role', 'culprit', 99, 'Did it.', 'battle')",
            asyncpg.ForeignKeyViolationError,
        ),
        (
            "INSERT INTO codes VALUES ('role', 'culprit', 99, '')",
            asyncpg.CheckViolationError,
        ),
        (
            "INSERT INTO codes VALUES ('verdict', 'culprit', 1, 'Did it.')",
            asyncpg.CheckViolationError,
        ),
        (
            "INSERT INTO codes VALUES ('role', 'director', 99, 'Ordered it.')",
            asyncpg.UniqueViolationError,
        ),
        (
            "DELETE FROM codes WHERE scheme = 'role' AND code = 'involved'",
            asyncpg.ForeignKeyViolationError,
        ),
    ],
)
async def test_the_database_refuses_what_is_no_code(
    connection: "asyncpg.Connection[asyncpg.Record]",
    statement: str,
    fault: type[asyncpg.PostgresError],
) -> None:
    with pytest.raises(fault):
        await connection.execute(statement)


async def test_a_column_that_refers_to_one_scheme_refuses_the_codes_of_others(
    connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    await connection.execute("CREATE TABLE parts (role text REFERENCES role_codes (code))")
    await connection.execute("INSERT INTO parts VALUES ('director')")
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await connection.execute("INSERT INTO parts VALUES ('shelling')")
