"""Send: the draft message, and beside it always the way to do it by hand. Nothing is sent here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.form.printed import date_in_words
from prevent_desktop.mail.message import DraftMessage
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.labels import body, heading, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.page import Page
from prevent_desktop.ui.reading_box import ReadingBox

NOT_SENT = "Nothing has been sent yet. Nothing leaves this computer until you press Send yourself."
RECEIPT = (
    "A receipt says what was handed over, to whom, when, and with which checksum. Save it once you "
    "have sent the message: the time on it is the time you save it."
)
EMBEDDED = (
    "The answers are in the PDF a second time, as data for programs. Blacking out words or taking "
    "away pages does not take them out: make a new PDF from changed answers instead."
)
NOT_EMBEDDED = "The PDF holds its pages only, without the answers as data for programs."


class SendPage(Page):
    """A finished PDF on its way into an email."""

    open_wanted = Signal()
    save_wanted = Signal()
    folder_wanted = Signal()
    receipt_wanted = Signal()
    next_wanted = Signal()

    def __init__(
        self,
        area: Area,
        message: DraftMessage,
        pdf: Path,
        *,
        embedded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Send", parent)
        self._message = message
        self._said: QWidget | None = None
        self.add(
            heading("Send", 1),
            Notice("success", f"Your PDF is ready: {pdf.name}", NOT_SENT),
            *self._recipient(area),
        )
        draft = Button("Open a draft message", "primary")
        draft.clicked.connect(self.open_wanted)
        save = Button("Save the draft message (.eml)", "secondary")
        save.clicked.connect(self.save_wanted)
        self.add(
            heading("With your email program", 2),
            body("The PDF is already attached. Check the address, then press Send yourself."),
            button_row(draft, save),
        )
        self._answer_place = body("")
        self._answer_place.hide()
        self.add(self._answer_place)
        self._add_by_hand(pdf)
        self.add(heading("Before you press Send", 2), body(area.secure_mail_note))
        self.add(body(EMBEDDED if embedded else NOT_EMBEDDED))
        receipt = Button("Save a receipt", "secondary")
        receipt.clicked.connect(self.receipt_wanted)
        self.reading = ReadingBox()
        self.add(
            heading("For your own record", 2),
            body(RECEIPT),
            button_row(receipt),
            self.reading,
        )
        go_on = Button("What happens next", "primary")
        go_on.clicked.connect(self.next_wanted)
        self.add_buttons(go_on)

    def _recipient(self, area: Area) -> list[QWidget]:
        checked = date_in_words(area.recipient.last_checked)
        copies = [body(f"Copy to {address}") for address in self._message.cc]
        return [
            heading("Who it goes to", 2),
            strong(self._message.to),
            *copies,
            hint(
                f"For {area.name}. Address last checked on {checked}. If you are not sure, ask "
                f"{area.advice_email} or ring {area.advice_phone}."
            ),
        ]

    def _add_by_hand(self, pdf: Path) -> None:
        message = self._message
        show = Button("Show the PDF in its folder", "secondary")
        show.clicked.connect(self.folder_wanted)
        self.add(
            heading("Or by hand, in four steps", 2),
            body("1.  Start a new email in your work account. Never use a personal one."),
            body(f"2.  Address it to {message.to}"),
            button_row(_copy("Copy the address", lambda: message.to)),
            body("3.  Paste the subject and the message."),
            button_row(
                _copy("Copy the subject", lambda: message.subject),
                _copy("Copy the message", lambda: message.body),
            ),
            body(f"4.  Attach the PDF: {pdf}"),
            button_row(show),
        )

    def say(self, sentence: str) -> None:
        """What came of the last thing that was asked for."""
        self._answer_place.setText(sentence)
        self._answer_place.show()
        self.column.scroll_to(self._answer_place)


class SavedPage(Page):
    """A finished PDF for which there is nobody to send to: where it is, and what is wrong."""

    next_wanted = Signal()

    def __init__(self, pdf: Path, problem: str, parent: QWidget | None = None) -> None:
        super().__init__("Your PDF is saved", parent)
        self.add(
            heading("Your PDF is saved", 1),
            Notice("success", f"Your PDF is ready: {pdf}", NOT_SENT),
            Notice("warning", "There is no draft message", problem),
            body("Ask your safeguarding lead, or ring 101, where to send it."),
        )
        go_on = Button("What happens next", "primary")
        go_on.clicked.connect(self.next_wanted)
        self.add_buttons(go_on)


def _copy(words: str, text: Callable[[], str]) -> CopyButton:
    return CopyButton(words, text)
