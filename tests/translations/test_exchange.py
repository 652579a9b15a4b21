"""Texts go to a translator and come back: whole, with their figures, into files that keep their bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.beginning.translating import Imported, exported, imported, opened
from briefing.cli.commands import cli
from briefing.diagnostics import BriefError, Span
from briefing.sources import MappingNode, ScalarNode, parse_yaml
from briefing.translations.catalogue import Catalogue, Message
from briefing.translations.po import of_po, to_po
from briefing.translations.units import Unit
from briefing.translations.writing import Saying, written
from briefing.translations.xliff import of_xliff, to_xliff
from tests.translations.conftest import change, in_russian

FORMS = {"po": (to_po, of_po), "xliff": (to_xliff, of_xliff)}
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "P", "S", "Zs", "N"), exclude_characters="\u2028\u2029"),
    max_size=60,
)


def through(form: str, catalogue: Catalogue) -> Catalogue:
    write, read = FORMS[form]
    return read(write(catalogue), "back")


def bare(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    return [(m.place, m.source, m.target, m.state) for m in catalogue.messages]


def taken(folder: Path, catalogue: Catalogue) -> Imported:
    found = imported(opened(folder, "ru"), catalogue)
    for made in found.additions:
        made.path.write_bytes(made.after)
    return found


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_any_words_come_back_as_they_went(form: str, texts: list[tuple[str, str]]) -> None:
    messages = tuple(
        Message(
            f"f#k/{n}",
            f'{a} {{{{ fact("x.{n}") }}}} {b}[^s-{n}]',
            f"{b}\n\n- {a}[^s-{n}]" if b.strip() else "",
            "done" if b.strip() else "new",
        )
        for n, (a, b) in enumerate(texts)
    )
    before = Catalogue("en", "ru", "of", messages)
    after = through(form, before)
    assert bare(after) == bare(before) and (after.source, after.target) == ("en", "ru")


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_changes_no_byte(form: str, both: Path) -> None:
    before = {path: path.read_bytes() for path in both.rglob("*.yaml")}
    found = taken(both, through(form, exported(opened(both, "ru"))))
    assert not found.additions and not found.refused and not found.taken
    assert {path: path.read_bytes() for path in both.rglob("*.yaml")} == before


@settings(max_examples=60, deadline=None)
@given(
    old=st.lists(WORDS, min_size=1, max_size=4),
    new=st.lists(WORDS, min_size=1, max_size=6),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_a_file_holds_what_it_is_given_and_keeps_the_rest(old: list[str], new: list[str], ends: str) -> None:
    def sayings(texts: list[str]) -> list[Saying]:
        units = [Unit(f"k/{n}", "", f"source {n}", None, "must") for n in range(len(texts))]  # type: ignore[arg-type]
        return [Saying(unit, text) for unit, text in zip(units, texts, strict=True) if text.strip()]

    order = [f"k/{n}" for n in range(8)]
    try:
        first = written("", sayings(old), order, ["# ours"])
        parse_yaml(first, "f")
        second = written(first.replace("\n", ends) + f"# theirs{ends}", sayings(new), order)
        root = parse_yaml(second, "f")
    except BriefError as error:
        assert {d.code for d in error.diagnostics} <= {
            "unseen-character",
            "control-character",
            "empty-file",
            "not-a-mapping",
        }
        return
    assert second.startswith(f"# ours{ends}") and second.endswith(f"# theirs{ends}")
    texts = root.items.get("texts")
    held = (
        {key: node.items["text"] for key, node in texts.items.items() if isinstance(node, MappingNode)}
        if isinstance(texts, MappingNode)
        else {}
    )
    for saying in sayings(new):
        node = held[saying.unit.key]
        assert isinstance(node, ScalarNode) and node.text == unicodedata.normalize("NFC", saying.text)


def test_entries_between_braces_get_lines_and_keep_their_words(both: Path) -> None:
    path = both / "topics" / "fish.ru.yaml"
    path.write_text(
        "# mine\ntexts: {title: {of: 9ed29b22, text: 'Рыба: вся'}}\nchecked-by: N. N.\n", encoding="utf-8"
    )
    catalogue = exported(opened(both, "ru"))
    messages = tuple(
        m.replaced(target="Меньше рыбы.", state="done") if m.place.endswith("#summary") else m
        for m in catalogue.messages
    )
    found = taken(both, through("po", catalogue.replaced(messages=messages)))
    assert found.taken == 1
    text = path.read_text(encoding="utf-8")
    assert (
        text.startswith("# mine\ntexts:\n") and text.endswith("checked-by: N. N.\n") and "'Рыба: вся'" in text
    )
    assert "Меньше рыбы." in text


@pytest.mark.parametrize("form", FORMS)
def test_figures_are_locked(form: str, both: Path) -> None:
    text = FORMS[form][0](exported(opened(both, "ru")))
    quota = 'fact(\\"mt.quota\\")' if form == "po" else "mt.quota"
    target = text.index(
        quota,
        text.index(quota) + 1 if form == "po" else text.index("<target", text.index("fact(&quot;mt.quota")),
    )
    assert form != "xliff" or '<x id="1" equiv-text="{{ fact(&quot;mt.quota&quot;) }}" />' in text
    spoilt = text[:target] + text[target:].replace("mt.quota", "mt.catch", 1)
    found = taken(both, FORMS[form][1](spoilt, "back.po"))
    (told,) = found.refused
    assert told.code == "translated-call" and "lacks fact(mt.quota)" in told.message and told.span is not None
    line = spoilt.split("\n")[told.span.line - 1]
    assert line.startswith("msgstr") if form == "po" else "bottom-line/objective" in line
    assert not found.additions


def test_what_changed_since_the_export_is_refused_and_the_rest_taken(both: Path) -> None:
    catalogue = exported(opened(both, "ru"))
    change(both / "delegations" / "malta.yaml", "We value your port.", "We value your new port.")
    messages = tuple(
        m.replaced(target=f"{m.target} Да.")
        for m in catalogue.messages
        if "point" in m.place or m.place.endswith("#summary")
    )
    found = taken(both, through("po", catalogue.replaced(messages=messages)))
    (told,) = found.refused
    assert told.code == "stale-translation" and "We value your new port." in told.help and found.taken == 1


def test_an_export_for_an_audience_holds_what_it_may_read_and_no_more(both: Path) -> None:
    sources = {m.source for m in exported(opened(both, "ru", "guest")).messages}
    assert "Fewer fish, more boats." in sources and "Minister of Fisheries" in sources
    assert not sources & {
        "We value your port.",
        "They want a larger quota.",
        'Agree on the quota of {{ fact("mt.quota") }}.',
    }


def test_an_outline_for_others_alone_is_none_of_its_business(both: Path) -> None:
    main = both / "books" / "main.yaml"
    inner = main.read_text("utf-8").replace("id: main", "id: inner").replace("[staff, guest]", "[staff]")
    main.with_name("inner.yaml").write_text(
        inner.replace("Briefing book", "What we decide").replace("title: ", "title: ", 1), "utf-8"
    )
    sources = {m.source for m in exported(opened(both, "ru", "guest")).messages}
    assert "Briefing book" in sources and "What we decide" not in sources
    assert "What we decide" in {m.source for m in exported(opened(both, "ru", "staff")).messages}


def test_a_word_is_a_code_only_where_codes_stand_and_a_country_is_a_word_of_its_chart(briefs: Path) -> None:
    change(briefs / "programme.yaml", "title: Opening", "title: Working lunch\n    format: working lunch")
    (briefs / "data" / "catch.csv").write_text(
        "land,tonnes\nCanada,2900\nNorth coast,12\nmalta,7\nITA,3\n", "utf-8"
    )
    change(briefs / "charts.yaml", "kind: column", "kind: ranked-bar")
    change(briefs / "charts.yaml", "x: year", "by: land")
    asked = [
        m for m in exported(opened(briefs, "ru")).messages if "programme" in m.place or "names" in m.place
    ]
    assert [(m.place.partition("#")[2], m.source) for m in asked] == [
        ("opening/title", "Working lunch"),
        ("opening/place", "Town Hall"),
        ("catch/names/Canada", "Canada"),
        ("catch/names/North coast", "North coast"),
    ]


def test_a_text_that_is_translated_twice_is_taken_once_and_told(both: Path) -> None:
    catalogue = exported(opened(both, "ru"))
    title = next(m for m in catalogue.messages if m.place.endswith("fish#title"))
    first, again = (
        title.replaced(target=said, span=Span("back.po", n)) for n, said in ((3, "Рыба"), (9, "Улов"))
    )
    found = taken(both, catalogue.replaced(messages=(first, first, again)))
    assert [(d.code, d.span) for d in found.refused] == [("translated-twice", Span("back.po", 9))]
    assert found.taken == 1 and "text: Рыба" in (both / "topics" / "fish.ru.yaml").read_text(encoding="utf-8")


def test_half_of_a_file_says_how_much_is_lacking(briefs: Path) -> None:
    change(briefs / "summit.yaml", "languages: [en]", "languages: [en, ru]")
    catalogue = exported(opened(briefs, "ru"))
    done = [
        m.replaced(target=in_russian(m.source), state="done", span=Span("back.po"))
        for m in catalogue.messages
    ]
    found = taken(briefs, catalogue.replaced(messages=tuple(done[:5])))
    assert (found.taken, found.unfinished, found.lacking) == (5, 0, len(done) - 5)
    assert taken(briefs, catalogue.replaced(messages=tuple(done))).lacking == 0


@pytest.mark.parametrize(
    ("wrong", "words", "said"),
    [
        (("Language: ru", "Language: kk"), ["-l", "ru"], "is in 'kk', and -l says 'ru'"),
        (("Language: ru", "Language: ru_RU"), ["-l", "ru"], "0 texts taken over"),
        ((r"msgctxt[^\n]*\n", ""), ["-l", "ru"], "no text of a summit stands in this file"),
        ((r"(?s).*", "\n"), ["-l", "ru"], "no text of a summit stands in this file"),
    ],
)
def test_a_file_for_others_is_refused(
    wrong: tuple[str, str], words: list[str], said: str, both: Path, tmp_path: Path
) -> None:
    back = tmp_path / "back.po"
    back.write_text(re.sub(*wrong, to_po(exported(opened(both, "ru")))), encoding="utf-8")
    with pytest.raises((click.ClickException, BriefError, SystemExit)) as refused:
        cli(["translate", "import", str(back), "-C", str(both), *words], standalone_mode=False)
    if isinstance(refused.value, SystemExit):
        assert refused.value.code == 0
    else:
        assert said in str(getattr(refused.value, "message", refused.value))


def test_another_figure_is_said_as_it_comes_in(
    both: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(both / "topics" / "fish.yaml", "Fewer fish, more boats.", "'Since 2019 fewer fish.'")
    back = tmp_path / "back.po"
    texts = to_po(exported(opened(both, "ru")))
    old = re.search(r'msgid "Since 2019 fewer fish."\nmsgstr "(.*)"', texts)
    assert old is not None
    back.write_text(
        re.sub(r"#, fuzzy\n", "", texts).replace(f'msgstr "{old[1]}"', 'msgstr "С 2091 года рыбы меньше."'),
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as done:
        cli(["translate", "import", str(back), "-C", str(both)], standalone_mode=False)
    got = capsys.readouterr()
    assert (
        done.value.code == 0 and "the original has 2019 where this translation has 2091" in got.out + got.err
    )


def test_what_is_missing_alone(both: Path) -> None:
    change(both / "topics" / "fish.yaml", "Fewer fish, more boats.", "Fewer fish and more boats.")
    (message,) = exported(opened(both, "ru"), everything=False).messages
    assert message.state == "stale" and message.target == in_russian("Fewer fish, more boats.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no catalogue at all",
        'msgid "x',
        "<xliff",
        "<xliff/>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>",
        "\ufeffmsgid 7",
    ],
)
def test_what_is_no_catalogue_is_said(text: str, both: Path) -> None:
    for form in FORMS:
        try:
            made = FORMS[form][1](text, "back")
        except BriefError as error:
            assert {d.code for d in error.diagnostics} == {"bad-catalogue"}
        else:
            assert not made.messages


@pytest.mark.parametrize(
    "line", ['msgstr "Рыба', "msgstr Рыба", 'msgstr Рыба"', "msgstr «Рыба»", 'msgstr "Рыба\\"']
)
def test_no_letter_of_a_translation_is_taken_for_a_quotation_mark(line: str) -> None:
    with pytest.raises(BriefError) as refused:
        of_po(f'msgctxt "f#k"\nmsgid "Fish"\n{line}\n', "back.po")
    (told,) = refused.value.diagnostics
    assert told.code == "bad-catalogue" and told.span is not None and told.span.line == 3


@pytest.mark.parametrize("form", FORMS)
def test_the_toolkit_of_translators_reads_what_goes_out(form: str, both: Path, tmp_path: Path) -> None:
    """translate-toolkit is under the GPL: it is asked in a process of its own, where it is installed as a tool."""
    tool = shutil.which("pocount")
    if tool is None:
        pytest.skip("translate-toolkit is not installed")
    catalogue = exported(opened(both, "ru"))
    path = tmp_path / f"out.{'po' if form == 'po' else 'xlf'}"
    path.write_text(FORMS[form][0](catalogue), encoding="utf-8")
    done = subprocess.run([tool, "--csv", str(path)], capture_output=True, text=True, check=True)
    assert f".{path.suffix[1:]},{len(catalogue.messages)}," in done.stdout.replace(" ", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["translate", "export"], "name a language"),
        (["translate", "export", "-l", "xx"], "no language is called 'xx'"),
        (["translate", "export", "-l", "en"], "these briefs are written in 'en'"),
        (["translate", "export", "-l", "ru", "-a", "gest"], "did you mean 'guest'?"),
        (["translate", "import"], "name the file that came back"),
        (["new", "translation", "en"], "these briefs are written in 'en'"),
        (["new", "translation", "ru", "--name", "x"], "nothing else"),
    ],
)
def test_a_command_that_is_used_wrongly_says_how(words: list[str], said: str, both: Path) -> None:
    before = {path: path.read_bytes() for path in both.rglob("*.yaml")}
    with pytest.raises(click.UsageError, match=re.escape(said)):
        cli([*words, "-C", str(both)], standalone_mode=False)
    assert {path: path.read_bytes() for path in both.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("languages: [en]", "languages: [en, fr]"),
        ("languages:\n  - en  # ours", "languages:\n  - en  # ours\n  - fr"),
        ("languages: [\n    en,\n    ru\n  ]", "languages: [\n    en,\n    ru, fr\n  ]"),
        ("languages: [en,\n    ru]", "languages: [en,\n    ru, fr]"),
    ],
)
def test_a_language_is_put_behind_the_others_however_they_are_listed(
    before: str, after: str, briefs: Path
) -> None:
    change(briefs / "summit.yaml", "languages: [en]", before)
    assert _run("new", "translation", "fr", "-C", str(briefs)) == 0
    assert after in (briefs / "summit.yaml").read_text(encoding="utf-8")


def test_commands_begin_send_out_and_take_back(briefs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = briefs.parent / "out.xlf"
    assert _run("new", "translation", "fr", "-C", str(briefs)) == 0
    assert "languages: [en, fr]" in (briefs / "summit.yaml").read_text(encoding="utf-8")
    assert _run("translate", "export", "-l", "fr", "-o", str(out), "-C", str(briefs)) == 0
    text = out.read_text(encoding="utf-8")
    place = text.index("<target", text.index("Fewer fish, more boats."))
    out.write_text(
        text[:place] + text[place:].replace("/>", ">Moins de poisson.</target>", 1), encoding="utf-8"
    )
    before = {path: path.read_bytes() for path in briefs.rglob("*.yaml")}
    assert _run("translate", "import", str(out), "-C", str(briefs)) == 0
    changed = [path.name for path in briefs.rglob("*.yaml") if path.read_bytes() != before.get(path)]
    assert changed == ["fish.fr.yaml"] and "1 text taken over" in capsys.readouterr().err


def _run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli(list(words), standalone_mode=False)
    return int(ended.value.code or 0)
