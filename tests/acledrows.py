"""Rows in ACLED's format; every one is invented, and so are its places and actors."""

import csv
import io
from pathlib import Path
from typing import Final

import msgspec

from api.importers.acled import ACLED_FORMAT
from schemas.actors import ActorInput
from schemas.events import EventInput
from tests.importing import Run, run

NOTES: Final = "On 16 May 2025, fighters and soldiers shot at each other in Port Sunhill."
CLASH: Final = {
    "event_id_cnty": "NOR1",
    "event_date": "2025-05-16",
    "year": "2025",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Antarctica (2019-)",
    "assoc_actor_1": "",
    "inter1": "1",
    "actor2": "NLF: Norland Liberation Front",
    "assoc_actor_2": "Hill Circle; Sunhill Party: Party of Port Sunhill",
    "inter2": "2",
    "interaction": "12",
    "civilian_targeting": "",
    "iso": "10",
    "region": "Nowhere",
    "country": "Antarctica",
    "admin1": "North",
    "admin2": "Sunhill",
    "admin3": "Quay",
    "location": "Port Sunhill",
    "latitude": "-72.50",
    "longitude": "30.25",
    "geo_precision": "1",
    "source": "Sunhill Gazette; Undisclosed Source",
    "source_scale": "National",
    "notes": NOTES,
    "fatalities": "3",
    "tags": "",
    "timestamp": "1747750000",
    "population_1km": "12",
    "population_2km": "40",
    "population_5km": "90",
    "population_best": "12",
}
ATTACK: Final = CLASH | {
    "event_id_cnty": "NOR2",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Unidentified Armed Group (Norland)",
    "inter1": "Political militia",
    "actor2": "Civilians (Norland)",
    "assoc_actor_2": "Health Workers (Norland)",
    "inter2": "Civilians",
    "civilian_targeting": "Civilian targeting",
}
MARCH: Final = CLASH | {
    "event_id_cnty": "NOR3",
    "event_date": "20 May 2025",
    "time_precision": "3",
    "event_type": "Protests",
    "sub_event_type": "Excessive force against protesters",
    "actor1": "Protesters (Norland)",
    "inter1": "6",
    "actor2": "Police Forces of Antarctica (2019-)",
    "assoc_actor_2": "",
    "inter2": "1",
    "tags": "crowd size=about 1,500; armed presence",
}


def load(folder: Path, *rows: dict[str, str], name: str = "acled.csv") -> Run:
    """A run over a file of these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return run(ACLED_FORMAT, path)


def plain(ran: Run, kind: str, key: str) -> object:
    """A record as it would be sent, without what is not said."""
    given_ = msgspec.json.decode(msgspec.json.encode(ran.records[kind, key]))
    return {name: value for name, value in given_.items() if value != []}


def cited(row: str, column: str = "") -> dict[str, object]:
    note = {"note": column} if column else {}
    passage = {"type": "locator", "row": row} | note
    return {"source": "acled-data", "passage": passage, "polarity": "supports"}


def part(event: str, column: str, digest: str, actor: str, role: str, of: str = "") -> object:
    return {
        "key": f"{event}-{column}-{digest}",
        "actor": actor,
        "role": role,
        "coded": True,
        "evidence": [cited(event, of or column)],
    }


def events(ran: Run) -> dict[str, EventInput]:
    found = ran.of("event")
    return {key: each for key, each in found.items() if isinstance(each, EventInput)}


def actors_of(ran: Run) -> dict[str, ActorInput]:
    found = ran.of("actor")
    return {key: each for key, each in found.items() if isinstance(each, ActorInput)}


def roles(ran: Run, key: str) -> dict[str, str]:
    parts = events(ran)[key].participations
    return {each.actor: each.role for each in parts}
