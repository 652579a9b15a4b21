"""What is wrong with a value, in an author's words and at the author's lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from briefing.diagnostics import Diagnostic, Span
from briefing.schema.other_words import key_for, meant_key
from briefing.sources import MappingNode, Node, ScalarNode, number_help

LONGEST_SHOWN = 40


class Mistakes(Exception):
    """Everything that is wrong inside a value; the path of each begins at that value."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        super().__init__()
        self.found = tuple(found)

    def below(self, key: str | int) -> list[Diagnostic]:
        """The same, seen from the list or mapping that holds the value."""
        return [d.replaced(path=f"{key}.{d.path}" if d.path else str(key)) for d in self.found]


def mistake(code: str, message: str, span: Span, help: str) -> Mistakes:
    return Mistakes([Diagnostic(code, message, span, help)])


def not_a_mapping(node: Node, help: str) -> Mistakes:
    return mistake("not-a-mapping", "'key: value' lines are expected here", node.span, help)


def empty_text(node: Node, key: str) -> Diagnostic:
    """A text that must be there and has no words."""
    return Diagnostic("not-text", f"'{key}' is empty", node.span, "write its words", path=key)


def shown(text: str) -> str:
    """As much of the author's text as a message takes."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def wrong_keys(
    node: MappingNode, known: Collection[str], needed: Iterable[str], choices: Mapping[str, tuple[str, ...]]
) -> list[Diagnostic]:
    """Keys that do not belong into a mapping and keys that it lacks; a key that was misspelt is one mistake."""
    cut = _cut_by_commas(node, known)
    unknown = [key for key in node.items if key not in known and key not in cut]
    missing = [key for key in needed if key not in node.items]
    lacking = [key for key in missing if not any(key_for(word, [key]) for word in unknown)]
    return [*cut.values(), *(_unknown(node, key, known) for key in unknown)] + [
        _missing(node, key, choices.get(key, ())) for key in lacking
    ]


def _cut_by_commas(node: MappingNode, known: Collection[str]) -> dict[str, Diagnostic]:
    """Words between braces that no colon follows: what stands behind a comma of the value before them."""
    found: dict[str, Diagnostic] = {}
    before: Node | None = None
    for key, value in node.items.items():
        here, empty = node.keys[key], isinstance(value, ScalarNode) and value.is_null
        if (
            empty
            and key not in known
            and value.span.column == here.column + here.length
            and isinstance(before, ScalarNode)
        ):
            whole = f"{before.text},{key}"
            if re.fullmatch(r"[-+]?\d+,\d+", whole):
                span = before.span.replaced(length=before.span.length + 1 + here.length)
                found[key] = Diagnostic(
                    "not-a-number", f"'{whole}' is not a number", span, number_help(whole), path=key
                )
            else:
                help = "quote the whole text, or write [one, two] for a list"
                found[key] = Diagnostic(
                    "comma-in-text", "a comma ends the text between { and }", before.span, help, path=key
                )
        elif not empty or key in known:
            before = value
    return found


def _unknown(node: MappingNode, key: str, known: Collection[str]) -> Diagnostic:
    help = meant_key(key, known, "there are: " + ", ".join(known))
    return Diagnostic("unknown-field", f"unknown field '{key}'", node.keys[key], help, path=key)


def _missing(node: MappingNode, key: str, choices: tuple[str, ...]) -> Diagnostic:
    """Told at the first key of the mapping, so that the caret has words to stand under."""
    here = (node.span.line, node.span.column)
    span = next((s for s in node.keys.values() if (s.line, s.column) == here), node.span)
    help = f"write it in the column '{key}'" if span.in_table else f"add '{key}: …'"
    help += f", one of {', '.join(choices)}" if choices else ""
    return Diagnostic("missing-field", f"'{key}' is missing here", span, help, path=key)
