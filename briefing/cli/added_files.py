"""Files that a command adds to a folder of briefs: all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.beginning.additions import Addition
from briefing.publishing.writing import cannot_write, replace_whole


def put_in(additions: Sequence[Addition]) -> None:
    """All files, or none."""
    done: list[Addition] = []
    try:
        for made in additions:
            replace_whole(made.path, made.after)
            done.append(made)
    except BaseException:
        take_back(done)
        raise


def take_back(additions: Sequence[Addition]) -> None:
    """The files as they were."""
    for made in additions:
        if made.before is not None:
            replace_whole(made.path, made.before)
            continue
        try:
            made.path.unlink()
        except OSError as error:
            raise cannot_write(made.path, error) from error
