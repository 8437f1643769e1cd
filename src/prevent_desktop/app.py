"""The entry point: reads the command line, builds what is needed once, hands it over.

Without a command the window is painted before anything heavy is loaded: what stands at the head of
this file is all that is loaded by then besides the frame of the window.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prevent_desktop import __version__
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.streams import prepare_streams, put, settle_streams
from prevent_desktop.computer.hardening import keep_memory_private
from prevent_desktop.computer.no_http import leave_http_out
from prevent_desktop.errors import FileError, PreventDesktopError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from prevent_desktop.cli.desk import Desk
    from prevent_desktop.computer.policy import Policy
    from prevent_desktop.document import Holder
    from prevent_desktop.kept.drafts import DraftStore
    from prevent_desktop.kept.look import Look
    from prevent_desktop.kept.own_identity import OwnKey
    from prevent_desktop.kept.settings import InForce
    from prevent_desktop.referral import Library
    from prevent_desktop.shipped.messages import Messages
    from prevent_desktop.ui.work.desk import WindowDesk

APP_ID = "prevent-desktop"
"""The name under which the system keyring keeps the vault's key."""
NO_SCREEN = (
    "There is no screen to open a window on. prevent-desktop --help shows what can be done "
    "without one."
)

COMES_FORWARD = "Prevent Desktop is open already; its window comes to the front."
CANNOT_BE_OPENED = "This file cannot be opened here"
ALREADY_OPEN = "Prevent Desktop is already open"
NO_ANSWER = (
    "Prevent Desktop is already open, but its window does not answer. Look for that window and "
    "close it. If you cannot, sign out of the computer and in again, then start it once more."
)
MISSING = (
    "The window needs system packages that are not installed here, by their Debian names: "
    "{packages}."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (see `prevent_desktop.cli.exits`)."""
    keep_memory_private()
    leave_http_out()
    prepare_streams()
    code = _carry_out(arguments)
    if settle_streams():
        return code
    _say_why(FileError("output_unwritable"))
    return Exit.CANNOT


def _carry_out(arguments: Sequence[str] | None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    try:
        # A menu of Linux says `open` without a file: no grammar is loaded before the window.
        return _open_window() if list(words) in ([], ["open"], ["open", ""]) else _obey(words)
    except PreventDesktopError as error:  # a shipped file, the administrator's rules, stdout
        _say_why(error)
        return Exit.CANNOT


def _obey(words: Sequence[str]) -> int:
    """Do what the command line asks for."""
    from prevent_desktop.cli.parser import Answered, parse
    from prevent_desktop.computer.collecting import collect_no_more, collect_rarely

    asked = parse(__version__, words)
    if isinstance(asked, Answered):
        put(sys.stderr, asked.err)
        _print(asked.out)
        return asked.code
    if asked.self_test or asked.command is None:
        return _self_test() if asked.self_test else _open_window()
    if asked.command == "open":
        return _open_at(asked.file)
    collect_rarely()
    from prevent_desktop.cli.run import run_command

    code = run_command(_desk(), asked)
    collect_no_more()
    return code


def _print(text: str) -> None:
    """Print a result. Raises FileError("output_unwritable")."""
    if text and not put(sys.stdout, text):
        raise FileError("output_unwritable")


def _open_at(typed: str) -> int:
    """Open the window at a file that was named. Raises as `handed` and `_policy`."""
    from prevent_desktop.cli.opening import handed

    try:
        file = handed(typed, _policy())
    except PreventDesktopError as error:
        if sys.stderr is not None:
            raise
        return _say_instead(CANNOT_BE_OPENED, _messages().sentence(error))
    return _open_window(file)


def _open_window(file: Path | None = None) -> int:
    """Open the window, at a file if one was handed over; or have the one that is open do so."""
    from prevent_desktop.computer.screen import screen_works
    from prevent_desktop.computer.screen_libraries import missing_packages

    missing = missing_packages()
    if missing:
        put(sys.stderr, f"{MISSING.format(packages=', '.join(missing))}\n")
        return Exit.CANNOT
    if not screen_works():
        put(sys.stderr, f"{NO_SCREEN}\n")
        return Exit.CANNOT
    from prevent_desktop.computer.one_window import Asked, NoAnswer, take_turn
    from prevent_desktop.computer.paths import find_paths

    folder = find_paths().window
    try:
        turn = take_turn(folder, file)
    except Asked:
        put(sys.stderr, f"{COMES_FORWARD}\n")
        return Exit.DONE
    except NoAnswer:
        # Never a second window beside one that hangs: that may still be writing.
        return _say_instead(ALREADY_OPEN, NO_ANSWER)
    from prevent_desktop.ui.start.load_qt import load_qt

    load_qt()
    from prevent_desktop.ui.start.start import run_window

    notes = None if turn is None else folder
    try:
        return run_window(_window_desk, _theme, _say_why, _look, _settings, notes=notes, file=file)
    finally:
        if turn is not None:
            turn.release()


def _say_instead(title: str, sentence: str) -> int:
    """A window that only says something, in place of the one that was asked for."""
    from prevent_desktop.ui.start.load_qt import load_qt

    load_qt()
    from prevent_desktop.ui.start.start import say_instead

    return say_instead(_theme, _look, title, sentence, lambda: put(sys.stderr, f"{sentence}\n"))


def _say_why(error: PreventDesktopError) -> str:
    """The sentence for an error, on the screen and for whoever reads the console."""
    from prevent_desktop.shipped.messages import AT_START

    try:
        messages = _messages()
    except PreventDesktopError:
        messages = AT_START
    sentence = messages.sentence(error)
    put(sys.stderr, f"{sentence}\n")
    return sentence


def _look() -> Look:
    """What of the settings is needed to paint."""
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.kept.look import read_look, settings_file

    return read_look(settings_file(find_paths().vault))


def _settings() -> InForce:
    """What the person chose, and the organisation in its place. Raises as `_policy`."""
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.kept.settings import in_force, read_settings, settings_file

    return in_force(read_settings(settings_file(find_paths().vault)).settings, _policy())


def _self_test() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from prevent_desktop.ui.start.load_qt import load_qt

    load_qt()
    from prevent_desktop.ui.start.self_test import run_self_test

    return run_self_test(_window_desk, _theme(), __version__, _print)


def _window_desk(documents: Path) -> WindowDesk:
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.computer.place import assess_place
    from prevent_desktop.shipped import resources
    from prevent_desktop.system_keyring import SystemKeyring
    from prevent_desktop.ui.work.desk import WindowDesk

    paths = find_paths()
    return WindowDesk(
        library=library_of_areas(),
        messages=_messages(),
        guidance=lambda name: resources.read_text("guidance", f"{name}.md"),
        message_template=_message_template(),
        addition_template=resources.read_text("mail", "addition.txt"),
        now=_now,
        vault_folder=paths.vault,
        private_folder=paths.private,
        log_folder=paths.log,
        documents_folder=documents,
        keyring=SystemKeyring(APP_ID),
        version=__version__,
        policy=_policy(),
        place=assess_place(paths.vault),
    )


def _desk() -> Desk:
    from functools import cache

    from prevent_desktop.cli.desk import Desk

    return Desk(
        library=cache(read_library),
        messages=_messages,
        message_template=_message_template,
        now=_now,
        ask_passphrase=_ask_passphrase,
        own_identity=_own_identity,
        open_drafts=_open_drafts,
        policy=_policy,
        stdout=sys.stdout,
        stderr=sys.stderr,
    )


def _ask_passphrase(prompt: str) -> str:
    """Ask at the terminal without showing what is typed. Raises EOFError without a terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise EOFError
    import getpass

    return getpass.getpass(prompt)


def _own_identity(holder: Holder, ask: Callable[[], str]) -> OwnKey:
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.kept.own_identity import identity_without_window
    from prevent_desktop.system_keyring import SystemKeyring

    folder, keys = find_paths().vault, SystemKeyring(APP_ID)
    with _one_try(folder):
        return identity_without_window(folder, keys, holder, read_library().zone.local(_now()), ask)


@contextmanager
def _open_drafts(read_only: bool, ask: Callable[[], str]) -> Iterator[DraftStore]:
    """The drafts of this computer for a command. Raises all that opening a vault raises."""
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.errors import VaultError
    from prevent_desktop.kept.drafts import DraftStore
    from prevent_desktop.system_keyring import SystemKeyring
    from prevent_desktop.vault import Vault, describe, exists

    folder = find_paths().vault
    if not exists(folder):
        raise VaultError("no_vault" if read_only else "open_window_first")
    with _one_try(folder):
        passphrase = ask() if describe(folder).slot.needs_passphrase else None
        keys = SystemKeyring(APP_ID)
        opened = Vault.open(folder, keys, passphrase=passphrase, read_only=read_only)
    with opened as vault:
        yield DraftStore(vault, read_library(), _now)


def _one_try(folder: Path) -> AbstractContextManager[None]:
    """Around opening a vault: one try at its passphrase, where it has one."""
    from contextlib import nullcontext

    from prevent_desktop.kept.tries import TryCount
    from prevent_desktop.vault import describe, exists

    if exists(folder) and describe(folder).slot.needs_passphrase:
        return TryCount.beside(folder, _now).one_try()
    return nullcontext()


def _policy() -> Policy:
    """The administrator's rules. Raises ResourceError and FileError, told before any page."""
    from prevent_desktop.computer.paths import policy_file
    from prevent_desktop.computer.policy import LARGEST, read_policy
    from prevent_desktop.saving import read_limited

    file = policy_file()
    try:
        return read_policy(read_limited(file, LARGEST))
    except FileError as error:
        # What cannot be looked at may hold rules: only what is certainly not there means none.
        # Windows says "missing" too where the folder is a file.
        if error.code != "missing" or os.path.lexists(file) or file.parent.is_file():
            raise
        return read_policy(None)


def _now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC).replace(microsecond=0)


def _message_template() -> str:
    from prevent_desktop.shipped import resources

    return resources.read_text("mail", "message.txt")


def _theme() -> bytes:
    from prevent_desktop.shipped import resources

    return resources.read_bytes("theme.toml")


def read_library() -> Library:
    """The question sets and areas of this computer. Raises ResourceError and FileError."""
    library = library_of_areas()
    library.read_forms()
    return library


def library_of_areas() -> Library:
    """The same with its areas read and its question sets not yet: see `load_areas`."""
    from prevent_desktop.computer.area_files import areas_folder, read_area_files
    from prevent_desktop.computer.paths import policy_file
    from prevent_desktop.referral import load_areas
    from prevent_desktop.shipped import resources

    def contents(folder: str) -> dict[str, bytes]:
        names = (file.name for file in resources.path(folder).glob("*.toml"))
        return {name: resources.read_bytes(folder, name) for name in names}

    own_areas = read_area_files(areas_folder(policy_file()))
    library = load_areas(lambda: contents("forms"), contents("areas"), own_areas)
    library = library.as_checked_by(_now())
    rules = _policy()
    if rules.area is not None:
        library = library.fixed_to(rules.area)
    return library if rules.subject_marking else library.with_plain_subjects()


def _messages() -> Messages:
    from prevent_desktop.shipped import resources
    from prevent_desktop.shipped.messages import load_messages

    return load_messages(resources.read_bytes("messages.toml"))
