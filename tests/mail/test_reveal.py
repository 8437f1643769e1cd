"""The PDF is shown in its folder: what a file manager is asked, on a real bus.

The file manager stands in: it owns the name on the bus and writes down what it is asked.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from devtools.system import SYSTEM_PYTHON
from tests.desk.stage import Stage, set_stage
from tests.desk.waiting import until

from prevent_desktop.mail.reveal import show_in_folder

pytestmark = pytest.mark.needs("dbus-send")
MANAGER = """
import json, os, sys
from gi.repository import Gio, GLib
XML = ('<node><interface name="org.freedesktop.FileManager1"><method name="ShowItems">'
       '<arg type="as" direction="in"/><arg type="s" direction="in"/></method></interface></node>')
def asked(bus, sender, path, name, method, words, call):
    part = sys.argv[1] + ".part"
    with open(part, "w") as file:
        json.dump(words.unpack(), file)
    os.replace(part, sys.argv[1])
    call.return_value(None)
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
bus.register_object("/org/freedesktop/FileManager1", interface, asked, None, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.FileManager1", 0,
                               lambda *_: print("ready", flush=True), None)
GLib.MainLoop().run()
"""


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with set_stage(keyring=False) as made:
        yield made


def test_without_a_file_manager_it_says_so(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "PR.pdf"
    file.touch()
    assert not show_in_folder(file, stage.environment)
    assert not show_in_folder(file, {"PATH": "/nowhere"})
    assert not show_in_folder(tmp_path / "gone.pdf", stage.environment)
    assert not show_in_folder(Path("PR.pdf"), stage.environment)


@pytest.mark.parametrize(
    "name", ["PR-7K2M-4H9Q.pdf", "Ann's, 50% \u201cold\u201d ü $(id) & x;y #1?.pdf", "-x.pdf"]
)
def test_the_file_manager_is_asked_for_this_file_alone(
    stage: Stage, tmp_path: Path, name: str
) -> None:
    told, file = tmp_path / "told.json", tmp_path / name
    file.touch()
    script = tmp_path / "manager.py"
    script.write_text(MANAGER)
    manager = stage.start_talker(SYSTEM_PYTHON, str(script), str(told))
    assert manager.stdout is not None
    assert manager.stdout.readline() == "ready\n"
    try:
        assert show_in_folder(file, stage.environment)
        until(told.exists, "what the file manager was asked")
    finally:
        manager.terminate()
        manager.wait(5)
    uris, _ = json.loads(told.read_text())
    assert [unquote(uri) for uri in uris] == [f"file://{file}"]
