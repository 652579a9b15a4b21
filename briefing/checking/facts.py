"""What a fact says: a number or words, never both and never neither."""

from __future__ import annotations

from typing import Final

from briefing.checking.checkup import Checkup
from briefing.summit import Fact

_OF_NUMBERS: Final = ("to", "unit", "decimals", "bound")


def check(checkup: Checkup) -> None:
    """Report each fact that cannot be printed as it is written."""
    for id_, fact in checkup.summit.facts.items():
        _says(checkup, id_, fact)
        if fact.value is not None and fact.to is not None and fact.to <= fact.value:
            checkup.problems.error(
                "range-backwards", f"the range of '{id_}' ends at {fact.to} and begins at {fact.value}",
                checkup.place(fact.span, "to"), "write the smaller number as 'value'",
            )  # fmt: skip


def _says(checkup: Checkup, id_: str, fact: Fact) -> None:
    problems = checkup.problems
    if fact.value is None and fact.text is None:
        problems.error("fact-says-nothing", f"the fact '{id_}' has neither a number nor words",
                       checkup.reading.origins.key(fact.span), "add 'value: …' or 'text: …'")  # fmt: skip
    elif fact.value is not None and fact.text is not None:
        problems.error("fact-says-both", f"the fact '{id_}' has a number and words; only the number would be printed",
                       checkup.place(fact.span, "text"), "keep one of the two, or move the words to 'note'")  # fmt: skip
    elif fact.value is None:
        for key in _OF_NUMBERS:
            if getattr(fact, key) is not None:
                problems.error("fact-without-number", f"'{key}' belongs to a number, and '{id_}' is words",
                               checkup.place(fact.span, key), f"remove '{key}', or write 'value' in place of 'text'")  # fmt: skip
