"""Whatever is handed in: one clear sentence, the right exit code, nothing half-written."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.program import TODAY, Run, example
from tests.whole.keys import pkcs12_file

import prevent_desktop as program
from prevent_desktop.document import Holder, make_identity

EPHEMERAL = ("--ephemeral-identity", "--today", TODAY)
Write = Callable[..., Path]

FILES: dict[str, bytes] = {
    "empty": b"",
    "cut": b'{"form": "prevent-national",',
    "binary": b"\xff\x00\xfe",
    "deep list": b"[" * 200_000,
    "deep object": b'{"form":' * 200_000,
    "a list": b"[]",
    "no answers": b'{"form": "prevent-national", "version": "2018", "area": "kent-and-medway"}',
    "unknown form": b'{"form": "tax-return", "version": "1", "area": "x", "answers": {}}',
    "unknown area": b'{"form": "prevent-national", "version": "2018", "area": "atlantis", '
    b'"answers": {}}',
    "unknown question": b'{"form": "prevent-national", "version": "2018", '
    b'"area": "kent-and-medway", "answers": {"individual.shoe_size": "9"}}',
    "wrong type": b'{"form": "prevent-national", "version": "2018", '
    b'"area": "kent-and-medway", "answers": {"individual.surname": 9}}',
    "lone surrogate": b'{"form": "prevent-national", "version": "2018", '
    b'"area": "kent-and-medway", "answers": {"individual.surname": "\\ud800"}}',
    "double key": b'{"form": "prevent-national", "form": "prevent-national"}',
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_answers_file(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(FILES[name])
    run("check", path).said_plainly(1)
    ran = run("export", path, "--out", "out", *EPHEMERAL)
    ran.said_plainly(1)
    assert not (ran.folder / "out").exists()


@pytest.mark.parametrize("name", ["missing.json", ".", "nul\x1fname.json"])
def test_a_path_that_is_no_file(run: Run, name: str) -> None:
    run("check", name).said_plainly(1)
    run("verify", name).said_plainly(1)
    run("read", name).said_plainly(1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its pipes elsewhere")
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
@pytest.mark.parametrize("command", ["verify", "read", "check"])
def test_what_can_be_waited_for_for_ever_is_refused(
    run: Run, tmp_path: Path, kind: str, command: str
) -> None:
    place = tmp_path / "pipe" if kind != "device" else Path("/dev/zero")
    if sys.platform != "win32":
        if kind == "pipe":
            os.mkfifo(place)
        elif kind == "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(str(place))
    ran = run(command, place, timeout=60)
    ran.said_plainly(1)
    assert "is a pipe or a device, not a file" in ran.err


def test_controls_and_bidi_marks_export_and_change_nothing(run: Run, answers_file: Write) -> None:
    typed = "He said \u202egnihton\u202c \u2066x\u2069 and\u0000 rang \u0007 twice \u200fعلي\u200e"
    path = answers_file({"concerns.description": typed, "individual.surname": "Ex\u202eample"})
    ran = run("export", path, *EPHEMERAL)
    assert ran.code == 0, ran.err
    assert "\u202e" not in ran.err
    assert run("read", ran.paths[0]).json["answers"]["concerns.description"] == typed
    assert run("verify", ran.paths[0]).code == 0


@pytest.mark.wide
def test_five_megabytes_export_and_nine_are_refused(run: Run, answers_file: Write) -> None:
    words = "On that day the pupil said nothing and left early again. "
    five = answers_file({"concerns.description": words * (5_000_000 // len(words))})
    ran = run("export", five, *EPHEMERAL)
    assert ran.code == 0, ran.err
    assert run("verify", ran.paths[0]).code == 0
    nine = answers_file({"concerns.description": "x " * 4_500_000})
    refused = run("export", nine, "--out", "out", *EPHEMERAL)
    refused.said_plainly(1)
    assert not (refused.folder / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a keyring")
def test_no_key_to_sign_with(run: Run) -> None:
    ran = run("export", example("adult-patient"), "--out", "out", "--today", TODAY)
    assert ran.code == 1
    assert not (ran.folder / "out").exists()


def test_a_file_where_the_folder_should_be(run: Run, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    for out in (taken, taken / "below"):
        ran = run("export", example("no-date-of-birth"), "--out", out, *EPHEMERAL)
        assert ran.code == 1
        assert "Traceback" not in ran.err
    assert taken.read_bytes() == b""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 kB; root can write through permissions, but not past its end."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this computer does not let the tests mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.needs("mount")
def test_a_full_disk_leaves_nothing_behind(run: Run, small_disk: Path) -> None:
    ran = run("export", example("adult-patient"), "--out", small_disk, *EPHEMERAL)
    assert ran.code == 1
    assert "no space" in ran.err
    assert list(small_disk.iterdir()) == []


@pytest.mark.needs("mount")
def test_a_folder_nobody_may_write_to(run: Run, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    ran = run("export", example("adult-patient"), "--out", small_disk, *EPHEMERAL)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    run("blank", "--out", small_disk / "b.pdf").said_plainly(1)


def printing_to_a_full_disk(*arguments: str) -> tuple[int, str]:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "prevent_desktop", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    return done.returncode, done.stderr.decode()


@pytest.mark.needs("/dev/full")
def test_when_the_output_has_nowhere_to_go_it_is_said_and_the_files_are_named(
    tmp_path: Path,
) -> None:
    out = tmp_path / "saved"
    code, told = printing_to_a_full_disk(
        "export", str(example("child")), "--out", str(out), *EPHEMERAL
    )
    assert code == 1
    assert f"What was made is saved in {out}," in told
    assert len(list(out.iterdir())) == 2
    for command in ("template", "schema"):
        code, told = printing_to_a_full_disk(command)
        assert code == 1
        assert "could not be printed" in told
        assert len(told.splitlines()) == 1


@pytest.mark.needs("bash")
def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m prevent_desktop template | head -c 5; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, timeout=60, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_names_that_no_disk_takes(run: Run) -> None:
    run("blank", "--out", "x" * 300).said_plainly(1)


@pytest.mark.needs("bash")
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    command = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m prevent_desktop blank"
    source = str(Path(program.__file__).parents[1])
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, timeout=60, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": source},
    )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"no longer there" in done.stderr


@pytest.mark.parametrize("passphrase", [b"hunter2\0x", b"\xff\xfe", b"x" * 5000])
def test_a_passphrase_is_never_printed(
    run: Run, tmp_path: Path, moment: datetime, passphrase: bytes
) -> None:
    key = tmp_path / "me.p12"
    key.write_bytes(pkcs12_file(make_identity(Holder("A", ""), moment), b"right"))
    given = tmp_path / "passphrase"
    given.write_bytes(passphrase)
    with given.open("rb") as file:
        ran = run(
            "export", example("adult-patient"), "--identity", key, "--today", TODAY,
            "--passphrase-fd", str(file.fileno()), pass_fds=[file.fileno()],
        )  # fmt: skip
    ran.said_plainly(1)
    assert "hunter2" not in ran.err
    assert "104, 117" not in ran.err


@pytest.mark.needs("pdftotext")
def test_the_birth_date_is_on_every_page_however_long_the_name(
    run: Run, answers_file: Write
) -> None:
    long = {
        "individual.forenames": "Muhammad Abdul-Rahman Ibrahim " * 3,
        "individual.surname": "Al-Sharif Al-Hashimi Example",
    }
    pdf = run("export", answers_file(long), *EPHEMERAL).paths[0]
    pages = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode().split("\f")[:-1]  # fmt: skip
    assert len(pages) > 3
    assert all("date of birth: 9 March 2013" in page for page in pages)


@pytest.mark.parametrize(
    "changes",
    [
        {"referrer.phone": "(" * 100_000},
        {"individual.forenames": " ".join(f"Name{n:x}" for n in range(3000)),
         "concerns.description": " ".join(f"Word{n:x}" for n in range(15_000))},
    ],
    ids=["brackets", "names"],
)  # fmt: skip
def test_awkward_answers_do_not_hang_the_check(
    run: Run, answers_file: Write, changes: dict[str, object]
) -> None:
    """These ran for minutes once; the process is killed, and the test fails, after one."""
    assert run("check", answers_file(changes), "--today", TODAY, timeout=60).code in (0, 2)


def test_saved_files_are_private(run: Run) -> None:
    for path in run("export", example("child"), *EPHEMERAL).paths:
        assert path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_every_cut_of_a_signed_pdf_ends_plainly(run: Run, tmp_path: Path) -> None:
    data = run("export", example("child"), *EPHEMERAL).paths[0].read_bytes()
    for part in (0.1, 0.5, 0.9, 0.999):
        cut = tmp_path / "cut.pdf"
        cut.write_bytes(data[: int(len(data) * part)])
        ran = run("verify", cut, "--json")
        assert ran.code in (1, 3, 4)
        assert json.loads(ran.out)["verdict"] != "unchanged"
