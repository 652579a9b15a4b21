"""Pictures ready to be placed: charts drawn by matplotlib as values, kept on disk; photographs as prepared bytes."""

from briefing.drawings.store import PictureStore

__all__ = ["PictureStore"]
