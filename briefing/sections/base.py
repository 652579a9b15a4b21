"""What every section composes with: the edition, the language, and the author's texts made ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing import charts, markup
from briefing.diagnostics import BriefError, Span
from briefing.document import (
    Blocks,
    Box,
    Cell,
    Figure,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    KeepTogether,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Reference,
    Row,
    Strong,
    Text,
    Tone,
    plain,
)
from briefing.document import Language as InLanguage
from briefing.editions import Edition
from briefing.languages import NBSP, Language
from briefing.summit import DelegationBrief, Fact, Statement
from briefing.templates import Inserts, TextFault, fault_of, fill


@dataclass(slots=True)
class Context:
    """One composition. `notes` fills as sources are called: key to the note's words, in order of first call."""

    edition: Edition
    language: Language
    notes: dict[str, Inlines] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)  # what `see` may name: "topic.x" to an anchor
    with_notes: bool = True
    _names: dict[str, Any] = field(default_factory=dict)

    @property
    def brief(self) -> DelegationBrief:
        """The delegation whose book it is; sections about one delegation are left out of regional books."""
        assert self.edition.delegation is not None
        return self.edition.delegation

    def word(self, key: str, **values: object) -> str:
        text = self.language.word(key)
        return text.format(**values) if values else text

    # -- author's texts

    def inlines(self, text: str | None) -> Inlines:
        """One run of inlines from an author's text."""
        if not text:
            return ()
        inserts = Inserts()
        span = getattr(text, "span", None)
        filled = self._filled(text, inserts, span)
        return markup.to_inlines(filled, inserts, self.language.habits, self._note, span)

    def blocks(self, text: str | None, style: str = "body") -> Blocks:
        """Paragraphs and lists from an author's text."""
        if not text:
            return ()
        inserts = Inserts()
        span = getattr(text, "span", None)
        filled = self._filled(text, inserts, span)
        return markup.to_blocks(filled, inserts, self.language.habits, self._note, span, style)

    def statement(self, statement: Statement | None, style: str = "body") -> Blocks:
        """A statement with its heading and, where it is a judgement, the word that says so."""
        if statement is None:
            return ()
        blocks = list(self.blocks(statement.text, style))
        if statement.basis == "judgement" and blocks and isinstance(blocks[0], Paragraph):
            first = blocks[0]
            mark: Inlines = (Tone("label", (Text(self.word("judgement") + "."),)), Text(" "))
            blocks[0] = Paragraph(
                (*mark, *first.content), first.style, first.keep_with_next, first.portion, first.span
            )
        calls = self._calls(statement.sources)
        if calls and blocks and isinstance(blocks[-1], Paragraph):
            last = blocks[-1]
            blocks[-1] = Paragraph(
                (*last.content, *calls), last.style, last.keep_with_next, last.portion, last.span
            )
        if statement.heading:
            blocks.insert(
                0,
                Heading(
                    4,
                    self.inlines(statement.heading),
                    in_contents=False,
                    in_outline=False,
                    span=statement.span,
                ),
            )
        return tuple(blocks)

    def statements(self, statements: Iterable[Statement], style: str = "body") -> Blocks:
        return tuple(block for statement in statements for block in self.statement(statement, style))

    def bullets(self, statements: Sequence[Statement], style: str = "body", kind: str = "bullet") -> Blocks:
        """Statements as a list."""
        if not statements:
            return ()
        items = tuple(ListItem(self.statement(s, style), span=s.span) for s in statements)
        return (ListBlock(items, kind, tight=False, size=style),)  # type: ignore[arg-type]

    def _filled(self, text: str, inserts: Inserts, span: Span | None) -> str:
        if "{" not in text:
            return text
        names = self._functions(inserts)
        try:
            return fill(text, names, span)
        except TextFault as error:
            raise BriefError([fault_of(error, text, span, names)]) from error

    def _functions(self, inserts: Inserts) -> dict[str, Any]:
        add = inserts.add
        return {
            "fact": lambda id_, note=True, unit=True: add(self.fact(id_, note=note, unit=unit)),
            "as_of": lambda id_: self.language.loose_date(self._fact(id_).as_of),
            "status": lambda id_: self.word("status-" + self._fact(id_).status),
            "name": lambda id_, form="short": add(self.name(id_, form)),
            "native": lambda id_: add(self.native(id_)),
            "country": lambda id_, form="short": getattr(self._named(id_), form),
            "native_country": lambda id_: add(self._scripts(self._named(id_).native)),
            "see": lambda target: add(self.see(target)),
            "event": self.edition.about.event,
        }

    # -- what texts may name

    def _fact(self, id_: str) -> Fact:
        if id_ not in self.edition.facts:
            raise TextFault.unknown("fact", id_, self.edition.facts)
        return self.edition.facts[id_]

    def fact(self, id_: str, note: bool = True, unit: bool = True, short: bool = False) -> Inlines:
        """A fact as it is printed: value and unit, or its words, with the calls of its sources."""
        fact = self._fact(id_)
        calls = self._calls(fact.sources) if note and self.with_notes else ()
        return (*self.fact_value(fact, unit=unit, short=short), *calls)

    def fact_value(self, fact: Fact, unit: bool = True, short: bool = False) -> Inlines:
        if fact.text is not None:
            return self.inlines(fact.text)
        assert fact.value is not None
        text = self.language.quantity(fact.value, fact.unit if unit else None, fact.decimals, fact.to, short)
        if fact.approximate:
            text = self.language.numbers.approximate + NBSP + text
        return (Text(text),)

    def _calls(self, sources: Iterable[str]) -> Inlines:
        if not self.with_notes:
            return ()
        return tuple(NoteReference(self._note(key)) for key in dict.fromkeys(sources))

    def _note(self, key: str) -> str:
        """The key of a source's note; its first call gives it its number."""
        if not self.with_notes:
            return key
        if key not in self.notes:
            if key not in self.edition.sources:
                raise BriefError.one("unknown-source", f"no source is called '{key}'")
            self.notes[key] = self.source_words(key)
        return key

    def source_words(self, key: str) -> Inlines:
        """A source as it is printed in a list of sources."""
        source = self.edition.sources[key]
        words = f"{source.publisher}, "
        parts: list[Inline] = [Text(words), Text(source.title)]
        if source.date:
            parts.append(Text(f", {self.language.loose_date(source.date)}"))
        if source.url:
            parts += [Text(". "), Link(source.url, (Tone("muted", (Text(_site(source.url)),)),))]
        return tuple(parts)

    def name(self, id_: str, form: str = "short") -> Inlines:
        """A person's name, entered in the index of names."""
        if id_ not in self.edition.people:
            raise TextFault.unknown("person", id_, self.edition.people)
        person = self.edition.people[id_]
        words = tied(person.display)
        mark = IndexMark(index_entry(person.display, person.family), person.family, (Text(words),))
        if form == "full":
            return (*self.inlines(person.title), Text(" "), mark)
        return (mark,)

    def native(self, id_: str) -> Inlines:
        if id_ not in self.edition.people:
            raise TextFault.unknown("person", id_, self.edition.people)
        return self._scripts(self.edition.people[id_].native[:1])

    def _scripts(self, names: Iterable[Any]) -> Inlines:
        return joined([(InLanguage(n.language, (Text(tied(n.text)),)),) for n in names], ", ")

    def scripts(self, names: Iterable[Any]) -> Inlines:
        """Names in their own languages, separated by commas."""
        return self._scripts(names)

    def _named(self, id_: str) -> Any:
        if id_ not in self.edition.names:
            raise TextFault.unknown("delegation", id_, self.edition.names)
        return self.edition.names[id_]

    def see(self, target: str) -> Inlines:
        """ "Tab E, page 12"; nothing when what is named is not in this document."""
        anchor = self.targets.get(target)
        if anchor is None:
            return ()
        return (
            Reference(anchor, show="tab"),
            Text(", " + self.word("page") + NBSP),
            Reference(anchor, show="page"),
        )

    # -- figures

    def _chart_note(self, spec: charts.ChartSpec) -> Inlines:
        """The author's note; under a map also that its boundaries endorse nothing."""
        line: Inlines = (Text(self.word("boundaries")),) if spec.kind == "map" else ()
        return joined([self.inlines(spec.note), line], " ")

    def _setting(self) -> charts.Setting:
        edition = self.edition
        return charts.Setting(
            language=self.language,
            countries=edition.countries,
            own=edition.order.delegation if edition.delegation is not None else "",
            facts=edition.facts,
            text=lambda words: plain(self.inlines(words)),
        )

    def figure(self, id_: str) -> Figure:
        """A chart of the edition with the words around it."""
        spec = self.edition.charts[id_]
        picture = charts.resolve(spec, self._setting())
        assert picture is not None
        publishers = dict.fromkeys(
            self.edition.sources[key].publisher for key in spec.source if key in self.edition.sources
        )
        source = self.word("source" if len(publishers) == 1 else "sources") + ": " + "; ".join(publishers)
        if spec.as_of:
            source += " · " + self.word("as-of-date", date=self.language.loose_date(spec.as_of))
        return Figure(
            picture=picture,
            title=self.inlines(spec.title),
            subtitle=self.inlines(spec.subtitle),
            note=self._chart_note(spec),
            source=(Text(source), *self._calls(spec.source)),
            alt=picture.alt,
            id=f"figure-{id_}",
            width=spec.width,
            height=float(spec.height) if spec.height else None,
            span=spec.span,
        )


def _site(url: str) -> str:
    """The site of an address: what can be read on paper; the whole address is behind the link."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def tied(name: str) -> str:
    """A name that does not break between a first name and what follows, where it is short."""
    return name.replace(" ", NBSP) if len(name) <= 24 else name


def index_entry(display: str, family: str) -> str:
    """ "Tokayev, Kassym-Jomart"."""
    if display == family or family not in display:
        return display
    first = display.replace(family, "", 1).strip()
    return f"{family}, {first}" if first else family


def joined(runs: Iterable[Inlines], separator: str) -> Inlines:
    found: list[Inline] = []
    for run in runs:
        if not run:
            continue
        if found:
            found.append(Text(separator))
        found.extend(run)
    return tuple(found)


def text(words: str) -> Inlines:
    return (Text(words),)


def label(words: str) -> Inlines:
    return (Tone("label", (Text(words),)),)


def strong(content: Inlines | str) -> Inlines:
    return (Strong((Text(content),) if isinstance(content, str) else content),)


def paragraph(
    content: Inlines | str, style: str = "body", keep: bool = False, span: Span | None = None
) -> Paragraph:
    return Paragraph((Text(content),) if isinstance(content, str) else content, style, keep, span=span)


def cell(
    content: Inlines | Blocks | str,
    head: bool = False,
    style: str = "table",
    role: str = "",
    columns: int = 1,
) -> Cell:
    """A cell of words, of inlines, or of blocks."""
    if isinstance(content, str):
        content = (Text(content),)
    if content and isinstance(content[0], (Paragraph, ListBlock, Heading, Box, KeepTogether)):
        return Cell(content, columns=columns, head=head, role=role)
    return Cell((Paragraph(content, style),), columns=columns, head=head, role=role)  # type: ignore[arg-type]


def row(*cells: Cell | Inlines | str, group: bool = False, stub: bool = False) -> Row:
    made = [c if isinstance(c, Cell) else cell(c, head=stub and i == 0) for i, c in enumerate(cells)]
    return Row(tuple(made), group=group)


def head(*words: str) -> tuple[Row, ...]:
    return (Row(tuple(Cell((Paragraph((Text(w),), "table-head"),), head=True) for w in words)),)


def heading(
    level: int, content: Inlines | str, id_: str = "", contents: bool = True, span: Span | None = None
) -> Heading:
    run = (Text(content),) if isinstance(content, str) else content
    return Heading(level, run, id_, in_contents=contents, in_outline=contents, span=span)  # type: ignore[arg-type]


def line_break() -> Inlines:
    return (LineBreak(),)


def context_names(context: Context, name: Any) -> Paragraph | None:
    """Formal name and the names in the delegation's own scripts."""
    scripts = context.scripts(name.native)
    if not scripts:
        return None
    return Paragraph(joined([text(name.formal), scripts], " · "), "lead")
