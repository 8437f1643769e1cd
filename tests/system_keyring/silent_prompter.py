"""Owns the keyring prompter's name on the bus, accepts every prompt and never answers it."""

import sys

from jeepney import MessageType, message_bus, new_method_return  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

DO_NOT_QUEUE = 4

bus = open_dbus_connection()
bus.send_and_get_reply(message_bus.RequestName(sys.argv[1], DO_NOT_QUEUE))
print("owned", flush=True)
while True:
    message = bus.receive()
    if message.header.message_type == MessageType.method_call:
        bus.send(new_method_return(message))
