"""The terminology list held against itself: rules that say nothing, or that no text can keep to."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.letters import signs_folded
from briefing.schema import shown


def check(checkup: Checkup) -> None:
    """Warn of each rule without a word to avoid, of a word that is both wanted and avoided, and of one that has two right words."""
    rules = checkup.summit.terminology
    wanted = {str(rule.use): rule for rule in reversed(rules)}
    first: dict[str, tuple[str, Span | None]] = {}
    for rule in rules:
        if not rule.avoid:
            place = checkup.place(rule.span, "avoid") or rule.span
            checkup.problems.warn(
                "empty-term", f"this rule for '{shown(rule.use)}' avoids nothing, so that it changes nothing", place,
                "write in 'avoid' how it shall not be written, or remove the rule",
            )  # fmt: skip
        for word in rule.avoid:
            place = checkup.place(rule.span, "avoid", word)
            if str(word) == str(rule.use):
                _contradicts(checkup, f"'{shown(word)}' is what to write and what to avoid", place)
                continue
            other = wanted.get(str(word))
            if other is not None:
                _contradicts(
                    checkup, f"'{shown(word)}' is avoided here, and what to write at {_at(other.span)}", place
                )
                continue
            use, where = first.setdefault(signs_folded(word), (rule.use, rule.span))
            if use != rule.use:
                said = f"'{shown(word)}' is avoided twice: for '{shown(rule.use)}', and for '{shown(use)}' at {_at(where)}"
                _contradicts(checkup, said, place)


def _at(span: Span | None) -> str:
    return span.at if span is not None else "another place"


def _contradicts(checkup: Checkup, said: str, place: Span | None) -> None:
    checkup.problems.warn(
        "contradicting-terms", said, place, "keep one of the two, or take the word out of 'avoid'"
    )
