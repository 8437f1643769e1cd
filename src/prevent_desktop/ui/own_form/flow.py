"""The police's own form, page by page: supply, match, fill, read, and on to the message."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from prevent_desktop.document import Continuation
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.own_memory import OwnMemory
from prevent_desktop.own_form import FormFile
from prevent_desktop.papers.filled_forms import read_form, save_filled
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.form_beside import read_beside
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.papers.supplied_forms import labels
from prevent_desktop.ui.own_form.answering import Answering
from prevent_desktop.ui.own_form.filled_page import FilledPage
from prevent_desktop.ui.own_form.made import Made
from prevent_desktop.ui.own_form.match_page import MatchPage, counted
from prevent_desktop.ui.own_form.matching import Matching
from prevent_desktop.ui.own_form.supply_page import SupplyPage
from prevent_desktop.ui.own_form.where_page import WherePage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

if TYPE_CHECKING:
    from prevent_desktop.document.raster import Picture

MOST_PICTURES = 12
"""Pages that are shown; three megabytes each while the page is open."""
TAKEN = "Your answer is changed."
TAKEN_SIGNED = "Your answer is changed. The signed PDF does not have it: to send it, sign again."
NOT_OPENED = "No program opened it. Open it from its folder: {path}"
ASKED = "We asked your computer to open it. Read it there, then come back."


class OwnForm(DeskFlow):
    """One form file. `paper` is the signed PDF it is to go beside, if there is one.

    `attached` carries the paper with the filled copy beside it, `back` leads out without one.
    """

    attached = Signal(object)
    back = Signal()

    def __init__(
        self,
        at: OpenDesk,
        answering: Answering,
        paper: FinishedPaper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._answering = answering
        self._paper = paper
        self._macro_free = False
        self._matching: Matching | None = None
        self._source = at.desk.documents_folder

    # --- supplying ---------------------------------------------------------------------------

    def start(self) -> None:
        """Let the person supply the file."""
        self._matching, self._macro_free = None, False
        page = SupplyPage(self._source, unsigned=self._paper is None)
        page.wanted.connect(partial(self._read_form, page))
        page.macro_free_wanted.connect(self._go_on_macro_free)
        page.back.connect(self.back)
        self.page_wanted.emit(page)

    def _read_form(self, page: SupplyPage, path: Path) -> None:
        referral, today, vault = self._answering.referral, self._desk.today(), self._at.store.vault

        def read() -> Matching:
            data = read_form(path)
            with Strangers() as strangers:
                file = strangers.open_form(data, path.name)
            known = OwnMemory(vault).mapping(file.sha256)
            return Matching(file, referral, labels(), today, known.boxes if known else {})

        def show(matching: Matching) -> None:
            self._matching, self._source = matching, path.parent
            if matching.file.has_macros:
                page.offer_macro_free()
            else:
                self._show_boxes()

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        self._at.workers.paper.run(read, show, failed, owner=page)

    def _go_on_macro_free(self) -> None:
        self._macro_free = True
        self._show_boxes()

    # --- matching ----------------------------------------------------------------------------

    def _show_boxes(self) -> None:
        if self._matching is None:
            self.start()
            return
        page = MatchPage(self._matching, may_correct=self._answering.put is not None)
        page.back.connect(self.start)
        page.fill_wanted.connect(self._ask_where)
        page.correction_wanted.connect(partial(self._correct, page, self._matching))
        self.page_wanted.emit(page)

    def _correct(self, page: MatchPage, matching: Matching, box_id: str, question: str) -> None:
        """What was typed into a box becomes the answer too."""
        answering, value = self._answering, matching.own_words.get(box_id, "")
        put = answering.put
        if put is None or not value:
            return

        def kept(_done: object = None) -> None:
            answering.note(question, value)
            matching.corrected(answering.referral, box_id)
            page.answer_taken(box_id, TAKEN if self._paper is None else TAKEN_SIGNED)

        def failed(error: PreventDesktopError) -> None:
            page.answer_taken(box_id, self._desk.sentence(error))

        if answering.blocks:
            keep = partial(put, question, value)
            self._at.workers.vault.run(keep, kept, failed, owner=page)
        else:
            put(question, value)
            kept()

    # --- filling -----------------------------------------------------------------------------

    def _ask_where(self) -> None:
        matching = self._matching
        if matching is None:
            return
        folder = self._paper.pdf.parent if self._paper else self._desk.documents_folder
        page = WherePage(folder, counted(matching.filled, matching.left))
        page.back.connect(self._show_boxes)
        page.wanted.connect(partial(self._fill, page, matching))
        self.page_wanted.emit(page)

    def _fill(self, page: WherePage, matching: Matching, folder: Path) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        work = partial(self._make, matching, folder)
        self._at.workers.paper.run(work, self._show_made, failed, owner=page)

    def _make(self, matching: Matching, folder: Path) -> Made:
        """In the worker: fill, save, read back from what was saved, remember."""
        desk, file = self._desk, matching.file
        with Strangers() as strangers:
            filled = strangers.fill_form(
                file,
                matching.proposal,
                self._answering.referral.released(),
                desk.today(),
                matching.own_words,
                macro_free=self._macro_free,
            )
            sheet = self._sheet(filled.continued) if filled.continued else None
            saved = save_filled(folder, file, filled, sheet, self._reference)
            made = Made(
                form=saved[0],
                sheet=saved[1] if len(saved) > 1 else None,
                filled=filled,
                lines=(),
                not_remembered=self._remember(file, matching),
            )
            return self._read_back(strangers, made)

    @property
    def _reference(self) -> str:
        return self._paper.reference if self._paper else ""

    def _sheet(self, texts: tuple[tuple[str, str], ...]) -> Continuation:
        return Continuation(
            marking=self._answering.referral.area.marking,
            reference=self._reference,
            texts=texts,
            moment=self._desk.local_now(),
        )

    def _read_back(self, strangers: Strangers, made: Made) -> Made:
        """In the worker: what stands in the file that was saved."""
        data = read_form(made.form)
        made = replace(made, lines=strangers.show_form(data, made.filled.texts))
        if not made.is_pdf:
            return made
        pictures: list[Picture] = []
        pages = 1
        try:
            while len(pictures) < min(pages, MOST_PICTURES):
                picture, pages = strangers.draw_form(data, len(pictures))
                pictures.append(picture)
        except PreventDesktopError:
            return replace(made, not_shown="It could not be shown here: open it to see its pages.")
        return replace(made, pictures=tuple(pictures), pages=pages)

    def _remember(self, file: FormFile, matching: Matching) -> str:
        """In the worker: which box takes which question; no answer is among it."""
        if not matching.choices:
            return ""
        memory = OwnMemory(self._at.store.vault)
        try:
            memory.remember_mapping(file.sha256, matching.choices, self._desk.now())
        except PreventDesktopError:
            return "What you chose could not be kept for the next time; the copy is as you wanted."
        return ""

    # --- the result --------------------------------------------------------------------------

    def _show_made(self, made: Made) -> None:
        page = FilledPage(made, signed=self._paper is not None)
        page.open_wanted.connect(partial(self._open_elsewhere, page, made.form))
        page.go_on.connect(partial(self._attach, page, made))
        page.back.connect(self._show_boxes)
        page.home_wanted.connect(self.back)
        self.page_wanted.emit(page)

    def _open_elsewhere(self, page: FilledPage, path: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.say(ASKED if opened else NOT_OPENED.format(path=path))

    def _attach(self, page: FilledPage, made: Made) -> None:
        """The copy as it lies there now: the person may have written in it meanwhile."""
        paper = self._paper

        def attached() -> FinishedPaper | None:
            beside = read_beside(made.form, made.sheet)
            return paper and replace(
                paper,
                own_form=beside.form,
                form_data=beside.form_data,
                form_sheet=beside.sheet,
                sheet_data=beside.sheet_data,
                form_lost=False,
            )

        def failed(error: PreventDesktopError) -> None:
            page.say(self._desk.sentence(error))

        self._at.workers.paper.run(attached, self.attached.emit, failed, owner=page)
