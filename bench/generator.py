"""Change sets of events as UCDP GED has them, the same for the same number and seed."""

import datetime
import random
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

Operation = dict[str, Any]

SEED: Final = 20230522
DATA: Final = "data"
PUBLISHER: Final = "publisher"
FIRST_DAY: Final = datetime.date(1989, 1, 1)
DAYS: Final = (datetime.date(2023, 12, 31) - FIRST_DAY).days
SYLLABLES: Final = ("be", "dor", "ka", "lin", "mo", "ne", "qu", "ras", "sha", "tev", "ul", "zan")
COUNTRIES: Final = ("AF", "CD", "CO", "IQ", "LK", "ML", "MM", "NG", "RU", "SO", "SY", "UA", "YE")
CATEGORIES: Final = ("battle", "battle", "shelling", "attack_on_civilians")
PRECISIONS: Final = ("exact", "exact", "near", "admin2", "admin1", "area", "country")
GROUPS: Final = ("armed_group", "state", "informal_group")
#: Versions of each event, where there is history.
VERSIONS: Final = 5

#: How many operations, and the lines of NDJSON.
Chunk = tuple[int, list[bytes]]


def change_sets(events: int, size: int, seed: int = SEED) -> Iterator[Chunk]:
    """Change sets of at most `size` operations that bring everything."""
    return _chunks(operations(events, seed), size)


def revisions(events: int, size: int, seed: int = SEED) -> Iterator[Chunk]:
    """Change sets that give every event its further versions, one round after the other."""
    for version in range(2, VERSIONS + 1):
        yield from _chunks(_revised(events, version, seed), size)


def _chunks(made: Iterable[Operation], size: int) -> Iterator[Chunk]:
    head = msgspec.json.encode(
        {
            "dataset": "bench",
            "reason": "Made for measuring",
            "dataset_meta": {
                "title": "Events made for measuring",
                "publisher": PUBLISHER,
                "licence": "CC-BY-4.0",
            },
        }
    )
    lines = [head]
    for operation in made:
        lines.append(msgspec.json.encode(operation))
        if len(lines) > size:
            yield size, lines
            lines = [head]
    if len(lines) > 1:
        yield len(lines) - 1, lines


def operations(events: int, seed: int = SEED) -> Iterator[Operation]:
    """Puts of so many events, a report of every fourth, and what these refer to, first."""
    chance = random.Random(seed)
    actors, outlets, sources = counts(events)
    yield _put("source", DATA, source_kind="data_file", title="Events", publisher=PUBLISHER)
    yield _put("actor", PUBLISHER, actor_kind="organization", name="Publisher", evidence=_row(0))
    for number in range(outlets):
        yield _actor(chance, f"outlet-{number}", "media")
    for number in range(actors - outlets):
        yield _actor(chance, f"actor-{number}", chance.choice(GROUPS))
    for number in range(sources):
        yield _source(chance, number, outlets)
    for number in range(events):
        event = _event(chance, number, actors - outlets, sources)
        yield event
        if number % 4 == 0:
            yield _report(chance, event, outlets)


def _revised(events: int, version: int, seed: int) -> Iterator[Operation]:
    """Every event with other figures; one in five moves, changes a side or an article each."""
    chance = random.Random(f"{seed}/{version}")
    actors, outlets, sources = counts(events)
    for operation in operations(events, seed):
        if operation["kind"] != "event":
            continue
        record, change = operation["record"], chance.randrange(5)
        record["figures"][0]["high"] += version
        if change == 0:
            record["when"] = _when(chance)
        elif change == 1:
            record["participations"][1]["actor"] = f"actor-{_skewed(chance, actors - outlets)}"
        elif change == 2:
            record["evidence"][1] = {"source": f"article-{chance.randrange(sources)}"}
        yield operation


def counts(events: int) -> tuple[int, int, int]:
    """Actors (media outlets among them), media outlets and articles for so many events."""
    actors = max(events // 50, 8)
    return actors, max(actors // 20, 2), max(events // 4, 4)


def _put(kind: str, key: str, **record: Any) -> Operation:
    return {"op": "put", "kind": kind, "key": key, "record": record}


def _row(number: int) -> list[dict[str, Any]]:
    return [{"source": DATA, "passage": {"type": "locator", "row": str(number + 1)}}]


def _actor(chance: random.Random, key: str, kind: str) -> Operation:
    number = int(key.rpartition("-")[2])
    name = f"{_name(chance)} {_name(chance)} {number}"
    return _put(
        "actor",
        key,
        actor_kind=kind,
        name=name,
        countries=[chance.choice(COUNTRIES)],
        identifiers=[{"scheme": "ucdp", "value": str(number)}],
        evidence=_row(number),
    )


def _source(chance: random.Random, number: int, outlets: int) -> Operation:
    return _put(
        "source",
        f"article-{number}",
        source_kind="article",
        title=f"{_name(chance)}: {_name(chance)} and {_name(chance)} near {_place(chance)}",
        publisher=f"outlet-{chance.randrange(outlets)}",
        url=f"https://news.example/{chance.randrange(10**9):09}/{number}",
        published={"edtf": _day(chance).isoformat()},
        language="en",
    )


def _event(chance: random.Random, number: int, groups: int, sources: int) -> Operation:
    key = str(100_000 + number)
    category = chance.choice(CATEGORIES)
    place = _place(chance)
    cited = [{"source": f"article-{chance.randrange(sources)}"} for _ in range(1 + number % 3)]
    first = _skewed(chance, groups)
    second = (first + 1 + _skewed(chance, groups - 1)) % groups
    role = "perpetrator" if category == "attack_on_civilians" else "participant"
    other = "victim" if category == "attack_on_civilians" else "participant"
    return _put(
        "event",
        key,
        title=f"{category.replace('_', ' ').capitalize()} near {place}",
        category=category,
        when=_when(chance),
        place={
            "name": place,
            "country": COUNTRIES[first % len(COUNTRIES)],
            "precision": chance.choice(PRECISIONS),
            "lat": chance.randrange(-35_000_000, 60_000_000) / 1_000_000,
            "lon": chance.randrange(-80_000_000, 120_000_000) / 1_000_000,
        },
        figures=_figures(chance, (f"actor-{first}", f"actor-{second}")),
        participations=[
            _part(number, "a", f"actor-{first}", role),
            _part(number, "b", f"actor-{second}", other),
        ],
        coded=True,
        evidence=_row(number) + cited,
    )


def _part(number: int, side: str, actor: str, role: str) -> dict[str, Any]:
    key = f"{100_000 + number}-{side}"
    return {"key": key, "actor": actor, "role": role, "coded": True, "evidence": _row(number)}


def _figures(chance: random.Random, sides: tuple[str, str]) -> list[dict[str, Any]]:
    """The deaths that GED gives: in all, and of each side where there are any."""
    killed = [int(chance.random() ** 6 * 40) for _ in sides]
    low = sum(killed)
    total = {"measure": "killed", "low": low, "best": low + 1, "high": low + 1 + int(low / 4)}
    parties = [
        {"measure": "killed", "party": side, "best": dead}
        for side, dead in zip(sides, killed, strict=True)
        if dead
    ]
    return [total, *parties]


def _report(chance: random.Random, event: Operation, outlets: int) -> Operation:
    """What an outlet reports; one report in five affirms the first side's part."""
    record = event["record"]
    outlet = f"outlet-{chance.randrange(outlets)}"
    about = [{"event": event["key"], "stance": "mentions", "modality": "certain"}]
    if chance.randrange(5) == 0:
        part = record["participations"][0]["key"]
        about.append({"participation": part, "stance": "affirms", "modality": "certain"})
    return _put(
        "statement",
        f"{event['key']}-report",
        act="report",
        speakers=[{"actor": outlet}],
        content=f"{record['title']}: {record['figures'][0]['best']} people were killed.",
        language="en",
        said={"edtf": _day(chance).isoformat()},
        medium="print",
        about=about,
        figures=[{"measure": "killed", "best": record["figures"][0]["best"]}],
        evidence=record["evidence"][1:2],
    )


def _when(chance: random.Random) -> dict[str, Any]:
    """A day, one of some days, or a month, about as often as in GED."""
    day, kind = _day(chance), chance.randrange(10)
    if kind < 7:
        return {"edtf": day.isoformat()}
    if kind < 9:
        last = day + datetime.timedelta(days=1 + chance.randrange(6))
        return {"edtf": f"[{day.isoformat()}..{last.isoformat()}]"}
    return {"edtf": day.isoformat()[:7]}


def _day(chance: random.Random) -> datetime.date:
    """Later days more often: most of GED's events are recent."""
    return FIRST_DAY + datetime.timedelta(days=int((1 - chance.random() ** 2) * DAYS))


def _skewed(chance: random.Random, most: int) -> int:
    """Few actors are in most of the events."""
    return int(chance.random() ** 3 * most)


def _place(chance: random.Random) -> str:
    return f"{_name(chance)} {('town', 'village', 'district')[chance.randrange(3)]}"


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(2 + chance.randrange(2))).capitalize()
