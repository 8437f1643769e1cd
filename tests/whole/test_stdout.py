"""Every command, whatever its stdout is: the promised code and sentence, and no word of Python's.

The commands are found in the grammar, and what each is given is found by what the grammar calls
it, so that a new command is tried here without anybody adding its name.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, product
from pathlib import Path

import pytest
from tests.program import TODAY, example
from tests.vault.helpers import QUICK

from prevent_desktop.app import _messages, read_library
from prevent_desktop.cli.parser import build_parser
from prevent_desktop.document import make_identity
from prevent_desktop.errors import FileError
from prevent_desktop.form.files import parse_json
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.handover import hand_over
from prevent_desktop.papers.submission import Order, Submission, holder_of
from prevent_desktop.referral import referral_from_file
from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import SlotKind, Vault

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")

MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PASSPHRASE, WORDS = "correct horse battery", "lunar twig panda essay abacus zoom"
STDOUTS = ("full", "closed", "shut pipe")
NOISE = ("Exception ignored", "Traceback", "Error", "Errno", "lost sys")
TAKEN = ("transfer", "in")


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    """The words of every command that can be carried out."""
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    for action in inner:
        for name, child in action.choices.items():
            for rest in commands(child):
                yield (name, *rest)
    if not inner:
        yield ()


def grammar_of(command: tuple[str, ...]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = build_parser("0")
    for name in command:
        (action,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
        parser = action.choices[name]
    return parser


EVERY = tuple(commands(build_parser("0")))
COMMANDS = tuple(command for command in EVERY if command != ("open",))
"""Those that have a result to print; `open` has a window."""
OPTIONS = (("--version",), ("--help",), ("--self-test",))


@dataclass(frozen=True)
class Things:
    """What commands are given, by what the grammar calls it."""

    folder: Path
    paper: Path
    form: Path
    transfer: Path
    draft: str

    def given(self, action: argparse.Action) -> list[str]:
        """How to fill in one argument; options that are not needed are left out."""
        option = next((o for o in action.option_strings if o.startswith("--")), "")
        known = {
            "ANSWERS.json": [str(example("child"))],  # there is a warning to print
            "FILE.pdf": [str(self.paper)],
            "FILE": [str(self.transfer)],
            "DRAFT": [self.draft],
            "--out": ["--out", "made"],
            "--today": ["--today", TODAY],
            "--name": ["--name", "Robin Sample"],
            "--ephemeral-identity": ["--ephemeral-identity"],
            "--form": ["--form", str(self.form)],
            "--schema": ["--schema"],  # the one of policy's two words that needs no file
        }
        return known.get(option, []) if option else known[str(action.metavar)]


def arguments(command: tuple[str, ...], things: Things, fds: dict[str, int]) -> list[str]:
    actions = grammar_of(command)._actions
    ephemeral = any("--ephemeral-identity" in a.option_strings for a in actions)
    words = [word for action in actions for word in things.given(action)]
    for action in actions:
        for option in action.option_strings:
            if option in fds and not ephemeral:
                words += [option, str(fds[option])]
    return [*command, *words]


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Things:
    folder = tmp_path_factory.mktemp("things")
    vault = Vault.create(
        folder / "data" / "vault",
        SystemKeyring("test"),
        slot=SlotKind.PASSPHRASE,
        passphrase=PASSPHRASE,
        cost=QUICK,
    )
    library = read_library()
    referral = referral_from_file(library, parse_json(example("adult-patient").read_bytes()))
    identity = make_identity(holder_of(referral), datetime.now(UTC))
    order = Order(
        referral=referral,
        identity=identity,
        reference="PR-7K2M-4H9Q",
        moment=datetime.now(UTC),
        today=MOMENT.date(),
        folder=folder,
        incomplete=False,
        message_template="",
        save_message=False,
    )
    (paper,) = Submission(order).run()
    with closing(vault):
        store = DraftStore(vault, library, lambda: datetime.now(UTC))
        draft = store.save(Draft(vault.new_id(), referral, MOMENT, MOMENT))
        sealed = hand_over(store, draft.object_id, words=WORDS, sender="Robin", cost=QUICK)
    transfer = folder / "a.prevent-transfer"
    transfer.write_bytes(sealed)
    for name, text in (("--passphrase-fd", PASSPHRASE), ("--words-fd", WORDS)):
        (folder / name).write_text(text, encoding="utf-8")
    form = folder / "form.docx"
    form.write_bytes(a_form())
    return Things(folder, paper, form, transfer, draft.object_id[:8])


def a_form() -> bytes:
    """The smallest form there is: one label with its box."""
    import docx

    made = io.BytesIO()
    empty = docx.Document()
    empty.add_table(rows=1, cols=2).rows[0].cells[0].text = "Surname of the person referred"
    empty.save(made)
    return made.getvalue()


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str
    folder: Path


CarryOut = Callable[..., Ended]


@pytest.fixture
def carry_out(things: Things, tmp_path: Path) -> CarryOut:
    """Run a command in a folder and with drafts of its own, with a stdout of some kind."""
    numbers = count()

    def run(command: tuple[str, ...], stdout: str, *, unbuffered: bool) -> Ended:
        work = tmp_path / f"{next(numbers)}"
        work.mkdir()
        shutil.copytree(things.folder / "data", work / "data")
        environment = os.environ | {"PREVENT_DESKTOP_DATA": str(work / "data")}
        if unbuffered:
            environment["PYTHONUNBUFFERED"] = "1"
        with ExitStack() as stack:
            fds = {
                name: stack.enter_context((things.folder / name).open("rb")).fileno()
                for name in ("--passphrase-fd", "--words-fd")
            }
            alone = any(word.startswith("--") for word in command)
            words = list(command) if alone else arguments(command, things, fds)
            line = [sys.executable, "-m", "prevent_desktop", *words]
            target: int = subprocess.PIPE
            if stdout == "closed":
                line = ["bash", "-c", 'exec "$@" >&-', "bash", *line]
            elif stdout == "full":
                target = stack.enter_context(Path("/dev/full").open("wb")).fileno()
            elif stdout == "shut pipe":
                reader, target = os.pipe()
                os.close(reader)
                stack.callback(os.close, target)
            done = subprocess.run(
                line,
                stdin=subprocess.DEVNULL,
                stdout=target,
                stderr=subprocess.PIPE,
                cwd=work,
                env=environment,
                pass_fds=list(fds.values()),
                timeout=120,
                check=False,
            )
        return Ended(done.returncode, (done.stdout or b"").decode(), done.stderr.decode(), work)

    return run


def promised(command: tuple[str, ...], well: Ended, folder: Path) -> str:
    """The sentence for a stdout that takes nothing, by what the command does with a good one."""
    if command == TAKEN:
        return _messages().sentence(FileError("output_unwritable_taken"))
    paths = [well.folder / line for line in well.out.splitlines()]
    if command and set(paths) <= set(well.folder.rglob("*")):
        place = str((folder / well.out.splitlines()[0]).parent)
        return _messages().sentence(FileError("output_unwritable_saved", name=place))
    return _messages().sentence(FileError("output_unwritable"))


@pytest.mark.wide
@pytest.mark.parametrize("command", [*COMMANDS, *OPTIONS], ids=" ".join)
def test_whatever_stdout_is(command: tuple[str, ...], carry_out: CarryOut) -> None:
    well = carry_out(command, "read", unbuffered=False)
    assert well.code == 0, well.err
    assert well.out
    buffers = (False,) if command == ("--self-test",) else (False, True)  # it takes its time
    ways = list(product(STDOUTS, buffers))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ends = list(pool.map(lambda way: carry_out(command, way[0], unbuffered=way[1]), ways))
    for (stdout, unbuffered), end in zip(ways, ends, strict=True):
        where = (stdout, unbuffered, end.err)
        lines = end.err.splitlines()
        assert not [word for word in NOISE if word in end.err], where
        if stdout == "shut pipe":
            assert (end.code, len(lines)) == (0, len(well.err.splitlines())), where
        else:
            assert end.code == 1, where
            assert lines[-1] == promised(command, well, end.folder), where
            assert len(lines) <= len(well.err.splitlines()) + 1, where


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_help_into_a_full_disk(command: tuple[str, ...], carry_out: CarryOut) -> None:
    end = carry_out((*command, "--help"), "full", unbuffered=False)
    assert (end.code, end.err) == (1, f"{promised((), end, end.folder)}\n")


@pytest.mark.parametrize("arguments", [("export",), ("check", "missing.json"), ("template",)])
def test_nobody_hears_anything_at_all(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """stdout and stderr full: the exit code is all that is left to tell, and it is not Python's."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "prevent_desktop", *arguments],
            stdout=full, stderr=full, cwd=tmp_path, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == (64 if arguments == ("export",) else 1)


def test_a_file_never_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """What a library says to stderr would otherwise stand in the file that was opened next."""
    code = (
        "import os\n"
        "from prevent_desktop.cli.streams import prepare_streams\n"
        "prepare_streams()\n"
        f"opened = os.open({str(tmp_path / 'file')!r}, os.O_WRONLY | os.O_CREAT)\n"
        "os.write(2, b'said by a library')\n"
        "raise SystemExit(opened < 3)\n"
    )
    line = ["bash", "-c", 'exec "$@" <&- >&- 2>&-', "bash", sys.executable, "-c", code]
    assert subprocess.run(line, timeout=60, check=False).returncode == 0
    assert (tmp_path / "file").read_bytes() == b""
