"""Passwords for delegations: from a file that only its owner may read, never from the command line."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.words import unknown
from briefing.diagnostics import EnvironmentProblem

if TYPE_CHECKING:
    from briefing.summit import Summit

SHORTEST = 8


def read_passwords(path: Path | None, summit: Summit) -> Mapping[str, str]:
    """`delegation,password` lines; `-` asks for each delegation's password on the terminal."""
    if path is None:
        return {}
    if str(path) == "-":
        return {d: click.prompt(f"password for {d}", hide_input=True, err=True) for d in summit.delegations}
    _only_mine(path)
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if not row or row[0].startswith("#"):
                continue
            if len(row) != 2 or len(row[1]) < SHORTEST:
                raise click.UsageError(
                    f"{path}:{number}: write 'delegation,password' with {SHORTEST} characters or more"
                )
            if row[0] not in summit.delegations:
                raise click.UsageError(
                    f"{path}:{number}: " + unknown(row[0], list(summit.delegations), "delegation")
                )
            found[row[0]] = row[1]
    return found


def _only_mine(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise click.UsageError(f"cannot read the passwords file {path}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise EnvironmentProblem(f"others may read {path}; run: chmod 600 {path}")
