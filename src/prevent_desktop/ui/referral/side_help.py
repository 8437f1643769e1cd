"""Help beside the page: what to think of at this question, and what help says about it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from prevent_desktop.area.area import Area
from prevent_desktop.area.contacts import first_contacts
from prevent_desktop.form import Answers, Form, Question, QuestionType, Section
from prevent_desktop.form.definition import as_heading
from prevent_desktop.shipped.help_texts import section_at
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.contact_card import contact_cards
from prevent_desktop.ui.kit.guidance import points, widgets_below
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.shapes import Shape
from prevent_desktop.ui.kit.side_panel import SidePanel

GENERAL_PROMPTS = (
    "Write what you saw or heard, and say how you know.",
    "Keep facts and what you think apart.",
    "You do not need to prove anything, and a gap does not stop a referral.",
)
USED = "{heading} (in your text)"


class SideHelp(SidePanel):
    """What helps with the page, and with the question the keys go into.

    `heading_wanted` carries a question and a heading to put into its text.
    """

    heading_wanted = Signal(str, str)

    def __init__(
        self, form: Form, area: Area, guidance: Callable[[str], str], today: Callable[[], date]
    ) -> None:
        super().__init__("Help with this page")
        self._form, self._of_area, self._guidance, self._today = form, area, guidance, today
        self._section: Section | None = None
        self._child: bool | None = None
        self._offers: list[tuple[Button, str, str]] = []
        self.topic = ""
        """Where help opens from here."""

    def show_page(self, section: Section | None, *, child: bool | None = None) -> None:
        """Another page is shown; None for one that is no section.

        `child` says whether the person is one, None while nobody knows.
        """
        self._section, self._child = section, child
        self.topic = section.help if section is not None else "sending"
        self._fill()

    def show_question(self, question_id: str) -> None:
        """The keys go into this question now: what help says about it comes into view."""
        topic = self._form.help_for(question_id)
        if topic != self.topic:
            self.topic = topic
            self._fill()

    def note_used(self, answers: Answers) -> None:
        """Say of each heading whether it stands in the text already."""
        for offer, question_id, words in self._offers:
            used = words in answers.text(question_id)
            shown = USED.format(heading=words) if used else words
            if offer.words != shown:
                offer.set_text(shown)
                offer.set_shape(Shape.DONE if used else Shape.ADD)
                offer.setAccessibleName(f"Insert as a heading: {shown}")

    def _fill(self) -> None:
        self.clear()
        self._offers = []
        if self._section is None:
            return
        prompted = [q for q in self._section.questions if q.prompts]
        about = section_at({page: self._guidance(page) for page in self._pages()}, self.topic)
        if self._section is self._form.sections[0]:
            self._add_contacts()
        elif not prompted and about is None:
            self.add(points(GENERAL_PROMPTS))
        for question in prompted:
            self._add_prompts(question)
        if about is not None and "#" in self.topic:
            self.add(heading(about.heading, 3))
            for widget in widgets_below(self._guidance(about.page), about.heading):
                self.add(widget)
        self.add(hint("F1 opens all of help."))

    def _pages(self) -> tuple[str, ...]:
        page = self.topic.partition("#")[0]
        return (page,) if page else ()

    def _add_contacts(self) -> None:
        """Who to ask about this person, with the day on which each was checked."""
        self.add(heading("Who to contact", 3))
        contacts = first_contacts(self._of_area, child=self._child)
        for card in contact_cards(contacts, self._today(), brief=True):
            self.add(card)
        if not self._child and self._of_area.also_refer.adult_with_child:
            self.add(heading("If the person is an adult", 3))
            self.add(body(self._of_area.also_refer.adult_with_child))

    def _add_prompts(self, question: Question) -> None:
        for prompts in question.prompts:
            self.add(heading(prompts.title, 3))
            if prompts.intro:
                self.add(body(prompts.intro))
            if question.type is not QuestionType.LONG_TEXT:
                self.add(points(prompts.items))
                continue
            self.add(hint("Choose one to put it into your text as a heading."))
            for item in prompts.items:
                self._add_offer(question.id, item)

    def _add_offer(self, question_id: str, item: str) -> None:
        words = as_heading(item)
        offer = Button(words, Kind.LINK, shape=Shape.ADD)
        offer.setAccessibleName(f"Insert as a heading: {words}")
        offer.clicked.connect(partial(self.heading_wanted.emit, question_id, words))
        self._offers.append((offer, question_id, words))
        self.add(offer)
