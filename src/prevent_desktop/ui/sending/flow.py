"""Handing a finished paper over, page by page: the message, the receipt, what happens next."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.papers.finished import FinishedPaper, HandedOver
from prevent_desktop.saving import remove_file
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

ASKED = (
    "We asked your computer to open a new message. It has NOT been sent. Check that it is to the "
    "address above and that the PDF is attached, then press Send yourself. If nothing opened, "
    "use the four steps below."
)


class Sending(DeskFlow):
    """One finished paper. `set_sent` notes what the person ticked; nothing is sent here.

    `note` is for the person's own record and stands on the page after; an addition has neither.
    `trouble` is what went wrong after the paper was saved.
    """

    def __init__(
        self,
        at: OpenDesk,
        paper: FinishedPaper,
        set_sent: Callable[[bool], object],
        *,
        note: str = "",
        sent: bool = False,
        trouble: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._paper = paper
        self._note_sent = set_sent
        self._note = note
        self._sent = sent
        self._trouble = trouble

    def start(self) -> None:
        """Show the page to send on."""
        paper, desk = self._paper, self._desk
        message, problem = None, ""
        try:
            message = paper.message()
        except PreventDesktopError as error:
            problem = desk.sentence(error)
        addition = paper.adds_to is not None
        page = SendPage(
            paper.area,
            message,
            paper.pdf,
            lambda: desk.zone.day_and_time(desk.now()),
            problem=problem,
            embedded=desk.policy.embed_answers and not addition,
            sent=self._sent,
            outdated=paper.outdated,
            next_words="Back to your referrals" if addition else "What happens next",
        )
        page.reading.wanted.connect(partial(self._read, page.reading, paper.text))
        page.receipt.sent.connect(self._set_sent)
        page.receipt.wanted.connect(partial(self._save_receipt, page))
        page.open_wanted.connect(partial(self._save_message, page, open_it=True))
        page.save_wanted.connect(partial(self._save_message, page, open_it=False))
        page.folder_wanted.connect(partial(self._show_folder, page))
        page.print_wanted.connect(self._print)
        page.next_wanted.connect(self._go_home if addition else self._show_after)
        self.page_wanted.emit(page)
        if self._trouble:
            page.say(self._trouble)
            self._trouble = ""

    def _print(self) -> None:
        paper = self._paper
        kind = "The finished PDF" if paper.adds_to is None else "The addition"
        on_paper = PrintPaper(
            f"{kind} {paper.reference}", paper.pdf, paper.signed, signed_as=paper.reference
        )
        printing = Printing(self._at, on_paper, parent=self)
        printing.page_wanted.connect(self.page_wanted)
        printing.back.connect(self.start)
        printing.back.connect(printing.end)
        printing.start()

    def _set_sent(self, sent: bool) -> None:
        self._sent = sent
        self._note_sent(sent)

    def _show_after(self) -> None:
        page = AfterPage(self._desk.guidance("after"), self._note, sent=self._sent)
        page.sent.connect(self._set_sent)
        page.home_wanted.connect(self._go_home)
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _go_home(self) -> None:
        self.home_wanted.emit("")

    def _save_receipt(self, page: SendPage, handed: HandedOver) -> None:
        self._at.workers.paper.run(
            partial(self._paper.save_receipt, handed, self._desk.now()),
            lambda path: page.receipt.say(f"The receipt is saved: {path}"),
            lambda error: page.receipt.say(self._desk.sentence(error)),
            owner=page,
        )

    def _save_message(self, page: SendPage, *, open_it: bool) -> None:
        paper = self._paper
        folder = self._desk.private_folder if open_it else paper.pdf.parent

        def save() -> Path:
            if open_it:
                remove_file(folder / f"{paper.reference}.eml")
            return paper.save_message(folder)

        done = partial(self._open_message, page) if open_it else partial(self._say_saved, page)
        failed = partial(self._say_not_saved, page)
        self._at.workers.paper.run(save, done, failed, owner=page)

    def _say_not_saved(self, page: SendPage, error: PreventDesktopError) -> None:
        folder = self._paper.pdf.parent
        there = f"The draft message is already saved in {folder}. It has NOT been sent."
        page.say(there if error.code == "exists" else self._desk.sentence(error))

    def _open_message(self, page: SendPage, path: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.say(ASKED if opened else "No email program opened. Use the four steps below.")

    def _say_saved(self, page: SendPage, path: Path) -> None:
        page.say(f"The draft message is saved: {path}. It has NOT been sent.")

    def _show_folder(self, page: SendPage) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper.pdf.parent))):
            page.say(f"The folder could not be shown. The PDF is {self._paper.pdf}")
