"""Make whence_client/generated from openapi/v1.json, or compare the two: `--check`."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parents[1] / "openapi" / "v1.json"
COMMITTED = HERE / "whence_client" / "generated"
OPTIONS = ["--config", str(HERE / "generator.yaml"), "--meta", "none", "--fail-on-warning"]
#: Whatever settings of ruff there are around, the same bytes come out.
ISOLATED = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311"]
TIDY = ["--select", "F401,I", "--fix-only"]


def generate(folder: Path) -> None:
    """Write the package to that folder, which is not there yet."""
    document = folder.with_suffix(".json")
    document.write_text(json.dumps(described()), encoding="utf-8")
    made = ["generate", "--path", str(document), "--output-path", str(folder)]
    _run("openapi_python_client", *made, *OPTIONS)
    _show_unset(folder / "types.py")
    _run("ruff", "check", *ISOLATED, *TIDY, str(folder))
    _run("ruff", "format", *ISOLATED, "--line-length", "100", str(folder))


def described() -> Any:
    """The document, with what parameters are in their schemas, where the generator looks for it."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    operations = [each for path in document["paths"].values() for each in path.values()]
    named = [*document["components"]["parameters"].values()]
    named += [each for operation in operations for each in operation.get("parameters", ())]
    for parameter in named:
        if "schema" in parameter and "$ref" not in parameter["schema"]:
            parameter["schema"]["description"] = parameter["description"]
    return document


def _show_unset(types: Path) -> None:
    """Print what is unknown as UNSET: records are full of it, and are printed by those who look."""
    text = types.read_text(encoding="utf-8")
    head = "class Unset:\n"
    if text.count(head) != 1:
        sys.exit(f"{types} has no class Unset, or several")
    shown = '    def __repr__(self) -> str:\n        return "UNSET"\n\n'
    types.write_text(text.replace(head, head + shown), encoding="utf-8")


def differences(made: Path, committed: Path) -> list[str]:
    """The files that are not the same in both."""
    names = {
        path.relative_to(root)
        for root in (made, committed)
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sorted(str(name) for name in names if not _same(made / name, committed / name))


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _run(module: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    if done.returncode:
        sys.exit(f"{module} could not make the client:\n{done.stdout}{done.stderr}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "generated"
        generate(made)
        different = differences(made, COMMITTED)
        if "--check" not in sys.argv[1:]:
            shutil.rmtree(COMMITTED, ignore_errors=True)
            shutil.copytree(made, COMMITTED)
        elif different:
            listed = "\n  ".join(different)
            sys.exit(f"Not what openapi/v1.json says (run make clients):\n  {listed}")


if __name__ == "__main__":
    main()
