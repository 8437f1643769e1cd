"""The settings, page by page: kept beside the vault; the details in it."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject

from prevent_desktop import document
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.settings import (
    Settings,
    in_force,
    read_settings,
    save_settings,
    settings_file,
)
from prevent_desktop.mail import IN_THE_BROWSER, MailProgram, Opening, trial_message
from prevent_desktop.referral import Referral
from prevent_desktop.shipped import resources
from prevent_desktop.ui.opening.keeping import Keeping
from prevent_desktop.ui.settings.details_page import DetailsPage
from prevent_desktop.ui.settings.set_up_page import SKIP, SetUpPage
from prevent_desktop.ui.settings.settings_page import SettingsFacts, SettingsPage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

KEPT = "Your details are kept. They are filled in when you start a referral."


class SettingsJob(DeskFlow):
    """What is chosen holds at once and is kept in the worker. It says where it goes back to."""

    def __init__(self, at: OpenDesk, back_words: str = "", parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._back_words = back_words or "Back to your referrals"

    def start(self) -> None:
        """Read what there is, and show it."""
        self.waiting.emit()
        self._at.workers.vault.run(self._find, self._show, self.give_up, owner=self)

    def _find(self) -> SettingsFacts:
        desk = self._desk
        read = read_settings(settings_file(desk.vault_folder))
        force = in_force(read.settings, desk.policy)
        folder = force.settings.pdf_folder or str(desk.documents_folder)
        programs = desk.find_programs() or (IN_THE_BROWSER,)
        library = desk.library
        area = library.default_area if library.fixed else None
        return SettingsFacts(force, programs, folder, read.doubtful, area)

    def _show(self, facts: SettingsFacts) -> None:
        page = SettingsPage(facts, self._back_words)
        page.changed.connect(partial(self._keep, page))
        page.trial_wanted.connect(partial(self._open_trial, page))
        page.details_wanted.connect(lambda: self.handed_on.emit(DetailsJob(self._at)))
        page.keeping_wanted.connect(lambda: self.handed_on.emit(Keeping(self._at)))
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _keep(self, page: SettingsPage, settings: Settings) -> None:
        """What the organisation decides is not written into the person's own file."""
        desk = self._desk
        desk.wear(settings)
        file = settings_file(desk.vault_folder)

        def keep() -> Settings:
            before = read_settings(file).settings
            decided = in_force(before, desk.policy).decided
            own = {name: getattr(before, name) for name in decided}
            save_settings(file, msgspec.structs.replace(settings, **own))
            return settings

        def failed(error: PreventDesktopError) -> None:
            page.show_not_kept(desk.sentence(error))

        self._at.workers.vault.run(keep, page.show_kept, failed, owner=page)

    def _open_trial(self, page: SettingsPage, program: MailProgram) -> None:
        desk = self._desk

        def ask() -> Opening:
            library = desk.library
            pdf = document.render_blank(library.default_form, library.default_area, desk.now())
            message = trial_message(pdf, resources.read_text("mail", "trial.txt"))
            return desk.open_draft(program, message, desk.private_folder)

        def failed(error: PreventDesktopError) -> None:
            page.say(desk.sentence(error))

        self._at.workers.paper.run(ask, page.show_opening, failed, owner=page)


class DetailsJob(DeskFlow):
    """My details, from Settings or from an empty list."""

    def start(self) -> None:
        """What was kept before is filled in."""
        self.waiting.emit()

        def details() -> Referral:
            return self._at.store.new().referral

        self._at.workers.vault.run(details, self._show, self.give_up, owner=self)

    def _show(self, referral: Referral) -> None:
        page = DetailsPage(referral, self._desk.local_now, back_words="Not now")
        page.kept.connect(self._keep)
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _keep(self, referral: Referral) -> None:
        self._keep_and(lambda: self.home_wanted.emit(KEPT), referral)

    def _keep_and(self, then: Callable[[], object], referral: Referral) -> None:
        self.waiting.emit()
        keep = partial(self._at.store.save_details, referral)
        self._at.workers.vault.run(keep, lambda _none: then(), self.give_up, owner=self)


class SetUpJob(DetailsJob):
    """The page after a first start: the same details, and a way to the email program."""

    def _show(self, referral: Referral) -> None:
        page = SetUpPage(referral, self._desk.local_now, back_words=SKIP)
        page.kept.connect(self._keep)
        page.back.connect(partial(self.home_wanted.emit, ""))
        page.mail_wanted.connect(partial(self._keep_and, self._choose_mail))
        if self._desk.policy.mail_program:
            page.leave_mail_out()
        self.page_wanted.emit(page)

    def _choose_mail(self) -> None:
        self.handed_on.emit(SettingsJob(self._at))
