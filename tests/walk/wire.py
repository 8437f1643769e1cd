"""The accessibility bus without a library that remembers: many questions at once, no cache.

Under the system's Python, which has `gi`. An object of the bus is a pair of the program's address
and a path.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
OBJECTS = "org.a11y.atspi.Event.Object"
REGISTRY = "org.a11y.atspi.Registry"
HEARD = ("object:state-changed:focused", "object:announcement", "object:property-change")
MILLISECONDS = 10_000
SCREEN = 0


class Thing(NamedTuple):
    """An object of the bus."""

    address: str
    path: str


ALL = Thing(REGISTRY, "/org/a11y/atspi/accessible/root")
EVENTS = Thing(REGISTRY, "/org/a11y/atspi/registry")


class Question(NamedTuple):
    """A method to call on an object."""

    thing: Thing
    face: str
    member: str
    arguments: tuple[str, tuple[Any, ...]] | None = None


class Wire:
    """A connection to the accessibility bus: for programs, a screen reader that is switched on."""

    def __init__(self) -> None:
        self.glib: Any = import_module("gi.repository.GLib")
        gio: Any = import_module("gi.repository.Gio")
        session = gio.bus_get_sync(gio.BusType.SESSION, None)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            value = self.glib.Variant("(ssv)", ("org.a11y.Status", name, self._yes()))
            place = ("org.a11y.Bus", "/org/a11y/bus", PROPERTIES)
            session.call_sync(*place, "Set", value, None, 0, MILLISECONDS, None)
        place = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
        told = session.call_sync(*place, "GetAddress", None, None, 0, MILLISECONDS, None)
        flags = gio.DBusConnectionFlags
        self.bus: Any = gio.DBusConnection.new_for_address_sync(
            told.unpack()[0],
            flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION,
            None,
            None,
        )
        self.events: list[tuple[str, str, str, int, Any]] = []
        """What happened: member, path, detail, number, value."""
        self.bus.signal_subscribe(None, OBJECTS, None, None, None, 0, self._hear)
        for event in HEARD:
            none: list[str] = []
            wanted = ("(sass)", (event, none, ""))
            self.ask([Question(EVENTS, REGISTRY, "RegisterEvent", wanted)])

    def _yes(self) -> Any:
        return self.glib.Variant("b", True)

    def _hear(self, _bus: Any, _from: str, path: str, _face: str, name: str, told: Any) -> None:
        detail, number, _other, value, *_ = told.unpack()
        self.events.append((name, path, detail, number, value))

    def take_events(self) -> None:
        """Let in what has come."""
        context = self.glib.MainContext.default()
        while context.pending():
            context.iteration(False)

    def ask(self, questions: Iterable[Question]) -> list[Any]:
        """The answers in order; None where the object has gone or knows no such thing."""
        asked = list(questions)
        answers: list[Any] = [None] * len(asked)
        left = len(asked)

        def take(_bus: Any, result: Any, place: int) -> None:
            nonlocal left
            left -= 1
            try:
                answers[place] = self.bus.call_finish(result).unpack()
            except self.glib.Error:
                answers[place] = None

        for place, question in enumerate(asked):
            thing, face, member, arguments = question
            value = self.glib.Variant(*arguments) if arguments else None
            where = (thing.address, thing.path, face, member)
            self.bus.call(*where, value, None, 0, MILLISECONDS, None, take, place)
        context = self.glib.MainContext.default()
        while left:
            context.iteration(True)
        return answers

    def program(self, pid: int) -> Thing | None:
        """The root of a program's objects."""
        (told,) = self.ask([Question(ALL, ACCESSIBLE, "GetChildren")])
        things = [Thing(*each) for each in told[0]]
        daemon = Thing("org.freedesktop.DBus", "/org/freedesktop/DBus")
        asked = [
            Question(daemon, daemon.address, "GetConnectionUnixProcessID", ("(s)", (one.address,)))
            for one in things
        ]
        pids = self.ask(asked)
        return next((t for t, a in zip(things, pids, strict=True) if a and a[0] == pid), None)


def read(thing: Thing, face: str, name: str) -> Question:
    """The question for a property."""
    return Question(thing, PROPERTIES, "Get", ("(ss)", (face, name)))


def extents(thing: Thing) -> Question:
    """The question where something is on the screen."""
    return Question(thing, COMPONENT, "GetExtents", ("(u)", (SCREEN,)))


def names_of_states(words: Sequence[int], names: Sequence[str]) -> list[str]:
    """The states that are set in two numbers of 32 bits."""
    bits = words[0] | words[1] << 32
    return [name for place, name in enumerate(names) if bits >> place & 1]
