"""Reads the catalogue: datasets, and what the service has."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import Connection, load_statements
from api.errors import NotFoundError
from api.queries.told import shown
from api.queries.values import SLUG
from schemas.base import UNSET
from schemas.datasets import Check, Dataset
from schemas.labels import Label
from schemas.lists import DatasetItem, DatasetList
from schemas.service import Service, ServiceDataset

SQL: Final = load_statements(Path(__file__).parent / "datasets.sql")
LINKS: Final = {
    "events": "/v1/events",
    "actors": "/v1/actors",
    "affiliations": "/v1/affiliations",
    "statements": "/v1/statements",
    "sources": "/v1/sources",
    "links": "/v1/links",
    "datasets": "/v1/datasets",
    "codes": "/v1/codes",
    "changesets": "/v1/changesets",
    "changes": "/v1/changes",
    "digest": "/v1/digest",
}


async def read_datasets(connection: Connection, readable: Sequence[str]) -> tuple[DatasetList, int]:
    """The datasets that the reader may know of, and the latest seq."""
    rows = await connection.fetch(SQL["read_datasets"], readable, None)
    found = [row for row in rows if row["slug"] is not None]
    labels = {name: label for row in found for name, label in labels_of(row).items()}
    return DatasetList(data=[_dataset(row) for row in found], labels=labels), rows[0]["latest_seq"]


async def read_dataset(
    connection: Connection, slug: str, readable: Sequence[str]
) -> tuple[DatasetItem, int]:
    """One dataset, and the latest seq."""
    check_slug(slug)
    [row] = await connection.fetch(SQL["read_datasets"], readable, slug)
    if row["slug"] is None:
        raise no_dataset(slug).as_of(row["latest_seq"])
    return DatasetItem(data=_dataset(row), labels=labels_of(row)), row["latest_seq"]


def check_slug(slug: str) -> None:
    """Raise NotFoundError for what is the slug of no dataset anywhere."""
    if not SLUG.fullmatch(slug):
        raise no_dataset(slug)


def no_dataset(slug: str) -> NotFoundError:
    """What to say where there is none of that slug, or none that the reader may know of."""
    return NotFoundError(f"there is no dataset {shown(slug)}; /v1/datasets lists those there are")


async def read_service(
    connection: Connection, readable: Sequence[str], contact: str | None
) -> Service:
    """What there is, how far it goes, and where it is."""
    rows = await connection.fetch(SQL["read_service"], readable)
    datasets = [_service_dataset(row) for row in rows if row["slug"] is not None]
    days = [dataset.data_through for dataset in datasets if dataset.data_through is not UNSET]
    return Service(
        name="Whence",
        version="v1",
        seq=rows[0]["latest_seq"],
        purge_seq=rows[0]["purge_seq"],
        recorded_at=rows[0]["recorded_at"] or UNSET,
        data_through=max(days, default=UNSET),
        contact=contact or UNSET,
        datasets=datasets,
        links=LINKS,
    )


def _dataset(row: asyncpg.Record) -> Dataset:
    counts = msgspec.json.decode(row["counts"] or "{}", type=dict[str, int])
    return Dataset(
        slug=row["slug"],
        title=row["title"],
        publisher=row["publisher"] or UNSET,
        licence=row["licence"],
        citation=row["citation"] or UNSET,
        distribution=row["distribution"],
        note=row["note"] or UNSET,
        contact=row["contact"] or UNSET,
        checks=msgspec.json.decode(row["checks"], type=list[Check]) if row["checks"] else UNSET,
        seq=row["seq"],
        edition=row["edition"] or UNSET,
        counts=dict(sorted(counts.items())),
        latest_release=row["latest_release"] or UNSET,
    )


def _service_dataset(row: asyncpg.Record) -> ServiceDataset:
    return ServiceDataset(
        slug=row["slug"],
        title=row["title"],
        licence=row["licence"],
        distribution=row["distribution"],
        data_through=row["data_through"] or UNSET,
        url=f"/v1/datasets/{row['slug']}",
    )


def labels_of(row: asyncpg.Record) -> dict[str, Label]:
    """The name of the publisher."""
    return msgspec.json.decode(f"{{{row['label'] or ''}}}", type=dict[str, Label])
