"""How quick the window is once it is there: `python3 dev.py bench window [ROUNDS]`.

In turns with bare Qt in the same process, the same font and the same size: a section's page and as
many plain labels and boxes; going to another section and another bare page in a stack; the change
of colours and a palette for the bare page; a key in a narrative of 20,000 words, with spelling,
and one in a bare `QPlainTextEdit` with the same words. Ratios of medians, because computers differ.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from tests.stories.computer import KeyringInMemory

from prevent_desktop import app as program
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.look import Look
from prevent_desktop.moments import to_seconds
from prevent_desktop.shipped import resources
from prevent_desktop.ui.editors import TextControl
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.start.dress import Dress
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.vault import SlotKind, Vault

ROUNDS = 9
KEYS = 40
"""Keys of one round; the median of all rounds counts."""
WORDS = 20_000
WORDS_A_PARAGRAPH = 120
SENTENCE = "On Monday he told his tutor that he had recieved a leaflet and wants to join. "
AIMS = {"section": 9.0, "switch": 6.0, "theme": 18.0, "key": 1.25}
"""The last is what typing should be; the others are what they were when they were set."""
WAIT_SECONDS = 30


def narrative() -> str:
    """Twenty thousand words in paragraphs as people write them."""
    words = (SENTENCE * (WORDS // len(SENTENCE.split()) + 1)).split()[:WORDS]
    starts = range(0, WORDS, WORDS_A_PARAGRAPH)
    return "\n".join(" ".join(words[at : at + WORDS_A_PARAGRAPH]) for at in starts)


def settle(app: QApplication) -> None:
    """Lay out and paint all that is asked for, and let go of what was left, as a loop does."""
    for _ in range(3):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(app: QApplication, look: Callable[[], object], what: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        app.processEvents()
        if look():
            return
    raise SystemExit(f"waited in vain for {what}")


def timed(app: QApplication, deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    settle(app)
    return time.perf_counter() - began


class Bare:
    """A window of plain Qt, as large as ours: a stack of pages, and a box."""

    def __init__(self, boxes: int) -> None:
        self.boxes = boxes
        self.window = QStackedWidget()
        self.window.resize(1280, 720)
        self.window.show()

    def page(self) -> QWidget:
        """As many labels and boxes as a section has questions, in a page that scrolls."""
        inside, area = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        for number in range(self.boxes):
            column.addWidget(QLabel(f"What is the answer to question {number}?"))
            column.addWidget(QLineEdit())
        area.setWidget(inside)
        area.setWidgetResizable(True)
        return area

    def go(self) -> None:
        """Another page in place of the one before."""
        old, new = self.window.currentWidget(), self.page()
        self.window.addWidget(new)
        self.window.setCurrentWidget(new)
        if old is not None:
            self.window.removeWidget(old)
            old.deleteLater()

    def wear(self, *, dark: bool) -> None:
        """Other colours and borders for all of it, by a style sheet as ours has one."""
        ground, ink = ("#111", "#eee") if dark else ("#fff", "#000")
        self.window.setStyleSheet(
            f"QWidget {{ background: {ground}; color: {ink}; }} "
            f"QLineEdit {{ border: 2px solid {ink}; border-radius: 4px; padding: 6px; }}"
        )


@contextmanager
def our_window(app: QApplication, dress: Dress) -> Iterator[MainWindow]:
    """The real window over a real vault with an empty draft, closed at the end."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        desk = replace(
            program._window_desk(home / "Documents"),  # noqa: SLF001
            vault_folder=home / "vault",
            private_folder=home / "private",
            keyring=KeyringInMemory(),  # type: ignore[arg-type]
            wear=lambda chosen: dress.wear(chosen.seen),
        )
        seconds = lambda: to_seconds(desk.now())  # noqa: E731
        with Vault.create(
            desk.vault_folder, desk.keyring, slot=SlotKind.KEYRING, clock=seconds
        ) as vault:
            store = DraftStore(vault, desk.library, desk.now)
            draft = store.new()
            draft = draft.with_value("individual.surname", "Example")
            store.save(draft.with_value("concerns.description", narrative()))
        window = MainWindow(desk)
        window.resize(1280, 720)
        window.show()
        window.start()
        yield window
        window.close()
        until(app, lambda: not window.isVisible(), "the window to close")
        window.deleteLater()
        settle(app)


def open_draft(app: QApplication, window: MainWindow) -> ReferralView:
    """From Home into the only draft."""
    from prevent_desktop.ui.home.home_page import HomePage
    from prevent_desktop.ui.home.kept_card import KeptCard

    until(app, lambda: isinstance(window.current, HomePage), "the list of drafts")
    (card,) = window.findChildren(KeptCard)
    assert card.first is not None
    card.first.click()
    until(app, lambda: isinstance(window.current, ReferralView), "the draft")
    view = window.current
    assert isinstance(view, ReferralView)
    return view


def narrative_box(app: QApplication, view: ReferralView) -> TextControl:
    view.go("concern")
    settle(app)
    assert isinstance(view.page, SectionPage)
    control = view.page.editors["concerns.description"].control
    assert isinstance(control, TextControl)
    speller = view._speller  # noqa: SLF001
    assert speller is not None
    until(app, lambda: speller.works, "the dictionary")
    settle(app)
    return control


def keys(app: QApplication, edit: QPlainTextEdit) -> list[float]:
    """Seconds for each of some keys, at the end of a paragraph in the middle, painted."""
    edit.window().activateWindow()
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(len(edit.toPlainText()) // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    edit.setTextCursor(cursor)
    settle(app)
    return [timed(app, lambda char=char: press(edit, char)) for char in "abcdefghi " * (KEYS // 10)]  # type: ignore[misc]


def press(edit: QPlainTextEdit, char: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(edit, event)


def one_round(
    app: QApplication, view: ReferralView, bare: Bare, dress: Dress
) -> Iterator[tuple[str, str, float]]:
    """What was measured, of whom, and the seconds."""
    for where in ("person", "safeguarding"):
        yield "section", "ours", timed(app, lambda where=where: view.go(where))  # type: ignore[misc]
        yield "section", "bare", timed(app, bare.go)
    for where in ("needs", "dates", "lead"):
        yield "switch", "ours", timed(app, lambda where=where: view.go(where))  # type: ignore[misc]
        yield "switch", "bare", timed(app, bare.go)
    for look in ("dark", "light"):
        chosen = Look(look)
        yield "theme", "ours", timed(app, lambda chosen=chosen: dress.wear(chosen))  # type: ignore[misc]
        yield "theme", "bare", timed(app, lambda look=look: bare.wear(dark=look == "dark"))  # type: ignore[misc]
    control = narrative_box(app, view)
    window = view.window()
    assert isinstance(window, MainWindow)
    until(app, lambda: not any(each.busy for each in window._workers), "rest")  # noqa: SLF001
    for seconds in keys(app, control.edit):
        yield "key", "ours", seconds
    plain = QPlainTextEdit(narrative())
    plain.resize(control.edit.size())
    plain.show()
    for seconds in keys(app, plain):
        yield "key", "bare", seconds
    plain.close()
    plain.deleteLater()
    settle(app)


def main(rounds: int = ROUNDS) -> int:
    theme = resources.path("theme.toml").read_bytes()
    app = make_application(theme, "bench")
    dress = Dress(app, theme)
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    with our_window(app, dress) as window:
        view = open_draft(app, window)
        bare = Bare(boxes=len(view.session.draft.referral.form.sections[0].questions))
        for number in range(rounds + 1):
            for what, who, seconds in one_round(app, view, bare, dress):
                if number:  # the first round warms everything
                    times[what, who].append(seconds)
        bare.window.close()
    return tell(times)


def tell(times: dict[tuple[str, str], list[float]]) -> int:
    missed = 0
    for what, aim in AIMS.items():
        ours, plain = (statistics.median(times[what, who]) for who in ("ours", "bare"))
        ratio = ours / plain
        missed += ratio > aim
        print(
            f"{what:8} {1000 * ours:7.2f} ms, bare Qt {1000 * plain:6.2f} ms: "
            f"{ratio:5.2f} times (at most {aim}){'  TOO SLOW' if ratio > aim else ''}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
