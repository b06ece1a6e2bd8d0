"""A dataset in Whence beside the model of it: ways to write to it, and how the two differ."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

import msgspec

from api.changesets.revert import find_target, write_revert
from api.changesets.submission import read_json
from api.changesets.verify import find_differences, list_extents
from api.changesets.write import Writing, write_change_set
from api.commands.load import CaseFile, Options, write_case
from api.database import Connection
from api.importers.casefile import SECTIONS, read_case
from schemas.changesets import ChangeSetResult, RevertInput
from soak.model import Model
from soak.served import Served, as_written, ids_of
from soak.states import Op, records_of

META: Final = {"title": "Soak", "licence": "CC0-1.0"}
HISTORY: Final = """
SELECT r.kind, r.key, d.version, d.op, d.seq, d.body
FROM documents AS d
JOIN records AS r ON r.id = d.id
JOIN datasets AS s ON s.id = d.dataset_id
WHERE s.slug = $1 AND d.seq >= $2
ORDER BY r.kind, r.key, d.version
"""
T = TypeVar("T")


class Database(msgspec.Struct, frozen=True, kw_only=True):
    """A connection for code that does not await; each machine takes datasets of its own."""

    runner: asyncio.Runner
    connection: Connection
    #: Numbers of the machines that are not made yet.
    numbers: "itertools.count[int]" = msgspec.field(default_factory=itertools.count)
    #: Hears of each step.
    told: Callable[[int], object] = int

    def run(self, work: Awaitable[T]) -> T:
        """Wait for it."""

        async def wait() -> T:
            return await work

        return self.runner.run(wait())


class Case:
    """One of two datasets: the first of `slugs`."""

    def __init__(self, database: Database, slugs: Sequence[str], model: Model) -> None:
        self.model = model
        self._connection = database.connection
        self._slugs = slugs

    async def differences(self, since: int) -> list[str]:
        """Versions from that seq on of which number, operation or body is not the model's."""
        rows = await self._connection.fetch(HISTORY, self._slugs[0], since)
        found = [
            (
                row["kind"],
                row["key"],
                row["version"],
                row["op"],
                row["seq"],
                as_written(json.loads(row["body"])),
            )
            for row in rows
        ]
        return [
            f"served: {one}; by the model: {other}"
            for one, other in itertools.zip_longest(found, self._expected(since))
            if one != other
        ]

    def _expected(self, since: int) -> list[Any]:
        expected = []
        for name, versions in sorted(self.model.versions.items()):
            for number, version in enumerate(versions, start=1):
                if version.seq >= since:
                    served = Served(self._slugs, self._said_by(version.seq))
                    told = (number, version.op, version.seq, served.body(name, version))
                    expected.append((*name, *told))
        return expected

    def _said_by(self, seq: int) -> dict[str, Any]:
        """The statements as that change set left them."""
        for earlier, later in itertools.pairwise(self.model.made):
            if earlier.seq == seq:
                return records_of(later.before, "statement")
        return records_of(self.model.states, "statement")

    async def write(self, ops: list[Op]) -> ChangeSetResult:
        body = {
            "dataset": self._slugs[0],
            "reason": "soak",
            "dataset_meta": META,
            "operations": [self._operation(op) for op in ops],
        }
        submission = read_json(msgspec.json.encode(body))
        return await write_change_set(self._connection, submission, Writing(key_name="soak"))

    async def load(self, puts: list[Op], prune: bool) -> ChangeSetResult:
        data = _case_file(self._slugs[0], puts).encode()
        file = CaseFile(case=read_case(data, "soak.yaml"), data=data)
        return await write_case(self._connection, file, Options(prune=prune), lambda _: None)

    async def revert(self, seq: int) -> ChangeSetResult:
        connection = self._connection
        target = await find_target(connection, seq)
        assert target is not None
        return await write_revert(connection, target, RevertInput(), Writing(key_name="soak"))

    async def verify(self) -> list[Any]:
        connection = self._connection
        extents = [
            each for each in await list_extents(connection, None) if each.slug == self._slugs[0]
        ]
        async with connection.transaction():
            found = find_differences(connection, extents, whole=False, advance=lambda _: None)
            return [difference async for difference in found]

    def _operation(self, op: Op) -> dict[str, Any]:
        given = {
            name: value for name, value in msgspec.structs.asdict(op).items() if value is not None
        }
        if op.op == "link" and op.record is not None:
            given["record"] = op.record | {"records": ids_of(self._slugs, op.record)}
        return given


def _case_file(slug: str, puts: list[Op]) -> str:
    """As a person writes it, but for each record in one line."""
    head = {"slug": slug, **META}
    lines = [f"dataset: {json.dumps(head)}", "reason: soak"]
    for section, kind in SECTIONS.items():
        records = [op for op in puts if op.kind == kind]
        lines += [f"{section}:"] * bool(records)
        lines += [f"  {op.key}: {json.dumps(op.record)}" for op in records]
    return "\n".join(lines) + "\n"
