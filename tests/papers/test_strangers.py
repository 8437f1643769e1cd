"""Other people's files in a process of their own: the same answers, bounded, and never in ours."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.kinds import REFERRER, made
from tests.document.malicious import FILES
from tests.document.tampering import CASES
from tests.proofs import Record
from tests.stand_in_child import child_that_runs, child_that_says

from prevent_desktop import document
from prevent_desktop.computer.child_process import PRIVATE_WORD, Budget, command_line
from prevent_desktop.document import Reason, VerdictKind
from prevent_desktop.errors import DocumentError
from prevent_desktop.papers.strangers import Strangers

HURRIED = replace(
    Budget(), look=0.3, look_at_large=0.3, strange=0.3, paper=0.3, paper_per_megabyte=0
)


@pytest.mark.wide
@pytest.mark.parametrize("name", CASES)
def test_the_same_verdict_as_in_this_process(name: str) -> None:
    pdf = CASES[name].change(made("signed"))
    with Strangers() as strangers:
        known = (REFERRER.fingerprint,)
        assert strangers.verify(pdf, known) == document.verify(pdf, known)


def test_one_child_answers_many_questions() -> None:
    signed, changed = made("signed"), made("signed") + b"x"
    with Strangers() as strangers:
        assert strangers.read_payload(signed) == document.read_payload(signed)
        assert strangers.as_text(signed) == document.as_text(signed)
        with pytest.raises(DocumentError) as raised:
            strangers.read_payload(changed)
        assert raised.value.code == "changed"
        assert strangers.verify(signed).kind is VerdictKind.UNCHANGED


@pytest.mark.wide
def test_hostile_files_are_answered(record: Record) -> None:
    with Strangers() as strangers:
        for name, make in FILES.items():
            verdict = strangers.verify(make())
            assert verdict.kind is not VerdictKind.UNCHANGED, name
    record("hostile PDFs looked at in a process of its own", len(FILES), 0)


@pytest.mark.parametrize("lines", [("ready",), ("ready", "strange"), ("ready", "ours")])
def test_what_takes_too_long_is_a_verdict(lines: tuple[str, ...]) -> None:
    with Strangers(child_that_says(*lines), HURRIED) as strangers:
        verdict = strangers.verify(made("signed"))
        assert (verdict.kind, verdict.reason) == (VerdictKind.UNREADABLE, Reason.TOO_SLOW)
        with pytest.raises(DocumentError) as raised:
            strangers.as_text(made("signed"))
        assert raised.value.code == "not_in_time"
        assert strangers.compare(made("signed")) is None


@pytest.mark.parametrize(
    "code",
    [
        "say('ready')",
        "say('ready'); sys.stdin.readline(); say('{}')",
        "say('ready'); sys.stdin.readline(); say('nonsense')",
    ],
)
def test_a_child_that_falls_over_is_a_verdict(code: str) -> None:
    with Strangers(child_that_runs(code)) as strangers:
        verdict = strangers.verify(made("signed"))
        assert (verdict.kind, verdict.reason) == (VerdictKind.UNREADABLE, Reason.TOO_LARGE)


@pytest.mark.parametrize(
    "command",
    [["/nonexistent/program"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "print()"]],
)
def test_without_a_second_process_nothing_is_read(command: list[str]) -> None:
    """As where AppLocker does not let the program start itself."""
    with Strangers(command) as strangers:
        with pytest.raises(DocumentError) as raised:
            strangers.verify(made("signed"))
        assert raised.value.code == "no_second_process"


@pytest.mark.skipif(os.name == "nt", reason="Windows limits memory from outside, and no files")
def test_the_child_cannot_write_a_file_or_take_all_memory(tmp_path: Path) -> None:
    code = (
        "import prevent_desktop.computer.child_limits as limits, sys; own = limits.OwnLimits();"
        "own.be_cautious();\n"
        "try: open(sys.argv[1], 'wb', 0).write(b'x'); print('written')\n"
        "except OSError: print('refused')\n"
        "try: bytearray(limits.CAUTIOUS * 2); print('taken')\n"
        "except MemoryError: print('refused')\n"
        "own.be_generous(); bytearray(limits.CAUTIOUS * 2); print('lifted')"
    )
    # SIGXFSZ is ignored by Python, so that the refusal is an error and not an end.
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "file")], capture_output=True, check=True
    )
    assert done.stdout.split() == [b"refused", b"refused", b"lifted"]


def test_nothing_is_imported_from_where_the_person_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prevent_desktop").mkdir()
    (tmp_path / "prevent_desktop" / "__init__.py").write_text("raise SystemExit(3)")
    (tmp_path / "msgspec.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Strangers() as strangers:
        assert strangers.verify(made("signed")).kind is VerdictKind.UNCHANGED


def test_frozen_the_console_twin_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "PreventDesktop.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert command_line() == [str(program), PRIVATE_WORD]
    twin = tmp_path / "prevent-desktop.exe"
    twin.touch()
    assert command_line() == [str(twin), PRIVATE_WORD]


def test_the_private_word_is_no_command(tmp_path: Path) -> None:
    """It answers its parent and nobody else: without a request it ends."""
    done = subprocess.run(
        [sys.executable, "-m", "prevent_desktop", PRIVATE_WORD],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"ready\n", b"")
