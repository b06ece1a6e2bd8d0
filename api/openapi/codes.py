"""Code lists in the document: enums where a request chooses, known codes where we answer."""

from typing import Final, get_args

from api.openapi.definitions import definitions
from api.openapi.nodes import Node, ref
from schemas.codes import SCHEMES, Kind

#: Set of codes → the scheme that it is; no two schemes have the same codes.
BY_CODES: Final = {frozenset(get_args(codes)): scheme for scheme, codes in SCHEMES.items()}
#: Redocly's word for what each value of an enum means.
DEFINITIONS: Final = "x-enumDescriptions"


def enum_name(scheme: str) -> str:
    """The name of a scheme's schema."""
    return "".join(part.capitalize() for part in scheme.split("_"))


def code_schemas() -> dict[str, Node]:
    """A schema for each scheme that requests choose from."""
    schemas = {enum_name(scheme): _enum(scheme) for scheme in SCHEMES}
    return schemas | {"Kind": _named_enum(get_args(Kind), "Kind of a record.")}


def choose(values: list[object]) -> Node:
    """The schema of one of these values: of a scheme where they are one."""
    if len(values) == 1:
        return {"type": "string", "const": values[0]}
    if set(values) == set(get_args(Kind)):
        return ref("schemas", "Kind")
    scheme = BY_CODES.get(frozenset(values))
    return (
        {"type": "string", "enum": values} if scheme is None else ref("schemas", enum_name(scheme))
    )


def list_known_codes(node: Node) -> None:
    """Say in the node which codes are known; more may come, so that it is no enum.

    It names a scheme, or the codes themselves where they are of none.
    """
    known, defined = node["x-codes"], ""
    if isinstance(known, str):
        node["x-code-scheme"], defined = known, f", defined at `/v1/codes/{known}`"
        known = get_args(SCHEMES[known])
    codes = node["x-codes"] = list(known)
    named = ", ".join(f"`{code}`" for code in codes)
    said = node.get("description", "")
    node["description"] = f"{said} Known codes{defined}: {named}; more may come.".strip()
    node.setdefault("examples", [codes[0]])


def _enum(scheme: str) -> Node:
    codes = get_args(SCHEMES[scheme])
    said = f"A code of the scheme `{scheme}`, defined at `/v1/codes/{scheme}`."
    return _named_enum(codes, said) | {DEFINITIONS: dict(definitions()[scheme])}


def _named_enum(codes: tuple[str, ...], description: str) -> Node:
    return {"type": "string", "enum": list(codes), "description": description}
