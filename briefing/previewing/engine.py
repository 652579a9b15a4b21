"""The engine of `watch` and `preview`: a folder that is open, and what was made of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from briefing.batch import orders as orders_
from briefing.batch.handouts import handout_orders
from briefing.diagnostics import BriefError
from briefing.folders import assets_of
from briefing.formats import FORMATS
from briefing.kinds import Kinds
from briefing.pipeline import BuildOptions, lay_out
from briefing.previewing.beside import Answer, Beside, Task
from briefing.previewing.correcting import Correction, Corrections, Refusal, Refused
from briefing.previewing.fields import FieldForm, form_at
from briefing.previewing.making import Made
from briefing.previewing.open_folder import OpenFolder
from briefing.previewing.page_text import PageText
from briefing.previewing.pointing import Origin, Pointing, Position
from briefing.previewing.shown import Change, Choice, Choices, Happening, PageWord, Shown
from briefing.previewing.watching import Watcher
from briefing.previewing.window import Window
from briefing.previewing.withheld import Withheld, withheld_from
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit
from briefing.translations import language_of

MOST_ORDERS: Final = 6  # of which pages are kept


class Engine:
    """A folder of briefs, kept open: parsed files, checked summit, editions, documents and laid parts by digest.

    It watches the folder from `with` (or `start`) to its end, in a thread of its own; `program` are folders of this program
    that are edited like briefs. With `checks`, a process beside this one holds all rules against the files.
    """

    def __init__(
        self, folder: Path, cache: Path | None = None, checks: bool = True, program: tuple[Path, ...] = ()
    ) -> None:
        self.folder = folder.resolve()
        self._program = program
        self._cache = cache
        self._lock = RLock()
        self._hearers: list[Callable[[Change], None]] = []
        self._open = OpenFolder(self.folder)
        self._orders = OrderedDict[Order, Window]()
        self._corrections = Corrections(self.folder)
        self._watcher = Watcher((self.folder, assets_of(self.folder), *program), self._saved)
        self._beside = Beside(self.folder, cache, self._answered) if checks else None
        self._open.read()
        self._ask()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Begin to watch the folder."""
        self._watcher.start()

    def close(self) -> None:
        """End the watching; what was made can still be asked for."""
        self._watcher.close()
        if self._beside is not None:
            self._beside.close()

    def subscribe(self, hear: Callable[[Change], None]) -> Callable[[], None]:
        """Have every change told, in the engine's thread; what is given back ends it."""
        self._hearers.append(hear)

        def end() -> None:
            with suppress(ValueError):
                self._hearers.remove(hear)

        return end

    def _saved(self, files: tuple[Path, ...]) -> None:
        with self._lock:
            self._open.read()
            self._ask()
        names = tuple(self._named(path) for path in files)
        if any(path.is_relative_to(folder) for path in files for folder in self._program):
            self._tell("program", names)
            return
        gone = not self.folder.is_dir()
        said = "the folder of briefs is not there any more" if gone else self._open.message
        self._tell("gone" if gone else "read", names, said)

    def look(self) -> None:
        """Take in what the files say now, where nobody tells of saves."""
        with self._lock:
            self._open.read()
            self._ask()

    def _tell(self, kind: Happening, files: tuple[str, ...] = (), message: str = "") -> None:
        change = Change(kind, self._open.revision, files, self._open.checked == "mistakes", message)
        for hear in tuple(self._hearers):
            hear(change)

    def _ask(self) -> None:
        """Have all rules held against the files as they are now."""
        if self._beside is not None and self._open.checked == "checking":
            self._beside.ask(Task(self._open.revision))

    def _answered(self, answer: Answer) -> None:
        revision, order = answer.task.revision, answer.task.order
        with self._lock:
            if order is not None:
                window = self._orders.get(order)
                if window is None or revision != self._open.revision:
                    return
                window.verified, window.found = not answer.diagnostics, answer.diagnostics
            elif not self._open.told(revision, answer.diagnostics):
                return
            elif self._open.checked == "clean":
                self._open.judge()
                if self._beside is not None and self._orders:
                    self._beside.ask(Task(revision, next(reversed(self._orders))))
        self._tell("checked" if order is None else "verified", message=self._open.message)

    def _named(self, path: Path) -> str:
        with suppress(ValueError):
            return (Path(self.folder.name) / path.relative_to(self.folder)).as_posix()
        return path.name

    # -- what there is

    @property
    def summit(self) -> Summit | None:
        """The last state that could be put together."""
        return self._open.summit

    def choices(self) -> Choices:
        """What a window may be switched to."""
        summit = self._known()
        delegations = [Choice(id_, str(brief.name.short)) for id_, brief in summit.delegations.items()]
        if summit.regional is not None:
            delegations.append(Choice(orders_.REGIONAL, orders_.REGIONAL))
        return Choices(
            tuple(delegations),
            tuple(Choice(id_, str(rule.title)) for id_, rule in summit.settings.audiences.items()),
            _same(summit.settings.languages),
            _same(summit.kinds.names(FORMATS)),
            _same(summit.kinds.names(PRODUCTS)),
        )

    def _known(self) -> Summit:
        if self._open.summit is None:
            raise BriefError(self._open.diagnostics)
        return self._open.summit

    def order(
        self,
        delegation: str = "",
        product: str = "",
        audience: str = "",
        language: str = "",
        format: str = "",
    ) -> Order:
        """One file; what is not said is as summit.yaml has it. A name that is not known is a `ValueError`, a product that
        may not be made for the audience a `BriefError`.
        """
        summit = self._known()
        asked = {
            "delegation": (delegation, (*summit.delegations, orders_.REGIONAL)),
            "product": (product, tuple(summit.kinds.names(PRODUCTS))),
            "audience": (audience, tuple(summit.settings.audiences)),
            "language": (language, tuple(summit.settings.languages)),
            "format": (format, tuple(summit.kinds.names(FORMATS))),
        }
        for what, (word, names) in asked.items():
            if word and word not in names:
                raise ValueError(f"no {what} is called '{word}'")
        wanted = orders_.OrderFilter(
            delegations=(delegation or next(iter(summit.delegations)),),
            audiences=(audience,) if audience else (), languages=(language,) if language else (),
            products=(product,) if product else (), formats=(format,) if format else (),
        )  # fmt: skip
        return orders_.orders_for(summit, wanted)[0]

    def handouts(self, delegation: str) -> tuple[Order, ...]:
        """The handouts of a delegation that summit.yaml names."""
        return handout_orders(self._known(), orders_.OrderFilter(delegations=(delegation,)))[0]

    # -- pages

    def show(self, order: Order) -> Shown:
        """The order as it now stands; what has changed since the last time is made."""
        with self._lock:
            self._open.have(order.language)
            window = self._orders.setdefault(order, Window(order))
            self._orders.move_to_end(order)
            while len(self._orders) > MOST_ORDERS:
                self._orders.popitem(last=False)
            return window.shown(self._open, self._options())

    def _options(self) -> BuildOptions:
        return BuildOptions(assets_of(self.folder), self._cache)

    def _of(self, order: Order) -> Made:
        """The pages of an order that are shown now."""
        with self._lock:
            window = self._orders.get(order)
            if window is None or window.now is None:
                self.show(order)
                window = self._orders[order]
            if window.now is None:
                raise BriefError(self._open.diagnostics)
            return window.now

    def page(self, order: Order, number: int, scale: float = 2.0, earlier: bool = False) -> bytes:
        """A page as PNG, `scale` dots to the point; `earlier`: as it was before the last change of the order.

        A number that there is no page for is an `IndexError`.
        """
        now = self._of(order)
        if earlier:
            now = self._orders[order].earlier or now
        if not 1 <= number <= len(now.laid.pages):
            raise IndexError(f"there is no page {number}")
        return now.png(number, scale)

    def words(self, order: Order, number: int) -> tuple[PageWord, ...]:
        """The words of a page in the order of reading, to be searched, selected and read aloud."""
        return tuple(PageWord(word.text, *word.box) for word in self._of(order).text(number).words)

    def page_text(self, order: Order, number: int) -> PageText:
        """The same as a stream of tokens, as places are looked for in it."""
        return self._of(order).text(number)

    @property
    def kinds(self) -> Kinds:
        """The kinds that the folder brings, and those of the program."""
        return self._known().kinds

    def pdf(self, order: Order) -> bytes:
        """The whole file as it would be published."""
        now = self._of(order)
        return lay_out(now.document, now.edition, self._options()).pdf()

    # -- places

    def origin_at(self, order: Order, number: int, x: float, y: float) -> Origin | None:
        """Where the word at a point was written; the point counts from the page's upper left corner."""
        with self._lock:
            now = self._of(order)
            return self._pointing(now).origin(now.text(number), x, y)

    def pages_of(self, order: Order, file: str, line: int) -> tuple[Position, ...]:
        """Where the words of a line are printed; `file` as origins name it, or a path."""
        name = self._named(Path(file).resolve()) if Path(file).is_absolute() else file
        with self._lock:
            now = self._of(order)
            return tuple(self._pointing(now).positions(now.texts(), name, line))

    def _pointing(self, now: Made) -> Pointing:
        assert self._open.found is not None
        return now.pointing(self._open.found)

    # -- corrections

    def field(self, file: str, line: int, column: int) -> FieldForm | None:
        """The value that holds a place as a form; None where the file has none there, or is no file of the briefs."""
        with self._lock:
            self._open.have(language_of(Path(file), self._known().settings.languages))
            self._open.judge()
            try:
                return form_at(self.folder, self._known(), file, line, column)
            except (Refused, BriefError):
                return None

    def fill_in(self, form: FieldForm, text: str) -> Correction | Refusal:
        """Another text for the value of a form, which may not be written yet."""
        if form.missing:
            return self._corrections.add(form.file, form.line, form.column, form.name, text, form.digest)
        return self.correct(form.file, form.line, form.column, text, form.digest)

    def correct(self, file: str, line: int, column: int, text: str, digest: str) -> Correction | Refusal:
        """Another text for the value that begins at a place of the file with that digest."""
        return self._corrections.correct(file, line, column, text, digest)

    def undo(self, number: int) -> Correction | Refusal:
        """Take a correction back, where its file has not been changed since."""
        return self._corrections.undo(number)

    def withheld(self, order: Order, audience: str) -> tuple[Withheld, ...]:
        """What of the order's pages another audience does not get; an audience that is not known is a `ValueError`."""
        with self._lock:
            now = self._of(order)
            self._open.have(order.language)
            self._open.judge()
            judge = self._known().said_in(order.language).judge
            if judge is None or audience not in judge.readers:
                raise ValueError(f"no audience is called '{audience}'")
            return tuple(withheld_from(judge, order, audience, now.texts()))


def _same(names: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name) for name in names)
