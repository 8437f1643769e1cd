"""Help and Settings, at the end of the top line of every page."""

from PySide6.QtCore import QObject, Signal, Slot

from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.emergency_bar import EmergencyBar
from prevent_desktop.ui.kit.shapes import Shape


class AtHand(QObject):
    """Two buttons of the top line. Settings is there while drafts are open, neither while covered.

    Tab comes to them after all that the page has.
    """

    help_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, bar: EmergencyBar) -> None:
        super().__init__(bar)
        self._open = self._covered = False
        self._help = Button("Help", Kind.QUIET, shape=Shape.HELP, slim=True)
        self._help.setAccessibleDescription("F1")
        self._help.clicked.connect(self.help_wanted)
        self._settings = Button("Settings", Kind.QUIET, shape=Shape.SETTINGS, slim=True)
        self._settings.clicked.connect(self.settings_wanted)
        self._settings.hide()
        for button in (self._help, self._settings):
            bar.add(button)
        self._show()

    @Slot(bool)
    def set_open(self, is_open: bool) -> None:
        """Whether drafts are open."""
        self._open = is_open
        self._show()

    @Slot(bool)
    def set_covered(self, covered: bool) -> None:
        """Whether nothing else may be shown now."""
        self._covered = covered
        self._show()

    def _show(self) -> None:
        self._help.setHidden(self._covered)
        self._settings.setHidden(self._covered or not self._open)
