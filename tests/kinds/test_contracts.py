"""What every kind of the program holds: its example asks for it, its options are in it, each language has its name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing import languages, sections
from briefing.charts import CHARTS, ChartContext, read_chart, resolve
from briefing.diagnostics import BriefError, Problems
from briefing.document import Blocks, Paragraph, Text
from briefing.kinds import PROGRAM
from briefing.kinds.soundness import misfit
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.sources import parse_yaml
from tests.kinds.own import briefs, found, lines, named


@pytest.mark.parametrize("name", CHARTS.of_program())
def test_the_example_of_a_chart_kind_is_a_chart(name: str) -> None:
    kind, problems = PROGRAM.load(CHARTS, name), Problems()
    assert f"kind: {name}\n" in kind.EXAMPLE
    spec = read_chart(
        "one", parse_yaml(kind.EXAMPLE.lstrip(), "example.yaml"), {}, problems, lambda name: "x = 1"
    )
    assert spec is not None, list(problems)
    assert resolve(spec, ChartContext(languages.load("en")), problems) is not None and not list(problems)


def test_the_examples_of_sections_are_sound_and_show_every_option(tmp_path: Path) -> None:
    examples = [
        kind.EXAMPLE for name in SECTIONS.of_program() if (kind := PROGRAM.load(SECTIONS, name)).EXAMPLE
    ]
    lines = "".join(f"  {example}\n" for example in examples)
    told = found(
        briefs(
            tmp_path, {}, ("books/least.yaml", "  - {section: cover}\n", f"  - {{section: cover}}\n{lines}")
        )
    )
    assert not [d for d in told if d.severity.value == "error"]
    for name in SECTIONS.of_program():
        kind = PROGRAM.load(SECTIONS, name)
        assert all(f"{option}:" in kind.EXAMPLE for option in kind.OPTIONS), name


@pytest.mark.parametrize("tag", languages.names())
def test_each_language_of_the_program_has_the_name_of_each_kind(tag: str) -> None:
    words = languages.load(tag).words
    names = [
        *SECTIONS.of_program(),
        *PRODUCTS.of_program(),
        *(f"chart-kind-{name}" for name in CHARTS.of_program()),
    ]
    assert not [name for name in names if name not in words]


def test_every_kind_says_what_it_is_in_its_first_line() -> None:
    for of in (SECTIONS, PRODUCTS, CHARTS):
        assert all(PROGRAM.load(of, name).summary for name in of.of_program())


WRONG = [
    ((), ""),
    ((Paragraph((Text("a"),)),), ""),
    ([], "list, not a tuple"),
    (("a",), "str, which is none of"),
    ((Paragraph((Text("a"),), 3),), "'style' of Paragraph"),  # type: ignore[arg-type]
    ((Paragraph(Text("a")),), "'content' of Paragraph"),  # type: ignore[arg-type]
]  # fmt: skip


@pytest.mark.parametrize(("value", "said"), WRONG)
def test_what_foreign_code_makes_is_held_against_its_type(value: object, said: str) -> None:
    told = misfit(value, Blocks)
    assert said in told and bool(said) == bool(told)


def test_one_file_of_the_program_is_a_section_whose_missing_word_is_told_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ebb_times.py").write_text(
        "def compose(context, section):\n    return context.word('ebb') if section.options else ()\n"
        "OPTIONS = {'loud': 'switch'}\n"
    )
    monkeypatch.setattr(sections, "__path__", [*sections.__path__, str(tmp_path)])
    folder = briefs(tmp_path, {}, named("{section: ebb-times}"), code=False)
    (told,) = found(folder)
    assert told.code == "missing-word" and "'Ebb times' is printed" in told.message and lines(folder)
    loud = briefs(tmp_path / "loud", {}, named("{section: ebb-times, options: {loud: true}}"), code=False)
    with pytest.raises(BriefError) as caught:
        lines(loud)
    (told,) = caught.value.diagnostics
    assert told.code == "missing-word" and told.span and told.span.file == "briefs/books/least.yaml"
    sys.modules.pop("briefing.sections.ebb_times")
