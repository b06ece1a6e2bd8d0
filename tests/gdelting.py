"""Rows of GDELT for tests: those columns that matter, by name."""

from pathlib import Path

from api.importers.gdeltrows import EVENT, MENTION
from api.importers.registry import FORMATS
from tests.importing import Run, run

FORMAT = FORMATS["gdelt"]
PLAIN_EVENT = {
    "GLOBALEVENTID": "7",
    "SQLDATE": "20230522",
    "EventCode": "193",
    "ActionGeo_Type": "0",
    "DATEADDED": "20230522104500",
}
PLAIN_MENTION = {
    "GLOBALEVENTID": "7",
    "MentionTimeDate": "20230522104500",
    "MentionType": "1",
    "MentionSourceName": "example.org",
    "MentionIdentifier": "https://example.org/raid",
    "SentenceID": "3",
    "Actor1CharOffset": "-1",
    "Actor2CharOffset": "-1",
    "ActionCharOffset": "97",
    "InRawText": "1",
    "Confidence": "60",
}
RAID = {
    "Actor1Code": "RUSREB",
    "Actor1Name": "LEGION",
    "Actor1CountryCode": "RUS",
    "Actor1Type1Code": "REB",
    "Actor2Code": "RUS",
    "Actor2Name": "RUSSIA",
    "Actor2CountryCode": "RUS",
    "ActionGeo_Type": "5",
    "ActionGeo_FullName": "Belgorod, Belgorodskaya Oblast', Russia",
    "ActionGeo_CountryCode": "RS",
    "ActionGeo_Lat": "50.6",
    "ActionGeo_Long": "36.60",
}


def event(**cells: str) -> str:
    """A row of an event, with what every event needs where nothing else is said."""
    given = PLAIN_EVENT | cells
    return "\t".join(given.pop(column, "") for column in EVENT)


def mention(**cells: str) -> str:
    """A row of a mention, with what every mention needs where nothing else is said."""
    given = PLAIN_MENTION | cells
    return "\t".join(given.pop(column, "") for column in MENTION)


def run_rows(folder: Path, *rows: str) -> Run:
    """The rows as one file, imported."""
    path = folder / "rows.tsv"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
    return run(FORMAT, path)


def run_both(folder: Path, events: list[str], mentions: list[str]) -> Run:
    """Rows of events and of mentions as a file each, mentions first."""
    paths = [folder / "m.tsv", folder / "e.tsv"]
    for path, rows in zip(paths, (mentions, events), strict=True):
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
    return run(FORMAT, *paths)
