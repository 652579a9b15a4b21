"""Passwords: from a file or asked for, and through the print room: imposed first, protected last."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import BOOK, Here

GUEST = ("build", "austria", "-a", "guest", "-o", "out")
PASSWORD, OTHER = "речной-пароль-7", "другой-пароль-8"


def passwords(text: str | bytes = f"austria,{PASSWORD}\nswitzerland,{OTHER}\n") -> tuple[str, str]:
    path = Path("p.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o600)
    return "--passwords", "p.csv"


def locked(path: str | Path, password: str) -> int:
    """The pages of a file that opens with this password and not without."""
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=password) as pdf:
        assert pdf.encryption.R == 6
        return len(pdf.pages)


@pytest.mark.parametrize("built", [(), ("--passwords", "p.csv")])
def test_sheets_of_a_protected_book_are_protected_as_it_is(here: Here, built: tuple[str, ...]) -> None:
    words = passwords()
    here(*GUEST, *built)
    done = here("print", f"out/{BOOK}", "--booklet", "-o", "sheets.pdf", *words)
    assert done.code == 0 and locked("sheets.pdf", PASSWORD) == 2
    stacked = here("print", f"out/{BOOK}", f"out/{BOOK}", "--stack", "-o", "stack.pdf", *words)
    assert stacked.code == 0 and locked("stack.pdf", PASSWORD) > 8
    assert PASSWORD not in done.err + done.out


def test_a_protected_book_is_not_printed_without_its_password(here: Here) -> None:
    here(*GUEST, *passwords())
    done = here("print", f"out/{BOOK}", "--booklet")
    assert done.code == 1 and "--passwords" in done.err
    done = here("print", f"out/{BOOK}", "--booklet", *passwords(f"austria,{OTHER}\n"))
    assert done.code == 2 and "none of the passwords opens" in done.err
    here(*GUEST)
    done = here("print", f"out/{BOOK}", "--booklet", *passwords(f"switzerland,{OTHER}\n"))
    assert done.code == 2 and "no password for 'austria'" in done.err


def test_books_with_different_passwords_do_not_go_into_one_file(here: Here) -> None:
    here("build", "austria", "switzerland", "-a", "guest", "-o", "out", *passwords())
    books = [str(path) for path in Path("out").rglob("*.pdf")]
    done = here("print", *books, "--stack", *passwords())
    assert done.code == 2 and "different passwords" in done.err


@pytest.mark.parametrize(
    "text", [b"\xff\xfe\x00\x01", b"austria,short\n", b"nobody,long-enough-1\n", b"austria\n", b'"']
)
def test_a_file_of_passwords_that_is_none_is_a_wrong_use(here: Here, text: bytes) -> None:
    done = here(*GUEST, *passwords(text))
    assert done.code == 2 and "p.csv" in done.err and "Traceback" not in done.err
    assert not Path("out").exists() or not list(Path("out").rglob("*.pdf"))


def test_passwords_are_asked_twice_for_the_delegations_of_this_batch_only(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["short", PASSWORD, "another-one", PASSWORD, PASSWORD])
    asked: list[str] = []

    def answer(prompt: str = "", **rest: object) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("click.termui.hidden_prompt_func", answer)
    done = here(*GUEST, "--passwords", "-")
    assert done.code == 0, done.err
    assert locked(f"out/{BOOK}", PASSWORD) == 4
    assert next(answers, None) is None and not any("switzerland" in prompt for prompt in asked)
    assert PASSWORD not in done.err + done.out + Path("out/manifest.json").read_text()


@pytest.mark.posix
def test_others_must_not_be_able_to_read_it(here: Here) -> None:
    words = passwords()
    Path("p.csv").chmod(0o640)
    assert here(*GUEST, *words).code == 3


ALL = ("build", "-C", "briefs", "-o", "out")


def test_a_delegation_that_the_file_does_not_name_is_an_error_and_nothing_is_published(here: Here) -> None:
    done = here(*ALL, *passwords(f"austria,{PASSWORD}\n"))
    assert done.code == 2 and "no line for switzerland" in done.err and "nothing was published" in done.err
    assert not list(Path().rglob("*.pdf"))


def test_openness_is_written(here: Here) -> None:
    done = here(*ALL, *passwords(f"austria,{PASSWORD}\nswitzerland,open\n"))
    assert done.code == 0, done.err
    assert locked(f"out/{BOOK}", PASSWORD) and pikepdf.open(f"out/{BOOK.replace('austria', 'switzerland')}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"austria,{'ы' * 64}\n", "p.csv:1: this is no password for 'austria': it takes 128 bytes"),
        ("austria,kurz\n", "p.csv:1: this is no password for 'austria': it is too short"),
        ("austria,       kurz   \n", "it is too short"),
        (f"austria,{PASSWORD}\naustria,{OTHER}\n", "p.csv:2: 'austria' stands here a second time"),
        (f"austria,{PASSWORD}\nswitzerland,{PASSWORD}\n", "'austria' and 'switzerland' have one password"),
        ("austria,геслоגדולות\n", "scripts of both directions"),
        ("austria,geheim\ue000wort\n", "U+E000"),
        ("austria\n", "write 'delegation,password'"),
        ("austria,\n", "'delegation,open'"),
        ("austria,one,two,three\n", "between quotation marks"),
    ],
)
def test_what_is_no_password_is_said_at_its_line(here: Here, text: str, words: str) -> None:
    done = here(*GUEST, *passwords(text))
    assert done.code == 2 and words in done.err, done.err
    assert not list(Path().rglob("*.pdf"))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("  geheim im  Raum  ", "geheim im  Raum"),
        ('"geheim, aber da"', "geheim, aber da"),
        ("geheim\u00a0im Raum", "geheim im Raum"),
        ("Ａｂｃdefgh-ﬁ", "Abcdefgh-fi"),
        ("na\u0308her-als-du", "n\u00e4her-als-du"),
        ("soft\u00adhyphen", "softhyphen"),
        ("ы" * 63, "ы" * 63),
        ("שלוםשלוםשלום", "שלוםשלוםשלום"),
    ],
)
def test_a_password_is_prepared_as_every_reader_prepares_it(here: Here, written: str, typed: str) -> None:
    assert here(*GUEST, *passwords(f"austria , {written}\n")).code == 0
    assert locked(f"out/{BOOK}", typed) == 4


def test_who_has_the_password_is_not_the_owner(here: Here) -> None:
    here(*GUEST, *passwords())
    with pikepdf.open(f"out/{BOOK}", password=PASSWORD) as pdf:
        assert not pdf.owner_password_matched and pdf.user_password_matched
        assert not pdf.allow.modify_other and pdf.allow.accessibility and pdf.allow.print_highres


def test_a_file_that_its_password_does_not_open_is_not_published(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.publishing import encryption

    here(*GUEST)
    before = Path("out", BOOK).read_bytes()
    encrypt = encryption.encrypt
    for broken in (lambda pdf, password: encrypt(pdf, password + "x"), lambda pdf, password: pdf):
        monkeypatch.setattr(encryption, "encrypt", broken)
        done = here(*GUEST, *passwords())
        assert done.code == 1 and "not-protected" in done.err
        assert Path("out", BOOK).read_bytes() == before
        printed = here("print", f"out/{BOOK}", "--booklet", "-o", "sheets.pdf", *passwords())
        assert printed.code == 1 and not Path("sheets.pdf").exists()


def test_a_file_that_loses_its_password_says_so(here: Here) -> None:
    here(*GUEST, *passwords())
    assert f"{BOOK} was protected by a password" in here(*GUEST).err
    assert "was protected" not in here(*GUEST, "-f").err


def test_without_a_terminal_nobody_can_be_asked(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    import getpass
    import warnings

    def nobody(prompt: str = "", **rest: object) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        raise EOFError

    monkeypatch.setattr("click.termui.hidden_prompt_func", nobody)
    done = here(*GUEST, "--passwords", "-")
    assert done.code == 2 and "asks on a terminal, and there is none" in done.err
