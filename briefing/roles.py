"""Who a reader is to the host, apart from what a summit calls its audiences."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Role: TypeAlias = Literal["principal", "staff", "interpreter", "guests", "press", "public"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
EVERYONE: Final[frozenset[Role]] = frozenset(ROLES)

OWN: Final[frozenset[Role]] = frozenset(
    {"principal", "staff"}
)  # who decides for the host, and who prepares it
HOST: Final[frozenset[Role]] = OWN | {"interpreter"}  # everybody who works for the host
STAFF: Final[frozenset[Role]] = frozenset({"staff"})
OUTSIDE: Final[frozenset[Role]] = EVERYONE - HOST  # whose papers leave the house
