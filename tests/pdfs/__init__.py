"""Finished PDFs read again by code that shares nothing with the code that writes them."""
