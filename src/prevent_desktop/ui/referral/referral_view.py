"""An open referral: the sections at the left, the page in the middle, help at the right."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import Section
from prevent_desktop.form.declaration import (
    before_declaring,
    declared_questions,
    declaring_sections,
    listed_sections,
)
from prevent_desktop.form.needed import asked_together, needed_questions, next_needed
from prevent_desktop.form.review import Review, SectionStatus, box_at
from prevent_desktop.ui.editors import Speller
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.panes import Panes
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.referral.sections_panel import CHECK, SectionsPanel
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.referral.side_help import SideHelp
from prevent_desktop.ui.work.desk import WindowDesk

__all__ = ["CHECK", "ReferralView"]


class ReferralView(Panes):
    """Shows a session page by page.

    `finish_wanted` carries whether the paper will be complete; `title_changed` the page's title;
    `check_shown` says that a paper is near.
    """

    finish_wanted = Signal(bool)
    close_wanted = Signal()
    own_form_wanted = Signal()
    title_changed = Signal(str)
    check_shown = Signal()

    def __init__(
        self,
        desk: WindowDesk,
        session: DraftSession,
        speller: Speller | None = None,
        parent: QWidget | None = None,
    ) -> None:
        referral = session.draft.referral
        self._form = referral.form
        self._panel = SectionsPanel(self._form)
        self._help = SideHelp(referral.form, referral.area, desk.guidance, desk.today)
        super().__init__(self._panel, self._help, parent)
        self._desk, self._speller = desk, speller
        self.session = session
        self._left_once: set[str] = set()
        self._pages = QStackedLayout()
        self.middle.setLayout(self._pages)
        self._where = ""
        self._back_at: str | None = None
        """The place on the check page to go back to; None for somebody who did not come from it."""
        self._walked: set[str] = set()
        """What the walk through the needed questions has shown so far."""
        self._after_review: Callable[[Review], None] | None = None
        self._panel.chosen.connect(self.go)
        self._help.heading_wanted.connect(self._insert_heading)
        self._panel.walk_wanted.connect(self.walk)
        self.came_back.connect(self._enter_again)
        session.reviewed.connect(self._take_review)
        session.saved.connect(self._say_saved)
        session.save_failed.connect(self._say_not_saved)
        session.review_failed.connect(self._go_on_without_review)
        self._take_review(session.review)

    # --- where one is -------------------------------------------------------------------------

    @property
    def where(self) -> str:
        """The id of the section being shown, or CHECK."""
        return self._where

    @property
    def help_topic(self) -> str:
        """Where help opens from here."""
        return self._help.topic

    def first_unfinished(self) -> str:
        """The section to go on with: the first of the list that is not done."""
        sections = self.session.review.sections
        listed = (s.id for s in listed_sections(self._form))
        return next((s for s in listed if sections[s] is not SectionStatus.DONE), CHECK)

    def go(self, where: str, at: str = "") -> None:
        """Show a section or the check page; go to what stands `at` this, and say what is wrong."""
        place, self._back_at = self._back_at, None
        self._leave_page()
        if where == CHECK:
            self._left_once |= set(self.session.review.sections)
            self.session.fill_in()
            self._when_reviewed(lambda _review: self._show(CHECK, self._make_check(place or "")))
        else:
            self.session.review_now()
            self._show_section(self._section(where), at)
        self._fill_list(self.session.review)

    def go_to_question(self, place: str) -> None:
        """Show the section a question stands in, at that question or at one box of it."""
        section = self._form.section_of.get(box_at(place)[0])
        if section is not None:
            self.go(section.id, place)

    def change(self, where: str) -> None:
        """Show a section from beyond the check page, which comes after it."""
        self.go(where)
        if where != CHECK:
            self._come_back_to("")

    def walk(self) -> None:
        """Only what is needed, question by question; the concern first."""
        self._leave_page()
        self._back_at = None
        self._walked = set()
        self._when_reviewed(partial(self._walk_on, after=""))

    # --- going on -----------------------------------------------------------------------------

    def _leave_page(self) -> None:
        if isinstance(self.page, SectionPage) and self.page.is_whole:
            self._left_once.add(self.page.section.id)
        self.session.save_now()
        self.fold_in()
        self._after_review = None

    def _when_reviewed(self, then: Callable[[Review], None]) -> None:
        """Do it with the answers as they stand; meanwhile the page takes nothing more."""
        self.middle.setEnabled(False)
        self._after_review = then
        self.session.review_now()

    def _go_on(self, page: SectionPage, to: Callable[[], None], button: str) -> None:
        """Leave a page forwards, unless something on it is wrong."""

        def look(review: Review) -> None:
            self._left_once.add(page.section.id)
            if page is self.page and page.stops(review, button):
                self.session.save_now()
                self.tell_title()
            else:
                to()

        self._when_reviewed(look)

    def _walk_on(self, review: Review, after: str) -> None:
        """The next needed question; the check page once each was shown."""
        question = next_needed(self._form, review, after)
        if question is None or question in self._walked:
            self.go(CHECK)
            return
        self._walked.add(question)
        section = self._form.section_of[question]
        page = self._make_page(section, only=asked_together(self._form, question))
        page.tell_place = self._needed_left
        self._add_forward(
            page, "Continue", lambda: self._when_reviewed(partial(self._walk_on, after=question))
        )
        whole = Button("See the whole section", "secondary")
        whole.clicked.connect(lambda: self.go(section.id))
        page.add_buttons(whole)
        page.take_review(review)
        self._show(section.id, page)

    def _needed_left(self, review: Review) -> str:
        return f"Only what is needed: {len(needed_questions(self._form, review))} left"

    def _declare(self, complete: bool, sections: Collection[Section]) -> None:
        """What stands between the check and signing; what holds is not asked again."""
        open_ones = [s for s in sections if self._is_open(s)]
        if open_ones:
            self.go(open_ones[0].id)
        else:
            self.finish_wanted.emit(complete)

    def _is_open(self, section: Section) -> bool:
        ids = {question.id for question in section.questions}
        return any(finding.question in ids for finding in self.session.review.errors)

    # --- pages --------------------------------------------------------------------------------

    def _section(self, section_id: str) -> Section:
        return next(s for s in self._form.sections if s.id == section_id)

    def _make_page(self, section: Section, only: Collection[str] = ()) -> SectionPage:
        draft, now = self.session.draft, self._desk.local_now
        page = SectionPage(
            self._form,
            section,
            draft.referral.answers,
            now,
            put_aside=draft.put_aside,
            only=only,
            speller=self._speller,
            typed=self.session.as_typed,
            filled_in=draft.filled_in,
        )
        page.changed.connect(self.session.set_value)
        page.changed_later.connect(self.session.set_later)
        page.left.connect(lambda _question: self.session.save_now())
        page.question_entered.connect(self._help.show_question)
        page.footer.add_right(self._close_button())
        return page

    def _show_section(self, section: Section, at: str) -> None:
        page = self._make_page(section)
        if section in declaring_sections(self._form):
            self._add_declaring(page)
        else:
            self._add_ways(page)
        if at:
            self._left_once.add(section.id)
        if section.id in self._left_once and section in listed_sections(self._form):
            page.show_findings(self.session.review)
        else:
            page.take_review(self.session.review)
        self._show(section.id, page)
        if at:
            page.go_to(at)

    def _add_ways(self, page: SectionPage) -> None:
        order = [*(s.id for s in listed_sections(self._form)), CHECK]
        index = order.index(page.section.id)
        self._add_forward(page, "Continue", lambda: self.go(order[index + 1]))
        if index:
            back = Button("Previous section", "secondary")
            back.clicked.connect(lambda: self.go(order[index - 1]))
            page.add_buttons(back)

    def _add_forward(self, page: SectionPage, words: str, to: Callable[[], None]) -> None:
        page.go_on = Button(words, "primary")
        page.go_on.clicked.connect(lambda: self._go_on(page, to, page.go_on.words))
        page.add_buttons(page.go_on)

    def _add_declaring(self, page: SectionPage) -> None:
        sections = declaring_sections(self._form)
        index = sections.index(page.section)
        errors = before_declaring(self._form, self.session.review.errors)
        complete = not errors

        def look(review: Review) -> None:
            if complete and page is self.page and page.stops_without(review):
                self.tell_title()
            else:
                self._declare(complete, sections[index + 1 :])

        page.go_on = Button("Go on to sign", "primary")
        page.go_on.clicked.connect(lambda: self._when_reviewed(look))
        back = Button("Back to your answers", "secondary")
        back.clicked.connect(lambda: self.go(CHECK))
        page.add_buttons(page.go_on, back)

    def _come_back_to(self, place: str) -> None:
        """From the page that is shown, on to the check page at this place."""
        self._back_at = place
        page = self.page
        if isinstance(page, SectionPage) and page.section in listed_sections(self._form):
            page.go_on.set_text("Continue to check")
            page.go_on.clicked.disconnect()
            page.go_on.clicked.connect(
                lambda: self._go_on(page, lambda: self.go(CHECK), page.go_on.words)
            )

    def _close_button(self) -> Button:
        close = Button("Save and close", "secondary")
        close.clicked.connect(self.close_wanted)
        return close

    def _make_check(self, place: str) -> CheckPage:
        session = self.session
        looked = frozenset(f for f in session.review.warnings if session.has_looked(f))
        released = session.draft.referral.released()
        own = session.draft.filled_in
        page = CheckPage(
            self._form,
            released,
            session.review,
            looked,
            place=place,
            filled_in=own,
            offer_own_form=self._desk.policy.allows("own_form"),
        )
        page.change_wanted.connect(lambda to: self._change(page.place, to))
        page.looked.connect(lambda finding, looked: session.acknowledge(finding, looked=looked))
        page.answered.connect(session.set_value)
        page.finish_wanted.connect(
            lambda complete: self._declare(complete, declaring_sections(self._form))
        )
        page.own_form_wanted.connect(self.own_form_wanted)
        page.footer.add_right(self._close_button())
        page.back.connect(lambda: self.go(listed_sections(self._form)[-1].id))
        return page

    def _change(self, place: str, to: str) -> None:
        self.go_to_question(to)
        if box_at(to)[0] not in declared_questions(self._form):
            self._come_back_to(place)

    def _show(self, where: str, page: Page) -> None:
        self.middle.setEnabled(True)
        old, self.page, self._where = self.page, page, where
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        child = self.session.draft.referral.is_child(self._desk.today())
        self._help.show_page(page.section if isinstance(page, SectionPage) else None, child=child)
        self._help.note_used(self.session.draft.referral.answers)
        self.fold()
        self.tell_title()
        page.entered()
        if isinstance(page, CheckPage):
            self.check_shown.emit()

    def _insert_heading(self, question_id: str, words: str) -> None:
        if isinstance(self.page, SectionPage):
            self.fold_in()
            self.page.insert_heading(question_id, words)

    def _enter_again(self) -> None:
        if self.page is not None:
            self.page.entered()

    # --- what the session says ----------------------------------------------------------------

    def _take_review(self, review: Review) -> None:
        """What waits for it comes up; whoever has gone on meanwhile is left where they are."""
        waits, self._after_review = self._after_review, None
        if waits is not None:
            self.middle.setEnabled(True)
            waits(review)
        elif isinstance(self.page, SectionPage):
            self.page.take_review(review)
            self.tell_title()
        # What waited may have filled in the date and had all of it looked at again meanwhile.
        self._fill_list(self.session.review)

    def _go_on_without_review(self, _error: PreventDesktopError) -> None:
        """The page that was open may be used again; the window says what is wrong."""
        self._after_review = None
        self.middle.setEnabled(True)

    def _fill_list(self, review: Review) -> None:
        self._panel.show_review(review, self._where, self._left_once)
        self._help.note_used(self.session.draft.referral.answers)

    def entered(self) -> None:
        """It is shown, perhaps again: it takes keys, and the window is called as its page is."""
        self.setEnabled(True)
        self.tell_title()

    def tell_title(self) -> None:
        """Say the title of the page that is shown."""
        if self.page is not None:
            title = self.page.title
            self.title_changed.emit(f"Error: {title}" if self.page.has_errors else title)

    def _say_saved(self, moment: datetime) -> None:
        time = self._desk.zone.time_of_day(moment)
        self._panel.say_saved(f"Saved on this computer at {time}")

    def _say_not_saved(self, _error: PreventDesktopError) -> None:
        self._panel.say_saved("")
