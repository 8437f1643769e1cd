"""What assistive technology does to a box counts as if the person had ticked or typed.

Qt ticks a box for it with `toggle` and fills one with `setText`: neither says that a person did it,
so the program would show an answer that it never took.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
    from PySide6.QtWidgets import QLineEdit as _Line
else:
    _Button = _Line = object


class Tickable(_Button):
    """For a check box or a radio button: `clicked` comes too when it was ticked from outside."""

    _known = False
    """Whether the program or a click does it just now."""

    def heed_assistance(self) -> None:
        """Begin to notice; once the box is made."""
        self.toggled.connect(self._heed)

    def setChecked(self, on: bool) -> None:
        before, self._known = self._known, True
        super().setChecked(on)
        self._known = before

    def nextCheckState(self) -> None:
        self._known = True
        super().nextCheckState()
        self._known = False

    def _heed(self, on: bool) -> None:
        if not self._known and (on or not self.autoExclusive()):  # else another one was chosen
            self.clicked[bool].emit(on)  # type: ignore[index]


class Typable(_Line):
    """For a line: `textEdited` comes too when it was filled from outside."""

    _known = False
    _told = ""

    def heed_assistance(self) -> None:
        """Begin to notice; before anything else asks for `textEdited`."""
        self.textEdited.connect(self._note_told)
        self.textChanged.connect(lambda _text: self._heed())

    def setText(self, arg__1: str | None) -> None:
        before, self._known = self._known, True
        super().setText(arg__1)
        self._known = before

    def clear(self) -> None:
        before, self._known = self._known, True
        super().clear()
        self._known = before

    def _note_told(self, text: str) -> None:
        self._told = text

    def _heed(self) -> None:
        """Typing says `textEdited` first; whoever hears that may have changed the text since."""
        text = self.text()
        if not self._known and text != self._told:
            self.textEdited.emit(text)
        self._told = self.text()
