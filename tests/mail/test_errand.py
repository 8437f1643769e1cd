"""The child that asks Simple MAPI or macOS: real as a process, what it asks stands in."""

import ctypes
import sys
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from tests.desk.waiting import until
from tests.mail.drafts import COPIES, HOSTILE, message

from prevent_desktop.computer.child_process import command_line
from prevent_desktop.mail import simple_mapi
from prevent_desktop.mail.clients import Way
from prevent_desktop.mail.errand import (
    ASKED,
    PRIVATE_WORD,
    REFUSED,
    UNREADABLE,
    Errand,
    errand,
    send_child,
    serve,
)
from prevent_desktop.mail.launch import Outcome

FILES = (Path("/home/ann/PR-7K2M-4H9Q.pdf"), Path("/home/ann/PR-7K2M-4H9Q-form.docx"))
WANTED = errand(Way.SIMPLE_MAPI, message(second=True), FILES)
LINE = msgspec.json.encode(WANTED) + b"\n"


def test_the_child_does_what_it_is_told_and_nothing_else() -> None:
    done: list[Errand] = []

    def open_it(wanted: Errand) -> bool:
        done.append(wanted)
        return True

    assert serve(BytesIO(LINE), open_it) == ASKED
    assert done == [WANTED]
    assert serve(BytesIO(LINE), lambda _: False) == REFUSED
    for broken in (b"", b"{}\n", LINE[:-20], LINE.replace(b"simple-mapi", b"send-now")):
        assert serve(BytesIO(broken), open_it) == UNREADABLE
    assert done == [WANTED]


@pytest.mark.parametrize("fault", [OSError, AttributeError, ImportError, ValueError])
def test_a_system_without_it_is_a_refusal(fault: type[Exception]) -> None:
    def open_it(_: Errand) -> bool:
        raise fault

    assert serve(BytesIO(LINE), open_it) == REFUSED


@pytest.mark.needs("a system without Simple MAPI")
def test_this_program_as_its_own_child_refuses_where_there_is_neither() -> None:
    seen = send_child([*command_line()[:-1], PRIVATE_WORD], WANTED, 60)
    assert (seen.outcome, seen.exit_code) == (Outcome.REFUSED, REFUSED)


def test_a_child_that_shows_a_message_is_not_waited_for_nor_ended(tmp_path: Path) -> None:
    door, mark = tmp_path / "door", tmp_path / "mark"
    code = "import os,sys,time\nwhile not os.path.exists(sys.argv[1]): time.sleep(.02)\n"
    code += "open(sys.argv[2], 'wb').write(sys.stdin.buffer.readline())"
    seen = send_child([sys.executable, "-c", code, str(door), str(mark)], WANTED, 0.2)
    assert (seen.outcome, seen.exit_code) == (Outcome.ASKED, None)
    door.touch()
    until(lambda: mark.exists() and mark.read_bytes() == LINE, "the child's errand")


def test_a_child_that_cannot_be_started() -> None:
    assert send_child(["/nowhere"], WANTED, 1).outcome is Outcome.NOT_STARTED


def test_simple_mapi_is_always_asked_to_show_the_message() -> None:
    """Without the dialog a mail program sends at once."""
    told: list[simple_mapi.Message] = []

    def send_mail(asked: simple_mapi.Message, flags: int) -> int:
        assert flags & simple_mapi.DIALOG
        told.append(asked)
        return simple_mapi.SUCCESS

    assert simple_mapi.open_draft(WANTED, send_mail)
    (asked,) = told
    people = [
        (asked.recipients[n].kind, asked.recipients[n].address)
        for n in range(asked.recipient_count)
    ]
    assert people == [
        (simple_mapi.TO, "SMTP:preventreferrals@kent.police.uk"),
        *((simple_mapi.CC, f"SMTP:{each}") for each in COPIES),
    ]
    assert [asked.files[n].path for n in range(asked.file_count)] == [str(p) for p in FILES]
    assert asked.subject == WANTED.subject
    assert asked.text.replace("\r\n", "\n") == WANTED.body


@pytest.mark.parametrize(("code", "fine"), [(0, True), (1, True), (2, False), (25, False)])
def test_which_answers_of_simple_mapi_are_refusals(code: int, fine: bool) -> None:
    assert simple_mapi.open_draft(WANTED, lambda _message, _flags: code) is fine


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_in_their_field(text: str) -> None:
    wanted = errand(Way.SIMPLE_MAPI, message(text), FILES)
    assert wanted.to == "preventreferrals@kent.police.uk"
    assert len(wanted.subject.splitlines()) == 1
    assert "\x00" not in wanted.subject + wanted.body


def test_the_layout_is_that_of_a_64_bit_windows() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        sizes = (simple_mapi.FileDescription, simple_mapi.Recipient, simple_mapi.Message)
        assert [ctypes.sizeof(each) for each in sizes] == [40, 40, 96]
