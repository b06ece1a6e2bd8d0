"""Documents: which operations there are, how clients name themselves, and what codes mean."""

from collections.abc import Iterator

from api.openapi.codes import DEFINITIONS
from api.openapi.compat.breaks import GONE, Break, Found, Pair
from api.openapi.compat.operations import compare_operations
from api.openapi.nodes import Node


def compare_documents(before: Node, after: Node) -> list[Found]:
    """Everything in which the document after breaks what the one before promised."""
    reached: dict[Break, list[str]] = {}
    for broken in _of_the_whole(before, after):
        reached[broken] = []
    for operation, broken in _of_operations(Pair(before=before, after=after)):
        operations = reached.setdefault(broken, [])
        if operation not in operations:
            operations.append(operation)
    return [Found(found=broken, operations=names) for broken, names in reached.items()]


def _of_operations(pair: Pair) -> Iterator[tuple[str, Break]]:
    for path, methods in pair.before["paths"].items():
        for method, node in methods.items():
            operation = f"{method.upper()} {path}"
            now = pair.after["paths"].get(path, {}).get(method)
            if now is None:
                yield operation, Break(place="operation", before="there", after=GONE)
                continue
            for broken in compare_operations(pair, node, now):
                yield operation, broken


def _of_the_whole(before: Node, after: Node) -> Iterator[Break]:
    servers = [[server["url"] for server in node.get("servers", ())] for node in (before, after)]
    for url in servers[0]:
        if url not in servers[1]:
            yield Break(place="servers", before=url, after=GONE)
    schemes = [node["components"].get("securitySchemes", {}) for node in (before, after)]
    for name, scheme in schemes[0].items():
        told = [
            (node.get("type"), node.get("scheme")) for node in (scheme, schemes[1].get(name, {}))
        ]
        if told[0] != told[1]:
            said = [" ".join(map(str, words)) for words in told]
            yield Break(place=f"security scheme {name}", before=said[0], after=said[1])
    schemas = after["components"].get("schemas", {})
    for name, schema in before["components"].get("schemas", {}).items():
        yield from _meanings(name, schema, schemas.get(name, {}))


def _meanings(name: str, before: Node, after: Node) -> Iterator[Break]:
    """A code keeps its meaning for as long as it is there; that it is, the schemas tell."""
    now = after.get(DEFINITIONS, {})
    for code, definition in before.get(DEFINITIONS, {}).items():
        if code in after.get("enum", ()) and now.get(code) != definition:
            said = [f"defined as {text!r}" for text in (definition, now.get(code))]
            yield Break(place=f"the code {code!r} of {name}", before=said[0], after=said[1])
