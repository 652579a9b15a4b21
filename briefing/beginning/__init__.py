"""A summit of one's own: a first folder of briefs, one more delegation, topic or person, and whether the machine has what they need."""
