"""Settings are read before anything else, so nothing in their file may be in the way."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.computer.policy import read_policy
from prevent_desktop.errors import FileError
from prevent_desktop.kept.look import LARGEST, LOOKS, Look, read_look
from prevent_desktop.kept.settings import (
    STANDARD,
    ReadSettings,
    Settings,
    in_force,
    read_settings,
    save_settings,
    settings_file,
)

CHOSEN = Settings(look="dark", text_size=150, mail_program="org.gnome.Evolution", spelling=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return settings_file(tmp_path / "data" / "vault")


def written(file: Path, data: bytes) -> ReadSettings:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    read = read_settings(file)
    assert read_look(file) == read.settings.seen, "the first paint is in another look"
    return read


def test_what_is_saved_is_read_again(file: Path) -> None:
    assert read_settings(file) == ReadSettings(STANDARD)
    save_settings(file, CHOSEN)
    assert read_settings(file) == ReadSettings(CHOSEN)
    save_settings(file, STANDARD)
    assert read_settings(file) == ReadSettings(STANDARD)
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 9000, b'"x"', b" " * (LARGEST + 1)],
)
def test_a_damaged_file_is_the_standard_and_said(file: Path, data: bytes) -> None:
    assert written(file, data) == ReadSettings(STANDARD, doubtful=True)


def test_a_folder_in_its_place_is_the_standard_and_said(file: Path) -> None:
    file.mkdir(parents=True)
    assert read_settings(file) == ReadSettings(STANDARD, doubtful=True)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("look", "pink"),
        ("look", None),
        ("text_size", 99),
        ("text_size", 201),
        ("text_size", "150"),
        ("text_size", True),
        ("mail_program", "outlook\n"),
        ("mail_program", "/bin/sh -c"),
        ("mail_program", "x" * 201),
        ("spelling", 1),
        ("pdf_folder", "a\x00b"),
        ("pdf_folder", "a\n"),
        ("pdf_folder", "\ud800"),
        ("surname", "Sample"),
    ],
)
def test_one_bad_key_costs_only_itself(file: Path, key: str, value: object) -> None:
    good = {"look": "light", "text_size": 200} | {key: value}
    read = written(file, json.dumps(good).encode())
    assert read.doubtful
    assert read.settings == Settings(
        look="system" if key == "look" else "light", text_size=100 if key == "text_size" else 200
    )


def test_nothing_can_be_saved_that_would_not_be_read(file: Path) -> None:
    with pytest.raises(msgspec.ValidationError):
        save_settings(file, Settings(text_size=500))
    assert not file.exists()


def test_a_place_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(FileError):
        save_settings(settings_file(tmp_path / "data" / "vault"), CHOSEN)


def test_the_organisation_comes_first_and_says_so() -> None:
    policy = read_policy(b'mail_program = "thunderbird"\nspelling = true\n')
    both = in_force(CHOSEN, policy)
    assert both.settings == msgspec.structs.replace(
        CHOSEN, mail_program="thunderbird", spelling=True
    )
    names = msgspec.structs.asdict(STANDARD)
    assert [n for n in names if both.set_by_organisation(n)] == ["mail_program", "spelling"]
    alone = in_force(CHOSEN, read_policy(None))
    assert (alone.settings, alone.decided) == (CHOSEN, frozenset())


@given(st.dictionaries(st.text(max_size=12), st.none() | st.booleans() | st.text() | st.floats()))
def test_whatever_stands_there_can_be_read_and_saved_again(
    tmp_path_factory: pytest.TempPathFactory, raw: dict[str, object]
) -> None:
    file = settings_file(tmp_path_factory.getbasetemp() / "any" / "vault")
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(raw)[:LARGEST])
    read = read_settings(file)
    assert read_look(file) == read.settings.seen
    save_settings(file, read.settings)
    assert read_settings(file) == ReadSettings(read.settings)


@pytest.mark.parametrize("size", [99, 100, 137, 200, 201, True, "150", 150.0, None])
@pytest.mark.parametrize("colours", [*LOOKS, "pink", None, 1, ["dark"], {}])
def test_the_look_of_the_first_paint_is_the_one_of_the_settings(
    file: Path, colours: object, size: object
) -> None:
    written(file, json.dumps({"look": colours, "text_size": size}).encode())


def test_without_a_file_the_look_is_the_standard(file: Path) -> None:
    assert read_look(file) == Look() == STANDARD.seen


def test_it_is_read_without_loading_anything_heavy() -> None:
    code = (
        "import sys, prevent_desktop.kept.look\n"
        "heavy = ('msgspec', 'json', 'tomllib', 'PySide6', 'cryptography', 'keyring', 'pikepdf',"
        " 'reportlab', 'pyhanko', 'phonenumbers', 'prevent_desktop.vault',"
        " 'prevent_desktop.form')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
