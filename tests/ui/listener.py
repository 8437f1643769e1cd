"""A program that listens as the window does; it says what it hears, and ends at the first lock.

Arguments: the script that stands for login1; object path, interface and member, and value of the
signal that has to lock. Signals that must not lock are sent before it.
"""

import contextlib
import subprocess
import sys

from jeepney import DBusAddress, message_bus, new_method_call, new_signal  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from prevent_desktop.ui.system.linux import LOGIN, MANAGER, LinuxSignals

Told = tuple[str, str, str]
OF_NO_INTEREST: tuple[Told, ...] = (
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "false"),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "false"),
    ("/org/freedesktop/login1/session/_38", "org.freedesktop.login1.Session.Lock", ""),
)


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def send(path: str, name: str, value: str) -> None:
    """Have it sent by whom it comes from: of login1's signals, no other sender's count."""
    interface, member = name.rsplit(".", 1)
    with contextlib.closing(open_dbus_connection(bus="SESSION")) as connection:
        if interface.startswith(LOGIN):
            where = DBusAddress("/", bus_name=LOGIN)
            body = (path, interface, member, value)
            connection.send_and_get_reply(new_method_call(where, "Emit", "ssss", body))
        else:
            where = DBusAddress(path, interface=interface)
            connection.send(new_signal(where, member, "b", (value == "true",)))
            connection.send_and_get_reply(message_bus.GetId())  # by now it is on its way


class Listener:
    """Hears everything in the order in which it was sent."""

    def __init__(self, app: QCoreApplication, last: Told) -> None:
        self.app = app
        self.last = last
        self.sent = False
        self.signals = LinuxSignals(self.locked)
        self.signals.ready.connect(self.begin)

    def begin(self) -> None:
        say("ready")
        for one in OF_NO_INTEREST:
            send(*one)
        # The answer to this comes after the signals above have been heard.
        ask = QDBusMessage.createMethodCall(LOGIN, "/", MANAGER, "GetSession")
        ask.setArguments(["9"])
        self.watcher = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(ask))
        self.watcher.finished.connect(self.go_on)

    def go_on(self) -> None:
        self.sent = True
        say("sent")
        send(*self.last)

    def locked(self) -> None:
        say("locked" if self.sent else "too-early")
        self.app.exit(0 if self.sent else 1)


def main(login: str, path: str, name: str, value: str) -> int:
    with subprocess.Popen([sys.executable, login], stdout=subprocess.PIPE, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            daemon.stdout.readline()
            app = QCoreApplication([])
            listener = Listener(app, (path, name, value))
            code = app.exec() if listener else 1
        finally:
            daemon.kill()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
