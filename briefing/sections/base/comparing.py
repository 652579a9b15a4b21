"""What changed between two compositions of one section: what is printed is compared, and nothing else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final, Literal, assert_never

from briefing.document import (
    BigNumber,
    Block,
    Blocks,
    Box,
    Cell,
    Columns,
    Contents,
    Cover,
    Definitions,
    Figure,
    FigureList,
    FigureStrip,
    Heading,
    IfRoom,
    IndexMark,
    Inlines,
    KeepTogether,
    Labelled,
    LeftOver,
    Link,
    ListBlock,
    NameIndex,
    Note,
    NoteList,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Sheet,
    SideNote,
    Space,
    Table,
    WritingLines,
    inlines_in,
    inlines_of,
    plain,
    walk,
)
from briefing.schema import content
from briefing.values import Value

ALIKE: Final = 0.55  # from this likeness on, two texts are one that was reworded
ROW: Final = 9  # a label that heads a list, deeper than any heading
LEAF: Final = 99  # deeper than those
_COUNTED: Final = re.compile(r"^\d+\s{2}")  # the number before a title, which only counts
_HOURS: Final = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)")


class Change(Value):
    """What became of one text since an earlier version, called by its own first words; what is gone has none."""

    kind: Literal["new", "reworded", "removed"]
    title: str = ""
    count: int = 1


class Printed(Value):
    """One text of a page: how deep it lies, what it is called, its words, and all else that shows of it."""

    level: int
    title: str
    words: str
    shown: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.words, self.shown


def compared(before: Iterable[Printed], after: Iterable[Printed]) -> list[Change]:
    """The changes from one list of texts to another, wherever the texts stand; what is new or gone below a heading that
    is so itself is a part of it.
    """
    old, new = list(before), list(after)
    gone = _without(old, new)
    come = _without(new, old)
    pairs = _paired([(i, old[i]) for i in gone], [(i, new[i]) for i in come])
    found = []
    for index in _heads(new, come, set(come) - pairs.keys()):
        found.append(Change("reworded" if index in pairs else "new", new[index].title))
    lost = set(gone) - set(pairs.values())
    if left := _heads(old, lost, lost):
        found.append(Change("removed", count=len(left)))
    return found


def _without(texts: Sequence[Printed], others: Sequence[Printed]) -> list[int]:
    """Which of the texts the others do not hold."""
    left = Counter(text.key for text in others)
    found = []
    for index, text in enumerate(texts):
        left[text.key] -= 1
        if left[text.key] < 0:
            found.append(index)
    return found


def _heads(texts: Sequence[Printed], chosen: Iterable[int], whole: set[int]) -> list[int]:
    """The chosen, without those that lie below a heading which is one of `whole`."""
    wanted, found, open_ = set(chosen), [], LEAF + 1
    for index, text in enumerate(texts):
        if text.level <= open_:
            open_ = LEAF + 1
        if index in wanted and open_ > LEAF:
            found.append(index)
            open_ = text.level if index in whole and text.level < LEAF else open_
    return found


def _paired(gone: Sequence[tuple[int, Printed]], come: Sequence[tuple[int, Printed]]) -> dict[int, int]:
    """Which of the texts that came was which of those that went: what is called the same, else what is most alike."""
    left, pairs = dict(gone), {}
    for index, text in come:
        same = (i for i, old in left.items() if old.title == text.title and old.level == text.level)
        twin = next(same, None)
        if twin is not None:
            pairs[index] = twin
            del left[twin]
    for index, text in come:
        alike = {old.words: i for i, old in left.items() if index not in pairs and old.level == text.level}
        for words in get_close_matches(text.words, alike, 1, ALIKE):
            pairs[index] = alike[words]
            del left[alike[words]]
    return pairs


# -- the texts of a section


def texts_of(blocks: Blocks) -> Iterator[Printed]:
    """Every text that blocks print, in reading order; where a paragraph or a row stands is not looked at."""
    for block in blocks:
        yield from _texts(block)


def note_texts(notes: Iterable[Note]) -> Iterator[Printed]:
    """The notes of a list of sources."""
    return (_text(note.run) for note in notes)


def _texts(block: Block) -> Iterator[Printed]:
    match block:
        case Heading(level=level, content=run):
            if level > 1:
                words = _COUNTED.sub("", plain(run)).strip()
                yield Printed(level, words, words)
        case Paragraph(content=run, portion=portion):
            yield _text(run, portion)
        case ListBlock(items=items):
            yield from (_joined(_all(item.blocks)) for item in items)
        case Definitions(items=items):
            yield from (_joined((_words(term.term), *_all(term.blocks)), _words(term.term)) for term in items)
        case Table(head=head, body=body, caption=caption, notes=notes):
            yield from (_row(row) for row in (*head, *body))
            yield from (_text(run) for run in (caption, *notes))
        case Figure():
            yield _figure(block)
        case FigureStrip(numbers=numbers):
            yield from map(_number, numbers)
        case Box(title=title, blocks=inner) | SideNote(title=title, blocks=inner):
            yield _text(title)
            yield from texts_of(inner)
        case KeepTogether(blocks=inner) | IfRoom(blocks=inner):
            yield from texts_of(inner)
        case Labelled():
            yield from _labelled(block)
        case Columns(columns=columns):
            for column in columns:
                yield from texts_of(column)
        case Cover(title=title, natives=natives, event=event, lines=lines, book=book, facts=facts):
            yield from (_text(run) for run in (title, *natives, event, *lines, book))
            yield from (_joined((_words(term.term), *_all(term.blocks)), _words(term.term)) for term in facts)
        case Sheet(places=places):
            for place in places:
                yield from texts_of(place.blocks)
        case (
            PageBreak()
            | Space()
            | Rule()
            | WritingLines()
            | Contents()
            | LeftOver()
            | FigureList()
            | NameIndex()
            | NoteList()
        ):
            pass
        case _:
            assert_never(block)


def _whose(row: Labelled) -> str:
    """The name of the one person whom a row is about; "" where it is about something else."""
    inner = (block for block in walk(row.blocks) if isinstance(block, Heading))
    names = (block for block in (*row.label, *inner) if isinstance(block, Heading | Paragraph))
    marked = (name for name in names if any(isinstance(one, IndexMark) for one in inlines_in(name.content)))
    return next((_words(name.content) for name in marked), "")


def _labelled(row: Labelled) -> Iterator[Printed]:
    """Paragraphs and their label are one text; a list below its label is as below a heading, and so is a label below one."""
    label, inner = row.label, row.blocks
    words = " ".join(_all(label))
    if whose := _whose(row):
        yield _joined((*_all(label), *_all(inner)), whose)
    elif inner and isinstance(inner[0], Heading):
        yield from texts_of(inner[:1])
        yield from (_joined((words,)),) if words else ()
        yield from texts_of(inner[1:])
    elif all(isinstance(block, Paragraph) for block in inner):
        called = next(iter(_all(inner[:1])), "") if _HOURS.match(words) else ""
        yield _joined((words, *_all(inner)), called)
    else:
        yield Printed(ROW, words, words)
        yield from texts_of(inner)


def _text(run: Inlines, before: str = "") -> Printed:
    return _joined((before, _words(run)))


def _joined(words: Iterable[str], title: str = "", shown: str = "") -> Printed:
    said = " ".join(filter(None, words))
    return Printed(LEAF, title or said, said, shown)


def _row(row: Row) -> Printed:
    cells = [" ".join(_all(cell.blocks)) for cell in row.cells]
    return _joined(cells, next(filter(None, map(_called, row.cells)), ""))


def _called(cell: Cell) -> str:
    """The first words of a cell; hours and bare numbers call nothing by its name."""
    for block in walk(cell.blocks):
        words = _words(block.content) if isinstance(block, Paragraph) else ""
        if _HOURS.match(words):
            return ""
        if any(map(str.isalpha, words)):
            return words
    return ""


def _number(number: BigNumber) -> Printed:
    runs = (number.label, number.change, number.note)
    return _joined((number.value, *map(_words, runs)), _words(number.label))


def _figure(figure: Figure) -> Printed:
    """A picture counts with all that it draws."""
    drawn = json.dumps(content(figure.picture), sort_keys=True, ensure_ascii=False)
    words = (*map(_words, inlines_of(figure)), figure.alt)
    return _joined(words, _words(figure.title) or figure.alt, drawn)


def _all(blocks: Blocks) -> list[str]:
    """The words of all that stands in blocks; pictures in cells count too."""
    found = []
    for block in walk(blocks):
        found += [block.portion] if isinstance(block, Paragraph) else []
        found += [_figure(block).shown] if isinstance(block, Figure) else []
        found += [number.value for number in block.numbers] if isinstance(block, FigureStrip) else []
        found += [item.label for item in block.items] if isinstance(block, ListBlock) else []
        found += [_words(run) for run in inlines_of(block)]
    return [words for words in found if words]


def _words(run: Inlines) -> str:
    """The words of a run, with the addresses behind its links."""
    return " ".join((" ".join([plain(run), *_addresses(run)])).split())


def _addresses(run: Inlines) -> Iterator[str]:
    return (inline.url for inline in inlines_in(run) if isinstance(inline, Link))
