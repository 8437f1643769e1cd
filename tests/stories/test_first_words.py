"""The words that are painted first have the size that they will have."""

import subprocess
import sys

AS_AT_A_START = """
from PySide6.QtWidgets import QLabel
from prevent_desktop.kept.look import Look
from prevent_desktop.shipped import resources
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.start import start

app = start._plain_application()
window = MainWindow()
window.show()
start._dress(app, lambda: resources.read_bytes("theme.toml"), lambda: Look(text_size=150))
window.fit_first()
sizes = {each.font().pointSizeF() for each in window.findChildren(QLabel)}
print(app.font().pointSizeF(), *sorted(sizes))
"""


def test_the_first_words_have_the_size_that_they_will_have() -> None:
    """The window is there before its look, and Qt tells nobody of a font until its loop runs."""
    done = subprocess.run(
        [sys.executable, "-c", AS_AT_A_START], capture_output=True, text=True, check=True
    )
    own, least, *_larger = map(float, done.stdout.split())
    assert own > 11
    assert least >= own - 0.01, done.stdout
