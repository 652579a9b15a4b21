"""Models off located values: each kind of annotation, and each mistake at its place."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostic, Problems, Span
from briefing.schema import AuthorText, Before, Clock, Day, Field, Located, Model, Number, build, kebab
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml
from tests.conftest import ROOT


def _alone(node: Node) -> Node:
    return node if isinstance(node, SequenceNode) else SequenceNode([node], node.span)


class Place(Model):
    at: tuple[float, float]
    name: str = ""


class Base(Model):
    """What a subclass adds to stands first."""

    kind: ClassVar[str] = "not a field"

    text: AuthorText
    tags: tuple[str, ...] | None = None


class Thing(Base):
    id: Annotated[str, Field(pattern=r"[a-z]+")] = "x"
    count: int = Field(default=1, ge=1, le=9)
    share: Number | None = Field(default=None, gt=0)
    ratio: float = 1.0
    ready: bool = False
    day: Day | None = None
    clock: Clock | None = None
    colour: Literal["red", "green"] = "red"
    home: Place | None = None
    places: tuple[Place, ...] = ()
    lone: Annotated[tuple[Place, ...], Before(_alone)] = ()
    via: Located | Place | None = None
    by_name: Mapping[str, Place] = Field(default_factory=dict)
    options: Mapping[str, object] = Field(default_factory=dict)
    pairs: tuple[Mapping[str, str], ...] = Field(default=(), min_length=1, max_length=2)
    except_: str | None = None


def read(text: str) -> tuple[Thing | None, list[Diagnostic]]:
    problems = Problems()
    return build(Thing, parse_yaml(text, "t.yaml"), problems), problems.found


def value(line: str) -> Any:
    found, problems = read(f"text: T\n{line}\n")
    assert found is not None, problems
    return getattr(found, "except_" if line.startswith("except") else line.split(":")[0].replace("-", "_"))


def mistakes(line: str) -> list[tuple[str, int, int, str]]:
    found, problems = read(f"text: T\n{line}\n")
    assert found is None
    return [(d.code, d.span.line, d.span.column, d.path) for d in problems if d.span]


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("tags: one", ("one",)), ("tags: [one, '2']", ("one", "2")), ("tags:", None), ("id: abc", "abc"),
        ("count: 7", 7), ("count: 2.0", 2), ("share: 1.50", Decimal("1.50")), ("ratio: .5", 0.5),
        ("ratio: -1e3", -1000.0), ("ready: true", True), ("ready: No", False), ("day: 2031-05-06", date(2031, 5, 6)),
        ("clock: '09:30'", time(9, 30)), ("colour: green", "green"), ("home: {at: [1, -2.5]}", Place(at=(1.0, -2.5))),
        ("via: word", "word"), ("via: {at: [1, 2]}", Place(at=(1.0, 2.0))), ("lone: {at: [1, 2]}", (Place(at=(1.0, 2.0)),)),
        ("by-name: {span: {at: [0, 0]}}", {"span": Place(at=(0.0, 0.0))}), ("by-name: {}", {}),
        ("options: {a: [1, {b: c}], d: ~}", {"a": ["1", {"b": "c"}], "d": None}), ("pairs: [{a: b}]", ({"a": "b"},)),
        ("except: x", "x"),
    ],
)  # fmt: skip
def test_what_is_taken(line: str, good: Any) -> None:
    found = value(line)
    assert (_without_places(found) == good and type(found) is type(good)) or isinstance(found, Located)


def _without_places(found: Any) -> Any:
    """Equality of models looks at places too."""
    if isinstance(found, Model):
        values = {k: _without_places(v) for k, v in found.__dict__.items() if k != "span"}
        return type(found)(**values)
    if isinstance(found, tuple):
        return tuple(map(_without_places, found))
    return {k: _without_places(v) for k, v in found.items()} if isinstance(found, dict) else found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("tags: {a: b}", ("not-a-list", 2, 7, "tags")), ("tags: [a, ~]", ("not-text", 2, 11, "tags.1")),
        ("id: aB", ("bad-id", 2, 5, "id")), ('id: "a\\n"', ("bad-id", 2, 5, "id")), ("count: 0", ("out-of-range", 2, 8, "count")),
        ("count: 10", ("out-of-range", 2, 8, "count")), ("count: 1.5", ("not-a-number", 2, 8, "count")),
        ("count: 1_0", ("not-a-number", 2, 8, "count")), ("count: [1]", ("not-a-number", 2, 8, "count")),
        ("share: .5", ("not-a-number", 2, 8, "share")), ("share: -0", ("out-of-range", 2, 8, "share")), ("share: nan", ("not-a-number", 2, 8, "share")),
        ("ratio: inf", ("not-a-number", 2, 8, "ratio")), (f"ratio: {'9' * 400}", ("not-a-number", 2, 8, "ratio")),
        ("ready: maybe", ("choice", 2, 8, "ready")), ("ready:", ("choice", 2, 7, "ready")), ("day: 2031-02-30", ("bad-date", 2, 6, "day")),
        ("day: 6 May", ("bad-date", 2, 6, "day")), ("clock: 9:30", ("bad-time", 2, 8, "clock")), ("clock: 24:30", ("bad-time", 2, 8, "clock")),
        ("colour: gren", ("choice", 2, 9, "colour")), ("colour: [red]", ("choice", 2, 9, "colour")), ("home: here", ("not-a-mapping", 2, 7, "home")),
        ("home: {at: [1]}", ("too-few", 2, 12, "home.at")), ("home: {at: [1, x]}", ("not-a-number", 2, 16, "home.at.1")),
        ("home: {name: x}", ("missing-field", 2, 7, "home.at")), ("home: {att: [1, 2]}", ("unknown-field", 2, 8, "home.att")),
        ("places: {at: [1, 2]}", ("not-a-list", 2, 9, "places")), ("lone: 3", ("not-a-mapping", 2, 7, "lone.0")),
        ("via: [1]", ("not-a-mapping", 2, 6, "via")), ("by-name: [x]", ("not-a-mapping", 2, 10, "by-name")),
        ("by-name: {a: {at: 1}}", ("not-a-list", 2, 19, "by-name.a.at")), ("pairs: []", ("too-few", 2, 8, "pairs")),
        ("pairs: [{}, {}, {}]", ("too-many", 2, 8, "pairs")), ("by_name: {}", ("unknown-field", 2, 1, "by_name")),
        ("kind: x", ("unknown-field", 2, 1, "kind")), ("span: x", ("unknown-field", 2, 1, "span")),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(line: str, found: tuple[str, int, int, str]) -> None:
    assert mistakes(line) == [found]


def test_all_mistakes_of_a_mapping_are_told_at_once() -> None:
    found, problems = read("txt: T\ncount: many\nhome: {at: [x, 2], nam: y}\n")
    assert found is None
    assert sorted(d.path for d in problems) == ["count", "home.at.0", "home.nam", "txt"]
    assert {d.help for d in problems if d.path in ("txt", "home.nam")} == {
        "did you mean 'text'?",
        "did you mean 'name'?",
    }


def test_a_model_knows_its_place_and_that_of_its_texts() -> None:
    found, _ = read("text: T\nhome:\n  at: [1, 2]\n")
    assert found is not None and found.home is not None
    assert found.span == Span("t.yaml", 1, 1) and found.text.span == Span("t.yaml", 1, 7)
    assert found.home.span == Span("t.yaml", 3, 3)


def test_a_model_is_made_by_name_and_never_changed() -> None:
    made = Thing(text=AuthorText("T"), count=3)
    assert (
        list(made.__dict__)[:4] == ["span", "text", "tags", "id"] and made.count == 3 and made.by_name == {}
    )
    assert made.by_name is not Thing(text=AuthorText("T")).by_name
    with pytest.raises(FrozenInstanceError):
        made.count = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.count
    with pytest.raises(TypeError, match="text"):
        Thing()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colours"):
        Thing(text=AuthorText("T"), colours="red")  # type: ignore[call-arg]


def test_a_copy_with_other_values_leaves_the_first_as_it_is() -> None:
    made = Place(at=(1.0, 2.0))
    other = made.replaced(name="home")
    assert (made.name, other.name, other.at) == ("", "home", (1.0, 2.0))
    with pytest.raises(TypeError, match="nme"):
        made.replaced(nme="home")


def test_models_are_equal_and_shown_by_their_values() -> None:
    one, same, other = Place(at=(1.0, 2.0)), Place(at=(1.0, 2.0)), Place(at=(1.0, 3.0))
    assert one == same and hash(one) == hash(same) and one != other and one != (1.0, 2.0)
    assert repr(one) == "Place(at=(1.0, 2.0), name='')"


def test_models_travel_and_are_copied_whole() -> None:
    found, _ = read("text: T\nday: 2031-05-06\nhome: {at: [1, 2]}\noptions: {a: b}\n")
    assert found is not None
    for again in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert again == found and again.text.span == found.text.span and type(again.text) is AuthorText


def test_no_annotation_is_looked_at_before_a_value_is_read() -> None:
    code = (
        "import briefing.summit, briefing.editions\n"
        "from briefing.schema.parsers import parser_of\n"
        "print(parser_of.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_type_that_no_brief_can_say_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="complex"):
        build(Unreadable, parse_yaml("number: 1", "t.yaml"), Problems())


class Unreadable(Model):
    number: complex


HERE = Span("t.yaml", 1, 1)
WORDS = st.sampled_from(["", "~", "1", "-2.5", "true", "red", "2031-05-06", "09:30", "x"]) | st.text(
    max_size=9
)
KEYS = st.sampled_from([*map(kebab, Thing(text=AuthorText("")).__dict__), "at", "name"]) | st.text(max_size=9)
PLACES = st.builds(Span, st.just("t.yaml"), st.integers(1, 50), st.integers(1, 80))


def _mapping(items: dict[str, Node]) -> MappingNode:
    return MappingNode(items, dict.fromkeys(items, HERE), HERE)


NODES: st.SearchStrategy[Node] = st.recursive(
    st.builds(ScalarNode, WORDS, PLACES, st.booleans()),
    lambda inner: (
        st.builds(SequenceNode, st.lists(inner, max_size=3), PLACES)
        | st.dictionaries(KEYS, inner, max_size=6).map(_mapping)
    ),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, NODES, max_size=8).map(_mapping))
def test_whatever_is_written_gives_a_model_or_mistakes_with_a_place(node: MappingNode) -> None:
    problems = Problems()
    found = build(Thing, node, problems)
    assert (found is None) == bool(problems.found)
    assert all(
        d.span is not None and d.span.file == "t.yaml" and d.message and d.help for d in problems.found
    )
    assert found is None or pickle.loads(pickle.dumps(found)) == found


def test_a_list_of_values_has_one_kind() -> None:
    with pytest.raises(TypeError, match="one kind"):
        build(Mixed, parse_yaml("both: [1, x]", "t.yaml"), Problems())


class Mixed(Model):
    both: tuple[int, str]
