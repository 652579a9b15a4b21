"""Passwords for delegations: from a file that only its owner may read, never from the command line."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Collection
from pathlib import Path

import click

from briefing.cli.words import unknown
from briefing.diagnostics import EnvironmentProblem

SHORTEST = 8


def read_passwords(
    path: Path | None, allowed: Collection[str], asked: Collection[str] = ()
) -> dict[str, str]:
    """`delegation,password` lines; `-` asks on the terminal, twice for each of those `asked` for.

    `allowed` are the names that may stand in the file; none means any.
    """
    if path is None:
        return {}
    if str(path) == "-":
        return {name: _prompted(name) for name in asked}
    _only_mine(path)
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, ValueError, csv.Error) as error:
        raise click.UsageError(f"{path} is no text of lines 'delegation,password' in UTF-8") from error
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != 2 or len(row[1]) < SHORTEST:
            raise click.UsageError(
                f"{path}:{number}: write 'delegation,password' with {SHORTEST} characters or more"
            )
        if allowed and row[0] not in allowed:
            raise click.UsageError(f"{path}:{number}: " + unknown(row[0], list(allowed), "delegation"))
        found[row[0]] = row[1]
    return found


def _prompted(name: str) -> str:
    def long_enough(words: str) -> str:
        if len(words) < SHORTEST:
            raise click.UsageError(f"{SHORTEST} characters or more")
        return words

    password: str = click.prompt(
        f"password for {name}", hide_input=True, confirmation_prompt=True, err=True, value_proc=long_enough
    )
    return password


def _only_mine(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise click.UsageError(f"cannot read the passwords file {path}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise EnvironmentProblem(f"others may read {path}; run: chmod 600 {path}")
