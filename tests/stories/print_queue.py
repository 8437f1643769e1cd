"""A print queue for the stories: two small programs called `lp` and `lpstat`, with a real pipe."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.stories.conftest import Person
from tests.stories.places import at_rest

from prevent_desktop.ui.printing.print_page import PrintPage

LP = """#!/bin/sh
: > "{out}/begun"
while [ -e "{out}/slow" ]; do sleep 0.1; done
cat > "{out}/printed.part" && mv "{out}/printed.part" "{out}/printed.pdf"
printf '%s\\n' "$@" > "{out}/words"
[ ! -e "{out}/closed" ]
"""
LPSTAT = """#!/bin/sh
case "$1" in
-e) cat "{out}/queues" ;;
-d) echo "system default destination: Staffroom" ;;
-p) [ ! -e "{out}/halted" ] || echo "printer $2 disabled since Sunday" ;;
esac
"""


@dataclass
class Queue:
    """What the stand-in is told and has got."""

    out: Path

    def has(self, *names: str) -> None:
        (self.out / "queues").write_text("".join(f"{name}\n" for name in names))

    def be(self, state: str) -> None:
        """Slow, closed or halted."""
        (self.out / state).touch()

    @property
    def words(self) -> list[str]:
        return (self.out / "words").read_text().splitlines()

    @property
    def printed(self) -> bytes:
        return (self.out / "printed.pdf").read_bytes()


def make_queue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Two printers, found before this computer's own."""
    programs, out = folder / "bin", folder / "out"
    programs.mkdir()
    out.mkdir()
    for name, text in (("lp", LP), ("lpstat", LPSTAT)):
        program = programs / name
        program.write_text(text.format(out=out))
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    made = Queue(out)
    made.has("Office", "Staffroom")
    return made


def opens(person: Person, words: str = "Print a paper copy") -> PrintPage:
    """Go to the page to print."""
    person.press(words)
    page = person.sees(PrintPage)
    at_rest(person)
    return page


def prints(person: Person) -> None:
    """On the page to print: on the printer in the office."""
    person.tick("Office")
    person.press("Print")
    person.waits_for("Handed to Office")
