"""The documents say what there is, and what they show is what comes out."""

import asyncio
import json
import re
import shlex

import httpx

from api.app import ROUTES
from api.commands.load import load_demo
from api.problem_types import TYPES
from api.routes.clients import CLIENTS
from api.routes.pages import PAGES as FOR_PEOPLE
from api.settings import Settings
from tests.examples import COMMANDS, DOCS, README, commands_page, examples, runs_of
from tests.serving import served

PAGES = [README, *sorted(DOCS.rglob("*.md"))]
SHOWN = [(page.name, *example) for page in PAGES for example in examples(page)]
LOCAL = "http://127.0.0.1:8000"


def test_every_command_stands_in_the_docs_with_its_help() -> None:
    assert COMMANDS.read_text(encoding="utf-8") == commands_page(), "run `make docs`"


def test_every_setting_stands_in_the_docs_with_its_default() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(WHENCE_\w+)` \|", page, re.MULTILINE)
    assert named == [f"WHENCE_{field.upper()}" for field in Settings.__struct_fields__]


def test_every_route_stands_in_the_docs() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    paths = {path for route in (*ROUTES, *FOR_PEOPLE, *CLIENTS) for path in route.paths}
    named = set(re.findall(r"`(?:GET|POST) (/[^`\s]*)`", page))
    assert named == {re.sub(r"\{(\w+):\w+\}", r"{\1}", path) for path in paths}


def test_every_problem_type_stands_in_the_docs() -> None:
    page = (DOCS / "errors.md").read_text(encoding="utf-8")
    assert [name for name in TYPES if f"`/problems/{name}`" not in page] == []


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        (page.name, target)
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_stands_in_the_list_of_decisions() -> None:
    folder = DOCS / "decisions"
    page = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert sorted(re.findall(r"^\| \[[^]]+\]\(([^)]+)\) \|", page, re.MULTILINE)) == pages


async def test_every_example_prints_what_the_docs_show(dsn: str) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    async with served(dsn) as server:
        for page, command, output in SHOWN:
            printed, end = await _printed(server.client, command), 0
            for run in map("\n".join, runs_of(output)):
                start = printed.find(run, end)
                assert start >= 0, f"{page}: {command} prints not, or not after the rest: {run}"
                end = start + len(run)


def test_there_are_examples() -> None:
    assert sum(page == "README.md" for page, _, _ in SHOWN) >= 5
    assert sum(page == "errors.md" for page, _, _ in SHOWN) == 1


async def _printed(client: httpx.AsyncClient, command: str) -> str:
    """What a `curl` command of the docs prints, piped through json.tool where it is so shown."""
    words = shlex.split(command.partition(" | ")[0].replace("\\\n", " "))
    (url,) = [word for word in words if word.startswith(LOCAL)]
    headers = [words[i + 1].split(": ", 1) for i, word in enumerate(words) if word == "-H"]
    answer = await client.get(url.removeprefix(LOCAL), headers=dict(headers))
    if "-i" in words or "-I" in words:
        head = [f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"]
        return "\n".join([*head, *(f"{name}: {value}" for name, value in answer.headers.items())])
    if "json.tool" in command:
        return json.dumps(answer.json(), indent=4, ensure_ascii=False)
    return answer.text
