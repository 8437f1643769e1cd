"""Signing a copy without data of a paper that was signed on another day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Holder
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.signing.key_choice import KeyChoice, SigningPage
from prevent_desktop.ui.signing.signing_part import SigningPart

TITLE = "Sign a copy without data"
WHY = (
    "Nothing can be taken out of a signed PDF. So the same pages are made again from the same "
    "answers, without the data, and you sign them anew. The first PDF stays as it is."
)
SAME = (
    "The pages were made again just now and compared with those of {name}: they are the same, to "
    "the byte. The copy has the same reference and says the same time of making; its signature "
    "says when you sign it."
)


class CopySignPage(SigningPage):
    """`signed` carries the `Mark`."""

    signed = Signal(object)
    back = Signal()

    def __init__(
        self,
        name: str,
        holder: Holder,
        *,
        keeps_key: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLE, parent)
        self._how = SigningPart()
        self.key = KeyChoice(keeps=keeps_key)
        self.reading = ReadingBox("Read what you are about to sign")
        self._problem = Problem(self)
        self._sign = Button("Sign and make the copy", "primary")
        self._sign.clicked.connect(self._choose)
        self._back = Button("Back", "secondary")
        self._back.clicked.connect(self.back)
        who = ", ".join(filter(None, (holder.name, holder.role_org)))
        self.add(
            heading(TITLE, 1),
            body(WHY),
            body(SAME.format(name=name)),
            self.reading,
            body(f"You are signing as {who}."),
            self.key.own,
            self._how,
            self.key.file,
            self._problem.line,
        )
        self.add_buttons(self._sign, self._back)

    def _choose(self) -> None:
        missing = self._how.problem()
        if missing is not None:
            self._problem.say(*missing)
            return
        self._problem.clear()
        if not self.key.file.is_missing():
            self._set_working(working=True)
            announce(self, "Signing…")
            self.signed.emit(self._how.mark())
