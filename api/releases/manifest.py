"""What a release says of itself: to Whence, to Frictionless, to ML Commons."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from api.formats.columns import Type
from api.releases.check import Seen
from api.releases.files import MEDIA, Written
from api.releases.plan import FORMAT, Plan
from api.releases.tables import FILES, Table
from schemas.releases import Manifest, ReleaseColumn, ReleaseFile, ReleaseTable

FRICTIONLESS: Final[Mapping[Type, Mapping[str, str]]] = {
    "text": {"type": "string"},
    "texts": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "time": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ"},
    "json": {"type": "array"},
}
CROISSANT: Final[Mapping[Type, str]] = {
    "text": "sc:Text",
    "texts": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "time": "sc:DateTime",
    "json": "sc:Text",
}
#: The terms of Croissant 1.0 that are used here, as its specification writes them.
CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataBiases": "cr:dataBiases",
    "dataCollection": "cr:dataCollection",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "personalSensitiveInformation": "cr:personalSensitiveInformation",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
ADDRESS: Final = re.compile(r"https?://\S+")


def make_manifest(plan: Plan, written: Written, files: Sequence[Seen]) -> Manifest:
    """Names, counts, digests, tables and files of a release."""
    return Manifest(
        format=FORMAT,
        dataset=plan.dataset,
        title=plan.title,
        name=plan.name,
        seq=plan.seq,
        recorded_at=plan.recorded_at,
        data_through=written.data_through or msgspec.UNSET,
        edition=plan.edition,
        licence=plan.licence,
        citation=plan.citation,
        counts={kind: number for kind, number in sorted(written.active.items()) if number},
        digests=list(plan.digests.values()),
        tables=[_table(table, written) for table in written.tables],
        files=[_file(seen) for seen in sorted(files, key=lambda seen: seen.name)],
        previous=plan.previous,
    )


def _table(table: Table, written: Written) -> ReleaseTable:
    return ReleaseTable(
        name=table.name,
        description=table.about,
        rows=written.rows[f"{table.name}.parquet"],
        columns=[
            ReleaseColumn(name=column.name, type=column.type, description=column.about)
            for column in table.columns
        ],
    )


def _file(seen: Seen) -> ReleaseFile:
    name, _, end = seen.name.partition(".")
    holds = end in ("csv.gz", "parquet") or (end == "ndjson.gz" and name in FILES.values())
    return ReleaseFile(
        path=seen.name,
        media_type=media_type(seen.name),
        bytes=seen.bytes,
        sha256=seen.sha256,
        rows=seen.rows,
        table=name if holds else msgspec.UNSET,
    )


def media_type(name: str) -> str:
    """The media type of a file of a release."""
    return next(media for end, media in MEDIA.items() if name.endswith(end))


def datapackage(plan: Plan, written: Written, files: Mapping[str, Seen]) -> dict[str, Any]:
    """A data package of the CSV files (Frictionless, version 1)."""
    names = {table.name for table in written.tables}
    return {
        "profile": "tabular-data-package",
        "name": plan.dataset,
        "title": plan.title,
        "version": plan.name,
        "created": plan.recorded_at,
        "licenses": [_licence(plan.licence)],
        "contributors": [{"title": plan.publisher, "role": "publisher"}] if plan.publisher else [],
        "description": plan.citation if plan.note is None else f"{plan.citation}\n\n{plan.note}",
        "resources": [
            _resource(table, files[f"{table.name}.csv.gz"], names) for table in written.tables
        ],
    }


def _licence(licence: str) -> dict[str, str]:
    if ADDRESS.fullmatch(licence):
        return {"path": licence}
    name = re.sub(r"[^-a-zA-Z0-9._]+", "-", licence)
    return {"name": name} | ({} if name == licence else {"title": licence})


def _resource(table: Table, seen: Seen, names: set[str]) -> dict[str, Any]:
    keys = [
        {
            "fields": [column],
            "reference": {"resource": of if of != table.name else "", "fields": ["id"]},
        }
        for column, of in table.references.items()
        if of in names
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.about,
        "path": seen.name,
        "format": "csv",
        "compression": "gz",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": seen.bytes,
        "hash": f"sha256:{seen.sha256}",
        "schema": {
            "fields": [
                {"name": column.name, "description": column.about, **FRICTIONLESS[column.type]}
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            "missingValues": [""],
        }
        | ({"foreignKeys": keys} if keys else {}),
    }


def croissant(plan: Plan, written: Written, files: Mapping[str, Seen]) -> dict[str, Any]:
    """The Parquet files as sets of records (Croissant 1.0)."""
    url = plan.licence
    if not ADDRESS.fullmatch(url):
        url = f"https://spdx.org/licenses/{url}" if " " not in url else url
    return (
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": plan.dataset,
            "description": plan.title,
            "version": plan.name,
            "license": url,
            "citeAs": plan.citation,
            "datePublished": plan.recorded_at,
            "isLiveDataset": False,
        }
        | (
            {"creator": {"@type": "sc:Organization", "name": plan.publisher}}
            if plan.publisher
            else {}
        )
        | {
            "distribution": [_parquet(files[f"{table.name}.parquet"]) for table in written.tables],
            "recordSet": [_record_set(table) for table in written.tables],
        }
    )


def _parquet(seen: Seen) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": seen.name,
        "name": seen.name,
        "contentUrl": seen.name,
        "contentSize": f"{seen.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": seen.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{column.name}",
                "name": column.name,
                "description": column.about,
                "dataType": CROISSANT[column.type],
                "source": {
                    "fileObject": {"@id": f"{table.name}.parquet"},
                    "extract": {"column": column.name},
                },
            }
            | ({"repeated": True} if column.type == "texts" else {})
            for column in table.columns
        ],
    }
