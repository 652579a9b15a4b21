"""Each rule of both evaluators by itself."""

from __future__ import annotations

import pytest

from briefing.diagnostics import Span
from briefing.editions import rules
from briefing.judging import Passage, Reader, Rule, may, readable, refusal
from briefing.judging.passages import Kind
from briefing.schema import Prose
from briefing.summit import Scene, Statement

HERE = Span("a.yaml")
GUEST = Reader("guests", frozenset({"l1", "l2"}), "ada", frozenset({"facts f"}))
ALL = Reader("staff", frozenset({"l3"}), "")


def passage(*rules_: Rule, text: str = "x", names: tuple[str, ...] = ()) -> Passage:
    return Passage(HERE, "p", "p", text, rules_, names=names)


def rule(kind: Kind, *values: str) -> Rule:
    return Rule(kind, frozenset(values), HERE)


@pytest.mark.parametrize(
    ("kind", "values", "guest", "all_"),
    [
        ("label", ("l2",), True, False),
        ("label", ("l3", "l9"), False, True),
        ("label", (), False, False),
        ("role", ("guests", "press"), True, False),
        ("role", ("staff",), False, True),
        ("only", ("ada",), True, True),
        ("only", ("bel",), False, True),
        ("only", (), False, True),
        ("whose", ("ada", "bel"), True, True),
        ("whose", ("bel",), False, True),
        ("named", ("facts f",), True, False),
        ("named", ("facts g",), False, False),
    ],
)
def test_one_rule(kind: Kind, values: tuple[str, ...], guest: bool, all_: bool) -> None:
    one = passage(rule(kind, *values))
    assert (may(one, GUEST), may(one, ALL)) == (guest, all_)
    assert (refusal(one, GUEST) is None, refusal(one, ALL) is None) == (guest, all_)


def test_every_rule_must_hold_and_the_first_that_does_not_is_told() -> None:
    good, bad, worse = rule("label", "l1"), rule("only", "bel"), rule("role", "staff")
    assert may(passage(), GUEST) and may(passage(good), GUEST) and not may(passage(good, bad), GUEST)
    assert refusal(passage(good, bad, worse), GUEST) is bad


def test_what_is_named_may_name_more() -> None:
    text = passage(rule("label", "l1"), names=("facts g",))
    fact = passage(rule("named", "facts g"), names=("sources s",))
    source, other = passage(rule("named", "sources s")), passage(rule("named", "sources t"))
    reader, found = readable([source, fact, text, other], Reader("guests", frozenset({"l1"}), "ada"))
    assert found == [source, fact, text] and reader.named == {"facts g", "sources s"}


def test_selection_reads_the_same_rules() -> None:
    reader = rules.Reader("guests", frozenset({"l1"}), "ada", ("l1",), "")

    class Item:
        def __init__(self, only: tuple[str, ...] | None) -> None:
            self.only = only

    assert [reader.may_read(Item(only)) for only in (None, ("ada",), ("bel",), ())] == [
        True,
        True,
        False,
        False,
    ]
    of_all = rules.Reader("guests", frozenset({"l1"}), "", ("l1",), "")
    assert of_all.may_read(Item(("bel",))) and of_all.may_read(Item(()))
    assert not rules.Reader("guests", frozenset({"l2"}), "ada", ("l1",), "").may_read(Item(None))


def test_markings_are_collected_of_what_is_kept_and_of_nothing_else() -> None:
    kept: list[str] = []
    reader = rules.Reader("guests", frozenset({"l1"}), "ada", ("l1",), "open", kept.append)
    said = Statement(text=Prose("x"), audience=("l2",), marking="secret")
    scene = Scene(bottom_line=Prose("y"), marking="closed", body=(said, Statement(text=Prose("z"))))
    left = rules.prune(scene, reader.below(scene))
    assert left.body == (Statement(text=Prose("z")),) and kept == ["closed", "closed"]
    assert rules.prune(said, reader.below(said)) is None and rules.prune((said,), reader) == ()
