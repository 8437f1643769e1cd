"""A real Secret Service (gnome-keyring) in a private D-Bus session with a private home."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""No service folders: nothing on this bus starts by itself."""
SERVICE = "org.freedesktop.secrets"
PROMPTER = "org.gnome.keyring.SystemPrompter"
SECONDS = 20
MISSING = (
    "these tests need a real keyring: install the Debian packages gnome-keyring and dbus-daemon"
)


class Session:
    """A private bus, with or without a keyring daemon on it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.daemon: subprocess.Popen[bytes] | None = None

    def start_daemon(self, *, with_collection: bool = True) -> None:
        """Start gnome-keyring; with a collection it is the default one, and unlocked."""
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if with_collection:
            command.append("--unlock")
            keyrings = self.folder / "data" / "keyrings"
            keyrings.mkdir(parents=True)
            (keyrings / "default").write_text("login")
        with self.waiting_for(SERVICE):
            self.daemon = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            assert self.daemon.stdin is not None
            self.daemon.stdin.write(b"login password")
            self.daemon.stdin.close()

    def lock(self) -> None:
        import secretstorage

        with contextlib.closing(secretstorage.dbus_init()) as bus:
            secretstorage.collection.get_collection_by_alias(bus, "default").lock()

    def kill_daemon(self) -> None:
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait()
            self.daemon = None

    @contextlib.contextmanager
    def waiting_for(self, name: str) -> Iterator[None]:
        """Return from the block only when the name has an owner on the bus."""
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        address = self.environment["DBUS_SESSION_BUS_ADDRESS"]
        with contextlib.closing(open_dbus_connection(address)) as bus:
            bus.send_and_get_reply(message_bus.AddMatch(rule))
            with bus.filter(rule) as changes:
                yield
                bus.recv_until_filtered(changes, timeout=SECONDS)
            # The daemon answers in order: once this is back, it is ready.
            where = DBusAddress("/", bus_name=name, interface="org.freedesktop.DBus.Peer")
            bus.send_and_get_reply(new_method_call(where, "Ping"), timeout=SECONDS)

    @contextlib.contextmanager
    def prompt_that_nobody_answers(self) -> Iterator[None]:
        """Own the prompter's name, accept each prompt, and never come back."""
        import sys

        script = Path(__file__).with_name("silent_prompter.py")
        process = subprocess.Popen(
            [sys.executable, str(script), PROMPTER],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "owned\n"
            yield
        finally:
            process.kill()
            process.communicate()


@contextlib.contextmanager
def private_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session of its own for one test, which this process then uses too."""
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")):
        pytest.fail(MISSING)
    # Not pytest's folder: the path of a socket may have only 108 characters.
    folder = Path(tempfile.mkdtemp(prefix="bus-"))
    (folder / "bus.conf").write_text(BUS_CONFIGURATION.format(folder=folder))
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
    for variable, name in (
        ("HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        (folder / name).mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(folder / name))
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"):
        monkeypatch.delenv(variable, raising=False)
    session = Session(folder, dict(os.environ))
    try:
        yield session
    finally:
        session.kill_daemon()
        bus.kill()
        bus.communicate()
        shutil.rmtree(folder, ignore_errors=True)
