"""What every key, kind and code means, read off the program itself: for `help`, `list`, `schema` and the documentation."""
