"""One folder, several languages: what is said in which, what is out of date, and who may read it."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from briefing import pipeline
from briefing.cli.commands import cli
from briefing.diagnostics import BriefError
from briefing.document import Figure, Language, Table, Text, inlines_in, plain, runs, walk
from briefing.editions import Edition
from briefing.previewing import Engine
from briefing.reading import problems_of
from briefing.schema import content
from briefing.summit import Order, Summit
from tests.structure import spoken
from tests.translations.conftest import change, in_russian, translate


def order(audience: str = "staff", language: str = "ru", product: str = "book") -> Order:
    return Order(product=product, delegation="malta", audience=audience, language=language, format="a4")


def summit_of(folder: Path) -> Summit:
    return pipeline.read_and_check(folder)[0]


def pages(folder: Path, made: Order, draft: bool = False) -> str:
    summit = summit_of(folder)
    options = pipeline.BuildOptions(assets=folder / "assets", draft=draft)
    laid = pipeline.build(pipeline.select(summit, made), options)
    return "\n".join(text for _, text in spoken(laid.pdf()))


def codes(folder: Path) -> list[str]:
    return [d.code for d in problems_of(folder)]


def test_a_summit_that_is_translated_checks_clean_and_is_said_in_its_language(both: Path) -> None:
    assert not list(problems_of(both))
    said = pages(both, order())
    for words in (
        "We value your port.",
        "They want a larger quota.",
        "Fewer fish, more boats.",
        "Briefing book",
    ):
        assert words not in said
    for words in ("We value your port.", "They want a larger quota.", "Fewer fish, more boats."):
        assert in_russian(words) in said
    assert "12,5" in said.replace("\u00a0", " ") and "2450 тонн" in said.replace("\u00a0", " ")
    assert in_russian("Maria Zammit") in said and "[EN]" not in said
    assert "We value your port." in pages(both, order(language="en"))


def test_a_sentence_that_changes_names_exactly_its_translations(both: Path) -> None:
    change(both / "delegations" / "malta.yaml", "We value your port.", "We value your new port.")
    (told,) = problems_of(both)
    assert told.code == "stale-translation" and told.span is not None
    assert told.span.file == "briefs/delegations/malta.ru.yaml"
    with pytest.raises(BriefError, match="1 translation of this file has an original that has changed"):
        pages(both, order())
    said = pages(both, order(), draft=True)
    assert said.count("перевод устарел") == 1 and in_russian("We value your port.") in said
    assert "перевод устарел" not in pages(
        both, order(audience="guest")
    )  # who may not read the point is not stopped by it


def test_what_moves_or_is_wrapped_anew_is_not_out_of_date(both: Path) -> None:
    malta = both / "delegations" / "malta.yaml"
    change(malta, "  body:\n", "  body:\n    - text: A new paragraph before the others.\n")
    change(
        malta,
        "opened the port in May 2029.[^port-log]\n        The catch",
        "opened the port\n        in May 2029.[^port-log] The catch",
    )
    assert not list(problems_of(both))
    with pytest.raises(BriefError, match=r"1 text of this file has no words in Русский.*A new paragraph"):
        pages(both, order())


def test_a_language_that_lacks_words_is_refused_or_shows_the_original_and_says_so(briefs: Path) -> None:
    change(briefs / "summit.yaml", "languages: [en]", "languages: [en, fr]\nuntranslated: refuse")
    with pytest.raises(
        BriefError,
        match=r"\d+ texts of this file have no words in Français: 'Briefing book' \(briefs/books/main.yaml:2:8\)",
    ):
        pages(briefs, order(language="fr"))
    change(briefs / "summit.yaml", "untranslated: refuse", "untranslated: original")
    summit = summit_of(briefs)
    edition = pipeline.select(summit, order(language="fr"))
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=briefs))
    words = [
        i
        for part in document.parts
        for run in runs(part.blocks)
        for i in inlines_in(run)
        if isinstance(i, Language)
    ]
    assert {word.tag for word in words} == {"en"}
    assert any(
        isinstance(t, Text) and t.text == "We value your port."
        for word in words
        for t in inlines_in(word.children)
    )
    laid = pipeline.lay_out(document, edition, pipeline.BuildOptions(assets=briefs))
    with pikepdf.open(io.BytesIO(laid.pdf())) as pdf:
        tagged = [
            str(obj.Lang)
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and "/Lang" in obj and obj.get("/S")
        ]
        assert "en" in tagged and str(pdf.Root.Lang) == "fr"
    told = [d for d in laid.problems if d.code == "untranslated"]
    assert told and "untranslated: original" not in (told[0].help or "")  # it says so already


def test_who_reads_a_translation_is_who_reads_the_original(both: Path) -> None:
    guest, staff = pages(both, order(audience="guest")), pages(both, order())
    assert in_russian("We value your port.") in staff and in_russian("We value your port.") not in guest
    summit = summit_of(both)
    ru = summit.said_in("ru")
    assert ru.judge is not None and summit.judge is not None
    for audience in ("guest", "staff"):
        ours = [p.path for p in summit.judge.readable(audience, "malta")]
        assert [p.path for p in ru.judge.readable(audience, "malta")] == ours
        both_ = {p.text for p in ru.judge.withheld(audience, "malta")}
        assert {p.text for p in summit.judge.withheld(audience, "malta")} <= both_


@pytest.mark.parametrize(
    "secret",
    ["We want the quota of the whole northern bank by next spring at the latest, and will pay for it."],
)
def test_a_secret_in_either_language_is_found_in_a_translated_book(briefs: Path, secret: str) -> None:
    change(briefs / "delegations" / "malta.yaml", "We value your port.", secret)
    translate(briefs, "ru")
    summit = summit_of(briefs)
    options = pipeline.BuildOptions(assets=briefs)
    guest = pipeline.select(summit, order(audience="guest"))
    honest = pipeline.build(guest, options)
    assert not pipeline.verify(summit, guest, honest, honest.pdf(), "x.pdf")
    for words in (secret, in_russian(secret)):
        copy = briefs.parent / f"leaking-{words == secret}"
        shutil.copytree(briefs, copy)
        place = "topics/fish.ru.yaml"
        change(
            copy / place,
            in_russian("Fewer fish, more boats."),
            in_russian("Fewer fish, more boats.") + " " + words,
        )
        edition = pipeline.select(summit_of(copy), order(audience="guest"))
        laid = pipeline.build(edition, options)
        found = pipeline.verify(summit, guest, laid, laid.pdf(), "x.pdf")
        assert "leak" in {d.code for d in found}, words


def test_a_block_has_the_same_id_in_every_language(both: Path) -> None:
    summit = summit_of(both)
    options = pipeline.BuildOptions(assets=both)
    found = []
    for tag in ("en", "ru"):
        document = pipeline.compose(pipeline.select(summit, order(language=tag)), options)
        found.append([block.place for part in document.parts for block in part.blocks])
    assert found[0] == found[1] and len(set(found[0])) == len(found[0])


def test_a_sentence_of_one_language_is_in_the_digests_of_that_language_alone(both: Path) -> None:
    before = {tag: content(pipeline.select(summit_of(both), order(language=tag))) for tag in ("en", "ru")}
    change(both / "topics" / "fish.ru.yaml", in_russian("Fewer fish, more boats."), "Меньше рыбы.")
    after = {tag: content(pipeline.select(summit_of(both), order(language=tag))) for tag in ("en", "ru")}
    assert after["en"] == before["en"] and after["ru"] != before["ru"]


def test_why_and_check_know_translations(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> str:
        with contextlib.suppress(SystemExit):
            cli([*words, "-C", str(both)], standalone_mode=False)
        got = capsys.readouterr()
        return got.out + got.err

    assert "briefs/delegations/malta.ru.yaml" in said("why", in_russian("We value your port."), "-a", "guest")
    change(both / "topics" / "fish.yaml", "\ntitle: Fish\n", "\ntitle: Fishes\n")
    change(both / "topics" / "fish.ru.yaml", f"text: '{in_russian('Fewer fish, more boats.')}'", "text:")
    assert (
        "ru: 30 of 31 texts translated, 1 of them out of date; books that print the others are refused"
        in said("check")
    )
    assert "30 of 31 texts translated" in said("list", "languages")


def test_letters_that_cannot_be_set_are_told_where_the_translation_has_them(both: Path) -> None:
    change(both / "topics" / "fish.ru.yaml", in_russian("Fewer fish, more boats."), "نحن نقدر")
    (told,) = problems_of(both)
    assert (
        told.code == "unset-script"
        and told.span is not None
        and told.span.file == "briefs/topics/fish.ru.yaml"
    )


def test_a_kind_of_meeting_is_the_same_in_every_language(briefs: Path) -> None:
    change(briefs / "programme.yaml", "    place: Town Hall", "    place: Town Hall\n    format: bilateral")
    change(
        briefs / "books" / "main.yaml",
        "  - {section: topics, tab: true}",
        "  - {section: topics, tab: true}\n  - {section: note-pages, options: {meetings: [bilateral]}}\n  - {section: run-of-show}",
    )
    translate(briefs, "ru")
    said = pages(briefs, order())
    assert (
        said.count(in_russian("Opening")) == 2 and "двусторонняя встреча" in said and "bilateral" not in said
    )


def test_hours_stand_in_both_languages(both: Path) -> None:
    """What has no letters is said in two languages as well: a programme without its hours is none."""
    outline = both / "books" / "main.yaml"
    outline.write_text(outline.read_text() + "  - {section: run-of-show}\n")
    edition = pipeline.select(summit_of(both), order(product="facing-pages").replaced(format="a3-landscape"))
    made = pipeline.compose(edition, pipeline.BuildOptions(assets=both))
    words = [plain(run) for part in made.parts for run in runs(part.blocks)]
    assert len([word for word in words if re.fullmatch(r"\d\d:\d\d.*", word)]) > 1, words


def test_both_languages_stand_side_by_side(both: Path) -> None:
    summit = summit_of(both)
    edition = pipeline.select(summit, order(product="facing-pages").replaced(format="a3-landscape"))
    options = pipeline.BuildOptions(assets=both)
    laid = pipeline.build(edition, options)
    rows = [
        row
        for part in laid.document.parts
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.body
    ]
    said = [tuple("".join(plain(run) for run in runs(cell.blocks)) for cell in row.cells) for row in rows]
    assert ("We value your port.", in_russian("We value your port.")) in said
    assert any("2,450" in ours.replace("\u00a0", " ") and "2450" in theirs for ours, theirs in said)
    assert not [words for pair in said for words in pair if words.rstrip().endswith("·")]
    for row in rows:
        (ours, *_) = (run for run in runs(row.cells[0].blocks))
        assert all(isinstance(inline, Language) and inline.tag == "en" for inline in ours)
    assert not pipeline.verify(summit, edition, laid, laid.pdf(), "x.pdf")


def test_a_word_of_a_translated_page_leads_to_the_translation(both: Path) -> None:
    engine = Engine(both, checks=False)
    made = engine.order("malta", audience="staff", language="ru")
    shown = engine.show(made)
    places = set()
    for number in range(1, len(shown.pages) + 1):
        for word in engine.words(made, number):
            if word.text.strip(".") == in_russian("port"):
                at = engine.origin_at(made, number, word.left + word.width / 2, word.top + word.height / 2)
                assert at is not None
                places.add((at.file, at.line))
    lines = (both / "delegations" / "malta.ru.yaml").read_text(encoding="utf-8").split("\n")
    assert places and {file for file, _ in places} == {"briefs/delegations/malta.ru.yaml"}
    assert all(in_russian("port") in lines[line - 1] for _, line in places)


def test_words_of_a_chart_are_translated_and_countries_found_by_the_names_of_its_rows(briefs: Path) -> None:
    chart = "  boats:\n    kind: ranked-bar\n    title: The north has most boats of Malta\n    data: {North: 9, South: 4, Malta: 3}\n    by: name\n    value: value\n    source: fisheries\n"
    path = briefs / "charts.yaml"
    path.write_text(path.read_text(encoding="utf-8") + chart, encoding="utf-8")
    change(briefs / "delegations" / "malta.yaml", "charts: [catch]", "charts: [catch, boats]")
    change(briefs / "books" / "main.yaml", "  - {section: topics, tab: true}", "  - {section: at-a-glance}")
    translate(briefs, "ru")
    assert not list(problems_of(briefs))
    said = (briefs / "charts.ru.yaml").read_text(encoding="utf-8")
    assert "boats/names/North:" in said and "boats/names/Malta" not in said
    summit = summit_of(briefs)
    edition = pipeline.select(summit, order())
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=briefs))
    figures = [
        b
        for part in document.parts
        for b in walk(part.blocks)
        if isinstance(b, Figure) and b.id == "figure-boats"
    ]
    (figure,) = figures
    assert (
        in_russian("North") in figure.alt and in_russian("Malta") in figure.alt and "North" not in figure.alt
    )
    change(briefs / "charts.ru.yaml", f"    text: {in_russian('North')}\n", "    text:\n")
    with pytest.raises(BriefError, match="1 text of this file has no words"):
        pages(briefs, order())


def test_where_the_original_is_shown_no_translation_of_earlier_words_is_printed(both: Path) -> None:
    """A secret that gave way to another text under the same key would stand in the guests' book, in their language."""
    change(both / "summit.yaml", "default-label: staff", "default-label: staff\nuntranslated: original")
    secret, now = "Fewer fish, more boats.", "More boats than before."
    change(both / "topics" / "fish.yaml", secret, now)
    said = pages(both, order(audience="guest"))
    assert now in said and "[EN]" in said and in_russian(secret) not in said
    assert [d.code for d in problems_of(both)] == ["stale-translation"]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("It is 1.5 now.", "Теперь 1,5.", ""),
        ("It is 1.5 now.", "Теперь 15.", "the original has 1.5 where this translation has 15"),
        ("It is 1.25 now.", "Теперь 12,5.", "the original has 1.25 where this translation has 12,5"),
        ("It is 12,500 now.", "Теперь 12 500.", ""),
        ("It is 12,500 now.", "Теперь 12.500.", ""),
        ("It is 12,500 now.", "Теперь 12,500.", "the original has 12,500 where this translation has 12,500"),
        ("It is 1,234.5 now.", "Теперь 1 234,5.", ""),
        ("It is 25 now.", "Теперь 52.", "the original has 25 where this translation has 52"),
    ],
)
def test_a_figure_is_read_as_each_language_writes_it(ours: str, theirs: str, told: str, briefs: Path) -> None:
    change(briefs / "topics" / "fish.yaml", "Fewer fish, more boats.", f"'{ours}'")
    translate(briefs, "ru", lambda text: theirs if text == ours else in_russian(text))
    found = [d.message for d in problems_of(briefs) if d.code == "translated-figure"]
    assert found == ([told] if told else [])


def test_large_figures_stand_in_both_languages(both: Path) -> None:
    edition = pipeline.select(summit_of(both), order(product="facing-pages").replaced(format="a3-landscape"))
    id_, fact = next((id_, fact) for id_, fact in edition.facts.items() if fact.value is not None)
    marked = fact.replaced(value=Decimal("80.5"), decimals=1, unit=None)
    assert edition.original is not None

    def with_figure(found: Edition) -> Edition:
        topics = {key: topic.replaced(figures=(id_,)) for key, topic in found.topics.items()}
        return found.replaced(topics=topics, facts={**found.facts, id_: marked})

    edition = with_figure(edition).replaced(original=with_figure(edition.original))
    made = pipeline.compose(edition, pipeline.BuildOptions(assets=both))
    said = {plain(run) for part in made.parts for run in runs(part.blocks)}
    assert {"80.5", "80,5"} <= said
