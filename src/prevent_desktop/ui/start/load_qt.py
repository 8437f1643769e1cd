"""Loads Qt for Python, and leaves Python's own way of importing as it was."""

import builtins


def load_qt() -> None:
    """Load Qt for Python without what it does to every import after it.

    It puts a function in the place of `builtins.__import__` that reads the source text of each
    module, looks for the word "PySide6" in it and keeps the text in memory (feature.py of its
    `shibokensupport`), to switch features that this program does not use. Here that took a
    quarter of the time to the list of drafts, and 9 MB. A frozen program has no source texts to
    read, so Qt for Python has to do without them anyway.
    """
    before = builtins.__import__
    try:
        import PySide6.QtWidgets  # noqa: F401  (loads what it stands on too)
    finally:
        builtins.__import__ = before
