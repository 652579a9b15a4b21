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


GROWING = [
    "{{ 'a'.center(10**9) }}", "{{ 'a'.center(1000000000) }}", "{{ 'a'.zfill(1000000000) }}", "{{ '\\t'.expandtabs(1000000000) }}",
    "{{ '{:>1000000000}'.format(1) }}", "{{ event.name.center(9) }}", "{{ event.name['center'](9) }}", "{{ event['name'] }}",
    "{{ 'a'|replace('a', 'aaaaaaaaaa')|replace('a', 'aaaaaaaaaa')|replace('a', 'aaaaaaaaaa') }}", "{{ 'abc'|join('xxxxxxxx') }}",
    "{% for c in 'abc' %}{{ c }}{% endfor %}", "{% for c in event.name %}{{ c }}{% endfor %}", "{% for c in fact('gdp') %}{{ c }}{% endfor %}",
    "{% set x = 'ab' %}{% set x = x ~ x %}{{ x }}", "{% set x %}ab{% endset %}{{ x }}", "{% with x = 'a' %}{{ x }}{% endwith %}",
    "{{ 'a' + 'b' }}", "{{ 1 / 0 }}", "{{ ['a'] * 9 }}", "{{ fact(*['gdp']) }}", "{{ ('gdp')() }}", "{{ {}.update }}",
    "{% for a in [" + "1," * 101 + "] %}x{% endfor %}", "{{ '\\ue0000\\ue001' }}", "{% filter upper %}a{% endfilter %}", "{% block a %}{% endblock %}",
    "{% for a in [" + "1," * 99 + "] %}{% for b in [" + "1," * 99 + "] %}x{% endfor %}{% endfor %}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{{ " + "not " * 3000 + "event }}", "{% if event %}" * 200 + "{% endif %}" * 200,
    "{{ event" + ".a" * 3000 + " }}", "{{ " + " ~ ".join(["'a'"] * 6000) + " }}", "{{ 'a'|upper|upper|upper }}", "{{ 'a' is callable }}",
]  # fmt: skip


@pytest.mark.parametrize("text", GROWING, ids=lambda text: text[:40])
def test_a_text_can_neither_grow_nor_run_long(text: str) -> None:
    filled, faults = examine("First line.\n" + text, NAMES)
    assert not filled and faults and all(fault.help for fault in faults)
    assert {fault.line for fault in faults} <= {0, 1} and all(fault.words in text for fault in faults)
    with pytest.raises(BriefError):
        fill(text, NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [('{{ fact("gdp") | upper }}', "upper"), ('{{ fact("gdp") | round(1) }}', "round"), ('{% if fact("gdp") == "3" %}x{% endif %}', "fact"),
     ('{{ "a" if fact("gdp") else "b" }}', "fact")],
)  # fmt: skip
def test_what_would_have_no_effect_is_said(text: str, words: str) -> None:
    (fault, *_) = examine(text, NAMES)[1]
    assert (fault.words, fault.line) == (words, 0) and "fact()" in fault.message
