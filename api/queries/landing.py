"""Reads what the first page shows: what is here, and three questions with their answers."""

import msgspec

from api.database import Connection
from api.queries.beside import Beside
from api.queries.changesets import parse_change_sets, read_change_sets
from api.queries.datasets import read_datasets, read_service
from api.queries.filters import parse_list
from api.queries.lists import read_list
from api.queries.positions import parse_positions, read_positions
from api.queries.releases import Newest, read_latest_releases
from schemas.changesetsread import ChangeSetList
from schemas.lists import DatasetList, EventList, StatementList
from schemas.positions import Positions
from schemas.service import Service

#: Most of each that the page shows.
SHOWN = 3
EVENTS = msgspec.json.Decoder(EventList)
STATEMENTS = msgspec.json.Decoder(StatementList)
POSITIONS = msgspec.json.Decoder(Positions)
CHANGE_SETS = msgspec.json.Decoder(ChangeSetList)


class Landing(msgspec.Struct, frozen=True, kw_only=True):
    """What anybody may see: each answer is the API's own, to what its `…_asked` asks."""

    service: Service
    datasets: DatasetList
    releases: list[Newest]
    event: EventList
    event_asked: str
    positions: Positions | None
    positions_asked: str
    statements: StatementList
    statements_asked: str
    changes: ChangeSetList
    changes_asked: str


async def read_landing(connection: Connection, beside: Beside, contact: str | None) -> Landing:
    """The latest event that is contested, or else the latest; the latest statements and writes."""
    service = await read_service(connection, (), contact)
    datasets, _ = await read_datasets(connection, ())
    event, event_asked = await _find_event(connection, beside)
    positions, positions_asked = None, ""
    if event.data:
        found = await read_positions(connection, event.data[0].id, parse_positions(b""), ())
        positions = POSITIONS.decode(found.body)
        positions_asked = f"/v1/events/{event.data[0].id}/positions"
    # With those about them: what was taken back by now is shown with that.
    latest = parse_list("statement", f"limit={SHOWN}&include=statements".encode())
    statements = await read_list(connection, beside, latest, ())
    newest = parse_change_sets(f"limit={SHOWN}".encode())
    changes = await read_change_sets(connection, newest, ())
    return Landing(
        service=service,
        datasets=datasets,
        releases=await read_latest_releases(connection, ()),
        event=event,
        event_asked=event_asked,
        positions=positions,
        positions_asked=positions_asked,
        statements=STATEMENTS.decode(statements.body),
        statements_asked=f"/v1/statements?limit={SHOWN}&include=statements",
        changes=CHANGE_SETS.decode(changes.body),
        changes_asked=f"/v1/changesets?limit={SHOWN}",
    )


async def _find_event(connection: Connection, beside: Beside) -> tuple[EventList, str]:
    for asked in ("contested=true&limit=1", "limit=1"):
        found = await read_list(connection, beside, parse_list("event", asked.encode()), ())
        events = EVENTS.decode(found.body)
        if events.data:
            break
    return events, f"/v1/events?{asked}"
