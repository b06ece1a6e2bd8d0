"""What lies in a box, on both sides of the date line."""

from api.database import Connection
from tests.conftest import Write
from tests.reading import keys
from tests.records import Operation, event, source
from tests.world import place


def _at(key: str, lat: float, lon: float) -> Operation:
    return event(key, place=place(lat=lat, lon=lon))


async def test_the_date_line_is_on_both_sides_of_itself(
    connection: Connection, write: Write
) -> None:
    sides = {"east": 180, "west": -180, "before": 179, "after": -179}
    await write(source(), *(_at(key, 0, lon) for key, lon in sides.items()))
    expected = {
        "bbox=178,-1,180,1": ["before", "east", "west"],
        "bbox=-180,-1,-178,1": ["after", "east", "west"],
        "bbox=180,-1,180,1": ["east", "west"],
        "bbox=-180,-1,-180,1": ["east", "west"],
        "bbox=180,-1,-180,1": ["east", "west"],
        "bbox=-180,-1,180,1": ["after", "before", "east", "west"],
        "bbox=179.5,-1,-178,1": ["after", "east", "west"],
    }
    found = {query: sorted(await keys(connection, "event", query)) for query in expected}
    assert found == expected
