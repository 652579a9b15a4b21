"""`python -m tests.measuring FILE… [--format NAME]` prints what each file measures."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing import formats
from tests.measuring.reading import Measured
from tests.measuring.report import table


def main(words: list[str]) -> None:
    format_ = None
    if "--format" in words:
        at = words.index("--format")
        format_ = formats.load(words[at + 1])
        del words[at : at + 2]
    for name in words:
        print(name)
        for line in table(Measured(Path(name).read_bytes(), format_)):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
