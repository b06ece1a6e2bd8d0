"""What to say of a parameter that an address does not have, or of a value that names nothing."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from api.errors import MalformedRequestError
from api.ids import public_id
from api.queries.parameters import FILTERS, PARAMETERS, PLURALS
from api.queries.values import Place, RecordId, Seq

#: What may lie ahead: the end of a span.
AHEAD: Final = "until"
#: Where facts are listed.
POSITIONS: Final = "/v1/positions"
#: What asks for a digest.
DIGEST: Final = "seq"

Named: TypeAlias = Mapping[str, Sequence[object]]


def unknown_parameter(name: str, known: Sequence[str], where: str) -> str:
    """Names what there is here, what was perhaps meant, and where the parameter belongs."""
    verb = "is" if len(known) == 1 else "are"
    there_is = f"there {verb} {', '.join(known) or 'none'}"
    if name in PARAMETERS:
        homes = [f"/v1/{PLURALS[kind]}" for kind, names in FILTERS.items() if name in names]
        homes = homes or [POSITIONS]
        return f"is no parameter of {where}, but of {', '.join(homes)}; here {there_is}"
    near = difflib.get_close_matches(name, known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"is no parameter of {where}{meant}; {there_is}"


def unknown_slugs(slugs: Sequence[str] | None) -> list[str]:
    """Datasets that are unknown, as `refuse_unknown` takes what is."""
    return [f"dataset={slug}" for slug in slugs or ()]


def refuse_unknown(
    unknown: Sequence[str] | None, named: Named, latest: int, purged: int = 0
) -> None:
    """Raise for what `find_faults` finds.

    An empty answer would be read as a finding: that nobody said anything of it.
    """
    faults = find_faults(unknown, named, latest, purged)
    if faults:
        raise MalformedRequestError(faults=faults).as_of(latest)


def find_faults(
    unknown: Sequence[str] | None, named: Named, latest: int, purged: int
) -> list[tuple[str, str]]:
    """What the database says was never issued, or the reader may not know of; change sets that are
    not there yet; and those before the last purge, which have no digest.
    """
    return [
        *_unissued(set(unknown or ()), named),
        *_to_come(named, latest),
        *_purged(named, purged),
    ]


def _unissued(unknown: set[str], named: Named) -> Iterator[tuple[str, str]]:
    for name, values in named.items() if unknown else ():
        for value in values:
            if f"{name}={value}" not in unknown:
                continue
            if isinstance(value, RecordId):
                shown = public_id(value.kind, value)
                yield name, f"there is no {value.kind} {shown}: the id is unknown here"
            else:
                yield name, f"there is no dataset {value!r}; /v1/datasets lists those there are"


def _to_come(named: Named, latest: int) -> Iterator[tuple[str, str]]:
    there_is = f"the latest is seq:{latest}" if latest else "nothing was written here yet"
    for name, values in named.items():
        for value in values:
            if isinstance(value, Seq | Place) and value.seq > latest and name != AHEAD:
                yield name, f"{value} is of no change set yet; {there_is}"


def _purged(named: Named, purged: int) -> Iterator[tuple[str, str]]:
    for value in named.get(DIGEST, ()):
        if isinstance(value, Seq) and value.seq < purged:
            yield (
                DIGEST,
                f"{value} is before purge_seq, which is {purged}: what was purged there is in no "
                f"digest any more; ask for {purged} or later",
            )
