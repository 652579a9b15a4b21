"""What a style says in one place of another: roles of colours and faces, and lines that would overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from briefing.counts import counted
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.kinds import misspelt
from briefing.nearness import meant
from briefing.sources import MappingNode
from briefing.styles.values import Colour, ratio

if TYPE_CHECKING:
    from briefing.styles import ParagraphStyle, Style

SHOWN: Final = 8  # names of what is missing
STEPS: Final = (0.3, 4)
LEAST_SIZE: Final = 7.0
CONTRAST: Final = 4.5  # of text, after WCAG 2; below the other nobody reads it
UNREADABLE: Final = 3.0
ON_BAND: Final = "on-band"
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
    yield from _sizes(style, node)
    colours = {*style.colours, *style.tints}
    for key, roles in (("labels", (style.labels,)), ("fallback", style.fallback)):
        for role in roles:
            yield from _role("face", role, style.faces, node.keys.get(key, style.span))
    for paragraph in style.paragraphs.values():
        yield from _role("face", paragraph.face, style.faces, paragraph.span)
        yield from _role("colour", paragraph.colour, colours, paragraph.span)
        yield from _tight(paragraph)
    if _is_scale(style.sizes):
        yield from _off_scale(style, node.keys.get("sizes", node.span))
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
            help = f"add them, or write 'extends: {model.id}' to take them from there"
            yield Diagnostic("missing-in-style", said, node.keys.get(key, node.span), help)
        if isinstance(names := node.items.get(key), MappingNode):
            used = _roles_used(style) if key == "colours" else frozenset()
            yield from misspelt(one, names, node.span.file, {*getattr(model, key), *used})


def _roles_used(style: Style) -> frozenset[str]:
    """The colours that a style's own paragraphs and boxes name."""
    boxes = style.boxes.values()
    return frozenset(
        {p.colour for p in style.paragraphs.values()} | {c for b in boxes for c in (b.fill, b.rule, b.title)}
    )


def legible(style: Style, node: MappingNode) -> Iterator[Diagnostic]:
    """Words in a colour that cannot be told from the ground on which they stand."""
    grounds = {name: style.colours[name] for name in ("paper", "hue", "host") if name in style.colours}
    grounds |= {f"hues.{name}": colour for name, colour in style.hues.items()}
    roles = dict.fromkeys(p.colour for p in style.paragraphs.values() if p.colour in style.colours)
    for name, ground in grounds.items():
        if style.bands != "filled" and name != "paper":
            continue
        for role in roles:
            on_band = role == ON_BAND and style.bands == "filled"
            if on_band == (name != "paper") and ratio(style.colours[role], ground) < CONTRAST:
                yield _pale(f"'{role}'", style.colours[role], f"'{name}'", ground, node)


def _pale(role: str, ink: Colour, name: str, ground: Colour, node: MappingNode) -> Diagnostic:
    """Told at the one of the two colours that the file itself says."""
    place = next((c.span for c in (ink, ground) if c.span and c.span.file == node.span.file), ink.span)
    least = ratio(ink, ground)
    said = (
        f"words in {role} ({ink}) on {name} ({ground}) can hardly be read: their contrast is {least:.1f} to 1"
    )
    help = f"take a darker or a lighter colour: {CONTRAST:g} to 1 and more"
    return Diagnostic(
        "low-contrast", said, place, help, Severity.ERROR if least < UNREADABLE else Severity.WARNING
    )


def _role(what: str, word: str, known: Collection[str], span: Span | None) -> Iterator[Diagnostic]:
    if word not in known:
        help = meant(
            word,
            sorted(known),
            f"name it under '{what}s', or use one of: " + ", ".join(sorted(filter(None, known))[:8]),
        )
        yield Diagnostic(f"unknown-{what}", f"no {what} of this style is called '{word}'", span, help)


def _sizes(style: Style, node: MappingNode) -> Iterator[Diagnostic]:
    """A scale rises, has no type that nobody can read, and says what becomes of each size in large print."""
    if not _is_scale(style.sizes):
        said = f"the sizes of a style rise from at least {LEAST_SIZE:g} points"
        yield Diagnostic("out-of-range", said, node.keys.get("sizes", node.span), "write [7.5, 9, 11.5, 16]")
    if style.large_print and len(style.large_print) != len(style.sizes):
        said = (
            f"large print has {counted(len(style.large_print), 'size')} for {len(style.sizes)} of the style"
        )
        yield Diagnostic(
            "out-of-range", said, node.keys.get("large-print", node.span), "write one for each of 'sizes'"
        )
    if len(style.measure) != 2:
        said = "a measure is the least and the most, in points"
        yield Diagnostic("out-of-range", said, node.keys.get("measure", node.span), "write [300, 350]")


def _is_scale(sizes: tuple[float, ...]) -> bool:
    return bool(sizes) and list(sizes) == sorted(set(sizes)) and min(sizes) >= LEAST_SIZE


def _off_scale(style: Style, sizes: Span) -> Iterator[Diagnostic]:
    """Paragraphs set in no size of the scale; those of a base, under a scale of other steps, told once at the scale."""
    off = [
        paragraph
        for paragraph in style.paragraphs.values()
        if not any(abs(paragraph.size - size) < 0.01 for size in style.sizes)
    ]
    of_base = [paragraph for paragraph in off if paragraph.span and paragraph.span.file != sizes.file]
    if len(of_base) > 1:
        lacking = ", ".join(f"{size:g}" for size in sorted({paragraph.size for paragraph in of_base}))
        said = (
            f"{len(of_base)} paragraphs of the style that is extended have sizes that are not here: {lacking}"
        )
        help = "write as many sizes as that style has, and each paragraph takes the one in its place; or add these"
        yield Diagnostic("off-scale", said, sizes, help)
        off = [paragraph for paragraph in off if paragraph not in of_base]
    for paragraph in off:
        near = min(style.sizes, key=lambda size: abs(size - paragraph.size))
        said = f"{paragraph.size:g} pt is none of the sizes of this style"
        yield Diagnostic("off-scale", said, paragraph.span, f"write {near:g}, or add it to 'sizes'")


def _tight(paragraph: ParagraphStyle) -> Iterator[Diagnostic]:
    if paragraph.leading < paragraph.size * TIGHTEST:
        said = (
            f"lines of {paragraph.size:g} pt with a leading of {paragraph.leading:g} pt lie over one another"
        )
        yield Diagnostic(
            "out-of-range", said, paragraph.span, f"write a leading of {paragraph.size * 1.2:.1f} or so"
        )
