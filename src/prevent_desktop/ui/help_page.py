"""The offline help: a list of pages, a search over all of them, and the page chosen."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.shipped.help_texts import Found, search_help, slug
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.contact_card import contact_cards
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.kit.typed import kept_as_typed
from prevent_desktop.ui.kit.typed_box import TypedBox

TITLE = "Help and contacts"
CONTACTS = "help-and-contacts"
TOPICS = {
    CONTACTS: "Who can help, and how to reach them",
    "before-you-start": "Before you start a referral",
    "telling-the-person": "Telling the person",
    "sending": "Sending a referral",
    "after": "What happens after you send it",
    "deciding-not-to-refer": "Deciding not to refer",
    "data-protection": "Data protection and keeping records",
    "about-prevent": "About Prevent and Channel",
    "licences": "Licences of this program and its parts",
}
"""Guidance pages by file name, in the order in which help lists them."""


class HelpPage(Page):
    """Help that works without a network. `titled` carries the title of what is shown now."""

    back = Signal()
    titled = Signal(str)

    def __init__(
        self,
        guidance: Callable[[str], str],
        area: Area | None = None,
        today: date | None = None,
        topic: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLE, parent)
        self._guidance, self._of_area, self._today = guidance, area, today
        self._before: list[str] = []
        """What was shown before this, for the way back; "" is the list."""
        self._topic: str | None = None
        self._query = ""
        self._part: QLabel | None = None
        """The heading of the page that was asked for."""
        self._all = Button("All of help", "secondary")
        self._all.clicked.connect(lambda: self._go_to(""))
        self._back = Button("Back", "secondary")
        self._back.clicked.connect(self._go_back)
        self.add_buttons(self._back, self._all)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._go_back)
        self._go_to(topic if topic.partition("#")[0] in TOPICS else "")

    def show_topic(self, name: str) -> None:
        """Show one page of help, or a part of it: `page#a-heading-of-it`."""
        self._go_to(name)

    def _go_to(self, topic: str) -> None:
        if self._topic is not None and self._topic != topic:
            self._before.append(self._topic)
        self._show(topic)

    def _go_back(self) -> None:
        if self._before:
            self._show(self._before.pop())
        else:
            self.back.emit()

    def _show(self, topic: str) -> None:
        self._topic = topic
        self.start_over()
        self._all.setVisible(bool(topic))
        page, _, anchor = topic.partition("#")
        if page:
            self._show_page(page, anchor)
        else:
            self._show_list()
        self.titled.emit(self.title)

    # --- the list and the search --------------------------------------------------------------

    def _show_list(self) -> None:
        self.title = TITLE
        self._box = TypedBox("Search all of help", "help/search")
        kept_as_typed(self._box.edit)
        self._box.edit.setText(self._query)
        self._box.edit.returnPressed.connect(self._search)
        search = Button("Search", "secondary")
        search.clicked.connect(self._search)
        self.add(heading(TITLE, 1), self._box, button_row(search))
        if self._query:
            self._show_found(search_help({t: self._guidance(t) for t in TOPICS}, self._query))
        for name, title in TOPICS.items():
            link = Button(title, Kind.LINK)
            link.clicked.connect(partial(self._go_to, name))
            self.add(link)
        self.entered()

    def _search(self) -> None:
        self._query = " ".join(self._box.text.split())
        self._show("")

    def _show_found(self, found: tuple[Found, ...]) -> None:
        words = f"Found {len(found)}" if found else "Nothing was found. Try one word, or fewer."
        self._answer: QLabel = heading(words, 2)
        self.add(self._answer)
        announce(self, words)
        for each in found:
            link = Button(each.section.heading, Kind.LINK)
            link.setAccessibleDescription(each.passage)
            link.clicked.connect(partial(self._go_to, each.section.topic))
            self.add(link, hint(each.passage))
        if found:
            self.add(heading("All pages", 2))

    # --- one page -----------------------------------------------------------------------------

    def _show_page(self, page: str, anchor: str) -> None:
        shown = list(widgets(self._guidance(page)))
        self.add(*shown)
        first = next((w for w in shown if isinstance(w, QLabel)), None)
        self.title = first.text() if first is not None else TOPICS[page]
        if page == CONTACTS and self._of_area is not None and self._today is not None:
            self._show_contacts(self._of_area, self._today)
        wanted = (w for w in shown if isinstance(w, QLabel) and slug(w.text()) == anchor)
        self._part = next(wanted, None) if anchor else None
        self.entered()

    def entered(self) -> None:
        """One starts at the part that was asked for, at the top of a page, or in the search."""
        if self._topic:
            QTimer.singleShot(0, self, self._begin)
        else:
            super().entered()

    def _begin(self) -> None:
        part = self._part
        if not self._topic or not self.isVisible():
            return
        if part is None:
            self.focus_on(None)
        else:
            self.column.verticalScrollBar().setValue(part.y())
            part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            order_tabs(self.window())  # from there Tab goes on to what follows it
            part.setFocus()

    def _show_contacts(self, area: Area, today: date) -> None:
        self.add(heading(f"Contacts in {area.name}, and when each was checked", 2))
        self.add(*contact_cards(area.contacts, today))
        self.add(body("Other areas have their own. Ask your Prevent team."))
