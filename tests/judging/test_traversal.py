"""Which rules stand over which string, written out for a small folder."""

from __future__ import annotations

import pytest

from briefing.checking import declarations
from briefing.diagnostics import Span
from briefing.judging import Declared, Folder, Judge, judge_of
from briefing.sources import MappingNode, Table, parse_yaml

SUMMIT = "default-label: l1\naudiences:\n  a: {title: A, role: principal, reads: [l1, l2]}\n  b: {title: B, role: guests, reads: l2}\n"
TABLE = Table("d.csv", ("n", "v"), (("Ada", "f1"), ("", "2")), ((Span("d.csv", 2), Span("d.csv", 2, 5)), (Span("d.csv", 3), Span("d.csv", 3, 5))), (Span("d.csv"), Span("d.csv", 1, 3)))  # fmt: skip


def judge(settings: str = SUMMIT, **files: str) -> Judge:
    fields = declarations.fields() | {
        "charts/*": Declared(False, item=True),
        "charts/*/data": Declared(False),
        "charts/*/source": Declared(False),
    }
    read = {name.replace("__", "/"): parse_yaml(text, f"{name}.yaml") for name, text in files.items()}
    read["summit"] = parse_yaml(settings, "summit.yaml")
    nodes = {name: node for name, node in read.items() if isinstance(node, MappingNode)}
    return judge_of(Folder(nodes, {"d.csv": TABLE}), fields)


def said(of: Judge, start: str) -> dict[str, list[str]]:
    """Paths with what stands over them: kinds and values."""
    return {
        p.path: [f"{rule.kind} {' '.join(sorted(rule.values))}".strip() for rule in p.rules]
        for p in of.passages
        if p.path.startswith(start)
    }


def test_labels_are_inherited_and_add_up() -> None:
    text = "audience: l2\nterms:\n  - {term: A, meaning: M, translations: [{text: T, language: en}]}\n  - {term: B, audience: , marking: m, only: [ada], meaning: N}\n  - {term: C, audience: []}\n"  # fmt: skip
    assert said(judge(glossary=text), "glossary") == {
        "glossary.0.term": ["label l2"], "glossary.0.meaning": ["label l2"],
        "glossary.0.translations.0.text": ["label l2"], "glossary.0.translations.0.language": ["label l2"],
        "glossary.1.term": ["label l2", "only ada"], "glossary.1.meaning": ["label l2", "only ada"],
        "glossary.2.term": ["label"],
    }  # fmt: skip


def test_a_brief_hands_its_label_down_and_keeps_nothing_back_by_it() -> None:
    text = """audience: l2
code: ADA
name: {short: Adaland}
capital: Town
people:
  - {id: p, display: D, audience: l1, address: X, native: [{text: N, language: en}], sensitivities: [{text: S}]}
asks:
  - {id: ask, fallback: F, red-line: ~}
contacts: [{office: O}]
"""
    found = judge(delegations__ada=text)
    own, named = ["whose ada"], ["label l1", "named people p"]
    staff, ours = ["role staff"], ["role principal staff"]
    assert said(found, "delegations") == {
        "delegations.ada.code": [], "delegations.ada.name.short": [], "delegations.ada.capital": own,
        "delegations.ada.people.p.id": [*own, "label l1"], "delegations.ada.people.p.display": named,
        "delegations.ada.people.p.address": [*own, "label l1"],
        "delegations.ada.people.p.native.0.text": named, "delegations.ada.people.p.native.0.language": named,
        "delegations.ada.people.p.sensitivities.0.text": [*own, "label l1", *ours, "label l1"],
        "delegations.ada.asks.ask.id": [*own, "label l2"], "delegations.ada.asks.ask.fallback": [*own, "label l2", *ours],
        "delegations.ada.contacts.0.office": [*own, *staff, "label l2"],
    }  # fmt: skip


def test_whose_sessions_plans_parts_and_the_region_are() -> None:
    found = judge(
        programme="sessions:\n  - {id: s, title: T, guest-title: G, delegations: [ada]}\n  - {id: all, title: T, delegations: []}\n",
        seating="plans:\n  - {id: p, delegation: bel, title: T}\n",
        topics__water="audience: l2\nparts:\n  ada: {summary: S}\n",
        regional="audience: l2\nobjective: O\n",
    )  # fmt: skip
    host, others = "role interpreter principal staff", "role guests press public"
    assert said(found, "programme") == {
        "programme.s.id": ["label l1", "whose ada"], "programme.s.title": ["label l1", "whose ada", host],
        "programme.s.guest-title": ["label l1", "whose ada", others], "programme.s.delegations.0": ["label l1", "whose ada"],
        "programme.all.id": ["label l1"], "programme.all.title": ["label l1"],
    }  # fmt: skip
    assert said(found, "seating.p.title") == {"seating.p.title": ["label l1", "whose bel"]}
    assert said(found, "topics") == {"topics.water.parts.ada.summary": ["label l2", "label l2", "whose ada"]}
    assert said(found, "regional") == {"regional.objective": ["whose", "label l2"]}


def test_a_file_of_many_hands_down_its_rules_and_says_that_it_does() -> None:
    found = judge(
        glossary="audience: l2\nonly: [ada]\nterms:\n  - {term: A, only: }\n  - {id: '', term: B}\n"
    )
    assert said(found, "glossary") == {
        "glossary.0.term": ["label l2"], "glossary.1.id": ["label l2", "only ada"], "glossary.1.term": ["label l2", "only ada"],
    }  # fmt: skip
    label, only = next(p.rules for p in found.passages if p.text == "B")
    assert (label.at, str(label.span)) == ("glossary", "glossary.yaml:1:1")
    strictest = next(p for p in judge(glossary="terms: [{term: A}]\n").passages if p.text == "A").rules[0]
    assert (strictest.at, str(strictest.span)) == ("summit", "summit.yaml:1:1")
    assert (only.at, str(only.span)) == ("glossary.1", "glossary.yaml:2:1")


def test_a_passage_is_a_part_of_the_nearest_thing_with_a_rule() -> None:
    found = judge(
        delegations__ada="name: {short: S}\npeople:\n  - {id: p, display: D, native: [{text: N}], biography: [{text: B}]}\n",
        charts="charts:\n  c: {data: {Bel: 3}}\n  d: {data: d.csv}\n",
    )  # fmt: skip
    assert {p.path: p.item for p in found.passages if not p.path.startswith("summit")} == {
        "delegations.ada.name.short": "delegations.ada",
        "delegations.ada.people.p.id": "delegations.ada.people.p",
        "delegations.ada.people.p.display": "delegations.ada.people.p",
        "delegations.ada.people.p.native.0.text": "delegations.ada.people.p",
        "delegations.ada.people.p.biography.0.text": "delegations.ada.people.p.biography.0",
        "charts.c.data.Bel": "charts.c", "charts.d.data.n": "charts.d", "charts.d.data.v": "charts.d",
    }  # fmt: skip
    assert {p.item for p in found.passages if p.path.startswith("summit")} == {"summit"}


def test_words_that_only_look_like_rules() -> None:
    """`audience` is a rule of items alone; what stands in a list of labels and is no word is none."""
    settings = SUMMIT.replace("[l1, l2]", "[l1, [l9], l2]") + "defaults: {audience: a, language: en}\n"
    found = judge(settings)
    assert said(found, "summit.defaults") == {"summit.defaults.audience": [], "summit.defaults.language": []}
    assert found.readers["a"].labels == frozenset({"l1", "l2"})


@pytest.mark.parametrize(
    ("file", "key"),
    [("sources", "sources"), ("facts", "facts"), ("people", "people"), ("programme", "sessions"), ("seating", "plans"), ("charts", "charts"),
     ("terminology", "terms"), ("glossary", "terms"), ("coverage", "claims"), ("contacts", "contacts"), ("practical", "practical")],
)  # fmt: skip
def test_files_of_many_things(file: str, key: str) -> None:
    """Each thing has its rules; the heads of such files have none, and nothing of them is printed."""
    listed = "{x: {title: T}}" if file in ("sources", "facts", "charts") else "[{id: x, title: T}]"
    free = file in ("sources", "terminology")
    head = "" if free else "audience: l2\nmarking: secret\nonly: [ada]\n"
    found = judge(**{file: f"{head}{key}: {listed}\n"})
    assert {path for path in said(found, file) if not path.endswith(".id")} == {f"{file}.x.title"}
    over = [rule for rule in said(found, file)[f"{file}.x.title"] if rule[:5] in ("label", "only ")]
    assert over == ([] if free else ["label l2", "only ada"])


def test_what_a_name_is_made_of_stands_wherever_the_person_is_named() -> None:
    words = "display: D, family: F, seat-name: S, title: T, printed-title: P, native: [{text: N}], pronunciation: Q"
    found = said(judge(delegations__ada=f"people: [{{id: p, {words}}}]\n"), "delegations.ada.people.p")
    named = {path.split(".")[4] for path, rules in found.items() if "named people p" in rules}
    assert named == {"display", "family", "seat-name", "title", "printed-title", "native"}


def test_the_hosts_own_words_are_for_the_host_where_guests_have_others() -> None:
    host, others = "role interpreter principal staff", "role guests press public"
    found = judge(
        programme="sessions:\n  - {id: s, title: T, guest-title: G, moves-to: M, guests-move-to: H}\n  - {id: t, title: T, moves-to: M}\n",
        seating="plans:\n  - {id: p, title: T, guest-title: G}\n  - {id: q, title: T}\n",
    )  # fmt: skip
    assert {path: [r for r in rules if r.startswith("role")] for path, rules in said(found, "").items()
            if path.startswith(("programme", "seating")) and not path.endswith(".id")} == {
        "programme.s.title": [host], "programme.s.guest-title": [others], "programme.s.moves-to": [host],
        "programme.s.guests-move-to": [others], "programme.t.title": [], "programme.t.moves-to": [],
        "seating.p.title": [host], "seating.p.guest-title": [others], "seating.q.title": [],
    }  # fmt: skip


def test_which_keys_hold_ids_of_what() -> None:
    """Each kind of thing has something called x; who may have the key's value has that thing of it alone."""
    found = judge(
        facts="facts: {x: {label: L, sources: [x]}}\n", sources="sources: {x: {title: S}}\n",
        charts="charts: {x: {title: T, data: {x: x}, source: x}}\n",
        delegations__ada="""head: x
people: [{id: x, display: D}]
figures: [x]
charts: [x]
map: x
bottom-line: {one-number: x, objective: x}
""",
        programme="sessions: [{id: s, lead: x}]\n", seating="plans: [{id: p, seats: [{person: x, label: x}]}]\n",
        coverage="claims: [{sources: [x]}]\n",
    )  # fmt: skip
    assert {p.path: p.names for p in found.passages if p.names} == {
        "facts.x.sources.0": ("sources x",), "charts.x.data.x": ("facts x",), "charts.x.source": ("sources x",),
        "delegations.ada.people.x.id": ("people x",), "delegations.ada.figures.0": ("facts x",),
        "delegations.ada.charts.0": ("charts x",), "delegations.ada.map": ("charts x",),
        "delegations.ada.bottom-line.one-number": ("facts x",), "programme.s.lead": ("people x",),
        "seating.p.seats.0.person": ("people x",), "coverage.0.sources.0": ("sources x",),
    }  # fmt: skip


def test_rows_of_charts_and_what_they_name() -> None:
    found = judge(
        charts="charts:\n  c: {title: T, data: d.csv, source: s}\n  e: {data: {Bel: 3}}\n",
        facts="facts:\n  f1: {label: L, sources: s}\n",
        sources="sources:\n  s: {title: S}\n",
    )
    over = ["label l1", "named charts c"]
    assert [(p.text, p.names, p.span.line) for p in found.passages if p.path.startswith("charts.c.data")] == [
        ("Ada", (), 2), ("f1", ("facts f1",), 2), ("2", (), 3),
    ]  # fmt: skip
    assert said(found, "charts.c") == {
        "charts.c.title": over, "charts.c.data.n": over, "charts.c.data.v": over, "charts.c.source": over,
    }  # fmt: skip
    assert [p.text for p in found.passages if p.path.startswith("charts.e")] == ["Bel", "3"]
    assert said(found, "facts.f1.label") == {"facts.f1.label": ["label l1", "named facts f1"]}
    assert said(found, "sources") == {"sources.s.title": ["named sources s"]}
    assert {p.path: p.names for p in found.passages if p.names} == {
        "charts.c.data.v": ("facts f1",), "charts.c.source": ("sources s",), "facts.f1.sources": ("sources s",),
    }  # fmt: skip


def test_what_texts_name() -> None:
    found = judge(
        facts="facts: {f1: {label: L}, f2: {label: L}}\n",
        sources="sources: {s: {title: S}}\n",
        delegations__ada="people: [{id: p, display: D}]\n",
        practical="""audience: facts f3
practical:
  - {text: 'It''s {{ fact("f1") }} {% if x %}"f2"{% endif %}[^s] isn''t'}
  - {text: 'f1'}
  - {text: '{{ fact(''f2'') }} {{ name("p") }}'}
  - {text: 'No more[^s] than a note'}
  - {text: '{{ fact("f3") }}'}
  - {text: '{% if status("f1") %}now{% endif %}'}
""",
    )
    assert [p.names for p in found.passages if p.path.startswith("practical")] == [
        ("facts f1", "sources s"), (), ("facts f2", "people p"), ("sources s",), (), ("facts f1",),
    ]  # fmt: skip


def test_readers_and_a_summit_that_says_too_little() -> None:
    found = judge(glossary="terms: [{term: A}]\n")
    assert (found.readers["a"].role, found.readers["a"].labels) == ("principal", frozenset({"l1", "l2"}))
    assert (found.readers["b"].role, found.readers["b"].labels) == ("guests", frozenset({"l2"}))
    assert found.reader("b", "ada").delegation == "ada"
    assert [p.text for p in found.withheld("b", "") if p.printed] == ["A"]
    assert "A" in [p.text for p in found.readable("a", "")]
    bare = judge(
        "audiences:\n  a: {reads: [l1]}\n  b: 7\n", glossary="terms: [{term: A}]\n", people="people:\n"
    )
    assert bare.readers["a"].role == "" and said(bare, "glossary") == {"glossary.0.term": ["label"]}
    assert not judge("default-label: x\naudiences: none\n").readers
