"""A decision not to refer is made: where the PDF is, and what to do with it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.sending.send_page import NOT_EMBEDDED

FILE_IT = "File it in the child's or patient's record, then delete it from this folder."


class NoteSavedPage(Page):
    """It goes to nobody, so there is no message; `trouble` is what went wrong afterwards."""

    home_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, pdf: Path, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__("The PDF is ready", parent)
        self.reading = ReadingBox()
        self.add(
            heading("The PDF is ready", 1),
            Notice("success", f"It is saved: {pdf}", "Nothing has been sent."),
        )
        if trouble:
            self.add(Notice("warning", trouble, ""))
        self.add(body(FILE_IT), body(NOT_EMBEDDED), self.reading)
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(self.print_wanted)
        self.add_buttons(home, on_paper)
