"""Sending by hand, in four steps: the way that works with every email program."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.mail import DraftMessage
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row

RENAME = "Attach a copy that is named like the PDF: a file name may hold somebody's name."
BESIDE = ("and their form", "and its continuation sheet")
TITLE = "By hand, in four steps"


class ByHandPart(QWidget):
    """`folder_wanted` says that the PDF is to be shown, selected, in its folder."""

    folder_wanted = Signal()

    def __init__(self, message: DraftMessage, pdf: Path, form: tuple[Path, ...] = ()) -> None:
        super().__init__()
        self.first = CopyButton("Copy the address", lambda: message.to)
        show = Button("Show the PDF in its folder", "secondary")
        show.clicked.connect(self.folder_wanted)
        copies = f", with a copy to {', '.join(message.cc)}" if message.cc else ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            heading(TITLE, 3),
            body("1.  Start a new email in your work account. Do not reply to another one."),
            body(f"2.  Address it to {message.to}{copies}"),
            button_row(self.first),
            body("3.  Paste the subject and the message."),
            button_row(
                CopyButton("Copy the subject", lambda: message.subject),
                CopyButton("Copy the message", lambda: message.body),
            ),
            body(f"4.  Attach the PDF: {pdf}"),
            *(body(f"     {words}: {path}") for words, path in zip(BESIDE, form, strict=False)),
            *([hint(RENAME)] if any(pdf.stem not in path.stem for path in form) else []),
            button_row(show),
        ):
            layout.addWidget(widget)
