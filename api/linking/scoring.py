"""How likely two actors are one: their names, weighed by what else is known of both."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

from api.linking.actors import OF_STATES, ONE_EACH, STATE, Compared, shared
from api.linking.suggestion import Suggestion
from api.names.compare import CORE, SAME, Likeness, compare
from api.names.latin import fold, latin_words
from api.names.words import FORMS

#: An identifier that both have leaves little doubt; where the names say the same, none.
IDENTIFIED: Final = 0.9
#: Of one scheme, and not one in common: whoever gave them holds the two apart.
OTHER_IDENTIFIER: Final = 0.5
#: In no country in common; of states that says all.
ELSEWHERE: Final = 0.7
OTHER_STATE: Final = 0.3
#: Both in one country.
THERE: Final = 0.02
#: A state, and what governs it: one party to some datasets, two to others.
OF_THE_STATE: Final = 0.97
#: Every state has such an office; and who holds it is another person after some years.
UNKNOWN_STATE: Final = 0.5
WHOEVER_HOLDS_IT: Final = 0.85
#: A name that several of one dataset bear.
AMBIGUOUS: Final = 0.9
#: What a person is called says less of who that is than with others.
NAME_ALONE: Final = 0.96
#: Kinds that datasets give to one and the same actor, and what that is worth.
SAME_KIND: Final = 1.0
OTHER_KIND: Final = 0.93
UNLIKE_KIND: Final = 0.7
NOT_A_PERSON: Final = 0.5
#: GDELT files persons among what they speak for; a firm that bears a person's name says its form.
MAY_BE_PERSONS: Final = frozenset({"government_body", "organization", "informal_group"})
GROUPS: Final = frozenset(
    {"armed_group", "organization", "informal_group", "government_body", "media", "court"}
)
NEEDS: Final = "identifier or evidence"


class Told(NamedTuple):
    """What names say: how alike they are, what that is worth by all else, by what, and why."""

    alike: float
    score: float
    reason: str
    words: list[str]


#: What something is worth, and what is said of it.
Weight = tuple[float, list[str]]
UNCHANGED: Final[Weight] = (1.0, [])


def suggest(one: Compared, other: Compared) -> Suggestion | None:
    """What speaks for their being one; None where nothing does."""
    known = shared(one, other)
    mine, theirs = one.read(), other.read()
    alike = compare(mine.names, theirs.names)
    found = [*_by_office(one, other)] if mine.offices and theirs.offices else []
    if alike is not None or (known and not found):
        found.append(_by_name(one, other, alike))
    told = max(found, key=lambda each: (each.score, each.words), default=None)
    if told is None:
        return None
    factor, apart = _identifiers(one, other)
    score = told.score * factor
    words = [*told.words, *apart]
    if known:
        score = IDENTIFIED + (1 - IDENTIFIED) * told.alike
        words = [f"both have {', '.join(map(str, known))}", *words]
    is_person = one.is_person or other.is_person
    if is_person and not known:
        score *= NAME_ALONE
    return Suggestion(
        score=round(min(score, 1.0), 3),
        reason="identifier" if known else told.reason,
        because="; ".join(words),
        needs=NEEDS if is_person and not known else "",
        one=one,
        other=other,
    )


def _by_name(one: Compared, other: Compared, alike: Likeness | None) -> Told:
    """By what they are called, be it a state's name."""
    weights = [_sorts(one, other), _countries(one, other)]
    if alike is None:
        return _weigh(0.0, "", "names differ", weights)
    weights.append(_namesakes(one, other, alike))
    named = f"{alike.reason}: {alike.one} ~ {alike.other}"
    return _weigh(alike.score, alike.reason, named, weights)


def _by_office(one: Compared, other: Compared) -> Iterator[Told]:
    """By each office that both are called by, which says who it is only with the state."""
    for mine, theirs in product(one.offices(), other.offices()):
        if mine.words == theirs.words:
            exact = fold(mine.text) == fold(theirs.text)
            reason = "exact" if exact else "alias"
            whose = _whose(one.states_of(mine), other.states_of(theirs))
            held = one.is_person or other.is_person
            holder = (WHOEVER_HOLDS_IT, ["an office, whoever holds it"]) if held else UNCHANGED
            named = f"{reason}: {mine.text} ~ {theirs.text}"
            weights = [_kinds(one, other), whose, holder]
            yield _weigh(SAME if exact else CORE, reason, named, weights)


def _weigh(alike: float, reason: str, named: str, weights: Iterable[Weight]) -> Told:
    score, words = alike, [named]
    for factor, told in weights:
        score *= factor
        words += told
    return Told(alike, score, reason, words)


def _whose(mine: frozenset[str], theirs: frozenset[str]) -> Weight:
    """Whether an office is of the same state."""
    if mine & theirs:
        return 1.0 + THERE, [f"both of {_listed(mine & theirs)}"]
    if mine and theirs:
        return OTHER_STATE, [f"of {_listed(mine)} and of {_listed(theirs)}"]
    return UNKNOWN_STATE, ["an office, and of which state is not known of both"]


def _listed(countries: Iterable[str]) -> str:
    return ", ".join(sorted(countries)[:5])


def _sorts(one: Compared, other: Compared) -> Weight:
    """What their kinds say, and of two that bear a state's name, whether each is its government."""
    if one.written().states.isdisjoint(other.written().states):
        return _kinds(one, other)
    governs = one.is_government, other.is_government
    if all(governs):
        return UNCHANGED
    governed = other if governs[0] else one
    if any(governs) and governed.actor_kind == STATE:
        return OF_THE_STATE, ["a state and its government"]
    return _kinds(one, other)


def _namesakes(one: Compared, other: Compared, alike: Likeness) -> Weight:
    """Whether several of a dataset bear the name by which they were found, and no country tells."""
    if one.is_person or other.is_person or {*one.countries} & {*other.countries}:
        return UNCHANGED
    borne = ((one, alike.one), (other, alike.other))
    several = sorted({side.dataset for side, name in borne if fold(name) in side.doubled})
    return AMBIGUOUS ** bool(several), [f"several of {each} are called so" for each in several]


def _kinds(one: Compared, other: Compared) -> Weight:
    kinds = {one.actor_kind, other.actor_kind}
    if len(kinds) == 1:
        return SAME_KIND, []
    if "person" in kinds:
        named = latin_words((other if one.is_person else one).name)
        likely = kinds & MAY_BE_PERSONS and not FORMS.intersection(named)
        factor = OTHER_KIND if likely else NOT_A_PERSON
    else:
        factor = OTHER_KIND if kinds <= GROUPS or kinds <= OF_STATES else UNLIKE_KIND
    return factor, [f"kinds {one.actor_kind}, {other.actor_kind}"]


def _countries(one: Compared, other: Compared) -> Weight:
    if not (one.countries and other.countries):
        return UNCHANGED
    both = {*one.countries} & {*other.countries}
    if both:
        return 1.0 + THERE, [f"both in {_listed(both)}"]
    factor = OTHER_STATE if STATE in (one.actor_kind, other.actor_kind) else ELSEWHERE
    return factor, ["no country in common"]


def _identifiers(one: Compared, other: Compared) -> Weight:
    """Schemes in which both are numbered, and differently."""
    mine = {each.scheme for each in one.identifiers}
    theirs = {each.scheme for each in other.identifiers}
    known = {each.scheme for each in shared(one, other)}
    apart = sorted((mine & theirs & ONE_EACH) - known)
    return OTHER_IDENTIFIER ** bool(apart), [f"another {scheme}" for scheme in apart]
