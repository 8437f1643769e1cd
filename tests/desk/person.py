"""Somebody who has a keyboard, no mouse, and a screen reader."""

from typing import Any

from tests.desk.seat import Place
from tests.desk.waiting import until

HOME, SET_UP = "Your referrals", "Set up once"
MOST_TABS = 150
MOST_CHOICES = 10


class Person:
    """Presses keys in the program's window and knows only what a screen reader says."""

    def __init__(self, stage: Place) -> None:
        self.stage = stage
        self.seat = stage.take_seat()
        until(self.title, "the program's window")

    # --- looking

    def ask(self, what: str) -> Any:
        return self.seat.ask(what)

    def title(self) -> str:
        titles = self.ask("titles") or [""]
        return str(titles[0])

    def focus(self) -> dict[str, Any]:
        return self.ask("focus") or {}

    def reads(self) -> str:
        """All words on the screen."""
        return "\n".join(self.ask("words") or [])

    def everything(self) -> str:
        """All words that assistive technology can reach, on the screen or not."""
        return "\n".join(self.ask("everything") or [])

    def sees_page(self, words: str) -> None:
        """Wait for a page by its window's title; what is offered before Home once is skipped."""
        if words == HOME:
            until(lambda: HOME in self.title() or SET_UP in self.title(), "the list, or before it")
            if SET_UP in self.title():
                self.press("Skip this")
        try:
            until(lambda: words in self.title(), f"a page with {words!r} in its title")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {self.title()!r}") from None
        until(self.focus, f"any focus on {words!r}")

    def sees(self, words: str) -> None:
        until(lambda: words in self.reads(), f"the words {words!r}")

    def sees_no_more(self, words: str) -> None:
        until(lambda: words not in self.reads(), f"the words {words!r} to go")

    # --- pressing keys

    def key(self, name: str) -> None:
        self.seat.key(name)

    def move(self, key: str) -> None:
        """Press a key that moves the focus, and wait until it has moved.

        Counted, not compared: places change when questions appear, and names may be the same.
        """
        before = self.ask("moves")
        self.key(key)
        until(lambda: self.ask("moves") != before, f"{key} to move the focus")

    def write(self, text: str) -> None:
        """Type, with Return for a new line."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            self.seat.type(line)

    def tab_to(self, wanted: str, *, group: str = "") -> None:
        """Press Tab until the control with this id, or a name that starts so, has the focus.

        `group` is the question a radio button belongs to: any of its buttons will do.
        """
        seen: list[tuple[Any, ...]] = []
        for _ in range(MOST_TABS):
            here = self.focus()
            if _is(here, wanted) or (group and _is_choice_of(here, group)):
                return
            stop = (here.get("role"), here.get("name"), here.get("id"), here.get("place"))
            if len(seen) > 1 and stop == seen[0]:
                break  # once round
            seen.append(stop)
            self.move("Tab")
        raise AssertionError(f"Tab never came to {wanted!r}; it went {[stop[1] for stop in seen]}")

    def type_into(self, where: str, text: str) -> None:
        self.tab_to(where)
        self.write(text)
        until(lambda: self._holds(text), f"the text in {where}")

    def _holds(self, text: str) -> bool:
        here = self.focus()
        return here.get("role") == "password text" or here.get("text", "").strip() == text.strip()

    def tick(self, where: str) -> None:
        """Tick a box, or choose among radio buttons: one Tab stop, then the arrow keys."""
        self.tab_to(where, group=where.rpartition("/")[0])
        for _ in range(MOST_CHOICES):
            if _is(self.focus(), where):
                break
            self.move("Down")
        if not self.focus().get("checked"):
            self.key("space")
        until(
            lambda: _is(self.focus(), where) and self.focus().get("checked"), f"a tick at {where}"
        )

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.tab_to(name)
        self.key("space")

    def close_window(self) -> int:
        """Close the window as the window manager does, and return the program's exit code."""
        self.key("alt+F4")
        return self.seat.end()


def _is(here: dict[str, Any], wanted: str) -> bool:
    return here.get("id") == wanted or str(here.get("name", "")).startswith(wanted)


def _is_choice_of(here: dict[str, Any], group: str) -> bool:
    question = str(here.get("id", "")).rpartition("/")[0]
    return here.get("role") == "radio button" and question == group
