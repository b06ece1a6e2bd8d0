"""README.md of a release: what it is, how to cite it, and what each column holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import jinja2
from msgspec import UNSET

from api.queries.citations import as_tex
from api.releases.check import Seen
from api.releases.files import Written
from api.releases.plan import Plan

PAGE: Final = jinja2.Environment(
    autoescape=False,  # noqa: S701 - it is Markdown, and titles are lines without control characters
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
).from_string(Path(__file__).with_name("readme.md.jinja").read_text(encoding="utf-8"))


def readme(plan: Plan, written: Written, files: Sequence[Seen]) -> str:
    """The page."""
    recorded_at = plan.recorded_at.isoformat().replace("+00:00", "Z")
    known = {"plan": plan, "written": written, "files": files}
    return PAGE.render(known, recorded_at=recorded_at, bibtex=bibtex(plan))


def bibtex(plan: Plan) -> str:
    """An entry for a bibliography; when and where it was published, the catalogue adds."""
    edition = "" if plan.edition is UNSET else f"edition {plan.edition}; "
    fields = {
        "title": plan.title,
        "author": plan.publisher,
        "publisher": plan.publisher,
        "year": str(plan.recorded_at.year),
        "version": plan.name,
        "note": f"Licence {plan.licence}; {edition}change set {plan.seq}",
    }
    lines = [f"  {name} = {{{{{as_tex(text)}}}}},\n" for name, text in fields.items() if text]
    return f"@misc{{{plan.dataset}-{plan.name},\n{''.join(lines)}}}"
