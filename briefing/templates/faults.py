"""What can be wrong in a text, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import Diagnostic, Span
from briefing.lazy import lazy
from briefing.nearness import meant

if TYPE_CHECKING:
    import jinja2
    from jinja2 import exceptions
else:
    exceptions = lazy("jinja2.exceptions")
    jinja2 = lazy("jinja2")

FILTERS: Final = ("capitalize", "default", "lower", "trim", "upper")  # none makes a text longer


class TextFault(Exception):
    """What is wrong in a text: the words at fault, the line of the text from 0, the cure."""

    def __init__(self, code: str, message: str, words: str = "", help: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.words, self.help, self.line = code, message, words, help, line

    @classmethod
    def unknown(cls, what: str, word: str, known: Iterable[str]) -> TextFault:
        """Something was named that is not there; names the nearest that is."""
        names = sorted(known)
        few = "there are: " + ", ".join(names) if len(names) <= 8 else f"add it, or name another {what}"
        return cls(f"unknown-{what}", f"no {what} is called '{word}'", word, meant(word, names, few))

    def on_line(self, line: int) -> TextFault:
        """The same on a line of the text, counted from 0."""
        return TextFault(self.code, self.message, self.words, self.help, line)

    def at(self, span: Span | None) -> Diagnostic:
        """The same at a place of an author's file."""
        return Diagnostic(self.code, self.message, span, self.help)


def fault_of(error: Exception, text: str, span: Span | None, names: Mapping[str, Any]) -> Diagnostic:
    """Any exception of filling as a diagnostic; what is no fault of the author is raised again."""
    return fault_in(error, text, names).at(span)


def fault_in(error: Exception, text: str, names: Mapping[str, Any]) -> TextFault:
    """The same as a place inside the text."""
    line = _line_of(error)
    if isinstance(error, TextFault):
        return error.on_line(max(line, error.line))
    if isinstance(error, exceptions.UndefinedError):
        return _undefined(str(error), line, names)
    if isinstance(error, exceptions.TemplateSyntaxError):
        return _syntax(str(error.message), text, error.lineno - 1)
    if isinstance(error, (RecursionError, MemoryError, IndentationError)):
        return TextFault(
            "template-forbidden", "braces or brackets are nested too deep here", "{", "write the words out"
        )
    if isinstance(error, exceptions.SecurityError):
        word = re.search(r"attribute '(\w+)'", str(error))
        said = f"'{word[1]}' is not allowed in a text" if word else _lower(str(error))
        return TextFault("template-forbidden", said, word[1] if word else "{{", "write the words out", line)
    if isinstance(
        error, (exceptions.TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError)
    ):
        said = "what stands between these braces cannot be filled"
        return TextFault("template", said, "{", "write a function that texts know, or the words", line)
    raise error


def _line_of(error: Exception) -> int:
    """Line of the text (from 0) in which filling it failed."""
    found, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            found = trace.tb_lineno - 1
        trace = trace.tb_next
    return found


def _undefined(message: str, line: int, names: Mapping[str, Any]) -> TextFault:
    match = re.search(r"has no attribute '([^']+)'", message)
    if match:
        return TextFault(
            "unknown-name", f"there is no '{match[1]}' here", match[1], "name one of its parts", line
        )
    match = re.search(r"'([^']+)' is undefined", message)
    return unknown_name(match[1] if match else "", names).on_line(line)


def unknown_name(word: str, names: Mapping[str, Any]) -> TextFault:
    """A name that no text may use; names the nearest that it may."""
    help = meant(word, sorted(names), "there are: " + ", ".join(sorted(names)))
    return TextFault("unknown-name", f"'{word}' is not known in a text", word, help)


_SAYINGS: Final = (
    (r"unexpected char '[“”„«»‘’]'", "typographic quotation marks stand between the braces", "write plain \" or ' there"),
    (r"end of template.*innermost block.*'if'", "{% if %} is opened and never closed", "write {% endif %} where it ends"),
    (r"end of template.*innermost block.*'for'", "{% for %} is opened and never closed", "write {% endfor %} where it ends"),
    (r"unknown tag '(?:end\w+|else|elif)'", "this ends or divides what was never opened", "remove it, or write {% if … %} before it"),
    (r"expected an expression, got 'end of statement block'", "a condition or a list is missing here", "write it, or remove the whole {% … %}"),
    (r"expected token 'in'|expected token 'name'", "{% for %} needs a name, 'in' and a list", 'write {% for id in ["…", "…"] %}'),
    (r"expected token 'end of statement block'|expected token ':='|expected token '='", "what stands between {% and %} cannot be read", "write the words out"),
    (r"unexpected end of template|expected token 'end of print statement', got '\{'", "{{ is opened and never closed", "close it with }}"),
    (r"end of comment", "{# is opened and never closed", "close it with #}, or write the sign otherwise"),
    (r"expected token 'end of print statement'|expected token ','", "a comma, a bracket or a quotation mark is missing", 'write {{ fact("…") }}'),
    (r"unknown tag", "what stands between {% and %} is not known", "write {{ … }} to print something"),
    (r"unexpected '.', expected '.'", "a bracket is opened between the braces and not closed", 'write {{ fact("…") }}'),
    (r"unexpected '}'", "{{ is closed by a single brace", "close it with }}"),
    (r"unexpected '[)\]]'", "a bracket is closed that was not opened", 'write {{ fact("…") }}'),
    (r"expected an expression", "nothing stands between the braces", 'write {{ fact("…") }}'),
    (r"unexpected char ['\"][\"']", "a quotation mark is opened between the braces and not closed", 'write {{ fact("…") }}'),
    (r"unexpected char", "a sign stands between the braces that does not belong there", 'write {{ fact("…") }}'),
)  # fmt: skip


def _syntax(message: str, text: str, line: int) -> TextFault:
    lines = text.split("\n")
    filter = re.match(r"No filter named '(\w+)'", message)
    if filter:
        help = meant(filter[1], FILTERS, "there are: " + ", ".join(FILTERS))
        return TextFault("template-syntax", f"there is no filter '{filter[1]}'", filter[1], help, line)
    default = ("what stands between these braces cannot be read", 'write {{ fact("…") }}')
    said, help = next(
        ((said, help) for pattern, said, help in _SAYINGS if re.search(pattern, message, re.I)), default
    )
    line, words = _culprit(text) or _statement(lines, min(line, len(lines) - 1))
    if words.startswith("{{") and "}" not in words:
        said, help = "{{ is opened and never closed", "close it with }}"
    return TextFault("template-syntax", said, words, help, line)


def _statement(lines: list[str], line: int) -> tuple[int, str]:
    """The first {% %} of a line."""
    found = re.search(r"\{%.*?(?:%\}|$)", lines[line])
    return line, found[0] if found else ""


def _culprit(text: str) -> tuple[int, str] | None:
    """The first pair of braces that cannot be read by itself: its line, and its words."""
    alone = jinja2.Environment()
    for match in re.finditer(r"\{\{.*?(?:\}\}|(?=\{\{)|\Z)|\{#.*?(?:#\}|\Z)", text, re.S):
        try:
            alone.parse(match[0])
        except exceptions.TemplateSyntaxError:
            words = match[0].split("\n")[0] if "}" not in match[0] else match[0]
            return text.count("\n", 0, match.start()), words.rstrip()
    return None


def _lower(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:]
