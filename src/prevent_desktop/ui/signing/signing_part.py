"""How do you want to sign: by typing a name or by drawing, both equal. Part of several pages."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.document.mark import Mark
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.labels import body, strong
from prevent_desktop.ui.kit.page import labelled
from prevent_desktop.ui.kit.radio_group import radio_group
from prevent_desktop.ui.signing.ink_pad import InkPad

HOW = "How do you want to sign?"
ABOUT_OWN_KEY = (
    "The signature shows that the file was not changed after you signed it. It does not prove to "
    "others who you are."
)
NOT_KEPT = (
    "Your organisation keeps no signing keys on this computer: a key is made for this paper alone. "
    "Nobody can compare it with another paper of yours."
)


class OwnKeyPart(QWidget):
    """What the key kept here shows to others, and when its certificate ends or ended.

    Where no key is kept, `kept` is False, and it says so.
    """

    def __init__(self, *, kept: bool = True) -> None:
        super().__init__()
        self._renewal = body("")
        self._renewal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(body(ABOUT_OWN_KEY))
        if not kept:
            layout.addWidget(body(NOT_KEPT))
        layout.addWidget(self._renewal)

    def show_renewal(self, words: str) -> None:
        """Say when the certificate ends or ended; "" if that is far off."""
        self._renewal.setText(words)
        self._renewal.setVisible(bool(words))


class SigningPart(QWidget):
    """Collects a `Mark`. Return in the name signs nothing: only the page's button does."""

    def __init__(self) -> None:
        super().__init__()
        self.by_typing = RadioButton("Type my name")
        self.by_drawing = RadioButton("Draw my signature")
        self.by_typing.setChecked(True)
        self.name_box = LineEdit()
        self.ink = InkPad()
        self._follows = False
        clear = Button("Clear the drawing", "link")
        clear.clicked.connect(self.ink.clear)
        name = labelled("Your full name", self.name_box, "sign/name")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        group = radio_group(HOW, self.by_typing, self.by_drawing)
        for widget in (strong(HOW), group, name, self.ink, clear):
            layout.addWidget(widget)
        for widget in (self.ink, clear):
            widget.hide()
            self.by_drawing.toggled.connect(widget.setVisible)
        self.by_typing.toggled.connect(name.setVisible)

    def follow(self, name: LineEdit) -> None:
        """Have the typed signature be the name in that box, until somebody types another here."""
        self._follows = True
        self.name_box.setText(name.text())
        name.textChanged.connect(self._take_name)
        self.name_box.textEdited.connect(self._stop_following)

    def _take_name(self, name: str) -> None:
        if self._follows:
            self.name_box.setText(name)

    def _stop_following(self, _typed: str) -> None:
        self._follows = False

    def typed(self) -> str:
        """The typed name; empty when the person draws."""
        return " ".join(self.name_box.text().split()) if self.by_typing.isChecked() else ""

    def problem(self) -> tuple[str, QWidget] | None:
        """What is still missing, in a sentence, and where."""
        if self.by_typing.isChecked():
            return None if self.typed() else ("Type your full name to sign.", self.name_box)
        if not self.ink.strokes():
            return "Draw your signature, or choose to type your name.", self.by_drawing
        return None

    def mark(self) -> Mark:
        """What is shown in the signature's box."""
        if self.by_typing.isChecked():
            return Mark(typed=self.typed())
        return Mark(strokes=self.ink.strokes())
