"""Pictures: charts drawn by matplotlib, recorded, kept on disk, and played onto the page as vectors."""

from briefing.layout.pictures.store import PictureStore

__all__ = ["PictureStore"]
