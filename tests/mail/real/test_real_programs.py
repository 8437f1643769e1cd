"""The product's own draft in real mail programs: To, Cc, subject, body, and the PDF byte for byte.

Claws and Sylpheed run every time; Thunderbird and Evolution with --long.
"""

from pathlib import Path

import pytest
from tests.desk.waiting import until
from tests.mail.drafts import COPIES, HOSTILE, message
from tests.mail.real.programs import at_desk, attachments, letters, parsed
from tests.mail.real.sink import listening
from tests.proofs import Record

from prevent_desktop.mail import DraftMessage, Outcome
from prevent_desktop.mail.clients import Client
from prevent_desktop.mail.message import one_line

pytestmark = pytest.mark.needs("xdotool")
LONG = (pytest.param(Client.THUNDERBIRD, marks=pytest.mark.long),
        pytest.param(Client.EVOLUTION, marks=pytest.mark.long))  # fmt: skip
EVERY = (Client.CLAWS, Client.SYLPHEED, *LONG)
ODD = "Ann's, papers & 50% \u201cold\u201d ü/.hidden"
"""A folder as people name them, and one that some programs take for a secret place."""


def check(client: Client, folder: Path, draft: DraftMessage, record: Record) -> None:
    with at_desk(client) as desk:
        told = desk.open(draft, folder)
        assert told.outcome is Outcome.ASKED
        mail = desk.save()
        assert [each.addr_spec for each in mail["To"].addresses] == [draft.to]
        assert tuple(each.addr_spec for each in mail["Cc"].addresses) == draft.cc
        assert "Bcc" not in mail
        assert " ".join(mail["Subject"].split()) == " ".join(one_line(draft.subject).split())
        assert letters(mail) == "".join(draft.body.replace(">", "").split())
        assert attachments(mail) == dict(draft.files)
    record(f"drafts opened in the real {client.value}", 1, 0)


@pytest.mark.parametrize("client", EVERY)
def test_the_draft_is_whole(client: Client, tmp_path: Path, record: Record) -> None:
    check(client, tmp_path / "papers", message(second=True), record)


@pytest.mark.parametrize("client", EVERY)
def test_hostile_words_and_an_odd_folder_change_nothing(
    client: Client, tmp_path: Path, record: Record
) -> None:
    # Programs drop control characters by themselves; a whole page of emoji is Hypothesis' work.
    text = " ".join(each for each in HOSTILE if each.isprintable() and len(each) < 200)
    check(client, tmp_path / ODD, message(text), record)


@pytest.mark.long
@pytest.mark.parametrize("client", [Client.THUNDERBIRD, Client.CLAWS])
def test_what_is_sent_still_holds_the_same_pdf(client: Client, tmp_path: Path) -> None:
    """By a person's key, to a server on this computer."""
    draft = message()
    with listening() as sink, at_desk(client, sink.port) as desk:
        desk.open(draft, tmp_path / "papers")
        desk.save()
        assert not sink.messages
        desk.press(desk.window(), desk.real.send_key)
        until(lambda: sink.messages, "the message that was sent")
    assert set(sink.recipients) == {draft.to, *COPIES}
    assert b"X-Unsent" not in sink.messages[0]
    assert attachments(parsed(sink.messages[0])) == dict(draft.files)
