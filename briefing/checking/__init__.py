"""Stage two: a folder of briefs as one checked `Summit`, or every mistake in it at once."""

from briefing.checking.loading import load

__all__ = ["load"]
