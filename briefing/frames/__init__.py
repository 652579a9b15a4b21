"""What stands between layout and whatever writes it: pages of positioned things, as immutable values."""
