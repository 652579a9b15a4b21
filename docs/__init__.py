"""The documentation, and what draws its pictures and makes its site."""
