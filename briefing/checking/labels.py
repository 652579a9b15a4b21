"""Labels that an audience reads, held against those that anything is written for."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.nearness import nearest
from briefing.summit import AudienceRule


def check(checkup: Checkup) -> None:
    """Report each label that nothing carries, where another was meant, and each audience that nothing is written for.

    A label may wait for its first item. Silent while something that may carry it could not be read.
    """
    if not checkup.reading.whole:
        return
    used = _used(checkup)
    for id_, rule in checkup.summit.settings.audiences.items():
        mistakes = [
            _slip(checkup, rule, label, used) for label in dict.fromkeys(rule.reads) if label not in used
        ]
        if rule.reads and used.isdisjoint(rule.reads) and not any(mistakes):
            checkup.problems.warn(
                "unused-label", f"nothing is written for {id_}: no item has a label that it reads",
                _place(rule, rule.reads[0]), f"there are: {', '.join(sorted(used))}",
            )  # fmt: skip


def _used(checkup: Checkup) -> frozenset[str]:
    """Every label of the briefs; the summit's own is that of whatever says nothing."""
    written = (getattr(model, "audience", None) for model in checkup.models)
    found = {label for labels in written if isinstance(labels, tuple) for label in labels}
    return frozenset({*found, checkup.summit.settings.default_label})


def _slip(checkup: Checkup, rule: AudienceRule, label: str, used: frozenset[str]) -> bool:
    """Whether another label was meant that this audience then does not read; an error where nobody else has told it."""
    near = nearest(label, sorted(used))
    if not near or near in rule.reads:
        return False
    if near in checkup.labels:  # else its items are told that nobody reads them, and which label is near
        said, help = f"nothing is written for '{label}'", f"did you mean '{near}'?"
        checkup.problems.error("unused-label", said, _place(rule, label), help)
    return True


def _place(rule: AudienceRule, label: str) -> Span | None:
    return getattr(label, "span", None) or rule.span
