"""The panel at the left of an open referral: its sections, how far it is, when it was saved."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout

from prevent_desktop.form import Form
from prevent_desktop.form.declaration import before_declaring, listed_sections
from prevent_desktop.form.needed import needed_questions
from prevent_desktop.form.review import Review, SectionStatus
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.labels import heading, hint
from prevent_desktop.ui.kit.over_page import OverPage
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.status_list import EDGE, Status, StatusList, StatusRow

CHECK = "check"
"""The row of the list that is no section: check your answers."""
WIDTH_LETTERS = 34
UNLIMITED = 16_777_215
"""Qt's own word for no limit of width."""
_STATUS = {
    SectionStatus.NOT_STARTED: Status.NOT_STARTED,
    SectionStatus.IN_PROGRESS: Status.IN_PROGRESS,
    SectionStatus.DONE: Status.COMPLETED,
    SectionStatus.PROBLEM: Status.PROBLEM,
}


class SectionsPanel(OverPage):
    """`chosen` carries a section's id or CHECK; `walk_wanted` asks for only what is needed."""

    chosen = Signal(str)
    walk_wanted = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__("Close the list of sections")
        self._form = form
        self._over = False
        self.setProperty("look", "nav")
        self.list = StatusList("Sections of this referral")
        self.list.chosen.connect(self.chosen)
        self.begins_at = self.list
        be_region(self, "Sections of this referral", at=self.list)
        self._progress, self._saved = hint(""), hint("")
        self._needed = Button("", Kind.LINK)
        self._needed.clicked.connect(self.walk_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 8)
        layout.setSpacing(4)
        close = QVBoxLayout()
        close.setContentsMargins(EDGE, 0, EDGE, 4)
        close.addWidget(self.close_row)
        layout.addLayout(close)
        for label in (heading("Your referral", 2), self._progress):
            label.setContentsMargins(EDGE, 0, EDGE, 0)
            layout.addWidget(label)
        row = QVBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 4)
        row.addWidget(self._needed)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        self._saved.setContentsMargins(EDGE, 4, EDGE, 4)
        layout.addWidget(self._saved)
        self._fit()

    def set_over_page(self, over: bool) -> None:
        super().set_over_page(over)
        self._over = over
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """As wide as its longest rows beside a page; over it, as wide as that was."""
        width = self.fontMetrics().averageCharWidth() * WIDTH_LETTERS
        self.setMinimumWidth(0 if self._over else width)
        self.setMaximumWidth(UNLIMITED if self._over else width)

    def show_review(self, review: Review, where: str, left_once: Collection[str]) -> None:
        """How far each section is; one that is being written for the first time is never red."""
        rows = [
            StatusRow(s.id, s.name, _status(review, s.id, left_once))
            for s in listed_sections(self._form)
        ]
        errors = before_declaring(self._form, review.errors)
        ready = Status.NOT_STARTED if errors else Status.COMPLETED
        rows.append(StatusRow(CHECK, "Check your answers", ready))
        self.list.set_rows(rows, current=where)
        done = sum(row.status is Status.COMPLETED for row in rows[:-1])
        self._progress.setText(f"{done} of {len(rows) - 1} sections completed")
        left = len(needed_questions(self._form, review))
        self._needed.set_text(f"Only what is needed: {left} left")
        self._needed.setVisible(bool(left))

    def say_saved(self, words: str) -> None:
        """When it was saved; "" while it is not."""
        self._saved.setText(words)


def _status(review: Review, section: str, left_once: Collection[str]) -> Status:
    status = _STATUS[review.sections[section]]
    return Status.IN_PROGRESS if status is Status.PROBLEM and section not in left_once else status
