"""Health: whether the server runs, and whether it can answer."""

from typing import Annotated

from msgspec import Meta

from schemas.base import Output


class Health(Output, frozen=True, kw_only=True):
    """How the server is."""

    status: Annotated[
        str,
        Meta(
            description="`live`: it runs. `ready`: it can answer, too.",
            examples=["ready"],
            extra_json_schema={"x-codes": ("live", "ready")},
        ),
    ]
