"""Blocks as flowables, which know their height and how they break."""
