"""Tables: column widths, rows, and where a table may be cut."""
