"""What an officer does, with his own browser: open, save, see, click, correct, take back, search, look closer, print."""

from __future__ import annotations

import base64
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from briefing import pipeline
from briefing.project import Project
from tests.conftest import TINY
from tests.processes import command
from tests.serving.browsing import A4_WIDTH, WIDE, Browser, preview
from tests.serving.desks import BRIEF, POINT, Desk

pytestmark = [pytest.mark.posix, pytest.mark.xdist_group("chromium")]


def test_a_save_is_seen_at_once_and_nothing_moves(desk: Desk) -> None:
    window = desk.browser
    window.go_to(3)
    page = "document.querySelector(\".page[data-number='3']\")"
    before, where = (
        window.js(f"{page}.dataset.drawn"),
        window.js("document.getElementById('pages').scrollTop"),
    )
    others = window.js(
        "[...document.querySelectorAll('.page:not([data-number=\"3\"])')].map((p) => p.dataset.digest)"
    )
    desk.save(BRIEF, POINT, "Мы ценим ваши мосты.")
    window.until(f"{page}.dataset.drawn !== undefined && {page}.dataset.drawn !== arguments[0]", before)
    assert window.js(f"{page}.querySelectorAll('.mark.glow').length") > 0, "what changed glows"
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('мосты')")
    assert window.js("document.getElementById('pages').scrollTop") == where
    assert (
        window.js(
            "[...document.querySelectorAll('.page:not([data-number=\"3\"])')].map((p) => p.dataset.digest)"
        )
        == others
    )
    now = _picture(window, 3)
    window.press('[data-do="earlier"]')
    window.until(f"{page}.classList.contains('was')")
    assert _picture(window, 3) != now, "the page as it was"
    window.press('[data-do="earlier"]')
    window.until(f"!{page}.classList.contains('was')")
    assert _picture(window, 3) == now


def test_a_click_leads_to_the_line_where_it_is_corrected_and_taken_back(desk: Desk) -> None:
    window, before = desk.browser, desk.bytes(BRIEF)
    window.click_word(3, "ценим")
    window.until("document.querySelector('#sentence textarea, #sentence input') !== null")
    line = next(n for n, text in enumerate(before.decode().splitlines(), 1) if POINT in text)
    assert f"{BRIEF}:{line}:" in window.text("#sentence .place")
    assert window.js("document.querySelector('#sentence textarea, #sentence input').value") == POINT
    window.type_into("#sentence textarea, #sentence input", "Мы ценим: «ваши» мосты")
    window.press("#sentence .field button.main")
    window.until("document.querySelector('#sentence .diff ins') !== null")
    assert "ваши шлюзы" in window.text("#sentence .diff del") and "«ваши» мосты" in window.text(
        "#sentence .diff ins"
    )
    changed = [
        (a, b) for a, b in zip(before.splitlines(), desk.bytes(BRIEF).splitlines(), strict=True) if a != b
    ]
    assert len(changed) == 1 and "«ваши» мосты" in changed[0][1].decode()
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('мосты')")
    window.until("document.querySelector('#sentence .said').textContent === 'Saved'")
    undo, readers = (window.element(f"#sentence {name}").rect["y"] for name in ('[data-do="undo"]', ".facts"))
    assert undo < readers  # in sight, whatever is told of the value
    window.press('#sentence [data-do="undo"]')
    window.until("document.querySelector('#sentence .diff') === null")
    window.until("document.querySelector('#sentence .said').textContent === 'Taken back'")
    assert desk.bytes(BRIEF) == before
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('шлюзы.')")


def test_what_was_typed_is_not_lost_where_the_file_has_changed_meanwhile(desk: Desk) -> None:
    window = desk.browser
    window.click_word(3, "ценим")
    window.until("document.querySelector('#sentence textarea, #sentence input') !== null")
    window.type_into("#sentence textarea, #sentence input", "Мои слова.")
    desk.save(BRIEF, "Открыть три шлюза.", "Открыть два шлюза.")
    desk.save(BRIEF, "id: austria\n", "# Два слова для всех.\n\nid: austria\n")
    others = desk.bytes(BRIEF)
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('два')")
    window.press("#sentence .field button.main")
    window.until("document.querySelector('#sentence .refused') !== null")
    assert desk.bytes(BRIEF) == others
    assert window.js("document.querySelector('#sentence textarea, #sentence input').value") == "Мои слова."
    window.press("#sentence .refused button")
    window.until(
        "document.querySelector('#sentence .refused, #sentence .field:not(.quiet-field) button.main:disabled') === null && document.querySelector('#sentence .field') !== null"
    )
    window.press("#sentence .field button.main")
    window.until("document.querySelector('#sentence .diff ins') !== null")
    assert desk.bytes(BRIEF) == others.replace(POINT.encode(), "Мои слова.".encode())


def test_a_broken_brief_leaves_the_last_good_page_with_the_message(desk: Desk) -> None:
    window, before = desk.browser, desk.bytes(BRIEF)
    window.until("['checked', 'verified'].includes(document.getElementById('state').dataset.is)")
    picture = _picture(window, 3)
    desk.save(BRIEF, "{id: at-1, audience: minister", "{id: at-1, nobody: [audience: minister")
    window.until("!document.getElementById('banner').hidden")
    assert "last good" in window.text("#banner") and BRIEF in window.text("#banner")
    assert window.js("document.getElementById('pages').classList.contains('stale')")
    assert _picture(window, 3) == picture
    assert "Mistake" in window.js(
        "getComputedStyle(document.querySelector('#findings .error .what'), '::before').content"
    )
    assert f"briefs/{BRIEF}:" in window.text("#findings .where")
    (desk.folder / BRIEF).write_bytes(before)
    window.until("document.getElementById('banner').hidden")
    assert not window.js("document.getElementById('pages').classList.contains('stale')")


def test_two_windows_each_with_its_own_paper(desk: Desk) -> None:
    window = desk.browser
    first = window.driver.current_window_handle
    window.driver.switch_to.new_window("window")
    try:
        window.size(*WIDE)
        window.open(desk.address.partition("?")[0] + "?delegation=switzerland")
        assert "Швейцария" in window.driver.title
        desk.save("delegations/switzerland.yaml", "text: Ледники важнее всего.", "text: Дожди важнее всего.")
        window.until(
            "[...document.querySelectorAll('.page .unseen')].some((p) => p.textContent.includes('Дожди'))"
        )
        window.driver.switch_to.window(first)
        assert "Австрия" in window.driver.title
        desk.save(BRIEF, POINT, "Мы ценим ваши мосты.")
        window.go_to(3)
        window.until(
            "document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('мосты')"
        )
    finally:
        for handle in window.driver.window_handles:
            if handle != first:
                window.driver.switch_to.window(handle)
                window.driver.close()
        window.driver.switch_to.window(first)


def test_words_are_found_on_all_pages(desk: Desk) -> None:
    window = desk.browser
    window.type_into("#search input", "ШЛЮЗ")
    window.until("document.getElementById('found').textContent.startsWith('1 of')")
    count = int(window.text("#found").split()[-1])
    assert count > 3
    assert window.until("document.querySelectorAll('.mark.hit.now').length") == 1
    pages = set()
    for _ in range(count):
        pages.add(window.js("document.querySelector('.mark.hit.now').closest('.page').dataset.number"))
        window.element("#search input").send_keys("\n")
    assert len(pages) > 1
    window.type_into("#search input", "такого нет")
    window.until("document.getElementById('found').textContent === 'none'")


def test_a_word_that_was_found_is_opened_with_the_keyboard(desk: Desk) -> None:
    window = desk.browser
    window.type_into("#search input", "ценим")
    window.until("document.getElementById('found').textContent.startsWith('1 of')")
    window.element("#search input").send_keys("\ue00c")  # Esc
    window.until("document.activeElement.id === 'sheets' && document.querySelector('.mark.word') !== null")
    window.element("#sheets").send_keys("\n")
    window.until("(document.querySelector('#sentence .said')?.textContent ?? '').includes('ценим')")


def test_a_page_is_as_sharp_as_the_screen_and_is_the_file(desk: Desk) -> None:
    """Dot for dot what the published file looks like."""
    window = desk.browser
    window.go_to(3)
    for sharpness, zoom in ((1.0, "1"), (2.0, "1"), (1.5, "2")):
        window.size(*WIDE, sharpness)
        window.js(
            "((s) => { s.value = arguments[0]; s.dispatchEvent(new Event('change')); })(document.getElementById('zoom'))",
            zoom,
        )
        window.until(
            "((i) => i && Math.abs(i.naturalWidth - i.getBoundingClientRect().width * devicePixelRatio) <= 1.5)(document.querySelector(\".page[data-number='3'] img\"))"
        )
    window.size(*WIDE)
    window.until(
        "((i) => i.naturalWidth === Math.ceil(i.getBoundingClientRect().width))(document.querySelector(\".page[data-number='3'] img\"))"
    )
    shown = Image.open(io.BytesIO(_picture(window, 3))).convert("RGB")
    project = Project(pipeline.read_and_check(desk.folder)[0])
    edition = project.select(project.order("austria"))
    pdf = project.lay_out(project.compose(edition), edition).pdf()
    drawn = pypdfium2.PdfDocument(pdf)[2].render(scale=shown.width / A4_WIDTH).to_pil().convert("RGB")
    assert abs(drawn.width - shown.width) <= 1
    assert _differing(shown, drawn.resize(shown.size)) < 0.002


def test_the_screen_shows_the_pages_of_the_finished_file(desk: Desk) -> None:
    """What is seen, not what was sent: every page of the window held against the page of the file, and against another."""
    window = desk.browser
    window.press('[data-do="facing"]')  # one below the other
    window.until("document.querySelector('.spread.facing') === null")
    project = Project(pipeline.read_and_check(desk.folder)[0])
    edition = project.select(project.order("austria"))
    file = pypdfium2.PdfDocument(project.lay_out(project.compose(edition), edition).pdf())
    drawn = [_small(file[number].render(scale=2).to_pil()) for number in range(len(file))]
    for number in range(1, len(file) + 1):
        window.go_to(number)
        seen = _small(_on_screen(window, number))
        apart = [_differing(seen, page) for page in drawn]
        own = apart.pop(number - 1)
        assert own < 0.012 and min(apart) > max(3 * own, 0.02), (number, own, apart)


def test_print_gives_the_finished_file(desk: Desk) -> None:
    window = desk.browser
    data = window.js(
        "fetch(`api/published${location.search}`).then(async (r) => [r.status, r.headers.get('content-disposition'), (await r.text()).slice(0, 5)])"
    )
    assert data[0] == 200 and data[2] == "%PDF-" and "austria_minister_ru_book_a4.pdf" in data[1]
    first = window.driver.current_window_handle
    window.press('[data-do="print"]')
    window.until("true")
    handles = window.driver.window_handles
    assert len(handles) == 2
    for handle in handles:
        if handle != first:
            window.driver.switch_to.window(handle)
            window.driver.close()
    window.driver.switch_to.window(first)
    assert window.js("document.getElementById('banner').hidden")


def test_the_keyboard_is_enough(desk: Desk) -> None:
    window = desk.browser
    window.go_to(3)
    sheets = window.element("#sheets")
    sheets.send_keys("\ue014")  # arrow right
    first = window.until("document.getElementById('said').textContent")
    for _ in range(3):
        sheets.send_keys("\ue014")
    window.until("document.getElementById('said').textContent !== arguments[0]", first)
    sheets.send_keys("\n")
    window.until(
        "document.getElementById('sentence').hidden === false && document.querySelector('#sentence .said') !== null"
    )
    window.js(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))"
    )
    assert window.js("document.activeElement.id") == "sheets"
    sheets.send_keys("/")
    assert window.js("document.activeElement.name") == "q"


@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_nothing_is_out_of_reach_at_any_width(desk: Desk, width: int) -> None:
    window = desk.browser
    window.size(width, 800)
    window.until("document.querySelectorAll('.page[data-drawn]').length > 0")
    assert window.js("document.documentElement.scrollWidth") <= width
    outside = window.js(
        "[...document.querySelectorAll('header button, header select, header input, footer button, footer select, footer input')]"
        ".filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect(), e.outerHTML.slice(0, 60)])"
        f".filter(([b]) => b.left < -1 || b.right > {width} + 1 || b.top < -1 || b.bottom > 801 || b.height < 24).map(([, e]) => e)"
    )
    assert outside == []
    if width < 820:
        window.press('[data-do="side"]')
        assert window.js("document.getElementById('side').checkVisibility({visibilityProperty: true})")
    window.until(
        f"(({{left, right}}) => left >= 0 && right <= {width})(document.querySelector('.page').getBoundingClientRect())"
    )


def test_an_editor_leads_to_the_page_of_its_line(desk: Desk) -> None:
    window = desk.browser
    window.go_to(1)
    text = (desk.folder / BRIEF).read_text(encoding="utf-8").splitlines()
    line = next(n for n, words in enumerate(text, 1) if POINT in words)
    done = command(
        "preview", "-C", str(desk.folder), "--at", f"{desk.folder / BRIEF}:{line}", cwd=desk.folder
    )
    assert done.returncode == 0 and f"briefs/{BRIEF}:{line}" in done.stderr, done
    window.until("document.querySelector('.page[data-number=\"3\"] .mark.line') !== null")
    window.until("/page=[23]$/.test(location.hash)")


def test_another_paper_and_another_reader(desk: Desk) -> None:
    window = desk.browser
    choose = "((s) => { s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector(`select[name=${arguments[0]}]`))"
    window.js(choose, "product", "table-tents")
    window.until(
        "location.search.includes('product=table-tents') && document.querySelector('.page[data-drawn]') !== null"
    )
    window.js(choose, "product", "book")
    window.until("location.search.includes('product=book')")
    window.js(choose, "audience", "guest")
    window.until(
        "location.search.includes('audience=guest') && document.querySelector('.page[data-drawn]') !== null"
    )
    window.until(
        "![...document.querySelectorAll('.page .unseen')].some((p) => p.textContent.includes('ценим'))"
    )
    window.js(choose, "audience", "booth")
    window.until("document.querySelector('.empty, .page[data-drawn]') !== null")


def test_a_preview_that_has_ended_says_so_and_leaves_its_pages(desk: Desk) -> None:
    window = desk.browser
    with preview(desk.folder, "austria") as address:
        window.open(address)
    window.until("document.getElementById('state').dataset.is === 'away'")
    assert "start it again" in window.text("#state")
    assert window.js("document.querySelectorAll('.page[data-drawn]').length") > 0
    window.logs()


def test_a_folder_that_cannot_be_read_is_told_and_shown_when_it_is_mended(desk: Desk, tmp_path: Path) -> None:
    folder, window = tmp_path / "briefs", desk.browser
    shutil.copytree(TINY, folder)
    good = (folder / "summit.yaml").read_bytes()
    (folder / "summit.yaml").write_bytes(good.replace(b"id: rivers", b"id: [rivers"))
    with preview(folder) as address:
        window.driver.get(address)
        window.until("document.querySelectorAll('#findings .finding').length > 0")
        assert "briefs/summit.yaml:" in window.text("#findings .where") and window.text("#sheets .empty")
        (folder / "summit.yaml").write_bytes(good)
        window.until("document.querySelectorAll('.page[data-drawn]').length > 0")
        window.until("document.title.includes('Австрия')")


def test_the_folder_goes_and_comes_back(desk: Desk) -> None:
    window = desk.browser
    away = desk.folder.with_name("elsewhere")
    desk.folder.rename(away)
    try:
        window.until("document.getElementById('banner').textContent.includes('is away')")
        assert window.js("document.getElementById('state').dataset.is") == "away"
        assert window.js("document.querySelectorAll('.page[data-drawn]').length") > 0
    finally:
        away.rename(desk.folder)
    desk.save(BRIEF, POINT, "Мы ценим ваши мосты.")
    window.until("document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes('мосты')")
    window.until("document.getElementById('banner').hidden")


def _picture(window: Browser, page: int) -> bytes:
    """The bytes of the picture that is shown of a page."""
    return bytes(
        window.js(
            "fetch(document.querySelector(`.page[data-number='${arguments[0]}'] img`).src).then((r) => r.arrayBuffer())"
            ".then((data) => [...new Uint8Array(data)])",
            page,
        )
    )


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that differ to the eye."""
    pairs = zip(one.convert("L").tobytes(), other.convert("L").tobytes(), strict=True)
    return sum(abs(a - b) > 48 for a, b in pairs) / (one.width * one.height)


def _on_screen(window: Browser, page: int) -> Image.Image:
    """A page as it stands on the screen, with nothing over it."""
    name = f".page[data-number='{page}']"
    window.until(
        f'((i) => i && i.complete && Math.abs(i.naturalWidth - i.getBoundingClientRect().width) <= 1.5)(document.querySelector("{name} img"))'
    )
    left, top, width, height = window.js(
        f'(({{left, top, width, height}}) => [left, top, width, height])(document.querySelector("{name}").getBoundingClientRect())'
    )
    clip = {"x": left, "y": top, "width": width, "height": height, "scale": 1}
    taken = window.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
    return Image.open(io.BytesIO(base64.b64decode(taken["data"])))


def _small(picture: Image.Image) -> Image.Image:
    """A page so small that it does not matter between which dots of the screen it begins."""
    return picture.convert("L").resize((260, 368), Image.Resampling.BOX)
