"""Which format a request gets: `format=` decides, else Accept with its weights."""

from collections.abc import Mapping, Sequence
from typing import Final

from api.asgi import Requested
from api.errors import NotAcceptableError

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
    "sse": "text/event-stream",
}
CONTENT_TYPES: Final[Mapping[str, str]] = {
    **MEDIA_TYPES,
    "csv": "text/csv; charset=utf-8; header=present",
}
ALIASES: Final[Mapping[str, str]] = {
    "application/ndjson": "application/x-ndjson",
    "application/jsonl": "application/x-ndjson",
    "application/vnd.geo+json": "application/geo+json",
}


def choose_format(request: Requested, asked: str | None, offered: Sequence[str]) -> str:
    """One of the formats offered; NotAcceptableError names them where none will do."""
    if asked is not None:
        if asked in offered:
            return asked
        raise NotAcceptableError("", [("format", f"{asked} is not made here; {_offer(offered)}")])
    best = preferred_format(request, offered)
    if best is None:
        raise NotAcceptableError("", [("Accept", f"asks for none of these; {_offer(offered)}")])
    return best


def preferred_format(request: Requested, offered: Sequence[str]) -> str | None:
    """What Accept likes best of the formats offered; more such headers than one are one list."""
    accepted = b",".join([value for name, value in request.scope["headers"] if name == b"accept"])
    if not accepted or accepted == b"*/*":
        return offered[0]
    weights = _weights(accepted.decode("latin-1"))
    best = max(offered, key=lambda name: _weight(weights, MEDIA_TYPES[name]))
    return best if _weight(weights, MEDIA_TYPES[best]) > 0 else None


def _offer(offered: Sequence[str]) -> str:
    return "there are " + ", ".join(f"{name} ({MEDIA_TYPES[name]})" for name in offered)


def _weights(accepted: str) -> dict[str, float]:
    """Media range → its weight (RFC 9110, 12.5.1); one that is malformed counts as 0."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _number(value.strip())
        weights[ALIASES.get(media_range, media_range)] = weight
    return weights


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def _weight(weights: Mapping[str, float], media_type: str) -> float:
    """The weight that the most specific range gives."""
    family = media_type.partition("/")[0]
    for media_range in (media_type, f"{family}/*", "*/*"):
        if media_range in weights:
            return weights[media_range]
    return 0.0
