"""Where on earth a filter looks: boxes and circles, over the date line and the poles."""

import math
import re
from typing import Final

import msgspec

from api.queries.told import shown

#: Kilometres: the mean radius of the earth (IUGG, R1 of GRS 80). A sphere of it is wrong about
#: distances by at most 0.56 %, less than most places are known to.
RADIUS: Final = 6371.0088
#: Kilometres, about half of the equator: nothing is further away.
FARTHEST: Final = 20040
#: Degrees, to which places are stored: more than rounding may take off an edge.
SLACK: Final = 1e-6
#: Above, in square degrees, a box is most of the world and no index is of help.
WIDE: Final = 8000.0
NUMBER: Final = re.compile(r"[+-]?[0-9]{1,5}(\.[0-9]{1,15})?")


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Degrees; west above east spans the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def is_wide(self) -> bool:
        """Whether most of the world is in it."""
        width = self.east - self.west
        return (width % 360 if width < 0 else width) * (self.north - self.south) > WIDE

    def parts(self) -> "list[Box]":
        """Boxes of points as they lie on a map: at its edges, and of a pole whatever is there."""
        poles = [pole for pole in (self.south, self.north) if abs(pole) == 90]
        whole = (self.west, self.east) == (-180, 180)
        strips = [] if whole else [Box(west=-180, south=p, east=180, north=p) for p in poles]
        if self.west <= self.east:
            return [self, *strips]
        own = [
            msgspec.structs.replace(self, east=180),
            msgspec.structs.replace(self, west=-180),
        ]
        return [*own, *strips]


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """What is at most so many kilometres from a point, along great circles."""

    lat: float
    lon: float
    km: float

    @property
    def haversine(self) -> float:
        """Of its radius: that of the angle to each point in it is not above."""
        angle = self.km / RADIUS
        return math.sin(angle / 2) ** 2 if angle < math.pi else 2.0

    def bounds(self) -> Box:
        """The box around it, of all longitudes where a pole is in it."""
        reach = math.degrees(self.km / RADIUS) + SLACK
        south, north = max(self.lat - reach, -90.0), min(self.lat + reach, 90.0)
        if south == -90 or north == 90:
            return Box(west=-180, south=south, east=180, north=north)
        ratio = math.sin(math.radians(reach)) / math.cos(math.radians(self.lat))
        half = math.degrees(math.asin(min(ratio, 1.0))) + SLACK
        west, east = self.lon - half, self.lon + half
        return Box(
            west=west + 360 if west < -180 else west,
            south=south,
            east=east - 360 if east > 180 else east,
            north=north,
        )


def read_box(text: str) -> Box:
    """A box, as west,south,east,north."""
    match _numbers(text):
        case [west, south, east, north] if (
            max(abs(west), abs(east)) <= 180 and -90 <= south <= north <= 90
        ):
            # 180 and -180 are one meridian: a box that has its edge there has both.
            if (west, east) != (-180, 180):
                west, east = 180 if west == -180 else west, -180 if east == 180 else east
            return Box(west=west, south=south, east=east, north=north)
    raise ValueError(
        f"{shown(text)} is no west,south,east,north in degrees, such as 35.9,50.2,39,51: "
        "longitudes from -180 to 180, latitudes from -90 to 90, south not above north"
    )


def read_circle(text: str) -> Circle:
    """A circle, as lat,lon,km."""
    match _numbers(text):
        case [lat, lon, km] if abs(lat) <= 90 and abs(lon) <= 180 and 0 < km <= FARTHEST:
            return Circle(lat=lat, lon=lon, km=km)
    raise ValueError(
        f"{shown(text)} is no lat,lon,km, such as 50.6,36.6,25: a latitude from -90 to 90, a "
        f"longitude from -180 to 180, in degrees, and kilometres, above 0 and up to {FARTHEST}"
    )


def _numbers(text: str) -> list[float]:
    """The numbers between commas; none where one of them is none."""
    parts = text.split(",")
    return [float(part) for part in parts] if all(map(NUMBER.fullmatch, parts)) else []
