"""Instead of a dead start: one sentence about the file that cannot be read, and a way out."""

from PySide6.QtWidgets import QMainWindow

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice

TITLE = "Prevent Desktop cannot start"
IN_DANGER = "Is anyone in danger right now? Call 999."
FOR_IT = "Show this sentence to your IT support. Your drafts are untouched."
UNTOUCHED = "Your drafts are untouched."


class StartProblemPage(Page):
    """What is wrong with the program's own files or the administrator's rules; or what is open."""

    def __init__(self, sentence: str, title: str = TITLE) -> None:
        super().__init__(title)
        close = Button("Close Prevent Desktop" if title == TITLE else "Close", "primary")
        close.clicked.connect(lambda: self.window().close())
        self.add(
            heading(title, 1),
            Notice("error" if title == TITLE else "warning", sentence, ""),
            body(FOR_IT if title == TITLE else UNTOUCHED),
            strong(IN_DANGER),
            button_row(close),
        )


def problem_window(sentence: str, title: str = TITLE) -> QMainWindow:
    """A window with that page alone."""
    window = QMainWindow()
    page = StartProblemPage(sentence, title)
    window.setCentralWidget(page)
    window.setWindowTitle(title)
    window.resize(900, 500)
    page.entered()
    return window
