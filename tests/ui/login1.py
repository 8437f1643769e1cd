"""Stands for systemd-logind on a private bus: says which session is whose, emits what it is told.

Its only method of its own is `Emit(path, interface, member, value)`; "" is a signal without a
value. It runs until it is killed.
"""

import sys

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]


def main() -> None:
    connection = open_dbus_connection(bus="SYSTEM")
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    sys.stdout.write("owned\n")
    sys.stdout.flush()
    while True:
        asked = connection.receive()
        match asked.header.fields.get(HeaderFields.member):
            case "GetSession":
                path = f"/org/freedesktop/login1/session/_3{asked.body[0]}"
                connection.send(new_method_return(asked, "o", (path,)))
            case "Emit":
                path, interface, member, value = asked.body
                signature, body = ("b", (value == "true",)) if value else (None, ())
                where = DBusAddress(path, interface=interface)
                connection.send(new_signal(where, member, signature, body))
                connection.send(new_method_return(asked))


if __name__ == "__main__":
    main()
