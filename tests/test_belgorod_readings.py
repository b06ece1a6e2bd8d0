"""Where the Belgorod case reads more than words: never as anybody's certainty, never as a doubt."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

CASE = Path(__file__).resolve().parents[1] / "data" / "belgorod-2023" / "case.yaml"

Node = Any  # a YAML node: text, list or mapping


@pytest.fixture(scope="module")
def case() -> dict[str, Node]:
    """The case file, every scalar as text."""
    loaded: dict[str, Node] = yaml.load(CASE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def said_of_parts(case: dict[str, Node], speaker: str) -> Iterator[str]:
    """Every side that a speaker takes on a part in the raid: stance, part, modality."""
    for statement in case["statements"].values():
        if speaker in [each["actor"] for each in statement["speakers"]]:
            for about in statement["about"]:
                part = about.get("participation", "")
                if about.get("event") == "raid" and "role" in about:
                    part = f"raid-{about['actor']} {about['role']}"
                if part.startswith("raid-") and about["stance"] != "mentions":
                    yield f"{about['stance']} {part} {about.get('modality', 'unsaid')}"


@pytest.mark.parametrize(
    ("speaker", "sides"),
    [
        ("baranovsky", ["denies raid-ukraine-coordinator certain"]),
        (
            "kapustin",
            [
                "affirms raid-ukraine-encourager certain",
                "affirms raid-rvc involved certain",
                "affirms raid-ukrainian-army-coordinator unsaid",
                "denies raid-ukraine-director unsaid",
            ],
        ),
        (
            "yusov",
            [
                "affirms raid-fighters-perpetrator certain",
                "denies raid-ukraine-director unsaid",
                "denies raid-ukraine-coordinator certain",
            ],
        ),
        ("peskov", ["affirms raid-fighters-perpetrator unsaid"]),
        (
            "galeotti",
            [
                "affirms raid-gur-director probable",
                "affirms raid-gur-coordinator probable",
                "affirms raid-gur involved certain",
                "affirms raid-ukraine-involved unsaid",
            ],
        ),
        (
            "russia",
            ["affirms raid-ukraine-director unsaid", "affirms raid-ukraine-involved certain"],
        ),
        ("experts", []),
    ],
)
def test_nobody_says_more_of_the_parts_in_the_raid_than_the_words_carry(
    case: dict[str, Node], speaker: str, sides: list[str]
) -> None:
    assert list(said_of_parts(case, speaker)) == sides


def test_what_is_disputed_takes_no_side_that_is_not_disputed(case: dict[str, Node]) -> None:
    disputes = [
        (key, about["statement"])
        for key, statement in case["statements"].items()
        for about in statement["about"]
        if "relation" in about
    ]
    assert disputes == [
        ("experts-question-narrative", "ukraine-russian-affair"),
        ("galeotti-kyiv-pretends", "ukraine-russian-affair"),
    ]
    assert case["statements"]["ukraine-russian-affair"]["about"] == [
        {"event": "raid", "stance": "mentions"}
    ]


def test_only_the_raid_has_coordinates(case: dict[str, Node]) -> None:
    points = {
        key: (event["place"].get("lat"), event["place"].get("lon"))
        for key, event in case["events"].items()
        if {"lat", "lon"} & event.get("place", {}).keys()
    }
    assert points == {"raid": ("50.6", "36.6")}
