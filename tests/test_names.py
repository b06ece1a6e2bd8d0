"""Names that are one and the same find each other, and those that are not do not."""

import random
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from api.names.compare import Likeness, compare
from api.names.latin import fold, latin_words
from api.names.sounds import sound
from api.names.states import find_state
from api.names.written import Name, prepare

PERSON, STATE, GROUP, FIRM = "person", "state", "armed_group", "organization"
WORDS = st.text(string.ascii_lowercase, min_size=3, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | st.text(min_size=1, max_size=25)
KINDS = st.sampled_from([PERSON, STATE, GROUP, FIRM, None])


def alike(one: str, other: str, kind: str | None = None) -> tuple[float, str] | None:
    """Score and reason for two names alone."""
    found = compare(prepare([Name(one)], kind), prepare([Name(other)], kind))
    return None if found is None else (found.score, found.reason)


@pytest.mark.parametrize(
    ("one", "other", "kind", "reason"),
    [
        ("Капустин", "Kapustin", PERSON, "transliteration"),
        ("Песков", "Peskov", PERSON, "transliteration"),
        ("Γκαλεότι", "Galeotti", PERSON, "transliteration"),
        ("Hladkov", "Гладков", PERSON, "transliteration"),
        ("Дмитрий Песков", "Peskov, Dmitri", PERSON, "transliteration"),
        ("Viktor Vladimirovitj Sojko", "SOYKO Victor Vladimirovich", PERSON, "transliteration"),
        ("Tatiana ZJURAVLEVA", "Татьяна Журавлева", PERSON, "transliteration"),
        ("Müller", "Mueller", PERSON, "transliteration"),
        ("Khodorkovsky", "Hodorkovskij", PERSON, "transliteration"),
        ("محمود عباس", "Mahmoud Abbas", PERSON, "transliteration"),
        ("習近平", "Xi Jinping", PERSON, "transliteration"),
        ("習近平", "Jinping Xi", PERSON, "transliteration"),
        ("Alexei Navalny", "Алексей Навальный", PERSON, "transliteration"),
        ("Peskov, Dmitry", "Dmitry PESKOV", PERSON, "exact"),
        ("Herr Dr. Cornelius Boersch", "Cornelius Boersch", PERSON, "exact"),
        ("Hladkov", "Gladkov", PERSON, "similar"),
        ("Mark Galeoti", "Marc Galeotti", PERSON, "similar"),
        ("Песковв", "Песков", PERSON, "similar"),
        ("Denis Kapustin", "Denis Kapustn", PERSON, "similar"),
        ("V. Kuzmenko", "Vitaly Kuzmenko", PERSON, "similar"),
        ("Vitaly Yurievich Kuzmenko", "Vitalij Kuzmenko", PERSON, "similar"),
        ("Government of Ukraine", "UKRAINE", STATE, "exact"),
        ("Government of Russia (Soviet Union)", "Soviet Union", STATE, "alias"),
        ("Government of Russia (Soviet Union)", "Russian Federation", STATE, "alias"),
        ("Government of United States of America", "UNITED STATES", STATE, "alias"),
        ("Україна", "Ukraine", STATE, "alias"),
        ("AUSTRALIAN", "Australia", STATE, "similar"),
        ("Al-Qaida", "al Qaeda", GROUP, "similar"),
        ("al-Shabaab", "Al Shabab", GROUP, "similar"),
        ("Taleban", "TALIBAN", GROUP, "similar"),
        ("Russian Volunteers Corps", "Russian Volunteer Corps", GROUP, "similar"),
        ("Русский добровольческий", "Russkiy Dobrovolcheskiy", GROUP, "transliteration"),
        ("Cold River", "COLDRIVER", GROUP, "exact"),
        ("Cold Riwer", "COLDRIVER", GROUP, "similar"),
        ("RAB „Inter Tobacco“", "LLC “Inter Tobacco”", FIRM, "exact"),
    ],
)
def test_one_name_in_two_writings_is_found(one: str, other: str, kind: str, reason: str) -> None:
    found = alike(one, other, kind)
    assert found is not None
    assert (found[0] >= 0.75, found[1]) == (True, reason)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ivan Petrov", "Pyotr Petrov", PERSON),
        ("Ivan Petrov", "Ivan Sidorov", PERSON),
        ("Anna Petrova Sidorova", "Anna Petrova Kuznetsova", PERSON),
        ("Government of Congo", "Government of DR Congo (Zaire)", STATE),
        ("Government of Niger", "Nigeria", STATE),
        ("Government of South Yemen", "Government of Yemen (North Yemen)", STATE),
        ("Republic of Korea", "North Korea", STATE),
        ("Guinea", "Guinea-Bissau", STATE),
        ("Austria", "Australia", STATE),
        ("Iran", "Iraq", STATE),
        ("Sudan", "South Sudan", STATE),
        ("APT28", "APT29", GROUP),
        ("Muslims (Philippines)", "Muslims (Sri Lanka)", GROUP),
        ("Liberation Front of Angola", "Liberation Front of Mozambique", GROUP),
        ("ULIMO - J", "ULIMO - K", GROUP),
        ("PLA", "PLO", GROUP),
        ("GOVERNMENT", "government", GROUP),
        ("", "", PERSON),
    ],
)
def test_namesakes_are_not(one: str, other: str, kind: str) -> None:
    found = alike(one, other, kind)
    assert found is None or found[0] < 0.75


def test_the_best_of_all_names_counts_and_other_names_for_a_little_less() -> None:
    one = prepare([Name("Denis Nikitin"), Name("Denis Kapustin", "alias")], PERSON)
    other = prepare([Name("Денис Капустин"), Name("White Rex", "nickname")], PERSON)
    assert compare(one, other) == Likeness(
        score=0.93, reason="transliteration", one="Denis Kapustin", other="Денис Капустин"
    )
    known = prepare([Name("Denis Kapustin")], PERSON)
    assert compare(one, known) == Likeness(
        score=0.98, reason="alias", one="Denis Kapustin", other="Denis Kapustin"
    )


def test_a_name_of_which_no_word_says_whose_it_is_is_worth_half() -> None:
    assert alike("LOCAL POLICE", "Local police", GROUP) == (0.5, "exact")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("The Gambia", "GM"),
        ("Federal Republic of Germany", "DE"),
        ("People's Republic of China", "CN"),
        ("Republic of China", "TW"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Republic of Korea", "KR"),
        ("Islamic Republic of Iran", "IR"),
        ("Côte d'Ivoire", "CI"),
        ("Republic of the Congo", "CG"),
        ("Democratic Republic of the Congo", "CD"),
        ("Росія", None),
        ("Россия", "RU"),
        ("South Yemen", None),
        ("Government of Hyderabad", None),
        ("Minnesota", None),
        ("government", None),
    ],
)
def test_a_state_is_known_however_official_its_name(name: str, country: str | None) -> None:
    assert find_state(latin_words(name)) == country


@given(one=NAMES, other=NAMES, kind=KINDS, second=KINDS)
def test_which_comes_first_does_not_matter(
    one: str, other: str, kind: str | None, second: str | None
) -> None:
    mine, theirs = prepare([Name(one)], kind), prepare([Name(other)], second)
    there, back = compare(mine, theirs), compare(theirs, mine)
    if there is None or back is None:
        assert there is back
    else:
        assert (there.score, there.reason) == (back.score, back.reason)
        assert 0 <= there.score <= 1


@given(name=NAMES, kind=KINDS)
def test_a_name_is_as_good_as_itself(name: str, kind: str | None) -> None:
    assume(latin_words(name))
    found = alike(name, f" {name.upper().lower()}! ", kind)
    assert found is not None
    if fold(name) == fold(f" {name.upper().lower()}! "):
        assert found[1] in ("exact", "alias")


@given(words=st.lists(WORDS, min_size=2, max_size=4), seed=st.integers(0, 99))
def test_the_order_of_a_persons_names_hardly_matters(words: list[str], seed: int) -> None:
    other = random.Random(seed).sample(words, len(words))
    found = alike(" ".join(words), ", ".join(other), PERSON)
    assert found is not None
    assert (found[0] >= 0.5, found[1]) == (True, "exact")


@given(first=WORDS, last=st.text(string.ascii_lowercase, min_size=7, max_size=12), at=st.data())
def test_a_letter_too_few_is_found(first: str, last: str, at: st.DataObject) -> None:
    place = at.draw(st.integers(0, len(last) - 1))
    short = last[:place] + last[place + 1 :]
    # What a letter makes with its neighbours goes with it: `sh` is one sound, `s` another.
    assume(OSA.distance(sound(last), sound(short)) <= 1 and len(sound(short)) >= 5)
    found = alike(f"{first} {last}", f"{first} {short}", PERSON)
    assert found is not None


@given(text=st.text(max_size=60))
def test_anything_can_be_written(text: str) -> None:
    prepare([Name(text)])
    assert sound(text) is not None
