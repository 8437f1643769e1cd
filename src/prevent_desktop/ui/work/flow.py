"""One job of the window, page by page; and what the jobs of an open vault are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from prevent_desktop.ui.work.late import part_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_desktop.errors import PreventDesktopError
    from prevent_desktop.kept.drafts import DraftStore
    from prevent_desktop.ui.kit.reading_box import ReadingBox
    from prevent_desktop.ui.work.autosave import Autosaved
    from prevent_desktop.ui.work.desk import WindowDesk
    from prevent_desktop.ui.work.whereabouts import Whereabouts
    from prevent_desktop.ui.work.worker import Workers


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """The window's desk with the drafts open on it, and the threads to work in."""

    desk: WindowDesk
    store: DraftStore = field(repr=False)
    workers: Workers = field(repr=False)


class Flow(QObject):
    """One job: its pages tell it what is wanted, and it tells whoever began it. No other way.

    `page_wanted` carries the next page, `title_changed` what it is called from now on. `waiting`
    says that what was asked for is on its way: the page on top takes no more keys. `handed_on`
    carries the flow that goes on in its place, `home_wanted` the words to go to the list of drafts
    with; after either it is over.
    """

    page_wanted = Signal(object)
    title_changed = Signal(str)
    waiting = Signal()
    handed_on = Signal(object)
    home_wanted = Signal(str)

    def start(self) -> None:
        """Ask for the first page."""
        raise NotImplementedError

    @property
    def written(self) -> Autosaved | None:
        """What is being written: an open draft, or a short paper."""
        return None

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where to come back to after a lock; None for the list of drafts."""
        return None

    @property
    def parting(self) -> str:
        """What the list has to say after a lock that comes now: of what its pages told once.

        The program's own words; nothing that was typed outlives a lock.
        """
        return ""

    def drop_pages(self) -> None:
        """Have every page go that it owns; what is written stays until it is saved."""

    def end(self) -> None:
        """It is over: it goes, with everything it owns. What its workers do is still done."""
        part_with(self)


class DeskFlow(Flow):
    """A job of an open vault."""

    def __init__(self, at: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._desk = at.desk

    def _read(self, box: ReadingBox, text: Callable[[], str]) -> None:
        """Make the text of a paper in the worker, and show it in its box."""

        def failed(error: PreventDesktopError) -> None:
            box.show_problem(self._desk.sentence(error))

        self._at.workers.paper.run(text, box.show_text, failed, owner=box)

    def give_up(self, error: PreventDesktopError) -> None:
        """It cannot go on: the list says why."""
        self.home_wanted.emit(self._desk.sentence(error))
