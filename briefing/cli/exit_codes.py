"""From an exception to words on standard error and an exit code."""

from __future__ import annotations

import sys

import click

from briefing.cli.reporting import say, show_diagnostics
from briefing.diagnostics import BriefError, EnvironmentProblem

CONTENT, USAGE, ENVIRONMENT, PARTIAL, INTERRUPTED = 1, 2, 3, 4, 130


def exit_code_of(error: BaseException) -> int:
    """Print what went wrong; a bug is raised again, with its traceback."""
    if isinstance(error, BriefError):
        show_diagnostics(error.diagnostics)
        return CONTENT
    if isinstance(error, EnvironmentProblem):
        say(f"error: {error}")
        return ENVIRONMENT
    if isinstance(error, click.UsageError):
        error.show()
        return USAGE
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        say("interrupted; what was finished is kept")
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return 0
    raise error
