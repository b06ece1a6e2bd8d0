"""Operations: what they are called and take, whom they let in, and what they answer."""

from collections.abc import Iterator, Sequence

from api.openapi.compat.breaks import GONE, Break, Pair, listed
from api.openapi.compat.schemas import Comparison
from api.openapi.nodes import Node


def compare_operations(pair: Pair, before: Node, after: Node) -> Iterator[Break]:
    """What breaks between two descriptions of one operation."""
    names = before.get("operationId"), after.get("operationId")
    if names[0] != names[1]:
        yield Break(place="operationId", before=f"{names[0]}", after=f"{names[1]}")
    yield from _security(pair, before, after)
    sent = Comparison(pair, sent=True)
    yield from _parameters(sent, before, after)
    yield from _body(sent, before.get("requestBody"), after.get("requestBody"))
    answered = Comparison(pair, sent=False)
    for status, node in before["responses"].items():
        place = f"answer {status}"
        if status in after["responses"]:
            yield from _answer(answered, place, *pair.resolve(node, after["responses"][status]))
        else:
            yield Break(place=place, before="declared", after=GONE)


def _security(pair: Pair, before: Node, after: Node) -> Iterator[Break]:
    """Who came in before must come in with the same, or with less."""
    old = before.get("security", pair.before.get("security", [{}])) or [{}]
    new = after.get("security", pair.after.get("security", [{}])) or [{}]
    for way in old:
        if not any(other.keys() <= way.keys() for other in new):
            said = [_ways([way]), _ways(new)]
            yield Break(place="security", before=f"enough with {said[0]}", after=f"for {said[1]}")


def _ways(ways: Sequence[Node]) -> str:
    return " or ".join(" and ".join(sorted(way)) or "no key" for way in ways)


def _parameters(sent: Comparison, before: Node, after: Node) -> Iterator[Break]:
    old, new = _by_place(sent.pair.before, before), _by_place(sent.pair.after, after)
    for place, node in old.items():
        if place not in new:
            yield Break(place=place, before="a parameter", after=GONE)
            continue
        if new[place].get("required") and not node.get("required"):
            yield Break(place=place, before="optional", after="required")
        for word in ("style", "explode"):
            if node.get(word) != new[place].get(word):
                said = [f"{word} {each.get(word, 'by default')}" for each in (node, new[place])]
                yield Break(place=place, before=said[0], after=said[1])
        yield from sent.compare(place, node["schema"], new[place]["schema"])
    for place in sorted(new.keys() - old.keys()):
        if new[place].get("required"):
            yield Break(place=place, before="no parameter", after="required")


def _by_place(document: Node, operation: Node) -> dict[str, Node]:
    pair = Pair(before=document, after=document)
    nodes = [pair.resolve(node, node)[0] for node in operation.get("parameters", ())]
    return {f"{node['in']} parameter {node['name']}": node for node in nodes}


def _body(sent: Comparison, before: Node | None, after: Node | None) -> Iterator[Break]:
    needs = (before or {}).get("required", False), (after or {}).get("required", False)
    if needs[1] and not needs[0]:
        yield Break(place="body", before="optional" if before else "not taken", after="required")
    if before is None:
        return
    yield from _contents(sent, "body", before["content"], (after or {}).get("content", {}))


def _answer(answered: Comparison, place: str, before: Node, after: Node) -> Iterator[Break]:
    headers = after.get("headers", {})
    for name, node in before.get("headers", {}).items():
        header = f"{place}, header {name}"
        if name in headers:
            old, new = answered.pair.resolve(node, headers[name])
            if old.get("required") and not new.get("required"):
                yield Break(place=header, before="always there", after="perhaps absent")
            yield from answered.compare(header, old["schema"], new["schema"])
        else:
            yield Break(place=header, before="declared", after=GONE)
    yield from _contents(answered, place, before.get("content", {}), after.get("content", {}))


def _contents(how: Comparison, place: str, before: Node, after: Node) -> Iterator[Break]:
    for media_type, node in before.items():
        inner = f"{place}, {media_type}"
        if media_type not in after:
            yield Break(place=inner, before="declared", after=GONE)
            continue
        yield from how.compare(inner, node["schema"], after[media_type]["schema"])
        if media_type == "application/problem+json":
            kinds = node.get("examples", {}).keys() - after[media_type].get("examples", {}).keys()
            if kinds:
                yield Break(place=inner, before=f"also {listed(kinds)}", after="that no longer")
