"""Measures what a built file looks like: sizes, lines, fill, distances, contrast, overlaps, what is cut or strays."""
