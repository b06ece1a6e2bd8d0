"""Runs `whence link` on a database, and fills in its files as reviewers do."""

import asyncio
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from api.cli import cli
from api.database import Connection
from api.linking.actors import Compared
from api.names.called import OtherName
from api.queries.entities import Identifier
from tests.conftest import Write
from tests.records import Operation, actor, source

BOTH = {"dataset_meta": {"title": "Case", "licence": "CC0-1.0"}}
SAME = {"judgement": "same"}
OPEN: dict[str, str] = {}
PROVEN = SAME | {"evidence_url": "https://example.org/who", "evidence_title": "Who is who"}
#: The order in which the cases' actors are suggested.
FORMULA, PESKOV, UKRAINE, CORPS, KAPUSTIN = range(5)


async def link(*arguments: object) -> Result:
    """`whence link` with these arguments, beside the test's own loop."""
    command = ["link", *map(str, arguments)]
    return await asyncio.to_thread(CliRunner().invoke, cli, command, standalone_mode=False)


async def suggest(to: Path, datasets: str = "one,two", *options: object) -> dict[str, Any]:
    """What `whence link suggest` says; it writes the file."""
    result = await link("suggest", "--datasets", datasets, "--to", to, "--json", *options)
    assert result.exception is None, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


async def apply(file: Path, *options: object, reviewer: str = "A. Editor") -> Result:
    """`whence link apply`, which makes its dataset."""
    made = ("--dataset", "links", "--title", "Links", "--licence", "CC0-1.0")
    return await link("apply", file, "--reviewer", reviewer, *made, *options)


def rows(file: Path) -> list[dict[str, str]]:
    """The file's rows."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def names(file: Path) -> list[tuple[str, str]]:
    """Who was suggested to be one, in the order of the file."""
    return [(row["name_1"], row["name_2"]) for row in rows(file)]


def fill(file: Path, *filled: dict[str, str], separator: str = ",") -> None:
    """Fill in the rows in their order, as a spreadsheet would write them."""
    changed = rows(file)
    for row, cells in zip(changed, filled, strict=False):
        row.update(cells)
    write(file, changed, separator=separator)


def write(file: Path, changed: Sequence[dict[str, str]], *, separator: str = ",") -> None:
    """Write the rows."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, [*changed[0]], delimiter=separator)
        writer.writeheader()
        writer.writerows(changed)


def content(file: Path) -> str:
    """The file as it is, with its mark."""
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def overwrite(file: Path, data: bytes) -> None:
    """Put something else in its place."""
    file.write_bytes(data)


def faults(result: Result) -> list[str]:
    """Each fault with its line; the file has them, and nothing was written."""
    assert (result.exception, result.return_value) == (None, 1), result.output
    return [line.partition("review.csv:")[2] for line in result.stderr.splitlines()]


def person(key: str, name: str, **fields: Any) -> Operation:
    """A human being."""
    return actor(key, actor_kind="person", name=name, **fields)


def compared(
    kind: str, name: str, *others: str, countries: Sequence[str] = (), **known: str
) -> Compared:
    """An actor of one or the other dataset, known by these identifiers."""
    return Compared(
        id="",
        dataset="",
        actor_kind=kind,
        name=name,
        names=tuple(OtherName(other, "alias") for other in others),
        countries=tuple(countries),
        identifiers=tuple(Identifier(scheme, value) for scheme, value in known.items()),
    )


async def write_cases(write: Write) -> None:
    """Both cases, each a dataset."""
    for slug, operations in cases().items():
        await write(*operations, dataset=slug, **BOTH)


async def links(connection: Connection) -> list[dict[str, Any]]:
    """The links that there are, as documents, in the order of what they say."""
    rows = await connection.fetch(
        "SELECT body FROM documents WHERE kind = 'link' AND superseded_seq = 9223372036854775807 "
        "AND status = 'active' ORDER BY body::json ->> 'why'"
    )
    return [json.loads(row["body"]) for row in rows]


def cases() -> dict[str, list[Operation]]:
    """Two datasets that know some of the same actors, each by its own spelling."""
    return {
        "one": [
            source(),
            actor("ua", name="Government of Ukraine", countries=["UA"]),
            actor("rvc", actor_kind="armed_group", name="Русский добровольческий корпус"),
            person("kapustin", "Денис Капустин", countries=["RU"]),
            person("peskov", "Dmitry Peskov", identifiers=[{"scheme": "wikidata", "value": "Q1"}]),
            person("smith", "John Smith", countries=["US"]),
            actor("formula", actor_kind="organization", name="=SUM(A1) Institute"),
        ],
        "two": [
            source(),
            actor("ua", name="UKRAINE", countries=["UA"]),
            actor("corps", actor_kind="armed_group", name="Russkiy Dobrovolcheskiy Korpus"),
            person("nikitin", "Denis Kapustin", countries=["RU"]),
            person("песков", "Песков Дмитрий", identifiers=[{"scheme": "wikidata", "value": "Q1"}]),
            person("smith", "John Smith", countries=["GB"]),
            actor("formula", actor_kind="organization", name="=SUM(A1) Institute"),
            actor("ru", name="Russia", countries=["RU"]),
        ],
    }
