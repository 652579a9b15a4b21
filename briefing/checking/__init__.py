"""Stage two: a folder of briefs becomes a `Summit`, or a list of everything that is wrong with it."""

from briefing.checking.kept_values import KeptValues
from briefing.checking.loading import Together, load, put_together
from briefing.checking.reading import Reading

__all__ = ["KeptValues", "Reading", "Together", "load", "put_together"]
