"""Fills the author's text: Jinja2, sandboxed and strict. The only importer of Jinja2.

Functions of a text return *inserts*: private-use characters that stand for finished inlines, so
that what they print survives the Markdown that follows. `Inserts` keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import BriefError, Diagnostic, Span

if TYPE_CHECKING:
    from briefing.document import Inlines

OPEN: Final = "\ue000"
CLOSE: Final = "\ue001"
INSERT: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")


@dataclass(slots=True)
class Inserts:
    """Finished inlines, each behind a mark that no author can type."""

    kept: list[Inlines] = field(default_factory=list)

    def add(self, inlines: Inlines) -> str:
        self.kept.append(inlines)
        return f"{OPEN}{len(self.kept) - 1}{CLOSE}"


class TextFault(Exception):
    """Raised by a function of a text: what is wrong, the words at fault, the cure."""

    def __init__(self, code: str, message: str, words: str = "", help: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.words, self.help = code, message, words, help

    @classmethod
    def unknown(cls, what: str, word: str, known: Iterable[str]) -> TextFault:
        near = get_close_matches(word, list(known), 1, 0.6)
        help = f"did you mean '{near[0]}'?" if near else f"add it, or name another {what}"
        return cls(f"unknown-{what}", f"no {what} is called '{word}'", word, help)


def fill(text: str, names: Mapping[str, Any], span: Span | None = None) -> str:
    """The text with everything between {{ }} filled; a fault is a `BriefError` at the text's place."""
    if "{" not in text:
        return text
    try:
        return _template(text).render(names)
    except Exception as error:
        raise BriefError([fault_of(error, text, span, names)]) from error


@lru_cache(maxsize=8192)
def _template(text: str) -> Any:
    return _environment().from_string(text)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, cache_size=0
    )
    for name in ("range", "lipsum", "dict", "cycler", "joiner", "namespace"):
        environment.globals.pop(name, None)
    return environment


def fault_of(error: Exception, text: str, span: Span | None, names: Mapping[str, Any]) -> Diagnostic:
    """Any exception of filling as a diagnostic; what is no fault of the author is raised again."""
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError, TemplateError

    if isinstance(error, TextFault):
        return Diagnostic(error.code, error.message, span, error.help, path=error.words)
    if isinstance(error, UndefinedError):
        return _undefined(str(error), span, names)
    if isinstance(error, TemplateSyntaxError):
        words = _line(text, error.lineno)
        return Diagnostic("template-syntax", _lower(str(error.message)), span, "check the braces {{ … }}", path=words)
    if isinstance(error, SecurityError):
        return Diagnostic("template-forbidden", "this is not allowed inside a text", span, "use the functions of the manual")
    if isinstance(error, (TemplateError, TypeError, ValueError, KeyError, AttributeError)):
        return Diagnostic("template", _lower(str(error)), span, "check what stands between {{ and }}")
    raise error


def _undefined(message: str, span: Span | None, names: Mapping[str, Any]) -> Diagnostic:
    match = re.search(r"'([^']+)' is undefined", message) or re.search(r"has no attribute '([^']+)'", message)
    word = match[1] if match else ""
    near = get_close_matches(word, list(names), 1, 0.5)
    help = f"did you mean '{near[0]}'?" if near else "there are: " + ", ".join(sorted(names))
    return Diagnostic("unknown-name", f"'{word}' is not known in a text", span, help, path=word)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _lower(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:]
