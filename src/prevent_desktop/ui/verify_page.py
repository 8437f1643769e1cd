"""Checks a signed PDF: whether it was changed, and by which key it was signed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Verdict, VerdictKind
from prevent_desktop.ui.editors.fields import LineEdit
from prevent_desktop.ui.file_dialogs import choose_file
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.page import Page, labelled
from prevent_desktop.ui.reading_box import ReadingBox
from prevent_desktop.ui.verdict_words import verdict_widgets


class VerifyPage(Page):
    """Choose a file, see the verdict. `wanted` carries the path to look at.

    `countersign_wanted` carries the path of an unchanged file with one signature; `text_wanted`
    the path and the box that shows the text.
    """

    wanted = Signal(object)
    countersign_wanted = Signal(object)
    text_wanted = Signal(object, object)
    back = Signal()

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Check a signed PDF", parent)
        self._start_folder = start_folder
        self._path = LineEdit()
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        check = Button("Check it", "primary")
        check.clicked.connect(self._check)
        self._path.returnPressed.connect(self._check)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(check, back)
        self.add(
            heading("Check a signed PDF", 1),
            body("See whether a referral was changed after it was signed. Nothing is sent."),
            labelled("Where is the PDF?", self._path, "verify/path"),
            button_row(choose),
        )
        self._results: list[QWidget] = []

    def _choose(self) -> None:
        start, kinds = str(self._start_folder), "PDF files (*.pdf)"
        choose_file(self, "Choose a signed PDF", start, kinds, self._take)

    def _take(self, path: str) -> None:
        self._path.setText(path)
        self._check()

    def _check(self) -> None:
        text = self._path.text().strip()
        if text:
            self.wanted.emit(Path(text))
        else:
            self.show_problem("Type where the PDF is, or choose it.")

    def show_problem(self, sentence: str) -> None:
        """Say why the file could not be looked at."""
        self._show(Notice("error", sentence, ""))

    def show_verdict(self, path: Path, verdict: Verdict) -> None:
        """Say what was found, and offer what can be done with this file."""
        widgets = verdict_widgets(verdict)
        if verdict.kind is VerdictKind.UNCHANGED:
            if len(verdict.signatures) == 1:
                add = Button("Add the lead's signature", "secondary")
                add.clicked.connect(lambda: self.countersign_wanted.emit(path))
                widgets.append(button_row(add))
            reading = ReadingBox()
            reading.wanted.connect(lambda: self.text_wanted.emit(path, reading))
            widgets.append(reading)
        self._show(*widgets)

    def _show(self, *widgets: QWidget) -> None:
        for old in self._results:
            old.hide()
            old.deleteLater()
        self._results = list(widgets)
        self.add(*widgets)
        self.column.scroll_to(widgets[0])
        announce(self, widgets[0].accessibleName())
