"""Facts as they are printed, and the calls of the sources behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.diagnostics import BriefError
from briefing.document import Inline, Inlines, Link, NoteReference, Text, Tone
from briefing.languages import NBSP
from briefing.sections.base.filling import Filling
from briefing.summit import Fact
from briefing.templates import Inserts, TextFault


@dataclass(slots=True)
class Sourcing(Filling):
    """Fills texts that print facts and call sources."""

    def functions(self, inserts: Inserts) -> Mapping[str, Any]:
        add = inserts.add
        return {
            **Filling.functions(self, inserts),
            "fact": lambda id_, note=True, unit=True: add(self.fact(id_, note=note, unit=unit)),
            "as_of": lambda id_: self.language.loose_date(self._fact(id_).as_of),
            "status": lambda id_: self.word("status-" + self._fact(id_).status),
        }

    def _fact(self, id_: str) -> Fact:
        if id_ not in self.edition.facts:
            raise TextFault.unknown("fact", id_, self.edition.facts)
        self.facts_called[id_] = None
        return self.edition.facts[id_]

    def fact(self, id_: str, note: bool = True, unit: bool = True, short: bool = False) -> Inlines:
        """A fact as it is printed: value and unit, or its words, with the calls of its sources."""
        fact = self._fact(id_)
        calls = self.calls(fact.sources) if note else ()
        return (*self.fact_value(fact, unit=unit, short=short), *calls)

    def fact_value(
        self, fact: Fact, unit: bool = True, short: bool = False, beside: Fact | None = None
    ) -> Inlines:
        """The value alone, `about` before it where it is approximate; told apart from that of a fact beside it."""
        if fact.text is not None:
            return self.inlines(fact.text)
        assert fact.value is not None
        kind = fact.unit if unit else None
        other = beside.value if beside is not None else None
        words = self.language.quantity(fact.value, kind, fact.decimals, fact.to, short, other)
        if fact.approximate:
            words = self.language.numbers.approximate + NBSP + words
        return (Text(words),)

    def fact_age(self, fact: Fact) -> str:
        """ "October 2025, reported"."""
        return f"{self.language.loose_date(fact.as_of)}, {self.word('status-' + fact.status)}"

    def calls(self, sources: Iterable[str]) -> Inlines:
        """The note calls of some sources; none where the document carries no notes."""
        if not self.with_notes:
            return ()
        return tuple(NoteReference(self.note(key)) for key in dict.fromkeys(sources))

    def note(self, key: str) -> str:
        """The key of a source's note; its words are kept at its first call."""
        if self.with_notes and key not in self.notes:
            if key not in self.edition.sources:
                raise BriefError.one("unknown-source", f"no source is called '{key}'")
            self.notes[key] = self.source_words(key)
        return key

    def source_words(self, key: str) -> Inlines:
        """A source as it is printed in a list of sources."""
        source = self.edition.sources[key]
        parts: list[Inline] = [Text(f"{source.publisher}, "), Text(source.title)]
        if source.date:
            parts.append(Text(f", {self.language.loose_date(source.date)}"))
        if source.url:
            parts += [Text(". "), Link(source.url, (Tone("muted", (Text(_site(source.url)),)),))]
        if source.accessed:
            parts.append(Text(", " + self.word("read-on", date=self.language.loose_date(source.accessed))))
        if source.note:
            parts.append(Text(". " + source.note))
        return tuple(parts)

    def publishers(self, sources: Iterable[str]) -> str:
        """ "Source: publisher; publisher", for pages whose sources stand beside what they prove."""
        found = dict.fromkeys(
            self.edition.sources[key].publisher for key in sources if key in self.edition.sources
        )
        return self.said("source" if len(found) == 1 else "sources", "; ".join(found))


def _site(url: str) -> str:
    """The site of an address: what can be read on paper; the whole address is behind the link."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
