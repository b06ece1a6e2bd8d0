"""Records as hypothesis draws them: of few keys, so that they name and contradict each other."""

from typing import Any, Final

from hypothesis import strategies as st

from soak.states import Op, Record

Drawn = st.SearchStrategy[Any]

SOURCES: Final = ("page", "copy")
ACTORS: Final = ("legion", "russia", "ukraine")
EVENTS: Final = ("raid", "strike", "war")
AFFILIATIONS: Final = ("bond", "tie")
LINKS: Final = ("judged", "judged-again", "judged-too")
STATEMENTS: Final = ("claim", "denial", "echo", "doubt", "unsaid")
KEYS: Final = {
    "source": SOURCES,
    "actor": ACTORS,
    "event": EVENTS,
    "affiliation": AFFILIATIONS,
    "statement": STATEMENTS,
}
#: A participation never moves to another event.
PARTS: Final = {event: tuple(f"{event}-{number}" for number in (1, 2)) for event in EVENTS}
ROLES: Final = ("involved", "perpetrator", "supporter", "supplier", "target")
STANCES: Final = ("affirms", "denies", "questions", "mentions")
RELATIONS: Final = ("confirms", "disputes", "repeats", "retracts", "corrects", "answers")
TEXTS: Final = st.sampled_from(("One", "Two"))
DAYS: Final = st.sampled_from(("2023-05-22", "2023-05-23")).map(lambda day: {"edtf": day})
#: Mostly there: what is refused tells less than what is written.
CITED: Final = st.sampled_from((*["page"] * 6, "copy")).map(lambda key: [{"source": key}])


def _fields(needed: dict[str, Drawn], **optional: Drawn) -> Drawn:
    return st.fixed_dictionaries(needed, optional=optional)


def _one(keys: tuple[str, ...]) -> Drawn:
    return st.sampled_from(keys)


def _stance(**fields: Drawn) -> Drawn:
    return _fields(fields | {"stance": _one(STANCES)})


FACTS: Final = (
    _stance(event=_one(EVENTS)),
    _stance(participation=_one(tuple(part for parts in PARTS.values() for part in parts))),
    _stance(event=_one(EVENTS), actor=_one(ACTORS), role=_one(ROLES)),
    _stance(affiliation=_one(AFFILIATIONS)),
    _stance(actor=_one(ACTORS)),
)


def _about(key: str) -> Drawn:
    """A fact, or another statement: mostly one before it, for circles are refused."""
    others = STATEMENTS[: STATEMENTS.index(key)] * 6 + STATEMENTS[1:]
    related = _fields({"statement": _one(others), "relation": _one(RELATIONS)})
    return st.one_of(*FACTS, related, related)


def _event(key: str) -> Drawn:
    parts = [
        _fields(
            {"key": st.just(part), "actor": _one(ACTORS), "role": _one(ROLES), "evidence": CITED}
        )
        for part in PARTS[key]
    ]
    named = {
        "title": TEXTS,
        "category": st.just("battle"),
        "evidence": CITED,
        "participations": st.tuples(*(st.none() | part | part for part in parts)).map(
            lambda drawn: [part for part in drawn if part is not None]
        ),
    }
    above = {"parent": _one(("war",))} if key != "war" else {}
    return _fields(named, when=DAYS, **above)


def _link() -> Drawn:
    """Between records of a kind, of its own dataset or the other."""
    kind = st.sampled_from(("actor", "actor", "actor", "event", "statement"))
    records = kind.flatmap(
        lambda of: st.lists(
            st.tuples(st.integers(0, 1), st.just(of), _one(KEYS[of])), min_size=2, max_size=2
        )
    )
    said = {"judged_by": st.just("Desk"), "why": TEXTS, "evidence": CITED}
    judgement = _one(("same", "same", "different", "unsure"))
    return _fields({"records": records, "judgement": judgement, **said}, judged=DAYS)


def _record(kind: str, key: str) -> Drawn:
    if kind == "source":
        named = {"source_kind": st.just("article"), "title": TEXTS}
        republished = {"republishes": _one(("page",))} if key == "copy" else {}
        return _fields(named, publisher=_one(ACTORS), **republished)
    if kind == "actor":
        return _fields({"actor_kind": st.just("state"), "name": TEXTS, "evidence": CITED})
    if kind == "event":
        return _event(key)
    if kind == "affiliation":
        ends = {"subject": _one(ACTORS[:2]), "object": st.just(ACTORS[2])}
        return _fields(ends | {"type": st.sampled_from(("leads", "part_of")), "evidence": CITED})
    speaker = _fields({"actor": _one(ACTORS)}, on_behalf_of=_one(ACTORS))
    said = {
        "act": st.just("assessment"),
        "content": TEXTS,
        "speakers": st.lists(speaker, min_size=1, max_size=2),
        "about": st.lists(_about(key), max_size=3),
        "evidence": CITED,
    }
    return _fields(said, said=DAYS, addressee=_one(ACTORS))


NAMES: Final = [(kind, key) for kind, keys in KEYS.items() for key in keys]


def _put(kind: str, key: str) -> Drawn:
    return st.builds(
        Op, op=st.just("put"), kind=st.just(kind), key=st.just(key), record=_record(kind, key)
    )


PUT: Final = {name: _put(*name) for name in NAMES}
RETRACT: Final = st.builds(
    lambda name, reason: Op(op="retract", kind=name[0], key=name[1], reason=reason),
    st.sampled_from(NAMES + 2 * [("statement", key) for key in STATEMENTS]),
    st.sampled_from(("error", "duplicate")),
)
MERGED: Final = st.sampled_from(
    [(kind, key) for kind, key in NAMES if kind != "source"] + [("source", "copy")]
)


def _merge(name: tuple[str, str]) -> Drawn:
    kind, key = name
    into = _one(tuple(other for other in KEYS[kind] if other != key))
    return st.builds(Op, op=st.just("merge"), kind=st.just(kind), key=st.just(key), into=into)


#: Records of a kind become one, or are judged to be or not to be.
JOINS: Final = MERGED.flatmap(_merge) | st.builds(
    Op, op=st.just("link"), kind=st.just("link"), key=_one(LINKS), record=_link()
)
#: Mostly of what is not merged or linked: `part` of the machine takes what is.
PARTINGS: Final = MERGED.map(lambda name: Op(op="unmerge", kind=name[0], key=name[1])) | st.builds(
    Op, op=st.just("unlink"), kind=st.just("link"), key=_one(LINKS), reason=st.just("duplicate")
)


def _once(ops: list[Op]) -> list[Op]:
    """Each record once: the last that was drawn of it."""
    return list({op.name: op for op in ops}.values())


def _puts(names: list[tuple[str, str]]) -> Drawn:
    return st.tuples(*(PUT[name] for name in names)).map(list)


#: Some records, or all of them at once: a case of which little is missing.
PUTS: Final = st.one_of(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True).flatmap(_puts),
    st.just(NAMES).flatmap(_puts),
)
#: What is said, mostly of what others say.
SAYINGS: Final = st.lists(_one(STATEMENTS), min_size=1, max_size=3, unique=True).flatmap(
    lambda keys: _puts([("statement", key) for key in keys])
)
OPERATIONS: Final = st.one_of(
    PUTS,
    st.lists(
        st.sampled_from(NAMES).flatmap(PUT.__getitem__) | RETRACT | JOINS | PARTINGS,
        min_size=1,
        max_size=4,
    ).map(_once),
)


def _begun(kind: str, key: str) -> Record:
    """The least that a record of that kind can be."""
    cited = [{"source": "page"}]
    least: dict[str, Record] = {
        "source": {"source_kind": "article", "title": "One"},
        "actor": {"actor_kind": "state", "name": "One", "evidence": cited},
        "event": {"title": "One", "category": "battle", "evidence": cited},
        "affiliation": {"subject": "legion", "type": "part_of", "object": "ukraine"},
        "statement": {"act": "assessment", "content": "One", "speakers": [{"actor": "russia"}]},
    }
    parts = [
        {"key": part, "actor": "ukraine", "role": "director", "evidence": cited}
        for part in PARTS.get(key, ())
    ]
    more: dict[str, Record] = {
        "event": {"participations": parts},
        "affiliation": {"evidence": cited},
        "statement": {"about": [], "evidence": cited},
    }
    return least[kind] | more.get(kind, {})


BEGINNING: Final = [
    Op(op="put", kind=kind, key=key, record=_begun(kind, key)) for kind, key in NAMES
]
