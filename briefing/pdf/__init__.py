"""Writes laid-out documents as PDF. The only importer of ReportLab."""

from briefing.pdf.catalog import Attachment
from briefing.pdf.writer import write

__all__ = ["Attachment", "write"]
