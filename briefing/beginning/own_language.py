"""A language of a summit's own: what the Unicode repository (CLDR) says of it, over a language of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefing.languages import MODEL, plural
from briefing.languages.territories import known_locale, locale_of
from briefing.lazy import lazy
from briefing.letters import unset_script
from briefing.reference.telling import flow, scalar

if TYPE_CHECKING:
    import babel
    import pyphen
else:
    pyphen = lazy("pyphen")

TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_RULES: Final = ("none", "one-other", "french", "slavic")
_SAMPLE: Final = (0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 101)
_FIELDS: Final = {"d": "{day}", "dd": "{day}", "MMMM": "{month}", "LLLL": "{month}", "MMM": "{short}", "LLL": "{short}", "y": "{year}"}  # fmt: skip
_TOKEN: Final = re.compile(r"'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+")
_DATES: Final = {"day": "yMMMMd", "short": "yMMMd", "month": "yMMMM", "day-month": "MMMMd"}


def why_no_language(tag: str) -> tuple[str, str] | None:
    """What is wrong with the tag of a language that a summit would bring, and the cure."""
    if not TAG.fullmatch(tag):
        return "is no language tag", "write the tag of the language: vi, am, pt-br"
    if not name_of(tag):
        return "is the tag of no language", "write the tag as the Unicode repository does: vi, am, pt-br"
    locale = known_locale(tag)
    if locale is not None and (found := unset_script("".join(map(str, _names(locale, "months", "wide"))))):
        return f"is written in {found[0]}, which cannot be set yet", "write its papers in another language"
    return None


def name_of(tag: str) -> str:
    """The English name of a language by its tag, "" for none."""
    return str(locale_of(MODEL).languages.get(tag.partition("-")[0], ""))


@cache
def language_text(tag: str, name: str = "") -> str:
    """`languages/<tag>.yaml`: a partial file over the model, with the numbers and dates of CLDR where that knows the language."""
    locale = known_locale(tag)
    own = name or (str(locale.display_name or "") if locale is not None else "") or name_of(tag)
    lines = [
        "# Words of the program that stand here take the place of English ones; keys and words: briefing help languages.",
        f"extends: {MODEL}",
        f"tag: {scalar(tag)}",
        f"name: {scalar(own[:1].upper() + own[1:])}",
    ]
    if locale is not None:
        lines += _of_cldr(locale)
    lines += [
        "setting:",
        f"  hyphenation: {pyphen.language_fallback(tag) or 'null'}",
        "# words:  # what is missing is printed in English, and check counts it",
        "#   contents: ...",
    ]
    return "\n".join(lines) + "\n"


def _of_cldr(locale: babel.Locale) -> Iterator[str]:
    if (rule := _plural(locale)) is not None:
        yield f"plural: {rule}"
    symbols: Mapping[str, str] = locale.number_symbols.get("latn", {})
    if {"decimal", "group"} <= symbols.keys():
        signs = {"decimal": symbols["decimal"], "group": symbols["group"]}
        yield f"numbers: {flow(signs)}"
    yield "dates:"
    for key, width in (("months", "wide"), ("months-short", "abbreviated")):
        yield f"  {key}: {flow(_names(locale, 'months', width))}"
    days = _names(locale, "days", "wide")
    yield f"  weekdays: {flow(days)}"
    for key, pattern in _patterns(locale).items():
        yield f"  {key}: {scalar(pattern)}"


def _names(locale: babel.Locale, what: str, width: str) -> list[str]:
    """Months from the first, weekdays from Monday."""
    found: Mapping[int, str] = getattr(locale, what)["format"][width]
    return [str(found[number]) for number in sorted(found)]


def _plural(locale: babel.Locale) -> str | None:
    """The rule of the program that agrees with CLDR wherever both have a form."""
    theirs: Any = locale.plural_form

    def category(number: int) -> str:
        found = str(theirs(number))
        return found if found in ("one", "few") else "many"

    agreeing = (rule for rule in _RULES if all(plural(rule, Decimal(n)) == category(n) for n in _SAMPLE))
    return next(agreeing, None)


def _patterns(locale: babel.Locale) -> dict[str, str]:
    """Days, months and years in the order of the language, as far as CLDR writes them with these three alone."""
    found = {key: _pattern(str(locale.datetime_skeletons.get(of, ""))) for key, of in _DATES.items()}
    found["day"] = _pattern(str(locale.date_formats["long"])) or found["day"]
    day, without_year = found["day"], found["day-month"]
    if day and (day.find("{day}") < day.find("{month}")) != (
        without_year.find("{day}") < without_year.find("{month}")
    ):
        found["day-month"] = day.replace("{year}", "").strip(" ,")
    return {key: pattern for key, pattern in found.items() if pattern}


def _pattern(said: str) -> str:
    """A pattern of CLDR as languages write theirs: `{day} {month} {year}`; "" for one with other parts."""
    parts = []
    for match in _TOKEN.finditer(said):
        if match[2] and match[0] not in _FIELDS:
            return ""
        parts.append(_FIELDS[match[0]] if match[2] else match[1] if match[1] is not None else match[0])
    return "".join(parts)
