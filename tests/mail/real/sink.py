"""A mail server on 127.0.0.1 that takes one message after the other and keeps it."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Sink:
    """What arrived."""

    port: int
    messages: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


@contextlib.contextmanager
def listening() -> Iterator[Sink]:
    """Listen until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        sink = Sink(server.getsockname()[1])
        threading.Thread(target=_serve, args=(server, sink), daemon=True).start()
        yield sink
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, sink: Sink) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rwb", buffering=0) as lines:
                connection.settimeout(30)
                _talk(lines, sink)


def _talk(lines: socket.SocketIO, sink: Sink) -> None:
    def say(text: str) -> None:
        lines.write(f"{text}\r\n".encode())

    say("220 sink")
    while line := lines.readline():
        word = line[:4].upper()
        if word == b"RCPT":
            sink.recipients.append(line.decode().partition("<")[2].partition(">")[0])
        if word == b"DATA":
            say("354 go on")
            body = b""
            while (row := lines.readline()) != b".\r\n":
                body += row.removeprefix(b".")
            sink.messages.append(body)
        say("221 bye" if word == b"QUIT" else "250 good")
        if word == b"QUIT":
            return
