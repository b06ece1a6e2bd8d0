"""The documents say what there is, and what they show is what comes out."""

import asyncio
import json
import re
import shlex
from pathlib import Path

import asyncpg
import httpx

from api.app import ROUTES
from api.clients import packages
from api.commands.load import load_demo
from api.problem_types import TYPES
from api.routes.clients import CLIENTS
from api.routes.contexts import get_context
from api.routes.pages import PAGES as FOR_PEOPLE
from api.search.indexer import catch_up
from api.settings import Settings
from tests.examples import (
    COMMANDS,
    DOCS,
    PROGRAMMED,
    README,
    commands_page,
    examples,
    missing,
    programs,
    untried,
)
from tests.jsonld import OWN, TERMS
from tests.serving import served

PAGES = list(dict.fromkeys([README, *sorted(DOCS.rglob("*.md")), *PROGRAMMED]))
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
    paths = {
        path for route in (*ROUTES, get_context, *FOR_PEOPLE, *CLIENTS) for path in route.paths
    }
    named = set(re.findall(r"`(?:GET|POST) (/[^`\s]*)`", page))
    assert named == {re.sub(r"\{(\w+):\w+\}", r"{\1}", path) for path in paths}


def test_every_problem_type_stands_in_the_docs() -> None:
    page = (DOCS / "errors.md").read_text(encoding="utf-8")
    assert [name for name in TYPES if f"`/problems/{name}`" not in page] == []


def test_every_term_of_ours_in_linked_documents_is_defined() -> None:
    page = (DOCS / "json-ld.md").read_text(encoding="utf-8")
    addresses = {
        name: term if isinstance(term, str) else term.get("@id", "")
        for name, term in TERMS.items()
        if name != "@version"
    }
    ours = {name for name, address in addresses.items() if address == f"{OWN}{name}"}
    assert {name for name, address in addresses.items() if address.startswith(OWN)} == ours
    assert sorted(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == sorted(ours)


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


async def indexed(dsn: str) -> None:
    """What a process beside the server does."""
    connection = await asyncpg.connect(dsn)
    await catch_up(connection)
    await connection.close()


async def test_every_example_prints_what_the_docs_show(dsn: str) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    await indexed(dsn)
    async with served(dsn) as server:
        for page, command, output in SHOWN:
            run = missing(await _printed(server.client, command), output)
            assert run is None, f"{page}: {command} prints not, or not after the rest: {run}"


def test_every_block_is_tried() -> None:
    # Of commands.md, another test compares every word.
    pages = [page for page in PAGES if page != COMMANDS]
    assert [(page.name, block) for page in pages for block in untried(page)] == []


def test_a_block_that_nothing_tries_is_found(tmp_path: Path) -> None:
    page = tmp_path / "guide.md"
    blocks = ["```bash\ncurl -s http://127.0.0.1:8000/v1\n```", "```python\nprint(1)\n```"]
    page.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    assert untried(page) == ["curl -s http://127.0.0.1:8000/v1\n"]


def test_there_are_examples() -> None:
    assert sum(page == "README.md" for page, _, _ in SHOWN) >= 5
    assert sum(page == "errors.md" for page, _, _ in SHOWN) == 1


def test_every_program_is_one_that_is_tried_and_shows_what_it_prints() -> None:
    # Tried where digests, releases and mirrors are.
    elsewhere = {DOCS / f"{name}.md" for name in ("api", "releases", "mirrors")}
    assert {page for page in PAGES if programs(page)} == elsewhere | {*PROGRAMMED}
    for page in PROGRAMMED:
        text = page.read_text(encoding="utf-8")
        shown = [program for program in programs(page) if program.output]
        assert len(shown) == len(
            re.findall(r"^```(?:python|ts|js|typescript)$", text, re.MULTILINE)
        )


def test_what_the_pages_install_is_what_the_server_hands_out() -> None:
    here = packages()
    assert here is not None
    named = {
        name
        for page in PROGRAMMED
        for name in re.findall(r"install \S+/clients/(\S+)", page.read_text(encoding="utf-8"))
    }
    assert named == {here.python.name, here.typescript.name}


async def _printed(client: httpx.AsyncClient, command: str) -> str:
    """What a `curl` command of the docs prints, piped through json.tool where it is so shown."""
    words = shlex.split(command.partition(" | ")[0].replace("\\\n", " "))
    (url,) = [word for word in words if word.startswith(LOCAL)]
    headers = [words[i + 1].split(": ", 1) for i, word in enumerate(words) if word == "-H"]
    answer = await client.get(url, headers=dict(headers))
    if "-i" in words or "-I" in words:
        head = [f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"]
        return "\n".join([*head, *(f"{name}: {value}" for name, value in answer.headers.items())])
    if "json.tool" in command:
        return json.dumps(answer.json(), indent=4, ensure_ascii=False)
    return answer.text
