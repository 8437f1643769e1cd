"""The tick "I have sent it", then a receipt in the person's own words: part of a page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.papers.finished import HandedOver
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.sending.sent_words import SENT, UNTIL_TICKED

RECEIPT = (
    "A receipt is a small PDF for your own record: what you handed over, to whom and when, with "
    "the file's checksum and the fingerprint of your key. It says what you say here; it does not "
    "show that anybody received it."
)
PRINT = "Print the receipt"
BY_EMAIL = "By email"


class ReceiptPart(QWidget):
    """`sent` says whether it was sent; `wanted` carries a `HandedOver` for the receipt.

    `print_wanted` says that the receipt just saved is to be printed, `changed` what stands in the
    boxes by now.

    The receipt can be asked for only once the person said that the paper was sent. `to` is the
    address of the message, "" if there is none; `now` is this moment in words.
    """

    sent = Signal(bool)
    wanted = Signal(object)
    print_wanted = Signal()
    changed = Signal(object)

    def __init__(self, page: Page, to: str, now: Callable[[], str], *, sent: bool) -> None:
        super().__init__()
        self._now = now
        self._to, self._how, self._when = LineEdit(), LineEdit(), LineEdit()
        self._to.setText(to)
        self._how.setText(BY_EMAIL if to else "")
        self._filled_in = ""
        self._page = page
        self._problem = Problem(page)
        self._answer = body("")
        self.on_paper = Button(PRINT, "quiet")
        self.on_paper.clicked.connect(self.print_wanted)
        self._print_row = button_row(self.on_paper)
        for later in (self._answer, self._print_row):
            later.hide()
        tick = CheckBox(SENT)
        tick.setChecked(sent)
        self._tick = tick
        save = Button("Save a receipt", "secondary")
        save.clicked.connect(self._ask)
        self._receipt = QWidget()
        inner = QVBoxLayout(self._receipt)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(18)
        for widget in (
            body(RECEIPT),
            labelled("Who did you send it to?", self._to, "receipt/to"),
            labelled("How?", self._how, "receipt/how"),
            labelled("When?", self._when, "receipt/when", "Such as today's date and the time"),
            self._problem.line,
            button_row(save),
            self._answer,
            self._print_row,
        ):
            inner.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading("5.  Tick here once you have sent it", 2))
        layout.addWidget(tick)
        self._hint = hint(UNTIL_TICKED)
        layout.addWidget(self._hint)
        self._show_hint(not sent)
        layout.addWidget(self._receipt)
        self._receipt.setVisible(sent)
        tick.toggled.connect(self._tell)
        for edit in (self._to, self._how, self._when):
            edit.textChanged.connect(lambda: self.changed.emit(self.typed))

    def _tell(self, sent: bool) -> None:
        """It was sent just now, as far as anybody knows; the person may write another time."""
        if sent and self._when.text().strip() in ("", self._filled_in):
            self._filled_in = self._now()
            self._when.setText(self._filled_in)
        self._receipt.setVisible(sent)
        self._show_hint(not sent)
        self.sent.emit(sent)

    def _show_hint(self, shown: bool) -> None:
        self._hint.setHidden(not shown)
        self._tick.setAccessibleDescription(UNTIL_TICKED if shown else "")

    @property
    def typed(self) -> HandedOver:
        """What stands in the three boxes."""
        to, how, when = (edit.text().strip() for edit in (self._to, self._how, self._when))
        return HandedOver(to, how, when)

    def fill(self, typed: HandedOver) -> None:
        """Put back what stood in the boxes when the page was left."""
        for edit, text in (
            (self._to, typed.to),
            (self._how, typed.how),
            (self._when, typed.when),
        ):
            edit.setText(text)

    def show_saved(self, path: Path) -> None:
        """It is saved there, and can be printed."""
        self._answer.setText(f"The receipt is saved: {path}")
        self._answer.show()
        self._print_row.show()

    def say(self, sentence: str) -> None:
        """What came of the receipt."""
        self._answer.setText(sentence)
        self._answer.show()
        announce(self, sentence)
        self._page.column.scroll_to(self._answer)

    def _ask(self) -> None:
        for edit, missing in (
            (self._to, "Type who you sent it to."),
            (self._how, "Type how you sent it, such as by email."),
            (self._when, "Type when you sent it."),
        ):
            if not edit.text().strip():
                self._problem.say(missing, edit)
                return
        self._problem.clear()
        self.wanted.emit(self.typed)
