"""An open referral: the sections at the left, the page in the middle, prompts at the right."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import Review, SectionStatus
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.guidance import points
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.side_panel import SidePanel
from prevent_desktop.ui.kit.status_list import Status, StatusList, StatusRow
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.section_page import SectionPage, prompts_of
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.work.desk import WindowDesk

CHECK = "check"
"""The row of the list that is no section: check your answers."""
ROOM_FOR_LIST = 100
"""Narrower than this many letters, the list of sections folds away behind a button."""
ROOM_FOR_PROMPTS = 130
"""Narrower than this many letters, the prompts at the right go."""
_STATUS = {
    SectionStatus.NOT_STARTED: Status.NOT_STARTED,
    SectionStatus.IN_PROGRESS: Status.IN_PROGRESS,
    SectionStatus.DONE: Status.COMPLETED,
    SectionStatus.PROBLEM: Status.PROBLEM,
}
GENERAL_PROMPTS = (
    "Write what you saw or heard, and say how you know.",
    "Keep facts and what you think apart.",
    "You do not need to prove anything, and a gap does not stop a referral.",
)


class ReferralView(QWidget):
    """Shows a session page by page.

    `finish_wanted` carries whether the paper will be complete; `title_changed` the page's title;
    `check_shown` says that a paper is near.
    """

    finish_wanted = Signal(bool)
    close_wanted = Signal()
    title_changed = Signal(str)
    check_shown = Signal()

    def __init__(
        self, desk: WindowDesk, session: DraftSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.session = session
        self._form = session.draft.referral.form
        self._left_once: set[str] = set()
        self._folded_out: QWidget | None = None
        self._list_panel = self._make_list()
        self._bar = self._make_bar()
        self._middle = QWidget()
        self._pages = QStackedLayout()
        self._prompts = SidePanel("Help with this page")
        self._page: Page | None = None
        self._where = ""
        self._waits_for_check = False
        self._lay_out()
        session.reviewed.connect(self._take_review)
        session.saved.connect(self._say_saved)
        session.save_failed.connect(self._say_not_saved)
        session.review_failed.connect(self._go_on_without_review)
        self._take_review(session.review)

    def _make_list(self) -> QWidget:
        panel = QFrame()
        panel.setProperty("look", "nav")
        self._list = StatusList("Sections of this referral")
        self._list.chosen.connect(self.go)
        self._progress = hint("")
        self._saved = hint("")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 16, 0, 12)
        for label in (heading("Your referral", 2), self._progress, self._saved):
            label.setContentsMargins(18, 0, 12, 0)
            layout.addWidget(label)
        layout.insertWidget(2, self._list, 1)
        panel.setFixedWidth(self.fontMetrics().averageCharWidth() * 36)
        return panel

    def _make_bar(self) -> QWidget:
        """What stands above the page when there is no room for the list."""
        bar = QFrame()
        bar.setProperty("look", "panel")
        sections = Button("All sections", "secondary")
        sections.clicked.connect(lambda: self._fold_out(self._list_panel, self._list))
        helps = Button("Help with this page", "secondary")
        helps.clicked.connect(lambda: self._fold_out(self._prompts, helps))
        self._help_button = helps
        layout = QHBoxLayout(bar)
        layout.addWidget(sections)
        layout.addWidget(helps)
        layout.addStretch()
        return bar

    def _lay_out(self) -> None:
        self._middle.setLayout(self._pages)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._list_panel)
        panes.addWidget(self._middle, 1)
        panes.addWidget(self._prompts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addLayout(panes, 1)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._fold_in)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Show what there is room for; what is folded out takes the place of the page."""
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        roomy = letters >= ROOM_FOR_LIST
        if roomy and self._folded_out is self._list_panel:
            self._folded_out = None
        on_section = isinstance(self._page, SectionPage)
        beside = on_section and letters >= ROOM_FOR_PROMPTS
        self._help_button.setVisible(on_section)
        self._bar.setVisible(not (roomy and (beside or not on_section)))
        self._list_panel.setVisible(roomy or self._folded_out is self._list_panel)
        self._prompts.setVisible(beside or self._folded_out is self._prompts)
        self._middle.setVisible(self._folded_out is None)

    def _fold_out(self, panel: QWidget, focus: QWidget) -> None:
        self._folded_out = None if self._folded_out is panel else panel
        self._fold()
        if self._folded_out is not None:
            focus.setFocus()

    def _fold_in(self) -> None:
        """Escape: back to the page, from what was folded out over it."""
        if self._folded_out is not None:
            self._folded_out = None
            self._fold()
            if self._page is not None:
                self._page.entered()

    @property
    def page(self) -> Page | None:
        """The page being shown."""
        return self._page

    @property
    def where(self) -> str:
        """The id of the section being shown, or CHECK."""
        return self._where

    def first_unfinished(self) -> str:
        """The section to go on with: the first that is not done."""
        sections = self.session.review.sections
        unfinished = (s for s, status in sections.items() if status is not SectionStatus.DONE)
        return next(unfinished, CHECK)

    def go(self, where: str, question_id: str = "") -> None:
        """Show a section or the check page; with a question, go to it and say what is wrong."""
        if isinstance(self._page, SectionPage):
            self._left_once.add(self._page.section.id)
        self.session.save_now()
        self._folded_out = None
        self._waits_for_check = False
        if where == CHECK:
            self._left_once |= set(self.session.review.sections)
            self.session.fill_in()
            self._middle.setEnabled(False)
            self._waits_for_check = True
            self.session.review_now()
        else:
            self.session.review_now()
            page = self._make_section(where)
            if question_id:
                self._left_once.add(where)
            if where in self._left_once:
                page.show_findings(self.session.review)
            else:
                page.take_review(self.session.review)
            self._show(where, page)
            if question_id:
                page.go_to(question_id)
        self._fill_list(self.session.review)

    def _go_on_without_review(self, _error: PreventDesktopError) -> None:
        """The page that was open may be used again; the window says what is wrong."""
        self._waits_for_check = False
        self._middle.setEnabled(True)

    def go_to_question(self, question_id: str) -> None:
        """Show the section a question stands in, at that question."""
        section = self._form.section_of.get(question_id)
        if section is not None:
            self.go(section.id, question_id)

    def _show(self, where: str, page: Page) -> None:
        self._middle.setEnabled(True)
        old, self._page, self._where = self._page, page, where
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._fill_prompts()
        self._fold()
        self.tell_title()
        page.entered()

    def _make_section(self, section_id: str) -> SectionPage:
        index = next(i for i, s in enumerate(self._form.sections) if s.id == section_id)
        draft = self.session.draft
        section, answers = self._form.sections[index], draft.referral.answers
        aside, now = draft.put_aside, self._desk.local_now
        page = SectionPage(self._form, section, answers, now, put_aside=aside)
        page.changed.connect(self.session.set_value)
        page.left.connect(lambda _question: self.session.save_now())
        order = [*(s.id for s in self._form.sections), CHECK]
        go_on = Button("Continue", "primary")
        go_on.clicked.connect(lambda: self.go(order[index + 1]))
        page.add_buttons(go_on)
        if index:
            back = Button("Previous section", "secondary")
            back.clicked.connect(lambda: self.go(order[index - 1]))
            page.add_buttons(back)
        page.footer.add_right(self._close_button())
        return page

    def _close_button(self) -> Button:
        close = Button("Save and close", "secondary")
        close.clicked.connect(self.close_wanted)
        return close

    def _make_check(self) -> CheckPage:
        session = self.session
        looked = frozenset(f for f in session.review.warnings if session.has_looked(f))
        referral = session.draft.referral
        page = CheckPage(self._form, referral.released(), session.review, looked)
        page.change_wanted.connect(self.go_to_question)
        page.looked.connect(lambda finding, looked: session.acknowledge(finding, looked=looked))
        page.finish_wanted.connect(self.finish_wanted)
        page.footer.add_right(self._close_button())
        page.back.connect(lambda: self.go(self._form.sections[-1].id))
        return page

    def _take_review(self, review: Review) -> None:
        """What waits for it comes up; whoever has gone on meanwhile is left where they are."""
        if self._waits_for_check:
            self._waits_for_check = False
            self._show(CHECK, self._make_check())
            self.check_shown.emit()
        elif isinstance(self._page, SectionPage):
            self._page.take_review(review)
            self.tell_title()
        self._fill_list(review)

    def _fill_list(self, review: Review) -> None:
        rows = [
            StatusRow(s.id, s.title, _STATUS[review.sections[s.id]]) for s in self._form.sections
        ]
        ready = Status.NOT_STARTED if review.errors else Status.COMPLETED
        rows.append(StatusRow(CHECK, "Check your answers", ready))
        self._list.set_rows(rows, current=self._where)
        done = sum(status is SectionStatus.DONE for status in review.sections.values())
        self._progress.setText(f"{done} of {len(review.sections)} sections completed")

    def _fill_prompts(self) -> None:
        self._prompts.clear()
        if not isinstance(self._page, SectionPage):
            return
        found = prompts_of(self._page.section.questions)
        for title, intro, items in found or [("", "", GENERAL_PROMPTS)]:
            if title:
                self._prompts.add(heading(title, 3))
            if intro:
                self._prompts.add(body(intro))
            self._prompts.add(points(items))

    def entered(self) -> None:
        """It is shown, perhaps again: it takes keys, and the window is called as its page is."""
        self.setEnabled(True)
        self.tell_title()

    def tell_title(self) -> None:
        """Say the title of the page that is shown."""
        if self._page is not None:
            wrong = isinstance(self._page, SectionPage) and self._page.has_errors
            self.title_changed.emit(f"Error: {self._page.title}" if wrong else self._page.title)

    def _say_saved(self, moment: datetime) -> None:
        self._saved.setText(f"Saved on this computer at {self._desk.zone.time_of_day(moment)}")

    def _say_not_saved(self, _error: PreventDesktopError) -> None:
        self._saved.setText("")
