"""What a document says that an actor is called, beside its primary name."""

import msgspec


class OtherName(msgspec.Struct, frozen=True, gc=False):
    """A name beside the primary one: an alias, an acronym, a former one, and so on."""

    name: str
    kind: str
