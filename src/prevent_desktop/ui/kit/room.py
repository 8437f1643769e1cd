"""How much room pages and bars leave, in pixels; of every size of window alike."""

WIDE = 720
"""Narrower pages have narrower margins."""
LOW_LINES = 22
"""Pages with fewer lines of text than this stand closer, and their bars are lower."""
SIDE, NARROW_SIDE = 32, 16
"""The room at the left and right of a page and of its footer alike."""
