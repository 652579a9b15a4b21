"""From a point of a page to the author's line, and from a line to the points that show it.

Runs of glyphs carry the place of the value that they print. The word in it is found by what stands around it on the page:
the value in which the longest run of neighbouring words is the same has it, the run's own before others. So words that
come from facts, tables and names are found in their own files, although other values print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from briefing.batch.orders import REGIONAL
from briefing.diagnostics import Span
from briefing.previewing.author_words import AuthorWords, Scalar, SpokenWords, Word
from briefing.previewing.page_text import PageText, Printed
from briefing.previewing.placed import Box
from briefing.values import Value

Kind: TypeAlias = Literal[
    "text", "fact", "cell", "title", "point", "label", "note", "running", "program", "value"
]
OWN, INSIDE, AROUND, NAMED = 8.0, 5.0, 3.0, 1.0  # words that a candidate is ahead by its place
LONGEST: Final = 24  # words around the one that was clicked
SURE: Final = 3  # neighbouring words that prove where a word is from


class Origin(Value):
    """Where a word of a page was written.

    `line` and `column` are of the word itself in its file, `start` those of the value that it stands in; `word` is what
    is printed, `length` how many characters it takes in the file, `within` where they begin and end in the value's text. `path` is the
    value's place in the folder, `field` its key; `cell` is that of a workbook (`Trade!C7`). A word of the program (`kind` "program") has no file.
    """

    file: str
    line: int
    column: int
    length: int
    start: tuple[int, int]
    word: str
    path: str
    field: str
    kind: Kind
    box: Box = (0, 0, 0, 0)  # left, top, width, height of the word on the page
    within: tuple[int, int] = (0, 0)
    cell: str = ""


class Position(Value):
    """Where words of a line are printed: page and box, in points from its upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


class _Candidate(NamedTuple):
    score: float
    scalar: Scalar
    word: Word
    same: int  # neighbouring words, its own among them
    whole: bool  # all words of the value are there


class Pointing:
    """Points of one order's pages."""

    def __init__(self, spoken: SpokenWords, charts: dict[str, str], delegation: str) -> None:
        self.spoken, self.charts, self.delegation = spoken, charts, delegation

    @property
    def words(self) -> AuthorWords:
        return self.spoken.words

    def origin(self, page: PageText, x: float, y: float) -> Origin | None:
        """Where the word at a point was written; None where there is no word."""
        at = page.at(x, y)
        return self.origin_of(page, at) if at is not None else None

    def origin_of(self, page: PageText, at: int) -> Origin:
        """Where a token of a page was written."""
        token = page.tokens[at]
        box = page.box_of_piece(token.pieces[0])
        best = self._best(page, at)
        if best is None:
            return Origin("", 0, 0, 0, (0, 0), token.text, "", "", "program", box)
        scalar, word = self._home(best, token)
        span = self.words.place(scalar, word.start, word.end)
        start = scalar.node.span
        return Origin(
            span.file, span.line, span.column, span.length, (start.line, start.column), token.text,
            "/".join(scalar.path), scalar.key, self._kind(page, at, scalar), box, (word.start, word.end), start.cell,
        )  # fmt: skip

    # -- candidates

    def _best(self, page: PageText, at: int) -> _Candidate | None:
        token = page.tokens[at]
        number, called = token.word.isdigit(), page.is_call(at)
        if number and page.tag(at) == "Lbl":  # the program counts
            return None
        own = _span_of(page, at)
        near = self._near(page, at)
        candidates = [
            self._weighed(page, at, scalar, form, n, own, near)
            for scalar, form, n in self.spoken.by_word.get(token.word, ())
            if not number or _calls_source(scalar, token) == called
        ]
        best = max(candidates, key=lambda c: (c.score, -len(c.scalar.literal)), default=None)
        if best is None or not best.scalar.file:  # words of the program
            return None
        by_place = self._ahead(best.scalar, own, near) >= AROUND
        sure = best.same >= SURE and not self._of_others(best.scalar)
        whole = best.whole and (called or best.same > 1 or not number or _by_itself(token, candidates))
        return best if by_place or sure or whole else None

    def _weighed(
        self,
        page: PageText,
        at: int,
        scalar: Scalar,
        form: int,
        n: int,
        own: Span | None,
        near: frozenset[str],
    ) -> _Candidate:
        words = self.spoken.forms(scalar)[form]
        same = _common(page.tokens, at, words, n)
        score = same + self._ahead(scalar, own, near)
        whole = same == len(words)
        if whole:
            score += 0.5
        if scalar.key in _SILENT or self._of_others(scalar):
            score -= 4
        return _Candidate(score, scalar, words[n], same, whole)

    def _ahead(self, scalar: Scalar, own: Span | None, near: frozenset[str]) -> float:
        """By how much the place of a value speaks for it."""
        ahead = 0.0
        if own is not None:
            here = (own.file, own.line, own.column)
            span = scalar.node.span
            if (span.file, span.line, span.column) == here:
                return OWN
            path = self._path_at(here)
            if path is not None and scalar.path[: len(path)] == path:
                return INSIDE
            if path is not None and scalar.path[: min(len(path) - 1, 4)] == path[: min(len(path) - 1, 4)]:
                ahead = 1.0
        if near and not near.isdisjoint(scalar.path):
            return max(ahead, AROUND)
        return ahead + (0.25 if self.delegation in scalar.path else 0.0)

    def _of_others(self, scalar: Scalar) -> bool:
        """Whether a value is of another delegation's brief, of which a page shows at most the names."""
        return scalar.path[0] == "delegations" and self.delegation not in (scalar.path[1], REGIONAL)

    def _path_at(self, here: tuple[str, int, int]) -> tuple[str, ...] | None:
        scalar = self.words.by_place.get(here)
        if scalar is not None:
            return scalar.path[:-1]
        return self.words.mappings.get(here)

    def _near(self, page: PageText, at: int) -> frozenset[str]:
        """Ids of the chart that a label stands in, with the file of its data and the facts that it shows."""
        word = page.words[page.tokens[at].pieces[0][0]]
        chart = self.charts.get(word.key, "") if word.key else ""
        if not chart:
            return frozenset()
        found = self.words.below.get(chart, ())
        return frozenset(
            {chart, *(s.node.text for s in found if s.key == "data" or self._is_fact(s.node.text))}
        )

    def _is_fact(self, id_: str) -> bool:
        return any(s.path[0] == "facts" and s.path[-2] == id_ for s in self.words.below.get(id_, ()))

    # -- what a word is a part of

    def _home(self, best: _Candidate, token: Printed) -> tuple[Scalar, Word]:
        """The value itself, or that of the thing which it names there."""
        for name in best.word.things:
            there = self.words.below.get(name, ())
            for scalar in sorted(there, key=lambda s: _RANK.get(s.key, len(_RANK))):
                for form in self.spoken.forms(scalar):
                    for word in form:
                        if word.word == token.word and not word.things:
                            return scalar, word
        return best.scalar, best.word

    def _kind(self, page: PageText, at: int, scalar: Scalar) -> Kind:
        word = page.words[page.tokens[at].pieces[0][0]]
        if "Pagination" in word.artifact:
            return "running"
        if word.key:
            return "label"
        if scalar.path[0] == "facts":
            return "fact"
        if scalar.path[0] == "sources" or word.tag == "Note":
            return "note"
        if scalar.node.style == "csv" or word.tag in ("TD", "TH"):
            return "cell"
        if word.tag in ("H1", "H2", "H3", "H4") or scalar.key in ("title", "short-title", "heading"):
            return "title"
        return "point" if "points" in scalar.path else "text"

    # -- the way back

    def positions(self, pages: Sequence[PageText], file: str, line: int) -> Iterator[Position]:
        """Where the words of a line are printed, page by page."""
        wanted = [s for s in self.words.scalars if s.file == file and self._on(s, line)]
        for number, page in enumerate(pages, 1):
            for at in self._printed(page, wanted):
                origin = self.origin_of(page, at)
                if origin.file == file and origin.line == line:
                    yield Position(number, *origin.box)

    def _on(self, scalar: Scalar, line: int) -> bool:
        """Whether a value has words in a line."""
        first = scalar.node.span.line
        if first == line:
            return True
        if first > line or not scalar.literal:
            return False
        return self.words.place(scalar, scalar.literal[-1].start, scalar.literal[-1].end).line >= line

    def _printed(self, page: PageText, scalars: Iterable[Scalar]) -> list[int]:
        """The tokens of a page that may be of some values."""
        words = {word.word for s in scalars for form in self.spoken.forms(s) for word in form}
        return [at for at, token in enumerate(page.tokens) if token.word in words]


_SILENT: Final = frozenset({
    "id", "audience", "only", "marking", "use", "sources", "source", "unit", "status", "basis", "chart", "charts", "section",
    "kind", "delegation", "topic", "facts", "role", "language", "format", "style", "data", "product", "products", "accept",
})  # fmt: skip
"""Keys whose values are words of the program, of which a page shows at most a translation."""
_RANK: Final = {
    key: rank
    for rank, key in enumerate(("value", "to", "text", "display", "short", "formal", "as-of", "label"))
}


def _span_of(page: PageText, at: int) -> Span | None:
    run = page.words[page.tokens[at].pieces[0][0]].run
    return run.span if run is not None else None


def _calls_source(scalar: Scalar, token: Printed) -> bool:
    """Whether a value is the number by which notes call its source."""
    return (scalar.path[0], scalar.key) == ("sources", "number") and scalar.node.text == token.text


def _by_itself(token: Printed, candidates: Iterable[_Candidate]) -> bool:
    """Whether a number that stands alone is too long to be another's by chance, and one value's alone."""
    return len(token.word) >= SURE and len({id(c.scalar) for c in candidates if c.whole}) == 1


def _common(printed: Sequence[Printed], at: int, words: Sequence[Word], n: int) -> int:
    """How many words around two that are the same are the same too."""
    count = 1
    for step in (1, -1):
        i, j = at + step, n + step
        while (
            0 <= i < len(printed)
            and 0 <= j < len(words)
            and count < LONGEST
            and printed[i].word == words[j].word
        ):
            count, i, j = count + 1, i + step, j + step
    return count
