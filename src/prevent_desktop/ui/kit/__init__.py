"""Widgets every page is built from: they wrap, scale with the font and say what they are."""
