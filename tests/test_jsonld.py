"""Records as linked data: what each key means, and that no claim becomes a fact by it."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Write
from tests.jsonld import (
    DCTERMS,
    EDTF,
    OA,
    OWN,
    PROV,
    RAID,
    SCHEMA,
    SKOS,
    XSD,
    annotation,
    at,
    code,
    expanded_of,
    ids,
    own,
    schema,
    standing,
    values,
    voice,
)
from tests.records import SHA, actor, source
from tests.serving import Served, served
from tests.world import identify, on


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def test_an_event_is_of_schema_org_and_who_says_so_is_of_ours(
    app: Served, write: Write
) -> None:
    await write(*RAID)
    raid = at("event", "raid")
    director = at("participation", "director")
    numbers = {"type": XSD + "nonNegativeInteger"}
    selector = {
        "@type": [OA + "TextPositionSelector"],
        OA + "start": values(4, **numbers),
        OA + "end": values(9, **numbers),
    }
    found = await expanded_of(app, "event", "raid")
    assert found == {
        "@id": raid,
        "@type": [SCHEMA + "Event"],
        **schema(
            name=values("Raid"),
            startDate=values("2023-05-22", type=SCHEMA + "Date"),
            endDate=values("2023-05-24", type=SCHEMA + "Date"),
            superEvent=ids(at("event", "war")),
            location=[
                {
                    "@type": [SCHEMA + "Place"],
                    **schema(
                        name=values("Village"),
                        address=[
                            {
                                "@type": [SCHEMA + "PostalAddress"],
                                **schema(addressCountry=values("RU")),
                            }
                        ],
                        geo=[
                            {
                                "@type": [SCHEMA + "GeoCoordinates"],
                                **schema(latitude=values(50.612345), longitude=values(-36.6)),
                            }
                        ],
                    ),
                    **own(precision=ids(code("precision", "near"))),
                }
            ],
        ),
        **own(
            category=ids(code("category", "armed_incursion")),
            when=[
                {
                    "@type": [OWN + "FuzzyDate"],
                    **own(
                        edtf=values("2023-05-22/2023-05-24", type=EDTF),
                        earliest=values("2023-05-22", type=XSD + "date"),
                        latest=values("2023-05-24", type=XSD + "date"),
                    ),
                }
            ],
            figures=[
                {
                    "@type": [OWN + "Figure"],
                    **own(
                        measure=ids(code("measure", "killed")),
                        party=ids(at("actor", "russia")),
                        best=values(70),
                    ),
                }
            ],
            participations=[
                {
                    "@id": director,
                    "@type": [OWN + "Participation"],
                    **own(
                        key=values("director"),
                        actor=ids(at("actor", "ukraine")),
                        role=ids(code("role", "director")),
                        standing=standing(
                            True, [voice("russia", "blame")], [voice("ukraine", "denial")]
                        ),
                        evidence=[
                            annotation(
                                f"{raid}?version=1#{identify('participation', 'director')}"
                                "-evidence-1",
                                director,
                            )
                        ],
                    ),
                }
            ],
            standing=standing(False, [], []),
            evidence=[
                annotation(
                    f"{raid}?version=1#evidence-1",
                    raid,
                    **{OA + "hasSelector": [selector], SCHEMA + "sha256": values(SHA)},
                )
                | own(fields=values("when"))
            ],
        ),
    }


async def test_ties_and_judgements_join_nobody(app: Served, write: Write) -> None:
    await write(*RAID)
    tie, apart = at("affiliation", "tie"), at("link", "apart")
    ends = {"earliest": "2014-01-01", "latest": "2014-12-31"}
    days = {name: values(day, type=XSD + "date") for name, day in ends.items()}
    assert await expanded_of(app, "affiliation", "tie") == {
        "@id": tie,
        "@type": [OWN + "Affiliation"],
        **own(
            subject=ids(at("actor", "ukraine")),
            affiliation_type=ids(code("affiliation_type", "opposes")),
            object=ids(at("actor", "russia")),
            title=values("foe"),
            start=[
                {"@type": [OWN + "FuzzyDate"], **own(edtf=values("2014", type=EDTF)), **own(**days)}
            ],
            attested=[],
            standing=standing(False, [], []),
            evidence=[annotation(f"{tie}?version=1#evidence-1", tie)],
        ),
    }
    assert await expanded_of(app, "link", "apart") == {
        "@id": apart,
        "@type": [OWN + "Link"],
        **own(
            records=ids(at("actor", "russia"), at("actor", "ukraine")),
            judgement=ids(code("judgement", "different")),
            judged_by=values("A. Editor"),
            why=values("Same founder, same emblem."),
            evidence=[annotation(f"{apart}?version=1#evidence-1", apart)],
        ),
    }


async def test_a_name_beside_the_primary_one_is_a_label_with_who_uses_it(
    app: Served, write: Write
) -> None:
    nickname = {"name": "Фортуна", "kind": "nickname", "language": "ru", "script": "Cyrl"}
    known = {"identifiers": [{"scheme": "wikidata", "value": "Q1"}], "countries": ["RU"]}
    named = actor(
        "denis",
        actor_kind="person",
        names=[nickname | {"evidence": [{"source": "page"}]}],
        **known,
    )
    await write(source("page"), named)
    denis = at("actor", "denis")
    label = f"{denis}?version=1#name-1"
    assert await expanded_of(app, "actor", "denis") == {
        "@id": denis,
        "@type": [DCTERMS + "Agent", SCHEMA + "Person"],
        **schema(
            name=values("Denis"),
            identifier=[
                {
                    "@type": [SCHEMA + "PropertyValue"],
                    **schema(propertyID=values("wikidata"), value=values("Q1")),
                }
            ],
        ),
        "http://www.w3.org/2008/05/skos-xl#altLabel": [
            {
                "@id": label,
                "@type": ["http://www.w3.org/2008/05/skos-xl#Label"],
                "http://www.w3.org/2008/05/skos-xl#literalForm": values("Фортуна"),
                **schema(inLanguage=values("ru")),
                **own(
                    name_kind=ids(code("name_kind", "nickname")),
                    script=values("Cyrl"),
                    evidence=[annotation(f"{label}-evidence-1", label)],
                ),
            }
        ],
        **own(
            actor_kind=ids(code("actor_kind", "person")),
            countries=values("RU"),
            evidence=[annotation(f"{denis}?version=1#evidence-1", denis)],
        ),
    }


async def test_a_source_has_its_own_licence_and_its_record_that_of_the_dataset(
    app: Served, write: Write
) -> None:
    url = 'https://example.org/a?b={"c"}'
    told = {"url": url, "licence": "All rights reserved", "note": "Seen in print."}
    text = {"sha256": SHA, "length": 400}
    published = on("2023-05-22~")
    await write(source("page", publisher="paper", published=published, text=text, **told), *PAPER)
    page = await expanded_of(app, "source", "page")
    assert page == {
        "@id": at("source", "page"),
        "@type": [PROV + "Entity", SCHEMA + "CreativeWork", SCHEMA + "Article"],
        **schema(
            name=values("Article page"),
            publisher=ids(at("actor", "paper")),
            url=ids("https://example.org/a?b=%7B%22c%22%7D"),
            license=ids("data:,All%20rights%20reserved"),
        ),
        SKOS + "note": values("Seen in print."),
        **own(
            source_kind=ids(code("source_kind", "article")),
            published=[
                {
                    "@type": [OWN + "FuzzyDate"],
                    **own(
                        edtf=values("2023-05-22~", type=EDTF),
                        earliest=page[OWN + "published"][0][OWN + "earliest"],
                        latest=page[OWN + "published"][0][OWN + "latest"],
                    ),
                }
            ],
            retrieved_text=[
                {
                    "@type": [OWN + "RetrievedText"],
                    **schema(sha256=values(SHA)),
                    **own(length=values(400), policy=ids(code("policy", "none"))),
                }
            ],
        ),
    }


PAPER = [actor("paper", actor_kind="media")]
