"""Kinds that a folder of briefs brings: what they make, what is said of a wrong one, whose books they change."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import packages, pipeline
from briefing.batch.build_context import BuildContext
from briefing.batch.foreign import foreign_inputs
from briefing.diagnostics import BriefError
from briefing.formats import FORMATS
from briefing.kinds import PROGRAM, KindFile, Kinds
from briefing.languages import LANGUAGES
from briefing.styles import STYLES
from tests.conftest import ROOT
from tests.kinds.own import HOUSE, TIDES, briefs, default, edition, found, lines, named

CARD = """from briefing.document import Paragraph, Part, Text
from briefing.products.base import ProductInfo, document, start

PRODUCT = ProductInfo("Tide card", "1", "a6")
WORDS = {"en": {"tide-card": "Tide card"}}


def compose(edition, language):
    context = start(edition, language)
    part = Part("tide", "Tide", (Paragraph((Text("High at noon"),)),))
    return document(context, (part,), context.word("tide-card"))
"""


def test_each_kind_of_a_folder_is_used_by_its_name(tmp_path: Path) -> None:
    folder = briefs(
        tmp_path,
        {
            "styles/house.yaml": HOUSE,
            "formats/card.yaml": "title: Card\nextends: a5\nwidth: 130\n",
            "languages/en-fj.yaml": "name: English of Fiji\nextends: en\nwords: {for-audience: 'Woven for {audience}'}\n",
            "sections/tides.py": TIDES,
            "products/tide_card.py": CARD,
        },
        named("{section: tides, options: {hour: six}}"),
        *(default("language", "en-fj"), default("style", "house"), default("format", "card")),
        ("summit.yaml", "languages: [en]", "languages: [en-fj]"),
    )
    assert not found(folder)
    summit, _ = pipeline.read_and_check(folder)
    made = edition(summit, language="en-fj", format="card")
    book = lines(folder, language="en-fj", format="card")
    assert "Tides" in book and "high at six" in book and "Woven for Prime Minister" in book
    style = made.kinds.load(STYLES, "house")
    assert (
        style.colours["accent"] == "#7A0019"
        and style.colours["ink"] == PROGRAM.load(STYLES, "secretariat").colours["ink"]
    )
    assert (
        made.kinds.load(FORMATS, "card").width == 130 and made.kinds.load(LANGUAGES, "en-fj").tag == "en-fj"
    )
    assert "High at noon" in lines(folder, product="tide-card", language="en-fj", format="a6")


def test_code_of_a_folder_runs_only_where_the_summit_says_so(tmp_path: Path) -> None:
    (told,) = found(briefs(tmp_path, {"sections/tides.py": TIDES}, named("{section: tides}"), code=False))
    assert (
        told.code == "scripts-off"
        and told.span
        and told.span.file == "briefs/books/least.yaml"
        and "allow-scripts" in told.help
    )
    (idle,) = found(briefs(tmp_path / "idle", {"sections/tides.py": "raise SystemExit"}, code=False))
    assert (
        idle.code == "scripts-off"
        and idle.severity.value == "warning"
        and idle.span
        and idle.span.file.endswith("tides.py")
    )


WRONG = [
    ("compose = 3", "bad-kind", "no function", 1),
    ("def compose(context):\n    return ()", "bad-kind", "does not take what it is given", 1),
    ("import nothing_like_it\ndef compose(context, section):\n    return ()", "kind-failed", "nothing_like_it", 1),
    ("x = 1\ndef compose(context, section)\n    return ()", "kind-failed", "expected ':'", 2),
    ("def compose(context, section):\n    return ()\nWORDS = {'tides': 'Tides'}", "bad-kind", "'WORDS'", 3),
    ("WORDS = {'en': {'tides': 3}}\ndef compose(context, section):\n    return ()", "bad-kind", "int, not str", 1),
    ("OPTIONS = ['a']\ndef compose(context, section):\n    return ()", "bad-kind", "'OPTIONS'", 1),
    ("OPTIONS = {'a': 'number'}\ndef compose(context, section):\n    return ()", "bad-kind", "'OPTIONS'", 1),
    ("ABOUT_ONE = 'yes'\ndef compose(context, section):\n    return ()", "bad-kind", "str, not bool", 1),
    ("raise SystemExit(3)", "kind-failed", "SystemExit", 1),
    ("", "bad-kind", "compose", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "said", "line"), WRONG)
def test_a_file_that_is_no_section_is_told_at_its_line(
    text: str, code: str, said: str, line: int, tmp_path: Path
) -> None:
    told = [
        d
        for d in found(briefs(tmp_path, {"sections/tides.py": text}, named("{section: tides}")))
        if d.severity.value == "error"
    ]
    assert [d.code for d in told] == [code] and said in told[0].message
    assert told[0].span and (told[0].span.file, told[0].span.line) == ("briefs/sections/tides.py", line)


FAILS = [
    ("    return ()[1]", "kind-failed", "IndexError", 3),
    ("    return 'Tides'", "bad-kind", "str, not a tuple", 1),
    ("    return (Paragraph('High'),)", "bad-kind", "'content' of Paragraph", 1),
    ("    return (Paragraph((Text(12),)),)", "bad-kind", "'text' of Text", 1),
    ("    return (Paragraph((Text(context.word('ebb')),)),)", "missing-word", "'ebb'", 3),
    ("    return (Paragraph((Text('High'),), 'tall'),)", "unknown-style", "'tall'", 0),
]  # fmt: skip


@pytest.mark.parametrize(("body", "code", "said", "line"), FAILS)
def test_what_goes_wrong_while_a_section_composes_is_the_sections(
    body: str, code: str, said: str, line: int, tmp_path: Path
) -> None:
    text = f"from briefing.document import Paragraph, Text\ndef compose(context, section):\n{body}\n"
    folder = briefs(tmp_path, {"sections/tides.py": text}, named("{section: tides, title: Tides}"))
    if code == "bad-kind":
        line = 2
    with pytest.raises(BriefError) as caught:
        lines(folder)
    (told,) = caught.value.diagnostics
    assert told.code == code and said in told.message
    assert not line or (told.span and (told.span.file, told.span.line) == ("briefs/sections/tides.py", line))


def test_a_language_that_lacks_the_words_of_a_kind_is_told_and_gets_those_of_its_own(tmp_path: Path) -> None:
    folder = briefs(
        tmp_path,
        {"sections/tides.py": TIDES},
        named("{section: tides}"),
        ("summit.yaml", "languages: [en]", "languages: [en, fr]"),
    )
    (told,) = found(folder)
    assert told.code == "missing-word" and "'tides', 'high'" in told.message and "'en' words" in told.message
    assert told.span and told.span.file == "briefs/books/least.yaml"
    assert "Tides" in lines(folder, language="fr") and "high at noon" in lines(folder, language="fr")


def test_a_section_without_words_is_called_by_its_name(tmp_path: Path) -> None:
    text = TIDES.replace('"tides": "Tides", ', "")
    folder = briefs(tmp_path, {"sections/low_tides.py": text}, named("{section: low-tides}"))
    (told,) = found(folder)
    assert told.code == "missing-word" and "'Low tides' is printed" in told.message
    assert "Low tides" in lines(folder)
    assert not found(
        briefs(
            tmp_path / "titled", {"sections/low_tides.py": text}, named("{section: low-tides, title: Low}")
        )
    )


YAML = [
    ("styles/house.yaml", "title: House\nextends: secretarat\n", "unknown-style", 2, "did you mean 'secretariat'?"),
    ("styles/house.yaml", "title: House\nextends: house\n", "unknown-style", 2, "there are: chancery, secretariat"),
    ("styles/house.yaml", "title: House\nbase: secretariat\n", "unknown-field", 2, "it is called 'extends' now"),
    ("styles/house.yaml", "title: House\nextends: other\n", "extends-circle", 2, ""),
    ("styles/house.yaml", HOUSE + "grdi: 3\n", "unknown-field", 4, "did you mean 'grid'?"),
    ("styles/house.yaml", "title: House\n  grid: [\n", "yaml-syntax", 0, ""),
    ("styles/house.yaml", "title: [House]\nextends: secretariat\n", "not-text", 1, ""),
    ("styles/house.yaml", "", "empty-file", 1, ""),
    ("styles/house.yaml", HOUSE + "paragraphs: {bodyy: {size: 9, leading: 12}}\n", "near-miss", 4, "did you mean 'body'?"),
    ("formats/b5.yaml", "title: B5\nExtends: a5\n", "unknown-field", 2, "did you mean 'extends'?"),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nwords: {card_off: leaf}\n", "near-miss", 3, "did you mean 'card-of'?"),
    ("formats/b5.yaml", "title: B5\nextends: a5\nwidth: 20\n", "no-room", 2, ""),
    ("formats/My Format.yaml", "title: B5\nextends: a5\n", "bad-id", 1, "rename the file"),
    ("styles/house.yaml", HOUSE + "steps: [1.1, 0]\n", "out-of-range", 4, "[1.2, 1.0, 0.9]"),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nwords: {card-of: leaf, tab: ' '}\n", "bad-form", 3, "in English it is"),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nnumbers: {decimal: ''}\n", "bad-sign", 3, ""),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nunits: {km: {many: km, short: km}}\n", "bad-form", 3, ""),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nsetting: {alphabet: ['']}\n", "bad-alphabet", 3, ""),
    ("languages/en-fj.yaml", "name: Fiji\nextends: en\nsetting: {hyphenation: xx_FJ}\n", "no-hyphens", 3, ""),
    ("languages/fijian.yaml", "name: Fijian\nextends: en\n", "bad-tag", 1, ""),
    ("languages/fj.yaml", "name: Fijian\ntag: fi\nextends: en\n", "id-is-not-file-name", 2, ""),
    ("languages/fj.yaml", "name: Fijian\nextends: en\nwords: {card-of: '{n.real} of {total}'}\n", "bad-form", 3, ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "code", "line", "help"), YAML)
def test_a_wrong_file_is_told_at_its_line_though_nothing_names_it(
    file: str, text: str, code: str, line: int, help: str, tmp_path: Path
) -> None:
    files = {file: text}
    if code == "extends-circle":
        files["styles/other.yaml"] = "title: Other\nextends: house\n"
    told = [
        d for d in found(briefs(tmp_path, files, code=False)) if d.span and d.span.file == f"briefs/{file}"
    ]
    assert {d.code for d in told} == {code} and help in told[0].help
    assert not line or (told[0].span and told[0].span.line == line)


def test_a_language_that_takes_words_of_another_is_told_how_many(tmp_path: Path) -> None:
    english = PROGRAM.load(LANGUAGES, "en").words
    words = "\n".join(
        f"  {key}: {json.dumps(text)}" for key, text in english.items() if key not in ("tab", "page")
    )
    text = f"name: Fijian\nextends: en\nwords:\n{words}\n"
    (told,) = [d for d in found(briefs(tmp_path, {"languages/fj.yaml": text})) if d.code == "words-of-base"]
    assert (
        told.severity.value == "warning"
        and "2 words of 'fj'" in told.message
        and "'tab', 'page'" in told.message
    )
    own = "name: Fiji\nextends: en\nwords: {tab: Tab}\n"
    assert not found(briefs(tmp_path / "en", {"languages/en-fj.yaml": own}))


def test_a_style_that_lacks_what_pages_use_is_told_all_of_it(tmp_path: Path) -> None:
    whole = STYLES.file_of_program("secretariat").text
    text = "\n".join(line for line in whole.split("\n") if not line.strip().startswith(("tent:", "accent:")))
    told = found(briefs(tmp_path, {"styles/house.yaml": text}))
    said = sorted(d.message for d in told if d.code == "missing-in-style")
    assert said == [
        f"pages use {kind} that this style lacks: {name}"
        for kind, name in (("colours", "accent"), ("paragraphs", "tent"))
    ]


def test_a_broken_language_style_or_format_that_is_in_use_is_told_once(tmp_path: Path) -> None:
    files = {
        f"{folder}/{name}.yaml": "title: X\n" for folder, name in (("styles", "house"), ("formats", "b5"))
    }
    files["languages/fj.yaml"] = "name: Fijian\nextends: fr\nnumbers: 3\n"
    changes = (default("style", "house"), default("format", "b5"), default("language", "fj"))
    folder = briefs(
        tmp_path, files, *changes, ("summit.yaml", "languages: [en]", "languages: [fj]"), code=False
    )
    told = found(folder)
    assert {d.span.file for d in told if d.span} == {f"briefs/{file}" for file in files}
    assert (
        len(told) == len(set(told))
        and sum(d.span is not None and d.span.file.endswith("fj.yaml") for d in told) == 1
    )


def test_a_name_that_nothing_has_is_told_with_the_folders_own_among_what_there_is(tmp_path: Path) -> None:
    folder = briefs(tmp_path, {"styles/house.yaml": HOUSE}, default("style", "hose"), code=False)
    (told,) = found(folder)
    assert told.code == "unknown-style" and told.help == "did you mean 'house'?"


def test_the_folders_own_goes_before_the_programs_and_may_stand_on_it(tmp_path: Path) -> None:
    own = KindFile(
        "secretariat", "briefs/styles/secretariat.yaml", "briefs", "title: Ours\nextends: secretariat\n"
    )
    kinds = Kinds((("styles", own),))
    assert (
        kinds.load(STYLES, "secretariat").title == "Ours"
        and PROGRAM.load(STYLES, "secretariat").title != "Ours"
    )


def test_a_change_reaches_the_editions_that_use_the_kind_and_no_other(tmp_path: Path) -> None:
    files = {
        "styles/house.yaml": HOUSE,
        "formats/b5.yaml": "title: B5\nextends: a5\n",
        "sections/tides.py": TIDES,
    }
    folder = briefs(tmp_path, files, named("{section: tides}"))

    def inputs(**order: str) -> dict[str, str]:
        return dict(foreign_inputs(edition(pipeline.read_and_check(folder)[0], **order)))

    before = inputs(), inputs(format="b5")
    assert [set(one) for one in before] == [{"section tides"}, {"section tides", "format b5"}]
    (folder / "formats" / "b5.yaml").write_text("title: B5\nextends: a5\nwidth: 150\n")
    (folder / "styles" / "house.yaml").write_text(HOUSE + "grid: 13\n")
    after = inputs(), inputs(format="b5")
    assert after[0] == before[0] and after[1]["format b5"] != before[1]["format b5"]
    (folder / "sections" / "tides.py").write_text(TIDES + "# more\n")
    assert inputs()["section tides"] != before[0]["section tides"]


SPAWNED = """
import pickle, sys
from pathlib import Path
context = pickle.loads(Path(sys.argv[1]).read_bytes())
from briefing import pipeline
from tests.kinds.own import edition
made = pipeline.build(edition(context.summit), pipeline.BuildOptions(assets=context.assets))
sys.stdout.buffer.write(made.pdf())
"""
DASHES = """from dataclasses import dataclass
from briefing.charts.base import ChartSpec, Resolved


class Spec(ChartSpec):
    pass


@dataclass(frozen=True)
class Plot:
    words: str

    def height(self, width, measure):
        return 20.0

    def draw(self, surface):
        surface.text(0, 5, self.words)


def resolve(asked):
    return Resolved(Plot("LOW AND HIGH"), "a word")
"""
CHART = "charts:\n  reef:\n    kind: dashes\n    title: The reef\n    data: {a: 1}\n    source: [survey]\n"
SOURCE = (
    "sources:\n  survey: {publisher: Survey, title: Reef, date: 2034-01-01, url: https://example.org/reef}\n"
)


def test_another_process_gets_the_same_book_with_the_folders_code(tmp_path: Path) -> None:
    files = {
        "sections/tides.py": TIDES,
        "charts/dashes.py": DASHES,
        "charts/reef.yaml": CHART,
        "sources.yaml": SOURCE,
        "styles/house.yaml": HOUSE,
    }
    folder = briefs(
        tmp_path, files, named("{section: tides}"), default("style", "house"),
        ("delegations/tuvalu.yaml", "head: teo\n", "head: teo\ncharts: [reef]\n"),
    )  # fmt: skip
    assert not [d for d in found(folder) if d.severity.value == "error"]
    assert "LOW AND HIGH" in " ".join(lines(folder))
    summit, _ = pipeline.read_and_check(folder)
    here = pipeline.build(edition(summit), pipeline.BuildOptions(assets=folder / "assets")).pdf()
    (tmp_path / "context").write_bytes(pickle.dumps(BuildContext(summit, folder / "assets", {})))
    there = subprocess.run(
        [sys.executable, "-c", SPAWNED, str(tmp_path / "context")], cwd=ROOT, capture_output=True, check=True
    )
    assert there.stdout == here


def test_packages_are_not_looked_at_where_every_name_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(group: str) -> None:
        raise AssertionError(f"{group} was looked at")

    monkeypatch.setattr(packages, "offered", looked)
    assert not found(briefs(tmp_path, {"styles/house.yaml": HOUSE}, default("style", "house"), code=False))


def test_an_earlier_version_without_a_kind_is_compared_all_the_same(tmp_path: Path) -> None:
    before = briefs(tmp_path / "old", {}, code=False)
    now = briefs(
        tmp_path / "new",
        {"sections/tides.py": TIDES},
        named("{section: tides}"),
        ("summit.yaml", "version: '1'", "version: '2'"),
    )
    earlier, summit = (pipeline.read_and_check(folder)[0] for folder in (before, now))
    made = pipeline.select(summit, edition(summit).order, earlier)
    told = pipeline.compose(made, pipeline.BuildOptions(assets=now / "assets"))
    assert any(part.id == "tides" for part in told.parts)


def test_a_script_of_one_chart_is_no_kind_and_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    files = {
        "charts/reef.py": "def draw(figure, rows):\n    pass\n",
        "sections/low_tide.py": TIDES,
        "sections/low-tide.py": TIDES,
    }
    folder = briefs(tmp_path, files)
    (told,) = found(folder)
    assert told.code == "duplicate-id" and "sections/low-tide.py" in told.message


@pytest.mark.parametrize(
    ("info", "code", "said"),
    [
        ('ProductInfo("Tide card", "1", "a66")', "unknown-format", "'a66'"),
        ('ProductInfo("Tide card", role="captain")', "bad-kind", "'role' of ProductInfo"),
        ('ProductInfo("Tide card", sides="three")', "bad-kind", "'three'"),
        ('"Tide card"', "bad-kind", "str, not ProductInfo"),
    ],
)
def test_what_a_handout_says_of_itself_is_held_against_what_there_is(
    info: str, code: str, said: str, tmp_path: Path
) -> None:
    text = CARD.replace('ProductInfo("Tide card", "1", "a6")', info)
    named_by = ("summit.yaml", "default-label:", "handouts: [tide-card]\ndefault-label:")
    told = found(briefs(tmp_path, {"products/tide_card.py": text}, named_by))
    assert [d.code for d in told] == [code] and said in told[0].message
    assert told[0].span and (told[0].span.file, told[0].span.line) == ("briefs/products/tide_card.py", 4)
