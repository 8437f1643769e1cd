"""What this program puts on the clipboard: plain words, marked as nobody's history.

Formats that ask others to look away (each is a request, not a lock):
* Windows' clipboard history and cloud clipboard:
  https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats (Cloud Clipboard formats)
* KDE's Klipper: the hint KeePassXC sets too, `x-kde-passwordManagerHint`
* macOS: https://nspasteboard.org (Qt has to be taught this type on macOS; see docs/not-proven.md)

Nothing is cleared after a time: what is copied here is an address or a note that the person is
about to paste into another program, and a text that is gone while they look for the right window
is typed again from memory. It is cleared when the drafts are locked and when the program ends.
"""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
"""A DWORD of 0, as Windows wants it."""
LOOK_AWAY = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
}
OURS = "application/x-prevent-desktop"
"""By this we know our own text again, also where the system does not say whose it is."""
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def private_mime(text: str) -> QMimeData:
    """The text as plain text only, with every request to keep no history of it."""
    data = QMimeData()
    data.setText(text)
    for name, value in (LOOK_AWAY | {OURS: b"1"}).items():
        data.setData(name, value)
    return data


def copy_text(clipboard: QClipboard, text: str) -> None:
    """Put a text on the clipboard."""
    clipboard.setMimeData(private_mime(text))


def clear_if_ours(clipboard: QClipboard) -> None:
    """Empty the clipboard, and X11's selection, unless another program has filled it since."""
    for mode in _MODES:
        data = clipboard.mimeData(mode)
        if _owns(clipboard, mode) or (data is not None and data.hasFormat(OURS)):
            clipboard.clear(mode)


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    main = mode is QClipboard.Mode.Clipboard
    return clipboard.ownsClipboard() if main else clipboard.ownsSelection()


class ClipboardGuard(QObject):
    """Watches for what got onto the clipboard by another way, such as a label's own menu.

    Qt's own boxes would add HTML and OpenDocument copies of the text; those are taken off again.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        clipboard.changed.connect(self._look)

    def _look(self, mode: QClipboard.Mode) -> None:
        if mode not in _MODES:
            return
        clipboard = self._clipboard
        data = clipboard.mimeData(mode) if _owns(clipboard, mode) else None
        if data is not None and data.hasText() and not data.hasFormat(OURS):
            clipboard.setMimeData(private_mime(data.text()), mode)
