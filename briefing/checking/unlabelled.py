"""Whole entries that say no reader, so that only those of the strictest label find them in their books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.counts import counted
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.schema import Model
from briefing.summit import Summit

_WORDS: Final = {
    "programme": "session", "hosts": "person", "delegations": "brief of a delegation", "topics": "topic", "seating": "seating plan",
    "glossary": "term", "practical": "note", "charts": "chart", "news": "piece of news", "deliverables": "deliverable",
}  # fmt: skip
_MANY: Final = {
    "person": "people",
    "brief of a delegation": "briefs of delegations",
    "piece of news": "pieces of news",
}


def check(checkup: Checkup) -> None:
    """A hint for each file, where everything else is right: a label left out is a rule of the house, and no mistake."""
    if checkup.problems.errors or not checkup.reading.whole:
        return
    label = checkup.summit.settings.default_label
    readers = [id_ for id_, rule in checkup.summit.settings.audiences.items() if label in rule.reads]
    if not readers or len(readers) == len(checkup.summit.settings.audiences):
        return
    for word, places in _found(checkup.summit):
        checkup.problems.add([_hint(word, places, readers)])


def _found(summit: Summit) -> Iterator[tuple[str, list[Span]]]:
    """The places of entries without a label, file by file."""
    for name, word in _WORDS.items():
        files: dict[tuple[str, str], list[Span]] = {}
        for model in _entries(getattr(summit, name)):
            if getattr(model, "audience", ()) is None and model.span is not None:
                files.setdefault((model.span.file, model.span.sheet), []).append(model.span)
        yield from ((word, places) for places in files.values())


def _entries(value: object) -> Iterable[Model]:
    """The models of a field of a summit; of a file that is one model what it lists, unless it has a label for all of that."""
    if isinstance(value, Model):
        labelled = getattr(value, "audience", None) is not None
        value = () if labelled else getattr(value, "joint", ()) or getattr(value, "items", ())
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return (one for one in values if isinstance(one, Model))


def _hint(word: str, places: list[Span], readers: list[str]) -> Diagnostic:
    these = f"this {word}" if len(places) == 1 else f"these {counted(len(places), word, _MANY.get(word, ''))}"
    where = f"; the others follow to {places[-1].at}" if len(places) > 1 else ""
    help = (
        "fill a column 'audience'"
        if places[0].in_table
        else "write 'audience: [...]' in the entry or at the head of the file"
    )
    return Diagnostic(
        "no-audience", f"nobody but {' and '.join(readers)} reads {these}: no audience is said{where}", places[0],
        f"{help}, or leave it so if nobody else shall read it", Severity.HINT,
    )  # fmt: skip
