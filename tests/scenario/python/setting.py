"""The server, two clients of it, and what is told of a problem."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whence_client import ProblemError, Whence, models

SETTING: dict[str, str] = json.loads(sys.argv[1])
URL, CUT, BROKEN, KEY = (SETTING[name] for name in ("url", "cut", "broken", "key"))
TO = Path(SETTING["to"])
DATASET, RAID, PURGED = SETTING["dataset"], SETTING["raid"], SETTING["purged"]

whence = Whence(URL)
writer = Whence(URL, KEY)


def change_set(reason: str, *operations: dict[str, Any], **more: Any) -> models.ChangeSetInput:
    meta = {"title": "Test", "licence": "CC0-1.0"}
    body = {"dataset": DATASET, "reason": reason, "dataset_meta": meta, **more}
    return models.ChangeSetInput.from_dict({**body, "operations": operations})


def put_source(title: str = "Report", **more: Any) -> dict[str, Any]:
    record = {"source_kind": "report", "title": title}
    return {"op": "put", "kind": "source", "key": "report", "record": record, **more}


def put_event(number: int) -> dict[str, Any]:
    title = f"Protest {number:03}"
    record = {"title": title, "category": "protest", "evidence": [{"source": "report"}]}
    return {"op": "put", "kind": "event", "key": f"protest-{number}", "record": record}


def retract(key: str) -> dict[str, Any]:
    return {"op": "retract", "kind": "event", "key": key, "reason": "error"}


def problem_of(call: Callable[[], object]) -> object:
    try:
        call()
    except ProblemError as problem:
        return told(problem)
    return "none"


def told(problem: ProblemError) -> dict[str, object]:
    return {
        "type": problem.type,
        "status": problem.status,
        "places": [fault.pointer or fault.parameter or "none" for fault in problem.errors],
        "named": bool(problem.request_id),
    }
