"""The walk finds what it looks for: on a page where all of it is wrong, and in what it was told."""

import sys

import pytest
from tests.walk.faults import CHECKS, Seen, Stop, faults_of
from tests.walk.tree import Tree
from tests.walk.walker import walker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

TOLD = {"title": "", "wrong": False, "headings": [[1, ""]], "fields": [], "says": [], "state": ""}
OWN = {"name": "Go on", "kind": "Button", "box": [0, 0, 9, 9], "size": [9, 9], "seen": [9, 9]}


def test_everything_that_is_wrong_is_found() -> None:
    with walker() as one:
        (line,) = one.walk("spoiled", ("light",))
    found = {fault.partition(":")[0] for fault in line.faults}
    assert found == CHECKS.keys() - {"focus told"}, line.faults


def test_a_focus_that_the_bus_does_not_know_is_found() -> None:
    stop = Stop({**OWN, "room": 99, "ring": True}, None)
    seen = Seen(TOLD, Tree(), (stop,))
    assert any(fault.startswith("focus told") for fault in faults_of(seen))
