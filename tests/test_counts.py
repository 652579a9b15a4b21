"""What is counted in a message is said in the singular when it is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.counts import counted

PROGRAM = Path(__file__).parent.parent / "briefing"
PLURAL = re.compile(r" (?:(?!of)[a-z]+ )?(?!is\b|was\b|has\b|its\b|as\b|this\b|shows\b)[a-z]+[^s\W]s\b")
NEVER_ONE = {  # what the place itself keeps from being one, by the file and the word
    ("languages/checking.py", "words"),
    ("charts/base/map_spec.py", "limits"),
    ("charts/base/map_spec.py", "classes"),
    ("charts/base/items.py", "names"),
    ("charts/base/items.py", "values"),
    ("charts/base/series.py", "series"),
    ("charts/grouped_column.py", "columns"),
    ("charts/stacked_bar.py", "parts"),
    ("charts/treemap.py", "groups"),
    ("charts/scatter.py", "names"),
    ("charts/area.py", "stacked areas"),
    ("charts/figure_strip.py", "large figures"),
    ("sources/sheet_tables.py", "cells"),
    ("sources/workbooks.py", "sheets"),
    ("sources/files.py", "marks"),
    ("markup/unsupported.py", "signs"),
    ("schema/identifiers.py", "characters"),
    ("schema/values.py", "characters"),
    ("styles/checking.py", "paragraphs"),
    ("photographs.py", "bytes"),
    ("layout/if_room.py", "texts"),
    ("checking/claims.py", "claims"),
    ("checking/texts.py", "words"),
    ("layout/grid/column_widths.py", "cells"),
    ("layout/grid/column_widths.py", "columns"),
}


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("error",), "0 errors"),
        (1, ("error",), "1 error"),
        (2, ("error",), "2 errors"),
        (1, ("family", "families"), "1 family"),
        (3, ("family", "families"), "3 families"),
    ],
)
def test_a_number_and_its_noun(number: int, words: tuple[str, ...], said: str) -> None:
    assert counted(number, *words) == said


def test_no_message_counts_things_by_hand() -> None:
    """`{len(found)} errors` says "1 errors" one day; `counted` does not."""
    found = {
        (path.relative_to(PROGRAM).as_posix(), noun, line)
        for path in PROGRAM.rglob("*.py")
        for noun, line in _by_hand(ast.parse(path.read_text(encoding="utf-8")))
    }
    wrong = sorted(f"{file}:{line}: {noun}" for file, noun, line in found if (file, noun) not in NEVER_ONE)
    assert not wrong


def _by_hand(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for text in ast.walk(tree):
        if not isinstance(text, ast.JoinedStr):
            continue
        for value, after in zip(text.values, text.values[1:], strict=False):
            if isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant):
                noun = PLURAL.match(str(after.value))
                if noun and _counts(value.value):
                    yield noun[0].strip(), text.lineno


def _counts(value: ast.expr) -> bool:
    """Whether an expression is a number of things: it holds a length or a sum, or is called a count."""
    return any(
        isinstance(node, ast.Name) and node.id in {"len", "sum", "count", "total"} for node in ast.walk(value)
    )
