"""Days, times and numbers, as authors write them and in no other form."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")
_CLOCK: Final = re.compile(r"\d\d:\d\d\Z")
_NUMBER: Final = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d{1,2})?\Z")


def _day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.match(value):
        raise PydanticCustomError("date_parsing", "not a date")
    return value


def _clock(value: Any) -> Any:
    if isinstance(value, str) and not _CLOCK.match(value):
        raise PydanticCustomError("time_parsing", "not a time")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.match(value):
        raise PydanticCustomError("decimal_parsing", "not a number")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[time, BeforeValidator(_clock)]
Number = Annotated[Decimal, BeforeValidator(_number)]
