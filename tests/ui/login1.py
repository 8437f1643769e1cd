"""Stands for systemd-logind on a private bus: says which session is whose, emits what it is told.

Its methods of its own are `Emit(path, interface, member, value)`, where "" is a signal without a
value; `Refuse(value)`, whether it gives no more locks that hold sleep back; `Given()`, how many it
gave, with the words of the one that is still open; and `Wait()`, which answers whether all of them
are closed, as soon as they are. It runs until it is killed.
"""

import io
import os
import select
import sys
from dataclasses import dataclass, field
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

SECONDS = 20


@dataclass
class Locks:
    """What holds sleep back: each is a pipe whose other end this program has."""

    refuses: bool = False
    given: int = 0
    words: str = ""
    open: list[int] = field(default_factory=list)

    def give(self) -> int:
        ours, theirs = os.pipe()
        self.open.append(ours)
        self.given += 1
        return theirs

    def closed(self, seconds: float) -> bool:
        """Whether every one is closed; nobody writes, so the end of a pipe is all there is."""
        while self.open:
            ready, _, _ = select.select(self.open, [], [], seconds)
            if not ready:
                return False
            for ours in ready:
                self.open.remove(ours)
                os.close(ours)
        return True


@dataclass
class Login:
    """What each method answers: a signature and a body."""

    connection: Any
    locks: Locks = field(default_factory=Locks)

    def answer(self, asked: Any) -> None:
        method = getattr(self, f"do_{asked.header.fields.get(HeaderFields.member)}", None)
        if method is None:
            return
        answer = method(*asked.body)
        if answer is None:
            self.connection.send(new_error(asked, "org.freedesktop.DBus.Error.AccessDenied"))
            return
        signature, body = answer
        self.connection.send(new_method_return(asked, signature, body))
        for sent in body:
            if isinstance(sent, io.IOBase):
                sent.close()  # it is theirs now

    def do_GetSession(self, name: str) -> tuple[str, tuple[str]]:
        return "o", (f"/org/freedesktop/login1/session/_3{name}",)

    def do_Emit(self, path: str, interface: str, member: str, value: str) -> tuple[None, tuple[()]]:
        signature, body = ("b", (value == "true",)) if value else (None, ())
        where = DBusAddress(path, interface=interface)
        self.connection.send(new_signal(where, member, signature, body))
        return None, ()

    def do_Inhibit(self, *words: str) -> tuple[str, tuple[Any]] | None:
        if self.locks.refuses:
            return None
        self.locks.words = ", ".join(words)
        return "h", (os.fdopen(self.locks.give(), "wb"),)

    def do_Refuse(self, value: str) -> tuple[None, tuple[()]]:
        self.locks.refuses = value == "true"
        return None, ()

    def do_Given(self) -> tuple[str, tuple[int, str]]:
        closed = self.locks.closed(0)
        return "us", (self.locks.given, "" if closed else self.locks.words)

    def do_Wait(self) -> tuple[str, tuple[bool]]:
        return "b", (self.locks.closed(SECONDS),)


def main() -> None:
    connection = open_dbus_connection(bus="SYSTEM", enable_fds=True)
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    sys.stdout.write("owned\n")
    sys.stdout.flush()
    login = Login(connection)
    while True:
        login.answer(connection.receive())


if __name__ == "__main__":
    main()
