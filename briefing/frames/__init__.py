"""Values between what draws and lays out and what writes the PDF."""
