"""Both clients, installed from a running server into folders in which there was nothing."""

import json
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from api.clients import FOLDER, packages
from tests.examples import PROGRAMMED, missing, programs

SCRIPTS: Final = Path(__file__).parent / "scenario"
MANIFEST: Final = json.loads((FOLDER / "typescript" / "package.json").read_bytes())
EXAMPLES: Final = {
    f"example_{number}": program
    for number, program in enumerate(program for page in PROGRAMMED for program in programs(page))
}
SUFFIXES: Final = {"python": "py", "ts": "ts"}
#: What an example has in place of what is there.
REPLACED: Final = {"url": "http://127.0.0.1:8000", "key": "whence_…"}
#: What a user of today compiles with.
OPTIONS: Final = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "module": "NodeNext",
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "types": [],
    "outDir": "out",
}
QUIET: Final = ("--no-package-lock", "--no-audit", "--no-fund", "--loglevel", "error")


def run(folder: Path, *command: str, expect: int = 0) -> str:
    """What a command prints there."""
    done = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == expect, (command, done.stdout, done.stderr)
    return done.stdout


def install_python(folder: Path, url: str) -> None:
    """An environment with pip, the wheel of that server, and what it needs; and the scenario."""
    found = packages()
    assert found is not None
    run(folder, sys.executable, "-m", "venv", ".venv")
    wheel = f"{url}/clients/{found.python.name}#sha256={found.python.sha256.hex()}"
    run(folder, ".venv/bin/python", "-m", "pip", "--quiet", "install", "--no-cache-dir", wheel)
    shutil.copytree(SCRIPTS / "python", folder, dirs_exist_ok=True)


def install_typescript(folder: Path, url: str) -> set[str]:
    """A project with the package of that server; what it brought along. And the scenario."""
    found = packages()
    assert found is not None
    (folder / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
    run(folder, "npm", "install", *QUIET, f"{url}/clients/{found.typescript.name}")
    brought = {path.name for path in (folder / "node_modules").iterdir() if path.name[0] != "."}
    compiler = MANIFEST["devDependencies"]["typescript"]
    run(folder, "npm", "install", *QUIET, f"typescript@{compiler}")
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS}))
    shutil.copytree(SCRIPTS / "typescript", folder, dirs_exist_ok=True)
    return brought


def check_python(folder: Path) -> list[tuple[str, str]]:
    """The faults that mypy finds in all scripts there, as it does for those who installed it."""
    scripts = sorted(path.name for path in folder.glob("*.py"))
    strict = ("--strict", "--config-file=", "--python-executable", ".venv/bin/python")
    told = run(folder, sys.executable, "-m", "mypy", *strict, *scripts, expect=1)
    return re.findall(r"^(\S+):\d+: error: .*\[([a-z-]+)\]$", told, re.MULTILINE)


def check_typescript(folder: Path) -> list[tuple[str, str]]:
    """The faults that the compiler finds in all scripts there; what it makes of them is in out/."""
    told = run(folder, "npx", "tsc", expect=2)
    return re.findall(r"^(\S+)\(.*: error (TS\d+)", told, re.MULTILINE)


def scenario(folder: Path, *command: str, **setting: str) -> dict[str, Any]:
    """What came of each step of it."""
    found: dict[str, Any] = json.loads(run(folder, *command, json.dumps(setting)))
    return found


def write_examples(folder: Path, language: str, **instead: str) -> None:
    """The programs of the pages, with some words of them replaced."""
    for name, program in EXAMPLES.items():
        if program.language == language:
            code = program.code
            for word, other in instead.items():
                code = code.replace(REPLACED[word], other)
            (folder / f"{name}.{SUFFIXES[language]}").write_text(code, encoding="utf-8")


def run_example(folder: Path, name: str) -> None:
    """Run an example: it prints what its page shows. Those that follow the feed are ended then."""
    program = EXAMPLES[name]
    command = [".venv/bin/python", "-u", f"{name}.py"]
    if program.language == "ts":
        command = ["node", f"out/{name}.js"]
    endless = "follow(" in program.code
    printed = ""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        assert process.stdout is not None
        while line := process.stdout.readline():
            printed += line
            if endless and missing(printed, program.output) is None:
                process.terminate()
                break
        code = process.wait()
        timer.cancel()
    assert missing(printed, program.output) is None, printed
    assert endless or code == 0, printed
