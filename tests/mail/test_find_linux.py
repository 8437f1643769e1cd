"""Which programs a person has on Linux, from folders as desktops lay them out."""

from pathlib import Path

import pytest

from prevent_desktop.mail.clients import Client, MailProgram, Way
from prevent_desktop.mail.find_linux import find_programs

pytestmark = pytest.mark.needs("xdg-email")
MAIL = "MimeType=x-scheme-handler/mailto;"


class Desktop:
    """A home, a folder of programs, and what their desktop files say."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir(mode=0o755)
        self.own, self.system = folder / "own", folder / "system"
        self.config = folder / "config"
        for each in (self.own / "applications", self.system / "applications", self.config):
            each.mkdir(parents=True)
        self.environment = {
            "PATH": str(self.bin),
            "XDG_DATA_HOME": str(self.own),
            "XDG_DATA_DIRS": f"relative:{self.system}",
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_CURRENT_DESKTOP": "GNOME",
        }

    def program(self, name: str, mode: int = 0o755) -> Path:
        path = self.bin / name
        path.write_text("#!/bin/sh\ntouch /nothing-may-run-me\n")
        path.chmod(mode)
        return path

    def entry(self, name: str, command: str, *lines: str, own: bool = False) -> None:
        folder = (self.own if own else self.system) / "applications"
        text = "\n".join(("[Desktop Entry]", "Type=Application", f"Exec={command}", *lines))
        (folder / f"{name}.desktop").write_text(text)

    def choose(self, *names: str) -> None:
        line = ";".join(f"{name}.desktop" for name in names)
        text = f"[Default Applications]\nx-scheme-handler/mailto={line}\n"
        (self.config / "mimeapps.list").write_text(text)

    def found(self) -> tuple[MailProgram, ...]:
        return find_programs(self.environment)

    def clients(self) -> list[Client]:
        return [program.client for program in self.found()]


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def test_without_any_program_there_is_the_browser(desktop: Desktop) -> None:
    (only,) = desktop.found()
    assert only.client is Client.BROWSER
    assert only.by_hand


def test_each_program_of_the_table_is_found_with_its_way(desktop: Desktop) -> None:
    for name in ("thunderbird", "betterbird", "evolution", "claws-mail", "sylpheed"):
        desktop.program(name)
        desktop.entry(name, f"{name} %u", MAIL)
    ways = {program.client: program.ways for program in desktop.found()}
    assert ways == {
        Client.THUNDERBIRD: (Way.EML,),
        Client.BETTERBIRD: (Way.EML,),
        Client.EVOLUTION: (Way.MAILTO_ATTACH,),
        Client.CLAWS: (Way.SWITCHES,),
        Client.SYLPHEED: (Way.SWITCHES,),
        Client.BROWSER: (),
    }


def test_the_persons_choice_comes_first(desktop: Desktop) -> None:
    for name in ("claws-mail", "thunderbird"):
        desktop.program(name)
        desktop.entry(name, f"{name} %u", MAIL)
    desktop.choose("gone", "thunderbird", "claws-mail")
    first = desktop.found()[0]
    assert (first.client, first.default) == (Client.THUNDERBIRD, True)
    assert first.command == (str(desktop.bin / "thunderbird"),)


def test_a_desktops_own_list_counts_before_the_general_one(desktop: Desktop) -> None:
    for name in ("claws-mail", "thunderbird"):
        desktop.program(name)
        desktop.entry(name, f"{name} %u", MAIL)
    desktop.choose("thunderbird")
    text = "[Default Applications]\nx-scheme-handler/mailto=claws-mail.desktop\n"
    (desktop.config / "gnome-mimeapps.list").write_text(text)
    assert desktop.clients()[0] is Client.CLAWS


def test_without_a_choice_the_first_that_says_it_can_is_taken(desktop: Desktop) -> None:
    for name in ("claws-mail", "thunderbird"):
        desktop.program(name)
        desktop.entry(name, f"{name} %u", MAIL)
    text = "[MIME Cache]\nx-scheme-handler/mailto=thunderbird.desktop;claws-mail.desktop;\n"
    (desktop.system / "applications" / "mimeinfo.cache").write_text(text)
    assert desktop.found()[0].client is Client.THUNDERBIRD


def test_a_program_that_is_gone_is_not_offered(desktop: Desktop) -> None:
    desktop.entry("thunderbird", "thunderbird %u", MAIL)
    desktop.choose("thunderbird")
    assert desktop.clients() == [Client.BROWSER]


def test_a_persons_own_desktop_file_hides_the_systems(desktop: Desktop) -> None:
    desktop.program("thunderbird")
    desktop.entry("thunderbird", "thunderbird %u", MAIL)
    desktop.entry("thunderbird", "thunderbird %u", MAIL, "Hidden=true", own=True)
    assert desktop.clients() == [Client.BROWSER]


def test_a_browser_for_mail_is_mail_in_the_browser(desktop: Desktop) -> None:
    desktop.program("firefox-esr")
    desktop.entry("firefox-esr", "firefox-esr %u", MAIL)
    desktop.choose("firefox-esr")
    (only,) = desktop.found()
    assert (only.client, only.default, only.ways) == (Client.BROWSER, True, ())


def test_the_systems_own_program_is_asked_for_through_the_desktop(desktop: Desktop) -> None:
    desktop.program("xdg-email")
    desktop.program("kmail")
    desktop.entry("org.kde.kmail2", "kmail %u", MAIL, "Name=KMail")
    assert Client.OTHER not in desktop.clients()
    desktop.choose("org.kde.kmail2")
    first = desktop.found()[0]
    assert (first.client, first.name, first.ways) == (Client.OTHER, "KMail", (Way.XDG_EMAIL,))
    assert first.command == (str(desktop.bin / "xdg-email"),)


def test_without_xdg_email_the_systems_own_program_is_by_hand(desktop: Desktop) -> None:
    desktop.entry("kmail", "kmail %u", MAIL, "Name=KMail")
    desktop.choose("kmail")
    assert desktop.found()[0].by_hand


@pytest.mark.parametrize(
    "command",
    [
        "sh -c 'thunderbird; evil'",
        "/bin/sh thunderbird",
        "thunderbird; evil",
        'sh -c "thunderbird %u"',
    ],
)
def test_a_hostile_desktop_file_is_no_known_program(desktop: Desktop, command: str) -> None:
    desktop.program("thunderbird")
    desktop.program("xdg-email")
    desktop.entry("thunderbird", command, MAIL, "Name=Thunderbird")
    desktop.choose("thunderbird")
    for program in desktop.found():
        assert program.client in {Client.OTHER, Client.BROWSER}
        assert program.command in {(), (str(desktop.bin / "xdg-email"),)}


def test_words_of_a_desktop_file_never_reach_a_command(desktop: Desktop) -> None:
    desktop.program("thunderbird")
    desktop.entry("thunderbird", "thunderbird -app /tmp/evil.ini -profile /tmp/evil %u", MAIL)
    desktop.choose("thunderbird")
    assert desktop.found()[0].command == (str(desktop.bin / "thunderbird"),)


def test_a_program_that_anybody_may_replace_is_not_started(desktop: Desktop) -> None:
    desktop.program("thunderbird", mode=0o777)
    desktop.entry("thunderbird", "thunderbird %u", MAIL)
    assert desktop.clients() == [Client.BROWSER]


def test_a_flatpak_gets_the_file_handed_over(desktop: Desktop) -> None:
    desktop.program("flatpak")
    words = "flatpak run --branch=stable --file-forwarding org.mozilla.Thunderbird @@u %u @@"
    desktop.entry("org.mozilla.Thunderbird", words, MAIL)
    first = desktop.found()[-2]
    assert (first.client, first.name, first.closed) == (
        Client.THUNDERBIRD, "Thunderbird (Flatpak)", True,
    )  # fmt: skip
    assert first.command[1:] == ("run", "--file-forwarding", "org.mozilla.Thunderbird")


def test_a_folder_that_cannot_be_read_and_a_file_that_is_none_are_passed_over(
    desktop: Desktop,
) -> None:
    applications = desktop.system / "applications"
    (applications / "folder.desktop").mkdir()
    (applications / "loop.desktop").symlink_to("loop.desktop")
    (applications / "huge.desktop").write_text("x" * 1_000_000)
    (applications / "bytes.desktop").write_bytes(b"\xff\xfe\x00[Desktop Entry]")
    assert desktop.clients() == [Client.BROWSER]
    assert find_programs({})[-1].client is Client.BROWSER
