"""Supplies the police's own form: chosen, typed or dropped here; refusals in one sentence."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.file_dialogs import choose_file
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.typed_path import whole_path

TITLE = "The police want their own form"
WHAT = (
    "Some police forces ask for a form file of their own. Choose that file as they sent it or as "
    "it stands on their page: a Word file (.docx) or a PDF with boxes. You see which answer goes "
    "into which box and correct it; then a copy is filled. Their file is not changed, and nothing "
    "is sent."
)
NOT_NEEDED = (
    "If nobody asked you for a form file, you do not need this: the signed PDF is enough by itself."
)
UNSIGNED = "Your referral is not signed yet"
SIGN_FIRST = (
    "You can fill a copy now to see it. To send both, sign the referral first: the same button "
    "stands on the page to send, and what you choose here is remembered for this form."
)
WAIT = "Reading the form…"
MACROS = "This form holds macros"
ABOUT_MACROS = (
    "They are programs inside the file. They were not run. NHSmail and other mail systems refuse a "
    "whole message that carries such a file, so that your referral would not arrive. You can fill "
    "a copy without the macros, which is an ordinary Word file (.docx), or send the signed PDF "
    "alone."
)
KINDS = "Forms (*.docx *.docm *.pdf)"


class SupplyPage(Page):
    """`wanted` carries the path to read; `macro_free_wanted` says to go on without macros."""

    wanted = Signal(object)
    macro_free_wanted = Signal()
    back = Signal()

    def __init__(self, folder: Path, *, unsigned: bool, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._folder = folder
        self._path = LineEdit()
        self.setAcceptDrops(True)
        choose = Button("Choose the file…", "secondary")
        choose.clicked.connect(self._choose)
        read = Button("Read the form", "primary")
        read.clicked.connect(self._read)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(heading(TITLE, 1), body(WHAT), hint(NOT_NEEDED))
        if unsigned:
            self.add(Notice("info", UNSIGNED, SIGN_FIRST))
        self.add(
            labelled("Where is their form?", self._path, "own-form/path"),
            button_row(choose),
        )
        self.add_buttons(read, back)
        self._result: QWidget | None = None
        self._problem = Problem(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData().urls()[0].toLocalFile())

    def _choose(self) -> None:
        choose_file(self, "Choose their form", str(self._folder), KINDS, self._take)

    def _take(self, path: str) -> None:
        self._path.setText(path)
        self._read()

    def _read(self) -> None:
        path = whole_path(self._path.text())
        if path is not None:
            self._show(Notice("info", WAIT))
            self.wanted.emit(path)
        elif self._path.text().strip():
            self.show_problem("Type the whole path of the form, or choose it.")
        else:
            self.show_problem("Type where the form is, or choose it.")

    def show_problem(self, sentence: str) -> None:
        """Say why the form was not read."""
        self._drop_result()
        self._problem.say(sentence, self._path)

    def offer_macro_free(self) -> None:
        """Say that it holds macros, and what can be done."""
        notice = Notice("warning", MACROS, ABOUT_MACROS)
        without = Button("Fill a copy without macros", "secondary")
        without.clicked.connect(self.macro_free_wanted)
        alone = Button("Send the signed PDF alone", "secondary")
        alone.clicked.connect(self.back)
        notice.add(button_row(without, alone))
        self._show(notice)
        without.setFocus()

    def _drop_result(self) -> None:
        self._problem.clear()
        if self._result is not None:
            self._result.hide()
            self._result.deleteLater()
            self._result = None

    def _show(self, widget: QWidget) -> None:
        self._drop_result()
        self._result = widget
        self.add(widget)
        self.column.scroll_to(widget)
        announce(self, widget.accessibleName())
