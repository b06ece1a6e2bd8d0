"""Headers of the answers."""

from collections.abc import Mapping
from typing import Final

from api.openapi.nodes import Node, ref

HEADERS: Final[Mapping[str, tuple[str, Node]]] = {
    "ETag": (
        "A digest of these very bytes: send it as If-None-Match to learn whether they changed.",
        {"type": "string", "examples": ['"8b1a9953c4611296a827abf8c47804d7"']},
    ),
    "Whence-Seq": (
        "Number of the latest change set that this answer knows; absent where no data were asked.",
        {"type": "integer", "minimum": 0, "examples": [57]},
    ),
    "Whence-Linked": (
        "With `linked=true`, of a download: each actor of the filters, `=`, and the others that it "
        "covered, with commas between them; actors are parted by semicolons.",
        {"type": "string"},
    ),
    "Link": (
        'The licence of each dataset in the answer (`rel="license"`).',
        {
            "type": "string",
            "examples": ['<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'],
        },
    ),
    "Location": ("Where it is.", {"type": "string", "format": "uri-reference"}),
    "Retry-After": ("Seconds after which to try again.", {"type": "integer", "examples": [5]}),
    "X-Request-Id": (
        "Names the request in the server's log: yours, or one that the server makes.",
        {"type": "string", "examples": ["0f7c3a9d5b1e4c28"]},
    ),
    "WWW-Authenticate": (
        "How to send a key.",
        {"type": "string", "examples": ['Bearer realm="whence"']},
    ),
    "X-Robots-Tag": (
        "Search engines keep out of what is about persons.",
        {"type": "string", "examples": ["noindex"]},
    ),
    "Accept-Ranges": ("Ranges of bytes may be asked for.", {"type": "string", "const": "bytes"}),
    "Content-Range": (
        "Which bytes of how many these are; with 416, of how many there are.",
        {"type": "string", "examples": ["bytes 0-1023/4213"]},
    ),
    "Content-Length": ("How many bytes come.", {"type": "integer", "minimum": 0}),
    "Content-Disposition": (
        "A name to keep the file by, which tells of which release it is.",
        {
            "type": "string",
            "examples": ['attachment; filename="belgorod-2023-seq-57-events.parquet"'],
        },
    ),
    "Last-Modified": ("When the release was published.", {"type": "string"}),
    "Repr-Digest": (
        "SHA-256 of the whole file in base64 (RFC 9530), of a part of it, too.",
        {
            "type": "string",
            "examples": ["sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"],
        },
    ),
    "Allow": ("The methods that the address takes.", {"type": "string"}),
}
#: Those that never fail where they are declared.
ALWAYS: Final = frozenset(
    {"ETag", "Location", "Retry-After", "X-Request-Id", "WWW-Authenticate", "Allow"}
    | {"Accept-Ranges", "Content-Range", "Content-Length", "Content-Disposition", "Repr-Digest"}
)


def header_components() -> dict[str, Node]:
    """Every header, by name."""
    return {name: _header(name, required=name in ALWAYS) for name in HEADERS}


def _header(name: str, *, required: bool, more: str = "") -> Node:
    description, schema = HEADERS[name]
    return {"description": f"{description}{more}", "required": required, "schema": schema}


def tag_without_events() -> Node:
    """The entity tag of an address that a stream of events may answer, which has none."""
    return {"ETag": _header("ETag", required=False, more=" A stream of events has none.")}


def header_refs(*names: str) -> Node:
    """References to headers."""
    return {name: ref("headers", name) for name in names}
