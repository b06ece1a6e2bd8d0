"""What to say of a parameter that an address does not have."""

import difflib
from collections.abc import Sequence

from api.queries.parameters import FILTERS, PARAMETERS, PLURALS


def unknown_parameter(name: str, known: Sequence[str], where: str) -> str:
    """Names what there is here, what was perhaps meant, and where the parameter belongs."""
    there_is = f"there are {', '.join(known)}" if known else "there are none"
    if name in PARAMETERS:
        homes = [f"/v1/{PLURALS[kind]}" for kind, names in FILTERS.items() if name in names]
        return f"is no parameter of {where}, but of {', '.join(homes)}; here {there_is}"
    near = difflib.get_close_matches(name, known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"is no parameter of {where}{meant}; {there_is}"
