"""A state machine of hypothesis that writes to Whence and to the model, and compares the two."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.untouched import RevertRefusedError
from api.importers.faults import CaseFileError
from schemas.changesets import ChangeSetResult
from soak.case import Case, Database
from soak.drawing import BEGINNING, JOINS, OPERATIONS, PUTS, SAYINGS
from soak.model import Made, Model
from soak.refusing import RefusedError
from soak.states import Op

REFUSALS: Final = (ChangeSetInvalidError, CaseFileError, RevertRefusedError)
#: Which of the two datasets is written: mostly the same one, in which more comes together.
WHICH: Final = st.sampled_from((0, 0, 0, 1))


class CaseMachine(RuleBasedStateMachine):
    """Writes to two datasets by every way there is. `database` is set by `machine_on`."""

    database: Database
    #: How many change sets were tried, and how many of them written, by all machines.
    tried: Final = {"steps": 0, "written": 0, "refused": 0}

    def __init__(self) -> None:
        super().__init__()
        number = next(self.database.numbers)
        one, other = f"soak-{number}-one", f"soak-{number}-other"
        first = Model()
        self.cases = [
            Case(self.database, (one, other), first),
            Case(self.database, (other, one), Model(first)),
        ]
        #: Until the two differ: then that is told, and nothing that follows from it.
        self.agrees = True

    @initialize()
    def begin(self) -> None:
        """Cases in which all that is named is there."""
        for case in self.cases:
            self._write(case, BEGINNING)

    @rule(which=WHICH, ops=OPERATIONS, again=st.sampled_from((False, False, False, True)))
    def write(self, which: int, ops: list[Op], again: bool) -> None:
        """Operations as a change set; the same again comes to what the model says too."""
        self._write(self.cases[which], ops)
        if again:
            self._write(self.cases[which], ops)

    @rule(which=WHICH, ops=SAYINGS)
    def say(self, which: int, ops: list[Op]) -> None:
        """Statements alone: what is merged meanwhile is told from what is not by what is said."""
        self._write(self.cases[which], ops)

    @rule(which=WHICH, op=JOINS)
    def join(self, which: int, op: Op) -> None:
        """A merge or a link."""
        self._write(self.cases[which], [op])

    @rule(which=WHICH, place=st.integers(0, 5))
    def part(self, which: int, place: int) -> None:
        """What was merged or linked no longer is."""
        case = self.cases[which]
        parts = [
            Op(op="unmerge", kind=kind, key=key)
            if state.into is not None
            else Op(op="unlink", kind=kind, key=key, reason="error")
            for (kind, key), state in sorted(case.model.states.items())
            if state.into is not None or (kind == "link" and state.reason is None)
        ]
        if parts:
            self._write(case, [parts[place % len(parts)]])

    @rule(which=WHICH, puts=PUTS, prune=st.booleans())
    def load(self, which: int, puts: list[Op], prune: bool) -> None:
        """A case file with some records, with or without retracting all others."""
        self._load(self.cases[which], puts, prune)

    @rule(which=WHICH, puts=PUTS, left=st.integers(0, 30), prune=st.booleans())
    def load_edited(self, which: int, puts: list[Op], left: int, prune: bool) -> None:
        """The case as it stands, with some records edited and one left out."""
        model = self.cases[which].model
        edited = {op.name for op in puts}
        standing = [name for name in model.filed(merged=True) if name not in edited]
        kept = [name for place, name in enumerate(standing) if place != left]
        puts = puts + [
            Op(op="put", kind=name[0], key=name[1], record=model.states[name].record)
            for name in kept
        ]
        self._load(self.cases[which], puts, prune)

    @rule(which=WHICH, back=st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4)))
    def revert(self, which: int, back: int) -> None:
        """One of the latest change sets, unless what it changed was changed again."""
        case = self.cases[which]
        made = case.model.made[-1 - min(back, len(case.model.made) - 1)]
        self._attempt(case, lambda seq: case.model.revert(made, seq), case.revert(made.seq))

    @invariant()
    def nothing_is_left_under_way(self) -> None:
        """The connection is in no transaction."""
        assert not self.database.connection.is_in_transaction()

    def teardown(self) -> None:
        """The whole history, and whatever `whence verify` compares."""
        if self.agrees:
            for case in self.cases:
                self._compare(case, 0)
                differing = self.database.run(case.verify())
                assert differing == [], f"differing: {differing}"

    def _write(self, case: Case, ops: list[Op]) -> None:
        self._attempt(case, lambda seq: case.model.write(ops, seq), case.write(ops))

    def _load(self, case: Case, puts: list[Op], prune: bool) -> None:
        kept = {op.name for op in puts}
        rest = [name for name in case.model.filed(merged=False) if prune and name not in kept]
        ops = puts + [
            Op(op="retract", kind=kind, key=key, reason="superseded") for kind, key in rest
        ]
        self._attempt(case, lambda seq: case.model.write(ops, seq), case.load(puts, prune))

    def _attempt(
        self,
        case: Case,
        expected: Callable[[int], Made | None],
        work: Awaitable[ChangeSetResult],
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
            self._compare(case, made.seq)
        else:
            assert counts.keys() <= {"unchanged"}
            assert result.seq is msgspec.UNSET
            assert self._latest_seq() == before
        self.agrees = True

    def _compare(self, case: Case, since: int) -> None:
        for difference in self.database.run(case.differences(since)):
            raise AssertionError(difference)

    def _latest_seq(self) -> int:
        query = "SELECT seq FROM counters"
        return int(self.database.run(self.database.connection.fetchval(query)))


def machine_on(database: Database) -> type[CaseMachine]:
    """The machine, which writes there."""
    return type("CaseMachineOnDatabase", (CaseMachine,), {"database": database})
