"""Both clients, installed from a running server, do the same there."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec
import pytest

from api.openapi.examples import example_id
from tests.building import contents
from tests.cutting import cutting
from tests.installing import (
    EXAMPLES,
    check_python,
    check_typescript,
    install_python,
    install_typescript,
    run_example,
    scenario,
    write_examples,
)
from tests.site import Site, running_site
from tests.state import own

pytestmark = pytest.mark.contract


def _problem(name: str, status: int, *places: str) -> dict[str, Any]:
    """What is told of a problem: also where its faults are, and that its request has a name."""
    return {"type": f"/problems/{name}", "status": status, "places": [*places], "named": True}


RAID: Final = example_id("event")
PURGED: Final = own("source", "to-purge", "many")
MANY: Final = 5_000
#: Bytes of a release of the case, in the middle of its database.
HALF: Final = 500_000
#: What runs the scenario, in the folder where the client was installed.
COMMANDS: Final = {
    "python": (".venv/bin/python", "scenario.py"),
    "await": (".venv/bin/python", "awaiting.py"),
    "typescript": ("node", "--expose-gc", "out/scenario.js"),
}
#: What comes of its steps in every language.
COMMON: Final[dict[str, Any]] = {
    "names": {
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
    },
    "notModified": {"statuses": [200, 304], "same": True},
    "write": {"dry": [True, 301], "done": 301},
    "pages": {
        "sizes": [1000] * 5,
        "count": MANY,
        "different": MANY,
        "ends": ["Event 0001", "Event 5000"],
        "iterated": True,
    },
    "releases": {
        "name": "whole",
        "again": [30, True],
        "wentOn": True,
        "refused": ["events.parquet", 64, True],
    },
    "feed": {
        "all": True,
        "followed": True,
        "rest": True,
        "told": "retract event",
        "refused": _problem("malformed-request", 400, "after"),
    },
}
WHOLE: Final[dict[str, Any]] = COMMON | {
    "listByFilters": [f"{RAID} Raid into Belgorod region, May 2023"],
    "positions": [
        "Russian Volunteer Corps, perpetrator: affirms",
        "Freedom of Russia Legion, perpetrator: affirms",
        "Ukraine, involved: denies",
        "Ukraine, director: denies",
        "Ukraine, coordinator: denies",
        "Ukraine, encourager: denies",
    ],
    "eventOf": True,
    "passages": {"text": "😀", "units": {"start": 3, "end": 5}, "back": {"start": 3, "end": 4}},
    "undo": {
        "left": 0,
        "kept": "error",
        "ops": ["retract", "put"],
        "into": "protest-4",
        "back": True,
    },
    "problems": [
        _problem("malformed-request", 400, "limit"),
        _problem("unknown-parameter", 400, "colour"),
        _problem("bad-cursor", 400, "cursor"),
        _problem("unauthenticated", 401),
        _problem("unauthenticated", 401),
        _problem("forbidden", 403),
        _problem("not-found", 404),
        _problem("no-such-path", 404),
        _problem("method-not-allowed", 405),
        _problem("not-acceptable", 406, "Accept"),
        _problem("conflict", 409, "/operations/0/expect_version"),
        _problem("gone", 410),
        _problem("address-too-long", 414),
        _problem("unsupported-media-type", 415),
        _problem("invalid-change-set", 422, "/operations/0", "/operations/1"),
        _problem("too-many-streams", 503),
    ],
}
EXPECTED: Final[dict[str, dict[str, Any]]] = {
    "python": WHOLE | {"lines": 1},
    "await": COMMON,
    "typescript": WHOLE
    | {
        "faultyPassages": {
            "locator": "none",
            "beyond": "the passage is beyond the text, which has 21 code points",
            "half": "4 is between the two halves of a character",
        },
        "slips": [
            'baseUrl: "localhost:8000" does not begin with http:// or https://',
            'key: no key has "…", "\\n"; it is whence_ and 43 letters, digits, - or _',
        ],
        "inventory": ["Many", True],
        "inMemory": {
            "readme": [
                "# Reported claims about the raid into Belgorod region, May 2023",
                "text/markdown; charset=utf-8",
            ],
            "broke": [True, [False, True]],
            "refused": "events.parquet",
            "large": "RangeError",
            "unknown": "RangeError",
            "shown": ["README.md"],
        },
        "retries": {
            "soon": [True, 4],
            "never": [{"type": "about:blank", "status": 503, "places": [], "named": False}, 4],
            "late": [7200, 1],
            "write": [0, 1],
            "stopped": ["TimeoutError", 1],
        },
        "byPages": {"told": "retract event", "stopped": "TimeoutError"},
    },
}


@pytest.fixture(scope="module")
def site(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """With a dataset of many events, one source that was purged, and releases of the case.

    Of those one was changed where it lies.
    """
    datasets = ["many", "test", *(f"test-{language}" for language in COMMANDS)]
    store = tmp_path_factory.mktemp("store")
    settings = {"WHENCE_STREAMS": "2", "WHENCE_RELEASES": str(store)}
    with running_site(server, template, datasets, **settings) as running:
        for name in ("tampered", "whole"):
            running.run("release", "belgorod-2023", "--name", name)
        changed = store / "belgorod-2023" / "tampered" / "events.parquet"
        changed.write_bytes(changed.read_bytes()[::-1])
        meta = {"title": "Many", "licence": "CC0-1.0"}
        head = {"dataset": "many", "reason": "Fill it", "dataset_meta": meta}
        events = map(_event, range(1, MANY + 1))
        lines = [head, _source("report"), _source("to-purge"), *events]
        answer = httpx.post(
            f"{running.url}/v1/changesets",
            content=b"\n".join(map(msgspec.json.encode, lines)),
            headers={
                "Authorization": f"Bearer {running.key}",
                "Content-Type": "application/x-ndjson",
            },
            timeout=60,
        )
        assert answer.json()["counts"]["created"] == MANY + 2
        running.run("purge", PURGED, "--reason", "legal", "--yes")
        yield running


def _source(key: str) -> dict[str, Any]:
    record = {"source_kind": "report", "title": "Report"}
    return {"op": "put", "kind": "source", "key": key, "record": record}


def _event(number: int) -> dict[str, Any]:
    title = f"Event {number:04}"
    record = {"title": title, "category": "protest", "evidence": [{"source": "report"}]}
    return {"op": "put", "kind": "event", "key": f"event-{number}", "record": record}


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """A folder with a client, the scenario and the examples, and what is wrong with their types."""

    folder: Path
    faults: list[tuple[str, str]]


@pytest.fixture(scope="module")
def python(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("python")
    install_python(folder, site.url)
    write_examples(folder, "python", url=site.url, key=site.key)
    return Installed(folder=folder, faults=check_python(folder))


@pytest.fixture(scope="module")
def typescript(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm, which run the TypeScript client, are not installed")
    folder = tmp_path_factory.mktemp("typescript")
    brought = install_typescript(folder, site.url)
    assert brought == {"whence-client", "openapi-fetch", "openapi-typescript-helpers"}
    write_examples(folder, "ts", url=site.url, key=site.key)
    return Installed(folder=folder, faults=check_typescript(folder))


@pytest.fixture
def installed(request: pytest.FixtureRequest) -> Callable[[str], Installed]:
    """Where a client is installed; the other one is not, where it is not asked for."""

    def get(language: str) -> Installed:
        name = "typescript" if language in ("typescript", "ts") else "python"
        found: Installed = request.getfixturevalue(name)
        return found

    return get


@pytest.mark.parametrize(
    ("language", "faults"),
    [
        ("python", [("wrong.py", "call-arg"), ("wrong.py", "list-item")]),
        ("typescript", [("wrong.ts", "TS2561"), ("wrong.ts", "TS2820")]),
    ],
)
def test_strict_type_checks_take_what_users_write_and_refuse_what_is_wrong(
    language: str, faults: list[tuple[str, str]], installed: Callable[[str], Installed]
) -> None:
    assert installed(language).faults == faults


@pytest.mark.parametrize("language", COMMANDS)
def test_the_same_scenario_comes_to_the_same_in_each(
    language: str, site: Site, installed: Callable[[str], Installed]
) -> None:
    folder = installed(language).folder
    setting = {"url": site.url, "key": site.key, "raid": RAID, "purged": PURGED}
    port = int(site.url.rpartition(":")[2])
    with cutting(port) as cut, cutting(port, first=HALF) as broken:
        setting |= {"cut": cut.url, "broken": broken.url, "dataset": f"test-{language}"}
        setting["to"] = f"releases-{language}"
        came = scenario(folder, *COMMANDS[language], **setting)
    assert came == EXPECTED[language]
    # It broke off, nobody was there for a while, and then it went on after the last change.
    first, second = cut.resumed
    assert (first, bool(second)) == (None, True)
    # So did a file of a release, of which so much had come.
    [rest] = broken.ranges
    assert 0 < int(rest.removeprefix("bytes=").removesuffix("-")) < HALF
    published = contents(Path(site.environment["WHENCE_RELEASES"]) / "belgorod-2023" / "whole")
    base = {"whence.sqlite": published["whence.sqlite"]}
    assert {path.name: contents(path) for path in (folder / setting["to"]).iterdir()} == {
        "all": published,
        "stopped": base,
        "broken": base,
        "refused": {},
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_pages_print_what_the_pages_show(
    name: str, installed: Callable[[str], Installed]
) -> None:
    run_example(installed(EXAMPLES[name].language).folder, name)
