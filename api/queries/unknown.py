"""What to say of a parameter that an address does not have, or of a value that names nothing."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from api.errors import MalformedRequestError
from api.ids import public_id
from api.queries.parameters import FILTERS, PARAMETERS, PLURALS
from api.queries.values import RecordId, Seq, Value

SINCE: Final = ("updated_since", "since")


def unknown_parameter(name: str, known: Sequence[str], where: str) -> str:
    """Names what there is here, what was perhaps meant, and where the parameter belongs."""
    there_is = f"there are {', '.join(known)}" if known else "there are none"
    if name in PARAMETERS:
        homes = [f"/v1/{PLURALS[kind]}" for kind, names in FILTERS.items() if name in names]
        return f"is no parameter of {where}, but of {', '.join(homes)}; here {there_is}"
    near = difflib.get_close_matches(name, known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"is no parameter of {where}{meant}; {there_is}"


def refuse_unknown(
    unknown: Sequence[str] | None, filters: Mapping[str, Sequence[Value]], seq: int
) -> None:
    """Raise for what the database says was never issued, or the reader may not know of; and for
    changes since a change set that is not there yet.

    An empty answer would be read as a finding: that nobody said anything of it.
    """
    faults = list(_unissued(set(unknown), filters)) if unknown else []
    faults += [
        (name, f"seq:{value.seq} is of no change set yet; the latest is seq:{seq}")
        for name in SINCE
        for value in filters.get(name, ())
        if isinstance(value, Seq) and value.seq > seq
    ]
    if faults:
        raise MalformedRequestError("", faults).as_of(seq)


def _unissued(
    unknown: set[str], filters: Mapping[str, Sequence[Value]]
) -> Iterator[tuple[str, str]]:
    for name, values in filters.items():
        for value in values:
            if f"{name}={value}" not in unknown:
                continue
            if isinstance(value, RecordId):
                shown = public_id(value.kind, value)
                yield name, f"there is no {value.kind} {shown}: the id is unknown here"
            else:
                yield name, f"there is no dataset {value!r}; /v1/datasets lists those there are"
