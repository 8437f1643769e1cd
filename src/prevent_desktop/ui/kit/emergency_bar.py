"""The red line on top. It is painted first of all, so nothing here loads Qt's enumerations."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

EMERGENCY = (
    "Is anyone in danger right now? Call 999 first. Come back afterwards: "
    "a referral may still be needed."
)


class EmergencyBar(QFrame):
    """The one red line that is always in view; a button may stand at its right end."""

    def __init__(self, text: str = EMERGENCY) -> None:
        super().__init__()
        self.setProperty("look", "emergency")
        self.setAccessibleName(text)
        self._words = QLabel(text)
        self._words.setProperty("look", "body")
        self._words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 5, 12, 5)
        self._row.addWidget(self._words, 1)

    def settle(self) -> None:
        """What takes longer to load than the first paint may wait: text to copy, and no markup.

        Tab comes here last, so that nobody who goes on from a page locks it by mistake.
        """
        from PySide6.QtCore import Qt

        from prevent_desktop.ui.kit.labels import selectable
        from prevent_desktop.ui.kit.regions import be_region
        from prevent_desktop.ui.kit.tab_order import put_last

        put_last(self)
        be_region(self, "Top line", begins_anew=True)

        self._words.setTextFormat(Qt.TextFormat.PlainText)
        selectable(self._words)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)
