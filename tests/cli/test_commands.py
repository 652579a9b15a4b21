"""The command line as a person meets it: words, exit codes, what lies where, and what is left alone."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, TINY
from tests.processes import command, started

UNDER: tuple[str, ...] = ()  # a program that starts the command with fewer rights


def run(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    if UNDER:
        return started(*words, cwd=cwd or ROOT, variables=environment, under=UNDER)
    return command(*words, cwd=cwd or ROOT, variables=environment)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "briefs")
    return tmp_path


def build(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("build", *words, "-C", "briefs", "-o", "out", "-j", "1", cwd=project)


BOOK = "austria/guest/ru/austria_guest_ru_book_a4.pdf"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv=['x','--help']\n"
        "from briefing.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in ('reportlab','matplotlib','briefing.schema','rich','jinja2','numpy','yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]") and "build" in done.stdout


def test_unknown_words_are_answered_with_the_nearest(project: Path) -> None:
    for words, answer in (
        (("bild",), "build"),
        (("build", "austriaa", "-C", "briefs"), "did you mean 'austria'?"),
        (("build", "-a", "ministr", "-C", "briefs"), "did you mean 'minister'?"),
        (("build", "--formt", "a4"), "--format"),
        (("build", "--format", "a44", "-C", "briefs"), "did you mean 'a4'?"),
    ):
        done = run(*words, cwd=project)
        assert done.returncode == 2 and answer in done.stderr and not done.stdout, words


def test_a_build_prints_the_path_and_a_second_one_does_nothing(project: Path) -> None:
    first = build(project, "austria", "-a", "guest")
    assert first.returncode == 0 and first.stdout.strip() == f"out/{BOOK}"
    path = project / "out" / BOOK
    before = path.read_bytes(), path.stat().st_mtime_ns
    second = build(project, "austria", "-a", "guest")
    assert "nothing to do" in second.stderr and (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert build(project, "austria", "-a", "guest", "--force").returncode == 0
    assert path.read_bytes() == before[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_delegations_are_known_by_code_too(project: Path) -> None:
    assert build(project, "AUT", "-a", "guest").stdout.strip() == f"out/{BOOK}"


def test_a_mistake_stops_the_build_and_touches_nothing(project: Path) -> None:
    assert build(project, "austria", "-a", "guest").returncode == 0
    before = (project / "out" / BOOK).read_bytes()
    brief = project / "briefs" / "delegations" / "austria.yaml"
    brief.write_text(brief.read_text().replace("head: muster", "head: mustr"))
    done = build(project, "austria", "-a", "guest")
    assert done.returncode == 1 and "did you mean 'muster'?" in done.stderr and "Traceback" not in done.stderr
    assert (project / "out" / BOOK).read_bytes() == before


def test_a_shared_topic_reaches_all_books_and_a_comment_none(project: Path) -> None:
    def due() -> set[str]:
        done = build(project, "--dry-run", "--json")
        return {row["path"].split("/")[0] for row in json.loads(done.stdout)["due"]}

    assert build(project).returncode == 0
    assert due() == set()
    topic = project / "briefs" / "topics" / "water.yaml"
    text = topic.read_text()
    topic.write_text("# a comment\n" + text.replace("body:\n", "body:   # another\n"))
    assert due() == set()
    topic.write_text(text.replace("за год", "за один год"))
    assert due() == {"austria", "switzerland"}
    topic.write_text(text.replace("Швейцария бережёт", "Швейцария хранит"))
    assert due() == {"switzerland"}


def test_explain_names_the_input_that_changed(project: Path) -> None:
    build(project)
    facts = project / "briefs" / "facts.yaml"
    facts.write_text(facts.read_text().replace("1234.5", "1240"))
    done = run("explain", BOOK, "-C", "briefs", "-o", "out", cwd=project)
    assert "would be built" in done.stdout and "changed  facts at.length" in done.stdout
    wrong = run("explain", "austria/guest/ru/x.pdf", "-C", "briefs", "-o", "out", cwd=project)
    assert wrong.returncode == 2


def test_verify_finds_changed_missing_and_unlisted_files(project: Path) -> None:
    assert build(project).returncode == 0
    good = run("verify", "out", cwd=project)
    assert good.returncode == 0 and "all as published" in good.stderr
    path = project / "out" / BOOK
    path.write_bytes(path.read_bytes() + b"\n")
    (project / "out" / "stray.pdf").write_bytes(b"%PDF-1.7")
    (project / "out" / BOOK.replace("austria", "switzerland")).unlink()
    bad = run("verify", "out", cwd=project)
    assert bad.returncode == 1
    for words in ("has been changed", "stray.pdf: is not in the manifest", "is missing"):
        assert words in bad.stdout


def test_clean_removes_what_the_manifest_lists_and_nothing_else(project: Path) -> None:
    build(project)
    (project / "out" / "mine.txt").write_text("keep")
    assert run("clean", "-o", "out", cwd=project).returncode == 0
    assert [p.name for p in (project / "out").rglob("*") if p.is_file() and ".briefing" not in p.parts] == [
        "mine.txt"
    ]


def test_the_manifest_says_what_was_made_from_what(project: Path) -> None:
    build(project)
    data = json.loads((project / "out" / "manifest.json").read_text())
    assert (
        data["schema"] == 2
        and data["summit"] == "rivers"
        and data["version"] == "3"
        and data["as_of"] == "2031-02-20"
    )
    entry = next(e for e in data["entries"] if e["path"] == BOOK)
    assert (
        entry["pages"] > 2
        and entry["identity"]["delegation"] == "austria"
        and "at.length" in data["digests"][entry["inputs"]["facts"]]
    )
    assert "reportlab" in data["versions"]


def test_where_nothing_can_be_written_the_error_is_clear(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out" / "austria").write_text("a file stands where a folder is needed")
    done = build(project, "austria", "-a", "guest")
    assert done.returncode == 3 and "cannot write" in done.stderr and "Traceback" not in done.stderr


@pytest.fixture
def may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions hold for root too."""
    if os.name != "posix":
        pytest.skip("permissions of POSIX")
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere")
        bound = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        monkeypatch.setattr(sys.modules[__name__], "UNDER", bound)


@pytest.mark.usefixtures("may_not")
@pytest.mark.slow
def test_a_read_only_folder_is_looked_at_and_a_build_there_is_a_clear_error(project: Path) -> None:
    (project / "out").mkdir(mode=0o500)
    done = build(project, "austria", "-a", "guest")
    assert done.returncode == 3 and "cannot write" in done.stderr and "Traceback" not in done.stderr
    for words in (("build", "-n"), ("list",), ("explain", BOOK)):
        looked = run(*words, "-C", "briefs", "-o", "out", cwd=project)
        assert looked.returncode == 0 and "Traceback" not in looked.stderr, looked.stderr
    run("build", "-n", "-C", "briefs", "-o", "elsewhere", cwd=project)
    assert not (project / "elsewhere").exists() and not list((project / "out").iterdir())


@pytest.mark.usefixtures("may_not")
@pytest.mark.slow
def test_files_that_may_not_be_touched_are_named(project: Path) -> None:
    build(project, "austria", "-a", "guest")
    folder, record = (project / "out" / BOOK).parent, project / "out" / "manifest.json"
    folder.chmod(0o500)
    done = build(project, "austria", "-a", "guest", "-f")
    assert done.returncode == 3 and "Traceback" not in done.stderr
    cleaned = run("clean", "-o", "out", cwd=project)
    assert cleaned.returncode == 3 and BOOK in cleaned.stderr and (project / "out" / BOOK).is_file()
    folder.chmod(0o700)
    table = project / "briefs" / "data" / "flow.csv"
    table.chmod(0)
    done = run("build", "-C", "briefs", "-o", "out", cwd=project)
    assert done.returncode == 3 and "cannot read" in done.stderr and "Traceback" not in done.stderr
    table.chmod(0o600)
    record.chmod(0)
    for words in (("verify", "out"), ("build", "-C", "briefs", "-o", "out"), ("clean", "-o", "out")):
        done = run(*words, cwd=project)
        assert done.returncode == 3 and "cannot read" in done.stderr and "Traceback" not in done.stderr


def test_passwords_come_from_a_file_that_only_its_owner_reads(project: Path) -> None:
    import pikepdf

    file = project / "passwords.csv"
    file.write_text("austria,речной-пароль-7\n")
    file.chmod(0o644)
    words = ("austria", "-a", "guest", "--passwords", "passwords.csv")
    if os.name == "posix":
        assert build(project, *words).returncode == 3
    file.chmod(0o600)
    done = build(project, *words)
    assert done.returncode == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(project / "out" / BOOK)
    with pikepdf.open(project / "out" / BOOK, password="речной-пароль-7") as pdf:
        assert pdf.encryption.R == 6
    text = (project / "out" / "manifest.json").read_text() + done.stderr + done.stdout
    assert "речной-пароль-7" not in text


def test_numbered_copies(project: Path) -> None:
    done = build(project, "austria", "-a", "guest", "--copies", "2")
    assert [line.rsplit("_", 1)[1] for line in done.stdout.split()] == ["copy-01.pdf", "copy-02.pdf"]


def texts(path: Path) -> list[str]:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def with_list(project: Path) -> None:
    summit = project / "briefs" / "summit.yaml"
    offices = "[{audience: [guest], office: Канцелярия, copies: 2}, {audience: [guest], office: Архив}]"
    summit.write_text(f"{summit.read_text()}\ndistribution: {offices}\n")


def test_copies_carry_their_offices_and_go_to_the_print_room_in_one_file(project: Path) -> None:
    with_list(project)
    done = build(project, "austria", "-a", "guest", "--copies", "4", "--target", "office")
    paths = done.stdout.split()
    third, fourth = (texts(project / path) for path in paths[2:])
    assert all("экз. 3 из 4 · Архив" in text for text in third[1:])
    assert "экз. 4 из 4" in fourth[1] and "Архив" not in fourth[1]

    stacked = run("print", *paths, "--stack", "-o", "stack.pdf", cwd=project)
    assert stacked.returncode == 0 and "4 copies" in stacked.stderr
    pages = texts(project / "stack.pdf")
    separators = [number for number, text in enumerate(pages) if "Изъять" in text]
    assert [("Канцелярия" in pages[n], "Архив" in pages[n]) for n in separators] == [
        (True, False), (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert all(n % 2 == 0 for n in separators) and len(pages) % 2 == 0
    assert len(pages) >= 4 * (len(third) + 2)
    assert run("print", *paths, "--booklet", cwd=project).returncode == 2


def test_the_collect_sheet_has_a_row_for_every_copy(project: Path) -> None:
    with_list(project)
    done = run(
        "handouts",
        "austria",
        "-a",
        "guest",
        "--only",
        "collect-sheet",
        "-C",
        "briefs",
        "-o",
        "out",
        cwd=project,
    )
    (page,) = texts(project / done.stdout.strip())
    assert page.count("Канцелярия") == 2 and page.count("Архив") == 1


def test_a_watermark_lies_behind_the_text_of_every_page_and_is_no_text_to_be_read(project: Path) -> None:
    from tests.pdf_inspector import inspect

    build(project, "austria", "-a", "guest")
    done = build(project, "austria", "-a", "guest", "--watermark", "Образец")
    assert done.stderr.startswith("made")
    path = project / "out" / BOOK
    assert all("Образец" in text for text in texts(path))
    marks = [string for string in inspect(path.read_bytes()).strings if string.text == "Образец"]
    assert marks and all(mark.mark is None and mark.artifact for mark in marks)


def test_print_makes_sheets(project: Path) -> None:
    build(project, "austria", "-a", "guest")
    done = run("print", f"out/{BOOK}", "--booklet", "--range", "1-3", "-o", "booklet.pdf", cwd=project)
    assert done.returncode == 0 and "no tags" in done.stderr
    assert "3 pages on 2 sides: a booklet, 1 blank page added to make 4" in done.stderr
    assert (project / "booklet.pdf").is_file()
    assert run("print", f"out/{BOOK}", cwd=project).returncode == 2
    assert run("print", f"out/{BOOK}", "--nup", "2by1", cwd=project).returncode == 2


def test_draft_builds_over_budget_and_says_so_on_every_page(project: Path) -> None:
    import pypdfium2

    brief = project / "briefs" / "books" / "main.yaml"
    brief.write_text(
        brief.read_text().replace("{section: topics, tab: true}", "{section: topics, tab: true, budget: 1}")
    )
    topic = project / "briefs" / "topics" / "water.yaml"
    topic.write_text(
        topic.read_text().replace("за год.", "за год. " + "Вода течёт вниз по склону к морю. " * 200)
    )
    done = build(project, "austria", "-a", "guest")
    assert done.returncode == 1 and "page-budget" in done.stderr and "words, too many" in done.stderr
    assert build(project, "austria", "-a", "guest", "--draft").returncode == 0
    for page in pypdfium2.PdfDocument(project / "out" / BOOK):
        assert "ПРОЕКТ" in page.get_textpage().get_text_range()


def test_handouts_are_listed_with_paper_and_audience(project: Path) -> None:
    done = run("handouts", "austria", "--list", "-C", "briefs", cwd=project)
    assert "speaking-cards" in done.stdout and "a5" in done.stdout


def test_commands_run_in_process_too() -> None:
    from briefing.cli.commands import cli

    assert CliRunner().invoke(cli, ["--version"]).output.startswith("briefing")
