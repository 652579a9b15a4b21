"""What a style says in one place of another: roles of colours and faces, and lines that would overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import Diagnostic, Span
from briefing.kinds import misspelt
from briefing.nearness import meant
from briefing.sources import MappingNode

if TYPE_CHECKING:
    from briefing.styles import ParagraphStyle, Style

SHOWN: Final = 8  # names of what is missing
STEPS: Final = (0.3, 4)
TIGHTEST: Final = 0.9  # of its size that a line may have as leading


def faults(style: Style, node: MappingNode) -> Iterator[Diagnostic]:
    """Each at the line of its paragraph or box."""
    least, most = STEPS
    if not style.steps or not all(least <= step <= most for step in style.steps):
        said = f"the steps of type are one or more numbers from {least} to {most}"
        yield Diagnostic(
            "out-of-range",
            said,
            node.items["steps"].span,
            "write [1.2, 1.0, 0.9]: 1.0 is the style's own size",
        )
    colours = {*style.colours, *style.tints}
    yield from _role("face", style.fallback, style.faces, style.span)
    for paragraph in style.paragraphs.values():
        yield from _role("face", paragraph.face, style.faces, paragraph.span)
        yield from _role("colour", paragraph.colour, colours, paragraph.span)
        yield from _tight(paragraph)
    for box in style.boxes.values():
        for role in (box.fill, box.rule, box.title):
            yield from _role("colour", role, {"", *colours}, box.span)


def lacking(style: Style, model: Style, node: MappingNode) -> Iterator[Diagnostic]:
    """What pages use by name and a style does not have; the program's own style has all of it."""
    for key, one in (("paragraphs", "paragraph"), ("boxes", "box"), ("colours", "colour")):
        missing = [name for name in getattr(model, key) if name not in getattr(style, key)]
        if missing:
            more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            said = f"pages use {key} that this style lacks: {', '.join(missing[:SHOWN])}{more}"
            help = f"add them, or write 'base: {model.id}' to take them from there"
            yield Diagnostic("missing-in-style", said, node.keys.get(key, node.span), help)
        if isinstance(names := node.items.get(key), MappingNode):
            yield from misspelt(one, names, node.span.file, getattr(model, key))


def _role(what: str, word: str, known: Collection[str], span: Span | None) -> Iterator[Diagnostic]:
    if word not in known:
        help = meant(
            word,
            sorted(known),
            f"name it under '{what}s', or use one of: " + ", ".join(sorted(filter(None, known))[:8]),
        )
        yield Diagnostic(f"unknown-{what}", f"no {what} of this style is called '{word}'", span, help)


def _tight(paragraph: ParagraphStyle) -> Iterator[Diagnostic]:
    if paragraph.leading < paragraph.size * TIGHTEST:
        said = (
            f"lines of {paragraph.size:g} pt with a leading of {paragraph.leading:g} pt lie over one another"
        )
        yield Diagnostic(
            "out-of-range", said, paragraph.span, f"write a leading of {paragraph.size * 1.2:.1f} or so"
        )
