"""What runs the tests under wine: the right wheels, a true copy of the sources, an honest table."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from devtools import commands
from devtools.windows import cache, looked_at, results, sources, suites, wheels
from tests.program import TODAY, Run, example

ROOT = Path(__file__).parents[2]
REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="good"/>
<testcase classname="tests.a" name="bad"><failure message="x"/></testcase>
<testcase classname="tests.a" name="worse"><error message="x"/></testcase>
<testcase classname="tests.a" name="left"><skipped message="needs qpdf"/></testcase>
<testcase classname="tests.a" name="odd"><skipped type="pytest.xfail" message="wine"/></testcase>
</testsuite></testsuites>"""


def test_the_lock_for_windows_has_what_windows_needs_and_keeps_the_hashes() -> None:
    whole = (ROOT / "requirements.lock").read_text("utf-8")
    lock = wheels.for_windows(whole)
    for name in ("colorama==", "pefile==", "pywin32-ctypes==", "tzdata==", "cffi=="):
        assert f"\n{name}" in f"\n{lock}"
    for name in ("jeepney", "secretstorage", "macholib", "pyobjc"):
        assert name not in lock
    assert ";" not in lock
    entries = [line for line in lock.splitlines() if line[:1].isalnum()]
    assert len(entries) > 70
    assert lock.count("--hash=sha256:") > len(entries)


@pytest.mark.needs("git")
def test_the_copy_is_the_sources_as_they_stand(tmp_path: Path) -> None:
    own, there = tmp_path / "own", tmp_path / "there"
    own.mkdir()
    subprocess.run(["git", "init", "-q", own], check=True)
    for name in ("kept.py", "old/gone.py"):
        (own / name).parent.mkdir(exist_ok=True)
        (own / name).write_text("1")
    (own / ".gitignore").write_text("secret\n")
    (own / "secret").write_text("no")
    sources.copy(own, there)
    (there / ".venv").mkdir()
    (there / ".venv" / "stays").touch()
    (own / "old" / "gone.py").unlink()
    (own / "kept.py").write_text("changed")
    (own / "new.py").write_text("uncommitted")
    sources.copy(own, there)
    names = {path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file()}
    assert names == {".gitignore", ".venv/stays", "kept.py", "new.py"}
    assert (there / "kept.py").read_text() == "changed"
    assert not (there / "old").exists()


def test_the_long_form_leaves_no_tests_out() -> None:
    run = [path for each in suites.LONG for path in suites.paths_of(each, ROOT)]
    for file in (ROOT / "tests").rglob("test_*.py"):
        name = file.relative_to(ROOT).as_posix()
        times = sum(name == path or name.startswith(f"{path}/") for path in run)
        times -= f"--ignore={name}" in run
        assert times == (name != suites.BUILT_WINDOW), f"{name}: {times} times"


def test_the_table_counts_and_gives_reasons(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    result = results.of_pytest("a suite", report, 1, 12.0)
    assert (result.passed, len(result.failed), result.good) == (1, 2, False)
    told = results.table([result])
    assert "    1  needs qpdf" in told
    assert "    1  wine" in told
    assert "tests/a::bad" in told


def test_a_run_without_a_report_is_a_failure(tmp_path: Path) -> None:
    assert not results.of_pytest("a suite", tmp_path / "none.xml", 0, 1.0).good
    assert not results.of_one_run("--self-test", 1, 1.0).good


@pytest.mark.needs("pdfsig")
def test_a_paper_of_the_story_is_missed_and_one_that_was_changed_is_told(
    tmp_path: Path, run: Run
) -> None:
    assert not looked_at.look_at_papers(tmp_path).good
    ran = run("export", example("child"), "--ephemeral-identity", "--today", TODAY, cwd=tmp_path)
    told = looked_at.look_at_papers(tmp_path)
    assert (told.passed, told.failed) == (2, [])
    paper = ran.paths[0]
    paper.write_bytes(paper.read_bytes() + b"% more\n")
    assert looked_at.look_at_papers(tmp_path).failed


@pytest.mark.skipif(sys.platform == "win32", reason="wine is not for Windows")
def test_where_nothing_is_ready_the_gate_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "empty"))
    assert commands.main(["test", "--windows", "--when-ready"]) == 0
    assert "NOT TESTED FOR WINDOWS" in capsys.readouterr().out
    assert not (tmp_path / "empty").exists()


def test_every_entry_of_what_wine_gets_wrong_says_what_windows_does() -> None:
    entries = tomllib.loads((ROOT / "tests/windows/only_wine.toml").read_text("utf-8"))["entry"]
    for entry in entries:
        assert entry["tests"]
        assert entry["wine"].endswith(".")
        assert entry["windows"].endswith(".")
        for pattern in entry["tests"]:
            file, _, test = pattern.partition("::")
            assert f"def {test.partition('[')[0]}(" in (ROOT / file).read_text("utf-8")
