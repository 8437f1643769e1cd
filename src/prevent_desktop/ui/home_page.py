"""The first page of an open vault: drafts to go on with, and what else can be done."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from prevent_desktop.drafts import DraftLine
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice, Rule
from prevent_desktop.ui.page import Page
from prevent_desktop.vault import Health

INDEPENDENT = (
    "Independent software: not made or endorsed by the Home Office, the police, Kent County "
    "Council or Medway Council. It never sends anything by itself."
)
_HEALTH_WORDS = {
    Health.FELL_BACK: "The last save is damaged; this is the one before it.",
    Health.ROLLED_BACK: "This is older than what was last saved here.",
    Health.DAMAGED: "This draft is damaged and cannot be opened. Your other drafts are fine.",
    Health.MISSING: "The file of this draft is gone. Your other drafts are fine.",
    Health.NEWER: "This draft was saved by a newer version of Prevent Desktop.",
}


class HomePage(Page):
    """Drafts, and the other jobs."""

    new_wanted = Signal()
    open_wanted = Signal(str)
    delete_wanted = Signal(str)
    verify_wanted = Signal()
    blank_wanted = Signal()
    help_wanted = Signal()

    def __init__(
        self, lines: Iterable[DraftLine], notice: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Your referrals", parent)
        self.add(heading("Your referrals", 1))
        if notice:
            self.add(Notice("info", notice, ""))
        new = Button("Start a new referral", "primary")
        new.clicked.connect(self.new_wanted)
        self.add(button_row(new))
        self._add_drafts(tuple(lines))
        self._add_other_jobs()
        self.add(Rule(), hint(INDEPENDENT))

    def _add_drafts(self, lines: tuple[DraftLine, ...]) -> None:
        self.add(heading("Drafts on this computer", 2))
        if not lines:
            self.add(body("There are none yet. What you type is kept here, encrypted."))
        for line in lines:
            self.add(DraftCard(line, self))

    def _add_other_jobs(self) -> None:
        verify = Button("Check a signed PDF", "secondary")
        verify.clicked.connect(self.verify_wanted)
        blank = Button("Make a blank form for paper", "secondary")
        blank.clicked.connect(self.blank_wanted)
        helps = Button("Help and contacts", "secondary")
        helps.clicked.connect(self.help_wanted)
        self.add(heading("Other things you can do", 2), button_row(verify, blank, helps))


class DraftCard(QFrame):
    """One draft in the list. Deleting asks once more, on the card itself."""

    def __init__(self, line: DraftLine, home: HomePage) -> None:
        super().__init__()
        self._line = line
        self._home = home
        title = line.title or f"Draft {line.object_id[:8]}"
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(strong(title))
        if line.changed:
            self._layout.addWidget(hint(_when(line)))
        if line.health in _HEALTH_WORDS:
            self._layout.addWidget(Notice("warning", _HEALTH_WORDS[line.health], ""))
        self._open = Button("Go on with it", "secondary")
        self._open.setAccessibleName(f"Go on with {title}")
        self._open.clicked.connect(lambda: home.open_wanted.emit(line.object_id))
        self._delete = Button("Delete", "quiet")
        self._delete.setAccessibleName(f"Delete {title}")
        self._delete.clicked.connect(self._ask)
        buttons = (self._open, self._delete) if line.readable else (self._delete,)
        self._layout.addWidget(button_row(*buttons))
        self._sure = self._question(title)
        self._sure.hide()
        self._layout.addWidget(self._sure)

    def _question(self, title: str) -> QWidget:
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            body(f"Delete “{title}”? It cannot be opened here again. PDFs you saved stay.")
        )
        yes = Button("Yes, delete it", "secondary")
        yes.clicked.connect(lambda: self._home.delete_wanted.emit(self._line.object_id))
        self._no = Button("No, keep it", "secondary")
        self._no.clicked.connect(self._keep)
        layout.addWidget(button_row(self._no, yes))
        return widget

    def _ask(self) -> None:
        self._sure.show()
        self._delete.setEnabled(False)
        self._no.setFocus()

    def _keep(self) -> None:
        self._sure.hide()
        self._delete.setEnabled(True)
        self._delete.setFocus()


def _when(line: DraftLine) -> str:
    assert line.changed is not None  # noqa: S101  (the caller asked)
    words = f"Last changed {day_and_time(line.changed)}"
    return f"{words}. PDF made: {line.reference}" if line.reference else words


def day_and_time(moment: datetime) -> str:
    """A moment in the computer's own time, in words: "22 November 2026 at 10:42"."""
    local = moment.astimezone()
    from prevent_desktop.form.dates import MONTHS

    return f"{local.day} {MONTHS[local.month - 1]} {local.year} at {local:%H:%M}"
