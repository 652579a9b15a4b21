"""The documentation as a site: the pages of `docs/`, and a page for each code, field and kind, made from the program."""
