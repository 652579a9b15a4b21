"""Every text is filled and read once, with functions that only check: unknown names, bad Markdown, lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from briefing.checking.walking import Lines, texts_of
from briefing.diagnostics import BriefError, Diagnostic, Problems
from briefing.markup import Habits, to_blocks
from briefing.schema import AuthorText
from briefing.summit import Summit
from briefing.templates import Inserts, TextFault, fault_of, fill

LONGEST_POINT: Final = 25
LONGEST_OBJECTIVE: Final = 40


@dataclass(slots=True)
class Checking:
    """The functions of a text, as the check sees them; notes what is used."""

    summit: Summit
    facts: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def names(self) -> dict[str, Any]:
        event = self.summit.settings.event
        return {
            "fact": self._fact,
            "as_of": self._of_fact,
            "status": self._of_fact,
            "name": lambda id_, form="short": self._known("person", id_, self.people),
            "native": lambda id_: self._known("person", id_, self.people),
            "country": lambda id_, form="short": self._known("delegation", id_, self.summit.delegations),
            "native_country": lambda id_: self._known("delegation", id_, self.summit.delegations),
            "see": lambda target: self._see(target),
            "event": event,
        }

    @property
    def people(self) -> set[str]:
        return {p.id for p in self.summit.hosts} | {p.id for d in self.summit.delegations.values() for p in d.people}

    def _fact(self, id_: str, note: bool = True, unit: bool = True) -> str:
        return self._of_fact(id_)

    def _of_fact(self, id_: str) -> str:
        self._known("fact", id_, self.summit.facts)
        self.facts.add(id_)
        return "1"

    def _known(self, what: str, id_: Any, known: Any) -> str:
        if not isinstance(id_, str) or id_ not in known:
            raise TextFault.unknown(what, str(id_), known)
        return "X"

    def _see(self, target: str) -> str:
        kind, _, id_ = target.partition(".")
        if kind == "topic":
            return self._known("topic", id_, self.summit.topics)
        sections = {s.section for outline in self.summit.outlines.values() for s in outline.sections}
        return self._known("section", target, sections)

    def note(self, key: str) -> str:
        if key not in self.summit.sources:
            raise TextFault.unknown("source", key, self.summit.sources)
        self.sources.add(key)
        return key


def check(summit: Summit, folder: Path, problems: Problems) -> Checking:
    """Report every fault of every text at its own line and column."""
    checking, lines = Checking(summit), Lines(folder)
    names = checking.names()
    habits = Habits()
    for path, text in texts_of(summit):
        try:
            filled = fill(text, names, text.span)
            to_blocks(filled, Inserts(), habits, checking.note, text.span)
        except BriefError as error:
            problems.add(_placed(d, text, lines) for d in error.diagnostics)
            continue
        except TextFault as error:
            problems.add([_placed(fault_of(error, text, text.span, names), text, lines)])
            continue
        _lengths(path, filled, text, problems)
    return checking


def _placed(diagnostic: Diagnostic, text: AuthorText, lines: Lines) -> Diagnostic:
    span = lines.place(text, diagnostic.path) if diagnostic.path else diagnostic.span
    return Diagnostic(diagnostic.code, diagnostic.message, span, diagnostic.help)


def _lengths(path: str, filled: str, text: AuthorText, problems: Problems) -> None:
    words = len(re.findall(r"\S+", filled))
    if re.search(r"\.points\.[^.]+\.text$", path) and words > LONGEST_POINT:
        problems.warn("long-point", f"this point has {words} words; it is spoken in one breath with {LONGEST_POINT}",
                      text.span, f"cut {words - LONGEST_POINT} words, or make two points")  # fmt: skip
    if path.endswith(".bottom_line.objective") and words > LONGEST_OBJECTIVE:
        problems.warn("long-objective", f"this objective has {words} words, {LONGEST_OBJECTIVE} are its limit",
                      text.span, f"cut {words - LONGEST_OBJECTIVE} words")  # fmt: skip
