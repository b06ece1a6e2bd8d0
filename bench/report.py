"""Results for people, for programs, and for bench/README.md."""

import datetime
import os
import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from rich.table import Table

from api.settings import CHECKOUT
from bench.pairs import Result

README: Final = Path(__file__).with_name("README.md")
COLUMNS: Final = ("measure", "against", "median", "min-max", "target", "", "here", "rival")


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All results, and where and when they were measured."""

    measured_at: datetime.datetime
    commit: str
    machine: str
    results: Sequence[Result]


def make_report(results: Sequence[Result]) -> Report:
    """The results with this machine's name."""
    machine = (
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()}, "
        f"Python {platform.python_version()}"
    )
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return Report(measured_at=now, commit=_commit(), machine=machine, results=results)


def as_json(report: Report) -> str:
    """All of it, with medians and verdicts."""
    judged = [
        msgspec.structs.asdict(result) | {"median": result.median, "passed": result.passed}
        for result in report.results
    ]
    told = msgspec.structs.asdict(report) | {"results": judged}
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


def as_table(report: Report) -> Table:
    """The results for a terminal."""
    table = Table(title=_title(report), title_justify="left")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for result in report.results:
        style = "green" if result.passed else "red"
        table.add_row(*_cells(result), style=style)
    return table


def write_readme(report: Report, name: str) -> None:
    """Put the results between the marks of that name in the README."""
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, _, rest = README.read_text(encoding="utf-8").partition(first)
    _, _, after = rest.partition(last)
    rows = [COLUMNS, tuple("---" for _ in COLUMNS), *map(_cells, report.results)]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    text = f"{before}{first}{_title(report)}\n\n{lines}{last}{after}"
    README.write_text(text, encoding="utf-8")


def _title(report: Report) -> str:
    return f"{report.measured_at:%Y-%m-%d}, commit {report.commit}, {report.machine}"


def _cells(result: Result) -> tuple[str, ...]:
    digits = 2 if result.pairs else 0
    ours = [pair.ours for pair in result.pairs] or result.figures
    return (
        result.what,
        result.rival or "-",
        f"{result.median:,.{digits}f}",
        f"{min(result.judged):,.{digits}f} to {max(result.judged):,.{digits}f}",
        *_verdict(result),
        _middle(ours, result.unit),
        _middle([pair.rival for pair in result.pairs], result.unit),
    )


def _verdict(result: Result) -> tuple[str, str]:
    if result.target is None:
        return "-", "-"
    most = "at most " if result.at_most else ""
    target = f"{round(result.target, 2):,}" if result.pairs else f"{result.target:,.0f}"
    return f"{most}{target}", "reached" if result.passed else "missed"


def _middle(figures: Sequence[float], unit: str) -> str:
    if not figures:
        return "-"
    return f"{sorted(figures)[len(figures) // 2]:,.0f} {unit}"


def _commit() -> str:
    """What was measured, as far as git knows it."""
    named = subprocess.run(
        ["git", "describe", "--always", "--dirty=+changes"],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )
    return named.stdout.strip() or "unknown"


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if not information.exists():
        return platform.processor() or platform.machine()
    for line in information.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
