"""The command line: the only place that prints or exits.

Exit codes: 0 good; 1 the briefs have errors; 2 wrong use; 3 the environment lacks something;
4 some files failed while the others were made; 130 interrupted.
"""

from briefing.cli.commands import main

__all__ = ["main"]
