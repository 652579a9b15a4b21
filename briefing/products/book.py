"""The briefing book: the sections of an outline, in order, behind their tabs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.checking.outlines import GROUP
from briefing.diagnostics import BriefError
from briefing.document import (
    Blocks,
    Document,
    Heading,
    Labelled,
    NoteList,
    Paragraph,
    Part,
    Text,
    WritingLines,
    plain,
    runs,
    walk,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, section_name, tab_letter
from briefing.sections.base import SECTIONS, Context, NameMarker, listed_in, pruned, says_something
from briefing.sections.base.clearances import signed
from briefing.sections.base.comparing import Change, Printed, compared, note_texts, texts_of
from briefing.sections.base.earlier import as_it_was
from briefing.summit import OutlineSection

PRODUCT = ProductInfo("Briefing book", pages="20-45")
FRONT = ("cover", "handling", "changes", "contents")
INDEX = "name-index"
UNCOUNTED = (
    "cover",
    "note-pages",
    "late-news",
)  # what nobody has to read, and what comes after the desk has written
UNINDEXED = (*FRONT, INDEX, "sources")
CHANGES = "changes"
UNRULED = (*FRONT, INDEX, "sources", "people", "note-pages", "late-news")
LATE = (
    "glossary",
    "sources",
    CHANGES,
    "contents",
)  # composed after all others, in this order, since they collect from them


def compose(edition: Edition, language: Language, spelled_out: bool = False) -> Document:
    """The book of an edition's outline; sections with nothing to say are left out."""
    context = Context(edition, language, spelled_out=spelled_out)
    context.targets.update(_targets(edition))
    composed = _indexed(context, _composed(context, edition.outline.sections))
    listed = listed_in((blocks for _, blocks in composed), context.notes)
    parts: list[Part] = []
    tab, group, front = 0, "", True
    for place, (section, all_blocks) in enumerate(composed):
        front = front and section.section in FRONT
        group = group_title(language, section) or group
        blocks = pruned(all_blocks, listed)
        if not says_something(blocks):
            continue
        letter = ""
        if section.tab and section.starts != "run-on":  # before what begins in mid-page no divider can lie
            letter, tab = tab_letter(tab), tab + 1
        made = [part.replaced(group=group) for part in _parts(context, section, blocks, (letter, front))]
        later = [later for later, _ in composed[place + 1 :]]
        parts += _ruled(context, section, made, later)
    outline = edition.outline
    if spelled_out:  # in its type the foot of a page has no room for them
        parts = [_signed_below(part) for part in parts]
    whole = document(context, tuple(parts), outline.title)
    return whole.replaced(budget=outline.page_budget, span=outline.span)


def _signed(context: Context, section: OutlineSection, letter: str) -> tuple[str, ...]:
    """Who drafted and cleared what stands behind a tab about the delegation, for the host's own side."""
    brief = context.edition.delegation
    about = context.edition.kinds.load(SECTIONS, section.section).ABOUT_ONE
    if brief is None or not letter or not about or section.section == "practical":
        return ()
    told = section.section == "bottom-line"  # which says itself what is cleared, beside what it waits for
    return signed(context, brief.drafted_by, () if told else brief.clearance)


def _signed_below(part: Part) -> Part:
    """The same in the text, before the lines to write on."""
    if not part.signed:
        return part
    last = part.blocks[-1]
    ruled = isinstance(last, Labelled) and any(isinstance(block, WritingLines) for block in last.blocks)
    at = len(part.blocks) - 1 if ruled else len(part.blocks)
    words = Paragraph((Text(" ".join(part.signed)),), "label-note")
    return part.replaced(blocks=(*part.blocks[:at], words, *part.blocks[at:]), signed=())


def _signed_topic(context: Context, opening: Heading) -> tuple[str, ...]:
    """The same of a topic, wherever it stands."""
    topic = context.edition.topics.get(opening.id.removeprefix("topic-"))
    return signed(context, topic.drafted_by, topic.clearance) if topic is not None else ()


def _ruled(
    context: Context, section: OutlineSection, parts: Sequence[Part], later: Sequence[OutlineSection]
) -> Iterator[Part]:
    """The parts of a section, with ruled lines on what each leaves of its last page, where that is nobody else's."""
    outline = context.edition.outline
    ruled = outline.room_for_notes and section.section not in UNRULED
    alone = not later or later[0].tab or later[0].starts == "recto"
    label = (Paragraph((Text(context.word("note-pages")),), "label"),)
    lines = Labelled(label, (WritingLines(spare=True),))
    for number, part in enumerate(parts, 1):
        free = ruled and (alone or number < len(parts))
        yield part.replaced(blocks=(*part.blocks, lines)) if free else part


def group_title(language: Language, section: OutlineSection) -> str:
    """What a group of the contents is called: the language's word for its code, or words of the outline's own."""
    return language.words.get(f"{GROUP}{section.group}", section.group or "")


def _composed(context: Context, sections: tuple[OutlineSection, ...]) -> list[tuple[OutlineSection, Blocks]]:
    """Blocks of every section in the order of the book; those that collect from others are made last."""
    found = {i: _section(context, s) for i, s in enumerate(sections) if s.section not in LATE}
    context.printed = "\n".join(words for blocks in found.values() for words in _printed(blocks))
    for kind in LATE:
        if kind == CHANGES:
            context.changes = _changes(context, sections, found)
        found |= {i: _section(context, s) for i, s in enumerate(sections) if s.section == kind}
    return [(section, found[index]) for index, section in enumerate(sections)]


def _changes(
    context: Context, sections: tuple[OutlineSection, ...], found: Mapping[int, Blocks]
) -> dict[str, list[Change]]:
    """What is printed otherwise than in the earlier edition, by the kind of section."""
    edition = as_it_was(context.edition)
    if edition is None:
        return {}
    then = Context(edition, context.language, spelled_out=context.spelled_out)
    then.targets.update(_targets(edition))
    before = dict(enumerate(blocks for _, blocks in _composed(then, sections)))
    changes: dict[str, list[Change]] = {}
    for index, section in enumerate(sections):
        if not edition.kinds.load(SECTIONS, section.section).REPEATS:
            told = compared(_texts(then, before, index), _texts(context, found, index))
            changes.setdefault(section.section, []).extend(told)
    return changes


def _texts(context: Context, found: Mapping[int, Blocks], index: int) -> Iterator[Printed]:
    """The texts of one section as it is printed, with the notes that it lists."""
    blocks = pruned(found[index], listed_in(found.values(), context.notes))
    yield from texts_of(blocks)
    if any(isinstance(block, NoteList) for block in walk(blocks)):
        yield from note_texts(context.notes.values())


def _indexed(
    context: Context, composed: list[tuple[OutlineSection, Blocks]]
) -> list[tuple[OutlineSection, Blocks]]:
    """The sections with every name that their words hold marked for the index, where the book has one."""
    if not any(section.section == INDEX for section, _ in composed):
        return composed
    marker = NameMarker(context.edition, context.language, context.printed)
    return [
        (section, blocks if section.section in UNINDEXED else marker.marked(blocks))
        for section, blocks in composed
    ]


def _printed(blocks: Blocks) -> Iterator[str]:
    """Every run of words in some blocks."""
    return (plain(run) for run in runs(blocks))


def _section(context: Context, section: OutlineSection) -> Blocks:
    kind = context.edition.kinds.load(SECTIONS, section.section)
    if context.edition.delegation is None and kind.ABOUT_ONE:
        return ()
    try:
        return kind.compose(context, section)
    except BriefError as error:
        raise BriefError(d if d.span else d.replaced(span=section.span) for d in error.diagnostics) from error


def _targets(edition: Edition) -> dict[str, str]:
    sections = {s.section for s in edition.outline.sections}
    found = {s: f"section-{s}" for s in sections}
    if "topics" in sections or "regional-overview" in sections:
        found |= {f"topic.{id_}": f"topic-{id_}" for id_ in edition.topics}
    if "topics" in sections and edition.topics:
        found["topics"] = f"topic-{next(iter(edition.topics))}"
    return found


def _parts(context: Context, section: OutlineSection, blocks: Blocks, at: tuple[str, bool]) -> Iterator[Part]:
    """A section as one part, or as one for each subject that its blocks open with a heading of the first level."""
    whole = _part(context, section, blocks, at)
    subjects = _subjects(blocks)
    if not subjects:
        yield whole
        return
    before = blocks[: next(i for i, block in enumerate(blocks) if block is subjects[0][0])]
    if says_something(before):
        yield _part(context, section, before, at).replaced(
            starts=section.starts if section.starts != "spread" else "page"
        )
    for number, (opening, inner) in enumerate(subjects):
        what = _behind(context, whole, "" if says_something(before) else section.title or "")
        of = context.word("one-of", what=what, number=number + 1, count=len(subjects))
        kicker = (Text(of if len(subjects) > 1 else what),)
        title = plain(opening.content)
        head = opening.replaced(kicker=kicker)
        yield whole.replaced(
            id=f"{whole.id}-{opening.id}", title=title, sense=context.senses.get(opening.id, ""), blocks=(head, *inner), short_title=title,
            signed=_signed_topic(context, opening), span=opening.span or section.span,
        )  # fmt: skip


def _behind(context: Context, whole: Part, title: str) -> str:
    """What subjects stand behind: the tab, with the author's title of the section where no page of its own has it."""
    tab = f"{context.word('tab')} {whole.tab}" if whole.tab else ""
    return " · ".join(words for words in (tab, title) if words) or whole.title


def _subjects(blocks: Blocks) -> list[tuple[Heading, Blocks]]:
    """The subjects of a section: each begins with a heading of the first level."""
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    ends = [*starts[1:], len(blocks)][: len(starts)]
    return [
        (block, blocks[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
        if isinstance(block := blocks[start], Heading)
    ]


def _opened(blocks: Blocks, anchor: str) -> bool:
    """Whether a section has its title within its blocks."""
    return any(isinstance(block, Heading) and block.id == anchor for block in walk(blocks))


def _part(context: Context, section: OutlineSection, blocks: Blocks, at: tuple[str, bool]) -> Part:
    """`at`: the letter of its tab, and whether it stands before the body of the book."""
    letter, front = at
    title = section.title or section_name(context, section.section)
    anchor = f"section-{section.section}"
    if section.section != "cover" and not _opened(blocks, anchor):
        kicker = (Text(f"{context.word('tab')} {letter}"),) if letter else ()
        opening = Heading(1, (Text(title),), anchor, kicker, in_contents=not front, span=section.span)
        blocks = (opening, *blocks)
    return Part(
        id=section.section,
        title=title,
        blocks=blocks,
        short_title=section.short_title or title,
        sense=section.sense or "",
        tab=letter,
        budget=section.budget,
        counted=section.section not in UNCOUNTED,
        starts=section.starts,
        numbering="none" if section.section == "cover" else "roman" if front else "arabic",
        running=section.section != "cover",
        marking=context.edition.banner.text,
        signed=_signed(context, section, letter),
        span=section.span,
    )
