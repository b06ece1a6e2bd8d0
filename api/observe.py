"""What is kept of every request: its id, one line in the log, and what Prometheus counts."""

import re
import secrets
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO, Final

import msgspec
import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram

from api.answers import Scope
from api.settings import LogFormat

SANE_ID: Final = re.compile(rb"[A-Za-z0-9._:/+=-]{1,128}")
METHODS: Final = frozenset(("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"))
#: What proxies call a client that went away before the answer.
CLIENT_GONE: Final = 499
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
Count = Callable[[float], None]
Event = Any


class Observer:
    """Counts and logs the requests of one worker."""

    def __init__(self, log: LogFormat, output: BinaryIO | None = None) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "whence_requests",
            "Requests by method, address template and status.",
            ("method", "path", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "whence_request_seconds",
            "From a request's head to the end of its answer, downloads included.",
            ("path",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._counts: dict[tuple[str, str, int], tuple[Callable[[], None], Count]] = {}
        self._log = make_log(log, output or sys.stderr.buffer)

    def note(self, scope: Scope, method: str, status: int | None, started: float) -> None:
        """Note a request that has ended; without a status the client went away before."""
        seconds = time.perf_counter() - started
        path = scope.get("path_template") or "unmatched"
        status = status or CLIENT_GONE
        key = (method, path, status)
        counts = self._counts.get(key)
        if counts is None:
            counts = self._counts[key] = self._count(*key)
        count, observe = counts
        count()
        observe(seconds)
        fields = {
            "request_id": scope["whence.request_id"],
            "method": method,
            "path": path,
            "status": status,
            "ms": round(seconds * 1000, 3),
        }
        error = scope.get("whence.error")
        if error is None:
            self._log.info("request", **fields)
        else:
            told = "".join(traceback.format_exception(error))
            self._log.error("request", **fields, traceback=told)

    def _count(self, method: str, path: str, status: int) -> tuple[Callable[[], None], Count]:
        known = method if method in METHODS else "other"
        counter = self._requests.labels(known, path, str(status))
        return counter.inc, self._seconds.labels(path).observe


def request_id(given: bytes | None) -> str:
    """The client's X-Request-Id where it is fit for a log, else one of ours."""
    if given is not None and SANE_ID.fullmatch(given):
        return given.decode("ascii")
    return secrets.token_hex(8)


def make_log(form: LogFormat, output: BinaryIO) -> Event:
    """A logger that writes lines of JSON, or lines for a person."""
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    level = structlog.processors.add_log_level
    return structlog.wrap_logger(
        structlog.BytesLogger(output),
        processors=[level, stamp, _json if form == "json" else _line],
        wrapper_class=structlog.make_filtering_bound_logger("info"),
        context_class=dict,
    )


def _json(logger: object, name: str, event: Any) -> bytes:
    return msgspec.json.encode(event)


def _line(logger: object, name: str, event: Any) -> bytes:
    told = event.pop("traceback", "")
    start = f"{event.pop('timestamp')} {event.pop('level'):5} {event.pop('event')}"
    rest = " ".join(f"{field}={value}" for field, value in event.items())
    return f"{start} {rest}\n{told}".rstrip("\n").encode("utf-8", "replace")
