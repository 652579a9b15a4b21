"""The whole summit in one command: plan, what changed, who does the work, what came of it."""
