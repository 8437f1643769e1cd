"""Loads Qt for Python, and keeps it from reading the source of every module loaded after it."""

import sys
from types import ModuleType

from prevent_desktop.ui.start.open_ahead import open_ahead

_QUESTION = "_mod_uses_pyside"


def load_qt() -> None:
    """Load Qt for Python without what it does to every import after it.

    It looks whether a module uses it by reading the source text for the word "PySide6", and keeps
    the text in memory (`shibokensupport/feature.py`), to switch features
    that this program does not use. That took a quarter of the time to the list of drafts, and 9 MB.
    In a frozen program there are no source texts, and it says of each module that it does not
    use it; the same is said here. Its own way of importing stays: without it the window crashed
    once in some two hundred starts.

    Its libraries are opened meanwhile on another core, and are all open when this returns.
    """
    opening = open_ahead()
    try:
        import PySide6.QtWidgets  # noqa: F401  (loads what it stands on too)
    finally:
        opening.join()

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, _QUESTION):
        setattr(feature, _QUESTION, _uses_no_features)


def _uses_no_features(_module: ModuleType) -> bool:
    return False
