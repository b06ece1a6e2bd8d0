"""A run of Schemathesis over everything that the contract has, and what came of it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from api.openapi.files import FOLDER
from api.openapi.nodes import Node, walk
from api.settings import CHECKOUT
from fuzz.filling import fill
from soak.scene import scene

CONFIG: Final = Path(__file__).parent / "schemathesis.toml"
COMMAND: Final = "from schemathesis.cli import schemathesis; schemathesis()"


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A sort of failure: which check, of what, how often."""

    check: str
    count: int
    operations: Sequence[str]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A whole run."""

    seed: int
    seconds: float
    cases: int
    operations: Mapping[str, Mapping[str, int]]
    untested: int
    failures: Sequence[Failure]
    log: str

    @property
    def passed(self) -> bool:
        """Whether everything was tried and nothing failed."""
        return not self.failures and self.untested == 0


def fuzz(seconds: int, seed: int | None = None) -> Result:
    """Try a server of its own for so long; the log says of each failure how to repeat it."""
    with scene() as made:
        known = fill(made)
        environ = {"FUZZ_KEY": made.key, "FUZZ_IDS": json.dumps(known)}
        return _run(made.base, environ, seconds, seed)


def _run(base: str, environ: Mapping[str, str], seconds: int, seed: int | None) -> Result:
    with tempfile.TemporaryDirectory(prefix="whence-fuzz-") as name:
        folder = Path(name)
        document, report, asked = (folder / part for part in ("v1.json", "report.json", "asked"))
        document.write_text(json.dumps(_with_events(_committed())), encoding="utf-8")
        options = ["--url", base, "--max-time", str(seconds), "--no-color"]
        reports = ["--report", "json", "--report-json-path", str(report)]
        chosen = [] if seed is None else ["--seed", str(seed)]
        done = subprocess.run(
            [
                *(sys.executable, "-c", COMMAND, "--config-file", str(CONFIG), "run"),
                *(str(document), *options, *reports, *chosen),
            ],
            check=False,
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            env={**os.environ, **environ, "FUZZ_ASKED": str(asked)},
        )
        if not report.exists() or not asked.exists():
            raise RuntimeError(done.stdout + done.stderr)
        return _result(json.loads(report.read_text()), json.loads(asked.read_text()), done.stdout)


def _result(report: Any, asked: Mapping[str, Mapping[str, int]], log: str) -> Result:
    failures = [
        Failure(check=found["title"], count=found["count"], operations=found["operations"])
        for found in report["failures"]
    ]
    if report["errors"]:
        failures.append(Failure(check="errors", count=len(report["errors"]), operations=[]))
    operations = report["operations"]
    return Result(
        seed=report["seed"],
        seconds=round(report["running_time"], 1),
        cases=report["test_cases"]["generated"],
        operations=dict(sorted(asked.items())),
        untested=operations["total"] - operations["tested"],
        failures=failures,
        log=log,
    )


def _committed() -> Node:
    document: Node = json.loads((FOLDER / "v1.json").read_text(encoding="utf-8"))
    return document


def _with_events(document: Node) -> Node:
    """Events said as OpenAPI 3.2 will say them, which Schemathesis reads in 3.1 already."""
    for node in walk(document["paths"]):
        data = node.get("text/event-stream", {}).get("schema", {}).get("x-data")
        if data:
            event = {"type": "object", "properties": {"data": _json(data)}}
            node["text/event-stream"] = {"itemSchema": event}
    return document


def _json(schema: Node) -> Node:
    return {"type": "string", "contentMediaType": "application/json", "contentSchema": schema}
