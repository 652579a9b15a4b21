"""Events of files, from the system itself: nothing here looks whether something has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Final

from watchfiles import watch

from briefing.checking.reading import is_kept_aside

STEP_MS: Final = 8  # of quiet after a save; an editor that replaces a file does two things
DEBOUNCE_MS: Final = 120
Heard = Callable[[tuple[Path, ...]], None]


class Watcher:
    """Tells of saves below some folders, in a thread of its own."""

    def __init__(self, folders: Iterable[Path], hear: Heard) -> None:
        self._folders = [folder for folder in dict.fromkeys(folders) if folder.is_dir()]
        self._hear = hear
        self._end = Event()
        self._thread = Thread(target=self._watch, name="briefing-watcher", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def close(self) -> None:
        """Stop listening, and wait for what is being told."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        events = watch(
            *self._folders, stop_event=self._end, step=STEP_MS, debounce=DEBOUNCE_MS, rust_timeout=1000,
            raise_interrupt=False,
        )  # fmt: skip
        for changes in events:
            paths = sorted(path for path in {Path(path) for _, path in changes} if not is_kept_aside(path))
            if paths:
                self._hear(tuple(paths))
