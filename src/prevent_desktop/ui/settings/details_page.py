"""My details: the answers about the referrer that go into every new referral."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.referral import Referral
from prevent_desktop.ui.editors import make_editor
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page

WORDS = (
    "They are filled in when you start a referral, and you can change them there. They are kept "
    "encrypted on this computer. Leave empty what you like."
)


class DetailsPage(Page):
    """`kept` carries the referral with the details as they stand."""

    title_words = "My details"
    words = WORDS
    keep_words = "Keep my details"

    kept = Signal(object)
    back = Signal()

    def __init__(
        self,
        referral: Referral,
        now: Callable[[], datetime],
        *,
        back_words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.title_words, parent)
        self._referral = referral
        self.add(heading(self.title_words, 1), body(self.words))
        self.add_before()
        for question in referral.form.questions():
            if question.profile:
                value = referral.answers.get(question.id)
                editor = make_editor(question, value, optional=True, now=now)
                editor.changed.connect(self._take)
                editor.changed_later.connect(lambda each, read: self._take(each, read()))
                self.add(editor)
        self.add_after()
        keep = Button(self.keep_words, "primary")
        keep.clicked.connect(lambda: self.kept.emit(self._referral))
        back = Button(back_words, "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(keep, back)

    def add_before(self) -> None:
        """What stands before the boxes."""

    def add_after(self) -> None:
        """What stands after them."""

    @property
    def referral(self) -> Referral:
        """The details as they stand."""
        return self._referral

    def _take(self, question_id: str, value: object) -> None:
        self._referral = self._referral.with_value(question_id, value)  # type: ignore[arg-type]
