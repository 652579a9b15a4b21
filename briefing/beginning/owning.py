"""One more of what makes papers look, count and read as a house wants: a book, a style, a paper, a language, a unit, a preferred word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from briefing.beginning.additions import (
    Addition,
    BadId,
    Wanted,
    entry_in,
    entry_of,
    hold_free,
    new_file,
    spans_of,
)
from briefing.beginning.first import filled
from briefing.beginning.own_language import language_text, why_no_language
from briefing.diagnostics import Span
from briefing.formats import FORMATS
from briefing.languages import LANGUAGES, MODEL, load
from briefing.reference.files import FILE_KINDS
from briefing.reference.telling import flow, scalar
from briefing.schema import why_no_id
from briefing.styles import STYLES
from briefing.summit import Outline, Summit

SIDES: Final = {
    "a2": (420, 594), "b3": (353, 500), "b4": (250, 353), "b5": (176, 250), "b6": (125, 176), "jis-b4": (257, 364), "jis-b5": (182, 257),
    "executive": (184.15, 266.7), "folio": (210, 330), "foolscap": (216, 343), "statement": (139.7, 215.9),
}  # mm, of papers that shops sell (ISO 216, JIS P 0138, ANSI) and the program has no format of  # fmt: skip


def _title(wanted: Wanted) -> str:
    return scalar(wanted.name or f"{wanted.id.replace('-', ' ').capitalize()} (sample)")


def _book(wanted: Wanted, summit: Summit) -> Addition:
    """An outline that says what differs from the one by which its audience's book is made."""
    hold_free("book", wanted.id, spans_of(summit.outlines.values()))
    audience = wanted.audience or summit.settings.defaults.audience
    path = f"books/{wanted.id}.yaml"
    words = {"id": scalar(wanted.id), "title": _title(wanted), "audience": scalar(audience)}
    base = _outline_of(summit, audience)
    if base is None:
        text = filled("principal", {}).replace("id: principal", f"id: {words['id']}")
        text = text.replace("title: Briefing book", f"title: {words['title']}")
        made = new_file(
            path, text.replace("audiences: [principal, staff]", f"audiences: [{words['audience']}]"), summit
        )
    else:
        kinds = list(dict.fromkeys(section.section for section in base.sections))
        words |= {
            "base": scalar(base.id),
            "scope": base.scope,
            "has": ", ".join(kinds),
            "one": scalar(kinds[-1]),
        }
        made = new_file(path, filled("new-book", words), summit)
    use = f"'book: {wanted.id}' at {audience} under 'audiences' in summit.yaml makes it that reader's book"
    return made.replaced(use=use)


def _outline_of(summit: Summit, audience: str) -> Outline | None:
    """The outline of an audience's book, else any."""
    return summit.outline_of(audience, "delegation") or next(iter(summit.outlines.values()), None)


def _style(wanted: Wanted, summit: Summit) -> Addition:
    base = wanted.id if wanted.id in STYLES.of_program() else summit.settings.defaults.style
    _hold_own("style", f"styles/{wanted.id}.yaml", wanted, summit)
    accent = scalar(summit.kinds.load(STYLES, base).colours["accent"])
    words = {"title": _title(wanted), "base": scalar(base), "accent": accent}
    made = new_file(f"styles/{wanted.id}.yaml", filled("new-style", words), summit)
    use = f"'style: {wanted.id}' under 'defaults' in summit.yaml takes it; for a trial: briefing build --set style={wanted.id}"
    return made.replaced(use=use)


def _format(wanted: Wanted, summit: Summit) -> Addition:
    base = wanted.id if wanted.id in FORMATS.of_program() else summit.settings.defaults.format
    _hold_own("format", f"formats/{wanted.id}.yaml", wanted, summit)
    paper = summit.kinds.load(FORMATS, base)
    width, height = SIDES.get(wanted.id, (paper.width, paper.height))
    sides = {"width": f"{width:g}", "height": f"{height:g}"}
    words = {"title": _title(wanted), "base": scalar(base), **sides}
    made = new_file(f"formats/{wanted.id}.yaml", filled("new-format", words), summit)
    use = f"it is {width:g} by {height:g} mm: write its sides if they are others. briefing build --format {wanted.id} takes it; 'format: {wanted.id}' under 'defaults' in summit.yaml for all papers"
    return made.replaced(use=use)


def _language(wanted: Wanted, summit: Summit) -> Addition:
    path = f"languages/{wanted.id}.yaml"
    _hold_own("language", path, wanted, summit)
    if wrong := why_no_language(wanted.id):
        raise BadId(*wrong)
    if wanted.id in LANGUAGES.of_program():
        name = scalar(wanted.name or load(wanted.id).name)
        text = f"# Only what differs from the program's own.\nextends: {wanted.id}\nname: {name}\n"
        return new_file(path, text, summit)
    made = new_file(path, language_text(wanted.id, wanted.name), summit)
    use = f"add {wanted.id} to 'languages' in summit.yaml, then 'briefing new translation {wanted.id}' for the briefs' own words"
    return made.replaced(use=use)


def _hold_own(what: str, path: str, wanted: Wanted, summit: Summit) -> None:
    there = (Path(summit.folder) / path).exists()
    hold_free(what, wanted.id, {wanted.id: Span(f"{Path(summit.folder).name}/{path}")} if there else {})


def _unit(wanted: Wanted, summit: Summit) -> Addition:
    """In every language of the summit, as a unit must be; the words are those of the first, to be translated."""
    known = load(MODEL, summit.kinds).units
    hold_free("unit", wanted.id, dict.fromkeys(known))
    name = wanted.name or wanted.id.replace("-", " ")
    forms = {"one": f"{{n}} {name}", "many": f"{{n}} {name}", "short": f"{{n}} {name}"}
    entry = f"{scalar(wanted.id)}:\n" + "".join(
        f"  {scalar(tag)}: {flow(forms)}\n" for tag in summit.settings.languages
    )
    made = entry_in(Path(summit.folder) / "units.yaml", FILE_KINDS["units"], "units", entry, summit)
    return made.replaced(use=f"write its forms in each language; 'unit: {wanted.id}' in a fact takes it")


def _term(wanted: Wanted, summit: Summit) -> Addition:
    entry = filled(
        "new-term",
        {
            "use": scalar(wanted.name or wanted.id),
            "avoid": flow([f"{wanted.name or wanted.id} (other spelling)"]),
        },
    )
    return entry_of("terminology", entry, summit).replaced(
        use="write below 'avoid' how it shall not be written; check then names each text that does"
    )


def why_not_own(what: str, id_: str) -> tuple[str, str] | None:
    """What is wrong with the id of one of these kinds, and the cure."""
    if what == "term":
        return (
            None if id_.strip() and id_.isprintable() else ("is no word", "write the word that is to be used")
        )
    if what == "language":
        return why_no_language(id_)
    return why_no_id(id_)


OWN: Final[Mapping[str, Callable[[Wanted, Summit], Addition]]] = {
    "book": _book, "style": _style, "format": _format, "language": _language, "unit": _unit, "term": _term,
}  # fmt: skip
ELSEWHERE: Final[Mapping[str, str]] = {
    "outline": "briefing new book ID",
    "paper": "briefing new format ID",
    "unit of measure": "briefing new unit ID",
    "palette": "colours of charts and of delegations stand in a style: briefing new style ID",
    "colour": "colours stand in a style: briefing new style ID",
    "face": "faces stand in a style: briefing new style ID; 'briefing list faces' names those that there are",
    "font": "faces stand in a style: briefing new style ID; 'briefing list faces' names those that there are",
    "logo": "the logo stands in a style: briefing new style ID, then 'briefing help logo'",
    "terminology": "briefing new term WORD",
    "section": "'add' in an outline: briefing new book ID; a kind of section of your own is Python: docs/kinds.md",
    "product": "a kind of paper of your own is Python: docs/kinds.md; those that there are: briefing list products",
    "set": "the set of handouts is the list 'handouts' in summit.yaml: briefing new handout ID adds one",
    "audience": "readers stand under 'audiences' in summit.yaml: briefing help audiences",
    "marking": "markings stand under 'markings' in summit.yaml: briefing help markings",
    "order": "what is built stands under 'orders' in summit.yaml: briefing help orders",
    "photograph": "a file people/ID.jpg among the assets is found by itself: docs/briefs.md",
    "flag": "a file flags/CODE.svg among the assets is found by itself: docs/briefs.md",
}
