"""Sanctions, risks and topics as statements of the bodies that made them, never as fields."""

from typing import Final

from msgspec import UNSET

from api.importers.ftmlines import Entity, own_key
from api.importers.ftmparts import date_of, evidence_of, fit, publisher_of
from api.importers.ftmschemata import JUDGEMENTS
from api.importers.imported import Notices
from schemas.base import UnsetType
from schemas.dates import DateInput
from schemas.statements import AboutInput, HopInput, SpeakerInput, StatementInput

LONGEST_CONTENT: Final = 10_000
MOST_SPEAKERS: Final = 100
MOST_NAMED: Final = 1000


def authority_key(name: str) -> str:
    """The key of a body that imposes sanctions, by its name."""
    return own_key("authority", name)


def label_actor(entity: Entity, notices: Notices) -> StatementInput | None:
    """What the publisher labels an actor as, if anything."""
    topics = fit(entity.of("topics"), LONGEST_CONTENT - 100, notices, "topics")
    if not topics:
        return None
    return StatementInput(
        act="designation",
        speakers=[SpeakerInput(actor=publisher_of(entity))],
        content=f"Labels with the topics: {', '.join(topics)}.",
        language="en",
        about=[AboutInput(actor=entity.key, stance="affirms")],
        evidence=evidence_of(entity),
    )


def make_judgement(entity: Entity, about: list[str], notices: Notices) -> StatementInput:
    """What an authority says of actors; without one, the publisher says so itself."""
    publisher = publisher_of(entity)
    names = entity.of("authority")[:MOST_SPEAKERS]
    listed = date_of(entity.of("listingDate"))
    return StatementInput(
        act="designation",
        speakers=[SpeakerInput(actor=authority_key(name)) for name in names]
        or [SpeakerInput(actor=publisher)],
        content=_content(entity, notices),
        said=listed if isinstance(listed, DateInput) else date_of(entity.of("startDate")),
        medium="official_record" if names else UNSET,
        via=[HopInput(actor=publisher, mode="paraphrased")] if names else [],
        about=[AboutInput(actor=key, stance="affirms") for key in about[:MOST_NAMED]],
        evidence=evidence_of(entity),
    )


def _content(entity: Entity, notices: Notices) -> str:
    words = JUDGEMENTS[entity.schema]
    said = [
        f"{words} ({'; '.join(programs)})." if (programs := entity.of("program")) else f"{words}."
    ]
    for title, name in (
        ("Topics", "topics"),
        ("Measures", "provisions"),
        ("Status", "status"),
        ("Reason given", "reason"),
    ):
        if texts := entity.of(name):
            said.append(f"{title}: {'; '.join(texts).rstrip('.')}.")
    in_force = [
        f"{word} {date.edtf}"
        for word, date in (("from", _day(entity, "startDate")), ("to", _day(entity, "endDate")))
        if isinstance(date, DateInput)
    ]
    if in_force:
        said.insert(1, f"In force {' '.join(in_force)}.")
    whole = fit(said, LONGEST_CONTENT, notices, f"{entity.schema} texts")
    return " ".join(whole or [f"{words}."])


def _day(entity: Entity, name: str) -> DateInput | UnsetType:
    return date_of(entity.of(name))
