"""Change sets at random, in one dataset: whatever may be written, merged, taken back and purged."""

import random
from typing import Any, Final

import msgspec

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.purge import purge_record
from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from api.ids import public_id, record_id
from tests.records import (
    Operation,
    actor,
    affiliation,
    event,
    link,
    merge,
    part,
    retract,
    source,
    statement,
    unlink,
    unmerge,
)

DATASET: Final = "random"
META: Final = {"title": "Random", "licence": "CC0-1.0", "publisher": "a0"}
ROLES: Final = ("perpetrator", "director", "involved", "target", "supporter")
STANCES: Final = ("affirms", "denies", "questions", "mentions")
DATES: Final = ("2023-05-22", "2023-05", "2023-05-22/2023-06", "2023-05-22/", "2022?", "../2023")
#: Operations of a change set.
MOST: Final = 30


class Writer:
    """Writes one change set after the other; what is refused leaves no trace."""

    def __init__(self, connection: Connection, seed: int) -> None:
        self._connection = connection
        self._drawn = random.Random(seed)
        self._turn = 0

    async def begin(self) -> None:
        """All that is named by what comes."""
        actors = [actor(f"a{number}") for number in range(8)]
        sources = [source(), *(source(f"s{number}", publisher="a1") for number in range(4))]
        events = [event(f"e{number}") for number in range(6)]
        ties = [affiliation(f"f{number}", "a1", "part_of", "a2") for number in range(4)]
        said = [statement(f"m{number}", "a3") for number in range(10)]
        await self.write(*actors, *sources, *events, *ties, *said, dataset_meta=META)

    async def step(self) -> None:
        """A change set, now and then a purge; what is wrong with it is left out."""
        self._turn += 1
        if self._turn % 25 == 0:
            await self._purge()
            return
        drawn = [self._operation() for _ in range(self._drawn.randint(1, MOST))]
        ops = list({(each["kind"], each["key"]): each for each in drawn}.values())
        while ops:
            try:
                await self.write(*ops)
                return
            except ChangeSetInvalidError as error:
                wrong = {int(fault.pointer.split("/")[2]) for fault in error.faults}
                ops = [each for number, each in enumerate(ops) if number not in wrong]

    async def write(self, *operations: Operation, **head: Any) -> None:
        """These operations."""
        body = {"dataset": DATASET, "reason": f"turn {self._turn}", "operations": operations}
        submission = read_json(msgspec.json.encode(body | head))
        await write_change_set(self._connection, submission, Writing(key_name="random"))

    async def _purge(self) -> None:
        key = f"gone{self._turn}"
        await self.write(actor(key), event(key, participations=[part(f"{key}-p", key, "target")]))
        await self.write(actor(key, name="Known once"))
        if self._turn % 2:
            await self.write(retract("event", key), retract("actor", key, "legal"))
            return
        own = record_id(DATASET, "actor", key)
        await purge_record(self._connection, own, "legal", earlier=self._turn % 4 == 0)
        await purge_record(self._connection, record_id(DATASET, "event", key), "error")

    def _operation(self) -> Operation:
        draw = self._drawn
        choice = draw.choice("aaaeeeeessffmmmmmmmmrrxxuull")
        number = draw.randint(0, 9)
        kind = draw.choice(("actor", "event", "statement"))
        letter = {"actor": "a", "event": "e", "statement": "m"}[kind]
        match choice:
            case "a":
                return actor(
                    self._one("a", 7), name=f"Name {number}", countries=draw.sample(["RU", "UA"], 1)
                )
            case "s":
                return source(
                    self._one("s", 3), title=f"Title {number}", publisher=self._one("a", 7)
                )
            case "e":
                return self._event()
            case "f":
                return self._tie()
            case "m":
                return self._statement()
            case "r":
                return retract(
                    draw.choice(("statement", "affiliation", "event")),
                    f"{draw.choice('mfe')}{draw.randint(0, 5)}",
                )
            case "x":
                return merge(kind, self._one(letter, 5), self._one(letter, 5))
            case "u":
                return unmerge(kind, self._one(letter, 5))
        ends = [self._public("actor", place) for place in draw.sample(range(8), 2)]
        key = f"l{draw.randint(0, 3)}"
        return unlink(key) if number < 3 else link(key, *ends, judgement="unsure")

    def _one(self, letter: str, most: int) -> str:
        return f"{letter}{self._drawn.randint(0, most)}"

    def _public(self, kind: str, number: int) -> str:
        return public_id(kind, record_id(DATASET, kind, f"{kind[0]}{number}"))

    def _dates(self, field: str) -> dict[str, Any]:
        return {field: {"edtf": self._drawn.choice(DATES)}} if self._drawn.random() < 0.7 else {}

    def _event(self) -> Operation:
        draw, key = self._drawn, self._one("e", 5)
        parts = [
            part(f"{key}-p{number}", self._one("a", 7), draw.choice(ROLES), coded=number == 0)
            for number in range(draw.randint(0, 3))
        ]
        figures = [{"measure": "killed", "party": self._one("a", 7), "best": draw.randint(0, 9)}]
        place = {"country": draw.choice(("RU", "UA")), "precision": "near", "lat": 50.5, "lon": 36}
        return event(
            key,
            title=f"Event {draw.randint(0, 99)}",
            participations=parts,
            figures=figures[: draw.randint(0, 1)],
            place=place,
            coded=draw.random() < 0.3,
            **self._dates("when"),
        )

    def _tie(self) -> Operation:
        subject, of = self._drawn.sample(range(8), 2)
        coded = self._drawn.random() < 0.3
        dates = self._dates("start")
        return affiliation(
            self._one("f", 3), f"a{subject}", "part_of", f"a{of}", coded=coded, **dates
        )

    def _statement(self) -> Operation:
        draw, own = self._drawn, self._one("m", 9)
        key, stance = self._one("e", 5), {"stance": draw.choice(STANCES)}
        about: list[dict[str, Any]] = [
            {"event": key} | stance,
            {"participation": f"{key}-p0"} | stance,
            {"event": key, "actor": self._one("a", 7), "role": draw.choice(ROLES)} | stance,
            {"affiliation": self._one("f", 3)} | stance,
            {"statement": self._one("m", 9), "relation": draw.choice(("repeats", "retracts"))},
        ]
        speaker, behalf = self._one("a", 7), self._one("a", 7)
        return statement(
            own,
            speaker,
            *draw.sample(about, draw.randint(1, 2)),
            speakers=[{"actor": speaker, "on_behalf_of": behalf}],
            content=f"Words {draw.randint(0, 99)}",
            **self._dates("said"),
        )


async def count_changes(connection: Connection) -> int:
    """How many versions there are."""
    return int(await connection.fetchval("SELECT count(*) FROM documents"))
