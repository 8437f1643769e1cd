"""What is loaded when the list of drafts can be used: the rooms that it is made of, no others."""

import os
import subprocess
import sys
from pathlib import Path

WHOLE_ROOMS = {
    "app", "area", "cli", "computer", "disk", "errors", "kept", "moments", "referral", "saving",
    "sealing", "shipped", "system_keyring", "vault", "ui.closing", "ui.frame", "ui.handed",
    "ui.home", "ui.kit", "ui.lock", "ui.main_window", "ui.pages", "ui.rooms", "ui.start",
    "ui.system", "ui.work",
}  # fmt: skip
PARTS = {
    # The answers and what an answers file is: no check, no reader of texts, no list of words.
    "form.age_range", "form.answers", "form.changes", "form.conditions", "form.dates",
    "form.declaration", "form.definition", "form.facts", "form.files", "form.needed",
    "form.odd_numbers", "form.read_later", "form.reading", "form.release", "form.scans",
    "form.visible",
    "ui.notes.note_titles", "ui.opening.must", "ui.opening.opening_page", "ui.opening.place_pages",
    "ui.opening.vault_opening", "ui.sending.delete_words", "ui.sending.sent_words",
}  # fmt: skip
"""Of other rooms, these modules. No `document`, `mail`, `own_form`, `papers`, `spelling` at all."""
LIBRARIES = {
    "PySide6", "aiohttp", "cryptography", "msgspec", "platformdirs", "shiboken6", "shibokensupport",
    "signature_bootstrap", "typing_extensions", "tzdata",
}  # fmt: skip
"""`aiohttp` is the empty stand-in."""
NOT_YET = {"asyncio", "email", "importlib.metadata", "ssl", "subprocess"}
"""Of Python's own."""

HOME = """
import os, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from prevent_desktop import app
from prevent_desktop.errors import VaultError

class Keys:
    backend = "files"
    def file(self, name): return Path(name.replace(":", "-"))
    def get(self, name): return self.file(name).read_bytes() if self.file(name).exists() else None
    def put(self, name, secret): self.file(name).write_bytes(secret)
    def delete(self, name): self.file(name).unlink(missing_ok=True)
    def unlock(self, seconds=1): return self.probe()
    def probe(self):
        from prevent_desktop.system_keyring import KeyringState
        return KeyringState.OK

def furnish():
    from prevent_desktop.computer.paths import find_paths
    from prevent_desktop.kept.drafts import DraftStore
    from prevent_desktop.vault import SlotKind, Vault
    with Vault.create(find_paths().vault, Keys(), slot=SlotKind.KEYRING) as vault:
        store = DraftStore(vault, app.read_library(), lambda: datetime.now(UTC))
        draft = store.new().with_value("individual.surname", "Example")
        store.save(draft.with_value("individual.dob", "2010-05-14"))

def start():
    from prevent_desktop.ui.start.load_qt import load_qt
    load_qt()
    from PySide6.QtCore import QTimer
    from prevent_desktop.ui.main_window import MainWindow
    real, make = MainWindow.__init__, app._window_desk
    def begin(window, *given):
        real(window, *given)
        window.of_use.connect(lambda: QTimer.singleShot(0, window, told))
    def told():
        titles = [w.windowTitle() for w in window_of()]
        print(titles, *sorted(sys.modules), sep="\\n", flush=True)
        os._exit(0)
    def window_of():
        from PySide6.QtWidgets import QApplication
        return QApplication.topLevelWidgets()
    MainWindow.__init__ = begin
    app._window_desk = lambda documents: replace(make(documents), keyring=Keys())
    sys.exit(app.main([]))

furnish() if sys.argv[1] == "furnish" else start()
"""


def run(what: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HOME, what],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
        env=os.environ | {"PREVENT_DESKTOP_DATA": str(folder / "data")},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_list_of_drafts_loads_the_rooms_it_is_made_of_and_no_others(tmp_path: Path) -> None:
    run("furnish", tmp_path)
    titles, *loaded = run("start", tmp_path).splitlines()
    assert "Your referrals - Prevent Desktop" in titles
    ours = [name.removeprefix("prevent_desktop.") for name in loaded if "prevent_desktop." in name]
    modules = {name for name in ours if not any(other.startswith(f"{name}.") for other in ours)}
    strange = {
        name
        for name in modules - PARTS
        if not any(name == room or name.startswith(f"{room}.") for room in WHOLE_ROOMS)
    }
    assert strange == set()
    tops = {name.partition(".")[0] for name in loaded if not name.startswith("_")}
    foreign = tops - sys.stdlib_module_names - LIBRARIES - {"prevent_desktop", "sitecustomize"}
    assert {name for name in foreign if not name.startswith("editable")} == set()
    assert NOT_YET.isdisjoint(loaded)
