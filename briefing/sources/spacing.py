"""Spaces that are none, and signs that lack one: mistakes that the eye passes over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefing.sources.faults import NBSP, Explanation, FaultContext, indent

_NO_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD: Final = re.compile(f"[{_NO_SPACES}]")
_LED_WRONGLY: Final = re.compile(rf" *(?:-(?=[{_NO_SPACES}]))?[{_NO_SPACES}]+")
_DASH: Final = re.compile(r"(\s*)-(?=[A-Za-z][\w-]*:(?:\s|$))")
_CUT: Final = re.compile(r"[^\s#][^#]*?\s(#)\S")
_LINES_ABOVE: Final = 4


def has_odd_spaces(text: str) -> bool:
    """Whether a text has any space that YAML takes for a letter."""
    return not text.isascii() and _ODD.search(text) is not None


def led_wrongly(lines: Sequence[str], number: int) -> Explanation | None:
    """A line whose first space is a no-break one or another that YAML takes for a letter."""
    match = _LED_WRONGLY.match(lines[number])
    if match is None:
        return None
    alike = sum(1 for line in lines if _LED_WRONGLY.match(line))
    where = "this line begins" if alike == 1 else f"{alike} lines of this file begin"
    at = re.search(f"[{_NO_SPACES}]", lines[number])
    assert at is not None
    return Explanation(
        f"{where} with no-break spaces", "replace them by ordinary spaces", (number, at.start())
    )


def no_space_after_dash(lines: Sequence[str], number: int) -> Explanation | None:
    """`-id: x` is a key that begins with a hyphen, not an entry."""
    match = _DASH.match(lines[number])
    if match is None:
        return None
    word = lines[number][match.end() :].split(":")[0]
    return Explanation("a space is missing after the hyphen", f"write '- {word}:'", (number, match.end() - 1))


def _near(context: FaultContext) -> Iterator[int]:
    """The line at fault and the few above it that may be its cause."""
    yield from range(context.line, max(context.line - _LINES_ABOVE, -1), -1)


def _led(context: FaultContext) -> Explanation | None:
    return next((explanation for n in _near(context) if (explanation := led_wrongly(context.lines, n))), None)


def _dash(context: FaultContext) -> Explanation | None:
    return next(
        (explanation for n in _near(context) if (explanation := no_space_after_dash(context.lines, n))), None
    )


def _no_break_space(context: FaultContext) -> Explanation | None:
    for number in (context.line, *((context.above,) if context.above is not None else ())):
        at = context.lines[number].find(":" + NBSP)
        if at >= 0:
            return Explanation(
                "a no-break space follows the colon", "type an ordinary space there", (number, at + 1)
            )
    return None


def _cut_by_comment(context: FaultContext) -> Explanation | None:
    """A text of several lines that a `#` ends, so that the next line belongs to nothing."""
    above = context.above
    if (
        above is None
        or indent(context.text) < indent(context.lines[above])
        or "'" in context.lines[above]
        or '"' in context.lines[above]
    ):
        return None
    match = _CUT.match(context.lines[above].lstrip())
    if match is None or re.match(r"\s*(?:- |[\w-]+:(?:\s|$))", context.text):
        return None
    at = indent(context.lines[above]) + match.start(1)
    return Explanation("' #' begins a comment, which ends the text here", "quote the whole text", (above, at))


def no_space(context: FaultContext) -> Explanation | None:
    """`key:value` is text and no key."""
    for number in (context.line, *((context.above,) if context.above is not None else ())):
        match = re.match(r"\s*(?:- )?[\w-]+(:)[^\s/]", context.lines[number])
        if match and ": " not in context.lines[number]:
            return Explanation(
                "a space is missing after the colon",
                "write a space after the colon",
                (number, match.start(1)),
            )
    return None


RULES: Final[tuple[Callable[[FaultContext], Explanation | None], ...]] = (
    _led,
    _dash,
    _no_break_space,
    _cut_by_comment,
)


def folded_list(lines: Sequence[str], first: int, last: int) -> int | None:
    """The second of the lines that look like entries of a list and are joined into one paragraph."""
    inside = [n for n in range(first, min(last, len(lines))) if lines[n].strip()]
    if not inside:
        return None
    base = indent(lines[inside[0]])
    entries = [
        n
        for n in inside
        if indent(lines[n]) == base and re.match(r"(?:[-+] |\d{1,2}[.)] )\S", lines[n].lstrip())
    ]
    joined = [n for n in entries if n - 1 in inside]
    return joined[-1] if len(entries) > 1 and joined else None
