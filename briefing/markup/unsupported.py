"""What authors write in Markdown that these texts do not take, each with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from briefing.templates import TextFault

_CURE: Final = "write plain paragraphs, lists, *emphasis*, **strong** or a link"
_UNKNOWN: Final = {
    "heading_open": "a heading",
    "fence": "a block of code",
    "code_block": "text indented by four spaces",
    "blockquote_open": "a quotation (>)",
    "hr": "a rule",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
}
_BEGINS: Final = r"[^\W_]|[“„«‘\"'(\[$€£]"
_ENDS: Final = r"[^\W_]|[.,;:!?…”»’\"')\]%]"
_LEFT: Final = (
    (re.compile(r"\*\*"), "** is opened and not closed, or stands beside a space", "write **strong words** without spaces inside"),
    (re.compile(rf"(?<![\w*\\])\*(?={_BEGINS})|(?<={_ENDS})\*(?![\w*])"), "* is opened and not closed, or closed and not opened",
     r"write *words* with a star on both sides, or \* for a star"),
    (re.compile(rf"(?<![\w\\])_(?={_BEGINS})|(?<={_ENDS})_(?!\w)"), "_ is opened and not closed, or closed and not opened",
     r"write _words_ with one on both sides, or \_ for the sign"),
    (re.compile(r"~~"), "~~ crosses nothing out here", "remove it"),
    (re.compile(r"\A\[[^\[\]]+\]: *(?=https?:|www\.)|\[[^\[\]]+\]\[[^\[\]]*\]"), "a link is parted from its address", "write [words](https://…)"),
    (re.compile(r"`"), "a backtick is opened and not closed", "write `words` with one on both sides, or ’ for an apostrophe"),
    (re.compile(r"\[\^[^\]]*\]?"), "a note call is not complete", "write [^source-id] without spaces"),
    (re.compile(r"\[[^\[\]]*\] +\((?=https?:|mailto:|www\.)"), "a space stands between the words of a link and its address",
     "write [words](https://…) without it"),
    (re.compile(r"\[[^\[\]]*\]\([^)]*\)?"), "a link is not complete", "write [words](https://…) without spaces in the address"),
)  # fmt: skip
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s()]+")
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]+\]")


def unknown(token: Any) -> TextFault:
    """Something that Markdown knows and these texts do not."""
    what = _UNKNOWN.get(token.type, token.type)
    words = {"image": "![", "html_inline": token.content, "blockquote_open": ">"}.get(token.type, "")
    if token.type == "html_block":
        words = token.content.split("\n")[0].strip()
    help = _CURE
    if token.type == "heading_open":
        hashes = token.markup.startswith("#")
        words = token.markup if hashes else token.markup * 3
        help = (
            "give the statement a 'heading:' of its own"
            if hashes
            else "leave a blank line above the line of signs"
        )
    return TextFault("markdown", f"{what} cannot stand in a text", words, help)


def too_deep() -> TextFault:
    """Lists in lists, or emphasis in emphasis, beyond what a page shows."""
    return TextFault(
        "markdown", "lists, emphasis or links are nested too deep here", "", "write it on fewer levels"
    )


def heaped(signs: str, line: int) -> TextFault:
    """A heap of signs that can mean nothing."""
    return TextFault(
        "markdown", f"{len(signs)} signs of emphasis or links stand side by side", signs, _CURE, line
    )


def number_first(start: int) -> TextFault:
    """`2024. A year` is a list that starts at 2024."""
    return TextFault("markdown", f"'{start}.' at the start of a paragraph begins a numbered list", f"{start}",
                     f"write {start}\\. or begin the sentence otherwise")  # fmt: skip


def address(url: str) -> TextFault:
    """A link to nowhere that paper could name."""
    return TextFault("markdown", f"'{url}' is not a whole address", url, "write https:// and what follows")


@lru_cache(maxsize=8192)
def left_over(text: str, begins: bool) -> tuple[TextFault, ...]:
    """Signs of Markdown that were meant to do something and would be printed; `begins` a line of the text."""
    return tuple(_left_over(text, begins))


def _left_over(text: str, begins: bool) -> Iterator[TextFault]:
    match = _NOTE.match(text)
    if begins and match and text[match.end() :].startswith(":"):
        yield TextFault(
            "markdown",
            "a note cannot be written here",
            match[0],
            "define the source in sources.yaml and call it",
        )
    if begins and re.match(r"\|.*\|\s*$", text):
        yield TextFault("markdown", "a table cannot stand in a text", "|", _CURE)
    plain = _ADDRESS.sub("www.", _NOTE.sub("", text))
    for pattern, said, help in _LEFT:
        match = pattern.search(plain)
        if match:
            yield TextFault("markdown", said, match[0], help)
