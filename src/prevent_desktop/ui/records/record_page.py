"""A referral that was sent, to look at: its PDF, what came back, and what can be done with it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from prevent_desktop.moments import day_in_words
from prevent_desktop.papers.pdf_state import PdfState
from prevent_desktop.papers.record_notes import RecordNotes
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.sending.deleting_part import DeletingPart
from prevent_desktop.ui.sending.follow_up_part import FollowUpPart
from prevent_desktop.ui.sending.note_part import NotePart
from prevent_desktop.ui.sending.own_record import OwnRecord

READ_ONLY = (
    "It was sent, so nothing is changed in it any more. News goes as an addition; a mistake is put "
    "right by an amended copy."
)
STATES = {
    PdfState.WHOLE: ("success", "The PDF is where it was saved, and not changed", ""),
    PdfState.MOVED: (
        "warning",
        "The PDF is not where it was saved any more",
        (
            "It was moved, renamed or deleted. If it is in the child's or patient's record, "
            "that is where it belongs."
        ),
    ),
    PdfState.ALTERED: (
        "warning",
        "The file there is not the one that was made here",
        (
            "Its checksum is another. A countersigned copy is another file too: “Check a signed "
            "PDF” on the first page tells more."
        ),
    ),
    PdfState.UNREADABLE: ("warning", "The PDF cannot be opened just now", "Try it again later."),
    PdfState.NOT_COMPARED: (
        "info",
        "The PDF is there",
        "No checksum of it was kept here that it could be compared with.",
    ),
}
NOT_SENT_QUESTION = (
    "Say that you have not sent it after all? It then stands first in your list again, and can be "
    "corrected and signed anew."
)


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What is known of a sent referral, gathered in the worker."""

    reference: str
    person: str = field(repr=False)
    to: str
    own: OwnRecord
    pdf: Path
    state: PdfState
    today: date
    notes: RecordNotes | None = None
    replaces: str = ""
    opened: str = ""
    """What is kept of the draft message, in words; "" where none was opened from here."""


class RecordPage(Page):
    """The signals say what is wanted; nothing is decided here."""

    answers_wanted = Signal()
    pdf_wanted = Signal()
    folder_wanted = Signal()
    sending_wanted = Signal()
    print_wanted = Signal()
    add_wanted = Signal()
    amend_wanted = Signal()
    not_sent = Signal()
    back = Signal()

    def __init__(self, facts: RecordFacts, parent: QWidget | None = None) -> None:
        super().__init__(f"Referral {facts.reference}", parent)
        follow_up = facts.own.follow_up
        sent = f"Sent on {day_in_words(follow_up.sent_on)}" if follow_up.sent_on else "Sent"
        self.add(
            heading(f"Referral {facts.reference}", 1),
            strong(facts.person),
            body(f"{sent} to {facts.to}. {READ_ONLY}"),
        )
        if facts.opened:
            self.add(body(facts.opened))
        if facts.replaces:
            self.add(body(f"It takes the place of {facts.replaces}."))
        self.add(button_row(self._button("See what was sent", self.answers_wanted)))
        self._add_pdf(facts)
        self.follow_up = FollowUpPart(facts.own.referral.area, follow_up, facts.today)
        self.add(self.follow_up)
        self.add(
            heading("If something has changed", 2),
            body("New information about the same concern goes to the police as an addition."),
            button_row(self._button("Add to it", self.add_wanted)),
            body(
                "If something in it is wrong, an amended copy asks them to correct their record. "
                "It is a new referral that names this one."
            ),
            button_row(self._button("Make an amended copy", self.amend_wanted)),
        )
        if facts.notes is not None:
            today = follow_up.sent_on or facts.today
            self.add(NotePart(facts.notes, facts.own.facts(facts.reference, today)))
        self.deleting = DeletingPart(facts.own, facts.today, facts.person)
        self.follow_up.chase_wanted.connect(self.deleting.take_chase)
        self.follow_up.reply_wanted.connect(self.deleting.take_chase)
        self.add(self.deleting)
        undo = Button("I have not sent it", "quiet")
        sure = Confirm(undo, NOT_SENT_QUESTION, "No, I have not sent it", "I have sent it")
        sure.confirmed.connect(self.not_sent)
        self.add(button_row(undo), sure)
        back = Button("Back to your referrals", "primary")
        back.clicked.connect(self.back)
        self.add_buttons(back)

    def _add_pdf(self, facts: RecordFacts) -> None:
        self._answer = body("")
        self._answer.hide()
        kind, title, words = STATES[facts.state]
        notice = Notice(kind, title, words)
        notice.add(body(f"{facts.pdf}"))
        self.add(heading("Its PDF", 2), notice)
        there = facts.state not in (PdfState.MOVED, PdfState.UNREADABLE)
        buttons = []
        if there:
            buttons = [
                self._button("Open the PDF", self.pdf_wanted),
                self._button("Show the PDF in its folder", self.folder_wanted),
            ]
        if facts.state is PdfState.WHOLE:
            buttons.append(self._button("Send page and receipt", self.sending_wanted))
            buttons.append(self._button("Print a paper copy", self.print_wanted))
        if buttons:
            self.add(button_row(*buttons))
        self.add(self._answer)

    @staticmethod
    def _button(words: str, wanted: SignalInstance) -> Button:
        button = Button(words, "secondary")
        button.clicked.connect(wanted)
        return button

    def say(self, words: str) -> None:
        """What came of the last thing that was asked for."""
        self._answer.setText(words)
        self._answer.show()
        self.column.scroll_to(self._answer)
