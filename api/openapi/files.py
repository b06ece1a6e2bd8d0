"""The document as the files that are committed and served."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from api.openapi.nodes import Node
from api.settings import CHECKOUT

FOLDER: Final = CHECKOUT / "openapi"
BASELINE: Final = "baseline/v1.json"


class Dumper(yaml.SafeDumper):
    """Writes what is said twice twice: readers of contracts know no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def render(document: Node) -> Mapping[str, str]:
    """Name of a file → its text."""
    return {"v1.json": as_json(document), "v1.yaml": as_yaml(document)}


def as_json(document: Node) -> str:
    """The document as JSON, for programs and for the eye."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_yaml(document: Node) -> str:
    """The same as YAML."""
    return yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100)


def stale(document: Node, folder: Path = FOLDER) -> Iterator[Path]:
    """The files that say something else than the document."""
    for name, text in render(document).items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path


def promised(folder: Path = FOLDER) -> Node:
    """The document of the last release."""
    document: Node = json.loads((folder / BASELINE).read_text(encoding="utf-8"))
    return document


def write(document: Node, folder: Path = FOLDER) -> None:
    """Write the files, and the baseline where there is none yet."""
    baseline = folder / BASELINE
    baseline.parent.mkdir(parents=True, exist_ok=True)
    for name, text in render(document).items():
        (folder / name).write_text(text, encoding="utf-8")
    if not baseline.exists():
        baseline.write_text(as_json(document), encoding="utf-8")
