"""The administrator's areas: they take the shipped ones' place, and are never passed over."""

import os
import sys
from pathlib import Path

import pytest

from prevent_desktop import app as program
from prevent_desktop.computer import paths
from prevent_desktop.computer.area_files import LARGEST, MOST, left_aside, read_area_files
from prevent_desktop.errors import FileError, PreventDesktopError, ResourceError
from prevent_desktop.referral import Library, new_referral
from prevent_desktop.shipped import resources

SHIPPED = resources.read_text("areas", "kent-and-medway.toml")
CHANGED = SHIPPED.replace("preventreferrals@kent.police.uk", "new@kent.police.uk")
OTHER = SHIPPED.replace('"kent-and-medway"', '"other-area"').replace(
    'zone = "Europe/London"', 'zone = "Europe/London"\nchase_days = 10'
)


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder beside the rules of this computer, which is not there at first."""
    monkeypatch.setattr(paths, "policy_file", lambda: tmp_path / "rules" / "policy.toml")
    return tmp_path / "rules" / "areas"


def put(areas: Path, **files: str) -> Library:
    areas.mkdir(parents=True)
    for name, text in files.items():
        (areas / f"{name}.toml").write_text(text, encoding="utf-8")
    return program.read_library()


def test_without_a_folder_the_shipped_areas_hold(areas: Path) -> None:
    library = program.read_library()
    assert (list(library.areas), library.administrators) == (["kent-and-medway"], frozenset())
    assert not library.offers_a_choice
    assert put(areas).areas == library.areas


def test_the_same_id_takes_the_shipped_ones_place(areas: Path) -> None:
    library = put(areas, whatever=CHANGED)
    assert [a.recipient.address for a in library.areas.values()] == ["new@kent.police.uk"]
    assert library.administrators == {"kent-and-medway"}


def test_another_id_is_a_further_area_and_comes_first(areas: Path) -> None:
    library = put(areas, other=OTHER)
    assert list(library.areas) == ["other-area", "kent-and-medway"]
    assert library.offers_a_choice
    assert library.areas["other-area"].chase_days == 10
    assert new_referral(library).area.id == "other-area"
    assert new_referral(library, "kent-and-medway").area.id == "kent-and-medway"


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"broken": "id = "}, "broken.toml"),
        ({"broken": CHANGED.replace("marking =", "markin =")}, "broken.toml"),
        ({"broken": OTHER.replace("chase_days = 10", "chase_days = 0")}, "broken.toml"),
        ({"one": CHANGED, "two": SHIPPED}, "two.toml"),
        ({"no_form": CHANGED.replace('"prevent-national"', '"unknown"')}, "unknown"),
    ],
)
def test_a_broken_file_is_named_and_never_passed_over(
    areas: Path, files: dict[str, str], named: str
) -> None:
    with pytest.raises(ResourceError) as refused:
        put(areas, **files)
    sentence = program._messages().sentence(refused.value)
    assert named in sentence
    assert sentence.endswith(".")


def test_a_slip_in_the_question_set_is_the_files_own_fault(areas: Path) -> None:
    with pytest.raises(ResourceError) as refused:
        put(areas, kent=CHANGED.replace('"prevent-national"', '"prevent-nationl"'))
    sentence = program._messages().sentence(refused.value)
    assert f"{areas / 'kent.toml'} cannot be used: question_set" in sentence
    assert "“prevent-national”" in sentence
    assert "install" not in sentence


def test_a_day_to_come_is_taken_for_no_check(areas: Path) -> None:
    area = put(areas, kent=CHANGED.replace("2026-11-2", "2062-11-2")).default_area
    assert area.recipient.last_checked == ""
    assert {each.last_checked for each in area.contacts} == {""}


def test_a_file_that_is_too_large_is_told_how_large_it_may_be(areas: Path) -> None:
    with pytest.raises(FileError) as refused:
        put(areas, kent="#" * (LARGEST + 1))
    assert "at most 256 kB can be read" in program._messages().sentence(refused.value)


@pytest.mark.parametrize("what", ["file", "link", "loop", "large", "folder", "many"])
def test_what_cannot_be_looked_at_is_no_absence(areas: Path, what: str) -> None:
    areas.parent.mkdir()
    if what == "file":
        areas.write_text("not a folder")
    elif what == "loop":
        areas.symlink_to(areas)
    else:
        areas.mkdir()
    match what:
        case "link":
            (areas / "kent.toml").symlink_to(areas / "never")
        case "large":
            (areas / "kent.toml").write_bytes(b"#" * (LARGEST + 1))
        case "folder":
            (areas / "kent.toml").mkdir()
        case "many":
            for number in range(MOST + 1):
                (areas / f"{number}.toml").touch()
    with pytest.raises(PreventDesktopError) as refused:
        program.read_library()
    assert str(areas) in program._messages().sentence(refused.value)


def test_notes_of_other_kinds_are_left_alone(areas: Path) -> None:
    areas.mkdir(parents=True)
    (areas / "README.txt").write_text("how to")
    (areas / "kent.toml.txt").write_text(CHANGED, encoding="utf-8")
    assert read_area_files(areas) == {}
    assert left_aside(areas) == ("README.txt", "kent.toml.txt")
    assert left_aside(areas / "never") == ()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_that_may_not_be_entered_is_a_sentence(areas: Path) -> None:
    if sys.platform != "win32":
        put(areas, kent=CHANGED)
        areas.parent.chmod(0)
        own = os.geteuid()
        if own == 0:
            os.seteuid(65534)  # root may enter everything
        try:
            with pytest.raises(FileError):
                read_area_files(areas)
        finally:
            os.seteuid(own)
            areas.parent.chmod(0o700)
