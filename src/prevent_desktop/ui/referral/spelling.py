"""What is known of words while a draft is open: loaded at its first narrative, gone with it."""

import re
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import Answers, Form, QuestionType
from prevent_desktop.form.answers import texts_of
from prevent_desktop.kept.own_memory import OwnMemory
from prevent_desktop.kept.settings import in_force, read_settings, settings_file
from prevent_desktop.shipped import resources
from prevent_desktop.spelling import Dictionary, load_dictionary
from prevent_desktop.ui.editors.spelling import Known, Speller, Suggested
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.work.flow import OpenDesk
from prevent_desktop.ui.work.worker import nothing

_WORD = re.compile(r"[^\W\d_]{2,}")


def make_speller(at: OpenDesk, session: DraftSession) -> Speller:
    """The speller of an open draft; it goes with the session."""
    speller = Speller(session)
    speller.wanted = _Loading(at, session, speller).begin
    return speller


class _Loading:
    """Loads what is known of words, in workers. The session ends it, as it ends the speller."""

    def __init__(self, at: OpenDesk, session: DraftSession, speller: Speller) -> None:
        self._at, self._session, self._speller = at, session, speller
        self._memory = OwnMemory(at.store.vault)

    def begin(self) -> None:
        """Load the dictionary, unless spelling is switched off or this computer cannot."""
        self._at.workers.paper.run(
            self._dictionary, self._add_own_words, nothing, owner=self._speller
        )

    def _dictionary(self) -> Dictionary | None:
        desk = self._at.desk
        chosen = read_settings(settings_file(desk.vault_folder)).settings
        if not in_force(chosen, desk.policy).settings.spelling:
            return None
        return load_dictionary(resources.path("spelling"))

    def _add_own_words(self, dictionary: Dictionary | None) -> None:
        if dictionary is None:
            return

        def take(words: frozenset[str]) -> None:
            known = Known(dictionary, words, self._names, self._suggest, self._keep)
            self._speller.take(known)

        def without(_error: PreventDesktopError) -> None:
            take(frozenset())

        self._at.workers.vault.run(self._memory.words, take, without, owner=self._speller)

    def _names(self) -> frozenset[str]:
        referral = self._session.draft.referral
        return frozenset(names_in(referral.form, referral.answers))

    def _suggest(self, dictionary: Dictionary, word: str, take: Suggested, owner: QObject) -> None:
        find = partial(dictionary.suggestions, word)
        self._at.workers.paper.run(find, take, nothing, owner=owner)

    def _keep(self, word: str) -> None:
        keep = partial(self._memory.add_word, word)
        self._at.workers.vault.run(keep, nothing, nothing, owner=self._speller)


def names_in(form: Form, answers: Answers) -> Iterator[str]:
    """Every word of the short answers: names, schools, places."""
    for question in form.questions():
        value = answers.get(question.id)
        if value is not None and question.type is not QuestionType.LONG_TEXT:
            for text in texts_of(value):
                yield from _WORD.findall(text)
