"""Of which class the sources are, and what stands on copies alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, get_args

from briefing.checking.checkup import Checkup
from briefing.counts import counted
from briefing.markup.reading import NOTE
from briefing.schema import AuthorText, Model
from briefing.summit import Item, SourceClass, Summit

CODE: Final = "copies-alone"


def check(checkup: Checkup) -> None:
    """Warn of each fact and statement whose sources are all copies; silent of those with a source that has no class."""
    copies = {id_ for id_, source in checkup.summit.sources.items() if source.class_ == "copy"}
    for model in checkup.models if copies else ():
        if not isinstance(model, Item) or CODE in model.accept:
            continue
        sources = dict.fromkeys(called(model))
        if not sources or not copies.issuperset(sources):
            continue
        first = next(iter(sources))
        named = "source is a copy" if len(sources) == 1 else "sources are all copies"
        checkup.problems.warn(
            CODE, f"its {named}: {', '.join(sources)}", checkup.place(model.span, "sources", first),
            "add the text itself, an agency or a newspaper; or accept it: 'accept: {copies-alone: why}'",
        )  # fmt: skip


def summary(summit: Summit) -> str:
    """One line: how many sources of each class there are; "" where none has a class."""
    classes = Counter(source.class_ for source in summit.sources.values())
    if classes.keys() <= {None}:
        return ""
    names = {"copy": "copies"}
    said = [f"{classes[name]} {names.get(name, name)}" for name in get_args(SourceClass) if classes[name]]
    if classes[None]:
        said.append(f"{classes[None]} without a class")
    return f"{counted(sum(classes.values()), 'source')}: {', '.join(said)}{_lacking(summit)}"


def _lacking(summit: Summit) -> str:
    """How many sources cannot be followed to the end: without an address or a date, and pages that can be gone tomorrow."""
    sources = summit.sources.values()
    counts = {
        "an address": sum(not source.url for source in sources),
        "a date": sum(not source.date and not source.accessed for source in sources),
        "an archived copy": sum(bool(source.url) and not source.archived for source in sources),
    }
    return "".join(f"; {count} without {what}" for what, count in counts.items() if count)


def called(model: Model) -> Iterator[str]:
    """What a model itself calls; the models inside it have their own."""
    yield from getattr(model, "sources", ())
    for value in model.__dict__.values():
        for text in _texts(value):
            yield from NOTE.findall(text)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, AuthorText):
        return (value,)
    return tuple(v for v in value if isinstance(v, AuthorText)) if isinstance(value, tuple) else ()
