"""What a parser says of a mistake in YAML, in words for people who do not know YAML, with the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from briefing.sources import spacing
from briefing.sources.faults import ITEM, START, Explanation, Fault, FaultContext, indent, inside, quoted_line


def explain(fault: Fault, lines: Sequence[str]) -> Explanation:
    """What is behind a fault, by the first rule that knows it."""
    line, column = inside(fault.at or fault.since or (0, 0), lines)
    since = inside(fault.since, lines) if fault.since else None
    context = FaultContext(Fault(fault.problem, fault.context, fault.at, since), lines, line, column)
    for rule in _RULES:
        explanation = rule(context)
        if explanation is not None:
            return explanation
    help = "quote the text, or check the line above"
    return Explanation("this line cannot be read as 'key: value'", help, (context.line, context.column))


def _odd_sign(context: FaultContext) -> Explanation | None:
    """A sign with a meaning of its own, in the middle of brackets or before a key."""
    sign = context.text[context.column : context.column + 1]
    here = (context.line, context.column)
    if context.says("unexpected ':'"):
        return Explanation("a colon stands here between brackets", "quote the text that holds it", here)
    if context.says("expected comment or line break"):
        return Explanation(
            "text stands on the line of '>' or '|'", "begin the text on the next line, or quote it", here
        )
    if context.says("expected node content"):
        return Explanation(
            "nothing stands here between two signs", "remove one of them, or write what is missing", here
        )
    known = context.says("cannot start any token", "alphabetic or numeric", "whitespace or line break")
    if not known:
        return None
    if sign not in _SIGNS and context.column > 0 and context.text[context.column - 1] in _SIGNS:
        here, sign = (context.line, context.column - 1), context.text[context.column - 1]
    what = _SIGNS.get(sign, "this sign")
    return Explanation(f"{what} has a meaning of its own here", "remove it, or quote the text", here)


def _tab(context: FaultContext) -> Explanation | None:
    text = context.text
    lead = text[: len(text) - len(text.lstrip())]
    at = lead.find("\t") if "\t" in lead else text.find("\t", context.column, context.column + 1)
    if at < 0:
        return None
    return Explanation("a tab stands where only spaces may", "replace the tab by spaces", (context.line, at))


_SIGNS: Final = {"*": "a star", "&": "an ampersand", "!": "an exclamation mark", "%": "a percent sign", "@": "an at sign",
                 "`": "a backtick", "|": "a bar", ">": "an angle bracket", ",": "a comma", "]": "a bracket", "}": "a brace",
                 "?": "a question mark",
                 "{{": "{{", "{%": "{%"}  # fmt: skip


def _bad_start(context: FaultContext) -> Explanation | None:
    match = START.match(context.text) or ITEM.match(context.text)
    if match is None:
        return None
    value = match["value"]
    sign = value[:2] if value.startswith(("{{", "{%")) else value[:1]
    block = sign in ("|", ">") and not context.says("block scalar")
    if sign not in _SIGNS or block or context.column < match.start("value"):
        return None
    message = f"text that begins with {_SIGNS[sign]} must be quoted"
    help = quoted_line(context.text)
    if sign in ("|", ">"):
        help += f", or begin the text on the line after '{sign}'"
    return Explanation(message, help, (context.line, match.start("value")), len(sign))


def _list_on_key(context: FaultContext) -> Explanation | None:
    if not context.says("block sequence entries are not allowed", "sequence entries are not allowed"):
        return None
    return Explanation("a list cannot begin on the line of its key", "begin the list on the next line, each item after '- '",
                (context.line, context.column))  # fmt: skip


def _open_quote(context: FaultContext) -> Explanation | None:
    if not context.says("quoted scalar") or context.fault.since is None:
        return None
    line, column = context.fault.since
    if context.says("escape character"):
        return Explanation("a backslash has a meaning of its own between \" and \"", "double it (\\\\), or quote with ' instead",
                    (context.line, max(context.column - 1, 0)))  # fmt: skip
    sign = context.lines[line][column : column + 1]
    double = "put '' for an apostrophe" if sign == "'" else 'write \\" for a quotation mark'
    if sign == "'":
        double += ', or put the whole text between " and "'
    return Explanation("a quotation mark is opened here and never closed", f"close it with {sign}; inside the text {double}",
                (line, column))  # fmt: skip


def _after_bracket(context: FaultContext) -> Explanation | None:
    """`[date] is open`: brackets make a list, and text follows it."""
    match = START.match(context.text) or ITEM.match(context.text)
    before = context.text[: context.column].rstrip()
    if match is None or match["value"][0] not in "[{" or not before.endswith(("]", "}")):
        return None
    if context.text[context.column : context.column + 1] in ("]", "}", ",") or not context.says(
        "did not find expected key", "expected <block end>", "did not find expected '-'", "mapping values"
    ):
        return None
    sign = "bracket" if match["value"][0] == "[" else "brace"
    return Explanation(
        f"text that begins with a {sign} must be quoted",
        quoted_line(context.text),
        (context.line, match.start("value")),
    )


def _open_bracket(context: FaultContext) -> Explanation | None:
    if not context.says("flow sequence", "flow mapping", "flow node") or context.fault.since is None:
        return None
    line, column = context.fault.since
    if (
        context.fault.at
        and context.fault.at[0] == line
        and context.text[context.column : context.column + 1] not in ("]", "}")
    ):
        return Explanation("a comma is missing in these brackets, or the text needs quotes",
                    "put a comma between entries; quote text that holds a colon or a comma", (context.line, context.column))  # fmt: skip
    sign = context.lines[line][column : column + 1]
    close = {"[": "]", "{": "}"}.get(sign, "]")
    return Explanation(
        "a bracket is opened here and never closed",
        f"close it with {close}, or quote the text",
        (line, column),
    )


def _colon(context: FaultContext) -> Explanation | None:
    if not context.says("mapping values are not allowed"):
        return None
    text, above = context.text, context.above
    first = text.find(":")
    if 0 <= context.column <= first and above is not None:
        if re.search(r":\s+[>|][-+\d]*\s*$", context.lines[above]):
            return _block_text(context)
        return Explanation("this line is part of the text above it, because it is indented deeper",
                    "line it up with the key above, or quote the whole text", (context.line, indent(text)))  # fmt: skip
    match = START.match(text)
    if match and match["value"].startswith(("“", "„", "«", "‘")):
        return Explanation("typographic quotation marks do not quote in YAML", 'put plain " before and after the text',
                    (context.line, match.start("value")))  # fmt: skip
    return Explanation(
        "a colon and a space inside the text",
        quoted_line(text),
        (context.line, min(context.column, len(text) - 1)),
    )


def _block_text(context: FaultContext) -> Explanation:
    return Explanation(
        "the text of '>' or '|' is not indented",
        "indent it deeper than its key",
        (context.line, indent(context.text)),
    )


def _no_colon(context: FaultContext) -> Explanation | None:
    if not context.says("could not find expected ':'"):
        return None
    line = context.fault.since[0] if context.fault.since else context.line
    text = context.lines[line]
    here = FaultContext(context.fault, context.lines, line, 0)
    if here.above is not None and re.search(r"[>|][-+\d]*\s*$", context.lines[here.above]):
        return _block_text(here)
    return Explanation("this line has no key and no colon", "write key: text, or indent it to go on with the text above",
                (line, indent(text)), max(len(text.strip()), 1))  # fmt: skip


def _after_value(context: FaultContext) -> Explanation | None:
    """Something stands after a value that is already closed."""
    if not context.says("did not find expected key", "expected <block end>", "did not find expected '-'"):
        return None
    before = context.text[: context.column].rstrip()
    here = (context.line, context.column)
    if context.text[context.column : context.column + 1] in ("]", "}"):
        return Explanation(
            "a bracket is closed here that was never opened", "remove it, or quote the text", here
        )
    if before.endswith(("'", '"')):
        double = (
            "write '' for an apostrophe inside"
            if before.endswith("'")
            else 'write \\" for a quotation mark inside'
        )
        return Explanation(
            "the text goes on after its closing quotation mark", f"quote the whole text; {double}", here
        )
    return None


def _misplaced(context: FaultContext) -> Explanation | None:
    here = (context.line, context.column)
    if context.says(
        "while parsing a block collection", "while parsing a block sequence"
    ) and not context.text.lstrip().startswith("- "):
        return Explanation(
            "this key does not line up with anything above it",
            "indent it exactly as the keys it belongs to",
            here,
        )
    if context.text.lstrip().startswith("-"):
        return Explanation(
            "a list item stands where a key is expected", "indent the list under its key", here
        )
    if context.says("did not find expected key", "expected <block end>"):
        return Explanation(
            "this line does not line up with the lines above", "indent it exactly as its neighbours", here
        )
    return None


def _document(context: FaultContext) -> Explanation | None:
    if context.says("<document start>"):
        return Explanation(
            "text stands after the end of the document ('...')",
            "remove the line of three points",
            (context.line, context.column),
        )
    if context.says("directive"):
        return Explanation(
            "a line that begins with % is not for briefs", "remove the line", (context.line, 0)
        )
    return None


_RULES: Final[tuple[Callable[[FaultContext], Explanation | None], ...]] = (
    _tab, _document, *spacing.RULES, _open_quote, _bad_start, _list_on_key, _after_bracket, _open_bracket, spacing.no_space, _colon, _no_colon,
    _after_value, _misplaced, _odd_sign,
)  # fmt: skip
