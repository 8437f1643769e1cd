"""Which programs a person has on Windows, from a registry of ours; wine's is in tests/windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.mail.clients import Client, MailProgram, Way
from prevent_desktop.mail.find_windows import Root, find_programs, program_of, read_path

CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
OLK = r"C:\Users\ann\AppData\Local\Microsoft\WindowsApps\olk.exe"
OUTLOOK = r"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE"
BIRD = r"C:\Program Files\Mozilla Thunderbird\thunderbird.exe"


class Registry(dict[tuple[Root, str, str], str]):
    def value(self, root: Root, key: str, name: str = "") -> str:
        return self.get((root, key, name), "")

    def app(self, root: Root, path: str, name: str = "") -> "Registry":
        self[root, rf"{PATHS}\{(name or path.rpartition(chr(92))[2]).lower()}", ""] = path
        return self

    def choose(self, choice: str, command: str = "") -> "Registry":
        self["user", CHOICE, "ProgId"] = choice
        self["classes", rf"{choice}\shell\open\command", ""] = command
        return self

    def mapi(self, name: str, value: str = "DLLPath", root: Root = "machine") -> "Registry":
        self[root, r"Software\Clients\Mail", ""] = name
        self[root, rf"Software\Clients\Mail\{name}", value] = r"C:\x\mapi.dll"
        return self


def found(registry: Registry, *missing: str) -> tuple[MailProgram, ...]:
    return find_programs(registry, lambda path: path not in missing)


def test_new_outlook_gets_the_draft_as_a_file() -> None:
    registry = Registry().app("user", OLK)
    registry["user", CHOICE, "ProgId"] = "AppX1abc"
    registry["classes", r"AppX1abc\Application", "AppUserModelID"] = (
        "Microsoft.OutlookForWindows_8wekyb3d8bbwe!Microsoft.OutlookforWindows"
    )
    first = found(registry)[0]
    assert (first.client, first.default) == (Client.NEW_OUTLOOK, True)
    assert (first.command, first.ways) == ((OLK,), (Way.EML,))


def test_classic_outlook_has_a_second_way_that_carries_one_file() -> None:
    registry = Registry().app("machine", f'"{OUTLOOK}"')
    registry.app("machine", OUTLOOK).choose("Outlook.URL.mailto.15", f'"{OUTLOOK}" -c IPM.Note %1')
    first = found(registry)[0]
    assert (first.client, first.default, first.command) == (
        Client.CLASSIC_OUTLOOK, True, (OUTLOOK,),
    )  # fmt: skip
    assert first.ways_for(1) == (Way.EML_SWITCH, Way.IPM_NOTE)
    assert first.ways_for(2) == (Way.EML_SWITCH,)


def test_the_persons_own_path_counts_before_the_computers() -> None:
    own = r"C:\Users\ann\tb\thunderbird.exe"
    registry = Registry().app("machine", BIRD).app("user", own)
    assert found(registry)[0].command == (own,)
    assert found(registry, own)[0].command == (BIRD,)


def test_a_browser_for_mail_is_mail_in_the_browser() -> None:
    for choice in ("ChromeHTML", "MSEdgeHTM", "FirefoxURL-308046B0AF4A39CB"):
        registry = Registry().app("machine", BIRD).choose(choice)
        first = found(registry)[0]
        assert (first.client, first.default, first.by_hand) == (Client.BROWSER, True, True)


def test_another_program_is_asked_through_simple_mapi_if_it_has_it() -> None:
    first = found(Registry().mapi("eM Client"))[0]
    assert (first.name, first.ways) == ("eM Client", (Way.SIMPLE_MAPI,))
    nothing = Registry()
    nothing["user", r"Software\Clients\Mail", ""] = "Old Mail"
    assert [each.client for each in found(nothing)] == [Client.BROWSER]


def test_a_program_of_the_table_is_not_offered_twice() -> None:
    for name, path in (("Mozilla Thunderbird", BIRD), ("Microsoft Outlook", OUTLOOK)):
        registry = Registry().app("machine", path).mapi(name)
        assert [each.client for each in found(registry)].count(Client.OTHER) == 0


def test_an_uninstalled_program_is_not_offered() -> None:
    assert [each.client for each in found(Registry().app("machine", BIRD), BIRD)] == [
        Client.BROWSER
    ]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "thunderbird.exe",
        r"..\thunderbird.exe",
        r"C:\x\..\..\Windows\thunderbird.exe",
        r"\\evil.example\share\thunderbird.exe",
        r"\\?\C:\x\thunderbird.exe",
        r"\\.\pipe\thunderbird.exe",
        r"//evil/thunderbird.exe",
        r"C:\x\thunderbird.exe /c calc.exe",
        r'"C:\x\thunderbird.exe" /c calc.exe',
        r"C:\x\cmd.exe",
        r"C:\x\thunderbird.exe:stream",
        "C:\\x\\thunderbird.exe\x00.txt",
        "C:\\x\r\n\\thunderbird.exe",
        r"C:thunderbird.exe",
        r"%SystemRoot%\thunderbird.exe",
        "C:\\" + "x" * 2000 + "\\thunderbird.exe",
    ],
)
def test_a_hostile_path_is_no_program(value: str) -> None:
    registry = Registry().app("user", value, "thunderbird.exe")
    assert [each.client for each in found(registry)] == [Client.BROWSER]


def test_quotes_and_settings_of_windows_are_understood() -> None:
    assert read_path(f'  "{BIRD}" ') == BIRD
    assert read_path(r"%X%\a.exe", lambda text: text.replace("%X%", r"C:\y")) == r"C:\y\a.exe"
    assert program_of(f'"{BIRD}" -osint -mail "%1"') == BIRD
    assert program_of(f"{OUTLOOK} /eml %1") == OUTLOOK
    assert program_of("rundll32 x,y") == ""


@given(st.text(max_size=80))
def test_any_value_is_a_whole_path_or_nothing(value: str) -> None:
    path = read_path(value)
    assert path == "" or (path[1:3] == ":\\" and ".." not in path.split("\\"))
    assert program_of(value) == "" or program_of(value)[1:3] == ":\\"


@pytest.mark.parametrize("name", [r"..\..\evil", "x" * 5000, "a\\b"])
def test_a_hostile_choice_finds_nothing(name: str) -> None:
    registry = Registry().choose(name, BIRD).mapi(name)
    for each in found(registry):
        assert len(each.name) <= 60
        assert each.client in {Client.BROWSER, Client.OTHER}
