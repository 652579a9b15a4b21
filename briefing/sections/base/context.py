"""The context of a composition: the edition, the language, and everything that makes words ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing import charts
from briefing.document import (
    Block,
    Blocks,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
    plain,
)
from briefing.markup import NBSP
from briefing.schema import Line
from briefing.sections.base.blocks import JUDGED, ended, joined, judged, opened, row
from briefing.sections.base.naming import Naming
from briefing.sections.base.places import list_of
from briefing.sections.base.pruning import over
from briefing.summit import Statement


@dataclass(slots=True)
class Context(Naming):
    """What sections compose with: statements, lists of them, charts with the words around them. `judges`: whether any was judgement."""

    judges: bool = False

    def statement(self, statement: Statement | None, style: str = "body", marked: bool = True) -> Blocks:
        """A statement with its heading and its sources; a judgement in italics, behind its mark."""
        if statement is None:
            return ()
        blocks: Blocks = self.blocks(statement.text, style)
        if statement.basis == "judgement":
            self.judges = True
            blocks = judged(blocks, JUDGED + NBSP if marked else "")
        blocks = ended(blocks, self.calls(statement.sources))
        if statement.heading:
            above = Heading(
                4, self.inlines(statement.heading), in_contents=False, in_outline=False, span=statement.span
            )
            blocks = over(above, blocks)
        return blocks

    def statements(self, statements: Iterable[Statement], style: str = "body") -> Blocks:
        """Statements one under another, those with a heading beside it."""
        return tuple(block for statement in statements for block in self._apart(statement, style))

    def _apart(self, statement: Statement, style: str) -> Blocks:
        if not statement.heading:
            return self.statement(statement, style)
        words = self.statement(statement.replaced(heading=None), style)
        return row(self.inlines(statement.heading), words, keep=False, span=statement.span)

    def running(self, statements: Iterable[Statement], style: str = "body") -> Blocks:
        """Statements as running text: single plain paragraphs that follow one another become one."""
        found: list[Block] = []
        open_ = False
        for statement in statements:
            blocks = self.statement(statement, style)
            plain_ = len(blocks) == 1 and isinstance(blocks[0], Paragraph) and statement.basis != "judgement"
            if plain_ and open_:
                last, more = found.pop(), blocks[0]
                assert isinstance(last, Paragraph) and isinstance(more, Paragraph)
                found.append(last.replaced(content=(*last.content, Text(" "), *more.content)))
            elif plain_:
                found.append(blocks[0].replaced(place=list_of(statement)))
            else:
                found += blocks
            open_ = plain_
        return tuple(found)

    def labelled(self, word: str, statement: Statement | None, style: str = "body") -> Blocks:
        """A statement that opens with a word of the program as its label."""
        return opened(self.statement(statement, style), self.word(word))

    def bullets(
        self,
        statements: Sequence[Statement],
        style: str = "body",
        kind: Literal["bullet", "number", "dash"] = "dash",
    ) -> Blocks:
        """Statements as a list; the mark of a judgement stands in place of its bullet."""
        if not statements:
            return ()
        items = tuple(
            ListItem(self.statement(s, style, False), JUDGED if s.basis == "judgement" else "", span=s.span)
            for s in statements
        )
        return (ListBlock(items, kind, tight=False, size=style),)

    def figure(self, id_: str) -> Figure:
        """A chart of the edition with the words around it."""
        spec = self.edition.charts[id_]
        picture = charts.resolve(spec, self._setting())
        named = {cell.text for row in spec.grid.rows for cell in row}
        self.facts_called.update(dict.fromkeys(id_ for id_ in self.edition.facts if id_ in named))
        assert picture is not None
        source = self.publishers(spec.source)
        if spec.as_of:
            source += " · " + self.word("as-of-date", date=self.language.loose_date(spec.as_of))
        return Figure(
            picture=picture,
            title=self.inlines(spec.title),
            subtitle=self.inlines(spec.subtitle),
            note=self._chart_note(spec, picture),
            source=(Text(source), *self.codes(spec.source)),
            alt=picture.alt,
            id=f"figure-{id_}",
            width=spec.width,
            height=float(spec.height) if spec.height else None,
            span=spec.span,
        )

    def _chart_note(self, spec: charts.ChartSpec, chart: charts.Chart) -> Inlines:
        """The author's note, and what the program adds; under a map also that its boundaries endorse nothing."""
        line: Inlines = (Text(self.word("boundaries")),) if spec.kind == "map" else ()
        added: list[Inlines] = [(Text(note),) for note in chart.notes]
        return joined([self.inlines(spec.note), *added, line], " ")

    def _setting(self) -> charts.ChartContext:
        edition = self.edition
        return charts.ChartContext(
            language=self.language,
            countries=edition.countries,
            own=edition.order.delegation if edition.delegation is not None else "",
            facts=edition.facts,
            text=lambda words: plain(self.inlines(Line(words, getattr(words, "span", None)))),
            kinds=edition.kinds,
        )
