"""Texts are filled strictly, in a sandbox, and all that is wrong in one is told at once."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.diagnostics import BriefError, Span
from briefing.document import Text
from briefing.markup import Habits, to_inlines
from briefing.templates import Inserts, TextFault, examine, fill

FACTS = {"gdp", "oil"}


def fact(id_: str, note: bool = True) -> str:
    if id_ not in FACTS:
        raise TextFault.unknown("fact", id_, FACTS)
    return f"<{id_}{'' if note else '-'}>"


class Event:
    name = "Summit"
    venue = None


NAMES: dict[str, Any] = {"fact": fact, "event": Event()}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ('{{ fact("gdp") }} and {{ fact("oil", note=false) }}', "<gdp> and <oil->"),
        ("{% if event.venue %}{{ event.venue }}{% else %}{{ event.name | upper }}{% endif %}", "SUMMIT"),
        ('{% for id in ["gdp", "oil"] %}{{ fact(id) }} {% endfor %}', "<gdp> <oil> "),
        ("no braces {at} all", "no braces {at} all"),
    ],
)
def test_filled(text: str, filled: str) -> None:
    assert fill(text, NAMES) == filled and examine(text, NAMES) == (filled, [])


@pytest.mark.parametrize(
    "text",
    ["{{ 'x' * 10**9 }}", "{{ 9 ** 9 ** 9 }}", "{{ '%1000000000d' % 1 }}", "{{ event.__class__.__mro__ }}", "{% include 'x' %}",
     "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ lipsum() }}", "{{ range(10**9) }}", "{{ fact.__globals__ }}",
     "{% for a in 'ab' %}{% for b in 'ab' %}{% for c in 'ab' %}x{% endfor %}{% endfor %}{% endfor %}"],
)  # fmt: skip
def test_a_text_can_neither_compute_nor_reach_out(text: str) -> None:
    filled, faults = examine(text, NAMES)
    assert faults and not filled


def test_all_faults_at_once_each_on_its_line() -> None:
    text = (
        'One {{ fact("gpd") }}.\nTwo {% if event.venue %}{{ fct("oil") }}{% endif %}\nThree {{ fact(oil) }}'
    )
    _, faults = examine(text, NAMES)
    assert [(f.code, f.words, f.line) for f in faults] == [
        ("unknown-fact", "gpd", 0), ("template", "oil", 2), ("unknown-name", "fct", 1),
    ]  # fmt: skip
    assert "'gdp'" in faults[0].help and 'fact("oil")' in faults[1].help and "'fact'" in faults[2].help


@pytest.mark.parametrize(
    "text", ["{{ event }}", "{{ event.venue }}", "{{ fact }}", "{{ event.nmae }}", "{{ [1, 2] }}"]
)
def test_only_words_and_numbers_are_printed(text: str) -> None:
    with pytest.raises(BriefError) as caught:
        fill(text, NAMES, Span("f.yaml", 3, 7))
    assert [d.span for d in caught.value.diagnostics] == [Span("f.yaml", 3, 7)]


def test_an_insert_survives_markdown_whatever_it_holds() -> None:
    inserts = Inserts()
    text = fill("*{{ it }}* and `{{ it }}`", {"it": inserts.add((Text("a * b [c] <d>"),))})
    shown = to_inlines(text, inserts, Habits())
    assert repr(shown).count("a * b [c] <d>") == 2


def test_a_bug_is_not_dressed_as_a_mistake() -> None:
    def broken() -> str:
        raise RuntimeError("bug")

    with pytest.raises(RuntimeError):
        fill("{{ broken() }}", {"broken": broken})
