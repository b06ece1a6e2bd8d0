"""A code list as a concept scheme (SKOS)."""

import msgspec
from msgspec import UNSET

from api.formats.addresses import Addresses
from schemas.codes import Code, CodeList, Mapping
from schemas.concepts import ConceptMapping, ConceptScheme, LinkedCode


def write_concepts(codes: bytes, origin: str) -> bytes:
    """The JSON of a code list as linked data of the server at that origin."""
    found = msgspec.json.decode(codes, type=CodeList)
    return msgspec.json.encode(link_codes(found, Addresses(origin)))


def link_codes(codes: CodeList, addresses: Addresses) -> ConceptScheme:
    """Every code as a concept, with the one above it."""
    return ConceptScheme(
        context=addresses.context,
        id=addresses.scheme(codes.scheme),
        prefLabel=_in_words(codes.scheme),
        hasTopConcept=[
            addresses.code(codes.scheme, code.code) for code in codes.data if code.broader is UNSET
        ],
        concepts=[_concept(code, codes.scheme, addresses) for code in codes.data],
    )


def _concept(code: Code, scheme: str, addresses: Addresses) -> LinkedCode:
    on_top = code.broader is UNSET
    return LinkedCode(
        id=addresses.code(scheme, code.code),
        notation=code.code,
        prefLabel=_in_words(code.code),
        definition=code.definition,
        topConceptOf=addresses.scheme(scheme) if on_top else UNSET,
        broader=UNSET if code.broader is UNSET else addresses.code(scheme, code.broader),
        mappings=[_mapping(mapping) for mapping in code.mappings],
    )


def _mapping(mapping: Mapping) -> ConceptMapping:
    return ConceptMapping(
        vocabulary=mapping.vocabulary, notation=mapping.code, match=f"{mapping.match}Match"
    )


def _in_words(code: str) -> str:
    return code.replace("_", " ")
