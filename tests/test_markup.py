"""The author's Markdown as the document tree, and plain typing as a typesetter writes it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import BriefError, Span
from briefing.document import (
    Emphasis,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Strong,
    Text,
    plain,
    walk,
)
from briefing.markup import NBSP, Habits, examine, to_blocks, to_inlines, typographic
from briefing.templates import Inserts, TextFault

ENGLISH = Habits(glue_before=("percent", "May"), glue_after=("Tab", "page"))


def inlines(text: str) -> Any:
    return to_inlines(text, Inserts(), ENGLISH)


def test_inlines() -> None:
    assert inlines("a *b **c*** [d](https://e.org)[^n] `f g`") == (
        Text("a "), Emphasis((Text("b "), Strong((Text("c"),)))), Text(" "), Link("https://e.org", (Text("d"),)), NoteReference("n"),
        Text(f" f{NBSP}g"),
    )  # fmt: skip
    assert inlines("one\\\ntwo\nthree") == (Text("one"), LineBreak(), Text("two three"))


def test_blocks() -> None:
    first, bullets, numbers = to_blocks(
        "One\nline.\n\n- a\n- b\n\n  - c\n\n3. x\n4. y", Inserts(), ENGLISH, style="small"
    )
    assert isinstance(first, Paragraph) and plain(first.content) == "One line." and first.style == "small"
    assert isinstance(bullets, ListBlock) and isinstance(numbers, ListBlock)
    assert (bullets.style, len(bullets.items), numbers.style, numbers.start) == ("bullet", 2, "number", 3)
    assert [type(b) for b in walk(bullets.items[1].blocks)] == [Paragraph, ListBlock, Paragraph]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("He said \"it's 'fine'\".", "He said “it’s ‘fine’”."),
        ("(\"a\") *'b'* \"'c'\"", "(“a”) *‘b’* “‘c’”"),
        ("the '90s and O'Neill", "the ’90s and O’Neill"),
        ("a - b -- c", f"a{NBSP}– b{NBSP}– c"),
        ("a — b well-known", f"a{NBSP}— b well-known"),
        ("a – b, — c", f"a{NBSP}– b,{NBSP}— c"),
        ("2020--25, -3 and (-4), 5-6", "2020–25, −3 and (−4), 5-6"),
        ("12 percent on 6 May, Tab C, page 12", f"12{NBSP}percent on 6{NBSP}May, Tab{NBSP}C, page{NBSP}12"),
        ("J. F. Byrne waits...", f"J.{NBSP}F.{NBSP}Byrne waits…"),
        ('`"x" -3` [a](https://b.c/"d") "e"', '`"x" -3` [a](https://b.c/"d") “e”'),
        ("- item\n- -3", "- item\n- −3"),
    ],
)
def test_plain_typing_is_set_properly_once(typed: str, printed: str) -> None:
    assert typographic(typed, ENGLISH) == printed == typographic(printed, ENGLISH)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n\n# b", 2, "#"), ("a\n---", 0, "---"), ("a\n\n![b](c.png)", 2, "![" ), ("a\nb <br> c", 1, "<br>"), ("> a", 0, ">"),
        ("```\na\n```", 0, ""), ("a\n\n| b | c |", 2, "|"), ("a **b", 0, "**"), ("[a](b)", 0, "b"), ("[a](b c)", 0, "[a](b c)"),
        ("[^ a]", 0, "[^ a]"), ("[^a]: b", 0, "[^a]"), ("2031. A year", 0, "2031"), ("[a](javascript:b)", 0, "[a](javascript:b)"),
    ],
)  # fmt: skip
def test_what_would_not_print_as_it_should_is_an_error(text: str, line: int, words: str) -> None:
    (fault,) = examine(text, Inserts(), str)
    assert (fault.code, fault.line, fault.words) == ("markdown", line, words) and fault.help
    with pytest.raises(BriefError) as caught:
        to_blocks(text, Inserts(), ENGLISH, span=Span("f.yaml", 4))
    assert {d.span for d in caught.value.diagnostics} == {Span("f.yaml", 4)}


def test_unknown_notes_are_told_together() -> None:
    def note(key: str) -> str:
        raise TextFault.unknown("source", key, ["known"])

    faults = examine("One.[^knwon]\nTwo *x*.[^other]", Inserts(), note)
    assert [(f.words, f.line) for f in faults] == [("knwon", 0), ("other", 1)]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab *_`[]()^<>#|\\&-+1.\n\"'", max_size=60))
def test_what_the_check_lets_pass_can_be_set(text: str) -> None:
    if not examine(text, Inserts(), str):
        to_blocks(text, Inserts(), ENGLISH)
        to_inlines(text, Inserts(), ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        r"a \* b \_c \`d",
        "2 * 3",
        "a_b",
        "____ name",
        "see www.x.org/_a*",
        "[x] says",
        r"\[^x] and \[y](z)",
        "*a*, _b_; **c**",
    ],
)
def test_signs_that_are_meant_are_printed(text: str) -> None:
    assert examine(text, Inserts(), str) == []


@pytest.mark.parametrize(
    "text", ["*" * 20_000, "[" * 300 + "a" + "]" * 300, "[a](" * 5_000, "[^" * 10_000, "".join("  " * n + "- a\n" for n in range(200))]
)  # fmt: skip
def test_heaps_of_signs_are_errors_and_nothing_worse(text: str) -> None:
    assert examine(text, Inserts(), str)
