"""Strict, frozen models that are read straight off located values, so that each mistake knows its place."""

from briefing.schema.columns import BETWEEN, Step, fields_of, steps_to
from briefing.schema.content import content, members
from briefing.schema.faults import Mistakes, mistake, shown
from briefing.schema.holders import holds
from briefing.schema.identifiers import why_no_id, why_no_key
from briefing.schema.mapping import Mapped
from briefing.schema.models import Model, build
from briefing.schema.other_words import key_for
from briefing.schema.parsers import Before
from briefing.schema.places import name_places
from briefing.schema.rights import Marked, Readers
from briefing.schema.rules import Field, kebab
from briefing.schema.values import AuthorText, Clock, Day, Line, Located, Number, Plain, Prose, code_of

__all__ = [
    "BETWEEN",
    "AuthorText",
    "Before",
    "Clock",
    "Day",
    "Field",
    "Line",
    "Located",
    "Mapped",
    "Marked",
    "Mistakes",
    "Model",
    "Number",
    "Plain",
    "Prose",
    "Readers",
    "Step",
    "build",
    "code_of",
    "content",
    "fields_of",
    "holds",
    "kebab",
    "key_for",
    "members",
    "mistake",
    "name_places",
    "shown",
    "steps_to",
    "why_no_id",
    "why_no_key",
]
