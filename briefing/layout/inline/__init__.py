"""Texts in a measure: runs of type, words, breaks, lines, paragraphs."""
