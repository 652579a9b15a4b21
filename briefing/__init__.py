"""Briefing books for a summit, from a folder of YAML briefs."""

__version__ = "0.1.0"
