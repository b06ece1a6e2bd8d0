"""GraphML of a network: typed keys, names in place, and both sides on every edge."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import msgspec
from msgspec import UNSET

from api.formats.columns import Column, date, field, standing
from api.formats.csv import SEPARATOR
from api.formats.names import Names
from schemas.base import UnsetType
from schemas.network import Cut, Edge, Network

NETWORKS: Final = msgspec.json.Decoder(Network)
NODES: Final[Sequence[Column]] = (
    Column("name", "Name", lambda node, names: names.of(node.id)),
    field("actor_kind", "What sort of actor"),
    field("distance", "Steps from the actor that was asked for", "integer"),
)
EDGES: Final[Sequence[Column]] = (
    field("type", "What ties them"),
    field("title", "Office or rank"),
    *date("start", "When it began"),
    *date("end", "When it ended"),
    Column(
        "attested",
        "Dates on which a source shows it in force",
        lambda edge, names: [day.edtf for day in edge.attested],
        "texts",
    ),
    *standing("", "it"),
)
GRAPH: Final[Sequence[Column]] = (
    Column(
        "cut_distance",
        "At which distance it was cut",
        lambda graph, names: _cut(graph.cut, "distance"),
        "integer",
    ),
    Column(
        "cut_left_out",
        "Affiliations left out at that distance",
        lambda graph, names: _cut(graph.cut, "left_out"),
        "integer",
    ),
)
ELEMENTS: Final[Mapping[str, Sequence[Column]]] = {"graph": GRAPH, "node": NODES, "edge": EDGES}
#: Type of a column → GraphML's; all others are its strings.
TYPES: Final = {"integer": "int", "boolean": "boolean"}
#: What XML 1.0 has no way to write.
UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(body: bytes) -> bytes:
    """A network, as it is answered as JSON, in GraphML; edges lead from subject to object."""
    network = NETWORKS.decode(body)
    return "".join(_lines(network)).encode("utf-8")


def _lines(network: Network) -> Iterator[str]:
    graph, names = network.data, Names(network.labels)
    yield HEAD
    for element, columns in ELEMENTS.items():
        for column in columns:
            yield (
                f'<key id="{element}.{column.name}" for="{element}" attr.name="{column.name}" '
                f'attr.type="{TYPES.get(column.type, "string")}">'
                f"<desc>{escape(column.about)}</desc></key>\n"
            )
    yield '<graph id="network" edgedefault="directed">\n'
    yield from _data("graph", graph, names)
    for node in graph.nodes:
        yield f"<node id={quoteattr(node.id)}>\n"
        yield from _data("node", node, names)
        yield "</node>\n"
    for edge in graph.edges:
        yield _opened(edge)
        yield from _data("edge", edge, names)
        yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _opened(edge: Edge) -> str:
    ends = f"source={quoteattr(edge.subject)} target={quoteattr(edge.object)}"
    return f"<edge id={quoteattr(edge.id)} {ends}>\n"


def _data(element: str, record: object, names: Names) -> Iterator[str]:
    for column in ELEMENTS[element]:
        value = column.read(record, names)
        if value is UNSET:
            continue
        if isinstance(value, bool):
            text = str(value).lower()
        elif isinstance(value, Sequence) and not isinstance(value, str):
            text = SEPARATOR.join(value)
        else:
            text = str(value)
        written = escape(UNWRITABLE.sub("\ufffd", text), {"\r": "&#13;"})
        yield f'<data key="{element}.{column.name}">{written}</data>\n'


def _cut(cut: Cut | UnsetType, name: str) -> int | UnsetType:
    return UNSET if isinstance(cut, UnsetType) else int(getattr(cut, name))
