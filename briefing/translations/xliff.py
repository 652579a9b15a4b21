"""XLIFF 1.2, as all tools of translators read it. What is filled in is a placeholder that they cannot change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from briefing.diagnostics import BriefError, Span
from briefing.translations.catalogue import Catalogue, Message, State, pieces

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_STATES: Final[dict[State, str]] = {
    "new": "needs-translation",
    "done": "translated",
    "stale": "needs-review-translation",
}
_TAKEN: Final = frozenset(
    {"", "new", "needs-translation", "translated", "signed-off", "final"}
)  # where there is a target
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def to_xliff(catalogue: Catalogue) -> str:
    """The file that goes to a translator."""
    ElementTree.register_namespace("", NAMESPACE)
    root = Element(_name("xliff"), version="1.2")
    about = {"original": catalogue.of, "datatype": "plaintext"}
    languages = {"source-language": catalogue.source, "target-language": catalogue.target}
    body = SubElement(SubElement(root, _name("file"), {**about, **languages}), _name("body"))
    for message in catalogue.messages:
        approved = {"approved": "yes"} if message.state == "done" else {}
        unit = SubElement(body, _name("trans-unit"), {"id": message.place, _SPACE: "preserve", **approved})
        calls = _marked(SubElement(unit, _name("source")), message.source, [])
        target = SubElement(unit, _name("target"), state=_STATES[message.state])
        _marked(target, message.target, calls)
        if message.note:
            SubElement(unit, _name("note")).text = message.note
    for element in (
        root,
        *root.iter(_name("file")),
        body,
        *body,
    ):  # lines between elements, and none inside of texts
        element.text = "\n"
        for child in element:
            child.tail = "\n"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _marked(element: Element, text: str, known: list[str]) -> list[str]:
    """Put a text into an element, a placeholder for each call; those that `known` has keep its numbers."""
    words, *rest = pieces(text)
    element.text = words
    calls, free = list(known), list(range(len(known)))
    for call, tail in zip(rest[::2], rest[1::2], strict=True):
        number = next((n for n in free if calls[n] == call), None)
        if number is None:
            calls.append(call)
            number = len(calls) - 1
        else:
            free.remove(number)
        mark = SubElement(element, _name("x"), {"id": str(number + 1), "equiv-text": call})
        mark.tail = tail
    return calls


def of_xliff(text: str, name: str) -> Catalogue:
    """What came back; a file that cannot be read is a `BriefError` at its line."""
    if re.search(r"<!(DOCTYPE|ENTITY)", text):
        raise BriefError.one(
            "bad-catalogue",
            "this file defines entities of its own",
            Span(name),
            "export it from your tool as XLIFF 1.2",
        )
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        said = "this is no XLIFF: " + str(error).partition(":")[0]
        raise BriefError.one(
            "bad-catalogue", said, Span(name, line, column + 1), "export it again as XLIFF 1.2"
        ) from error
    file = root.find(_name("file"))
    if file is None:
        said = "this is no XLIFF 1.2: it has no files in it"
        raise BriefError.one("bad-catalogue", said, Span(name), "export it again as XLIFF 1.2")
    messages = tuple(_messages(root, text, name))
    return Catalogue(
        file.get("source-language", ""), file.get("target-language", ""), file.get("original", ""), messages
    )


def _messages(root: Element, text: str, name: str) -> Iterator[Message]:
    lines = _lines_of(text)
    for unit in root.iter(_name("trans-unit")):
        place = unit.get("id", "")
        source, target = unit.find(_name("source")), unit.find(_name("target"))
        if source is None:
            continue
        state: State = "new"
        said = _text(target) if target is not None else ""
        if said.strip():
            finished = target is not None and target.get("state", "") in _TAKEN
            state = "done" if finished and unit.get("approved") != "no" else "stale"
        yield Message(place, _text(source), said, state, span=Span(name, lines.get(place, 1)))


def _lines_of(text: str) -> dict[str, int]:
    """The lines on which units begin, by their ids."""
    found: dict[str, int] = {}
    for match in re.finditer(r"<trans-unit\b[^>]*?\bid\s*=\s*(\"[^\"]*\"|'[^']*')", text):
        id_ = re.sub(
            r"&(amp|quot|apos|lt|gt);",
            lambda m: {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">"}[m[1]],
            match[1][1:-1],
        )
        found.setdefault(id_, text.count("\n", 0, match.start()) + 1)
    return found


def _text(element: Element) -> str:
    """A text with what its placeholders stand for; marks that a tool put in are passed through."""
    found = [element.text or ""]
    for child in element:
        if child.tag in (_name("x"), _name("ph")):
            found.append(child.get("equiv-text") or child.text or "")
        else:
            found.append(_text(child))
        found.append(child.tail or "")
    return "".join(found)
