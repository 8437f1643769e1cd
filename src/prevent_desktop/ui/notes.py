"""The short papers in the window: an addition to a referral, and a decision not to refer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Addendum, Considered, Holder, Identity
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept_notes import KeptNotes, NoteKind
from prevent_desktop.own_identity import identity_for
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.alive import if_alive
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.note_page import Box, NotePage, NoteWishes
from prevent_desktop.ui.note_saved_page import NoteSavedPage
from prevent_desktop.ui.worker import Worker
from prevent_desktop.vault import Vault

STILL_KEPT = "What you typed is still kept here too; discard it when there is room."


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands on the page of one kind of paper."""

    title: str
    intro: str
    boxes: Sequence[Box]
    after: str


_WHO = (
    Box("name", "Your name", missing="Type your name."),
    Box("role", "Your role and organisation"),
)
_WORDS = {
    NoteKind.ADDENDUM: _Words(
        "Add something to a referral you sent",
        "For what became known after you sent a referral. It names the first reference. A new "
        "concern about the same person is a new referral.",
        (
            Box(
                "first_reference",
                "Reference of the first referral",
                "Such as PR-7K2M-4H9Q",
                "Type the reference of the referral that you sent.",
            ),
            Box(
                "person",
                "Name of the person, as in the first referral",
                missing="Type the person's name.",
            ),
            Box(
                "text",
                "What became known, when, and how you know",
                missing="Type what became known.",
                tall=True,
            ),
            *_WHO,
            Box("phone", "Your phone number", missing="Type a phone number for the police."),
        ),
        "Send it as you sent the referral, to the same address. Put only the first reference in "
        "the subject.",
    ),
    NoteKind.CONSIDERED: _Words(
        "Concern considered: what we did instead",
        "For your own record when you decide, with your lead, not to refer. It is sent to "
        "nobody. If anything changes, you can still refer.",
        (
            Box(
                "about",
                "Who it is about",
                "As little as your record needs, such as initials and year group",
                "Type who it is about.",
            ),
            Box("concern", "What the concern was", missing="Type the concern.", tall=True),
            Box(
                "reasons",
                "Why you decided not to refer",
                missing="Type your reasons.",
                tall=True,
            ),
            Box("support", "What you did or will do instead", tall=True),
            *_WHO,
        ),
        "File it in the child's or patient's record, then delete it from this folder.",
    ),
}


class Notes(QObject):
    """`page_wanted` carries a page to show; `home_wanted` what to say on the list of drafts."""

    page_wanted = Signal(object)
    home_wanted = Signal(str)

    def __init__(
        self, desk: WindowDesk, vault: Vault, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vault = vault
        self._kept = KeptNotes(vault)
        self._worker = worker

    def start(self, kind: NoteKind) -> None:
        """Show the page with what was typed before, if anything."""
        self._worker.run(
            partial(self._kept.load, kind), partial(self._show, kind), self._say_at_home
        )

    def _show(self, kind: NoteKind, values: Mapping[str, str]) -> None:
        words = _WORDS[kind]
        page = NotePage(words.title, words.intro, words.boxes, values)
        page.changed.connect(partial(self._keep, kind, page))
        page.back.connect(partial(self.home_wanted.emit, ""))
        page.discarded.connect(partial(self._discard, kind))
        page.signed.connect(partial(self._make, kind, page))
        self.page_wanted.emit(page)

    def _keep(self, kind: NoteKind, page: NotePage, values: Mapping[str, str]) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.not_kept(f"Not saved: {self._desk.sentence(error)} It is tried again.")

        save = partial(self._kept.save, kind, values)
        kept = if_alive(page, lambda _none: page.kept())
        self._worker.run(save, kept, if_alive(page, failed))

    def _discard(self, kind: NoteKind) -> None:
        self._worker.run(
            partial(self._kept.discard, kind),
            lambda _none: self.home_wanted.emit("It is discarded."),
            self._say_at_home,
        )

    def _make(self, kind: NoteKind, page: NotePage, wishes: NoteWishes) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.show_failure(self._desk.sentence(error))

        self._worker.run(
            partial(self._work, kind, wishes),
            if_alive(page, partial(self._made, kind, page)),
            if_alive(page, failed),
        )

    def _work(self, kind: NoteKind, wishes: NoteWishes) -> tuple[Path, str]:
        """In the worker: render, sign, save beside the papers, then let go of what was kept."""
        desk, moment = self._desk, self._desk.now()
        values = {name: text.strip() for name, text in wishes.values.items()}
        holder = Holder(values["name"], values["role"])
        identity = identity_for(self._vault, holder, moment)
        pdf = document.sign(self._render(kind, values, identity), identity, moment, wishes.mark)
        make_folder(desk.documents_folder)
        stem = "Addition" if kind is NoteKind.ADDENDUM else "Concern considered"
        name = free_name(desk.documents_folder, f"{stem} {desk.today().isoformat()}", ".pdf")
        (path,) = save_new(desk.documents_folder, {name: pdf})
        try:
            self._kept.discard(kind)
        except PreventDesktopError as error:  # the paper is there: it is not made once more
            return path, f"{STILL_KEPT} {desk.sentence(error)}"
        return path, ""

    def _render(self, kind: NoteKind, values: Mapping[str, str], identity: Identity) -> bytes:
        area, reference = self._desk.library.default_area, document.new_reference()
        if kind is NoteKind.ADDENDUM:
            return document.render_addendum(
                Addendum(
                    area=area,
                    reference=reference,
                    first_reference=values["first_reference"],
                    person=values["person"],
                    referrer=", ".join(filter(None, (values["name"], values["role"]))),
                    phone=values["phone"],
                    text=values["text"],
                    moment=self._desk.now(),
                    signer=identity.holder,
                    fingerprint=identity.fingerprint,
                )
            )
        return document.render_considered(
            Considered(
                marking=area.marking,
                reference=reference,
                about=values["about"],
                decided_by=", ".join(filter(None, (values["name"], values["role"]))),
                concern=values["concern"],
                reasons=values["reasons"],
                support=values["support"],
                moment=self._desk.now(),
                signer=identity.holder,
                fingerprint=identity.fingerprint,
            )
        )

    def _made(self, kind: NoteKind, old: NotePage, made: tuple[Path, str]) -> None:
        old.stop_keeping()
        path, trouble = made
        address = self._desk.library.default_area.recipient.address
        to = address if kind is NoteKind.ADDENDUM else ""
        page = NoteSavedPage(path, _WORDS[kind].after, to, trouble)
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _say_at_home(self, error: PreventDesktopError) -> None:
        self.home_wanted.emit(self._desk.sentence(error))
