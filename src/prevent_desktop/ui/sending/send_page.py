"""Send: the draft message, and beside it always the way to do it by hand. Nothing is sent here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.form.printed import date_in_words
from prevent_desktop.mail.message import DraftMessage
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.labels import body, heading, hint, selectable, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.sending.receipt_part import ReceiptPart

NOT_SENT = "Nothing has been sent yet. Nothing leaves this computer until you press Send yourself."
SAID_SENT = "You ticked that you have sent it."
EMBEDDED = (
    "The answers are in the PDF a second time, as data for programs. Blacking out words or taking "
    "away pages does not take them out: make a new PDF from changed answers instead."
)
NOT_EMBEDDED = "The PDF holds its pages only, without the answers as data for programs."
OUTDATED = "You changed your answers after this PDF was made"
OUTDATED_WORDS = "The PDF says what they were. To send the new ones, go on with it and sign again."


class SendPage(Page):
    """A finished PDF on its way into an email.

    Without a message (`problem` says why), it says where the PDF is and whom to ask.
    """

    open_wanted = Signal()
    save_wanted = Signal()
    folder_wanted = Signal()
    next_wanted = Signal()
    print_wanted = Signal()

    def __init__(
        self,
        area: Area,
        message: DraftMessage | None,
        pdf: Path,
        now: Callable[[], str],
        *,
        problem: str = "",
        embedded: bool = True,
        sent: bool = False,
        outdated: bool = False,
        next_words: str = "What happens next",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Send", parent)
        self._answer_place = body("")
        self._answer_place.hide()
        self._state = selectable(body(SAID_SENT if sent else NOT_SENT))
        ready = Notice("success", f"Your PDF is ready: {pdf.name}")
        ready.add(self._state)
        self.add(heading("Send", 1), ready)
        if outdated:
            self.add(Notice("warning", OUTDATED, OUTDATED_WORDS))
        if message is None:
            self._add_without_message(pdf, problem)
        else:
            self.add(*_recipient(area, message))
            self._add_message()
            self._add_by_hand(message, pdf)
            self.add(heading("Before you press Send", 2), body(area.secure_mail_note))
        self.reading = ReadingBox()
        self.add(body(EMBEDDED if embedded else NOT_EMBEDDED), self.reading)
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(self.print_wanted)
        self.add(button_row(on_paper))
        to = message.to if message else ""
        self.receipt = ReceiptPart(self, to, now, sent=sent)
        self.receipt.sent.connect(self._show_sent)
        self.add(self.receipt)
        go_on = Button(next_words, "primary")
        go_on.clicked.connect(self.next_wanted)
        self.add_buttons(go_on)

    def _show_sent(self, sent: bool) -> None:
        self._state.setText(SAID_SENT if sent else NOT_SENT)

    def _add_message(self) -> None:
        draft = Button("Open a draft message", "primary")
        draft.clicked.connect(self.open_wanted)
        save = Button("Save the draft message (.eml)", "secondary")
        save.clicked.connect(self.save_wanted)
        self.add(
            heading("With your email program", 2),
            body("The PDF is already attached. Check the address, then press Send yourself."),
            button_row(draft, save),
            self._answer_place,
        )

    def _add_by_hand(self, message: DraftMessage, pdf: Path) -> None:
        self.add(
            heading("Or by hand, in four steps", 2),
            body("1.  Start a new email in your work account. Never use a personal one."),
            body(f"2.  Address it to {message.to}"),
            button_row(CopyButton("Copy the address", lambda: message.to)),
            body("3.  Paste the subject and the message."),
            button_row(
                CopyButton("Copy the subject", lambda: message.subject),
                CopyButton("Copy the message", lambda: message.body),
            ),
            body(f"4.  Attach the PDF: {pdf}"),
            button_row(self._folder_button()),
        )

    def _add_without_message(self, pdf: Path, problem: str) -> None:
        self.add(
            Notice("warning", "There is no draft message", problem),
            body("Ask your safeguarding lead, or ring 101, where to send it."),
            body(f"The PDF is saved: {pdf}"),
            button_row(self._folder_button()),
            self._answer_place,
        )

    def _folder_button(self) -> Button:
        show = Button("Show the PDF in its folder", "secondary")
        show.clicked.connect(self.folder_wanted)
        return show

    def say(self, sentence: str) -> None:
        """What came of the last thing that was asked for."""
        self._answer_place.setText(sentence)
        self._answer_place.show()
        self.column.scroll_to(self._answer_place)


def _recipient(area: Area, message: DraftMessage) -> list[QWidget]:
    checked = date_in_words(area.recipient.last_checked)
    copies = [body(f"Copy to {address}") for address in message.cc]
    return [
        heading("Who it goes to", 2),
        strong(message.to),
        *copies,
        hint(
            f"For {area.name}. Address last checked on {checked}. If you are not sure, ask "
            f"{area.advice_email} or ring {area.advice_phone}."
        ),
    ]
