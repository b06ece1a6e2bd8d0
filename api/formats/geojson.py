"""GeoJSON (RFC 7946): events as features of one collection, a feature a line."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from api.formats.names import LABELS, Batch, Names, parties
from schemas.events import Event, Participation
from schemas.geojson import Feature, FeaturePart, FeatureProperties, Named, Point
from schemas.standing import Standing

EVENT: Final = msgspec.json.Decoder(Event)
ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
START: Final = b'{"type":"FeatureCollection","features":['
END: Final = b"\n]}\n"


async def write_geojson(batches: AsyncGenerator[Batch, None]) -> AsyncGenerator[bytes, None]:
    """One feature collection, a piece for each batch."""
    yield START
    separator = b"\n"
    async with contextlib.aclosing(batches):
        async for batch in batches:
            features = await asyncio.to_thread(features_of, batch)
            if features:
                yield separator + features
                separator = b",\n"
    yield END


def features_of(batch: Batch) -> bytes:
    """The features of some events, a line each."""
    names = Names(LABELS.decode(batch.labels))
    features = (feature(EVENT.decode(body), names) for body in batch.documents)
    return b",\n".join(ENCODER.encode(one) for one in features)


def feature(event: Event, names: Names) -> Feature:
    """An event as a feature."""
    return Feature(id=event.id, geometry=_point(event), properties=_properties(event, names))


def _point(event: Event) -> Point | None:
    place = event.place
    if place is UNSET or place.lat is UNSET or place.lon is UNSET:
        return None
    return Point(coordinates=(place.lon, place.lat))


def _properties(event: Event, names: Names) -> FeatureProperties:
    same = ("dataset", "key", "version", "seq", "recorded_at", "status", "reason", "title")
    more = ("category", "summary", "figures")
    return FeatureProperties(
        **{name: getattr(event, name) for name in (*same, *more)},
        **_when(event),
        **_place(event),
        **_sides(event.standing, names),
        parent=_named(event.parent, names),
        participations=[_part(part, names) for part in event.participations],
        sources=_all_named(_cited(event), names),
    )


def _when(event: Event) -> dict[str, Any]:
    when = event.when
    if when is UNSET:
        return {}
    days = {"earliest": when.earliest, "latest": when.latest}
    return {"when": when.edtf, "inferred": when.inferred, **days}


def _place(event: Event) -> dict[str, Any]:
    place = event.place
    if place is UNSET:
        return {}
    return {"place": place.name, "country": place.country, "precision": place.precision}


def _part(part: Participation, names: Names) -> FeaturePart:
    actor = _all_named([part.actor], names)[0]
    sides = _sides(part.standing, names)
    return FeaturePart(id=part.id, key=part.key, actor=actor, role=part.role, **sides)


def _sides(standing: Standing, names: Names) -> dict[str, Any]:
    return {
        "contested": standing.contested,
        "affirmed_by": _all_named(parties(standing.affirmed_by), names),
        "denied_by": _all_named(parties(standing.denied_by), names),
        "questioned_by": _all_named(parties(standing.questioned_by), names),
        "coded_by": _named(standing.coded_by, names),
    }


def _named(public_id: str | UnsetType, names: Names) -> Named | UnsetType:
    return UNSET if public_id is UNSET else _all_named([public_id], names)[0]


def _all_named(ids: Sequence[str], names: Names) -> list[Named]:
    return [Named(id=public_id, name=names.of(public_id) or UNSET) for public_id in ids]


def _cited(event: Event) -> list[str]:
    return list(dict.fromkeys(cited.source for cited in event.evidence))
