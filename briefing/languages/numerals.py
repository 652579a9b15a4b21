"""How a number is printed: rounded as readers round, never as a zero that it is not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, Protocol

MOST_DECIMALS: Final = 6
_EXACT: Final = Context(prec=400)
_SIGNS: Final = "<>+−-"


class Separators(Protocol):
    """What a language sets between the digits of a number, and before one below zero."""

    @property
    def decimal(self) -> str: ...

    @property
    def group(self) -> str: ...

    @property
    def group_from(self) -> int: ...

    @property
    def minus(self) -> str: ...


def rounded(value: Decimal, places: int) -> Decimal:
    """A half goes up, away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def decimals_of(value: Decimal) -> int:
    """How many decimals a value has, without zeros at its end."""
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def printed(value: Decimal, places: int | None, separators: Separators, *, plus: bool = False) -> str:
    """Digits with separators; what would round to zero is said to be smaller than the last digit.

    `places` None keeps the decimals that the value has. `plus`: a sign before what is above zero.
    """
    exact = value if places is None else rounded(value, places)
    small = places is not None and value != 0 and exact == 0
    if small:
        exact = Decimal(1).scaleb(-(places or 0)).copy_sign(value)
    whole, _, rest = f"{abs(exact):f}".partition(".")
    if len(whole) > separators.group_from:
        whole = f"{int(whole):,}".replace(",", separators.group)
    sign = separators.minus if value < 0 and exact != 0 else "+" if plus and value > 0 else ""
    bound = (">" if value < 0 else "<") if small else ""
    return bound + sign + whole + (separators.decimal + rest if rest else "")


def within(pattern: str, number: str) -> str:
    """A number in its unit; signs stand before a unit that comes first: −$4, <$0.1."""
    if pattern.startswith("{n}"):
        return pattern.replace("{n}", number)
    digits = number.lstrip(_SIGNS)
    return number[: len(number) - len(digits)] + pattern.replace("{n}", digits)


def apart(first: Decimal, second: Decimal, places: int) -> int:
    """The decimals with which two unequal values do not look equal, `places` at least."""
    most = max(decimals_of(first), decimals_of(second), places)
    while places < most and rounded(first, places) == rounded(second, places) and first != second:
        places += 1
    return places
