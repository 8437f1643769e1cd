"""The administrator's rules: standard without a file, refused with a place when wrong."""

import codecs
import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.program import Run

from prevent_desktop import app as program
from prevent_desktop.computer import paths
from prevent_desktop.computer.policy import (
    LARGEST,
    SINCE,
    STANDARD,
    Policy,
    policy_schema,
    read_policy,
)
from prevent_desktop.errors import FileError, ResourceError


def test_without_a_file_the_standard_rules_are_in_force() -> None:
    assert read_policy(None) == STANDARD == Policy()
    assert (STANDARD.idle_minutes, STANDARD.retention_days) == (15, 90)


def test_a_file_changes_what_it_names_and_nothing_else() -> None:
    rules = read_policy(b'recovery = "required"\nidle_minutes = 5\n')
    assert rules == Policy(recovery="required", idle_minutes=5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"idle_minutes = 0", "idle_minutes"),
        (b"retention_days = 7", "retention_days"),
        (b'recovery = "never"', "recovery"),
        (b"idle_minuts = 5", "the file"),
    ],
)
def test_a_mistake_is_refused_with_its_place(text: bytes, place: str) -> None:
    with pytest.raises(ResourceError) as caught:
        read_policy(text)
    assert caught.value.code == "not_valid"
    assert caught.value.places["place"] == place


TEXT = 'recovery = "required"\r\nidle_minutes = 5\r\n'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),  # Notepad's "UTF-8 with BOM"
        TEXT.encode("utf-16"),  # PowerShell's Out-File
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_the_file_is_read_however_an_editor_saved_it(data: bytes) -> None:
    assert read_policy(data) == Policy(recovery="required", idle_minutes=5)


def test_every_rule_says_from_which_version_on_it_is_understood() -> None:
    rules = set(msgspec.structs.asdict(STANDARD))
    assert set(SINCE) == rules == set(policy_schema()["properties"])


def test_a_file_is_looked_over_before_it_is_given_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new rules.toml"
    file.write_text("idle_minutes = 5\n", encoding="utf-8")
    ran = run("policy", "--check", file)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == f"Every rule in {file} can be read."
    assert ran.out.splitlines()[-1] == "These rules can be given out."
    assert "idle_minutes = 5   (from version 0.1.0 on)" in ran.out
    assert "retention_days = 90   (standard)" in ran.out
    file.write_text("idle_minuts = 5\n", encoding="utf-8")
    wrong = run("policy", "--check", file)
    wrong.said_plainly(1)
    assert "idle_minuts" in wrong.err


WRONG = {
    "idle_minutes = 61": "it has to be a whole number of at most 60",
    "idle_minutes = 0": "it has to be a whole number of at least 1",
    'idle_minutes = "5"': "it has to be a whole number, and is text in quotation marks",
    'features_off = ["blank"]': "\u201cblank\u201d is none of the values there are",
    "idle_minuts = 5": "there is no \u201cidle_minuts\u201d",
    'mail_program = "outlook"': "No email program has the id outlook. There are: thunderbird,",
    'area = "nowhere"': "nowhere",
    'area = "Kent"': "an id is made of small letters, figures and hyphens",
    f'area = "{"a" * 61}"': "it has more than 60 characters",
    'area = ""': "it is empty; leave the line out instead",
    'mail_program = "new outlook"': "it is the id of an email program, such as thunderbird",
    r'pdf_folder = "C:\temp"': "Write \\\\ for each backslash, or use single quotation marks",
    r'pdf_folder = "C:\Papers"': "each backslash is written twice",
    r'pdf_folder = "C:\Users"': "each backslash is written twice",
    'pdf_folder = ""': "it is empty; leave the line out instead",
    'pdf_folder = "out"': "it is not the whole path of a folder",
    r"pdf_folder = '%USERPROFILE%\Documents'": "names such as %USERPROFILE% and $HOME",
    'pdf_folder = "/home/$USER/Documents"': "names such as %USERPROFILE% and $HOME",
    'pdf_folder = "${HOME}/out"': "names such as %USERPROFILE% and $HOME",
    f"pdf_folder = '{Path(__file__)}'": "names a file on this computer, not a folder",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_is_wrong_is_said_in_words_and_nothing_is_called_good(
    line: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "new rules.toml"
    file.write_text(f"{line}\n", encoding="utf-8")
    ran = run("policy", "--check", file)
    assert ran.code == 1
    assert WRONG[line] in ran.err
    assert "given out" not in ran.out
    if not ("No email" in ran.err or "nowhere" in line or "names a file" in ran.err):
        assert "new rules.toml" in ran.err


def test_a_whole_path_is_a_folder_for_papers_also_from_home(tmp_path: Path) -> None:
    for folder in (str(tmp_path), "~", "~/Papers 100%"):
        assert read_policy(f"pdf_folder = '{folder}'".encode()).pdf_folder == folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guesses where somebody's folder is")
def test_the_home_of_somebody_unknown_is_no_whole_path() -> None:
    with pytest.raises(ResourceError):
        read_policy(b"pdf_folder = '~nobody-of-this-name/out'")


def test_a_file_that_is_too_large_is_told_how_large_it_may_be(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_bytes(b"#" * (LARGEST + 1))
    ran = run("policy", "--check", file)
    ran.said_plainly(1)
    assert "at most 64 kB can be read" in ran.err


def test_without_a_name_it_is_the_file_of_this_computer(run: Run) -> None:
    ran = run("policy", "--check")
    assert ran.code == 0, ran.err
    assert "policy.toml" in ran.out
    assert "given out" not in ran.out, "there are none"
    assert run("policy").code == 64


def test_the_schema_is_one_document(run: Run) -> None:
    properties = run("policy", "--schema").json["properties"]
    assert properties["retention_days"]["maximum"] == 3650


# --- where the rules stand ---------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="each system has a place of its own")
def test_no_variable_moves_the_rules() -> None:
    """Whoever starts the program could lift a rule."""
    elsewhere = dict.fromkeys(
        ("ProgramData", "ALLUSERSPROFILE", "XDG_CONFIG_DIRS", "XDG_DATA_DIRS", "HOME"), "/nowhere"
    )
    code = "from prevent_desktop.computer.paths import policy_file; print(policy_file())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert done.stdout == "/etc/prevent-desktop/policy.toml\n"


def test_no_source_asks_another_library_where_the_rules_stand() -> None:
    """The library that knows users' folders looks at variables; for the rules nobody may."""
    source = inspect.getsource(paths)
    head = source[: source.index("def find_paths")]
    assert "os.environ" not in head
    assert "platformdirs" not in head


@pytest.fixture
def rules_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Callable[[], Policy]]:
    def place(file: Path) -> Callable[[], Policy]:
        monkeypatch.setattr(paths, "policy_file", lambda: file)
        return program._policy

    return place


Rules = Callable[[Path], Callable[[], Policy]]


def test_the_marking_may_be_left_out_of_subjects(tmp_path: Path, rules_at: Rules) -> None:
    """Some gateways stop or reroute a message whose subject is marked."""
    file = tmp_path / "policy.toml"
    rules_at(file)
    assert "{marking}" in program.read_library().default_area.subject_template
    file.write_text("subject_marking = false\n")
    area = program.read_library().default_area
    assert area.subject_template == "Prevent referral {reference}"
    assert area.marking


def test_rules_that_are_not_there_are_the_standard_ones(tmp_path: Path, rules_at: Rules) -> None:
    assert rules_at(tmp_path / "policy.toml")() == STANDARD
    assert rules_at(tmp_path / "never" / "policy.toml")() == STANDARD


@pytest.mark.parametrize(
    "what",
    ["loop", "file", "link", "folder", pytest.param("pipe", marks=pytest.mark.needs("mkfifo"))],
)
def test_what_cannot_be_looked_at_is_no_absence(tmp_path: Path, rules_at: Rules, what: str) -> None:
    place = tmp_path / "rules"
    file = place / "policy.toml"
    if what == "loop":
        place.symlink_to(place)
    elif what == "file":
        place.write_text("not a folder")
    else:
        place.mkdir()
    if what == "link":
        file.symlink_to(tmp_path / "never")
    elif what == "folder":
        file.mkdir()
    elif what == "pipe":
        vars(os)["mkfifo"](file)
    with pytest.raises(FileError) as caught:
        rules_at(file)()
    assert program._messages().sentence(caught.value).endswith(".")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_of_rules_that_may_not_be_entered_is_a_sentence(
    tmp_path: Path, rules_at: Rules
) -> None:
    place = tmp_path / "rules"
    place.mkdir(mode=0o700)
    (place / "policy.toml").write_text('recovery = "required"')
    ask = rules_at(place / "policy.toml")
    if sys.platform != "win32":
        nobody, own = 65534, os.geteuid()
        if own == 0:
            os.seteuid(nobody)  # root may enter everything
        else:
            place.chmod(0)
        try:
            with pytest.raises(FileError) as caught:
                ask()
        finally:
            os.seteuid(own)
            place.chmod(0o700)
        assert caught.value.code == "unreadable"


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_itself_says_where_the_rules_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ProgramData", r"C:\evil")
    monkeypatch.setenv("ALLUSERSPROFILE", r"C:\evil")
    assert "evil" not in str(paths.policy_file())
