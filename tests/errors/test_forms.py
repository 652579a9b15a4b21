"""The forms of diagnostics for editors, services and programs."""

from __future__ import annotations

import json

from briefing.cli import rendering
from briefing.diagnostics import Diagnostic, Problems, Severity, Span

FOUND = (
    Diagnostic(
        "choice", "'barr' is not one of bar, line", Span("briefs/a.yaml", 84, 13, 4), "did you mean 'bar'?"
    ),
    Diagnostic("unused-fact", "nothing prints it", Span("briefs/a.yaml", 2), "remove it", Severity.WARNING),
    Diagnostic("no-face", "there is no face"),
)


def test_short() -> None:
    assert rendering.short(FOUND).splitlines() == [
        "briefs/a.yaml:84:13: error: 'barr' is not one of bar, line [choice]",
        "briefs/a.yaml:2:1: warning: nothing prints it [unused-fact]",
        "-: error: there is no face [no-face]",
    ]


def test_json() -> None:
    first, second, third = json.loads(rendering.as_json(FOUND))
    assert (first["file"], first["line"], first["column"], first["length"], first["code"]) == (
        "briefs/a.yaml",
        84,
        13,
        4,
        "choice",
    )
    assert second["severity"] == "warning" and third["file"] is None


def test_github() -> None:
    first, *_ = rendering.github(FOUND).splitlines()
    assert first.startswith("::error file=briefs/a.yaml,line=84,col=13,title=choice::'barr' is not")


def test_a_hint_comes_last_and_is_a_notice_of_a_review() -> None:
    hint = Diagnostic("page-not-full", "page 2 is half full", Span("briefs/a.yaml", 1), "", Severity.HINT)
    shown = rendering.human((hint, *FOUND), lambda _: ())
    assert shown.splitlines()[-1].startswith("briefs/a.yaml:1:1: hint[page-not-full]")
    assert rendering.github((hint,)).startswith("::notice file=briefs/a.yaml,line=1,")
    problems = Problems([hint])
    assert not problems.errors and not problems.warnings


def test_a_long_line_is_shown_around_its_caret() -> None:
    text = "x" * 300 + "HERE" + "y" * 300
    shown = rendering.human((Diagnostic("c", "m", Span("a", 1, 301, 4), "h"),), lambda _: [text]).splitlines()
    assert len(shown[2]) < 130 and shown[2].index("HERE") == shown[3].index("^^^^")


def test_a_line_with_tabs_keeps_the_caret_under_its_words() -> None:
    shown = rendering.human((Diagnostic("c", "m", Span("a", 1, 3, 1)),), lambda _: ["\ta b"]).splitlines()
    assert shown[3] == "  | \t ^"


def test_the_caret_stands_under_its_words_whatever_was_typed_before_them() -> None:
    line = "Nguye\u0302\u0303n 日本 co\u00adop HERE"
    span = Span("a", 1, line.index("HERE") + 1, 4)
    shown = rendering.human((Diagnostic("c", "m", span),), lambda _: [line]).splitlines()
    assert shown[3] == "  | " + " " * len("Nguyen ____ co-op ") + "^^^^"


def test_what_cannot_be_seen_is_named_in_messages_and_harms_no_line() -> None:
    found = Diagnostic("c", "no chart is called 'cat\u00adch'", Span("a", 1, 4))
    assert found.message == "no chart is called 'cat<U+00AD soft hyphen>ch'"
    shown = rendering.human((found,), lambda _: ["a: \u202ex"]).splitlines()
    assert shown[2] == "1 | a: \ufffdx"


def test_problems_are_kept_once_in_the_order_of_files_lines_and_columns() -> None:
    problems = Problems()
    for line, column in ((2, 1), (1, 9), (1, 2), (2, 1)):
        problems.error("c", "m", Span("b.yaml", line, column))
    problems.warn("c", "m", Span("a.yaml", 7))
    assert [str(d.span) for d in problems] == ["a.yaml:7:1", "b.yaml:1:2", "b.yaml:1:9", "b.yaml:2:1"]
