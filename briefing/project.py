"""The program as a library: a folder of briefs, opened, and each stage of making its files.

    import briefing

    project = briefing.open("briefs")                            # read and check
    order = project.order("atlantis", audience="staff")
    edition = project.select(order)                              # what this reader may see
    document = project.compose(edition)                          # words, in reading order
    laid_out = project.lay_out(document, edition)                # pages
    pdf = laid_out.pdf()
    project.publish(project.tasks(project.orders()), briefing.BatchOptions(out=Path("build")))

The command line is made of the same calls. Mistakes of the briefs are `BriefError`, with every one of them and its place;
what the machine lacks is `EnvironmentProblem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import reading
from briefing.checking.given import Given
from briefing.diagnostics import Diagnostic
from briefing.folders import assets_of
from briefing.formats import FORMATS
from briefing.lazy import lazy
from briefing.nearness import meant
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit

if TYPE_CHECKING:
    from briefing import pipeline
    from briefing.batch import build_context, executors, fingerprint, handouts, output_folder, run, worker
    from briefing.batch import orders as orders_
    from briefing.batch.build_context import BuildContext
    from briefing.batch.options import BatchOptions, BatchReport, FileReport
    from briefing.batch.orders import OrderFilter
    from briefing.batch.worker import Task
    from briefing.document import Document
    from briefing.editions import Edition
    from briefing.pipeline import BuildOptions, LaidOut
else:
    pipeline = lazy("briefing.pipeline")
    executors, fingerprint = lazy("briefing.batch.executors"), lazy("briefing.batch.fingerprint")
    handouts, orders_ = lazy("briefing.batch.handouts"), lazy("briefing.batch.orders")
    output_folder, run = lazy("briefing.batch.output_folder"), lazy("briefing.batch.run")
    worker, build_context = lazy("briefing.batch.worker"), lazy("briefing.batch.build_context")


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What is the same for all files of one run, beside their orders.

    A `draft` is built in spite of page budgets and says so on every page; with `draft_on_clash` only what has a
    published version's number and other content becomes one. `before` is an earlier state of the briefs: books then say
    what changed since.
    """

    draft: bool = False
    draft_on_clash: bool = False
    watermark: str = ""
    before: Summit | None = None


def open(folder: str | PathLike[str], given: Sequence[str] = (), formats: Sequence[str] = ()) -> Project:
    """Stages 1 and 2: the briefs of a folder, read and checked; `given` is set for a trial: `["style.accent=#7a1f2b"]`.

    `format.` is one of `formats`, or the one that the summit takes unless told.

    Raises `BriefError` with all mistakes of all files where there are any; warnings are in `Project.warnings`.
    """
    summit, problems = reading.read_and_check(Path(folder), Given.of(given, formats))
    return Project(summit, tuple(problems.warnings))


def _unheard(report: FileReport) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of briefs without a mistake in it; `warnings` are what was found and need not be mended."""

    summit: Summit
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def assets(self) -> Path:
        """The folder of photographs and maps beside the briefs."""
        return assets_of(Path(self.summit.folder))

    def order(
        self, delegation: str, product: str = "", audience: str = "", language: str = "", format: str = ""
    ) -> Order:
        """One file: for which delegation, and what is not said as summit.yaml has it by default.

        Raises `ValueError` for a name that is not known, `BriefError` where the product may not be made for the audience.
        """
        summit, kinds = self.summit, self.summit.kinds
        wanted = orders_.OrderFilter(
            delegations=_known("delegation", delegation, (*summit.delegations, orders_.REGIONAL)),
            audiences=_known("audience", audience, summit.settings.audiences),
            languages=_known("language", language, summit.settings.languages),
            products=_known("product", product, kinds.names(PRODUCTS)),
            formats=_known("format", format, kinds.names(FORMATS)),
        )
        return orders_.orders_for(summit, wanted)[0]

    def orders(self, wanted: OrderFilter | None = None) -> Sequence[Order]:
        """What summit.yaml orders, less what `wanted` rules out.

        Where it names delegations or a target, or nothing is ordered, one order for each of its combinations.
        """
        wanted = wanted or orders_.OrderFilter()
        if not wanted.delegations and not wanted.target and self.summit.settings.orders:
            found = orders_.matching(orders_.planned_orders(self.summit), wanted)
            if found:
                return found
        return orders_.orders_for(self.summit, wanted)

    def handouts(self, wanted: OrderFilter | None = None) -> Sequence[Order]:
        """The set of handouts that summit.yaml names, for the readers that have the role they are made for."""
        found, _ = handouts.handout_orders(self.summit, wanted or orders_.OrderFilter())
        return found

    def select(self, order: Order, before: Summit | None = None) -> Edition:
        """Stage 3: what the order's reader may see, and nothing else; with `before`, also what changed since then."""
        return pipeline.select(self.summit, order, before)

    def compose(self, edition: Edition, options: BuildOptions | None = None) -> Document:
        """Stage 4: blocks and inlines in reading order; words are final, sizes unknown."""
        return pipeline.compose(edition, options or self.build_options())

    def lay_out(self, document: Document, edition: Edition, options: BuildOptions | None = None) -> LaidOut:
        """Stage 5: pages on the paper of the edition's order. What is wrong on them is in `problems`, never raised;
        a picture that cannot be drawn is a `BriefError`."""
        return pipeline.lay_out(document, edition, options or self.build_options())

    def verify(self, edition: Edition, laid_out: LaidOut, pdf: bytes, file: str) -> tuple[Diagnostic, ...]:
        """Stage 6, first half: the file read back and searched for what its reader may not have; nothing in a good one."""
        return pipeline.verify(self.summit, edition, laid_out, pdf, file)

    def build_options(self, cache: Path | None = None) -> BuildOptions:
        """The options of an unmarked file with this folder's assets; drawings are kept in `cache`, if anywhere."""
        return pipeline.BuildOptions(assets=self.assets, cache=cache, given=self.summit.given)

    def tasks(self, orders: Iterable[Order], copies: int = 0) -> list[Task]:
        """The files of some orders by their paths: one each, or `copies` numbered ones for the distribution list."""
        return [task for order in orders for task in self._copies(order, copies)]

    def _copies(self, order: Order, copies: int) -> Iterable[Task]:
        path = orders_.path_of(order)
        if not copies:
            return (worker.Task(order, path),)
        offices = orders_.recipients(self.summit, order)[:copies]
        whose = [*offices, *[""] * (copies - len(offices))]
        return (
            worker.Task(order, f"{path.removesuffix('.pdf')}_copy-{number:02d}.pdf", copy=number, copies=copies, recipient=office)
            for number, office in enumerate(whose, 1)
        )  # fmt: skip

    def publish(
        self,
        tasks: Sequence[Task],
        options: BatchOptions,
        print_run: PrintRun | None = None,
        report: Callable[[FileReport], None] = _unheard,
    ) -> BatchReport:
        """All stages for many files: what has changed is made, verified and written whole or not at all, with a manifest.

        Files lie in `options.out`; `report` hears of each as it is finished. A file that fails is in the report and
        stops no other. Raises `EnvironmentProblem` where the folder cannot be written to.
        """  # fmt: skip
        jobs, cores = executors.divided(options.jobs, len(tasks))
        context = self.context(options.out, print_run or PrintRun(), new=not options.dry)
        return run.run(replace(context, cores=cores), tasks, replace(options, jobs=jobs), report)

    def context(self, out: Path, print_run: PrintRun, new: bool = True) -> BuildContext:
        """What every worker holds while it makes files for a folder; `new` folders get a key of their digests."""
        return build_context.BuildContext(
            summit=self.summit,
            assets=self.assets,
            versions=dict(fingerprint.versions()),
            cache=output_folder.cache_folder(out),
            secret=output_folder.secret_of(out, new),
            draft=print_run.draft,
            draft_on_clash=print_run.draft_on_clash,
            watermark=print_run.watermark,
            before=print_run.before,
        )


def _known(what: str, word: str, names: Iterable[str]) -> tuple[str, ...]:
    """The word alone, nothing where none is said."""
    if word and word not in (known := list(names)):
        raise ValueError(
            f"no {what} is called '{word}'; {meant(word, known, 'there are: ' + ', '.join(known))}"
        )
    return (word,) if word else ()
