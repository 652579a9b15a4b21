"""A title that says who leads, grew or fell is held against the rows; where its words may mean something else, nothing is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefing.charts.base.emphasis import names_it
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.letters import Finder, folded
from briefing.values import Value

CODE: Final = "title-against-data"
_CLAUSE: Final = re.compile(r"[;:,.!?()]|\s[–—-]\s")
_YEAR: Final = re.compile(r"\d{4}")


class Row(Value):
    """A row that a title can name: what the data call it, what is printed, and its values in the order of time, or its one."""

    key: str
    name: str
    values: tuple[float, ...]


class _Claim(Value):
    """What a clause says of one row: `most`, `least`, or both with `up` and `down`."""

    row: Row
    kinds: frozenset[str]
    word: str


def check(request: ChartRequest[ChartSpec], rows: Sequence[Row]) -> None:
    """Warn of each clause that names one row and says of it what no reading of the data bears out."""
    words = request.context.language.setting.titles
    if not words or len(rows) < 2:
        return
    for claim in _claims(request, rows, words):
        wrong = _wrong(request, claim, rows)
        if wrong:
            request.problems.warn(
                CODE, f"the title says '{claim.word}' of {claim.row.name}, and in the data {wrong}",
                request.spec.title.span or request.spec.span, "say in the title what the chart shows",
            )  # fmt: skip


def _claims(
    request: ChartRequest[ChartSpec], rows: Sequence[Row], words: Mapping[str, tuple[str, ...]]
) -> Iterator[_Claim]:
    about = folded(str(request.spec.subtitle or ""))
    rates = _found(words.get("rates", ()), about)
    for clause in _CLAUSE.split(str(request.spec.title)):
        said = folded(clause)
        named = [row for row in rows if _names(request, clause, row)]
        if len(named) != 1 or _found(words.get("hedges", ()), said):
            continue
        found = {kind: _found(words.get(kind, ()), said) for kind in ("most", "least", "up", "down")}
        kinds = frozenset(kind for kind, word in found.items() if word)
        moves = kinds & {"up", "down"}
        if (
            not kinds
            or len(moves) > 1
            or {"most", "least"} <= kinds
            or (moves and (_dated(clause, named[0]) or (rates and len(named[0].values) > 1)))
        ):
            continue
        yield _Claim(named[0], kinds, " ".join(word for word in found.values() if word))


def _names(request: ChartRequest[ChartSpec], clause: str, row: Row) -> bool:
    return names_it(clause, row.key, request.context) or any(Finder([row.name, row.key]).all_in(clause))


def _dated(clause: str, row: Row) -> bool:
    """Whether a move over a longer time is said of some of its years."""
    return len(row.values) > 2 and _YEAR.search(clause) is not None


def _found(words: Iterable[str], text: str) -> str:
    """The first of some words that stands in a folded text."""
    return next((word for word in words if re.search(rf"(?<!\w){re.escape(folded(word))}(?!\w)", text)), "")


def _wrong(request: ChartRequest[ChartSpec], claim: _Claim, rows: Sequence[Row]) -> str:
    """What the data say instead; "" where they can be read as the title does."""
    move = next(iter(claim.kinds & {"up", "down"}), "")
    extreme = next(iter(claim.kinds & {"most", "least"}), "")
    single = all(len(row.values) == 1 for row in rows)
    if single:
        return _not_first(request, claim.row, rows, extreme) if extreme and move != "down" else ""
    sign = -1 if move == "down" else 1
    if move and _moved(claim.row) * sign <= 0 and _steadily(claim.row, -sign):
        first, last = (request.forms.number(value) for value in (claim.row.values[0], claim.row.values[-1]))
        return f"it goes from {first} to {last}"
    if move and extreme == "most" and len(claim.row.values) == 2:
        return _moved_more(request, claim.row, rows, sign)
    if not move and extreme:
        return _never_first(claim.row, rows, 1 if extreme == "most" else -1)
    return ""


def _not_first(request: ChartRequest[ChartSpec], row: Row, rows: Sequence[Row], extreme: str) -> str:
    pick = max if extreme == "most" else min
    first = pick(rows, key=lambda one: one.values[0])
    if first.values[0] == row.values[0]:
        return ""
    return f"{first.name} has {request.forms.number(first.values[0])}, {row.name} {request.forms.number(row.values[0])}"


def _moved_more(request: ChartRequest[ChartSpec], row: Row, rows: Sequence[Row], sign: int) -> str:
    first = max(rows, key=lambda one: _moved(one) * sign)
    if _moved(first) == _moved(row):
        return ""
    shown = (request.forms.signed(_moved(one)) for one in (first, row))
    return f"{first.name} changes by {next(shown)}, {row.name} by {next(shown)}"


def _never_first(row: Row, rows: Sequence[Row], sign: int) -> str:
    """A row of several values that some other row exceeds at every one of them."""
    others = [one for one in rows if one is not row and len(one.values) == len(row.values)]
    for one in others:
        if all(a * sign > b * sign for a, b in zip(one.values, row.values, strict=True)):
            return f"{one.name} is {'above' if sign > 0 else 'below'} it throughout"
    return ""


def _moved(row: Row) -> float:
    return round(row.values[-1] - row.values[0], 9)


def _steadily(row: Row, sign: int) -> bool:
    """Whether no value goes the other way."""
    return all((b - a) * sign >= 0 for a, b in zip(row.values, row.values[1:], strict=False))
