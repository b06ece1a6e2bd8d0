"""Statements as claims: who speaks for whom, through whom it reached us, what it says of what."""

from msgspec import UNSET

from api.formats.linkedparts import (
    Linking,
    cited_in,
    date,
    evidence_of,
    figures,
    head,
    plain,
    same,
    tail,
)
from schemas.linkedclaims import LinkedAbout, LinkedHop, LinkedSpeaker, LinkedStatement
from schemas.statements import About, Hop, Speaker, Statement


def link_statement(statement: Statement, linking: Linking) -> LinkedStatement:
    """A statement as a claim of its speakers."""
    supporting = [cited for cited in statement.evidence if cited.polarity == "supports"]
    speakers = statement.speakers
    return LinkedStatement(
        **head(statement, linking),
        **tail(statement, linking, cited_in(statement.evidence)),
        type=["Claim", "Entity"],
        act=linking.code("act", statement.act),
        text=statement.content,
        quote=statement.quote,
        inLanguage=statement.language,
        creator=linking.records(speaker.actor for speaker in speakers),
        wasAttributedTo=linking.records(_party(speaker) for speaker in speakers),
        speakers=[_speaker(speaker, linking) for speaker in speakers],
        said=date(statement.said),
        dateCreated=plain(statement.said),
        medium=linking.code("medium", statement.medium),
        addressee=linking.record(statement.addressee),
        via=[_hop(hop, linking) for hop in statement.via],
        about=linking.records(_subject(about) for about in statement.about),
        stances=[_about(about, linking) for about in statement.about],
        figures=figures(statement.figures, linking),
        appearance=linking.records(cited_in(supporting)),
        evidence=evidence_of(statement, linking),
    )


def _party(speaker: Speaker) -> str:
    return speaker.actor if speaker.on_behalf_of is UNSET else speaker.on_behalf_of


def _speaker(speaker: Speaker, linking: Linking) -> LinkedSpeaker:
    actor = linking.record(speaker.actor)
    behalf = linking.record(speaker.on_behalf_of)
    return same(speaker, LinkedSpeaker, actor=actor, on_behalf_of=behalf)


def _hop(hop: Hop, linking: Linking) -> LinkedHop:
    return LinkedHop(
        actor=linking.record(hop.actor),
        mode=linking.code("via_mode", hop.mode),
        medium=linking.code("medium", hop.medium),
        date=date(hop.date),
    )


def _subject(about: About) -> str:
    """The record, or the event of a part that need not be recorded."""
    return str(about.event) if about.record is UNSET else about.record


def _about(about: About, linking: Linking) -> LinkedAbout:
    records = {name: linking.record(getattr(about, name)) for name in ("record", "event", "actor")}
    codes = ("role", "stance", "relation", "modality")
    named = {scheme: linking.code(scheme, getattr(about, scheme)) for scheme in codes}
    return LinkedAbout(**records, **named)
