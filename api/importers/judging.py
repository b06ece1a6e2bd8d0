"""Judges what importers give beside the reading: both take as long, and machines have two cores."""

import multiprocessing
from collections.abc import Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

import msgspec

from api.changesets.collect import collect_faults
from api.changesets.faults import Fault
from api.changesets.flatten import FLATTEN
from api.changesets.operations import DECODERS
from api.changesets.rows import Rows
from api.errors import WhenceError
from schemas.changesets import RECORDS
from schemas.codes import Kind

BATCH: Final = 5_000


class JudgeLostError(WhenceError):
    """The process that judges records ended before it had judged them all."""


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A record to be judged: its ordinal, what it is called, and its JSON."""

    ordinal: int
    kind: Kind
    key: str
    body: bytes


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What is wrong with the record of that ordinal."""

    ordinal: int
    faults: list[Fault]


BATCHES: Final = msgspec.msgpack.Decoder(list[Judged])
VERDICTS: Final = msgspec.msgpack.Decoder(list[Verdict])
ENCODER: Final = msgspec.msgpack.Encoder()


def judge(dataset: str, batch: Sequence[Judged]) -> list[Verdict]:
    """What would be refused: nothing may be found only when half is written."""
    rows = Rows(dataset)
    verdicts = []
    for given in batch:
        faults = list(_faults(rows, given))
        if faults:
            verdicts.append(Verdict(given.ordinal, faults))
    return verdicts


def _faults(rows: Rows, given: Judged) -> Iterable[Fault]:
    try:
        record = DECODERS[given.kind].decode(given.body)
    except msgspec.ValidationError:
        return collect_faults(msgspec.json.decode(given.body), RECORDS[given.kind], "", strict=True)
    rows.forget()
    rows.check_key(given.key, "")
    FLATTEN[given.kind](rows, rows.own_id(given.kind, given.key), record, "")
    return rows.faults


class Judge:
    """Takes records one by one, and gives the verdicts on those with faults, a batch later.

    One batch at most is under way, so that neither side waits for the other to read. What fits
    into one batch is judged here; only more is worth a process.
    """

    def __init__(self, dataset: str) -> None:
        self._dataset = dataset
        self._batch: list[Judged] = []
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._under_way = False

    def put(self, given: Judged) -> list[Verdict]:
        """Take a record; the verdicts that are ready."""
        self._batch.append(given)
        return self._exchange() if len(self._batch) >= BATCH else []

    def finish(self) -> list[Verdict]:
        """The last verdicts; the process ends."""
        if self._pipe is None:
            batch, self._batch = self._batch, []
            return judge(self._dataset, batch)
        verdicts = self._exchange() + self._take()
        self.close()
        return verdicts

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._pipe is not None:
            self._pipe.close()
        # Ctrl-C may come before it has begun.
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()

    def _exchange(self) -> list[Verdict]:
        """Take the verdicts on the batch before, and send the next."""
        pipe = self._pipe or self._start()
        verdicts = self._take()
        try:
            pipe.send_bytes(ENCODER.encode(self._batch))
        except OSError:
            raise JudgeLostError("the process that checks records ended; try again") from None
        self._batch.clear()
        self._under_way = True
        return verdicts

    def _take(self) -> list[Verdict]:
        if not self._under_way or self._pipe is None:
            return []
        self._under_way = False
        try:
            return VERDICTS.decode(self._pipe.recv_bytes())
        except (EOFError, OSError):
            raise JudgeLostError("the process that checks records ended; try again") from None

    def _start(self) -> Connection:
        """The end of its pipe; where this process dies, that one reads its end, and ends."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._dataset), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe


def _work(pipe: Connection, dataset: str) -> None:
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send_bytes(ENCODER.encode(judge(dataset, BATCHES.decode(pipe.recv_bytes()))))
