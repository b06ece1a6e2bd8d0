"""A state machine of hypothesis that writes to Whence and to the model, and compares the two."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.revert import find_target, write_revert
from api.changesets.submission import read_json
from api.changesets.untouched import RevertRefusedError
from api.changesets.verify import find_differences, list_extents
from api.changesets.write import Writing, write_change_set
from api.commands.load import CaseFile, Options, write_case
from api.database import Connection
from api.importers.casefile import SECTIONS, read_case
from api.importers.faults import CaseFileError
from schemas.changesets import ChangeSetResult, RevertInput
from soak.drawing import BEGINNING, OPERATIONS, PUTS
from soak.model import Made, Model, Op, RefusedError, records_of
from soak.served import Served, as_written

META: Final = {"title": "Soak", "licence": "CC0-1.0"}
REFUSALS: Final = (ChangeSetInvalidError, CaseFileError, RevertRefusedError)
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
    """A connection for code that does not await; each machine takes a dataset of its own."""

    runner: asyncio.Runner
    connection: Connection
    #: Numbers of the datasets that are not taken yet.
    numbers: "itertools.count[int]" = msgspec.field(default_factory=itertools.count)
    #: Hears of each step.
    told: Callable[[int], object] = int

    def run(self, work: Awaitable[T]) -> T:
        """Wait for it."""

        async def wait() -> T:
            return await work

        return self.runner.run(wait())


class CaseMachine(RuleBasedStateMachine):
    """Writes to one dataset by every way there is. `database` is set by `machine_on`."""

    database: Database
    #: How many change sets were tried, and how many of them written, by all machines.
    tried: Final = {"steps": 0, "written": 0, "refused": 0}

    def __init__(self) -> None:
        super().__init__()
        self.slug = f"soak-{next(self.database.numbers)}"
        self.model = Model()
        #: Until the two differ: then that is told, and nothing that follows from it.
        self.agrees = True

    @initialize()
    def begin(self) -> None:
        """A case in which all that is named is there."""
        self._attempt(self._modelled(BEGINNING), self._write(BEGINNING))

    @rule(ops=OPERATIONS, again=st.sampled_from((False, False, False, True)))
    def write(self, ops: list[Op], again: bool) -> None:
        """Puts and retractions as a change set; the same again comes to what the model says too."""
        self._attempt(self._modelled(ops), self._write(ops))
        if again:
            self._attempt(self._modelled(ops), self._write(ops))

    @rule(puts=PUTS, prune=st.booleans())
    def load(self, puts: list[Op], prune: bool) -> None:
        """A case file with some records, with or without retracting all others."""
        self._attempt(self._modelled(self._with_pruned(puts, prune)), self._load(puts, prune))

    @rule(puts=PUTS, left=st.integers(0, 30), prune=st.booleans())
    def load_edited(self, puts: list[Op], left: int, prune: bool) -> None:
        """The case as it stands, with some records edited and one left out."""
        edited = {op.name for op in puts}
        standing = [name for name in self.model.standing(merged=True) if name not in edited]
        kept = [name for place, name in enumerate(standing) if place != left]
        states = self.model.states
        puts = puts + [Op(op="put", kind=n[0], key=n[1], record=states[n].record) for n in kept]
        self._attempt(self._modelled(self._with_pruned(puts, prune)), self._load(puts, prune))

    @rule(back=st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4)))
    def revert(self, back: int) -> None:
        """One of the latest change sets, unless what it changed was changed again."""
        made = self.model.made[-1 - min(back, len(self.model.made) - 1)]
        self._attempt(lambda seq: self.model.revert(made, seq), self._revert(made.seq))

    @invariant()
    def nothing_is_left_under_way(self) -> None:
        """The connection is in no transaction."""
        assert not self.database.connection.is_in_transaction()

    def teardown(self) -> None:
        """The whole history, and whatever `whence verify` compares."""
        if self.agrees:
            self._compare(0)
            differing = self.database.run(self._differences())
            assert differing == [], f"differing: {differing}"

    def _modelled(self, ops: list[Op]) -> Callable[[int], Made | None]:
        return lambda seq: self.model.write(ops, seq)

    def _with_pruned(self, puts: list[Op], prune: bool) -> list[Op]:
        kept = {op.name for op in puts}
        standing = self.model.standing(merged=False)
        rest = [name for name in standing if prune and name not in kept]
        return puts + [
            Op(op="retract", kind=kind, key=key, reason="superseded") for kind, key in rest
        ]

    def _attempt(
        self, expected: Callable[[int], Made | None], work: Awaitable[ChangeSetResult]
    ) -> None:
        """Do both, and compare what came of it."""
        self.agrees = False
        self.tried["steps"] += 1
        self.database.told(1)
        before = self._latest_seq()
        try:
            made, refusal = expected(before + 1), None
        except RefusedError as error:
            made, refusal = None, str(error)
        try:
            result = self.database.run(work)
        except REFUSALS as error:
            result, said = None, str(error)
        if result is None:
            self.tried["refused"] += 1
            assert refusal is not None, f"refused, though the model sees nothing wrong: {said}"
            assert self._latest_seq() == before
            self.agrees = True
            return
        assert refusal is None, f"written, though {refusal}"
        counts = {name: n for name, n in msgspec.structs.asdict(result.counts).items() if n}
        if made is not None:
            assert counts == made.counts
            assert result.seq == made.seq == self._latest_seq()
            self.tried["written"] += 1
            self._compare(made.seq)
        else:
            assert counts.keys() <= {"unchanged"}
            assert result.seq is msgspec.UNSET
            assert self._latest_seq() == before
        self.agrees = True

    def _compare(self, since: int) -> None:
        """Every version from that seq on: number, operation, and the whole body."""
        rows = self.database.run(self.database.connection.fetch(HISTORY, self.slug, since))
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
        for one, other in itertools.zip_longest(found, self._expected(since)):
            assert one == other, f"served: {one}; by the model: {other}"

    def _expected(self, since: int) -> list[Any]:
        expected = []
        for name, versions in sorted(self.model.versions.items()):
            for number, version in enumerate(versions, start=1):
                if version.seq >= since:
                    served = Served(self.slug, self._said_by(version.seq))
                    told = (number, version.op, version.seq, served.body(name, version))
                    expected.append((*name, *told))
        return expected

    def _said_by(self, seq: int) -> dict[str, Any]:
        """The statements as that change set left them."""
        for earlier, later in itertools.pairwise(self.model.made):
            if earlier.seq == seq:
                return records_of(later.before, "statement")
        return records_of(self.model.states, "statement")

    async def _write(self, ops: list[Op]) -> ChangeSetResult:
        body = {
            "dataset": self.slug,
            "reason": "soak",
            "dataset_meta": META,
            "operations": [_operation(op) for op in ops],
        }
        submission = read_json(msgspec.json.encode(body))
        return await write_change_set(
            self.database.connection, submission, Writing(key_name="soak")
        )

    async def _load(self, puts: list[Op], prune: bool) -> ChangeSetResult:
        data = _case_file(self.slug, puts).encode()
        file = CaseFile(case=read_case(data, "soak.yaml"), data=data)
        return await write_case(
            self.database.connection, file, Options(prune=prune), lambda _: None
        )

    async def _revert(self, seq: int) -> ChangeSetResult:
        connection = self.database.connection
        target = await find_target(connection, seq)
        assert target is not None
        return await write_revert(connection, target, RevertInput(), Writing(key_name="soak"))

    async def _differences(self) -> list[Any]:
        connection = self.database.connection
        extents = [each for each in await list_extents(connection, None) if each.slug == self.slug]
        async with connection.transaction():
            found = find_differences(connection, extents, whole=False, advance=lambda _: None)
            return [difference async for difference in found]

    def _latest_seq(self) -> int:
        query = "SELECT seq FROM counters"
        return int(self.database.run(self.database.connection.fetchval(query)))


def machine_on(database: Database) -> type[CaseMachine]:
    """The machine, which writes there."""
    return type("CaseMachineOnDatabase", (CaseMachine,), {"database": database})


def _operation(op: Op) -> dict[str, Any]:
    given = msgspec.structs.asdict(op)
    return {name: value for name, value in given.items() if value is not None}


def _case_file(slug: str, puts: list[Op]) -> str:
    """As a person writes it, but for each record in one line."""
    head = {"slug": slug, **META}
    lines = [f"dataset: {json.dumps(head)}", "reason: soak"]
    for section, kind in SECTIONS.items():
        records = [op for op in puts if op.kind == kind]
        lines += [f"{section}:"] * bool(records)
        lines += [f"  {op.key}: {json.dumps(op.record)}" for op in records]
    return "\n".join(lines) + "\n"
