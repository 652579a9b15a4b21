"""Strict, frozen models whose values remember where the author wrote them."""

import os

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "__all__"
)  # nothing else that is installed may change what is read

from briefing.schema.building import build, plain, value_span
from briefing.schema.models import AuthorText, Model, kebab
from briefing.schema.values import Clock, Day, Number

__all__ = ["AuthorText", "Clock", "Day", "Model", "Number", "build", "kebab", "plain", "value_span"]
