"""Author's texts made into inlines and blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing import markup
from briefing.diagnostics import BriefError, Span
from briefing.document import Blocks, Inlines, Note, plain, runs
from briefing.editions import Edition
from briefing.languages import Language
from briefing.schema import AuthorText, Line
from briefing.sections.base.comparing import Change
from briefing.summit import DelegationBrief
from briefing.templates import Inserts, TextFault, fault_of, fill


@dataclass(slots=True)
class Filling:
    """One composition: whose it is, in which language, and what its texts have called so far.

    `notes` fills as sources are called, `facts_called` as facts are. `targets` says what `see` may name:
    "topic.x" to an anchor; `senses` what a subject of a section says, in a line, by its anchor. `printed` is the text of the finished sections, for those that collect from it; `changes` is what
    each kind of section prints otherwise than in the earlier edition.
    """

    edition: Edition
    language: Language
    notes: dict[str, Note] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    with_notes: bool = True
    spelled_out: bool = False  # what stands small in a drawing is also set as text
    facts_called: dict[str, None] = field(default_factory=dict)
    senses: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    changes: dict[str, list[Change]] = field(default_factory=dict)

    @property
    def brief(self) -> DelegationBrief:
        """The delegation whose book it is; sections about one delegation are left out of regional books."""
        assert self.edition.delegation is not None
        return self.edition.delegation

    def word(self, key: str, **values: object) -> str:
        """A word that the program itself prints, in the language of the book."""
        words = self.language.word(key)
        return words.format(**values) if values else words

    def said(self, key: str, words: str) -> str:
        """Words behind a label of the program: "Lead: …"."""
        return self.word("with-label", label=self.word(key), words=words)

    def inlines(self, text: Line | None) -> Inlines:
        """One run of inlines from an author's line."""
        if not text:
            return ()
        inserts = Inserts()
        span = getattr(text, "span", None)
        filled = self._filled(text, inserts, span)
        return markup.to_inlines(filled, inserts, self.language.habits, self.note, span)

    def words(self, text: AuthorText | None) -> str:
        """An author's text without its markup, paragraphs and items one after the other."""
        if isinstance(text, Line):
            return plain(self.inlines(text))
        return " ".join(plain(run) for run in runs(self.blocks(text)))

    def blocks(self, text: AuthorText | None, style: str = "body") -> Blocks:
        """Paragraphs and lists from an author's text; a line is one paragraph."""
        if not text:
            return ()
        inserts = Inserts()
        span = getattr(text, "span", None)
        filled = self._filled(text, inserts, span)
        return markup.to_blocks(filled, inserts, self.language.habits, self.note, span, style)

    def note(self, key: str) -> str:
        """The key under which a source's note is kept."""
        return key

    def functions(self, inserts: Inserts) -> Mapping[str, Any]:
        """What an author's text may call."""
        return {"event": self.edition.about.event}

    def _filled(self, text: str, inserts: Inserts, span: Span | None) -> str:
        if "{" not in text:
            return text
        names = dict(self.functions(inserts))
        try:
            return fill(text, names, span)
        except TextFault as error:
            raise BriefError([fault_of(error, text, span, names)]) from error
