"""Facts as they are printed, and the calls of the sources behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from briefing.diagnostics import BriefError
from briefing.document import Emphasis, Inline, Inlines, Link, Note, NoteReference, Strong, Text, Tone, plain
from briefing.sections.base.filling import Filling
from briefing.summit import Fact
from briefing.templates import Inserts, TextFault

_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.I)
_SAFE: Final = "/%?&#=+:;,@!$'()*~[]"


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
            "until": lambda id_: self.language.loose_date(self._fact(id_).until or "", of=True),
        }

    def _fact(self, id_: str) -> Fact:
        if id_ not in self.edition.facts:
            raise TextFault.unknown("fact", id_, self.edition.facts)
        self.facts_called[id_] = None
        return self.edition.facts[id_]

    def fact(self, id_: str, note: bool = True, unit: bool = True) -> Inlines:
        """A fact in running text: value and unit, or its words, with the calls of its sources.

        Of its bounds `about` alone is printed; the sentence around it says the others.
        """
        fact = self._fact(id_)
        calls = self.calls(fact.sources) if note else ()
        bare = fact if fact.bound == "about" else fact.replaced(bound=None)
        return (*self.fact_value(bare, unit=unit), *calls)

    def figure_of(self, id_: str) -> str:
        """A fact as a figure that stands alone: its value with its bound, short."""
        return plain(self.fact_value(self._fact(id_), short=True))

    def fact_value(
        self, fact: Fact, unit: bool = True, short: bool = False, beside: Fact | None = None
    ) -> Inlines:
        """The value alone with its bound; told apart from that of a fact beside it."""
        if fact.text is not None:
            return self.inlines(fact.text)
        assert fact.value is not None
        kind = fact.unit if unit else None
        other = beside.value if beside is not None else None
        words = self.language.quantity(fact.value, kind, fact.decimals, fact.to, short, other)
        return (Text(self.language.bounded(words, fact.bound)),)

    def fact_age(self, fact: Fact) -> str:
        """ "October 2025, reported"."""
        return f"{self.language.loose_date(fact.day)}, {self.word('status-' + fact.status)}"

    def calls(self, sources: Iterable[str]) -> tuple[NoteReference, ...]:
        """The note calls of some sources; none where the document carries no notes."""
        if not self.with_notes:
            return ()
        return tuple(NoteReference(self.note(key)) for key in dict.fromkeys(sources))

    def codes(self, sources: Iterable[str], before: str = " · ") -> Inlines:
        """ " · S-001, S-030" behind a line that says where a figure is from; nothing where the document carries no notes."""
        calls = (reference.replaced(code=True) for reference in self.calls(sources))
        return tuple(
            inline for number, call in enumerate(calls) for inline in (Text(", " if number else before), call)
        )

    def note(self, key: str) -> str:
        """The key of a source's note; its words are kept at its first call."""
        if self.with_notes and key not in self.notes:
            if key not in self.edition.sources:
                raise BriefError.one("unknown-source", f"no source is called '{key}'")
            self.notes[key] = self.source_note(key)
        return key

    def source_note(self, key: str) -> Note:
        """A source as lists print it: publisher, title, date, what is said of the copy, and its address."""
        source = self.edition.sources[key]
        content: list[Inline] = [Strong((Text(_ended(source.publisher)),)), Text(" ")]
        content.append(Emphasis((Text(_ended(source.title)),)))
        said = [self.language.loose_date(source.date)] if source.date else []
        if source.read_in:
            copied = "copied-by" if source.class_ == "copy" else "read-in"
            said.append(self.word(copied, place=source.read_in))
        elif source.class_ == "copy":
            said.append(self.word("copy-of-source"))
        if source.accessed:
            said.append(self.word("read-on", date=self.language.loose_date(source.accessed)))
        told = ", ".join(said)
        for words in (told[:1].title() + told[1:], source.note or ""):
            if words:
                content.append(Text(" " + _ended(words)))
        address: Inlines = ()
        if source.url:
            address = (_leading(source.url),)
        if source.archived:
            said_of_it = Tone("muted", (Text((" · " if address else "") + self.word("archived") + " "),))
            address = (*address, said_of_it, _leading(source.archived))
        return Note(tuple(content), source.number or 0, source.code, address)

    def publishers(self, sources: Iterable[str]) -> str:
        """ "Source: publisher; publisher", for pages whose sources stand beside what they prove."""
        found = dict.fromkeys(
            self.edition.sources[key].publisher for key in sources if key in self.edition.sources
        )
        return self.said("source" if len(found) == 1 else "sources", "; ".join(found))


def _leading(url: str) -> Inline:
    """An address that leads to its page."""
    return Link(url, (Tone("muted", (Text(printed_address(url)),)),))


def printed_address(url: str) -> str:
    """An address as it can be typed: without its scheme, letters that no keyboard shares as they are sent."""
    host, slash, path = _SCHEME.sub("", url.strip()).partition("/")
    return host + (slash + quote(path, safe=_SAFE) if path else "")


def _ended(words: str) -> str:
    """Words with a full stop behind them."""
    return words if words.rstrip("”»\"')").endswith((".", "?", "!", "…")) else words + "."
