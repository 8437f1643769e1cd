"""Once, after the first start: my details, and the email program later; both may be skipped."""

from PySide6.QtCore import Signal

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.settings.details_page import DetailsPage

TITLE = "Set up once"
SKIP = "Skip this"
NO_HURRY = (
    "If you have a referral to make now, skip this page: nothing on it is needed to begin, and it "
    "is all under Settings."
)
LATER = (
    "You can choose it when you first send. With email in the browser there is nothing to choose."
)


class SetUpPage(DetailsPage):
    """My details, asked once. `mail_wanted` carries the referral with them as they stand."""

    title_words = TITLE
    words = NO_HURRY
    keep_words = "Keep my details and go on"

    mail_wanted = Signal(object)

    def add_before(self) -> None:
        """What the boxes are for."""
        self.add(
            heading("My details", 2),
            body(
                "They go into every referral, so that you type them once. They are kept encrypted "
                "on this computer. Leave empty what you like."
            ),
        )

    def add_after(self) -> None:
        """The email program is for later."""
        mail = Button("Choose my email program now", "secondary")
        mail.clicked.connect(lambda: self.mail_wanted.emit(self.referral))
        self._mail = (heading("Email program", 2), body(LATER), button_row(mail))
        self.add(*self._mail)

    def leave_mail_out(self) -> None:
        """The organisation has chosen the email program."""
        for widget in self._mail:
            widget.hide()
