"""The answer "not known", with a reason: below any question that allows it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from prevent_desktop.form.answers import NotKnown
from prevent_desktop.ui.editors.control import OWN_WORDS, column
from prevent_desktop.ui.editors.flag import FlagControl
from prevent_desktop.ui.editors.lines import LineControl
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.labels import body, hint

WORDS = "Not known"
WHY = "Why is it not known? (optional)"
KEPT = (
    "What you typed above is kept here, greyed, and is not part of the referral. Take the tick "
    "away to use it again."
)


class NotKnownPart(QWidget):
    """A tick, and once it is set a box for the reason."""

    edited = Signal()
    turned = Signal(bool)

    def __init__(self, name: str, identifier: str) -> None:
        super().__init__()
        self._flag = FlagControl(WORDS, f"{identifier}/not_known")
        self._flag.box.setAccessibleName(f"{WORDS}: {name}")
        self._reason = LineControl(f"{WHY}, {name}", f"{identifier}/reason")
        label = body(WHY)
        self._reason.set_label(label)
        self._reveal = QFrame()
        self._reveal.setProperty("look", "reveal")
        inner = QVBoxLayout(self._reveal)
        inner.setContentsMargins(16, 2, 0, 4)
        inner.setSpacing(4)
        inner.addWidget(label)
        inner.addWidget(self._reason)
        self._kept = hint(KEPT)
        self._kept.hide()
        inner.addWidget(self._kept)
        layout = column(self, spacing=4)
        layout.addWidget(self._flag)
        indented = QVBoxLayout()
        indented.setContentsMargins(18, 0, 0, 0)
        indented.addWidget(self._reveal)
        layout.addLayout(indented)
        self._reveal.hide()
        self._flag.edited.connect(self._turn)
        self._reason.edited.connect(self.edited)

    def value(self) -> NotKnown | None:
        """Not known, if it was ticked."""
        return NotKnown(self._reason.value() or "") if self._flag.value() else None

    def set_value(self, value: NotKnown | None) -> None:
        """Tick or untick, without a signal."""
        self._flag.set_value(value is not None or None)
        if value:
            self._reason.set_value(value.reason)
        self._reveal.setVisible(value is not None)

    def say_kept(self, *, kept: bool) -> None:
        """Say that an answer is put aside while "not known" is ticked, or that none is."""
        self._kept.setVisible(kept)
        self._flag.box.setProperty(OWN_WORDS, KEPT if kept else "")

    def inputs(self) -> Sequence[QWidget]:
        """The tick and the reason."""
        return (*self._flag.inputs(), *self._reason.inputs())

    def focus_first(self) -> None:
        """Put the focus on the tick."""
        self._flag.focus_first()

    def _turn(self) -> None:
        on = bool(self._flag.value())
        self._reveal.setVisible(on)
        self.turned.emit(on)
        if on:
            announce(self, f"{WHY.removesuffix(' (optional)')} A box was added below.")
        self.edited.emit()
