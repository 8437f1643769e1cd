"""What stands at the head of Home: deletions that can be undone, doubts, oddities."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.area.checked import CONFIRM, address_checked
from prevent_desktop.moments import day_in_words, time_in_words
from prevent_desktop.ui.home.home_state import HomeState, Undoable
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.opening.place_pages import BEFORE_YOU_GO, BEFORE_YOU_SIGN_OUT, NOT_LASTING

GONE = "Deleted for good: its key is destroyed"
WAITS = "Deleted. Its key is not destroyed yet; it is tried again. You can still undo."
DOUBTFUL = "Confirm the address before you send a referral"
DOUBTFUL_WORDS = "{address}: {checked}. Before you send, {confirm}. You can go on meanwhile."
STALE = "The names and numbers in this program were last checked on"
STALE_WORDS = (
    "That is more than a year ago, and this version of the program may be as old. Ask your IT "
    "support for a newer one. You can go on meanwhile."
)
_ODDITIES = {
    "older_key_table_used": (
        "An earlier list of keys had to be used",
        (
            "Check that your latest drafts are all there. If one is missing, tell your IT support "
            "before you go on."
        ),
    ),
    "key_table_copy_damaged": (
        "One of the two lists of keys is damaged",
        (
            "Your drafts were opened with the other, and it is mended at the next change. "
            "If you see this again, tell your IT support: the disk may be failing."
        ),
    ),
    "drafts_found_again": (
        "Drafts were found again",
        (
            "A list of keys that was put back has drafts that were missing. They are in your list "
            "now; look at each, and tell your IT support if this happens again."
        ),
    ),
    "folder_put_back": (
        "Your drafts were put back to an earlier day",
        (
            "The folder of your drafts is older than when it was last closed here; perhaps a "
            "backup was restored. What was written after that day is not in it. If a draft is "
            "missing, tell your IT support before you go on."
        ),
    ),
    "unknown_files": (
        "There are files among your drafts that do not belong to them",
        (
            "Somebody may have put back an older copy of the folder. They were left alone; "
            "tell your IT support."
        ),
    ),
}


class Deleted(QWidget):
    """The drafts deleted lately. `undo_wanted` carries the draft's id."""

    undo_wanted = Signal(str)

    def __init__(self, state: HomeState) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._notices: list[QWidget] = []
        self._titles: dict[str, str] = {}
        self.first_undo: Button | None = None
        self.said = ""
        """What can be undone, and how long, for a screen reader; "" while nothing can."""
        self._show(state)
        if not self._notices:  # never shown before it has a page
            self.hide()

    def update_from(self, state: HomeState, now: datetime) -> None:
        """Show what may be undone now; what no longer may is said to be gone for good."""
        left = {line.object_id for line in state.deleted}
        gone = [title for object_id, title in self._titles.items() if object_id not in left]
        for notice in self._notices:
            notice.hide()
            notice.deleteLater()
        self._notices, self._titles, self.first_undo = [], {}, None
        self._show(state, waits=bool(state.undo_until and state.undo_until <= now))
        for title in gone:
            self._put(Notice("info", GONE, title))
            announce(self, f"{title}. {GONE}")
        self.setVisible(bool(self._notices))

    def _show(self, state: HomeState, *, waits: bool = False) -> None:
        words = "Deleted. You can undo."
        if waits:
            words = WAITS
        elif state.undo_until:
            words = f"Deleted. You can undo until {time_in_words(state.undo_until)}."
        self.said = words if state.deleted else ""
        for line in state.deleted:
            self._put(self._undoable(line, words))

    def _put(self, notice: Notice) -> None:
        self._notices.append(notice)
        self._column.addWidget(notice)

    def _undoable(self, line: Undoable, words: str) -> Notice:
        title = line.title
        self._titles[line.object_id] = title
        notice = Notice("info", words, title)
        undo = Button("Undo", "secondary")
        undo.setAccessibleName(f"Undo: bring back {title}")
        undo.clicked.connect(lambda: self.undo_wanted.emit(line.object_id))
        self.first_undo = self.first_undo or undo
        notice.add(button_row(undo))
        return notice


def clock_notice(agree: Button) -> Notice:
    """Nothing is deleted by age while the computer's date is in doubt."""
    notice = Notice(
        "warning",
        "The date of this computer looks wrong",
        "Look at the date in the corner of your screen. Nothing is deleted by age until you say "
        "that it is right. If it is wrong, tell your IT support.",
    )
    notice.add(button_row(agree))
    return notice


def plain_notices(state: HomeState) -> list[Notice]:
    """What is only to be read."""
    notices = [Notice("info", state.notice)] if state.notice else []
    if not state.lasting:
        words = BEFORE_YOU_GO if state.rules.allows("transfer") else BEFORE_YOU_SIGN_OUT
        notices.append(Notice("warning", NOT_LASTING, words))
    if state.purged:
        drafts = "1 draft was" if state.purged == 1 else f"{state.purged} drafts were"
        notices.append(Notice("info", f"{drafts} deleted because of age, as you were told before"))
    if state.doubtful:
        checked = address_checked(state.doubtful)
        words = DOUBTFUL_WORDS.format(
            address=state.doubtful.address, checked=checked, confirm=CONFIRM
        )
        notices.append(Notice("info", DOUBTFUL, words))
    if state.stale_since:
        checked = f"{STALE} {day_in_words(state.stale_since)}"
        notices.append(Notice("info", checked, STALE_WORDS))
    notices += [Notice("warning", *_ODDITIES[c]) for c in state.oddities if c in _ODDITIES]
    return notices
