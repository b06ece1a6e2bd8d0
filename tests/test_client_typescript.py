"""The TypeScript client, installed into an empty project and used at a real server."""

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from api.openapi.examples import example_id
from api.openapi.files import FOLDER
from api.settings import CHECKOUT
from schemas.codes import SCHEMES
from tests.site import Site, running_site

CLIENT: Final = CHECKOUT / "clients" / "typescript"
SCRIPTS: Final = Path(__file__).parent / "typescript"
README: Final = (CLIENT / "README.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"```ts\n(.*?)```", README, re.DOTALL)
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

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(
        not (shutil.which("node") and shutil.which("npm")),
        reason="node and npm, which run the TypeScript client, are not installed",
    ),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project with the client, as packed, and a compiler, in strict mode."""
    folder = tmp_path_factory.mktemp("project")
    packed = _run(
        ["npm", "pack", "--silent", "--pack-destination", str(folder), str(CLIENT)], folder
    )
    compiler = json.loads((CLIENT / "package.json").read_text())["devDependencies"]["typescript"]
    (folder / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS}))
    quiet = ["--no-package-lock", "--no-audit", "--no-fund"]
    _run(["npm", "install", *quiet, f"./{packed.strip()}", f"typescript@{compiler}"], folder)
    for script in SCRIPTS.glob("*.ts"):
        shutil.copy(script, folder)
    for number, block in enumerate(BLOCKS):
        (folder / f"readme-{number}.ts").write_text(block, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(server: str, template: str) -> Iterator[Site]:
    with running_site(server, template) as site:
        yield site


@pytest.fixture(scope="module")
def came(project: Path, site: Site) -> dict[str, Any]:
    """What came of each step of the scenario."""
    _run(["npx", "tsc"], project)
    scenario = ["node", "--expose-gc", "out/scenario.js", site.url, site.key, example_id("event")]
    found: dict[str, Any] = json.loads(_run(scenario, project))
    return found


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_users_write_passes_strict_type_checks(project: Path) -> None:
    assert _run(["npx", "tsc", "--noEmit"], project) == ""


def test_it_needs_nothing_else_but_openapi_fetch(project: Path) -> None:
    installed = {path.name for path in (project / "node_modules").iterdir() if path.name[0] != "."}
    assert installed == {
        "whence-client", "openapi-fetch", "openapi-typescript-helpers", "typescript"
    }  # fmt: skip
    code = " ".join(path.read_text() for path in (CLIENT / "dist").glob("*.js"))
    assert {name for name in re.findall(r'from "([^"]+)"', code) if name[0] != "."} == {
        "openapi-fetch"
    }


def test_it_names_every_field_that_holds_an_id() -> None:
    schemas = json.loads((FOLDER / "v1.json").read_text())["components"]["schemas"]
    fields = {
        field
        for name, schema in schemas.items()
        for field, of in schema.get("properties", {}).items()
        if not name.endswith("Input") and re.search(r"\b(act|evt|par|src)_", json.dumps(of))
    }
    code = (CLIENT / "src" / "names.ts").read_text()
    named = re.findall(r'^  \| "(\w+)"', code, re.MULTILINE)
    assert set(named) == fields - {"id", "linked"}


def test_its_version_is_the_one_of_whence() -> None:
    ours = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["version"]
    assert json.loads((CLIENT / "package.json").read_text())["version"] == ours


def test_its_readme_shows_what_runs(came: dict[str, Any], project: Path, site: Site) -> None:
    printed = []
    for script in sorted((project / "out").glob("readme-*.js")):
        script.write_text(script.read_text().replace("http://127.0.0.1:8000", site.url))
        printed.append(_run(["node", str(script)], project).splitlines())
    begin, positions, codes = printed
    assert begin[0] == "Raid into Belgorod region, May 2023"
    assert "Ukraine denies: Ukraine director" in positions
    assert sorted(codes) == sorted(SCHEMES)


def test_it_lists_events_by_filters(came: dict[str, Any]) -> None:
    assert came["listByFilters"] == [f"{example_id('event')} Raid into Belgorod region, May 2023"]


def test_it_puts_names_in_place(came: dict[str, Any]) -> None:
    assert came["names"] == {
        "byId": [
            "Russian Volunteer Corps",
            "Who are the pro-Ukrainian groups behind the Belgorod border attack?",
            "none",
        ],
        "placed": [
            "Russian Volunteer Corps: perpetrator",
            "Freedom of Russia Legion: perpetrator",
            "Ukraine: involved",
        ],
    }


def test_it_reads_who_claims_and_who_denies_the_raid(came: dict[str, Any]) -> None:
    assert {
        "Russian Volunteer Corps, perpetrator: affirms",
        "Ukraine, director: denies",
    } <= set(came["positions"])


def test_it_asks_only_whether_an_answer_still_holds(came: dict[str, Any]) -> None:
    assert came["notModified"] == {"statuses": [200, 304], "same": True}


def test_it_finds_passages_in_strings_of_javascript(came: dict[str, Any]) -> None:
    assert came["passages"] == {
        "text": "😀",
        "units": {"start": 3, "end": 5},
        "back": {"start": 3, "end": 4},
        "locator": "none",
        "beyond": "the passage is beyond the text, which has 21 code points",
        "half": "4 is between the two halves of a character",
    }


def test_it_writes_a_change_set_and_walks_all_pages_of_it(came: dict[str, Any]) -> None:
    assert came["write"] == {"dry": [True, 301], "done": 301}
    assert came["pages"] == {
        "sizes": [70, 70, 70, 70, 20],
        "count": 300,
        "all": 300,
        "different": 300,
    }


def test_its_problems_are_typed(came: dict[str, Any]) -> None:
    assert [(found["type"], found["status"], found["errors"]) for found in came["problems"]] == [
        ("/problems/malformed-request", 400, 1),
        ("/problems/unknown-parameter", 400, 1),
        ("/problems/bad-cursor", 400, 1),
        ("/problems/unauthenticated", 401, 0),
        ("/problems/unauthenticated", 401, 0),
        ("/problems/forbidden", 403, 0),
        ("/problems/not-found", 404, 0),
        ("/problems/no-such-path", 404, 0),
        ("/problems/method-not-allowed", 405, 0),
        ("/problems/not-acceptable", 406, 1),
        ("/problems/conflict", 409, 1),
        ("/problems/address-too-long", 414, 0),
        ("/problems/unsupported-media-type", 415, 0),
        ("/problems/invalid-change-set", 422, 2),
    ]
    assert all(found["named"] for found in came["problems"])


def test_it_tries_reads_again_as_long_as_it_is_told_and_no_longer(came: dict[str, Any]) -> None:
    unnamed = {"type": "about:blank", "status": 503, "errors": 0, "named": False}
    assert came["retries"] == {
        "soon": [True, 4],
        "never": [unnamed, 4],
        "late": [7200, 1],
        "write": [0, 1],
        "stopped": ["TimeoutError", 1],
    }


def test_it_follows_the_feed_over_a_connection_that_breaks_off(came: dict[str, Any]) -> None:
    assert came["feed"] == {
        "all": 301,
        "events": True,
        "pages": True,
        "streams": [2, None, True],
    }


def test_it_is_told_what_comes(came: dict[str, Any]) -> None:
    refused = {"type": "/problems/malformed-request", "status": 400, "errors": 1, "named": True}
    assert came["toCome"] == {
        "told": ["retract event", "retract event"],
        "stopped": "TimeoutError",
        "refused": refused,
    }
