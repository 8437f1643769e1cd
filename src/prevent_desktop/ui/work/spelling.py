"""Where the window's knowledge of words comes from: loaded in workers, when first wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.own_memory import OwnMemory
from prevent_desktop.kept.settings import in_force, read_settings, settings_file
from prevent_desktop.shipped import resources
from prevent_desktop.spelling import Dictionary, load_dictionary, read_vocabulary
from prevent_desktop.ui.editors.spelling import Known, Speller, Suggested
from prevent_desktop.ui.work.flow import OpenDesk
from prevent_desktop.ui.work.worker import nothing

_Loaded = tuple[Dictionary, frozenset[str]]
_LISTS = ("also-right.txt", "capitalised.toml", "with-capital.toml")
Names = Callable[[], frozenset[str]]
"""Words of what is open that are never doubtful, as they stand now."""


def make_speller(at: OpenDesk, owner: QObject, names: Names) -> Speller:
    """The speller of what is open; it goes with its owner, and all that it knows with it."""
    speller = Speller(owner)
    speller.wanted = _Loading(at, speller, names).begin
    return speller


class _Loading:
    """Loads what is known of words, in workers. What ends the speller ends this."""

    def __init__(self, at: OpenDesk, speller: Speller, names: Names) -> None:
        self._at, self._speller, self._names = at, speller, names
        self._memory = OwnMemory(at.store.vault)

    def begin(self) -> None:
        """Load the dictionary, unless spelling is switched off or this computer cannot."""
        self._at.workers.paper.run(
            self._dictionary, self._add_own_words, nothing, owner=self._speller, aside=True
        )

    def _dictionary(self) -> _Loaded | None:
        desk = self._at.desk
        chosen = read_settings(settings_file(desk.vault_folder)).settings
        if not in_force(chosen, desk.policy).settings.spelling:
            return None
        dictionary = load_dictionary(resources.path("spelling"))
        lists = (resources.read_text("words", name) for name in _LISTS)
        return (dictionary, read_vocabulary(*lists)) if dictionary is not None else None

    def _add_own_words(self, loaded: _Loaded | None) -> None:
        if loaded is None:
            return

        def take(words: frozenset[str]) -> None:
            known = Known(*loaded, words, self._names, self._suggest, self._keep)
            self._speller.take(known)

        def without(_error: PreventDesktopError) -> None:
            take(frozenset())

        self._at.workers.vault.run(self._memory.words, take, without, owner=self._speller)

    def _suggest(self, dictionary: Dictionary, word: str, take: Suggested, owner: QObject) -> None:
        find = partial(dictionary.suggestions, word)
        self._at.workers.paper.run(find, take, nothing, owner=owner, aside=True)

    def _keep(self, word: str) -> None:
        keep = partial(self._memory.add_word, word)
        self._at.workers.vault.run(keep, nothing, nothing, owner=self._speller)
