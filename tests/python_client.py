"""What the Python client writes."""

from typing import Any

from whence_client import models

META = {"title": "Test", "licence": "CC0-1.0"}


def change_set(*operations: dict[str, Any], **more: Any) -> models.ChangeSetInput:
    body = {"dataset": "test", "reason": "Test the client", "dataset_meta": META}
    return models.ChangeSetInput.from_dict({**body, "operations": operations, **more})


def put_source(key: str, title: str = "Report", **more: Any) -> dict[str, Any]:
    record = {"source_kind": "report", "title": title}
    return {"op": "put", "kind": "source", "key": key, "record": record, **more}


def put_event(key: str, title: str, evidence: str) -> dict[str, Any]:
    record = {"title": title, "category": "protest", "evidence": [{"source": evidence}]}
    return {"op": "put", "kind": "event", "key": key, "record": record}
