"""The fixture of commands that run in this process."""

from tests.cli.conftest import here

__all__ = ["here"]
