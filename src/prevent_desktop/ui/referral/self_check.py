"""The questions to ask oneself: words only, nothing to tick, nothing that blocks."""

from PySide6.QtWidgets import QWidget

from prevent_desktop.form.definition import SelfCheck
from prevent_desktop.ui.kit.folding import Folding
from prevent_desktop.ui.kit.guidance import points
from prevent_desktop.ui.kit.labels import body

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def self_check_part(self_check: SelfCheck) -> QWidget:
    """One line that opens to the questions."""
    count = len(self_check.items)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    title = self_check.title[:1].lower() + self_check.title[1:]
    part = Folding(f"{number} {title}. Nobody scores the answers.", f"Close the {title}")
    part.add(body(self_check.intro))
    part.add(points(self_check.items))
    return part
