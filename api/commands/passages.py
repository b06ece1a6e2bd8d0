"""`whence passages`."""

import os
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
import msgspec
from rich import box
from rich.table import Table
from rich.text import Text

from api.commands.reporting import console, show_faults
from api.errors import WhenceError
from api.importers.faults import CaseFileError, FileFault
from api.importers.insertions import insert_all
from api.importers.passagechecks import Finding, check_passages, unknown_sources
from api.importers.yamlnodes import Mapping
from api.importers.yamlsyntax import read_mapping

#: Columns for the words of a passage, however narrow the terminal, and for what parts columns.
LEAST_WORDS: Final = 24
PADDING: Final = 12


class TextOption(click.ParamType[tuple[str, str]]):
    """`KEY=FILE`: the text of a source, as its bytes have it."""

    name = "KEY=FILE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The source's key and its text: no newline translation, no byte order mark removed."""
        key, sign, file = value.partition("=")
        if not (key and sign and file):
            self.fail(f"{value!r} is not of the form KEY=FILE, such as nbc=article.txt", param, ctx)
        try:
            return key, Path(file).read_bytes().decode("utf-8")
        except OSError as error:
            self.fail(f"{file!r} cannot be read: {error.strerror}", param, ctx)
        except UnicodeDecodeError as error:
            self.fail(f"{file!r} is no UTF-8 at byte {error.start}", param, ctx)


class _Report(msgspec.Struct, frozen=True, kw_only=True):
    passages: Sequence[Finding]


@click.command()
@click.argument("case", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--text",
    "texts",
    type=TextOption(),
    multiple=True,
    required=True,
    help="Text of the source with that key; may be given for several.",
)
@click.option("--write", is_flag=True, help="Write missing digests and lengths into the file.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def passages(case: Path, texts: tuple[tuple[str, str], ...], write: bool, as_json: bool) -> int:
    """Show each passage of a case file beside its record, and check its digest.

    Offsets count code points of the text. A digest that is there is never changed.
    """
    name = click.format_filename(case)
    try:
        text, root = _read(case.read_bytes(), name)
        _check_names(root, texts)
        given = dict(texts)
        if write:
            findings = _write_missing(case, text, root, given)
        else:
            findings = [finding for finding, _ in check_passages(root, given)]
    except CaseFileError as error:
        show_faults([error])
        return 1
    _show(findings, as_json=as_json)
    return _tell_faults(name, findings)


def _read(data: bytes, name: str) -> tuple[str, Mapping]:
    text, root, faults = read_mapping(data, name)
    if faults:
        raise CaseFileError(name, faults)
    return text, root


def _check_names(root: Mapping, texts: Sequence[tuple[str, str]]) -> None:
    wrong = list(unknown_sources(root, dict(texts)))
    keys = [key for key, _ in texts]
    wrong += [f"--text {key}= is given twice" for key in sorted(set(keys)) if keys.count(key) > 1]
    if wrong:
        raise click.UsageError("; ".join(wrong))


def _write_missing(case: Path, text: str, root: Mapping, texts: dict[str, str]) -> list[Finding]:
    """Add what is missing; the file is replaced at once, after what it will say was read back."""
    before = list(check_passages(root, texts))
    added = [insertion for _, insertion in before if insertion is not None]
    if not added:
        return [finding for finding, _ in before]
    written = insert_all(text, added)
    after = [finding for finding, _ in check_passages(_reread(case, written), texts)]
    wanted = ["ok" if insertion else finding.status for finding, insertion in before]
    if [finding.status for finding in after] != wanted:
        raise _refusal(case)
    _replace(case, written)
    filled = [insertion is not None for _, insertion in before]
    return [
        msgspec.structs.replace(finding, status="filled") if new else finding
        for finding, new in zip(after, filled, strict=True)
    ]


def _reread(case: Path, written: str) -> Mapping:
    try:
        return _read(written.encode(), case.name)[1]
    except CaseFileError:
        raise _refusal(case) from None


def _refusal(case: Path) -> WhenceError:
    return WhenceError(
        f"{click.format_filename(case)}: the digests cannot be put beside `end` as it is written "
        "here; nothing was changed, write start and end on lines of their own"
    )


def _replace(case: Path, text: str) -> None:
    target = case.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode())
        shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WhenceError(
            f"{click.format_filename(case)} cannot be written: {error.strerror}"
        ) from None


def _show(findings: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.encode(_Report(passages=findings)))
        return
    out = console()
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("record", "field"):
        table.add_column(name, overflow="fold")
    for name in ("offsets", "passage", "digest"):
        table.add_column(name, no_wrap=True)
    rows = [_row(finding) for finding in findings]
    taken = sum(
        max((cell.cell_len for cell in column), default=0) for column in zip(*rows, strict=True)
    )
    room = max(LEAST_WORDS, out.width - taken - PADDING)
    for finding, row in zip(findings, rows, strict=True):
        words = Text(_printable(finding.text))
        words.truncate(room, overflow="ellipsis")
        table.add_row(*row[:3], words, row[3])
    out.print(table)


def _row(finding: Finding) -> tuple[Text, Text, Text, Text]:
    """All but the passage itself."""
    offsets = "" if finding.start is None else f"{finding.start}-{finding.end}"
    return Text(finding.record), Text(finding.field), Text(offsets), _styled(finding.status)


def _styled(status: str) -> Text:
    return Text(status, style={"ok": "green", "wrong": "bold red"}.get(status, "yellow"))


def _printable(text: str) -> str:
    """On one line, without what a terminal would act on."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) != "Cf")


def _tell_faults(name: str, findings: Sequence[Finding]) -> int:
    unread = sorted({finding.source for finding in findings if finding.status == "no text"})
    for source in unread:
        number = sum(f.status == "no text" for f in findings if f.source == source)
        click.echo(f"Not checked: {number} of {source}; give --text {source}=FILE", err=True)
    faults = [
        FileFault(line=finding.line, detail=f"{finding.record}: {finding.detail}{_remedy(finding)}")
        for finding in findings
        if finding.status in ("wrong", "missing")
    ]
    if faults:
        show_faults([CaseFileError(name, faults)])
    return 1 if faults else 0


def _remedy(finding: Finding) -> str:
    return "; --write adds it" if finding.status == "missing" else ""
