"""One value of a file changed, and no other byte of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from difflib import unified_diff
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Final

from briefing.diagnostics import BriefError, EnvironmentProblem
from briefing.publishing.writing import replace_whole
from briefing.sources import WORKBOOKS
from briefing.sources.edited_text import CannotHold
from briefing.sources.replacing import added, replaced, value_at
from briefing.values import Value

MOST_UNDONE: Final = 200
EDITED: Final = frozenset({".yaml", ".csv"})


class Correction(Value):
    """What was changed: the value's place, what it said and says, the lines as a unified diff, the file's digest now.

    `number` is what `undo` takes.
    """

    file: str
    line: int
    column: int
    before: str
    after: str
    diff: str
    digest: str
    number: int


class Refusal(Value):
    """Why nothing was changed: `changed-meanwhile`, `no-value`, `cannot-hold`, `outside`, `workbook`, `cannot-write`."""

    code: str
    message: str
    help: str = ""


class Refused(Exception):
    """Carries a refusal to where it is given back."""

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.refusal = Refusal(code, message, help)


class Corrections:
    """Corrects files of one folder, and can take back what it did."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._done: dict[int, tuple[Path, bytes, Correction]] = {}
        self._numbers = count(1)
        self._lock = Lock()

    def correct(self, file: str, line: int, column: int, text: str, digest: str) -> Correction | Refusal:
        """Another text for the value that begins at a place of the file with that digest."""

        csv = file.endswith(".csv")

        def change(before: str) -> tuple[str, str]:
            return replaced(before, line, column, text, csv), value_at(before, line, column, csv)

        return self.changed(file, (line, column), digest, change, text)

    def add(
        self, file: str, line: int, column: int, key: str, text: str, digest: str
    ) -> Correction | Refusal:
        """One more key for the mapping that begins at a place of the file with that digest."""
        return self.changed(
            file, (line, column), digest, lambda before: (added(before, line, column, key, text), ""), text
        )

    def changed(
        self, file: str, at: tuple[int, int], digest: str, change: Callable[[str], tuple[str, str]], text: str
    ) -> Correction | Refusal:
        """A file changed as a whole, if it still has that digest."""
        with self._lock:
            try:
                path = path_in(self.folder, file)
                before = _read(path)
                if digest_of(before) != digest:
                    raise Refused(
                        "changed-meanwhile",
                        f"{file} has been changed meanwhile",
                        "look at it again, then correct it",
                    )
                after, was = _changed(before.decode("utf-8"), change, f"{file}:{at[0]}:{at[1]}")
                return self._write(file, path, before, after.encode("utf-8"), at, text, was)
            except Refused as refused:
                return refused.refusal

    def _write(
        self,
        file: str,
        path: Path,
        before: bytes,
        after: bytes,
        at: tuple[int, int],
        text: str,
        was: str = "",
    ) -> Correction:
        try:
            replace_whole(path, after)
        except EnvironmentProblem as problem:
            raise Refused("cannot-write", str(problem)) from problem
        number = next(self._numbers)
        done = Correction(file, *at, was, text, diff_of(before, after, file), digest_of(after), number)
        self._done[number] = (path, before, done)
        while len(self._done) > MOST_UNDONE:
            del self._done[next(iter(self._done))]
        return done

    def undo(self, number: int) -> Correction | Refusal:
        """Give the file back the bytes that it had, where nobody has changed it since."""
        with self._lock:
            if number not in self._done:
                return Refusal("no-correction", "there is nothing to take back")
            path, before, done = self._done[number]
            try:
                now = _read(path)
                if digest_of(now) != done.digest:
                    raise Refused(
                        "changed-meanwhile",
                        f"{done.file} has been changed since",
                        "take back what came later first",
                    )
                del self._done[number]
                return self._write(
                    done.file, path, now, before, (done.line, done.column), done.before, done.after
                )
            except Refused as refused:
                return refused.refusal


def _changed(before: str, change: Callable[[str], tuple[str, str]], place: str) -> tuple[str, str]:
    try:
        return change(before)
    except CannotHold as error:
        raise Refused("cannot-hold", str(error), "write it otherwise") from error
    except (LookupError, BriefError) as error:
        raise Refused(
            "no-value", f"no value begins at {place}", "look at the file, then correct it there"
        ) from error


def path_in(folder: Path, file: str) -> Path:
    """The path of a file as spans name it, inside the folder and nowhere else."""
    path = folder.parent / file
    if path.suffix.lower() in WORKBOOKS:
        said = "what stands in an Excel file is corrected in Excel"
        raise Refused("workbook", said, f"open {file}, change the cell and save it")
    inside = path.resolve().is_relative_to(folder.resolve()) and not path.is_symlink()
    if not inside or path.suffix not in EDITED or not path.is_file():
        raise Refused("outside", f"{file} is no file of these briefs")
    return path


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        raise Refused("cannot-read", f"{path.name} cannot be read") from error
    except UnicodeDecodeError as error:
        raise Refused("cannot-read", f"{path.name} is not UTF-8 text") from error
    return data


def digest_of(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def diff_of(before: bytes, after: bytes, file: str) -> str:
    """The lines that differ, with two of each side of them."""
    old, new = (data.decode("utf-8").splitlines() for data in (before, after))
    return "\n".join(unified_diff(old, new, file, file, n=2, lineterm=""))
