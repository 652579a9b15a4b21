"""Claims that age: "still", "none", "the only one", "two of the five" hold until something changes, so somebody must have looked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from briefing.checking.checkup import Checkup
from briefing.checking.dates import first_day
from briefing.checking.terms import free
from briefing.counts import counted
from briefing.languages import LANGUAGES, Language
from briefing.schema import AuthorText, Model, Plain
from briefing.summit import Fact, Item, Summit
from briefing.values import Value

CODE: Final = "may-have-aged"
GENEROUS: Final = 180  # days, where the summit says none
_SENTENCE: Final = re.compile(r"[.!?…](?:\[\^[^\]\s]+\])*(?=\s|$)|\n\s*\n")
_YEAR: Final = re.compile(r"\b(?:1[89]|2[01])\d\d\b")
_SOURCED: Final = re.compile(r"\[\^|\bfact\(")


class Claim(Value):
    """A text of which a word may not hold any more; `checked` is when somebody last looked, as far as that is said."""

    text: AuthorText
    start: int
    word: str
    checked: Plain | None


def check(checkup: Checkup) -> None:
    """Warn of each claim that was last looked at too long ago and, where the summit says how old one may be, of those that
    nobody is said to have looked at.
    """
    settings = checkup.summit.settings
    limit = settings.claims_age_days
    for claim in claims(checkup.summit, checkup.languages.values()):
        place = checkup.reading.origins.offset(claim.text, claim.start, len(claim.word))
        seen = first_day(claim.checked) if claim.checked else None
        if seen is None and limit is not None:
            checkup.problems.warn(
                CODE, f"'{claim.word}' may not hold any more, and nothing says when somebody looked", place,
                f"look, and write when beside the text: 'checked: {settings.as_of}'",
            )  # fmt: skip
        elif seen is not None and (settings.as_of - seen).days > (GENEROUS if limit is None else limit):
            checkup.problems.warn(
                CODE, f"'{claim.word}' was checked on {claim.checked}, {_days(seen, settings.as_of)} before what the books know of",
                place, "look again, and write the day of it in 'checked'",
            )  # fmt: skip
    _days_of(checkup)


def claims(summit: Summit, languages: Iterable[Language]) -> Iterator[Claim]:
    """Every sourced text with a word that ages, each once."""
    words = _Words.of(languages)
    if words is not None:
        for name, value in summit.__dict__.items():
            if name != "charts":  # each says as of when it is
                yield from _claims(value, None, words)


def hint(summit: Summit) -> str:
    """One line: how many claims nobody is said to have looked at, where the summit does not have each of them named."""
    if summit.settings.claims_age_days is not None:
        return ""
    languages = [summit.kinds.load(LANGUAGES, tag) for tag in summit.settings.languages]
    count = sum(not claim.checked for claim in claims(summit, languages))
    said = "a claim that may have aged has" if count == 1 else f"{count} claims that may have aged have"
    return f"hint: {said} no day; 'claims-age-days' in summit.yaml names each" if count else ""


def _days(since: date, until: date) -> str:
    return counted((until - since).days, "day")


def _days_of(checkup: Checkup) -> None:
    """What is written as the day of a look must be one, and none that is still to come; those of facts are told with their days."""
    for model in checkup.models:
        value = (
            getattr(model, "checked", None)
            if isinstance(model, Item) and not isinstance(model, Fact)
            else None
        )
        if not value:
            continue
        seen = first_day(value)
        if seen is None:
            checkup.problems.error("no-date", f"'{value}' is no date", value.span, "write year-month-day: 2025-11-06, 2025-11 or 2025")  # fmt: skip
        elif seen > checkup.summit.settings.as_of:
            checkup.problems.error(
                "later-than-the-book", f"'{value}' is later than the books know of ({checkup.summit.settings.as_of})",
                value.span, "correct this 'checked', or move 'as-of' in summit.yaml on",
            )  # fmt: skip


class _Words(Value):
    """`always` age whatever date stands beside them, `undated` in sentences without a year that dates them; `apart` are no such claims."""

    always: re.Pattern[str]
    undated: re.Pattern[str]
    apart: re.Pattern[str]
    since: re.Pattern[str]  # a year from which on something is so

    @staticmethod
    def of(languages: Iterable[Language]) -> _Words | None:
        settings = [language.setting for language in languages]
        if not any(s.ageing or s.ageing_undated for s in settings):
            return None
        return _Words(
            _any_of(w for s in settings for w in s.ageing), _any_of(w for s in settings for w in s.ageing_undated),
            _any_of(w for s in settings for w in s.ageing_not), _since(w for s in settings for w in s.ageing_since),
        )  # fmt: skip

    def found(self, text: AuthorText, dated: bool) -> re.Match[str] | None:
        """The first word of a text that ages."""
        said = self.apart.sub(lambda match: " " * len(match[0]), free(text))
        if match := self.always.search(said):
            return match
        for match in self.undated.finditer(said) if not dated else ():
            if not _YEAR.search(self.since.sub("", _sentence(text, match.start()))):
                return match
        return None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    inner = "|".join(_pattern(word) for word in sorted(set(words), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![\w-])(?i:{inner})(?![\w-])")


def _since(words: Iterable[str]) -> re.Pattern[str]:
    """ "since 1991", "since 2 May 1991"."""
    return re.compile(rf"{_any_of(words).pattern}(?:\s[\w.]+){{0,2}}?\s{_YEAR.pattern}")


def _pattern(word: str) -> str:
    """`*` stands for any ending: languages with cases need no list of them."""
    return re.escape(word).replace(r"\*", r"\w*")


def _sentence(text: str, at: int) -> str:
    """The sentence around a place."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return text[start : min((end for end in ends if end > at), default=len(text))]


def _claims(value: Any, checked: Plain | None, words: _Words, sourced: bool = False) -> Iterator[Claim]:
    if isinstance(value, AuthorText):
        if sourced or _SOURCED.search(value):
            match = words.found(value, dated=False)
            if match is not None:
                yield Claim(value, match.start(), match[0], checked)
    elif isinstance(value, Fact):
        for text in (value.label, value.text, value.note) if CODE not in value.accept else ():
            if text and (match := words.found(text, dated=True)) is not None:
                yield Claim(text, match.start(), match[0], value.checked)
                break
    elif isinstance(value, Model):
        if CODE not in getattr(value, "accept", {}) and getattr(value, "basis", None) != "judgement":
            checked = getattr(value, "checked", None) or checked
            sources = bool(getattr(value, "sources", ()))
            for name, inner in value.__dict__.items():
                if name not in ("span", "accept"):
                    yield from _claims(inner, checked, words, sources)
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _claims(inner, checked, words, sourced and isinstance(inner, AuthorText))
