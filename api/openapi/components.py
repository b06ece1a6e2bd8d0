"""The structs of the wire contract as schemas of the document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import inspect

from api.openapi.changesets import OPERATIONS
from api.openapi.codes import choose, code_schemas, list_known_codes
from api.openapi.examples import give_example_ids
from api.openapi.nodes import SCHEMAS, Node, ref, walk
from schemas.base import END
from schemas.changesets import Operation
from schemas.labels import Labels

#: Generated clients take these names for classes that their languages have already.
RENAMED: Final[Mapping[str, str]] = {
    "Date": "EdtfDate",
    "DateInput": "EdtfDateInput",
    "Mapping": "CodeMapping",
}
#: Structs of any record → what follows the record's name.
ENVELOPES: Final[Mapping[str, str]] = {"Item": "Item", "Page": "List"}
GENERIC: Final = re.compile(r"(\w+)\[(\w+)\]")
Struct = type[msgspec.Struct]


def component_schemas(structs: Iterable[Struct]) -> dict[str, Node]:
    """Every struct that these reach, and every code list that a request may choose from."""
    wanted: Sequence[Struct] = [*structs, *OPERATIONS]
    _, found = msgspec.json.schema_components(wanted, ref_template=SCHEMAS + "{name}")
    reached = {schema_name(struct): struct for struct in _reach(wanted)}
    names = {name: _public_name(schema["title"]) for name, schema in found.items()}
    schemas = {names[name]: schema for name, schema in found.items()}
    _describe_what_is_sent(schemas)
    for name, schema in schemas.items():
        schema["title"] = name
        _point_to(names, schema)
        _refine(name, reached[name], schema)
    schemas["Operation"] = _one_operation()
    schemas["Labels"] = _labels()
    return schemas | code_schemas()


def _describe_what_is_sent(schemas: Mapping[str, Node]) -> None:
    """A field that is sent means what it does where it is answered, unless it says otherwise."""
    for name, schema in schemas.items():
        answered = schemas.get(name.removesuffix("Input"), {}).get("properties", {})
        for field, node in schema.get("properties", {}).items():
            said = answered.get(field, {}).get("description")
            if said and "description" not in node:
                node["description"] = said


def schema_name(struct: Struct) -> str:
    """What a struct is called in the document."""
    arguments = getattr(struct, "__args__", ())
    title = struct.__name__ + "".join(f"[{argument.__name__}]" for argument in arguments)
    return _public_name(title)


def schema_ref(struct: Struct) -> Node:
    """A reference to a struct's schema."""
    return ref("schemas", schema_name(struct))


def _public_name(title: str) -> str:
    generic = GENERIC.fullmatch(title)
    if generic:
        return generic[2] + ENVELOPES[generic[1]]
    return RENAMED.get(title, title)


def _refine(name: str, struct: Struct, schema: Node) -> None:
    properties = schema.get("properties", {})
    info = inspect.type_info(struct)
    for field in info.fields:  # type: ignore[attr-defined]
        _say_type(field.type, properties[field.encode_name])
    for node in walk(schema):
        _settle(node)
    if "additionalProperties" not in schema:
        _require_what_is_always_there(schema)
    if not schema["required"]:
        del schema["required"]
    give_example_ids(name, properties)
    if "labels" in properties:
        properties["labels"] = ref("schemas", "Labels")


def _require_what_is_always_there(schema: Node) -> None:
    """An answer has its fields with defaults, too; only an unset one is left out."""
    required = schema.get("required", [])
    for name, node in schema["properties"].items():
        if "default" in node:
            del node["default"]
            required.append(name)
    schema["required"] = [name for name in schema["properties"] if name in required]


def _say_type(kind: inspect.Type, node: Node) -> None:
    """What msgspec leaves out or writes as text, where the wire has a number or a time."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.DateTimeType):
        node["format"] = "date-time"
        node.setdefault("examples", ["2026-11-22T12:00:00.000001Z"])
    elif isinstance(kind, inspect.DateType):
        node.setdefault("examples", ["2023-05-22"])


def _settle(node: Node) -> None:
    if "pattern" in node:
        # In ECMA's expressions, which the specification means, `$` is the end and no more.
        node["pattern"] = node["pattern"].replace(END, "$")
    if node.get("format") == "decimal":
        node["type"] = "number"
        del node["format"]
    if "prefixItems" in node:
        # Pairs of numbers: few generators know lists whose places differ.
        node["items"], *_ = node.pop("prefixItems")
    if "enum" in node:
        node.update(choose(node.pop("enum")))
    if "const" in node:
        node.setdefault("description", f"Always `{node['const']}`.")
    if node.get("type") == "boolean":
        node.setdefault("examples", [True])
    if isinstance(node.get("x-codes"), str | tuple):
        list_known_codes(node)
    if "discriminator" in node and "anyOf" in node:
        node["oneOf"] = node.pop("anyOf")
        # Kept after the alternatives that it tells apart.
        node["discriminator"] = node.pop("discriminator")
    if _are_apart(node.get("anyOf", ())):
        node["oneOf"] = node.pop("anyOf")


def _are_apart(alternatives: Sequence[Node]) -> bool:
    """Whether no value fits two of these; what may be null stays as it is."""
    kinds = ["object" if "$ref" in each else each.get("type") for each in alternatives]
    return len(kinds) > 1 and len(set(kinds)) == len(kinds) and not {"null", None} & set(kinds)


def _one_operation() -> Node:
    return {
        "title": "Operation",
        "description": Operation.__doc__,
        "oneOf": [schema_ref(operation) for operation in OPERATIONS],
    }


def _labels() -> Node:
    """One schema for the map, which would otherwise be one for each struct that has it."""
    node: Node = msgspec.json.schema(Labels, ref_template=SCHEMAS + "{name}")
    return {"title": "Labels", **{name: node[name] for name in node if name != "$defs"}}


def _point_to(names: Mapping[str, str], schema: Node) -> None:
    for node in walk(schema):
        if "$ref" in node:
            node["$ref"] = SCHEMAS + names[node["$ref"].removeprefix(SCHEMAS)]


def _reach(structs: Iterable[Struct]) -> Iterable[Struct]:
    """These structs and all that their fields hold."""
    found: dict[Struct, None] = {}
    waiting: list[Any] = [inspect.type_info(struct) for struct in structs]
    while waiting:
        kind = waiting.pop()
        if not isinstance(kind, inspect.StructType):
            waiting += _parts(kind)
        elif kind.cls not in found:
            found[kind.cls] = None
            waiting += [field.type for field in kind.fields]
    return found


def _parts(kind: Any) -> list[Any]:
    if isinstance(kind, inspect.Metadata):
        return [kind.type]
    if isinstance(kind, inspect.UnionType):
        return list(kind.types)
    if isinstance(kind, inspect.TupleType):
        return list(kind.item_types)
    if isinstance(kind, inspect.DictType):
        return [kind.key_type, kind.value_type]
    return [kind.item_type] if isinstance(kind, inspect.ListType) else []
