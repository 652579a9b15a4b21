"""The officer's own editor: an address that the browser opens, or a command of this machine."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import quote

from briefing.values import Value

EDITORS: Final[Mapping[str, str]] = {
    "vscode": "vscode://file/{file}:{line}:{column}",
    "vscodium": "vscodium://file/{file}:{line}:{column}",
    "cursor": "cursor://file/{file}:{line}:{column}",
    "zed": "zed://file/{file}:{line}:{column}",
    "sublime": "subl {file}:{line}:{column}",
    "idea": "idea --line {line} --column {column} {file}",
    "emacs": "emacsclient -n +{line}:{column} {file}",
    "kate": "kate -l {line} -c {column} {file}",
    "gedit": "gedit {file} +{line}:{column}",
    "notepad++": "notepad++ -n{line} -c{column} {file}",
}
DEFAULT: Final = "vscode"


class Editor(Value):
    """How a place is opened: `pattern` holds {file}, and {line} and {column} where the editor takes them."""

    pattern: str

    @property
    def by_address(self) -> bool:
        """Whether the browser opens it, not this process."""
        return "://" in self.pattern.partition("{")[0]

    def address(self, file: Path, line: int, column: int) -> str:
        """The address that the browser hands to the editor."""
        path = quote(file.as_posix().lstrip("/"), safe="/:")
        return self._filled(path, line, column)

    def open(self, file: Path, line: int, column: int) -> str:
        """Start the command, with no shell; words for a person where that fails, else nothing."""
        words = [_filled(word, str(file), line, column) for word in shlex.split(self.pattern)]
        command = shutil.which(words[0])
        if command is None:
            return f"there is no command '{words[0]}' here; start the preview with --editor and another one"
        try:
            process = subprocess.Popen(
                [command, *words[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            return f"'{words[0]}' could not be started: {error.strerror}"
        Thread(target=process.wait, daemon=True).start()  # so that it does not stay as a zombie
        return ""

    def open_in_its_program(self, file: Path) -> str:
        """Open a file that no editor of text can, as a double click does; words for a person where that fails."""
        if sys.platform == "win32":
            try:
                os.startfile(file)
            except OSError as error:
                return f"'{file.name}' could not be opened: {error.strerror}"
            return ""
        command = "open" if sys.platform == "darwin" else "xdg-open"
        said = Editor(f"{command} {{file}}").open(file, 1, 1)
        return f"open {file} yourself; nothing here knows how to" if said else ""

    def _filled(self, file: str, line: int, column: int) -> str:
        return _filled(self.pattern, file, line, column)


def _filled(pattern: str, file: str, line: int, column: int) -> str:
    for name, value in (("line", line), ("column", column), ("file", file)):
        pattern = pattern.replace(f"{{{name}}}", str(value))
    return pattern


def editor_called(said: str) -> Editor:
    """An editor by its name, or by a pattern of one's own; anything else is a `ValueError`."""
    pattern = EDITORS.get(said, said)
    try:
        words = shlex.split(pattern)
    except ValueError:
        words = []
    if "{file}" not in pattern or not words or "{" in words[0].partition("://")[0]:
        raise ValueError(
            f"'{said}' is no editor; there are: {', '.join(EDITORS)};"
            " or write a command or an address with {file}, {line} and {column}"
        )
    return Editor(pattern)
