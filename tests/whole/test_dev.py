"""dev.py: says what it needs, sets up once, hands over untouched."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from devtools import commands, environment, system
from tests.wide import is_asked_for, is_in_part

ROOT = Path(__file__).parents[2]


def test_dev_py_can_be_read_by_old_pythons_and_stops_them_first() -> None:
    text = (ROOT / "dev.py").read_text("ascii")
    tree = ast.parse(text, feature_version=(3, 4))
    refusal = next(n for n, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = tree.body[:refusal]
    assert all(
        isinstance(node, ast.Expr) or (isinstance(node, ast.Import) and node.names[0].name == "sys")
        for node in before
    )
    assert not any(isinstance(node, ast.JoinedStr | ast.AnnAssign) for node in ast.walk(tree))
    assert "needs Python 3.11" in text


def test_a_command_dev_py_does_not_know_is_wrong_usage(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["rum"]) == 64
    out, err = capfd.readouterr()
    assert out == ""
    assert "'rum'" in err
    assert "usage:" in err


def test_missing_system_packages_are_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("shutil.which", lambda _: None)
    wanted = system.Package(("libnever1",), "library", ("libnever.so.1",))
    assert not system.ensure([wanted], "The window")
    assert "The window needs system packages that are missing: libnever1" in capfd.readouterr().err


def test_set_up_rests_while_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene = Scene(monkeypatch, tmp_path)
    environment.prepare()
    first = len(scene.steps)
    environment.prepare()
    assert first > 0
    assert len(scene.steps) == first


def test_set_up_is_done_again_when_the_lock_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene = Scene(monkeypatch, tmp_path)
    environment.prepare()
    scene.steps.clear()
    (tmp_path / "requirements.lock").write_text("other==2\n")
    environment.prepare()
    assert any("--require-hashes" in step for step in scene.steps)


def test_a_half_made_environment_is_made_afresh(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene = Scene(monkeypatch, tmp_path)
    scene.fail_at = "-e"
    with pytest.raises(system.SetupError):
        environment.prepare()
    leftover = tmp_path / ".venv" / "leftover"
    leftover.touch()
    scene.fail_at = ""
    environment.prepare()
    assert not leftover.exists()
    assert scene.steps[-2][-2] == "-e"
    assert "compileall" in scene.steps[-1]


def test_set_up_keeps_off_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    environment._step([sys.executable, "-c", "print('chatter')"])
    assert capfd.readouterr() == ("", f"chatter{os.linesep}")


def test_a_step_of_set_up_that_fails_is_named() -> None:
    with pytest.raises(system.SetupError, match="exit"):
        environment._step([sys.executable, "-c", "exit(3)"])


def handed_over(monkeypatch: pytest.MonkeyPatch, code: int) -> list[list[str]]:
    """What `run` would have turned into, had set-up been done."""
    became: list[list[str]] = []

    def become(command: list[str]) -> int:
        became.append(command)
        return code

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(commands, "_become", become)
    return became


@pytest.mark.parametrize(
    ("window", "display", "begins"),
    [(False, True, "export"), (True, False, "export"), (True, True, None)],
)
def test_bare_run_shows_the_main_job_where_no_window_can_be(
    window: bool,
    display: bool,
    begins: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    became = handed_over(monkeypatch, 0)
    monkeypatch.setattr(commands, "WINDOW", Path(__file__) if window else ROOT / "never")
    monkeypatch.setattr(commands, "_display", lambda: display)
    assert commands.main(["run"]) == 0
    ((_, *arguments),) = became
    assert arguments[:1] == ([begins] if begins else [])
    out, err = capfd.readouterr()
    assert out == ""
    assert ("fictional" in err) is bool(begins)
    assert commands.EXAMPLE.is_file()


def test_run_passes_arguments_on_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    became = handed_over(monkeypatch, 3)
    assert commands.main(["run", "verify", "--json", "a b.pdf"]) == 3
    assert became == [[environment.tool("prevent-desktop"), "verify", "--json", "a b.pdf"]]


SETTINGS = {"PYTHONUNBUFFERED": "1", "PYTHONPATH": "/nowhere", "PYTHON_NEVER_HEARD_OF": "x"}


@pytest.mark.parametrize("command", ["run", "test", "bench"])
def test_what_is_started_finds_no_settings_for_python(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    became = handed_over(monkeypatch, 0)
    monkeypatch.setattr(system, "ensure", lambda *_: True)
    monkeypatch.setattr(os, "chdir", lambda _: None)
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    assert commands.main([command, "vault"]) == 0
    assert became
    assert not [name for name in os.environ if name.startswith("PYTHON")]


@pytest.mark.needs("bash")
def test_the_gate_runs_as_if_nobody_had_set_anything_for_python(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    programs = tmp_path / "bin"
    programs.mkdir()
    stand_in = programs / "python3"
    stand_in.write_text('#!/bin/sh\necho "$@" ${CI} $(env | grep -c ^PYTHON)\n')
    stand_in.chmod(0o755)
    gate = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "run")],
        env=os.environ | SETTINGS | {"PATH": f"{programs}:{os.environ['PATH']}", "CI": "true"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    told = [line for line in gate.stdout.splitlines() if line.startswith("dev.py")]
    assert [line.split()[1] for line in told] == ["check", "cover", "build", "test", "test"]
    assert all(line.endswith(" true 0") for line in told)
    assert "--some-wide" in told[-1].split(), "nothing lands without some of the wide tests"


def test_wide_tests_run_when_they_are_asked_for() -> None:
    """Once in truth, from the command line to what is collected."""

    def collected(*asked: str) -> bool:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "-k",
            "strangers",
            *asked,
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return "test_hostile_files_are_answered" in done.stdout

    assert not collected("tests/papers")
    assert collected("tests/papers", "--some-wide", "d")


@pytest.mark.parametrize(
    ("options", "marks", "asked"),
    [
        (set(), (), True),
        (set(), ("wide",), False),
        (set(), ("long",), False),
        ({"--wide"}, ("wide",), True),
        ({"--wide"}, ("wide", "long"), False),
        ({"--long"}, ("wide", "long"), True),
    ],
)
def test_what_is_run_unasked(options: set[str], marks: tuple[str, ...], *, asked: bool) -> None:
    assert is_asked_for(*run_with(options, marks)) is asked


def test_the_name_of_a_file_asks_for_its_wide_tests() -> None:
    assert is_asked_for(*run_with(set(), ("wide",), "tests/papers/test_strangers.py::test_one"))
    assert not is_asked_for(*run_with(set(), ("wide",), "tests/papers"))


def run_with(
    options: set[str], marks: tuple[str, ...], named: str = "tests"
) -> tuple[pytest.Config, pytest.Item]:
    """What pytest hands over for one test of `test_strangers.py`."""
    config = SimpleNamespace(
        getoption=lambda name: name in options if name != "--some-wide" else None, args=[named]
    )
    item = SimpleNamespace(
        get_closest_marker=lambda name: name if name in marks else None,
        path=Path("tests/papers/test_strangers.py"),
        nodeid="tests/papers/test_strangers.py::test_one",
    )
    return cast("pytest.Config", config), cast("pytest.Item", item)


def test_each_commit_brings_some_of_the_wide_tests_and_in_time_all() -> None:
    tests = {f"tests/stories/test_every_page.py::test_a_lock[{page}]" for page in range(300)}
    parts = [
        {test for test in tests if is_in_part(f"{commit:040x}", test)} for commit in range(300)
    ]
    assert all(0 < len(part) < 40 for part in parts)
    assert set().union(*parts) == tests


def test_the_quick_tests_open_no_window_and_the_slowest_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    became = handed_over(monkeypatch, 0)
    monkeypatch.setattr(system, "ensure", lambda *_: True)
    assert commands.main(["test", "--quick", "-x"]) == 0
    (command,) = became
    folders = [word for word in command if word.startswith("tests/")]
    assert folders
    assert all((ROOT / folder).is_dir() for folder in folders)
    assert not {"tests/stories", "tests/ui", "tests/whole", "tests/desk"} & set(folders)
    assert "--quick" not in command
    assert {"-x", "--durations=10"} <= set(command)


def test_lines_of_the_tests_come_at_once_and_nothing_they_start_is_told_to() -> None:
    command = commands._line_by_line("pytest")
    assert command[1:] == ["-u", "-m", "pytest"]
    started = "import sys; sys.exit(sys.stdout.write_through)"
    starts = (
        f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {started!r}]))"
    )
    python = [sys.executable, "-u", "-c"]
    assert subprocess.call([*python, started], timeout=60) == 1
    assert subprocess.call([*python, starts], timeout=60) == 0


def test_a_dead_display_is_found_out_without_dying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "ensure", lambda *_: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4096")
    assert not commands._display()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of the shell")
def test_uv_is_left_alone_where_pip_is_told_to_do_without_a_registry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = tmp_path / "uv"
    stand_in.write_text("#!/bin/sh\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PIP_NO_INDEX", raising=False)
    assert environment._uv() == str(stand_in)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert environment._uv() is None


class Scene:
    """A checkout in a temporary folder whose set-up steps are written down, not done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.steps: list[list[str]] = []
        self.fail_at = ""
        (folder / "requirements.lock").write_text("one==1\n")
        (folder / "pyproject.toml").write_text("[project]\n")
        venv = folder / ".venv"
        monkeypatch.setattr(environment, "ROOT", folder)
        monkeypatch.setattr(environment, "VENV", venv)
        monkeypatch.setattr(environment, "LOCK", folder / "requirements.lock")
        monkeypatch.setattr(environment, "STAMP", venv / "stamp.json")
        monkeypatch.setattr(environment, "_uv", lambda: None)
        monkeypatch.setattr(environment, "_step", self.step)

    def step(self, command: list[str]) -> None:
        self.steps.append(command)
        if self.fail_at and self.fail_at in command:
            raise system.SetupError(self.fail_at)
        for name in ("python", "pip", "prevent-desktop"):
            program = Path(environment.tool(name))
            program.parent.mkdir(parents=True, exist_ok=True)
            program.touch()
