"""What datasets say of their actors beside each document: whose part it is, and what is common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.linking.actors import Compared
from api.names.latin import fold, latin_words

WORD: Final = re.compile(r"[^\W\d_]+")
#: Of so many actors a word is written small, and in a third of all names that have it: a noun that
#: names nobody.
LEAST_SMALL: Final = 3
SHARE: Final = 3
#: Ties by which an office is of whom it is tied to, and how many of them lead to a state.
PART_OF: Final = frozenset(
    {"part_of", "member_of", "under_command_of", "represents", "spokesperson_for"}
    | {"employed_by", "leads", "commands"}
)
MOST_STEPS: Final = 4


class Tie(msgspec.Struct, frozen=True, gc=False):
    """An affiliation's document, but for what is not asked of it."""

    subject: str
    type: str
    object: str


TIES: Final = msgspec.json.Decoder(Tie)


def know(actors: Sequence[Compared], ties: Iterable[Tie]) -> list[Compared]:
    """The actors, with what all of these datasets say together."""
    common = _common_nouns(actors)
    doubled = _doubled(actors)
    states = _states(actors, ties)
    return [
        msgspec.structs.replace(
            actor,
            common=common.intersection(word for word, _ in _words(actor)),
            doubled=doubled[actor.dataset, actor.kind].intersection(_folded(actor)),
            part_of=states.get(actor.id, frozenset()),
        )
        for actor in actors
    ]


def _names(actor: Compared) -> list[str]:
    return [each if isinstance(each, str) else each.name for each in actor.called()]


def _folded(actor: Compared) -> set[str]:
    return {fold(name) for name in _names(actor)}


def _doubled(actors: Iterable[Compared]) -> Mapping[tuple[str, str], frozenset[str]]:
    """By dataset and kind the names that several bear: such a name says not which of them."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for actor in actors:
        counts[actor.dataset, actor.kind].update(_folded(actor))
    return {
        sort: frozenset(name for name, count in names.items() if count > 1)
        for sort, names in counts.items()
    }


def _common_nouns(actors: Iterable[Compared]) -> frozenset[str]:
    """Words that are written small where others are not, in datasets that tell them apart."""
    by_dataset: defaultdict[str, list[Compared]] = defaultdict(list)
    for actor in actors:
        by_dataset[actor.dataset].append(actor)
    seen: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for own in by_dataset.values():
        if 2 * sum(actor.name.islower() for actor in own) > len(own):
            continue
        for actor in own:
            words = set(_words(actor))
            seen.update({word for word, _ in words})
            small.update({word for word, is_small in words if is_small})
    return frozenset(
        word
        for word, count in small.items()
        if count >= LEAST_SMALL and count * SHARE >= seen[word]
    )


def _words(actor: Compared) -> Iterator[tuple[str, bool]]:
    """Each word in Latin letters, and whether it is small; names in capitals do not tell."""
    for name in _names(actor):
        if not name.isupper():
            for word in WORD.findall(name):
                latin = word.lower() if word.isascii() else "".join(latin_words(word))
                yield latin, word.islower()


def _states(actors: Iterable[Compared], ties: Iterable[Tie]) -> Mapping[str, frozenset[str]]:
    """Of each actor that is a part of others, the states of the nearest that has any."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.type in PART_OF:
            above[tie.subject].add(tie.object)
    known = {actor.id: actor for actor in actors} if above else {}
    return {own: _nearest(own, above, known) for own in above}


def _nearest(
    own: str, above: Mapping[str, set[str]], known: Mapping[str, Compared]
) -> frozenset[str]:
    level = {own}
    for _ in range(MOST_STEPS):
        level = {each for part in level for each in above.get(part, ())}
        states = {state for each in level if each in known for state in _own_states(known[each])}
        if states:
            return frozenset(states)
    return frozenset()


def _own_states(actor: Compared) -> frozenset[str]:
    named = actor.written().states.union(*(office.states for office in actor.offices()))
    return named or frozenset(actor.countries)
