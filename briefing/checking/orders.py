"""What the summit orders, held against the products there are and the readers that the summit has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from briefing.checking.checkup import Checkup, ForRoles
from briefing.diagnostics import Span
from briefing.formats.kin import paper_for
from briefing.roles import Role


def check(checkup: Checkup) -> None:
    """Report each order whose product has no reader, or would come to one who may not have it."""
    _on_papers(checkup)
    for name, audiences, span in _orders(checkup):
        known = checkup.kind(checkup.products, name)
        if known is None:
            continue  # said where names are held against what there is
        made = known.PRODUCT
        for audience in audiences:
            _may_have(checkup, name, made, audience)
        if not audiences and made.role is not None:
            _has_reader(checkup, name, made.role, span)


def _orders(checkup: Checkup) -> Iterator[tuple[str, tuple[str, ...], Span | None]]:
    """Name, audiences and place of every product that a build or `handouts` makes by itself."""
    settings = checkup.summit.settings
    for matrix in settings.orders:
        for name in matrix.products:
            yield name, matrix.audiences, getattr(name, "span", matrix.span)
    for name in settings.handouts:
        yield name, (), getattr(name, "span", settings.span)


def _on_papers(checkup: Checkup) -> None:
    """Report each paper that a product of a matrix cannot be set on."""
    for matrix in checkup.summit.settings.orders:
        for name, paper in product(matrix.products, matrix.formats):
            made = checkup.kind(checkup.products, name)
            if made is not None and paper_for(made.PRODUCT.formats, paper) is None:
                papers = " or ".join(made.PRODUCT.formats)
                checkup.problems.error(
                    "wrong-paper",
                    f"'{name}' is made on {papers}, not on {paper}",
                    getattr(paper, "span", matrix.span),
                    "name another paper, or order it apart from the others",
                )


def _may_have(checkup: Checkup, name: str, made: ForRoles, audience: str) -> None:
    rule = checkup.summit.settings.audiences.get(audience)
    if rule is not None and rule.role not in made.roles:
        checkup.problems.error(
            "wrong-reader",
            f"'{name}' may be made for {_or(made.roles)} only, and '{audience}' is {rule.role}",
            getattr(audience, "span", None),
            "name another audience, or order it apart from the others",
        )


def _has_reader(checkup: Checkup, name: str, role: Role, span: Span | None) -> None:
    settings = checkup.summit.settings
    if all(rule.role != role for rule in settings.audiences.values()):
        checkup.problems.error(
            "no-reader",
            f"'{name}' is made for {role}, and no audience has that role",
            span,
            f"write 'role: {role}' at the audience in summit.yaml that shall have it, or take {name} out",
        )


def _or(roles: frozenset[Role]) -> str:
    return " or ".join(sorted(roles))
