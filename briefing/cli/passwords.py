"""Passwords for delegations: from a file that only its owner may read, never from the command line."""

from __future__ import annotations

import csv
import getpass
import os
import stat
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

import click

from briefing.cli.names import unknown
from briefing.diagnostics import EnvironmentProblem
from briefing.publishing.passwords import UnusablePassword, prepared

OPEN = "open"  # shorter than any password
ROW = f"write 'delegation,password', or 'delegation,{OPEN}' for files without protection"


def read_passwords(
    path: Path | None, known: Collection[str] = (), needed: Collection[str] = (), asked: Collection[str] = ()
) -> dict[str, str]:
    """`delegation,password` lines, prepared; "" for a delegation whose files are open. `-` asks on the terminal.

    `known` are the names that may stand in the file, none means any; those `needed` must; `asked` are prompted for.
    """
    if path is None:
        return {}
    if str(path) == "-":
        found = _prompted(asked)
        faults = list(_doubles(found))
    else:
        _only_mine(path)
        found, faults = {}, []
        for number, row in _rows(path):
            faults += [f"{path}:{number}: {fault}" for fault in _entered(row, known, found)]
        faults += [f"{path}: {fault}" for fault in (*_doubles(found), *_missing(found, needed, faults))]
    if faults:
        raise click.UsageError("\n".join(faults))
    return found


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        reader = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), skipinitialspace=True)
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield reader.line_num, cells
    except (OSError, ValueError, csv.Error) as error:
        raise click.UsageError(f"{path} is no text of lines 'delegation,password' in UTF-8") from error


def _entered(row: list[str], known: Collection[str], found: dict[str, str]) -> Iterator[str]:
    """Enter a row, or say why it cannot be."""
    name, *rest = row
    if len(rest) != 1 or not rest[0]:
        yield ROW + "; put a password with a comma between quotation marks"
    elif name in found:
        yield f"'{name}' stands here a second time; keep one of the lines"
    elif known and name not in known:
        yield unknown(name, list(known), "delegation")
    else:
        try:
            found[name] = "" if rest[0] == OPEN else prepared(rest[0])
        except UnusablePassword as error:
            found[name] = ""
            yield f"this is no password for '{name}': {error}"


def _doubles(found: dict[str, str]) -> Iterator[str]:
    """Delegations whose files would open with the password of another."""
    first: dict[str, str] = {}
    for name, password in found.items():
        if password and first.setdefault(password, name) != name:
            yield f"'{first[password]}' and '{name}' have one password; each would open the other's files"


def _missing(found: dict[str, str], needed: Collection[str], faults: list[str]) -> Iterator[str]:
    if not faults and (names := [name for name in needed if name not in found]):
        yield f"there is no line for {', '.join(names)}; nothing was published; {ROW}"


def _prompted(asked: Collection[str]) -> dict[str, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return {name: _answer(name) for name in asked}
        except (getpass.GetPassWarning, EOFError) as error:
            raise click.UsageError(
                "--passwords - asks on a terminal, and there is none; name a file with lines 'delegation,password'"
            ) from error


def _answer(name: str) -> str:
    def usable(words: str) -> str:
        try:
            return "" if words.strip() == OPEN else prepared(words)
        except UnusablePassword as error:
            raise click.UsageError(str(error)) from error

    password: str = click.prompt(
        f"password for {name} (or {OPEN})",
        hide_input=True,
        confirmation_prompt=True,
        err=True,
        value_proc=usable,
    )
    return password


def _only_mine(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise click.UsageError(f"cannot read the passwords file {path}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise EnvironmentProblem(f"others may read {path}; run: chmod 600 {path}")
