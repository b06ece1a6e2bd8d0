"""The documents in docs/ and README.md as data: their commands, their blocks, their tables."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import msgspec
from click.testing import CliRunner

from api.cli import cli
from api.settings import CHECKOUT

README: Final = CHECKOUT / "README.md"
DOCS: Final = CHECKOUT / "docs"
COMMANDS: Final = DOCS / "commands.md"
#: The pages with programs; what they print is tried with the clients installed.
PROGRAMMED: Final = (
    DOCS / "clients.md",
    CHECKOUT / "clients" / "python" / "README.md",
    CHECKOUT / "clients" / "typescript" / "README.md",
)
#: A shell block and the block of what it prints.
EXAMPLE: Final = re.compile(
    r"```sh\n(?P<command>curl .*?)\n```\n+```(?:json|csv|text)\n(?P<output>.*?)\n```", re.DOTALL
)
#: A program, and the block of what it prints, if the page shows it.
PROGRAM: Final = re.compile(
    r"```(?P<language>python|ts)\n(?P<code>.*?)```\n(?:\n```text\n(?P<output>.*?)\n```)?", re.DOTALL
)
LEFT_OUT: Final = "…"
#: A block of any language.
BLOCK: Final = re.compile(r"^```\w*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
#: How blocks begin that are no example with its output → where they are tried, or what they are.
OTHERWISE: Final = {
    "make run ": "what everybody begins with",
    ".venv/bin/whence keys create": "commands, tried in their own tests",
    "whence ": "commands, tried in their own tests",
    "createdb ": "commands, tried in their own tests",
    "pip install http": "the name is compared with what the server hands out",
    "npm install http": "the name is compared with what the server hands out",
    "dataset:\n  slug: harbour": "a case file, read by test_casefile",
    "checks:\n": "part of a case file, of which test_releases_command has one",
    "SELECT p.actor": "asked of the files by test_releases_tools",
    "GET /v1/events?dataset=ucdp-ged": "asked in test_import, of other rows",
    "GET /v1/events and ": "a line of make compat, compared by test_compat",
    "curl -OJL 'https://…": "the shape of an address",
    '{"op": "link"': "the shape of an operation, its ids cut short",
    '{"cursor": "57.12"': "the shape of an entry, its ids cut short",
    "   source ◄": "a drawing",
    "case file (YAML) ─": "a drawing",
}


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A program of a page, and what the page says that it prints."""

    language: str
    code: str
    output: str


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """Every curl command of a page, with the output that the page shows."""
    for found in EXAMPLE.finditer(path.read_text(encoding="utf-8")):
        yield found["command"], found["output"]


def programs(path: Path) -> list[Program]:
    """Every program of a page in Python and TypeScript."""
    text = path.read_text(encoding="utf-8")
    return [
        Program(language=found["language"], code=found["code"], output=found["output"] or "")
        for found in PROGRAM.finditer(text)
    ]


def untried(path: Path) -> list[str]:
    """The blocks of a page that no test runs, or compares with what there is."""
    text = path.read_text(encoding="utf-8")
    tried = [found.span() for form in (EXAMPLE, PROGRAM) for found in form.finditer(text)]
    return [
        found["text"]
        for found in BLOCK.finditer(text)
        if not any(start <= found.start() < end for start, end in tried)
        if not found["text"].startswith(tuple(OTHERWISE))
    ]


def runs_of(output: str) -> list[list[str]]:
    """The lines shown, in runs between those that are left out."""
    runs: list[list[str]] = [[]]
    for line in output.splitlines():
        if line.strip() == LEFT_OUT:
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def missing(printed: str, output: str) -> str | None:
    """The first run of lines shown that is not printed, or not after those before it."""
    end = 0
    for run in map("\n".join, runs_of(output)):
        start = printed.find(run, end)
        if start < 0:
            return run
        end = start + len(run)
    return None


def commands_page() -> str:
    """docs/commands.md: the help of every command."""
    parts = ["# Commands\n\nWritten by `make docs` from the commands' own help.\n"]
    for name in [(), *_names(cli)]:
        words = " ".join(("whence", *name))
        result = CliRunner().invoke(cli, [*name, "--help"], prog_name="whence", terminal_width=80)
        parts.append(f"\n## `{words}`\n\n```text\n{result.output.rstrip()}\n```\n")
    return "".join(parts)


def _names(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*before, name)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _names(command, (*before, name))


def main() -> None:
    """Write the pages that are made from the code."""
    COMMANDS.write_text(commands_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
