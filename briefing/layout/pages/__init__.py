"""Flowables onto pages, sheets of placed rectangles, and what runs at head and foot."""
