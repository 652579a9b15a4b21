"""Passwords: from a file or asked for, and through the print room: imposed first, protected last."""

from __future__ import annotations

import os
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


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_must_not_be_able_to_read_it(here: Here) -> None:
    words = passwords()
    Path("p.csv").chmod(0o640)
    assert here(*GUEST, *words).code == 3
