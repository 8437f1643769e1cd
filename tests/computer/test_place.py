"""Where drafts may sleep: not in a network or synchronised folder, not in a borrowed profile."""

from pathlib import Path

import pytest

from prevent_desktop.computer import place as places
from prevent_desktop.computer.place import (
    FINE,
    PlaceKind,
    assess_place,
    is_network_mount,
    is_synchronised,
)

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/pat/local ext4 rw 0 0
//server/share /mnt/with\\040space cifs rw 0 0
tmpfs /tmp tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/var/lib/x", False),
        ("/home/pat/.local/share", True),
        ("/home/pat/local/share", False),
        ("/mnt/with space/x", True),
        ("/mnt/with", False),
        ("/homestead", False),
    ],
)
def test_the_deepest_mount_decides(folder: str, *, network: bool) -> None:
    assert is_network_mount(Path(folder), MOUNTS) is network


@pytest.mark.parametrize(
    "folder",
    [
        "/home/pat/OneDrive - Example School/vault",
        "/home/pat/Dropbox/vault",
        "/Users/pat/Library/Mobile Documents/com~apple~CloudDocs/vault",
        "/Users/pat/Library/CloudStorage/OneDrive-Example/vault",
        "/home/pat/Nextcloud/vault",
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder: str) -> None:
    assert is_synchronised(Path(folder), {})


def test_a_synchronised_folder_is_known_by_what_the_system_says() -> None:
    said = {"OneDriveCommercial": "/data/work"}
    assert is_synchronised(Path("/data/work/vault"), said)
    assert not is_synchronised(Path("/data/works/vault"), said)
    assert not is_synchronised(Path("/home/pat/.local/share/Prevent Desktop"), {"OneDrive": ""})


def test_an_ordinary_folder_is_fine_even_before_it_exists(tmp_path: Path) -> None:
    assert assess_place(tmp_path / "not" / "there" / "yet") == FINE
    assert not (tmp_path / "not").exists()


def test_a_link_does_not_hide_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "OneDrive")
    assert assess_place(tmp_path / "plain" / "vault").kind is PlaceKind.SYNCHRONISED


def test_a_network_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_is_network", lambda _: True)
    assert assess_place(tmp_path).kind is PlaceKind.NETWORK


@pytest.mark.parametrize(("kind", "lasting"), [(0, True), (1, False), (2, True), (4, False)])
def test_a_profile_that_is_thrown_away_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, *, lasting: bool
) -> None:
    monkeypatch.setattr(places, "_profile_type", lambda: kind)
    assert assess_place(tmp_path).lasting is lasting


def test_without_a_list_of_mounts_nothing_is_claimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", unreadable)
    assert assess_place(tmp_path) == FINE


def test_a_folder_that_leads_in_circles_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert assess_place(tmp_path / "a").lasting
