"""Somebody who uses neither keyboard nor mouse, but assistive technology: its actions alone.

Every deed is one that the accessibility bus offers (`Action`, `EditableText`, `Component`), and all
that is known of the window comes from the bus.
"""

import json
import sys
from pathlib import Path
from typing import Any

from devtools.system import SYSTEM_PYTHON
from tests.desk.stage import Stage
from tests.desk.waiting import PATIENCE, until
from tests.walk.tree import Node, Tree, node

LOOK = Path(__file__).parents[1] / "walk" / "look.py"
BUTTON, BOXES = ("push button",), ("check box", "radio button")
TEXTS = ("text", "password text")


class Assistive:
    """Has the program open and asks the bus for everything."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._look = stage.start_talker(SYSTEM_PYTHON, str(LOOK))
        self.program = stage.start_program(sys.executable, "-m", "prevent_desktop")
        until(self.title, "the program's window")

    def _ask(self, what: str, **more: str) -> Any:
        assert self._look.stdin is not None
        assert self._look.stdout is not None
        question = {"ask": what, "pid": self.program.pid} | more
        self._look.stdin.write(json.dumps(question) + "\n")
        self._look.stdin.flush()
        return json.loads(self._look.stdout.readline())

    # --- looking

    def tree(self) -> Tree:
        return Tree(node(each) for each in self._ask("tree") or ())

    def title(self) -> str:
        return next((one.name for one in self.tree() if one.role == "frame"), "")

    def height_of(self, heading: str) -> int:
        """How high a heading stands on the screen."""
        found = [one for one in self.tree() if one.role == "heading" and one.name == heading]
        return found[0].box.height if found else 0

    def sees_page(self, words: str) -> None:
        until(lambda: words in self.title(), f"a page with {words!r} in its title")

    def sees(self, words: str) -> None:
        until(lambda: any(words in one.words for one in self.tree()), f"the words {words!r}")

    def find(self, wanted: str, roles: tuple[str, ...]) -> Node:
        """What has this id, or a name that starts so, once it can be used."""

        def look() -> Node | None:
            for one in self.tree():
                is_it = one.id == wanted or one.name.startswith(wanted)
                if one.role in roles and is_it and "sensitive" in one.states:
                    return one
            return None

        found = until(look, f"{wanted!r} of {roles}")
        assert found is not None
        return found

    # --- doing

    def press(self, name: str) -> None:
        assert self._ask("act", path=self.find(name, BUTTON).path, action="Press")

    def tick(self, wanted: str) -> None:
        """Tick a box or choose a radio button, and hear that it is."""
        box = self.find(wanted, BOXES)
        if "checked" not in box.states:
            assert self._ask("act", path=box.path, action="Toggle")
        until(lambda: "checked" in self.find(wanted, BOXES).states, f"a tick at {wanted!r}")

    def write(self, wanted: str, text: str) -> None:
        """Go to a box, put a text into it, and read it back."""
        box = until(lambda: self._gone_to(wanted), f"the focus in {wanted!r}")
        assert box is not None
        assert self._ask("write", path=box.path, text=text)
        if box.role == "text":
            until(
                lambda: self.find(wanted, TEXTS).text.strip() == text.strip(),
                f"the text in {wanted!r}",
            )

    def _gone_to(self, wanted: str) -> Node | None:
        """The box, once it has the focus; a page that was just filled anew has another box."""
        box = self.find(wanted, TEXTS)
        if "focused" in box.states:
            return box
        self._ask("grab", path=box.path)
        return None

    def close(self) -> int:
        """Close it as the window manager does when its own key is pressed."""
        # The first key that a screen gets does not always arrive: three times in ninety the window
        # was never told. So a key goes before that means nothing to anybody.
        self.stage.run("xdotool", "key", "--clearmodifiers", "shift")
        self.stage.run("xdotool", "key", "--clearmodifiers", "alt+F4")
        return self.program.wait(PATIENCE)
