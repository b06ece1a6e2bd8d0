"""`whence link suggest` and `whence link apply`."""

import asyncio
import math
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
import msgspec
from msgspec import UNSET
from rich import box
from rich.table import Table
from rich.text import Text

from api.commands.linking import Applying, Suggesting, apply_review, find_suggestions
from api.commands.options import require_option, require_options
from api.commands.ready import ready_database
from api.commands.reporting import (
    Loaded,
    PlacedFault,
    console,
    placed_faults,
    progress,
    show_faults,
    show_loaded,
)
from api.edtf import EdtfError, parse_edtf
from api.errors import WhenceError
from api.importers.faults import CaseFileError
from api.linking.review import review_id, write_review
from api.linking.rows import LARGEST, Review, read_review
from api.linking.suggesting import Found, by_reason
from api.linking.suggestion import Suggestion
from api.settings import load_settings
from schemas.base import Slug
from schemas.changesets import ChangeSetResult
from schemas.datasets import DatasetInput
from schemas.links import JudgedBy

#: So many suggestions are shown.
MOST_SHOWN: Final = 20
TOO_COMMON: Final = {
    "actor": "{} parts of names are too common to be looked up by.",
    "event": "{} events have more than 200 others near: they were compared with the nearest.",
}
LEAST: Final = 0.75


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """What was suggested, for programs."""

    datasets: Sequence[str]
    review: str
    file: str | None
    compared: int
    judged: int
    outdone: int
    too_common: int
    suggestions: int
    reasons: Mapping[str, int]


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What was applied, for programs."""

    file: str
    dataset: str
    judgements: Mapping[str, int]
    skipped: int
    result: ChangeSetResult | msgspec.UnsetType = UNSET
    faults: Sequence[PlacedFault] = ()


def _a_number(context: click.Context, option: click.Parameter, given: float) -> float:
    """What click itself takes for one that is in every range."""
    if math.isnan(given):
        raise click.BadParameter("nan is no number from 0.4 to 1")
    return given


def _a_date(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """What the field `judged` of a link takes."""
    try:
        if given is not None:
            parse_edtf(given)
    except EdtfError as error:
        raise click.BadParameter(str(error)) from None
    return given


@click.group()
def link() -> None:
    """Which actors and events of several datasets are one, as people judge."""


@link.command()
@click.option("--datasets", required=True, help="Two or more, such as ucdp,gdelt.")
@click.option("--kind", type=click.Choice(["actor", "event"]), default="actor", show_default=True)
@click.option(
    "--min-score",
    type=click.FloatRange(0.4, 1),
    callback=_a_number,
    default=LEAST,
    show_default=True,
    help="Leave out what is less likely.",
)
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A new file (CSV) to be judged; without it they are only shown.",
)
@click.option("--json", "as_json", is_flag=True, help="Print counts as JSON.")
def suggest(datasets: str, kind: str, min_score: float, target: Path | None, as_json: bool) -> None:
    """Look for actors or events that may be one.

    Those of different datasets are compared, and told the likeliest first: actors by names across
    scripts and spellings, by identifiers and countries; events by days, distance within what is
    known of both places, participants and figures. Nothing is linked: fill in the column
    judgement of the file, with same, different or unsure, and hand it to whence link apply. What
    somebody has judged already is left out.
    """
    named = _slugs(datasets)
    if target is not None and target.exists():
        raise WhenceError(
            f"{click.format_filename(target)} is there already, perhaps with judgements: "
            "name a new file"
        )
    asked = Suggesting(datasets=named, least=min_score)
    with progress(rate=True) as shown, ready_database(load_settings(os.environ)) as dsn:
        found = asyncio.run(find_suggestions(dsn, kind, asked, shown))
    if target is not None:
        _write(target, kind, found.suggestions)
    _show_suggested(kind, named, target, found, as_json=as_json)


def _slugs(datasets: str) -> list[str]:
    named = [*dict.fromkeys(slug.strip() for slug in datasets.split(",") if slug.strip())]
    if len(named) < 2:
        raise click.UsageError(
            f"--datasets {datasets!r} is not two datasets or more: those of different ones are "
            "compared"
        )
    for slug in named:
        require_option("--datasets", slug, Slug)
    return named


def _write(target: Path, kind: str, suggestions: Sequence[Suggestion]) -> None:
    try:
        with target.open("x", encoding="utf-8", newline="") as file:
            file.writelines(write_review(kind, suggestions))
    except OSError as error:
        named = click.format_filename(target)
        raise WhenceError(f"{named} cannot be written: {error.strerror}") from None


def _show_suggested(
    kind: str, datasets: Sequence[str], target: Path | None, found: Found, *, as_json: bool
) -> None:
    file = None if target is None else click.format_filename(target)
    if as_json:
        report = Suggested(
            datasets=datasets,
            review=review_id(found.suggestions),
            file=file,
            compared=found.compared,
            judged=found.judged,
            outdone=found.outdone,
            too_common=found.too_common,
            suggestions=len(found.suggestions),
            reasons=by_reason(found),
        )
        click.echo(msgspec.json.encode(report))
        return
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("score", "reason", "one", "other", "needs"):
        table.add_column(name, overflow="fold", justify="right" if name == "score" else "left")
    for each in found.suggestions[:MOST_SHOWN]:
        sides = (f"{side.name} ({side.dataset})" for side in (each.one, each.other))
        cells = (f"{each.score:.3f}", each.reason, *sides, each.needs)
        table.add_row(*map(Text, cells))
    if found.suggestions:
        console().print(table)
    count = len(found.suggestions)
    first = f", the first {MOST_SHOWN} of them above" if count > MOST_SHOWN else ""
    click.echo(f"{count} suggestions of {found.compared} pairs compared{first}.")
    if found.judged:
        click.echo(f"{found.judged} were judged or merged before and are left out.")
    if found.outdone:
        click.echo(f"{found.outdone} are left out, for both have likelier ones enough.")
    if found.too_common:
        click.echo(TOO_COMMON[kind].format(found.too_common))
    if file is not None:
        click.echo(f"Written to {file}: fill in judgement, and whence link apply takes it back.")


@link.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--reviewer", required=True, help="Who judged: stands in every link.")
@click.option("--judged", callback=_a_date, help="When, as EDTF: 2026-11-05, 2026-11.")
@click.option("--dataset", required=True, help="The dataset that the links are written in.")
@click.option("--title", help="Its title, where it is to be made.")
@click.option("--licence", help="Its licence (SPDX), where it is to be made.")
@click.option("--dry-run", is_flag=True, help="Check and count, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result and faults as JSON.")
def apply(
    file: Path,
    reviewer: str,
    judged: str | None,
    dataset: str,
    title: str | None,
    licence: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Write judgements as links.

    FILE is one that whence link suggest wrote; it becomes one change set. Rows without a judgement
    are left for later. Two persons are the same only with an identifier in common or evidence:
    evidence_url, evidence_title. Every fault is told with its line, and a file with faults writes
    nothing; applying a file again changes nothing.
    """
    require_options(
        ("--reviewer", reviewer, JudgedBy),
        ("--dataset", dataset, Slug),
        ("--title", title, DatasetInput.__annotations__["title"]),
        ("--licence", licence, DatasetInput.__annotations__["licence"]),
    )
    applying = Applying(
        reviewer=reviewer,
        judged=judged,
        dataset=dataset,
        title=title,
        licence=licence,
        dry_run=dry_run,
    )
    return _apply(file, applying, as_json=as_json)


def _apply(file: Path, applying: Applying, *, as_json: bool) -> int:
    settings = load_settings(os.environ)
    name = click.format_filename(file)
    try:
        review = _read(file, name)
        with ready_database(settings) as dsn:
            result = asyncio.run(apply_review(dsn, review, applying, settings.write_wait))
    except CaseFileError as error:
        if as_json:
            told = Applied(
                file=name,
                dataset=applying.dataset,
                judgements={},
                skipped=0,
                faults=placed_faults([error]),
            )
            click.echo(msgspec.json.encode(told))
        show_faults([error])
        return 1
    _show_applied(name, applying.dataset, review, result, as_json=as_json)
    return 0


def _read(file: Path, name: str) -> Review:
    with file.open("rb") as stream:
        return read_review(stream.read(LARGEST + 1), name)


def _show_applied(
    name: str, dataset: str, review: Review, result: ChangeSetResult, *, as_json: bool
) -> None:
    judgements = Counter(row.judgement for row in review.rows)
    if as_json:
        report = Applied(
            file=name,
            dataset=dataset,
            judgements=dict(judgements),
            skipped=review.skipped,
            result=result,
        )
        click.echo(msgspec.json.encode(report))
        return
    show_loaded([Loaded(file=name, dataset=dataset, result=result)], [], as_json=False)
    told = ", ".join(f"{count} {judgement}" for judgement, count in sorted(judgements.items()))
    click.echo(f"Judged: {told or 'none'}; {review.skipped} rows are open.")
