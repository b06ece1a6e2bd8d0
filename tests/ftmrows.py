"""FollowTheMoney lines of our own making, and runs over them; nobody in them exists."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from api.importers.ftm import FTM
from api.importers.ftmlines import digest
from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.statements import StatementInput
from tests.importing import Run, run

LISTED = {"datasets": ["xx_list"]}
Made = TypeVar("Made", ActorInput, AffiliationInput, StatementInput)


def load(folder: Path, *lines: Any, more: Sequence[Any] = ()) -> Run:
    """What a run over a file of these lines gives, and one of more."""
    files = enumerate((lines, more))
    return run(FTM, *(write(folder / f"{number}.json", *each) for number, each in files))


def write(path: Path, *lines: Any) -> Path:
    path.write_text("".join(f"{_text(line)}\n" for line in lines), encoding="utf-8")
    return path


def _text(line: Any) -> str:
    return line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)


def made(found: Run, struct: type[Made]) -> dict[str, Made]:
    """The records of a kind, by key."""
    return {key: each for (_, key), each in found.records.items() if isinstance(each, struct)}


def thing(own: str, schema: str = "Person", **properties: list[Any]) -> dict[str, Any]:
    named = properties if schema not in ("Person", "Company") else {"name": [own]} | properties
    return {"id": own, "schema": schema, "properties": named, **LISTED}


def tied(edge: str, subject: str, other: str) -> str:
    """The key of the affiliation that an edge says of a pair."""
    return f"{edge}:" + digest(f"{subject}\n{other}")[:16]


def change(op: str, entity: dict[str, Any]) -> dict[str, Any]:
    return {"op": op, "entity": entity}


def cited(row: str, *more: str) -> list[EvidenceInput]:
    at = EvidenceInput(source="ftm-entities", passage=LocatorPassageInput(row=row))
    return [at, *(EvidenceInput(source=key) for key in ("ftm:dataset:xx_list", *more))]
