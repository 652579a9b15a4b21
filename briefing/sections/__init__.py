"""Sections: one file a kind. `compose(context, section)` gives blocks; no blocks, no section."""
