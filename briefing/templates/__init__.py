"""Fills the author's text: Jinja2, sandboxed and strict. The only importer of Jinja2."""

from briefing.templates.examining import examine
from briefing.templates.faults import TextFault, fault_of
from briefing.templates.filling import fill
from briefing.templates.inserts import INSERT, Inserts

__all__ = ["INSERT", "Inserts", "TextFault", "examine", "fault_of", "fill"]
