"""Every answer in the order of the national form, to read and, if that may be, to copy each."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from prevent_desktop.form import Form, Released
from prevent_desktop.form.printed import printed
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.answers import AnswerList, AnswerRow
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.clipboard import copy_text
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page

NEXT_KEY = "Ctrl+Shift+C"
COPYING = (
    "For typing a referral into somebody else's form. Each answer has its own Copy button. "
    f"{NEXT_KEY} copies the next answer and moves on, so that you can go through them one by one."
)
HEADINGS = "“Copy it all” puts every answer after its question."
NOTHING_LEFT = "That was the last answer."


class AnswersPage(Page):
    """Only what may leave is shown: what is hidden or anonymous is not in `released`."""

    back = Signal()

    def __init__(
        self,
        title: str,
        form: Form,
        released: Released,
        back_words: str,
        *,
        copying: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._texts: list[tuple[str, str]] = []
        self._rows: list[AnswerRow] = []
        self._at = -1
        self._copying = copying
        self._said = hint("")
        self.add(heading(title, 1), *((body(COPYING), hint(HEADINGS)) if copying else ()))
        for section in form.sections:
            rows = [
                self._row(question.label, words.text)
                for question in section.questions
                if (words := printed(question, released.get(question.id))).given
            ]
            if rows:
                self.add(heading(section.title, 2), AnswerList(rows))
        back = Button(back_words, "primary")
        back.clicked.connect(self.back)
        self.add_buttons(back)
        if copying:
            self._add_copying()

    def _add_copying(self) -> None:
        self._next = Button("Copy and next", "secondary")
        self._next.clicked.connect(self.copy_next)
        everything = Button("Copy it all", "secondary")
        everything.clicked.connect(self._copy_all)
        self.add_buttons(self._next, everything)
        self.footer.add_right(self._said)
        shortcut = QShortcut(QKeySequence(NEXT_KEY), self, self.copy_next)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)

    def _row(self, label: str, text: str) -> AnswerRow:
        number = len(self._texts)
        self._texts.append((label, text))
        row = AnswerRow(label, text, given=True, link="Copy")
        row.change.connect(lambda: self._copy(number))
        row.link.setVisible(self._copying)
        self._rows.append(row)
        return row

    def entered(self) -> None:
        """The heading first: one reads before one copies."""
        QTimer.singleShot(0, self, lambda: self.focus_on(None))

    def _copy(self, number: int) -> None:
        label, text = self._texts[number]
        copy_text(QGuiApplication.clipboard(), text)
        self._at = number
        self._say(f"Copied {number + 1} of {len(self._texts)}: {label}")
        self.column.scroll_to(self._rows[number])

    def copy_next(self) -> None:
        """Copy the answer after the last one copied; its link has the focus."""
        if self._at + 1 >= len(self._texts):
            self._at = -1
            self._say(NOTHING_LEFT)
            return
        self._copy(self._at + 1)

    def _copy_all(self) -> None:
        words = "\n\n".join(f"{label}: {text}" for label, text in self._texts)
        copy_text(QGuiApplication.clipboard(), words)
        self._say(f"Copied all {len(self._texts)} answers")

    def _say(self, words: str) -> None:
        self._said.setText(words)
        announce(self, words)
