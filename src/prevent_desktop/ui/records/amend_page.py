"""Before an amended copy: what it is for, and why it is made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.amends import LONGEST_WHY
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem

WHY = "Why is it amended?"
WHY_HINT = (
    "A sentence or two, such as: the date of birth was wrong. It stands on the first page of the "
    "new PDF, so do not repeat there what should not have been told."
)
NAMED = (
    "\u201c{words}\u201d tells who wishes to stay anonymous: write the reason without it. If it "
    "does not mean them, press the button once more."
)
FOR_MISTAKES = (
    "An amended copy is for mistakes. It begins with your answers as they are kept here; change "
    "what is wrong, then check, sign and send it. Its first page names {reference} and lists which "
    "questions were changed, and its message asks the police to correct their record."
)


class AmendPage(Page):
    """`wanted` carries the reason."""

    wanted = Signal(str)
    add_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        reference: str,
        named_in: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """`named_in` finds what gives somebody away who wishes to stay anonymous."""
        super().__init__("Make an amended copy", parent)
        self._named_in, self._told = named_in, ""
        self._why = TextEdit(3)
        self._problem = Problem(self)
        go_on = Button("Make the copy", "primary")
        go_on.clicked.connect(self._want)
        add = Button("Add to it instead", "link")
        add.clicked.connect(self.add_wanted)
        back = Button("Back to the record", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading("Make an amended copy", 1),
            body(FOR_MISTAKES.format(reference=reference)),
            Notice("info", "Is it news?", "What became known since goes as an addition."),
            add,
            labelled(WHY, self._why, "amend/why", WHY_HINT),
            self._problem.line,
        )
        self.add_buttons(go_on, back)

    def _want(self) -> None:
        why = self._why.toPlainText().strip()
        if not why:
            self._problem.say("Type why it is amended.", self._why)
        elif len(why) > LONGEST_WHY:
            self._problem.say(f"Shorten the reason to {LONGEST_WHY} characters.", self._why)
        elif why != self._told and (named := self._named_in(why)):
            self._told = why
            self._problem.say(NAMED.format(words=", ".join(named)), self._why)
        else:
            self._problem.clear()
            self.wanted.emit(why)
