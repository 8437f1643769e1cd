"""Real mail programs under a screen of their own: what opens, and what is in the saved draft."""

import contextlib
import mailbox
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from pathlib import Path

from tests.desk.stage import Stage, set_stage
from tests.desk.waiting import until
from tests.mail.real import accounts

from prevent_desktop.mail import DraftMessage, MailProgram, Opening, Way
from prevent_desktop.mail.clients import Client
from prevent_desktop.mail.errand import Errand
from prevent_desktop.mail.find_linux import find_programs
from prevent_desktop.mail.launch import Outcome, Seen, start
from prevent_desktop.mail.opening import Means, open_with

DBUS_SERVICES = Path("/usr/share/dbus-1/services")
SECONDS_TO_END = 5.0
KILL = 9  # Windows' types know no SIGKILL


@dataclass(frozen=True)
class Real:
    """A mail program of Linux: how it is set up, looked at and told to save and to send."""

    client: Client
    account: Callable[[Path, int], None]
    title: str
    """Of the window of a new message; its subject stands in it too."""
    drafts: str
    """Where saved drafts are, below the home; mbox, MH or maildir."""
    send_key: str = "ctrl+Return"

    @property
    def there(self) -> bool:
        return shutil.which(self.client.value) is not None


REAL = {
    real.client: real
    for real in (
        Real(
            Client.THUNDERBIRD,
            accounts.thunderbird,
            "^Write: ",
            ".thunderbird/p/Mail/Local/Drafts",
        ),
        Real(
            Client.EVOLUTION,
            accounts.evolution,
            "Prevent referral|Test of Prevent",
            ".local/share/evolution/mail/local/.Drafts/*/*",
        ),
        Real(Client.CLAWS, accounts.claws, "Compose message$", "Mail/draft/[0-9]*"),
        Real(Client.SYLPHEED, accounts.sylpheed, "Compose$", "Mail/draft/[0-9]*"),
    )
}


@dataclass
class Desk:
    """One mail program with its account, on a stage of its own."""

    real: Real
    stage: Stage

    @property
    def program(self) -> MailProgram:
        """As it is found by its own desktop file on this computer."""
        return next(
            each
            for each in find_programs(self.stage.environment)
            if each.client is self.real.client
        )

    def open(self, draft: DraftMessage, papers: Path, way: Way | None = None) -> Opening:
        """Open the draft as the product does, or by another way to see what comes of it."""
        papers.mkdir(parents=True, exist_ok=True)
        files = []
        for name, data in draft.files:
            (papers / name).write_bytes(data)
            files.append(papers / name)
        means = Means(partial(start, ours=self.stage.environment), _no_child)
        program = replace(self.program, ways=(way,)) if way else self.program
        return open_with(program, draft, self.stage.home / "private", files, means)

    def window(self) -> str:
        """The window of the new message, as its number; waits until it is there."""
        found = until(self.seen, "the window of the new message")
        until(lambda: _is_idle(self.stage.folder), "a program that has done its work")
        return found

    def seen(self) -> str:
        search = ("xdotool", "search", "--onlyvisible", "--name")
        with contextlib.suppress(AssertionError):  # xdotool's way of saying that there is none
            return self.stage.run(*search, self.real.title).split()[0]
        return ""

    def save(self) -> EmailMessage:
        """Save the draft by key, and read what was saved."""
        window = self.window()

        def saved() -> EmailMessage | None:
            # Again every two seconds: a window may be there before it hears.
            self.press(window, "ctrl+s")
            return _look_for(2, self.saved)

        mail = until(saved, "the saved draft")
        assert mail is not None
        return mail

    def press(self, window: str, key: str) -> None:
        self.stage.run("xdotool", "windowactivate", "--sync", window, "key", key)

    def saved(self) -> EmailMessage | None:
        """The newest draft that is whole."""
        found = sorted(self.stage.home.glob(self.real.drafts), key=lambda p: p.stat().st_mtime)
        for path in reversed(found):
            data = path.read_bytes()
            if data.startswith(b"From "):
                with contextlib.closing(mailbox.mbox(path)) as box:
                    data = bytes(list(box)[-1])
            mail = parsed(data)
            if mail["Subject"] and not mail.defects:
                return mail
        return None


def parsed(data: bytes) -> EmailMessage:
    """A message as it was saved or sent."""
    mail = message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def attachments(mail: EmailMessage) -> dict[str, bytes]:
    """Names and bytes of what is attached to a saved draft."""
    found = {}
    for part in mail.iter_attachments():
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        found[part.get_filename() or ""] = data
    return found


def letters(mail: EmailMessage) -> str:
    """The body of a saved draft without spaces: programs break lines where they like.

    Claws takes a ">" for somebody else's words and puts one before each line of them.
    """
    part = mail.get_body(("plain",))
    assert part is not None
    return "".join(part.get_content().replace(">", "").split())


@contextlib.contextmanager
def at_desk(client: Client, port: int = 9) -> Iterator[Desk]:
    """Set up a program; whatever was started ends with its screen."""
    real = REAL[client]
    with set_stage(keyring=False) as stage:
        stage.environment["MOZ_LEGACY_PROFILES"] = "1"
        stage.environment["MOZ_CRASHREPORTER_DISABLE"] = "1"
        if client is Client.EVOLUTION:
            for service in DBUS_SERVICES.glob("org.gnome.evolution.*"):
                shutil.copy(service, stage.folder / "services")
            stage.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus",
                "/", "org.freedesktop.DBus.ReloadConfig")  # fmt: skip
        real.account(stage.home, port)
        yield Desk(real, stage)
    _see_it_end(stage.folder)


def _no_child(_: Errand) -> Seen:
    return Seen(Outcome.NOT_STARTED, None, 0.0)


def _look_for(seconds: float, look: Callable[[], EmailMessage | None]) -> EmailMessage | None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)  # between two looks
    return None


def _is_idle(folder: Path) -> bool:
    """A key that comes while a window is still being filled can empty it."""
    before = _ticks(folder)
    time.sleep(0.3)  # what is looked at is how much work is done in it
    return _ticks(folder) - before <= 1


def _ticks(folder: Path) -> int:
    """The processor time of everything on this stage, in hundredths of a second."""
    spent = 0
    for number in _started_here(folder):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
            spent += int(fields[11]) + int(fields[12])
    return spent


def _see_it_end(folder: Path) -> None:
    """Everything that has this stage's home in its environment; the screen it was on is gone."""
    end = time.monotonic() + SECONDS_TO_END
    while running := _started_here(folder):
        if time.monotonic() > end:
            for number in running:
                with contextlib.suppress(OSError):
                    os.kill(number, KILL)
        time.sleep(0.05)  # between two looks
    shutil.rmtree(folder, ignore_errors=True)


def _started_here(folder: Path) -> list[int]:
    found = []
    mark = f"HOME={folder}/".encode()
    for each in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (each / "environ").read_bytes():
                found.append(int(each.name))
    return found
