"""What of a summit can be said in other languages: fields by the types of the model, and the cells that charts print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from briefing.charts import ChartSpec
from briefing.charts.base.grid import NUMBER, Word
from briefing.charts.base.request import HOLDING
from briefing.charts.base.times import period_of
from briefing.charts.base.world import world
from briefing.checking.declarations import FILES
from briefing.checking.outlines import GROUP
from briefing.diagnostics import Span
from briefing.languages import Language
from briefing.letters import folded
from briefing.schema import AuthorText, Model, Plain, kebab
from briefing.schema.shapes import own_fields
from briefing.schema.types import depth_of, parts_of
from briefing.summit import Summit
from briefing.translations import Fields, Need

FORMAT: Final = "format-"  # before the codes of kinds of meetings, among the words of a language


def fields_of(summit: Summit, language: Language) -> Fields:
    """The fields of the briefs that a translation may have, and what a chart prints of its rows."""
    needs = dict(_of_files())
    for spec in {type(chart) for chart in summit.charts.values()}:
        needs |= _of("charts/*", spec, "must")
    known = _known(summit)
    cells = {id_: dict(_cells(spec, known)) for id_, spec in summit.charts.items()}
    return Fields(needs, cells, _codes(summit), _worded(language))


@cache
def _of_files() -> tuple[tuple[str, Need], ...]:
    return tuple(found for field, model in FILES.items() for found in _of(field, model, "must"))


def _of(field: str, model: type[Model], above: Need) -> Iterator[tuple[str, Need]]:
    """What can be said otherwise in a mapping of this model; below what needs no translation nothing needs one."""
    shape = model.shape()
    for cls in reversed(model.__mro__):
        for name, kind in own_fields(cls).items():
            said = shape.translated.get(name, "")
            need: Need = (
                "may" if above == "may" or name in shape.unprinted else "name" if said == "name" else "must"
            )
            if said == "never" or name == "accept" or not above:
                need = ""
            yield from _value(f"{field}/{kebab(name)}", kind, need)


def _value(field: str, kind: Any, need: Need) -> Iterator[tuple[str, Need]]:
    parts = parts_of(kind)
    free = any(
        part is object for part in parts
    )  # what a section's options say, which may be words of the program
    texts = any(isinstance(part, type) and issubclass(part, AuthorText | Plain) for part in parts)
    for _ in range(depth_of(kind) + 1):
        yield field, "" if not (texts or free) else "may" if free and need else need
        inner, field = field, f"{field}/*"
        for model in (part for part in parts if isinstance(part, type) and issubclass(part, Model)):
            yield from _of(inner, model, need)


def _codes(summit: Summit) -> frozenset[str]:
    """Words of briefs that stand for something else wherever they are: people, and switches of sections."""
    people = {p.id for p in (*summit.hosts, *(p for d in summit.delegations.values() for p in d.people))}
    return frozenset(people | {"true", "false"})


def _worded(language: Language) -> dict[str, frozenset[str]]:
    """The codes of two fields, for which the language has the words; the same word elsewhere is the author's."""
    prefixes = {"format": FORMAT, "group": GROUP}
    return {
        field: frozenset(w.removeprefix(p) for w in language.words if w.startswith(p))
        for field, p in prefixes.items()
    }


def _known(summit: Summit) -> frozenset[str]:
    """What charts print by other names: codes of countries, delegations, and figures of the registry."""
    names = [area.code for area in world().areas]
    for id_, brief in summit.delegations.items():
        names += (id_, brief.code, brief.name.short, brief.name.formal)
    names += summit.settings.event.host_called
    return frozenset({folded(name) for name in names} | set(summit.facts))


def _cells(spec: ChartSpec, known: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """The words of a chart's data that it prints as they are."""
    grid = spec.grid
    held = [c for key in HOLDING if isinstance(c := getattr(spec, key, None), Word) and c in grid.columns]
    words: list[tuple[str, Span | None]] = [(cell.text, cell.span) for c in held for cell in grid.cells(c)]
    words += [(str(column), column.span) for column in _series(spec)]
    for text, span in words:
        plain = text.strip()
        if (
            span
            and plain
            and not NUMBER.match(plain)
            and period_of(plain) is None
            and folded(plain) not in known
        ):
            yield text, span


def _series(spec: ChartSpec) -> Iterable[Word]:
    """Columns that are drawn side by side, and so are named."""
    return spec.y if len(spec.y) > 1 else ()
