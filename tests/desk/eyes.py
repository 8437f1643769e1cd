"""What a screen reader is told: a program of its own that answers on stdout.

It runs under the system's Python, which has `gi`. Each line on stdin is a question in JSON
(`ask`, and the program's `pid`), each line on stdout its answer, until stdin closes.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

MOST_CHARACTERS = 2000
MILLISECONDS = 10_000


class Eyes:
    """One look at the accessibility tree after another, and a count of the focus's moves."""

    def __init__(self) -> None:
        import_module("gi").require_version("Atspi", "2.0")
        self.atspi: Any = import_module("gi.repository.Atspi")
        self.glib: Any = import_module("gi.repository.GLib")
        self._switch_on(import_module("gi.repository.Gio"))
        self.atspi.init()
        self.moves = 0
        self.last: Any = None
        self.listener = self.atspi.EventListener.new(self._hear)
        self.listener.register("object:state-changed:focused")

    def _switch_on(self, gio: Any) -> None:
        """Say on the bus that somebody is looking; programs keep quiet otherwise."""
        bus = gio.bus_get_sync(gio.BusType.SESSION, None)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            yes = self.glib.Variant("b", True)
            value = self.glib.Variant("(ssv)", ("org.a11y.Status", name, yes))
            place = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties")
            bus.call_sync(*place, "Set", value, None, 0, MILLISECONDS, None)

    def _hear(self, event: Any) -> None:
        if event.detail1:
            self.last = event.source
            self.moves += 1

    def answer(self, asked: dict[str, Any]) -> Any:
        """Answer one question; None when there is nothing to see."""
        context = self.glib.MainContext.default()
        while context.pending():
            context.iteration(False)
        if asked["ask"] == "moves":
            return self.moves
        program = self._program(int(asked["pid"]))
        if program is None:
            return None
        match asked["ask"]:
            case "titles":
                windows = (program.get_child_at_index(i) for i in range(program.get_child_count()))
                return [window.get_name() for window in windows if window is not None]
            case "focus":
                return self._focus(program)
            case "everything":
                return [self._words(one) for one in self._inside(program, hidden=True)]
            case _:
                return [self._words(one) for one in self._inside(program)]

    def _program(self, pid: int) -> Any:
        desktop = self.atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            with contextlib.suppress(self.glib.Error, AttributeError):
                child = desktop.get_child_at_index(place)
                if child.get_process_id() == pid:
                    return child
        return None

    def _inside(self, program: Any, *, hidden: bool = False) -> Iterator[Any]:
        """Everything on the screen, in order; with `hidden`, all that the tree has."""
        waiting = [program]
        while waiting:
            one = waiting.pop()
            with contextlib.suppress(self.glib.Error, AttributeError):
                if one is not program:
                    showing = one.get_state_set().contains(self.atspi.StateType.SHOWING)
                    if not (hidden or showing):
                        continue
                    yield one
                waiting += [
                    one.get_child_at_index(i) for i in reversed(range(one.get_child_count()))
                ]

    def _focus(self, program: Any) -> Any:
        """What has the focus: what last said so, if it is still true, else looked for."""
        with contextlib.suppress(self.glib.Error, AttributeError):
            if self._is_focused(self.last) and self.last.get_accessible_id():
                return self._told(self.last)
        found = [one for one in self._inside(program) if self._is_focused(one)]
        return self._told(found[-1]) if found else None  # the deepest holds the focus itself

    def _is_focused(self, one: Any) -> bool:
        has = one.get_state_set().contains
        kind = self.atspi.StateType
        is_viewport = one.get_role_name() == "filler" and not one.get_name()
        return has(kind.FOCUSED) and has(kind.SHOWING) and not is_viewport

    def _told(self, one: Any) -> dict[str, Any]:
        box = one.get_component_iface().get_extents(self.atspi.CoordType.SCREEN)
        return {
            "id": one.get_accessible_id(),
            "role": one.get_role_name(),
            "name": one.get_name(),
            "text": self._words(one),
            "checked": one.get_state_set().contains(self.atspi.StateType.CHECKED),
            "place": [box.x, box.y],
        }

    def _words(self, one: Any) -> str:
        """The text in it, or else its name."""
        text = ""
        if "Text" in one.get_interfaces():
            face = one.get_text_iface()
            text = face.get_text(0, min(face.get_character_count(), MOST_CHARACTERS))
        return str(text or one.get_name())


def main() -> None:
    """Answer until nobody asks any more."""
    eyes = Eyes()
    for line in sys.stdin:
        try:
            said = eyes.answer(json.loads(line))
        except Exception:  # noqa: BLE001  (the tree changes while it is read: look again)
            said = None
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    os._exit(0)  # the listener has a thread that would wait for ever


if __name__ == "__main__":
    main()
