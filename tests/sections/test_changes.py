"""The page of what changed: all that this reader's book prints otherwise than before, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Part
from briefing.summit import Order
from tests.folders import Changes, summit_with
from tests.reading import texts_of

NOTHING = "Nothing in this book has changed since then."
OUTLINE = ("books/main.yaml", (("  - {section: contents, budget: 1}", "  - {section: changes}"),
                               ("  - {section: topics, tab: true}", "  - {section: topics, tab: true}\n  - {section: seating}\n  - {section: glossary}")))  # fmt: skip
CHARTS = "charts/all.yaml"
SECRET = """
  secret:
    audience: minister
    kind: ranked-bar
    title: Тайный рисунок
    data: data/flow.csv
    by: country
    value: share
    source: yearbook
"""
PLAN = """
  - {id: river, audience: minister, title: Мост, session: river, seats: [{side: host, order: 1, person: host}]}
"""


def page(audience: str, after: Changes, before: Changes | None = None, delegation: str = "austria") -> str:
    """What the page of changes says to a reader."""
    order = Order(product="book", delegation=delegation, audience=audience, language="en", format="a4")
    then = summit_with(_with_outline(before or {}))
    edition = pipeline.select(summit_with(_with_outline(after)), order, then)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    return "\n".join(texts_of(_changes(document.parts).blocks))


def _with_outline(changes: Changes) -> Mapping[str, tuple[tuple[str, str], ...]]:
    name, outline = OUTLINE
    return {**changes, name: (*outline, *changes.get(name, ()))}


def _changes(parts: tuple[Part, ...]) -> Part:
    return next(part for part in parts if part.id == "changes")


TOPIC = ("topics/water.yaml", "short-title: Вода")
BRIEF = ("delegations/austria.yaml", "head: muster")
PERSON = "precedence: 1, native: [{text: Anna"


@pytest.mark.parametrize(
    "after",
    [
        {CHARTS: (("", SECRET),), TOPIC[0]: ((TOPIC[1], TOPIC[1] + "\ncharts: [secret]"),)},
        {TOPIC[0]: ((TOPIC[1], TOPIC[1] + "\nobjective: Наша цель\nlead-department: Отдел рек"),)},
        {TOPIC[0]: (("Наше тайное соображение о воде", "Другое тайное соображение"),)},
        {BRIEF[0]: ((PERSON, "attending: confirmed, " + PERSON),)},
        {BRIEF[0]: ((PERSON, "dietary: Без рыбы, seat-name: Мустер А., " + PERSON),)},
        {
            "seating.yaml": (("", "plans:" + PLAN),),
            "programme.yaml": (("press: open", "press: open, seating: river"),),
        },
        {"programme.yaml": (("you-do: Вы открываете", "you-do: Вы закрываете"),)},
        {BRIEF[0]: (("text: Открыть три шлюза.", "text: Открыть четыре шлюза."),)},
        {"facts.yaml": (("\nfacts:", "\nfacts:\n  secret: {audience: minister, label: Тайна, value: 7, unit: km, as-of: '2030', sources: yearbook}"),)},
        {"summit.yaml": (("version: '3'", "version: '4'"), ("date: 2031-02-21", "date: 2031-02-22"))},
        {"sources.yaml": (("", "\n# words that nobody prints\n"),)},
    ],
)  # fmt: skip
def test_what_this_reader_does_not_meet_is_no_change(after: Changes) -> None:
    said = page("guest", after)
    assert NOTHING in said and "Texts" not in said


def test_what_was_restricted_is_not_told_in_another_way() -> None:
    secret = {CHARTS: (("", SECRET),), TOPIC[0]: ((TOPIC[1], TOPIC[1] + "\ncharts: [secret]"),)}
    assert NOTHING in page("guest", {}, secret)
    assert "Тайный рисунок" in page("minister", secret)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"data/flow.csv": (("austria,61.5", "austria,60.5"), ("38.5", "39.5"))}, "Больше всего воды в Австрии"),
        ({CHARTS: (("title: Больше всего воды", "title: Меньше всего воды"),)}, "Меньше всего воды в Австрии"),
        ({CHARTS: (("subtitle: Доля воды", "subtitle: Доля осадков"),)}, "Больше всего воды"),
        ({"summit.yaml": (("place: Вадуц", "place: Вадуц\n  venue: Старый замок"),)}, "Старый замок"),
        ({"summit.yaml": (("name: Речной саммит", "name: Озёрный саммит"),)}, "Озёрный саммит"),
        ({BRIEF[0]: (("title: Канцлер", "title: Министр вод"),)}, "Reworded\n– Анна"),
        ({BRIEF[0]: ((BRIEF[1], BRIEF[1] + "\ncapital: Вена"),)}, "Capital"),
        ({"sources.yaml": (("title: ", "title: Новый "),)}, "Новый"),
        ({TOPIC[0]: (("делят одну реку", "делят две реки"),)}, "делят две реки"),
    ],
)  # fmt: skip
def test_whatever_is_printed_otherwise_is_told(after: Changes, told: str) -> None:
    said = page("guest", after)
    assert NOTHING not in said and told in said


def test_a_step_of_the_programme_is_called_by_its_name_and_not_by_its_hours() -> None:
    second = {"summit.yaml": (("time-zone-label: CET", "second-time-zone: Europe/London"),)}
    programme = "programme.yaml", (("you-do: Вы открываете", "you-do: Вы закрываете"),)
    said = page("minister", {**second, programme[0]: programme[1]}, second)
    assert "Reworded\n– Встреча у реки\n" in said + "\n"


def test_the_meaning_of_a_term_is_compared() -> None:
    term = "terms:\n  - {audience: guest, term: реку, meaning: Поток воды}\n"
    other = {"glossary.yaml": (("", term.replace("Поток", "Много")),)}
    assert "Reworded\n– реку" in page("guest", other, {"glossary.yaml": (("", term),)})


def test_a_figure_and_an_hour_are_told_in_their_tables_alone() -> None:
    """The words around a figure are the same, and so are those of a session that moved."""
    said = page(
        "guest", {"facts.yaml": (("value: 2.5", "value: 3.5"),), "programme.yaml": (("10:30", "10:45"),)}
    )
    assert "3.5" in said and "2.5" in said and "10:45" in said
    assert "Texts" not in said


def test_hours_of_a_programme_that_the_book_does_not_print_are_not_told() -> None:
    without = (("\n  - {section: run-of-show, starts: run-on}", ""),)
    after = {"books/main.yaml": without, "programme.yaml": (("10:30", "10:45"),)}
    assert NOTHING in page("guest", after, {"books/main.yaml": without})


def test_a_new_item_is_one_and_does_not_make_those_after_it_others() -> None:
    ask = "\n  - {id: at-0, by: ours, title: Мосты, text: Построить мост., fallback: Паром., red-line: Брод.}"
    said = page("minister", {BRIEF[0]: (("asks:", "asks:" + ask),)})
    assert said.count("New\n– Мосты") == 2 and "Reworded" not in said and "Брод" not in said
    said = page("minister", {}, {BRIEF[0]: (("asks:", "asks:" + ask),)})
    assert "Left out\n1" in said
