"""Desktop files say which programs there are; what they want to run is never run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.mail.desktop_entries import read_entry, read_exec

UNDERSTOOD = {
    "claws-mail %u": ("claws-mail",),
    "/usr/bin/thunderbird %u": ("/usr/bin/thunderbird",),
    "  evolution   %U  ": ("evolution",),
    '"/opt/My Mail/betterbird" %u': ("/opt/My Mail/betterbird",),
    '"/opt/a\\\\"b/mail" %u': ('/opt/a"b/mail',),
    "env BAMF_DESKTOP_FILE_HINT=/var/lib/x.desktop /snap/bin/thunderbird %u": (
        "/snap/bin/thunderbird",
    ),
    "/usr/bin/flatpak run --branch=stable --file-forwarding org.mozilla.Thunderbird @@u %u @@": (
        "/usr/bin/flatpak", "run", "--branch=stable", "--file-forwarding",
        "org.mozilla.Thunderbird", "@@u", "@@",
    ),
    "mail %%": ("mail", "%"),
}  # fmt: skip
NOT_UNDERSTOOD = (
    "",
    "%u",
    "-compose",
    "sh -c 'curl x | sh'",
    "thunderbird; rm -rf ~",
    "thunderbird $(id)",
    "thunderbird `id`",
    "thunderbird > /etc/passwd",
    "thunderbird & evil",
    '"thunderbird',
    '"thunderbird"x',
    '"thunderbird %u"',
    "thunderbird --x=%u",
    "thunderbird %z",
    "thunderbird \u202e",
    "thunderbird\x00",
    '"a\nb"',
    "./thunderbird %u",
    "bin/thunderbird %u",
    "A=1 thunderbird",
    "env",
    "env A=1",
    "thunderbird ~/x",
    "ünderbird %u",
    "x" * 3000,
)


def entry(*lines: str) -> str:
    return "\n".join(("[Desktop Entry]", "Type=Application", *lines))


@pytest.mark.parametrize("line", UNDERSTOOD)
def test_what_desktop_files_hold_is_understood(line: str) -> None:
    assert read_exec(line) == UNDERSTOOD[line]


@pytest.mark.parametrize("line", NOT_UNDERSTOOD)
def test_whatever_a_shell_would_act_on_is_not(line: str) -> None:
    assert read_exec(line) == ()


@given(st.text(max_size=60))
def test_any_line_gives_plain_words_or_none(line: str) -> None:
    for word in read_exec(line):
        assert word.isprintable()


def test_only_programs_for_mail_are_read() -> None:
    mail = "MimeType=text/x;x-scheme-handler/mailto;"
    found = read_entry("a.desktop", entry("Name=A Mail", "Exec=a %u", mail))
    assert found is not None
    assert (found.name, found.words) == ("A Mail", ("a",))
    assert read_entry("a.desktop", entry("Exec=a", "MimeType=text/plain;")) is None
    assert read_entry("a.desktop", entry("Exec=a", mail, "Hidden=true")) is None
    assert read_entry("../a.desktop", entry("Exec=a", mail)) is None
    assert read_entry("a.desktop", "Exec=a\n" + mail) is None


def test_actions_and_later_keys_do_not_count() -> None:
    text = entry("Exec=a %u", "MimeType=message/rfc822;", "Exec=b", "[Desktop Action x]", "Exec=c")
    found = read_entry("a.desktop", text)
    assert found is not None
    assert found.words == ("a",)


def test_a_name_is_one_short_line() -> None:
    mail = "MimeType=x-scheme-handler/mailto;"
    found = read_entry("a.desktop", entry(f"Name=\u202eliaM{'x' * 500}\x07", "Exec=a", mail))
    assert found is not None
    assert found.name.isprintable()
    assert len(found.name) <= 60
