"""Asked once before an incomplete paper that gives no way to ask back; nothing is held up by it."""

from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.typed_box import TypedBox

QUESTION = "Your phone number or work email"
WHY = "The referral gives no way to ask you back. One is enough; you can also go on without."
ANNOUNCED = f"{WHY} Choose Go on with it incomplete again when you are ready."


class AskingBack(TypedBox):
    """A box that comes up when somebody goes on for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QUESTION, "check/ask-back", WHY)
        self.setParent(parent)
        self.hide()
        self._asked = False

    def asks_now(self) -> bool:
        """Whether it comes up by this call; the caller then waits for the next."""
        if self._asked:
            return False
        self._asked = True
        self.show()
        self.edit.setFocus()
        announce(self.edit, ANNOUNCED)
        return True

    def answer(self) -> tuple[str, str] | None:
        """The question that it answers and what was typed; None without an answer."""
        text = self.text.strip()
        if not text:
            return None
        return ("referrer.email" if "@" in text else "referrer.phone"), text
