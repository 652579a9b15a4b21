"""Which rules stand over which string, written out for a small folder."""

from __future__ import annotations

from briefing.checking import declarations
from briefing.diagnostics import Span
from briefing.judging import Declared, Folder, Judge, judge_of
from briefing.sources import Mapping, Table, parse_yaml

SUMMIT = "default-label: l1\naudiences:\n  a: {title: A, role: principal, reads: [l1, l2]}\n  b: {title: B, role: guests, reads: l2}\n"
TABLE = Table("d.csv", ("n", "v"), (("Ada", "f1"), ("", "2")), ((Span("d.csv", 2), Span("d.csv", 2, 5)), (Span("d.csv", 3), Span("d.csv", 3, 5))))  # fmt: skip


def judge(settings: str = SUMMIT, **files: str) -> Judge:
    fields = declarations.fields() | {
        "charts/*": Declared(False, item=True),
        "charts/*/data": Declared(False),
        "charts/*/source": Declared(False),
    }
    read = {name.replace("__", "/"): parse_yaml(text, f"{name}.yaml") for name, text in files.items()}
    read["summit"] = parse_yaml(settings, "summit.yaml")
    nodes = {name: node for name, node in read.items() if isinstance(node, Mapping)}
    return judge_of(Folder(nodes, {"d.csv": TABLE}), fields)


def said(of: Judge, start: str) -> dict[str, list[str]]:
    """Paths with what stands over them: kinds and values."""
    return {
        p.path: [f"{rule.kind} {' '.join(sorted(rule.values))}".strip() for rule in p.rules]
        for p in of.passages
        if p.path.startswith(start)
    }


def test_labels_are_inherited_and_add_up() -> None:
    text = "audience: l2\nterms:\n  - {term: A, meaning: M, translations: [{text: T, language: en}]}\n  - {term: B, audience: , only: [ada], meaning: N}\n  - {term: C, audience: []}\n"  # fmt: skip
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
        practical="""practical:
  - {text: 'It''s {{ fact("f1") }} {% if x %}"f2"{% endif %}[^s] isn''t'}
  - {text: 'f1'}
  - {text: '{{ fact(''f2'') }}'}
""",
    )
    assert [p.names for p in found.passages if p.path.startswith("practical")] == [
        ("facts f1", "sources s"), (), ("facts f2",),
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
