"""Where the officer is, and what he typed: the word in its field, Back, facing pages, texts that are not saved, workbooks, sleep."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TINY
from tests.serving.browsing import Browser, chromium, preview
from tests.serving.desks import BRIEF, POINT, Desk
from tests.workbooks import write_workbook

pytestmark = [pytest.mark.posix, pytest.mark.xdist_group("chromium")]
FIELD = "#sentence .field textarea, #sentence .field input"
CHOSEN = "((f) => f.value?.slice(f.selectionStart, f.selectionEnd))(document.activeElement)"
PLACE = "document.querySelector('#sentence .place')?.textContent.includes(arguments[0])"


def _open(window: Browser, page: int, word: str, place: str) -> None:
    """The panel of the value that a word stands in."""
    window.click_word(page, word)
    window.until("document.querySelector('#sentence .said')?.textContent === `“${arguments[0]}”`", word)
    assert window.js(PLACE, place)
    window.until(f"document.querySelector({FIELD!r}) !== null")


def test_the_word_that_was_clicked_is_chosen_in_its_field(desk: Desk) -> None:
    window = desk.browser
    for word in ("ваши", "ценим"):
        _open(window, 3, word, BRIEF)
        window.until(f"{CHOSEN} === arguments[0]", word)


def test_what_was_typed_is_offered_again_where_another_word_was_clicked(desk: Desk) -> None:
    window, before = desk.browser, desk.bytes(BRIEF)
    _open(window, 3, "ценим", BRIEF)
    window.until(f"{CHOSEN} === 'ценим'")
    window.element(FIELD).send_keys("любим")  # in place of the word that is chosen
    assert "not saved" in window.js("document.getElementById('tab-sentence').getAttribute('aria-label')")
    _open(window, 3, "Договориться", BRIEF)
    assert "Мы любим ваши шлюзы." in window.text("#sentence .waiting")
    window.until("document.getElementById('said').textContent.includes('not saved')")
    window.press('#sentence [data-do="resume"]')
    window.until(f"document.querySelector({FIELD!r})?.value === 'Мы любим ваши шлюзы.'")
    assert "not saved yet" in window.text("#sentence .field .outcome")
    assert window.js("document.querySelector('#sentence .waiting')") is None
    _open(window, 3, "Договориться", BRIEF)
    window.press('#sentence [data-do="drop"]')
    window.until("document.querySelector('#sentence .waiting') === null")
    assert window.js("document.getElementById('tab-sentence').getAttribute('aria-label')") is None
    assert desk.bytes(BRIEF) == before


def test_what_somebody_else_made_of_the_value_is_said_beside_what_was_typed(desk: Desk) -> None:
    window = desk.browser
    _open(window, 3, "ценим", BRIEF)
    window.type_into(FIELD, "Мои слова.")
    _open(window, 3, "Договориться", BRIEF)
    desk.save(BRIEF, POINT, "Чужие слова.")
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('Чужие')")
    window.press('#sentence [data-do="resume"]')
    window.until(f"document.querySelector({FIELD!r})?.value === 'Мои слова.'")
    assert "“Чужие слова.”" in window.text("#sentence .field .outcome")


def test_the_frame_is_as_wide_as_the_word_that_is_there_after_a_save(desk: Desk) -> None:
    window = desk.browser
    _open(window, 3, "шлюзы", BRIEF)
    mark = "(document.querySelector('.mark.word')?.getBoundingClientRect().width ?? 0)"
    width = window.until(mark)
    window.until(f"{CHOSEN} === 'шлюзы'")
    window.element(FIELD).send_keys("водохранилища\ue009\ue007")  # Control and Enter
    window.until("document.querySelector('#sentence .diff ins') !== null")
    window.until(f"{mark} > 1.5 * arguments[0]", width)


def test_back_leads_to_the_place_before(desk: Desk) -> None:
    window = desk.browser
    window.js("(document.getElementById('pages').scrollTop += 40)")
    window.until("location.hash.startsWith('#page=')")
    where = window.js("document.getElementById('pages').scrollTop")
    last = window.js("[...document.querySelectorAll('#titles li')].at(-1).dataset.page")
    window.press("#titles li:last-child button")
    window.until("[`#page=${arguments[0]}`, `#page=${arguments[0] - 1}`].includes(location.hash)", int(last))
    window.driver.back()
    window.until("Math.abs(document.getElementById('pages').scrollTop - arguments[0]) <= 1", where)
    window.js(
        "((s) => { s.value = 'switzerland'; s.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('select[name=delegation]'))"
    )
    window.until("document.title.includes('Швейцария')")
    window.driver.back()
    window.until("document.title.includes('Австрия')")
    window.until("Math.abs(document.getElementById('pages').scrollTop - arguments[0]) <= 1", where)


def test_another_paper_begins_at_its_first_page_and_another_reader_where_one_was(desk: Desk) -> None:
    window = desk.browser
    choose = "((s) => { s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector(`select[name=${arguments[0]}]`))"
    window.js(choose, "audience", "guest")
    window.until("location.search.includes('audience=guest') && document.querySelector('.page') !== null")
    assert not window.js("location.hash").endswith("page=1")
    window.js(choose, "product", "table-tents")
    window.until("location.search.includes('product=table-tents') && location.hash === '#page=1'")
    window.until("document.querySelector('.page[data-drawn]') !== null")
    assert window.js("document.getElementById('pages').scrollTop") == 0
    assert window.js("document.querySelector('[data-do=\"facing\"]').getAttribute('aria-pressed')") == "false"


def test_both_of_two_facing_pages_are_marked_in_the_contents(desk: Desk) -> None:
    window = desk.browser
    window.go_to(2)
    in_sight = "[...document.querySelectorAll('#titles .in-sight')].map((line) => Number(line.dataset.page))"
    window.until(f"{in_sight}.includes(2) && {in_sight}.includes(3)")
    assert window.js("document.querySelectorAll('#titles [aria-current]').length") == 1
    number = "document.getElementById('of-pages').textContent"
    for page in (3, 2):  # the one that was asked for is the present one, whatever is shown anew
        window.go_to(page)
        window.until(f"{number}.includes(arguments[0])", f"({page} of")
        desk.save(BRIEF, POINT if page == 3 else "Мы знаем.", "Мы знаем." if page == 3 else POINT)
        window.until(
            "document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes(arguments[0])",
            "Мы знаем." if page == 3 else POINT,
        )
        window.js("new Promise((done) => setTimeout(done, 600))")  # longer than a leap is remembered
        window.js("document.getElementById('pages').dispatchEvent(new Event('scroll'))")
        window.js("new Promise(requestAnimationFrame)")
        assert f"({page} of" in window.js(number)


def test_who_is_in_the_contents_with_the_keyboard_stays_there_when_something_is_saved(desk: Desk) -> None:
    window = desk.browser
    window.js("document.querySelector('#titles li:nth-child(3) button').focus()")
    focused = "document.activeElement.closest('#titles li')?.textContent"
    before = window.until(focused)
    desk.save(BRIEF, POINT, "Мы всё сохранили.")
    window.until(
        "document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('сохранили')"
    )
    window.until("['checked', 'verified'].includes(document.getElementById('state').dataset.is)")
    assert window.js(focused) == before


def test_the_page_stays_when_the_window_becomes_narrow_and_wide_again(desk: Desk) -> None:
    window = desk.browser
    window.go_to(3)
    facing = "document.querySelector('[data-do=\"facing\"]').getAttribute('aria-pressed')"
    for width, pressed in ((390, "false"), (1440, "true")):
        window.size(width, 900)
        window.until(f"{facing} === arguments[0]", pressed)
        window.js("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert window.js("location.hash") == "#page=3", width


def test_a_budget_is_no_number_of_a_page(desk: Desk) -> None:
    for words in desk.browser.js(
        "[...document.querySelectorAll('.margin-note.budget, #titles .room')].map((n) => n.textContent)"
    ):
        assert words.startswith("uses ") or "left of" in words or "over its" in words


@pytest.fixture
def workbooks(desk: Desk, tmp_path: Path) -> Iterator[Browser]:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    (folder / "people.yaml").unlink()
    write_workbook(
        folder / "people.xlsx",
        "People!A1 id | display | title | role | precedence | audience\n"
        "People!A2 host | Ида Хост | Премьер-министр | head | 1 | guest",
    )
    with preview(folder, "austria") as address:
        desk.browser.open(address)
        yield desk.browser


def test_a_word_of_a_workbook_says_its_cell_and_where_it_is_corrected(workbooks: Browser) -> None:
    page = workbooks.until(
        "Number([...document.querySelectorAll('.page')].find((p) => p.textContent.includes('Хост'))?.dataset.number ?? 0)"
    )
    workbooks.click_word(page, "Хост")
    workbooks.until(PLACE, "people.xlsx, cell B2 of sheet People")
    assert "corrected in Excel" in workbooks.text("#sentence .outcome")
    assert "Open the file" in workbooks.text("#sentence .places")


def test_a_preview_that_sleeps_and_wakes_shows_what_was_saved_meanwhile(desk: Desk, tmp_path: Path) -> None:
    """As when the lid is closed: the process stands still, and the stream of events with it."""
    chromium()
    folder, window = tmp_path / "briefs", desk.browser
    shutil.copytree(TINY, folder)
    with preview(folder, "austria") as address:
        window.open(address)
        (process,) = _previews(folder)
        os.kill(process, signal.SIGSTOP)
        try:
            brief = folder / BRIEF
            brief.write_text(
                brief.read_text(encoding="utf-8").replace(POINT, "Мы проснулись."), encoding="utf-8"
            )
        finally:
            os.kill(process, signal.SIGCONT)
        window.go_to(3)
        window.until(
            "document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('проснулись')"
        )


def _previews(folder: Path) -> list[int]:
    """The processes of this user that show a folder, without those that they began."""
    found = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                words = (one / "cmdline").read_bytes().decode().split("\0")
                parent = int((one / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if "preview" in words and str(folder) in words:
                found[int(one.name)] = parent
    return [process for process, parent in found.items() if parent not in found]


def test_a_window_that_was_frozen_shows_what_was_saved_meanwhile(desk: Desk) -> None:
    """As browsers do with windows that nobody looks at for long, and all do when the lid is closed."""
    window = desk.browser
    window.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "frozen"})
    desk.save(BRIEF, POINT, "Мы оттаяли.")
    window.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "active"})
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('оттаяли')")
