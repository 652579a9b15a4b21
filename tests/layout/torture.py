"""A document with everything that is hard to set. `python -m tests.layout.torture FILE [NOTES]` writes it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from briefing import formats, styles
from briefing.document import (
    BigNumber,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Contents,
    Definitions,
    Diagram,
    Document,
    Emphasis,
    Figure,
    FigureList,
    FigureStrip,
    Heading,
    IndexMark,
    Inlines,
    KeepTogether,
    Label,
    Language,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    NameIndex,
    NoteList,
    NoteReference,
    Paragraph,
    Part,
    Placed,
    Reference,
    Row,
    Running,
    Shape,
    Sheet,
    Strong,
    Table,
    Term,
    Text,
    WritingLines,
)
from briefing.typesetting import TypesetDocument, typeset
from tests.layout.books import numbered

SCRIPTS = "Қасым-Жомарт Тоқаев, Садыр Жапаров, Эмомалӣ Раҳмон, Türkmenistanyň Prezidenti, Oʻzbekiston, ₸ № ʻ ʼ Ň ň Ҷ ҷ Ӣ ӣ Ӯ ӯ"
MARKED = "Мирзиё\u0301ев, Тока\u0301ев, зда\u0301ние, A\u0301 e\u0308 o\u0323\u0302, q\u0301\u0308"  # letters and accents of their own
WORDS = [
    "the",
    "council",
    "shall",
    "consider",
    "every",
    "proposal",
    "that",
    "delegations",
    "of",
    "neighbouring",
    "states",
    "have",
    "submitted",
    "in",
    "writing",
]


def words(count: int, start: int = 0) -> str:
    return " ".join(WORDS[(start + i * 7) % len(WORDS)] for i in range(count)).capitalize() + "."


def para(content: str | Inlines, style: str = "body") -> Paragraph:
    return Paragraph((Text(content),) if isinstance(content, str) else content, style)


def nested(depth: int) -> ListBlock:
    inner: tuple[Block, ...] = (para(f"Level {depth}: {words(12, depth)}"),)
    if depth > 1:
        inner = (*inner, nested(depth - 1))
    return ListBlock((ListItem(inner), ListItem((para(words(4)),))), "number" if depth % 2 else "bullet")


def table(rows: int, tall_row: bool = False) -> Table:
    body = []
    for number in range(rows):
        text = words(900) if tall_row and number == 1 else words(number % 9 + 2, number)
        cells = (
            Cell((para(f"Row {number}", "table"),), head=True),
            Cell((para(f"{number * 1.25:.2f}", "table"),)),
            Cell((para(text, "table"),)),
        )
        body.append(Row(cells))
    head = Row(tuple(Cell((para(t, "table-head"),), head=True) for t in ("Name", "Value", "Words")))
    columns = (Column(), Column(align="decimal"), Column())
    return Table(
        columns,
        (head,),
        tuple(body),
        (Text(f"A table of {rows} rows"),),
        ((Text("A note under the table."),),),
    )


def parts(rows: int = 80) -> tuple[Part, ...]:
    diagram = Diagram(
        80,
        30,
        (Shape("rect", (0, 0, 80, 30), fill="tint"), Label(40, 14, "Diagram Ň", align="center")),
        "a grey field",
    )
    body: tuple[Block, ...] = (
        Heading(1, (Text("Everything"),), "everything", (Text("Tab A"),)),
        para(words(3000)),
        Heading(2, (Text("Scripts and runs"),), "scripts"),
        para((Text("Names: "), Language("kk", (Text(SCRIPTS),)), Text(" "), Strong((Emphasis((Text("bold italic"),)),)))),
        para(MARKED),
        Table((Column(0.15), Column(0.85)), (), (Row((Cell((para(MARKED, "table"),)), Cell((para(MARKED * 3, "table"),)))),)),
        para((Text("See "), Reference("tables", show="place"), Text(" and "),
              Link("https://example.org/a_b?c=d&e=f", (Text("a link that is long enough to run over the end of the line it stands in"),)), Text("."))),
        *(para((Text(words(30, i)), NoteReference(f"n{i}"), NoteReference(f"n{(i * 3) % 200}"))) for i in range(200)),
        para((IndexMark("Name, A", "Name", (Text("A Name"),)), Text(" is indexed."))),
        nested(6),
        Box((para(words(40)), ListBlock((ListItem((para(words(9)),)),), "check")), (Text("A box"),), "warning"),
        Columns(((para(words(60)),), (para(words(30)), para(words(10)))), rule=True),
        Columns(((para(words(50)), para(words(70)), para(words(20))),), balance=True),
        Definitions((Term((Text("Term"),), (para(words(20)),)), Term((Text("Another"),), (para(words(5)),)))),
        FigureStrip((BigNumber("−$3.7 bn", (Text("a number"),)), BigNumber("12", (Text("another"),), note=(Text("2024"),)))),
        Figure(diagram, (Text("A figure"),), (Text("and its subtitle"),), (Text("Note."),), (Text("Source: nobody"),), "a grey field", "fig"),
        KeepTogether((Heading(3, (Text("Kept"),)), para(words(20)))),
        Heading(2, (Text("Tables"),), "tables"),
        table(rows),
        table(3, tall_row=True),
        WritingLines(4),
        para((), "body"),
        ListBlock(()),
        Heading(2, (Text("A heading at the very end"),), "end"),
    )  # fmt: skip
    places = (
        Placed(20, 20, 80, 40, (para("Upright"),)),
        Placed(20, 80, 80, 40, (para("Turned"),), 180),
        Placed(120, 20, 30, 90, (para("Up"),), 90),
    )
    return (
        Part(
            "front",
            "Contents",
            (Heading(1, (Text("Contents"),), "front", in_contents=False), Contents(), FigureList()),
            numbering="roman",
        ),
        Part("body", "Everything", body, "Everything", "A"),
        Part(
            "sheet",
            "Sheet",
            (Sheet(places, (Shape("line", (0, 148, 210, 148), dash=(2, 2)),)),),
            numbering="none",
            running=False,
        ),
        Part("back", "Notes", (Heading(1, (Text("Back"),), "back"), NoteList(), NameIndex()), "Back", "B"),
    )


def document(made: tuple[Part, ...]) -> Document:
    metadata = Metadata(
        "Torture",
        "Tests",
        "Everything that is hard",
        ("test",),
        "en",
        date(2025, 10, 31),
        identity=(("delegation", "x"),),
    )
    notes: dict[str, Inlines] = {f"n{i}": (Text(f"Note {i}: {words(8, i)}"),) for i in range(200)}
    return Document(
        metadata,
        made,
        Running("Head", "BANNER", "ID/1"),
        numbered(notes),
        {"tab": "Tab", "page": "page"},
    )


def torture(rows: int = 80, notes: str = "collected") -> TypesetDocument:
    style = styles.load("secretariat").replaced(notes=notes)
    return typeset(document(parts(rows)), formats.load("a4"), style)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(torture(80, *sys.argv[2:]).pdf)
