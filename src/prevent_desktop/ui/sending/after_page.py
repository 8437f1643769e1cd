"""What happens next, when to ask, and a short note for the organisation's own record."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.papers.record_notes import RecordNotes
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.labels import body, hint
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.sending.deleting_part import DeletingPart
from prevent_desktop.ui.sending.follow_up_part import FollowUpPart
from prevent_desktop.ui.sending.note_part import NotePart
from prevent_desktop.ui.sending.own_record import FollowUp, OwnRecord
from prevent_desktop.ui.sending.sent_words import SENT, UNTIL_TICKED


class AfterPage(Page):
    """The guidance text `after`, and once it is sent the day to ask and the note to copy.

    `follow_up` and `deleting` are None for a paper of which nothing is asked.
    """

    home_wanted = Signal()
    back = Signal()
    sent = Signal(bool)

    def __init__(
        self,
        text: str,
        record: OwnRecord | None = None,
        notes: RecordNotes | None = None,
        *,
        reference: str = "",
        today: date = date.min,
        sent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What happens next", parent)
        self._only_sent: list[QWidget] = []
        self.follow_up: FollowUpPart | None = None
        self.deleting: DeletingPart | None = None
        tick = CheckBox(SENT)
        tick.setChecked(sent)
        tick.setAccessibleDescription(UNTIL_TICKED)
        self._hint = hint(UNTIL_TICKED)
        title, *rest = widgets(text)
        self.add(title)
        if reference:
            self.add(body(f"The reference of your referral is {reference}."))
        self.add(tick, self._hint)
        if record is not None and notes is not None:
            self.follow_up = FollowUpPart(record.referral.area, record.follow_up, today)
            self.deleting = DeletingPart(record, today, reference)
            note = NotePart(notes, record.facts(reference, today))
            self._only_sent = [self.follow_up, note, self.deleting]
            self.follow_up.chase_wanted.connect(self.deleting.take_chase)
            self.follow_up.reply_wanted.connect(self.deleting.take_chase)
            self.add(self.follow_up, note)
        self.add(*rest)
        if self.deleting is not None:
            self.add(self.deleting)
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        back = Button("Back to sending", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(home, back)
        self._show(sent)
        tick.toggled.connect(self._tell)

    def stand(self, follow_up: FollowUp) -> None:
        """What is kept of a paper that was sent, or was not after all."""
        if self.follow_up is not None and self.deleting is not None:
            self.follow_up.stand(follow_up)
            self.deleting.stand(follow_up)

    def _tell(self, sent: bool) -> None:
        self._show(sent)
        self.sent.emit(sent)

    def _show(self, sent: bool) -> None:
        self._hint.setHidden(sent)
        for part in self._only_sent:
            part.setVisible(sent)
