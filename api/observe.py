"""What is kept of every request: its id, one line in the log, and what Prometheus counts.

Noting a request only puts it on a list. Counting and writing happen ten times a second, many at
once: one by one they took two fifths of the time of a small answer.
"""

import asyncio
import datetime
import random
import re
import sys
import time
import traceback
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import BinaryIO, Final

import msgspec
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from api.asgi import Scope
from api.settings import LogFormat

SANE_ID: Final = re.compile(rb"[A-Za-z0-9._:/+=-]{1,128}")
METHODS: Final = frozenset(("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"))
#: What proxies call a client that went away before the answer.
CLIENT_GONE: Final = 499
NO_ROUTE: Final = "unmatched"
BATCH_SECONDS: Final = 0.1
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)


class Ended(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="request"
):
    """A request that has been answered, or broken off, as it stands in the log."""

    timestamp: datetime.datetime
    level: str
    request_id: str
    method: str
    path: str
    status: int
    ms: float
    note: str = ""
    traceback: str = ""


class Observer(Collector):
    """Counts and logs the requests of one worker."""

    def __init__(self, log: LogFormat, output: BinaryIO | None = None) -> None:
        self._output = output or sys.stderr.buffer
        self._render: Callable[[Ended], bytes] = _json if log == "json" else _line
        self._pending: list[Ended] = []
        self._timer: asyncio.TimerHandle | None = None
        self._requests: dict[tuple[str, str, str], int] = {}
        self._seconds: dict[str, list[float]] = {}

    def note(self, scope: Scope, method: str, status: int | None, started: float) -> None:
        """Note a request that has ended; without a status the client went away before."""
        error = scope.get("whence.error")
        ended = Ended(
            timestamp=datetime.datetime.now(datetime.UTC),
            level="info" if error is None else "error",
            request_id=scope["whence.request_id"],
            method=method,
            path=scope.get("path_template") or NO_ROUTE,
            status=status or CLIENT_GONE,
            ms=round((time.perf_counter() - started) * 1000, 3),
            note=scope.get("whence.note", ""),
            traceback="" if error is None else "".join(traceback.format_exception(error)),
        )
        self._pending.append(ended)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(BATCH_SECONDS, self.flush)

    def flush(self) -> None:
        """Count and write what has ended since the last time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        pending, self._pending = self._pending, []
        for ended in pending:
            self._count(ended)
        self._output.write(b"".join([self._render(ended) for ended in pending]))
        self._output.flush()

    def collect(self) -> Iterable[Metric]:
        """The metrics of requests, for Prometheus."""
        self.flush()
        counter = CounterMetricFamily(
            "whence_requests",
            "Requests by method, address template and status.",
            labels=("method", "path", "status"),
        )
        for labels, count in self._requests.items():
            counter.add_metric(labels, count)
        yield counter
        histogram = HistogramMetricFamily(
            "whence_request_seconds",
            "From a request's head to the end of its answer, downloads included.",
            labels=("path",),
        )
        for path, (*counts, total) in self._seconds.items():
            histogram.add_metric((path,), list(_buckets(counts)), total)
        yield histogram

    def _count(self, ended: Ended) -> None:
        method = ended.method if ended.method in METHODS else "other"
        key = (method, ended.path, str(ended.status))
        self._requests[key] = self._requests.get(key, 0) + 1
        row = self._seconds.get(ended.path)
        if row is None:
            row = self._seconds[ended.path] = [0.0] * (len(BUCKETS) + 2)
        row[bisect_left(BUCKETS, ended.ms / 1000)] += 1
        row[-1] += ended.ms / 1000


def request_id(given: bytes | None) -> str:
    """The client's X-Request-Id where it is fit for a log, else one of ours."""
    if given is not None and SANE_ID.fullmatch(given):
        return given.decode("ascii")
    # No secret: asking the system for bytes gives the other threads the lock, 7 µs.
    return f"{random.getrandbits(64):016x}"


def _buckets(counts: list[float]) -> Iterator[tuple[str, float]]:
    """Prometheus counts in each bucket what is in those below it, too."""
    names = (*(str(bound) for bound in BUCKETS), "+Inf")
    return zip(names, accumulate(counts), strict=True)


def _json(ended: Ended) -> bytes:
    return msgspec.json.encode(ended) + b"\n"


def _line(ended: Ended) -> bytes:
    clock = ended.timestamp.isoformat(" ", "seconds")[11:19]
    seen = f"{clock} {ended.method} {ended.path} {ended.status} {ended.ms:.1f} ms"
    line = f"{seen} {ended.request_id} {ended.note}".rstrip()
    return f"{line}\n{ended.traceback}".encode("utf-8", "replace")
