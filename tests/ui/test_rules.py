"""Rules that hold for the whole window's code."""

import re
from pathlib import Path

import pytest

import prevent_desktop

SOURCES = sorted(Path(prevent_desktop.__file__).parent.joinpath("ui").rglob("*.py"))
BANNED = {
    "QComboBox": "its name is its value, and a wheel changes it unseen: use radio buttons",
    "QSpinBox": "a wheel changes it unseen",
    "QDateEdit": "a wheel changes it unseen: use three boxes",
    "QCalendarWidget": "dates are typed",
    "setPlaceholderText": "a placeholder is no label, and readers do not hear it",
    "setToolTip": "what matters stands on the page",
    "QFileDialog.get": "it waits in a loop of its own: use file_dialogs",
    "QTemporaryFile": "it is made where everybody looks: use the private folder",
    "tempfile.mkstemp": "it is made where everybody looks: use the private folder",
    "QSettings": "it writes in clear where nobody looks",
    "time.sleep": "the window waits for signals",
}


ALLOWED = {"QSettings": ["file_dialogs.py"]}
"""One module takes away what Qt's own dialog writes; nothing of ours is kept in settings."""


@pytest.mark.parametrize("word", BANNED)
def test_the_window_does_without(word: str) -> None:
    using = [path.name for path in SOURCES if re.search(rf"\b{word}\b", path.read_text("utf-8"))]
    using = [name for name in using if name not in ALLOWED.get(word, [])]
    assert using == [], BANNED[word]


def test_only_editors_and_their_fields_make_input_widgets() -> None:
    making = {
        path.relative_to(path.parents[1]).as_posix()
        for path in SOURCES
        if re.search(r"\b(QLineEdit|QPlainTextEdit|QTextEdit)\(\)", path.read_text("utf-8"))
    }
    assert making == set()
