"""A language held against English, of which every language is a translation: its words, and what stands in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from string import Formatter
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import GIVEN, Diagnostic, Severity, Span
from briefing.kinds import misspelt
from briefing.lazy import lazy
from briefing.letters import Alphabet
from briefing.nearness import meant
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    import pyphen
else:
    pyphen = lazy("pyphen")

EACH: Final = 8  # missing words that are told one by one
_FORMS: Final = ("dates", "words")
_OPEN: Final = ("format-", "group-", "chart-kind-")  # before codes of a summit's own
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)
_DIGITS: Final = re.compile(r"(0?[1-9])?d?")  # how a number in braces may be written


def faults(node: MappingNode, english: MappingNode) -> Iterator[Diagnostic]:
    """Words that are missing or empty, and names in braces that nothing fills or that a translation lost."""
    for key, value in _texts(node.items.get("units")):
        yield from _filled(value, {"n"}, f"the unit '{key}'")
    for key, value in _always_numbered(node.items.get("units")):
        yield from _kept(value, {"n"}, f"the unit '{key}'", "{n} …")
    for part in _FORMS:
        theirs, ours = node.items.get(part), english.items.get(part)
        if not isinstance(theirs, MappingNode) or not isinstance(ours, MappingNode):
            continue
        if part == "words":
            missing = {key: value.text for key, value in _texts(ours) if key not in theirs.items}
            yield from _missing(missing, _head(node, part))
            codes = (key for key in theirs.items if key.startswith(_OPEN))
            yield from misspelt("word", theirs, node.span.file, {*ours.items, *codes})
        for key, value in _texts(theirs):
            model = ours.items.get(key)
            if isinstance(model, ScalarNode):
                names = _names(model.text) or set()
                yield from _filled(value, names, f"'{key}'")
                yield from _kept(value, names, f"'{key}'", model.text)


def unusable(node: MappingNode) -> Iterator[Diagnostic]:
    """What would set figures, lists and lines wrongly without a word."""
    numbers, setting = node.items.get("numbers"), node.items.get("setting")
    signs = numbers.items if isinstance(numbers, MappingNode) else {}
    for key in ("decimal", "minus", "range", "signed-range"):
        value = signs.get(key)
        if isinstance(value, ScalarNode) and (not value.text or value.text.isdigit()):
            said = f"'{value.text}' cannot part figures: numbers would be read as others"
            yield Diagnostic("bad-sign", said, value.span, f"write the sign of the language under '{key}'")
    yield from _between_digits(signs)
    if isinstance(setting, MappingNode):
        yield from _listing(setting.items.get("alphabet"))
        yield from _hyphens(setting.items.get("hyphenation"))


def _between_digits(signs: Mapping[str, Node]) -> Iterator[Diagnostic]:
    """Signs by which 1,250 would be read as another number than was meant."""
    decimal, group = signs.get("decimal"), signs.get("group")
    for key, value in (("decimal", decimal), ("group", group)):
        if isinstance(value, ScalarNode) and (len(value.text) > 1 or value.text.isalnum()):
            said = f"'{value.text}' cannot stand between the digits of a number"
            yield Diagnostic(
                "bad-sign", said, value.span, f"write one sign under '{key}', as '.', ',' or a space"
            )
    if isinstance(decimal, ScalarNode) and isinstance(group, ScalarNode) and decimal.text == group.text:
        said = (
            f"'{group.text}' parts decimals and thousands: nobody could tell 1{group.text}250 from the other"
        )
        yield Diagnostic(
            "bad-sign", said, group.span, "write two signs, one under 'decimal', one under 'group'"
        )


def _listing(rows: Node | None) -> Iterator[Diagnostic]:
    for row in rows.items if isinstance(rows, SequenceNode) else ():
        if isinstance(row, ScalarNode):
            try:
                Alphabet((row.text,))
            except (KeyError, ValueError):
                said = f"'{row.text}' puts no letters behind one that all languages have"
                yield Diagnostic("bad-alphabet", said, row.span, "write 'z å ä ö': å, ä and ö then follow z")


def _hyphens(name: Node | None) -> Iterator[Diagnostic]:
    if isinstance(name, ScalarNode) and not name.is_null and not pyphen.language_fallback(name.text):
        said = f"no dictionary of hyphens is called '{name.text}', so that no word is broken"
        known = sorted(pyphen.LANGUAGES)
        yield Diagnostic(
            "no-hyphens",
            said,
            name.span,
            meant(name.text, known, "leave 'hyphenation' out"),
            Severity.WARNING,
        )


def wrong_tag(tag: str, node: MappingNode) -> Iterator[Diagnostic]:
    """A name that is no language tag, or another than the file says."""
    said = node.items.get("tag")
    if not _TAG.fullmatch(tag):
        message = f"'{tag}' is no language tag, by which readers of PDF and speech know a language"
        yield Diagnostic("bad-tag", message, node.span, "name the file by the tag: 'kk.yaml', 'pt-br.yaml'")
    elif isinstance(said, ScalarNode) and said.text != tag:
        message = f"the tag is '{said.text}', and the file is {tag}.yaml"
        yield Diagnostic("id-is-not-file-name", message, said.span, f"write tag: {tag}, or rename the file")


def untranslated(tag: str, node: MappingNode) -> Iterator[Diagnostic]:
    """A language that takes words from another one, which would be printed in its books."""
    words = node.items.get("words")
    if not isinstance(words, MappingNode):
        return
    others = {key: span for key, span in words.keys.items() if span.file not in (node.span.file, GIVEN)}
    base = next((PurePosixPath(span.file).stem for span in others.values()), tag)
    if base.partition("-")[0] != tag.partition("-")[0]:
        shown = ", ".join(f"'{key}'" for key in list(others)[:4]) + (" …" if len(others) > 4 else "")
        said = f"{len(others)} words of '{tag}' are not translated and printed in '{base}': {shown}"
        place = node.keys["words"] if node.keys["words"].file == node.span.file else node.span
        yield Diagnostic("words-of-base", said, place, "translate them under 'words'", Severity.WARNING)


def _missing(words: Mapping[str, str], place: Span) -> Iterator[Diagnostic]:
    """Each word that a translator has to add; many together."""
    if len(words) > EACH:
        shown = ", ".join(f"'{key}'" for key in list(words)[:EACH])
        help = "add them with the keys of languages/en.yaml, or write 'extends: en' and English ones are printed until then"
        yield Diagnostic("missing-word", f"{len(words)} words are missing: {shown} …", place, help)
        return
    for key, text in words.items():
        help = f"add '{key}: …'; in English it is '{text}'"
        yield Diagnostic("missing-word", f"the word '{key}' is missing", place, help)


def _head(node: MappingNode, key: str) -> Span:
    return node.keys[key]


def _texts(node: Node | None) -> Iterator[tuple[str, ScalarNode]]:
    """Every text of a mapping of texts, or of mappings of texts, by its first key."""
    if isinstance(node, MappingNode):
        for key, value in node.items.items():
            if isinstance(value, ScalarNode):
                yield key, value
            elif isinstance(value, MappingNode):
                yield from ((key, inner) for inner in value.items.values() if isinstance(inner, ScalarNode))


def _always_numbered(units: Node | None) -> Iterator[tuple[str, ScalarNode]]:
    """The forms of units that stand for any number."""
    for key, unit in units.items.items() if isinstance(units, MappingNode) else ():
        forms = unit.items if isinstance(unit, MappingNode) else {}
        yield from (
            (key, form) for name in ("many", "short") if isinstance(form := forms.get(name), ScalarNode)
        )


def _kept(value: ScalarNode, names: set[str], what: str, model: str) -> Iterator[Diagnostic]:
    """A text that says less than the one it translates."""
    held = _names(value.text)
    lost = sorted(names - held) if held is not None and held <= names else []
    if not value.text.strip():
        yield Diagnostic("bad-form", f"{what} is empty", value.span, f"in English it is '{model}'")
    elif lost:
        said = f"{what} does not hold {', '.join(f'{{{name}}}' for name in lost)}, which would not be printed"
        yield Diagnostic("bad-form", said, value.span, f"in English it is '{model}'")


def _filled(value: ScalarNode, known: set[str], what: str) -> Iterator[Diagnostic]:
    names = _names(value.text)
    if names is None:
        yield Diagnostic("bad-form", f"the braces of {what} do not pair", value.span, "close each { with }")
        return
    for name, form in sorted(_forms(value.text).items()):
        if name in known and not _DIGITS.fullmatch(form):
            said = f"'{form}' is no form of a number in {what}"
            yield Diagnostic(
                "bad-form", said, value.span, f"write {{{name}}}, or {{{name}:02d}} for two digits"
            )
    for name in sorted(names - known):
        few = "it may hold: " + ", ".join(f"{{{k}}}" for k in sorted(known)) if known else "remove the braces"
        yield Diagnostic(
            "bad-form", f"nothing fills {{{name}}} in {what}", value.span, meant(name, sorted(known), few)
        )


def _names(text: str) -> set[str] | None:
    """What stands between braces, None where they do not pair."""
    try:
        return set(_forms(text))
    except ValueError:
        return None


def _forms(text: str) -> dict[str, str]:
    """What stands between braces, with what stands behind its colon or exclamation mark."""
    parsed = Formatter().parse(text)
    return {name: (form or "") + (sign or "") for _, name, form, sign in parsed if name is not None}
