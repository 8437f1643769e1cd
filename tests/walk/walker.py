"""Goes over pages with the program in one process and eyes in another, and notes what is wrong."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devtools.system import SYSTEM_PYTHON
from tests.desk.stage import set_stage
from tests.walk.faults import Seen, Stop, faults_of
from tests.walk.table import Line
from tests.walk.tree import Node, Tree, node

ROOT = Path(__file__).parents[2]
MOST_TABS = 200


@dataclass
class Walker:
    """Asks the program to show, and the eyes what they see."""

    show: subprocess.Popen[str]
    look: subprocess.Popen[str]

    def ask(self, whom: subprocess.Popen[str], **question: Any) -> Any:
        assert whom.stdin is not None
        assert whom.stdout is not None
        whom.stdin.write(json.dumps(question) + "\n")
        whom.stdin.flush()
        said = json.loads(whom.stdout.readline() or '{"fault": "it has ended"}')
        if isinstance(said, dict) and "fault" in said:
            raise AssertionError(said["fault"])
        return said

    def sees(self, what: str) -> Any:
        return self.ask(self.look, ask=what, pid=self.show.pid)

    def walk(self, way: str, looks: tuple[str, ...]) -> Iterator[Line]:
        """Everything that a way comes to, in each of these looks."""
        self.ask(self.show, do="begin", way=way)
        self.sees("heard")
        while (told := self.ask(self.show, do="next")) is not None:
            heard = tuple(said for name, _, said in self.sees("heard") if name == "Announcement")
            found = self.sees("focus")
            arrived = node(found) if found else None
            for look in looks:
                if looks != ("light",):
                    self.ask(self.show, do="wear", scheme=look)
                seen = self._see(told, arrived, heard)
                page = f"{told['page']} {told['part']}".strip()
                shown = " and ".join(told["shows"]) or "nothing wrong"
                state = f"{told['state']}, {shown}"
                yield Line(page, state, look, len(seen.stops), tuple(faults_of(seen)))
            if looks != ("light",):
                self.ask(self.show, do="wear", scheme="light")
            self.sees("heard")

    def _see(self, told: dict[str, Any], arrived: Node | None, heard: tuple[str, ...]) -> Seen:
        stops = []
        paths: list[str] = []
        for _ in range(MOST_TABS):
            own = self.ask(self.show, do="key", key="Tab")
            found = self.sees("focus")
            if own is None:
                break
            stops.append(Stop(own, node(found) if found else None))
            paths.append(found["path"] if found else "")
            if len(paths) > 1 and paths[-1] == paths[0]:
                break
        tree = Tree(node(each) for each in self.sees("tree"))
        return Seen(told, tree, tuple(stops), arrived, heard)


@contextmanager
def walker() -> Iterator[Walker]:
    """A walker on a screen and a bus of its own."""
    with set_stage(keyring=False) as stage:
        look = stage.start_talker(SYSTEM_PYTHON, str(Path(__file__).with_name("look.py")))
        stage.environment["PYTHONPATH"] = str(ROOT)
        yield Walker(stage.start_talker(sys.executable, "-m", "tests.walk.show"), look)
