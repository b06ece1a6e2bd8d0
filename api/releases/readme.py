"""README.md of a release: what it is, how to cite it, and what each column holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import jinja2
from msgspec import UNSET

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
    """An entry for a bibliography."""
    edition = "" if plan.edition is UNSET else f"edition {plan.edition}, "
    fields = {
        "title": f"{{{_tex(plan.title)}}}",
        "author": f"{{{_tex(plan.publisher)}}}",
        "year": str(plan.recorded_at.year),
        "version": _tex(f"{edition}release {plan.name}, seq {plan.seq}"),
        "note": _tex(f"{plan.citation} Licence: {plan.licence}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value != "{}"]
    return f"@misc{{{plan.dataset}_{plan.name},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    for sign in "\\{}":
        text = text.replace(sign, "")
    for sign in "&%$#_":
        text = text.replace(sign, f"\\{sign}")
    return text
