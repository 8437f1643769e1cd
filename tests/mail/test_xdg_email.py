"""A program that is in no table, through the real xdg-email; the program itself is ours.

It stands in for KMail and others, and writes down the words that it gets.
"""

import json
import os
import stat
import sys
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.desk.waiting import until
from tests.mail.drafts import COPIES, HOSTILE, message, saved

from prevent_desktop.mail import Opening, Outcome, Way
from prevent_desktop.mail.clients import Client
from prevent_desktop.mail.errand import Errand
from prevent_desktop.mail.find_linux import find_programs
from prevent_desktop.mail.launch import Seen, start
from prevent_desktop.mail.opening import Means, open_with

pytestmark = pytest.mark.needs("xdg-email")
STAND_IN = """#!{python}
import json, os, sys
with open({told!r} + ".part", "w") as file:
    json.dump(sys.argv[1:], file)
os.replace({told!r} + ".part", {told!r})
"""


class Desktop:
    """A home whose program for mail is ours, on a desktop that xdg-utils do not know."""

    def __init__(self, home: Path) -> None:
        self.told = home / "told.json"
        self.home = home
        program = home / "bin" / "my-mail"
        program.parent.mkdir()
        program.write_text(STAND_IN.format(python=sys.executable, told=str(self.told)))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        applications = home / "data" / "applications"
        applications.mkdir(parents=True)
        (applications / "my-mail.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=My Mail\nExec={program} %u\n"
            "MimeType=x-scheme-handler/mailto;\n"
        )
        (home / "config").mkdir()
        (home / "config" / "mimeapps.list").write_text(
            "[Default Applications]\nx-scheme-handler/mailto=my-mail.desktop\n"
        )
        self.environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CURRENT_DESKTOP": "X-Generic",
            "DISPLAY": ":99",
        }

    def open(self, text: str, papers: Path) -> Opening:
        program = find_programs(self.environment)[0]
        assert (program.client, program.name) == (Client.OTHER, "My Mail")
        draft = message(text, second=True, sheet=True)
        means = Means(partial(start, ours=self.environment), _no_child)
        return open_with(program, draft, self.home / "private", saved(papers, draft), means)

    def words(self) -> list[str]:
        until(self.told.exists, "the words that the program got")
        return list(json.loads(self.told.read_text()))


def _no_child(_: Errand) -> Seen:
    return Seen(Outcome.NOT_STARTED, None, 0.0)


@pytest.mark.parametrize("text", ["", *HOSTILE])
def test_the_program_gets_one_url_with_everything_in_it(tmp_path: Path, text: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    desktop = Desktop(home)
    told = desktop.open(text, tmp_path / "My papers, 50% ü")
    assert (told.outcome, told.way) == (Outcome.ASKED, Way.XDG_EMAIL)
    (url,) = desktop.words()
    address, _, query = url.removeprefix("mailto:").partition("?")
    assert address == "preventreferrals@kent.police.uk"
    fields = [field.partition("=") for field in query.split("&")]
    assert [name for name, _, _ in fields] == ["cc", "subject", "body", *["attach"] * 3]
    values = [unquote(value) for _, _, value in fields]
    assert values[0] == ",".join(COPIES)
    assert values[2].replace("\r\n", "\n") == message(text, second=True, sheet=True).body
    for value, (name, data) in zip(values[3:], message(second=True, sheet=True).files, strict=True):
        assert Path(value).name == name
        assert Path(value).read_bytes() == data
    assert not Path("/tmp/owned").exists()  # noqa: S108  (what one of the hostile texts would make)
