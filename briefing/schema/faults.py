"""What the validator found, in an author's words and at the author's lines."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Final, get_args, get_origin

from pydantic import ValidationError

from briefing.diagnostics import Diagnostic, Span
from briefing.schema.building import key_span, value_span
from briefing.schema.models import Model, kebab, options
from briefing.sources import Mapping, Node, Sequence, number_help


def diagnostics(model: type[Model], node: Mapping, error: ValidationError) -> list[Diagnostic]:
    """One diagnostic a mistake; a missing key and a similar unknown key are one mistake."""
    faults = error.errors(include_url=False, include_context=True)
    missing = [f for f in faults if f["type"] == "missing"]
    misspelt = {
        m["loc"]
        for fault in faults
        if fault["type"] == "extra_forbidden"
        for m in missing
        if m["loc"][:-1] == fault["loc"][:-1] and _near(str(fault["loc"][-1]), [str(m["loc"][-1])])
    }
    found = [
        _diagnostic(model, node, f) for f in faults if f["type"] != "missing" or f["loc"] not in misspelt
    ]
    return list({(d.code, d.span, d.path): d for d in found}.values())


def _diagnostic(model: type[Model], node: Mapping, fault: Any) -> Diagnostic:
    loc = tuple(fault["loc"])
    path = ".".join(str(part) for part in loc)
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden" or "span" in loc[-2:]:
        return _unknown_field(model, node, loc)
    if kind == "missing":
        return Diagnostic(
            "missing-field",
            f"'{loc[-1]}' is missing here",
            _first_key(node, loc[:-1]),
            f"add '{loc[-1]}: …'",
            path=path,
        )
    span, text = value_span(node, loc), _short(str(fault.get("input")))
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'((?:[^'\\]|\\.)*)'", context["expected"])
        near = _near(text, choices)
        help = f"did you mean '{near}'?" if near else "write one of them"
        return Diagnostic("choice", f"'{text}' is not one of {', '.join(choices)}", span, help, path=path)
    if kind == "model_type":
        return Diagnostic(
            "not-a-mapping", "'key: value' lines are expected here", span, _first_words(model, loc), path=path
        )
    default = ("invalid-value", fault["msg"][:1].lower() + fault["msg"][1:].rstrip("."), "correct this value")
    code, message, help = _WORDS.get(kind, default)
    if kind == "decimal_parsing":
        help = number_help(text)
    return Diagnostic(
        code, message.format(text=text, **context) if kind in _WORDS else message, span, help, path=path
    )


def _unknown_field(model: type[Model], node: Mapping, loc: tuple[Any, ...]) -> Diagnostic:
    if loc[-2:-1] == ("span",):
        loc = loc[:-1]
    key, known = str(loc[-1]), known_keys(model, loc[:-1])
    near = _near(key, known) or _near(kebab(key.lower()), known)
    help = f"did you mean '{near}'?" if near else "there are: " + ", ".join(known)
    return Diagnostic(
        "unknown-field", f"unknown field '{key}'", key_span(node, loc), help, path=".".join(map(str, loc))
    )


def _near(word: str, known: list[str]) -> str:
    return next(iter(get_close_matches(word, known, 1, 0.6)), "")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _first_key(node: Node, loc: tuple[Any, ...]) -> Span:
    """The first key of the mapping at a path, so that the caret has words to stand under."""
    span = value_span(node, loc)
    for part in loc:
        if isinstance(node, Mapping) and str(part) in node.items:
            node = node.items[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int):
            node = node.items[part]
    if isinstance(node, Mapping):
        return next((s for s in node.keys.values() if s.line == span.line and s.column == span.column), span)
    return span


def _first_words(model: type[Model], loc: tuple[Any, ...]) -> str:
    """How to begin what must be a mapping."""
    current = _at(model, loc)
    needed = [kebab(n) for n, f in current.model_fields.items() if f.is_required()] if current else []
    first = needed[0] if needed else "key"
    return f"write '{first}: …' and what else belongs to it"


_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "string_type": ("not-text", "text is expected here", "write text after the colon; quote it if it begins with a sign"),
    "int_parsing": ("not-a-number", "'{text}' is not a whole number", "write digits alone"),
    "int_from_float": ("not-a-number", "'{text}' is not a whole number", "write digits alone"),
    "decimal_parsing": ("not-a-number", "'{text}' is not a number", ""),
    "decimal_type": ("not-a-number", "a number is expected here", "write digits with a point: 1234.5"),
    "int_type": ("not-a-number", "a whole number is expected here", "write digits alone"),
    "float_parsing": ("not-a-number", "'{text}' is not a number", "write digits with a point: 1234.5"),
    "finite_number": ("not-a-number", "'{text}' is not a number", "write digits with a point: 1234.5"),
    "greater_than": ("out-of-range", "'{text}' is too small; it must be more than {gt}", "write a larger number"),
    "greater_than_equal": ("out-of-range", "'{text}' is too small; {ge} is the least", "write a larger number"),
    "less_than": ("out-of-range", "'{text}' is too large; it must be less than {lt}", "write a smaller number"),
    "less_than_equal": ("out-of-range", "'{text}' is too large; {le} is the most", "write a smaller number"),
    "bool_parsing": ("choice", "'{text}' is neither true nor false", "write true or false"),
    "bool_type": ("choice", "true or false is expected here", "write true or false"),
    "date_from_datetime_parsing": ("bad-date", "'{text}' is not a date", "write year-month-day: 2025-11-06"),
    "date_parsing": ("bad-date", "'{text}' is not a date", "write year-month-day: 2025-11-06"),
    "date_type": ("bad-date", "a date is expected here", "write year-month-day: 2025-11-06"),
    "time_parsing": ("bad-time", "'{text}' is not a time", "write hours and minutes: 09:30"),
    "time_type": ("bad-time", "a time is expected here", "write hours and minutes: 09:30"),
    "string_pattern_mismatch": ("bad-id", "'{text}' is not an id", "use lower-case letters, digits, hyphens, points"),
    "tuple_type": ("not-a-list", "a list is expected here", "begin each entry with '- ' on a line of its own"),
    "dict_type": ("not-a-mapping", "'key: value' lines are expected here", "indent them below this key"),
    "mapping_type": ("not-a-mapping", "'key: value' lines are expected here", "indent them below this key"),
    "too_short": ("too-few", "{min_length} or more are needed here", "add what is missing"),
    "too_long": ("too-many", "{max_length} are the most here", "remove what is too much"),
}  # fmt: skip


def known_keys(model: type[Model], loc: tuple[Any, ...]) -> list[str]:
    """Keys that the model at a path inside another model takes."""
    current = _at(model, loc)
    return [kebab(name) for name in current.model_fields if name != "span"] if current else []


def _at(model: type[Model], loc: tuple[Any, ...]) -> type[Model] | None:
    """The model at a path inside another model."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
    for option in options(current):
        if isinstance(option, type) and issubclass(option, Model):
            return option
    return None


def _step(current: Any, part: Any) -> Any:
    for option in options(current):
        if isinstance(option, type) and issubclass(option, Model):
            field = {kebab(n): f for n, f in option.model_fields.items()}.get(kebab(str(part)))
            if field is not None:
                return field.annotation
        elif get_origin(option) is tuple and isinstance(part, int):
            return get_args(option)[0]
        elif get_origin(option) is not None and len(get_args(option)) == 2:
            return get_args(option)[1]
    return None
