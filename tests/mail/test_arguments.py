"""Nothing in a draft becomes an option, an address, a file or a message, whatever it holds."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail.drafts import COPIES, HOSTILE, REFERENCE, message

from prevent_desktop.errors import MailError
from prevent_desktop.mail.arguments import (
    LONGEST_URL,
    body_left_out,
    compose_argument,
    mailto,
    short_mailto,
    takes_path,
    with_eml,
    with_files,
)
from prevent_desktop.mail.clients import WAYS, Way
from prevent_desktop.mail.message import DraftMessage, one_line

TO = "preventreferrals@kent.police.uk"
pytestmark = pytest.mark.needs("xdg-email")
FILES = (Path("/home/ann/Ann's, 50% folder/PR-7K2M-4H9Q.pdf"),)
READ_FILES = (
    Way.COMPOSE, Way.MAILTO_ATTACH, Way.SWITCHES, Way.XDG_EMAIL, Way.IPM_NOTE, Way.OPEN_WITH,
)  # fmt: skip


def read_mailto(url: str) -> tuple[str, list[tuple[str, str]]]:
    """A URL as a mail program reads it (RFC 6068)."""
    assert url.startswith("mailto:")
    to, _, query = url.removeprefix("mailto:").partition("?")
    fields = [field.partition("=") for field in query.split("&")]
    return unquote(to), [(name, unquote(value)) for name, _, value in fields]


def read_compose(argument: str) -> list[tuple[str, str]]:
    """Thunderbird's GetArgs: split at commas outside quotes, a quote opens only after "="."""
    assert "='" not in argument
    assert '="' not in argument
    fields = [field.partition("=") for field in argument.split(",")]
    return [(name, unquote(value)) for name, _, value in fields]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_url_holds_the_fields_of_the_draft_and_no_others(text: str) -> None:
    draft = message(text)
    to, fields = read_mailto(mailto(draft, "\n", FILES))
    assert to == TO
    assert [name for name, _ in fields] == ["cc", "subject", "body", "attach"]
    assert dict(fields)["cc"] == ",".join(COPIES)
    assert dict(fields)["subject"] == one_line(draft.subject)
    assert dict(fields)["body"] == draft.body
    assert dict(fields)["attach"] == str(FILES[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_url_has_only_plain_characters(text: str) -> None:
    url = mailto(message(text), "\r\n", FILES)
    assert url.isascii()
    assert not set(url) & set(" \"'`$\\<>|;\r\n\x00,")


@pytest.mark.parametrize("text", HOSTILE)
def test_thunderbirds_argument_holds_the_fields_of_the_draft_and_no_others(text: str) -> None:
    fields = read_compose(compose_argument(message(text), FILES))
    assert [name for name, _ in fields] == ["to", "cc", "subject", "body", "format", "attachment"]
    assert dict(fields)["to"] == TO
    assert dict(fields)["body"] == message(text).body
    (attached,) = dict(fields)["attachment"].split(",")
    assert unquote(attached.removeprefix("file://")) == str(FILES[0])


@pytest.mark.parametrize("way", READ_FILES)
@pytest.mark.parametrize("text", HOSTILE)
def test_only_words_of_ours_begin_as_an_option(way: Way, text: str) -> None:
    ours = {"-compose", "--compose", "--attach", "--utf8", "/c", "/m", "/a"}
    words = with_files(way, message(text), FILES)
    begun = {word for word in words if word.startswith(("-", "/"))}
    assert begun <= ours | {str(path) for path in FILES}


@pytest.mark.parametrize("address", ["-compose@kent.police.uk", "--attach=/x@kent.police.uk", "-a"])
def test_an_address_cannot_be_an_option(address: str) -> None:
    with pytest.raises(MailError):
        DraftMessage(address, (), "s", "b", "r.pdf", b"")
    with pytest.raises(MailError):
        DraftMessage(TO, (address,), "s", "b", "r.pdf", b"")


@pytest.mark.parametrize(
    "address", ["a@xn--mt-8cd.police.uk", "a@k\u202eent.police.uk", "ä@gov.uk"]
)
def test_an_address_that_imitates_another_makes_no_draft(address: str) -> None:
    with pytest.raises(MailError):
        DraftMessage(address, (), "s", "b", "r.pdf", b"")


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_at_all_stays_what_it_is(text: str) -> None:
    draft = DraftMessage(TO, COPIES, text, text, f"{REFERENCE}.pdf", b"")
    to, fields = read_mailto(mailto(draft, "\n"))
    assert to == TO
    assert [name for name, _ in fields] == ["cc", "subject", "body"]
    assert [name for name, _ in read_compose(compose_argument(draft, FILES))][:2] == ["to", "cc"]


def test_both_files_are_handed_over_by_every_way_that_carries_two() -> None:
    draft = message(second=True)
    files = (Path("/a/one.pdf"), Path("/a/two, b.docx"))
    for way in READ_FILES:
        told = unquote(unquote(" ".join(with_files(way, draft, files))))
        assert ("two, b.docx" in told) is (WAYS[way].attachments == 2), way
    assert unquote(compose_argument(draft, files)).count("file:///a/") == 2


def test_a_continuation_sheet_is_handed_over_too() -> None:
    draft = message(second=True, sheet=True)
    files = tuple(Path(f"/a/{name}") for name, _ in draft.files)
    assert files[2].name == f"{REFERENCE}-form-sheet.pdf"
    for way in READ_FILES:
        told = unquote(unquote(" ".join(with_files(way, draft, files))))
        assert (str(files[2]) in told) is (WAYS[way].attachments == 2), way


def test_classic_outlook_gets_the_address_without_its_scheme_and_one_file() -> None:
    words = with_files(Way.IPM_NOTE, message(), FILES)
    assert words[:3] == ("/c", "ipm.note", "/m")
    assert words[3].startswith(f"{TO}?cc=")
    assert words[4:] == ("/a", str(FILES[0]))


def test_a_url_too_long_for_windows_loses_its_body_and_says_so() -> None:
    long = message("ü" * 300)
    assert len(mailto(long, "\r\n")) > LONGEST_URL
    assert "&body=" not in short_mailto(long)
    assert body_left_out(Way.IPM_NOTE, long)
    assert not body_left_out(Way.IPM_NOTE, message())
    assert not body_left_out(Way.SWITCHES, long)


def test_a_draft_as_a_file_is_one_word() -> None:
    eml = Path("/home/ann o'x/-a b, c.eml")
    assert with_eml(Way.EML, eml, closed=False) == (str(eml),)
    assert with_eml(Way.EML_SWITCH, eml, closed=False) == ("/eml", str(eml))
    assert with_eml(Way.EML, eml, closed=True) == ("@@", str(eml), "@@")


@pytest.mark.parametrize(
    ("path", "shell", "switches"),
    [
        ("/home/ann/My papers/PR.pdf", True, True),
        ("/home/zoë/Prüfung, 50%/PR.pdf", True, True),
        ("/home/ann/Ann's/PR.pdf", False, True),
        ("/home/ann/$(id)/PR.pdf", False, True),
        ("/home/ann/a\\nb/PR.pdf", False, True),
        ("/home/ann/a\nb/PR.pdf", False, False),
        ("/home/ann/\u202efdp.x/PR.pdf", True, False),
    ],
)
def test_which_paths_go_through_a_shell_script(path: str, shell: bool, switches: bool) -> None:
    assert takes_path(Way.XDG_EMAIL, Path(path)) is shell
    assert takes_path(Way.SWITCHES, Path(path)) is switches
