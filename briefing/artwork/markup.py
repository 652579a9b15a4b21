"""SVG as a tree of elements that know their lines. Nothing is fetched, and nothing that a file declares is expanded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from briefing.diagnostics import BriefError, Span

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
LARGEST: Final = 1_000_000  # bytes
MOST_ELEMENTS: Final = 20_000
DEEPEST: Final = 60
PLAIN: Final = "save it as plain SVG, with every shape as a path"


@dataclass(slots=True)
class Element:
    """An element of SVG; `href` is where it points to, `words` what is written in it."""

    name: str
    attributes: dict[str, str]
    span: Span
    href: str = ""
    words: str = ""
    inside: list[Element] = field(default_factory=list)


def tree_of(data: bytes, file: str) -> Element:
    """The outermost element; a file that is broken, too large or no SVG is a `BriefError`."""
    if len(data) > LARGEST:
        message = f"this artwork has {len(data) // 1000} kB; {LARGEST // 1000} are the most"
        raise BriefError.one("too-large-artwork", message, Span(file), "simplify it, or leave it out")
    return _Builder(file).built(data)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Element | None = None
        self.open: list[Element | None] = []  # None for what is no SVG, with all that is in it
        self.count = 0
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity

    def built(self, data: bytes) -> Element:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            span = Span(self.file, error.lineno, error.offset + 1)
            if self.root is None:
                raise BriefError.one("bad-artwork", "this is not SVG", span, PLAIN) from error
            said = f"this is not whole SVG: {expat.errors.messages[error.code]}"
            raise BriefError.one(
                "bad-artwork", said, span, "the file may be cut off; save it again"
            ) from error
        except (ValueError, LookupError) as error:  # an encoding that nobody knows
            raise BriefError.one("bad-artwork", "this is not SVG", Span(self.file), PLAIN) from error
        assert self.root is not None
        return self.root

    @property
    def _span(self) -> Span:
        return Span(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        ours = space in ("", SVG)
        if self.root is None and not (ours and local == "svg"):
            raise BriefError.one(
                "bad-artwork", f"this is not SVG: it begins with '{local}'", self._span, PLAIN
            )
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) > DEEPEST:
            what = "elements" if self.count > MOST_ELEMENTS else "elements within one another"
            message = f"this artwork has too many {what}"
            raise BriefError.one("too-large-artwork", message, self._span, "simplify it, or leave it out")
        if not ours or (self.open and self.open[-1] is None):
            self.open.append(None)
            return
        plain = {key: value for key, value in attributes.items() if " " not in key}
        href = attributes.get("href", attributes.get(f"{XLINK} href", "")).strip()
        element = Element(local, plain, self._span, href)
        if self.open and (above := self.open[-1]) is not None:
            above.inside.append(element)
        self.root = self.root or element
        self.open.append(element)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _characters(self, words: str) -> None:
        if self.open and (element := self.open[-1]) is not None and element.name == "style":
            element.words += words

    def _entity(self, *_: object) -> None:
        message = "it declares entities, which are not read"
        raise BriefError.one("unsupported-artwork", message, self._span, PLAIN)
