"""A private screen, session bus, keyring and home; everything it started ends with it."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from devtools import system
from tests.desk.linux_seat import EYES, PROGRAM, LinuxSeat
from tests.desk.waiting import until

BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<servicedir>{services}</servicedir>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""One service folder with one service: nothing but the accessibility bus starts by itself."""
ACCESSIBILITY = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
SCREEN = "1366x768x24"
SECONDS_TO_END = 5
KEPT = ("PATH", "USER", "LOGNAME", "TZ")
SETTINGS = {
    "LANG": "C.UTF-8",
    "QT_QPA_PLATFORM": "xcb",
    "QT_ACCESSIBILITY": "1",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "NO_AT_BRIDGE": "0",
    "GSETTINGS_BACKEND": "memory",
}
FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "TMPDIR": "home/tmp",
    "XDG_RUNTIME_DIR": "run",
}


@dataclass
class Stage:
    """Where a program can be started and seen; `ending` stops whatever was started here."""

    folder: Path
    environment: dict[str, str]
    ending: contextlib.ExitStack

    @property
    def home(self) -> Path:
        return Path(self.environment["HOME"])

    @property
    def said(self) -> Path:
        """What the program wrote to its two outputs."""
        return self.folder / "said.txt"

    def start_program(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a program whose words are kept."""
        with self.said.open("ab") as said:
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.ending.callback(_end, process)
        return process

    def take_seat(self) -> LinuxSeat:
        """The program for a person who has a keyboard and a screen reader."""
        eyes = self.start_talker(*EYES)
        return LinuxSeat(self.start_program(*PROGRAM), eyes, self.run)

    def start_talker(self, *command: str) -> subprocess.Popen[str]:
        """Start something that is asked on its stdin and answers on its stdout."""
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        self.ending.callback(_end, process)
        return process

    def run(self, *command: str) -> str:
        """Run something to its end and return what it said; failing is a fault."""
        done = subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    def first_line(self, *command: str) -> str:
        """Start something and return its first line: it says so when it is ready."""
        process = self.start_talker(*command)
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line, f"{command[0]} did not start"
        return line

    def start_screen(self) -> None:
        """An X server on the first free display, with a window manager."""
        number = self.first_line(
            "Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"
        )
        self.environment["DISPLAY"] = f":{number}"
        self.start_program("openbox")

    def start_bus(self) -> None:
        """A session bus on which only the accessibility bus can be called into life."""
        services = self.folder / "services"
        services.mkdir()
        shutil.copy(ACCESSIBILITY, services)
        configuration = self.folder / "bus.conf"
        configuration.write_text(BUS_CONFIGURATION.format(folder=self.folder, services=services))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.first_line(
            "dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"
        )

    def send_signal(self, path: str, name: str, value: str) -> None:
        """Send a signal on the session's bus, as part of a desktop does."""
        self.run("dbus-send", "--session", "--type=signal", path, name, value)

    def start_keyring(self) -> None:
        """gnome-keyring with an unlocked default collection."""
        keyrings = Path(self.environment["XDG_DATA_HOME"], "keyrings")
        keyrings.mkdir(parents=True)
        (keyrings / "default").write_text("login")
        daemon = self.start_talker(
            "gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"
        )
        assert daemon.stdin is not None
        daemon.stdin.write("login password")
        daemon.stdin.close()
        until(self._has_keyring, "the keyring on the bus")

    def _has_keyring(self) -> bool:
        return "boolean true" in self.run(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        )


@contextlib.contextmanager
def set_stage(*, keyring: bool) -> Iterator[Stage]:
    """A stage with or without a keyring on its bus."""
    missing = [package.names[0] for package in system.DESK if not package.present()]
    if missing:
        pytest.fail(f"these tests need the Debian packages {' '.join(missing)}", pytrace=False)
    with contextlib.ExitStack() as ending:
        # Not pytest's folder: the path of a socket may have only 108 characters.
        folder = Path(tempfile.mkdtemp(prefix="desk-"))
        ending.callback(shutil.rmtree, folder, ignore_errors=True)
        environment = {name: os.environ[name] for name in KEPT if name in os.environ} | SETTINGS
        for variable, name in FOLDERS.items():
            (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
            environment[variable] = str(folder / name)
        stage = Stage(folder, environment, ending)
        stage.start_screen()
        stage.start_bus()
        if keyring:
            stage.start_keyring()
        yield stage


def _end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
