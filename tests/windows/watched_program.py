"""The program as it is, with somebody in it who says what is seen: a process of its own.

On Linux that is asked of the accessibility bus. wine 8 has no UI Automation that a program could be
read through, so the same tree is read from inside, where Windows would be told of it. Each line on
stdin is a question in JSON, each line on stdout its answer. `NAME` is under what Windows'
Credential Manager keeps the keys, `DOCUMENTS` where papers go.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop import app as program
from prevent_desktop.ui.start import start

MOST_CHARACTERS = 2000
ROLES = {QAccessible.Role.RadioButton: "radio button", QAccessible.Role.CheckBox: "check box"}


class Eyes(QObject):
    """Looks when it is asked, in the thread that paints."""

    asked = Signal(object)

    def __init__(self, app: QApplication, out: int) -> None:
        super().__init__(app)
        self._app, self._out, self._moves = app, out, 0
        app.focusChanged.connect(self._note_move)
        self.asked.connect(self._answer)

    def listen(self) -> None:
        """Take questions until nobody asks any more; in a thread of its own."""
        for line in sys.stdin:
            self.asked.emit(json.loads(line))

    def _note_move(self, _before: object, now: object) -> None:
        self._moves += now is not None

    def _answer(self, question: dict[str, str]) -> None:
        os.write(self._out, json.dumps(self._see(question)).encode() + b"\n")

    def _see(self, question: dict[str, str]) -> Any:
        windows = [each for each in self._app.topLevelWidgets() if each.isVisible()]
        match question["ask"]:
            case "titles":
                return [each.windowTitle() for each in windows if each.windowTitle()]
            case "moves":
                return self._moves
            case "focus":
                return focus(self._app.focusWidget())
            case "picture":
                screen = self._app.primaryScreen()
                return screen.grabWindow(0).save(question["file"])
            case asked:
                hidden = asked == "everything"
                faces = [face for each in windows for face in inside(each, hidden=hidden)]
                return [words(face) for face in faces]


def focus(widget: QWidget | None) -> dict[str, Any] | None:
    """What has the keyboard, as assistive technology is told of it."""
    face = widget and QAccessible.queryAccessibleInterface(widget)
    if widget is None or not face:
        return None
    state = face.state()
    role = "password text" if state.passwordEdit else ROLES.get(face.role(), face.role().name)
    corner = widget.mapToGlobal(widget.rect().topLeft())
    return {
        "id": widget.accessibleIdentifier(),
        "role": role,
        "name": face.text(QAccessible.Text.Name),
        "text": words(face),
        "checked": bool(state.checked),
        "place": [corner.x(), corner.y()],
    }


def inside(window: QWidget, *, hidden: bool) -> Iterator[QAccessibleInterface]:
    """Everything in a window, in the order in which it is read."""
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        face = waiting.pop()
        if face is None or not face.isValid() or (face.state().invisible and not hidden):
            continue
        yield face
        waiting += [face.child(number) for number in reversed(range(face.childCount()))]


def words(face: QAccessibleInterface) -> str:
    """The text in it, or else its name."""
    text = face.text(QAccessible.Text.Value) or face.text(QAccessible.Text.Name)
    return text[:MOST_CHARACTERS]


def main(name: str, documents: Path) -> int:
    """Run the program's window to its end."""
    out = os.dup(1)
    make_desk, make_application = program._window_desk, start._plain_application

    def watched() -> QApplication:
        app = make_application()
        eyes = Eyes(app, out)
        threading.Thread(target=eyes.listen, name="eyes", daemon=True).start()
        return app

    setattr(start, "_plain_application", watched)  # noqa: B010  (mypy: it is a function)
    setattr(program, "_window_desk", lambda _usual: make_desk(documents))  # noqa: B010
    setattr(program, "APP_ID", name)  # noqa: B010
    return program.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
