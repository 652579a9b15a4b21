"""What a parser says of a YAML slip, in words for people who do not know YAML, with the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from briefing.sources import spacing
from briefing.sources.scenes import ITEM, START, Fault, Scene, Slip, indent, inside, quoted_line


def explain(fault: Fault, lines: Sequence[str]) -> Slip:
    """The slip behind a fault; the first rule that knows it."""
    line, column = inside(fault.at or fault.since or (0, 0), lines)
    since = inside(fault.since, lines) if fault.since else None
    scene = Scene(Fault(fault.problem, fault.context, fault.at, since), lines, line, column)
    for rule in _RULES:
        slip = rule(scene)
        if slip is not None:
            return slip
    help = "quote the text, or check the line above"
    return Slip("this line cannot be read as 'key: value'", help, (scene.line, scene.column))


def _odd_sign(scene: Scene) -> Slip | None:
    """A sign with a meaning of its own, in the middle of brackets or before a key."""
    sign = scene.text[scene.column : scene.column + 1]
    here = (scene.line, scene.column)
    if scene.says("unexpected ':'"):
        return Slip("a colon stands here between brackets", "quote the text that holds it", here)
    if scene.says("expected comment or line break"):
        return Slip(
            "text stands on the line of '>' or '|'", "begin the text on the next line, or quote it", here
        )
    if scene.says("expected node content"):
        return Slip(
            "nothing stands here between two signs", "remove one of them, or write what is missing", here
        )
    known = scene.says("cannot start any token", "alphabetic or numeric", "whitespace or line break")
    if not known:
        return None
    if sign not in _SIGNS and scene.column > 0 and scene.text[scene.column - 1] in _SIGNS:
        here, sign = (scene.line, scene.column - 1), scene.text[scene.column - 1]
    what = _SIGNS.get(sign, "this sign")
    return Slip(f"{what} has a meaning of its own here", "remove it, or quote the text", here)


def _tab(scene: Scene) -> Slip | None:
    text = scene.text
    lead = text[: len(text) - len(text.lstrip())]
    at = lead.find("\t") if "\t" in lead else text.find("\t", scene.column, scene.column + 1)
    if at < 0:
        return None
    return Slip("a tab stands where only spaces may", "replace the tab by spaces", (scene.line, at))


_SIGNS: Final = {"*": "a star", "&": "an ampersand", "!": "an exclamation mark", "%": "a percent sign", "@": "an at sign",
                 "`": "a backtick", "|": "a bar", ">": "an angle bracket", ",": "a comma", "]": "a bracket", "}": "a brace",
                 "?": "a question mark",
                 "{{": "{{", "{%": "{%"}  # fmt: skip


def _bad_start(scene: Scene) -> Slip | None:
    match = START.match(scene.text) or ITEM.match(scene.text)
    if match is None:
        return None
    value = match["value"]
    sign = value[:2] if value.startswith(("{{", "{%")) else value[:1]
    block = sign in ("|", ">") and not scene.says("block scalar")
    if sign not in _SIGNS or block or scene.column < match.start("value"):
        return None
    message = f"text that begins with {_SIGNS[sign]} must be quoted"
    help = quoted_line(scene.text)
    if sign in ("|", ">"):
        help += f", or begin the text on the line after '{sign}'"
    return Slip(message, help, (scene.line, match.start("value")), len(sign))


def _list_on_key(scene: Scene) -> Slip | None:
    if not scene.says("block sequence entries are not allowed", "sequence entries are not allowed"):
        return None
    return Slip("a list cannot begin on the line of its key", "begin the list on the next line, each item after '- '",
                (scene.line, scene.column))  # fmt: skip


def _open_quote(scene: Scene) -> Slip | None:
    if not scene.says("quoted scalar") or scene.fault.since is None:
        return None
    line, column = scene.fault.since
    if scene.says("escape character"):
        return Slip("a backslash has a meaning of its own between \" and \"", "double it (\\\\), or quote with ' instead",
                    (scene.line, max(scene.column - 1, 0)))  # fmt: skip
    sign = scene.lines[line][column : column + 1]
    double = "put '' for an apostrophe" if sign == "'" else 'write \\" for a quotation mark'
    return Slip("a quotation mark is opened here and never closed", f"close it with {sign}; inside the text {double}",
                (line, column))  # fmt: skip


def _after_bracket(scene: Scene) -> Slip | None:
    """`[date] is open`: brackets make a list, and text follows it."""
    match = START.match(scene.text) or ITEM.match(scene.text)
    before = scene.text[: scene.column].rstrip()
    if match is None or match["value"][0] not in "[{" or not before.endswith(("]", "}")):
        return None
    if scene.text[scene.column : scene.column + 1] in ("]", "}", ",") or not scene.says(
        "did not find expected key", "expected <block end>", "did not find expected '-'", "mapping values"
    ):
        return None
    sign = "bracket" if match["value"][0] == "[" else "brace"
    return Slip(
        f"text that begins with a {sign} must be quoted",
        quoted_line(scene.text),
        (scene.line, match.start("value")),
    )


def _open_bracket(scene: Scene) -> Slip | None:
    if not scene.says("flow sequence", "flow mapping", "flow node") or scene.fault.since is None:
        return None
    line, column = scene.fault.since
    if (
        scene.fault.at
        and scene.fault.at[0] == line
        and scene.text[scene.column : scene.column + 1] not in ("]", "}")
    ):
        return Slip("a comma is missing in these brackets, or the text needs quotes",
                    "put a comma between entries; quote text that holds a colon or a comma", (scene.line, scene.column))  # fmt: skip
    sign = scene.lines[line][column : column + 1]
    close = {"[": "]", "{": "}"}.get(sign, "]")
    return Slip(
        "a bracket is opened here and never closed",
        f"close it with {close}, or quote the text",
        (line, column),
    )


def _colon(scene: Scene) -> Slip | None:
    if not scene.says("mapping values are not allowed"):
        return None
    text, above = scene.text, scene.above
    first = text.find(":")
    if 0 <= scene.column <= first and above is not None:
        if re.search(r":\s+[>|][-+\d]*\s*$", scene.lines[above]):
            return _block_text(scene)
        return Slip("this line is part of the text above it, because it is indented deeper",
                    "line it up with the key above, or quote the whole text", (scene.line, indent(text)))  # fmt: skip
    match = START.match(text)
    if match and match["value"].startswith(("“", "„", "«", "‘")):
        return Slip("typographic quotation marks do not quote in YAML", 'put plain " before and after the text',
                    (scene.line, match.start("value")))  # fmt: skip
    return Slip(
        "a colon and a space inside the text",
        quoted_line(text),
        (scene.line, min(scene.column, len(text) - 1)),
    )


def _block_text(scene: Scene) -> Slip:
    return Slip(
        "the text of '>' or '|' is not indented",
        "indent it deeper than its key",
        (scene.line, indent(scene.text)),
    )


def _no_colon(scene: Scene) -> Slip | None:
    if not scene.says("could not find expected ':'"):
        return None
    line = scene.fault.since[0] if scene.fault.since else scene.line
    text = scene.lines[line]
    here = Scene(scene.fault, scene.lines, line, 0)
    if here.above is not None and re.search(r"[>|][-+\d]*\s*$", scene.lines[here.above]):
        return _block_text(here)
    return Slip("this line has no key and no colon", "write key: text, or indent it to go on with the text above",
                (line, indent(text)), max(len(text.strip()), 1))  # fmt: skip


def _after_value(scene: Scene) -> Slip | None:
    """Something stands after a value that is already closed."""
    if not scene.says("did not find expected key", "expected <block end>", "did not find expected '-'"):
        return None
    before = scene.text[: scene.column].rstrip()
    here = (scene.line, scene.column)
    if scene.text[scene.column : scene.column + 1] in ("]", "}"):
        return Slip("a bracket is closed here that was never opened", "remove it, or quote the text", here)
    if before.endswith(("'", '"')):
        double = (
            "write '' for an apostrophe inside"
            if before.endswith("'")
            else 'write \\" for a quotation mark inside'
        )
        return Slip(
            "the text goes on after its closing quotation mark", f"quote the whole text; {double}", here
        )
    return None


def _misplaced(scene: Scene) -> Slip | None:
    here = (scene.line, scene.column)
    if scene.says(
        "while parsing a block collection", "while parsing a block sequence"
    ) and not scene.text.lstrip().startswith("- "):
        return Slip(
            "this key does not line up with anything above it",
            "indent it exactly as the keys it belongs to",
            here,
        )
    if scene.text.lstrip().startswith("-"):
        return Slip("a list item stands where a key is expected", "indent the list under its key", here)
    if scene.says("did not find expected key", "expected <block end>"):
        return Slip(
            "this line does not line up with the lines above", "indent it exactly as its neighbours", here
        )
    return None


def _document(scene: Scene) -> Slip | None:
    if scene.says("<document start>"):
        return Slip(
            "text stands after the end of the document ('...')",
            "remove the line of three points",
            (scene.line, scene.column),
        )
    if scene.says("directive"):
        return Slip("a line that begins with % is not for briefs", "remove the line", (scene.line, 0))
    return None


_RULES: Final[tuple[Callable[[Scene], Slip | None], ...]] = (
    _tab, _document, *spacing.RULES, _open_quote, _bad_start, _list_on_key, _after_bracket, _open_bracket, spacing.no_space, _colon, _no_colon,
    _after_value, _misplaced, _odd_sign,
)  # fmt: skip
