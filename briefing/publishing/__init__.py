"""Stage six: finished PDFs are read back, checked, and written whole or not at all, with a manifest."""
