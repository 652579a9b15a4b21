"""Letters that no page could show: scripts that cannot be set, letters without a face, marks without a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unicodedata import combining, normalize

from briefing.checking.checkup import Checkup
from briefing.diagnostics import EnvironmentProblem, Span
from briefing.faces import WITHOUT_INK, coverage, glyphs_of, path_of
from briefing.letters import MARKED, described, dotless, unset_script
from briefing.sources import MappingNode, Node, ScalarNode
from briefing.styles import STYLES
from briefing.values import Value

_NEVER_PRINTED: Final = frozenset({"avoid", "photo", "script"})
_IN_TERMINOLOGY: Final = re.compile(
    r"/terminology(?:/[^/]*)?\.yaml$"
)  # rules for authors, which nothing prints
MOST_LISTED: Final = 12


class _Written(Value):
    """A text as it stands in a file, and where it begins."""

    text: str
    span: Span
    scalar: ScalarNode | None = None


def check(checkup: Checkup) -> None:
    """Report every text of the briefs that the style cannot set, once each, at its first letter at fault."""
    files = _files_of(checkup)
    known = _letters_of(files)
    _of_languages(checkup, known)
    plain: set[str] = set()  # characters that were found to be good
    for written in _all(checkup):
        if written.text.isascii() or plain.issuperset(written.text):
            continue
        if found := unset_script(written.text):
            name, at = found
            _report(checkup, written, at, "unset-script", f"{name} cannot be set yet",
                    "write it in letters that do not join and run from left to right")  # fmt: skip
            continue
        missing = [char for char in dict.fromkeys(written.text) if known is not None and char not in known]
        if missing:
            _report(checkup, written, written.text.index(missing[0]), "missing-glyph",
                    f"no face of the style has {listed(missing)}",
                    "write it with other letters, or name a face that has them under 'faces' in the style")  # fmt: skip
        elif not MARKED.search(written.text):
            plain |= set(written.text)
        elif loose := _loose(written.text, files):
            _report(checkup, written, written.text.index(loose), "mark-without-place",
                    f"no face of the style says where the marks on '{loose}' stand",
                    "write it with other letters, or name a face that has them under 'faces' in the style")  # fmt: skip


def _of_languages(checkup: Checkup, known: frozenset[str] | None) -> None:
    """Report each language of whose own words, months and units no face has the letters; told where the summit names it."""
    settings = checkup.summit.settings
    for tag, language in checkup.languages.items():
        dates, units = language.dates, language.units.values()
        written = [*language.words.values(), *dates.months, *dates.months_short, *dates.weekdays]
        written += [form for unit in units for form in (unit.one, unit.few, unit.many, unit.short) if form]
        text = "".join(written)
        place = checkup.place(settings.span, "languages", tag)
        missing = [
            char
            for char in dict.fromkeys(text)
            if known is not None and char not in known and not char.isspace()
        ]
        if found := unset_script(text):
            said = f"the words of '{tag}' are in {found[0]}, which cannot be set yet"
            checkup.problems.error(
                "unset-script", said, place, "take the language out, or write its words in other letters"
            )
        elif missing:
            said = f"no face of the style has the letters of '{tag}': {listed(missing)}"
            help = "name a face that has them under 'faces' in a style of your own (briefing new style ID), and the family under its 'fallback'"
            checkup.problems.error("missing-glyph", said, place, help)


def listed(chars: list[str]) -> str:
    """`'漢' (U+6F22)`, or the letters and how many more there are."""
    if len(chars) == 1:
        return described(chars[0])
    shown = " ".join(f"\u25cc{c}" if combining(c) else c for c in chars[:MOST_LISTED])
    more = len(chars) - MOST_LISTED
    return shown + (f" and {more} more" if more > 0 else "")


def _report(checkup: Checkup, written: _Written, at: int, code: str, message: str, help: str) -> None:
    place = written.span
    if written.scalar is not None:
        place = checkup.reading.origins.inside(written.scalar, at)
        checkup.problems.error(code, message, place, help)
    else:
        checkup.problems.error(code, message, place, help, words=written.text[at])


def _files_of(checkup: Checkup) -> tuple[Path, ...]:
    """The regular faces of a style; none where they cannot be told."""
    try:
        style = checkup.kind(STYLES, checkup.summit.settings.defaults.style)
        return tuple(path_of(family.regular) for family in style.families) if style is not None else ()
    except EnvironmentProblem:
        return ()


def _letters_of(files: tuple[Path, ...]) -> frozenset[str] | None:
    """What faces have together; None where that cannot be told."""
    found = [coverage(path) for path in files]
    if not found or None in found:
        return None
    return WITHOUT_INK.union(*(chars for chars in found if chars is not None))


def _loose(text: str, files: tuple[Path, ...]) -> str:
    """The first letter with marks that no face can set; "" where there is none."""
    for match in MARKED.finditer(text):
        forms = dict.fromkeys((match[0], normalize("NFD", match[0])))
        if not any(_placed(form, path) for form in forms for path in files):
            return match[0]
    return ""


def _placed(letter: str, path: Path) -> bool:
    has = coverage(path) or frozenset()
    return has.issuperset(letter) and None not in glyphs_of(path).places(*dotless(letter))


def _all(checkup: Checkup) -> Iterator[_Written]:
    for root in checkup.reading.origins.roots:
        if _IN_TERMINOLOGY.search(root.span.file):
            continue
        yield from _inside(root)
    for chart in checkup.summit.charts.values():
        for row in chart.grid.rows:
            for cell in row:
                if cell.span is not None and cell.span.in_table:
                    yield _Written(cell.text, cell.span)
        if chart.grid.span is not None and chart.grid.span.in_table:
            yield from (_Written(name, chart.grid.span) for name in chart.grid.columns)


def _inside(node: Node) -> Iterator[_Written]:
    if isinstance(node, ScalarNode):
        yield _Written(node.text, node.span, node)
    elif isinstance(node, MappingNode):
        for key, value in node.items.items():
            if not key.isascii():
                yield _Written(key, node.keys[key])
            if key not in _NEVER_PRINTED:
                yield from _inside(value)
    else:
        for item in node.items:
            yield from _inside(item)
