"""Mail programs as Windows' registry tells of them, and stand-ins that record how they are called.

The registry is the system's own; the programs are not: each is a small program of ours under the
name of a real one, which writes down its words and keeps the file that it was given.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.desk.waiting import until
from tests.mail.drafts import HOSTILE, PDF, REFERENCE, message, saved

if sys.platform == "win32":
    import winreg

    from prevent_desktop import mail
    from prevent_desktop.mail import Client, MailProgram, Outcome, Way
    from prevent_desktop.mail.message import to_eml

    PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
    CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
    STAND_IN = """
import json, os, sys
folder = os.path.dirname(os.path.abspath(sys.argv[0]))
told = {"words": sys.argv[1:]}
for word in sys.argv[1:]:
    if os.path.isfile(word):
        told["file"] = open(word, "rb").read().hex()
part = os.path.join(folder, "told.part")
with open(part, "w", encoding="utf-8") as file:
    json.dump(told, file)
os.replace(part, os.path.join(folder, "told.json"))
sys.exit(int(open(os.path.join(folder, "code")).read()))
"""

    class Windows:
        """Writes into this person's registry, and takes it out again."""

        def __init__(self, folder: Path) -> None:
            self.folder = folder
            self._made: list[str] = []

        def write(self, key: str, value: str, name: str = "", kind: int = 1) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, kind, value)
            self._made.append(key)

        def clear(self) -> None:
            for key in reversed(self._made):
                try:
                    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
                except OSError:
                    continue

        def install(self, name: str, code: int = 0) -> Path:
            """A program of that name that records how it is called and ends with a code."""
            scripts: Any = importlib.import_module("pip._vendor.distlib.scripts")
            place = self.folder / name.partition(".")[0]
            source = place / "source" / "stand_in.py"
            source.parent.mkdir(parents=True)
            (place / "code").write_text(str(code))
            source.write_text(f"#!python\n{STAND_IN}", encoding="utf-8")
            maker = scripts.ScriptMaker(str(source.parent), str(place), add_launchers=True)
            maker.executable = sys.executable
            maker.variants = {""}
            made = Path(maker.make("stand_in.py")[0])
            path = made.rename(place / name)
            self.write(rf"{PATHS}\{name}", str(path))
            return path

        def told(self, name: str) -> dict[str, object]:
            path = self.folder / name.partition(".")[0] / "told.json"
            until(path.exists, f"what {name} was told")
            return dict(json.loads(path.read_text("utf-8")))

    @pytest.fixture
    def windows(tmp_path: Path) -> Iterator[Windows]:
        made = Windows(tmp_path / "Program Files (x86)")
        yield made
        made.clear()

    def the(client: Client) -> MailProgram:
        return next(each for each in mail.find_programs() if each.client is client)

    Opener = Callable[..., mail.Opening]

    @pytest.fixture
    def opened(tmp_path: Path) -> Opener:
        def open_it(client: Client, text: str = "", after: Way | None = None) -> mail.Opening:
            draft = message(text)
            files = saved(tmp_path / "Ann's, papers 50% ü", draft)
            return mail.open_draft(the(client), draft, tmp_path / "private", files, after=after)

        return open_it

    def test_the_registry_is_read_as_windows_keeps_it(windows: Windows) -> None:
        path = windows.install("olk.exe")
        windows.write(CHOICE, "AppXtest", "ProgId")
        windows.write(
            r"Software\Classes\AppXtest\Application",
            "Microsoft.OutlookForWindows_8wekyb3d8bbwe!x",
            "AppUserModelID",
        )
        first = mail.find_programs()[0]
        assert (first.client, first.default) == (Client.NEW_OUTLOOK, True)
        assert first.command == (str(path),)

    def test_a_path_with_a_setting_of_windows_in_it(
        windows: Windows, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = windows.install("thunderbird.exe")
        monkeypatch.setenv("BIRD", str(path.parent))
        windows.write(rf"{PATHS}\thunderbird.exe", r"%BIRD%\thunderbird.exe", kind=2)
        assert the(Client.THUNDERBIRD).command == (str(path),)

    def test_a_hostile_registry_finds_no_program(windows: Windows) -> None:
        path = windows.install("thunderbird.exe")
        for value in (f"{path} -x", f'"{path}" /c calc', r"\\evil\x\thunderbird.exe", "x" * 3000):
            windows.write(rf"{PATHS}\thunderbird.exe", value)
            assert Client.THUNDERBIRD not in [each.client for each in mail.find_programs()]

    def test_a_value_that_is_no_text_finds_no_program(windows: Windows) -> None:
        key = rf"{PATHS}\thunderbird.exe"
        windows.write(key, "x")
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, "", 0, winreg.REG_BINARY, b"\x00\xff")
        assert Client.THUNDERBIRD not in [each.client for each in mail.find_programs()]

    @pytest.mark.parametrize(
        ("name", "client"),
        [("olk.exe", Client.NEW_OUTLOOK), ("thunderbird.exe", Client.THUNDERBIRD)],
    )
    def test_the_draft_is_handed_over_as_a_file(
        windows: Windows, opened: Opener, name: str, client: Client
    ) -> None:
        windows.install(name)
        assert opened(client).outcome is Outcome.ASKED
        told = windows.told(name)
        words = told["words"]
        assert isinstance(words, list)
        assert len(words) == 1
        assert bytes.fromhex(str(told["file"])) == to_eml(message())

    def test_classic_outlook_has_a_second_way(windows: Windows, opened: Opener) -> None:
        windows.install("outlook.exe", code=1)
        told = opened(Client.CLASSIC_OUTLOOK)
        assert (told.outcome, told.way, told.exit_code) == (Outcome.REFUSED, Way.IPM_NOTE, 1)
        words = windows.told("outlook.exe")["words"]
        assert isinstance(words, list)
        assert words[:3] == ["/c", "ipm.note", "/m"]
        assert words[4] == "/a"
        assert Path(words[5]).read_bytes() == PDF

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words_change_neither_address_nor_file(
        windows: Windows, opened: Opener, text: str
    ) -> None:
        windows.install("outlook.exe")
        opened(Client.CLASSIC_OUTLOOK, text, Way.EML_SWITCH)
        words = windows.told("outlook.exe")["words"]
        assert isinstance(words, list)
        assert len(words) == 6
        assert words[3].startswith("preventreferrals@kent.police.uk?cc=")
        assert words[5].endswith(f"{REFERENCE}.pdf")
        assert "evil@" not in words[3]

    def test_a_program_that_was_uninstalled_is_not_offered(windows: Windows) -> None:
        windows.install("thunderbird.exe").unlink()
        assert Client.THUNDERBIRD not in [each.client for each in mail.find_programs()]
