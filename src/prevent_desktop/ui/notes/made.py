"""After a short paper is made: an addition is sent on, a decision is filed."""

from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.notes import KeptNotes
from prevent_desktop.kept.opened import Opened
from prevent_desktop.ui.notes.making import Made, find_made
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.worker import nothing


def send_on(at: OpenDesk, made: Made) -> Sending:
    """The job of handing an addition over."""
    kept, object_id = KeptNotes(at.store.vault, at.store.now), made.note.object_id

    def set_sent(sent: bool) -> None:
        """Note the tick; if that fails, the list says why and shows how it really stands."""
        note = partial(kept.set_sent, object_id, sent=sent)
        # Home is listed by this worker too, so it shows what was ticked last.
        at.workers.vault.run(note, nothing, sending.give_up, owner=sending)

    def note_opened(opened: Opened) -> None:
        note = partial(kept.set_opened, object_id, opened)
        at.workers.vault.run(note, nothing, sending.give_up, owner=sending)

    def note_leads(leads: tuple[str, ...]) -> None:
        note = partial(kept.set_leads, object_id, leads)
        at.workers.vault.run(note, nothing, sending.give_up, owner=sending)

    sending = Sending(
        at,
        made.paper,
        set_sent,
        sent=made.sent,
        opened=made.opened,
        note_opened=note_opened,
        note_leads=note_leads,
        trouble=made.trouble,
    )
    return sending


class KeptAddition(DeskFlow):
    """Back to sending an addition on that was made before."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        kept = KeptNotes(at.store.vault, at.store.now)
        self._find = partial(find_made, at, kept, object_id)

    def start(self) -> None:
        self.waiting.emit()
        self._at.workers.paper.run(self._find, self._go_on, self.give_up, owner=self)

    def _go_on(self, made: Made) -> None:
        self.handed_on.emit(send_on(self._at, made))


class DecisionMade(DeskFlow):
    """A decision not to refer is made: it goes to nobody."""

    def __init__(self, at: OpenDesk, made: Made, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._done = made

    def start(self) -> None:
        page = NoteSavedPage(self._done.paper.pdf, self._done.trouble)
        page.reading.wanted.connect(partial(self._read, page.reading, self._done.paper.text))
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        page.print_wanted.connect(self._print)
        self.page_wanted.emit(page)

    def _print(self) -> None:
        made = self._done.paper
        paper = PrintPaper(
            f"The decision {made.reference}", made.signed, made.pdf, signed_as=made.reference
        )
        printing = Printing(self._desk, self._at.workers, paper, parent=self)
        printing.begin(self.page_wanted, self.start)
