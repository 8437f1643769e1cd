"""Which way is tried, what is handed over, and what is said of it; the programs stand in here."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.mail.drafts import COPIES, HOSTILE, PDF, REFERENCE, message, saved

from prevent_desktop.mail import (
    IN_THE_BROWSER,
    MailProgram,
    Opening,
    Outcome,
    Way,
    trial_message,
    usual,
)
from prevent_desktop.mail.clients import Client, known
from prevent_desktop.mail.errand import Errand
from prevent_desktop.mail.launch import Seen
from prevent_desktop.mail.message import NOBODY, DraftMessage, to_eml
from prevent_desktop.mail.opening import Means, open_with

OUTLOOK = known(Client.CLASSIC_OUTLOOK, "/o/outlook.exe")
BIRD = known(Client.THUNDERBIRD, "/usr/bin/thunderbird")
CLAWS = known(Client.CLAWS, "/usr/bin/claws-mail")
OTHER = MailProgram(Client.OTHER, "KMail", ("/usr/bin/xdg-email",), ways=(Way.XDG_EMAIL,))
MAPI = MailProgram(Client.OTHER, "eM Client", ways=(Way.SIMPLE_MAPI,))
MAC = known(Client.APPLE_MAIL, "/usr/bin/open", "-a", "/Applications/Mail.app")


class Edge:
    """Stands where programs are started; answers with these outcomes, one after the other."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes) or [Outcome.ASKED]
        self.commands: list[Sequence[str]] = []
        self.errands: list[Errand] = []

    def start(self, command: Sequence[str], limit: float) -> Seen:
        assert 0 < limit <= 15
        self.commands.append(command)
        return Seen(self.outcomes.pop(0), 0, 0.1)

    def send(self, errand: Errand) -> Seen:
        self.errands.append(errand)
        return Seen(self.outcomes.pop(0), 0, 0.1)


def opened(
    tmp_path: Path,
    program: MailProgram,
    edge: Edge,
    *,
    draft: DraftMessage | None = None,
    after: Way | None = None,
    papers: str = "papers",
) -> Opening:
    wanted = draft or message()
    files = saved(tmp_path / papers, wanted)
    means = Means(edge.start, edge.send)
    return open_with(program, wanted, tmp_path / "private", files, means, after=after)


def test_the_draft_is_handed_over_as_a_private_file(tmp_path: Path) -> None:
    edge = Edge()
    told = opened(tmp_path, BIRD, edge)
    (command,) = edge.commands
    assert command[0] == "/usr/bin/thunderbird"
    assert Path(command[1]).read_bytes() == to_eml(message())
    assert (told.outcome, told.way, told.attached) == (
        Outcome.ASKED, Way.EML, (f"{REFERENCE}.pdf",),
    )  # fmt: skip
    assert (told.copies_left_out, told.words_left_out, told.more_ways) == ((), False, False)


def test_mail_in_the_browser_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    edge = Edge()
    assert opened(tmp_path, IN_THE_BROWSER, edge).outcome is Outcome.BY_HAND
    assert not edge.commands
    assert not (tmp_path / "private").exists()


def test_what_refuses_is_followed_by_the_next_way(tmp_path: Path) -> None:
    edge = Edge(Outcome.REFUSED, Outcome.ASKED)
    told = opened(tmp_path, OUTLOOK, edge)
    assert [command[1] for command in edge.commands] == ["/eml", "/c"]
    assert (told.outcome, told.way) == (Outcome.ASKED, Way.IPM_NOTE)


def test_a_person_who_saw_nothing_open_can_try_the_next_way(tmp_path: Path) -> None:
    edge = Edge(Outcome.ASKED, Outcome.ASKED)
    first = opened(tmp_path, OUTLOOK, edge)
    assert first.more_ways
    second = opened(tmp_path, OUTLOOK, edge, after=first.way)
    assert (second.way, second.more_ways) == (Way.IPM_NOTE, False)
    third = opened(tmp_path, OUTLOOK, edge, after=second.way)
    assert (third.outcome, third.way) == (Outcome.BY_HAND, None)


def test_a_way_that_carries_one_file_is_skipped_for_two(tmp_path: Path) -> None:
    edge = Edge(Outcome.REFUSED)
    told = opened(tmp_path, OUTLOOK, edge, draft=message(second=True))
    assert (told.outcome, told.way) == (Outcome.REFUSED, Way.EML_SWITCH)
    assert not told.more_ways
    assert told.attached == (f"{REFERENCE}.pdf", f"{REFERENCE}-form.docx")


def test_three_files_go_by_the_way_that_carries_them(tmp_path: Path) -> None:
    edge = Edge()
    told = opened(tmp_path, CLAWS, edge, draft=message(second=True, sheet=True))
    assert told.attached[2] == f"{REFERENCE}-form-sheet.pdf"
    assert [Path(word).name for word in edge.commands[0][-3:]] == list(told.attached)


def test_the_persons_own_pdf_is_attached_where_it_is(tmp_path: Path) -> None:
    edge = Edge()
    opened(tmp_path, CLAWS, edge, papers="Ann's, papers 50%")
    assert edge.commands[0][-1] == str(tmp_path / "Ann's, papers 50%" / f"{REFERENCE}.pdf")
    assert not (tmp_path / "private").exists()


@pytest.mark.needs("xdg-email")
def test_a_path_that_a_shell_script_would_change_is_replaced_by_a_copy(tmp_path: Path) -> None:
    edge = Edge()
    opened(tmp_path, OTHER, edge, papers="$(touch owned)")
    (command,) = edge.commands
    attached = Path(command[command.index("--attach") + 1])
    assert attached.parent == tmp_path / "private"
    assert attached.read_bytes() == PDF
    odd = tmp_path / "a'b"
    odd.mkdir()
    assert opened(odd, OTHER, edge).outcome is Outcome.BY_HAND


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "program",
    [BIRD, CLAWS, pytest.param(OTHER, marks=pytest.mark.needs("xdg-email")), OUTLOOK, MAPI],
)
def test_hostile_words_change_neither_address_nor_files(
    tmp_path: Path, text: str, program: MailProgram
) -> None:
    edge = Edge()
    told = opened(tmp_path, program, edge, draft=message(text))
    assert told.outcome is Outcome.ASKED
    for command in edge.commands:
        whole = " ".join(command[1:])
        assert whole.count("evil@example.org") == 0
        assert whole.count("@kent.police.uk") == (program not in {BIRD, OUTLOOK})
    for wanted in edge.errands:
        assert (wanted.to, wanted.cc) == ("preventreferrals@kent.police.uk", COPIES)
        assert wanted.files == (str(tmp_path / "papers" / f"{REFERENCE}.pdf"),)
        assert len(wanted.subject.splitlines()) == 1


def test_which_program_is_asked_when_nobody_chose() -> None:
    browser = replace(IN_THE_BROWSER, default=True)
    default = replace(CLAWS, default=True)
    assert usual((default, BIRD, IN_THE_BROWSER)) == default
    assert usual((browser, BIRD)) == browser
    assert usual((BIRD, IN_THE_BROWSER)) == BIRD
    assert usual((CLAWS, BIRD, IN_THE_BROWSER)) is None
    assert usual((IN_THE_BROWSER,)) == usual(()) == IN_THE_BROWSER


def test_a_choice_is_remembered_by_its_key_as_long_as_the_program_is_there() -> None:
    default = replace(CLAWS, default=True)
    programs = (default, BIRD, OTHER, IN_THE_BROWSER)
    for chosen in programs:
        assert usual(programs, chosen.key) == chosen
        assert re.fullmatch(r"[A-Za-z0-9_.+-]+", chosen.key)
    odd = replace(OTHER, name="Zoë's Mail; \u202e\n")
    assert re.fullmatch(r"[A-Za-z0-9_.+-]+", odd.key)
    assert usual((default, IN_THE_BROWSER), BIRD.key) == default


def test_what_does_not_come_along_is_said(tmp_path: Path) -> None:
    told = opened(tmp_path, MAC, Edge())
    assert told.copies_left_out == COPIES
    outlook = known(Client.MAC_OUTLOOK, "/usr/bin/open", "-a", "/Applications/Outlook.app")
    told = opened(tmp_path, outlook, Edge())
    assert (told.copies_left_out, told.words_left_out, told.recipient_left_out) == (
        COPIES, True, True,
    )  # fmt: skip


def test_a_trial_goes_to_nobody_and_holds_nothing(tmp_path: Path) -> None:
    draft = trial_message(PDF, "This is a test.")
    assert (draft.to, draft.cc) == (NOBODY, ())
    edge = Edge()
    opened(tmp_path, CLAWS, edge, draft=draft)
    assert "kent" not in " ".join(edge.commands[0][:-1])


def test_only_a_trial_goes_to_nobody() -> None:
    with pytest.raises(Exception, match="recipient_unusable"):
        DraftMessage(NOBODY, (), "s", "b", "r.pdf", b"")
    with pytest.raises(Exception, match="recipient_unusable"):
        DraftMessage("preventreferrals@kent.police.uk", (), "s", "b", "r.pdf", b"", trial=True)
    with pytest.raises(Exception, match="recipient_unusable"):
        DraftMessage(NOBODY, ("a@example.org",), "s", "b", "r.pdf", b"", trial=True)
