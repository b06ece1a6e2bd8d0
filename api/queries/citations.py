"""Citations of a release, made of what its manifest says."""

import datetime
import re
from typing import Final

import msgspec

from schemas.base import UNSET
from schemas.citations import Citation, Csl, CslDate, CslName
from schemas.releases import Manifest

#: What means something else to BibTeX, or to TeX after it.
SPECIAL: Final = re.compile(r"[\\{}&%$#_~^]")
WRITTEN: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What a citation says that the manifest does not: when, by whom, and where."""

    day: datetime.date
    publisher: str | None
    address: str
    manifest_sha256: str


def cite(manifest: Manifest, published: Published) -> Citation:
    """In words, as BibTeX and as CSL-JSON."""
    said = manifest.citation.strip()
    stop = "" if said.endswith((".", "!", "?")) else "."
    text = f"{said}{stop} Release {manifest.name}, {published.day}. {published.address}"
    note = _note(manifest, published)
    return Citation(
        text=text, bibtex=_bibtex(manifest, published, note), csl=_csl(manifest, published, note)
    )


def _note(manifest: Manifest, published: Published) -> str:
    parts = [f"Licence {manifest.licence}"]
    if manifest.edition is not UNSET:
        parts.append(f"edition {manifest.edition}")
    if manifest.data_through is not UNSET:
        parts.append(f"data through {manifest.data_through}")
    parts.append(f"change set {manifest.seq}")
    parts.append(f"SHA-256 of manifest.json {published.manifest_sha256}")
    return "; ".join(parts)


def _bibtex(manifest: Manifest, published: Published, note: str) -> str:
    fields = {
        "title": manifest.title,
        "author": published.publisher,
        "publisher": published.publisher,
        "year": str(published.day.year),
        "month": str(published.day.month),
        "version": manifest.name,
        "note": note,
    }
    # Two braces keep capitals, and names in one piece.
    lines = [f"  {name} = {{{{{as_tex(text)}}}}},\n" for name, text in fields.items() if text]
    # Packages that read addresses take them as they are.
    lines.append(f"  url = {{{published.address}}},\n")
    return f"@misc{{{manifest.dataset}-{manifest.name},\n{''.join(lines)}}}\n"


def as_tex(text: str) -> str:
    """The text with what means something else to BibTeX, or to TeX after it, escaped."""
    return SPECIAL.sub(lambda found: WRITTEN.get(found[0], f"\\{found[0]}"), " ".join(text.split()))


def _csl(manifest: Manifest, published: Published, note: str) -> Csl:
    day = published.day
    return Csl(
        id=f"{manifest.dataset}-{manifest.name}",
        type="dataset",
        title=manifest.title,
        author=[CslName(literal=published.publisher)] if published.publisher else UNSET,
        publisher=published.publisher or UNSET,
        issued=CslDate(date_parts=[[day.year, day.month, day.day]]),
        version=manifest.name,
        note=note,
        url=published.address,
    )
