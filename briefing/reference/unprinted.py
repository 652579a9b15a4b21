"""What briefs hold and no paper of the summit prints: each key names its sections and products, and none of them is in a book or in the set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefing.diagnostics import Diagnostic, Severity
from briefing.reference.files import FILE_KINDS
from briefing.reference.keys import Key, all_keys
from briefing.schema import Model
from briefing.sections.base import SECTIONS
from briefing.summit import Summit

_FILES: Final = (
    "delegations", "topics", "deliverables", "news", "coverage", "glossary", "practical", "regional", "contacts", "seating",
)  # fmt: skip


def unprinted(summit: Summit, products: Iterable[str]) -> Iterator[Diagnostic]:
    """A hint for each such key, at the first entry that has it. `products` are those that the summit makes, books apart."""
    sections = {section.section for outline in summit.outlines.values() for section in outline.sections}
    if not sections.issubset(SECTIONS.of_program()):
        return  # a kind of the summit's own prints what it likes
    made = sections | set(products)
    for name in _FILES:
        whole = [entry for entry in _entries(getattr(summit, name)) if entry.span is not None]
        lacking = {key.key: where for key, where in _printed(name) if made.isdisjoint(where)}
        kept = [key for key, _ in _printed(name) if key.key not in lacking]
        if lacking and not kept:
            if whole:
                where = next(iter(lacking.values()))
                yield _hint(whole[0], f"what stands in {name}", where)
            continue
        for key, where in lacking.items():
            having = next((entry for entry in whole if getattr(entry, key.replace("-", "_"), None)), None)
            if having is not None:
                yield _hint(having, f"'{key}'", where, f"{key}:")


def _printed(file: str) -> list[tuple[Key, tuple[str, ...]]]:
    """The keys of a file that hold texts, each with what prints it."""
    path = FILE_KINDS[file].path
    return [
        (key, place.printed)
        for key in all_keys().values()
        for place in key.places
        if place.path == f"{path}/{key.key}"
        and place.printed
        and (key.models or file not in ("delegations", "topics"))
    ]


def _entries(value: object) -> Iterator[Model]:
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return (one for one in values if isinstance(one, Model))


def _hint(entry: Model, what: str, where: tuple[str, ...], words: str = "") -> Diagnostic:
    sections = [name for name in where if name in SECTIONS.of_program()]
    products = [name for name in where if name not in sections]
    cures = [f"- {{section: {sections[0]}}} in an outline"] if sections else []
    cures += [f"{products[0]} in 'handouts' of summit.yaml"] if products else []
    return Diagnostic(
        "unprinted", f"no book or handout of this summit prints {what}", entry.span, "to have it printed, write " + " or ".join(cures),
        Severity.HINT, words=words,
    )  # fmt: skip
