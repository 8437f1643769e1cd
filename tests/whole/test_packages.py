"""The packages' descriptions: the same files give the same package, and nothing odd gets in."""

import configparser
import os
import re
import subprocess
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from devtools.packages import archive, command, msi
from devtools.packages.build import version
from devtools.system import SYSTEM_PYTHON, SetupError

from prevent_desktop.kept.handover import ENDING

ROOT = Path(__file__).parents[2]
FACTS = tomllib.loads(msi.FACTS.read_text("utf-8"))
MOMENT = 1_764_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A frozen folder in small."""
    made = tmp_path / "prevent-desktop"
    (made / "_internal" / "resources").mkdir(parents=True)
    (made / "PreventDesktop.exe").write_bytes(b"MZ")
    (made / "_internal" / "resources" / "a.toml").write_text("a = 1\n")
    return made


def described(folder: Path, number: str = "1.2.3") -> ET.Element:
    return msi.describe(msi.Installer(FACTS, folder, number))


def test_the_same_folder_gives_the_same_zip(folder: Path, tmp_path: Path) -> None:
    first = archive.zip_folder(folder, tmp_path / "1.zip", MOMENT)
    os.utime(folder / "PreventDesktop.exe", (1, 1))
    second = archive.zip_folder(folder, tmp_path / "2.zip", MOMENT)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as opened:
        names = opened.namelist()
    assert names == sorted(names)
    assert all(name.startswith("prevent-desktop/") and "\\" not in name for name in names)


def test_sums_are_of_the_files_beside_them(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"b")
    (tmp_path / "a.msi").write_bytes(b"a")
    lines = archive.write_sums(tmp_path).read_text().splitlines()
    assert [line[66:] for line in lines] == ["a.msi", "b.zip"]
    assert archive.write_sums(tmp_path).read_text().splitlines() == lines


@pytest.mark.needs("Xvfb")
def test_a_desktop_takes_up_the_entry_of_linux(tmp_path: Path) -> None:
    """GLib's own reader, which GNOME and others ask: an entry that it cannot load is not shown."""
    program = tmp_path / "prevent-desktop"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    entry = ROOT / "packaging" / "linux" / "prevent-desktop.desktop"
    script = (
        "import gi, sys\nfrom gi.repository import Gio\n"
        "found = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])\n"
        "print(found and found.get_commandline())"
    )
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", script, str(entry)],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "prevent-desktop open %f", done.stderr


def test_an_upgrade_knows_every_file_again_and_is_another_product(folder: Path) -> None:
    one, two = described(folder), described(folder, "1.2.4")
    codes = [[part.get("Guid") for part in each.iter("Component")] for each in (one, two)]
    assert codes[0] == codes[1]
    assert len(set(codes[0])) == len(codes[0])
    products = [each.find("Product") for each in (one, two)]
    assert products[0] is not None
    assert products[1] is not None
    assert products[0].get("Id") != products[1].get("Id")
    assert products[0].get("UpgradeCode") == products[1].get("UpgradeCode")


def test_a_package_code_is_of_the_contents(folder: Path) -> None:
    def code() -> str | None:
        package = described(folder).find("Product/Package")
        assert package is not None
        return package.get("Id")

    before = code()
    assert code() == before
    (folder / "PreventDesktop.exe").write_bytes(b"other")
    assert code() != before


def test_pdfs_are_never_taken_over(folder: Path) -> None:
    values = [value.attrib for value in described(folder).iter("RegistryValue")]
    about_pdf = [value for value in values if r"\.pdf" in value["Key"]]
    assert [value["Key"] for value in about_pdf] == [r"Software\Classes\.pdf\OpenWithProgids"]
    assert FACTS["properties"]["OPENPDF"] == 0
    assert any(value["Key"] == rf"Software\Classes\{ENDING}" for value in values)
    commands = [each["Value"] for each in values if each["Key"].endswith(r"\open\command")]
    assert commands == ['"[INSTALLDIR]PreventDesktop.exe" open "%1"'] * 2


def test_one_kind_of_version_everywhere() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())  # Windows Installer takes no other
    about = (ROOT / "packaging/linux/prevent-desktop.metainfo.xml").read_text("utf-8")
    assert f'<release version="{version()}"' in about


def test_the_menu_entry_and_the_file_type_are_well_formed() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "packaging/linux/prevent-desktop.desktop", "utf-8")
    # A desktop leaves %f out where there is no file: `open` alone opens the window.
    assert entry["Desktop Entry"]["Exec"] == "prevent-desktop open %f"
    # PDFs are no kind of ours: a desktop without another program for them would take this one.
    assert entry["Desktop Entry"]["MimeType"] == "application/x-prevent-transfer;"
    kind = (ROOT / "packaging/linux/prevent-desktop.xml").read_text("utf-8")
    assert 'type="application/x-prevent-transfer"' in kind
    assert re.findall(r'<glob pattern="([^"]*)"', kind) == [f"*{ENDING}"]


def test_a_wish_that_build_does_not_know_is_told() -> None:
    with pytest.raises(SetupError, match="--wheelhouse"):
        command.build(["--everything"])


def test_every_action_of_the_workflow_is_pinned_and_may_only_read() -> None:
    text = (ROOT / ".github/workflows/build.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in used)
    assert "write" not in re.findall(r"permissions:.*?(?=steps:)", text, re.DOTALL)
    assert text.count("contents: read") == text.count("runs-on:")
