"""The per-machine Windows installer: a description written from the frozen folder, built by wixl.

Component codes come from paths, so an upgrade knows every file again; the package's code comes from
the version and the contents, so that the same build gives the same one.
"""

import hashlib
import shutil
import subprocess
import tomllib
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devtools import system
from devtools.environment import ROOT
from devtools.system import SetupError, say

FACTS = ROOT / "packaging" / "windows" / "msi.toml"
ICON = ROOT / "resources" / "icons" / "prevent-desktop.ico"
SCHEMA = "http://schemas.microsoft.com/wix/2006/wi"
CLASSES = r"Software\Classes"
WHEN = "when"
"""An attribute of our own: the condition of a component, which wixl cannot read."""
OWN_KEY = r"Software\Prevent Desktop"
TRANSFER, PAPER = "PreventDesktop.Transfer", "PreventDesktop.Pdf"


@dataclass(frozen=True)
class Installer:
    """What the installer is made from."""

    facts: Mapping[str, Any]
    folder: Path
    version: str

    def code(self, *about: str) -> str:
        """A code that is always the same for the same words."""
        namespace = uuid.UUID(self.facts["namespace"])
        return str(uuid.uuid5(namespace, "\n".join(about))).upper()


def make_msi(folder: Path, version: str, target: Path) -> Path:
    """Build the installer of a frozen Windows folder. Raises SetupError."""
    if not system.ensure(system.MSI, "The Windows installer"):
        raise SetupError("Then run this again.")
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    installer = Installer(facts, folder, version)
    say("Making the installer …")
    work = folder.parent / "msi"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    description = work / "prevent-desktop.wxs"
    shutil.copy(ICON, work / "prevent-desktop.ico")
    root = describe(installer)
    conditions = {
        each.attrib["Id"]: each.attrib.pop(WHEN)
        for each in root.iter("Component")
        if WHEN in each.attrib
    }
    ET.ElementTree(root).write(description, encoding="utf-8", xml_declaration=True)
    made = work / "made.msi"
    # Relative paths from the folder above: wixl takes absolute ones for missing files.
    names = [str(path.relative_to(folder.parent)) for path in (made, description)]
    _run(["wixl", "-a", "x64", "-o", *names], folder.parent)
    _finish(made, installer, conditions, work)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, target)
    shutil.rmtree(work)
    return target


def describe(installer: Installer) -> ET.Element:
    """The whole installer as wixl reads it."""
    facts = installer.facts
    root = ET.Element("Wix", xmlns=SCHEMA)
    product = _add(
        root, "Product", Id=installer.code("product", installer.version), Name=facts["name"],
        Language="2057", Version=installer.version, Manufacturer=facts["manufacturer"],
        UpgradeCode=facts["upgrade_code"],
    )  # fmt: skip
    _add(
        product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine",
        Id=installer.code("package", installer.version, _digest(installer.folder)),
        Description=f"{facts['name']} {installer.version}", Manufacturer=facts["manufacturer"],
    )  # fmt: skip
    _add(product, "MajorUpgrade", DowngradeErrorMessage=facts["newer"])
    _add(product, "Media", Id="1", Cabinet="app.cab", EmbedCab="yes")
    _add(product, "Condition", Message=facts["too_old"]).text = "VersionNT64 >= 603 OR Installed"
    _add(product, "Icon", Id="ProgramIcon", SourceFile="msi/prevent-desktop.ico")
    settings = {"ARPPRODUCTICON": "ProgramIcon", "ARPNOMODIFY": "1"}
    for name, value in settings.items():
        _add(product, "Property", Id=name, Value=value)
    for name in facts["properties"]:
        kept = _add(product, "Property", Id=f"WAS{name}")
        _add(
            kept, "RegistrySearch", Id=f"Search{name}", Root="HKLM", Key=OWN_KEY, Name=name,
            Type="raw", Win64="yes",
        )  # fmt: skip
    feature = _add(product, "Feature", Id="Main", Level="1")
    top = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(top, "Directory", Id="ProgramFiles64Folder")
    target = _add(programs, "Directory", Id="INSTALLDIR", Name=facts["folder"])
    _add_files(installer, target, feature)
    _add_start_menu(installer, top, feature)
    _add_rules_folder(installer, top, feature)
    _add_open_with(installer, target, feature)
    _add_memory(installer, target, feature)
    return root


def _add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, name, attributes)


def _component(
    installer: Installer, parent: ET.Element, feature: ET.Element, name: str, when: str = ""
) -> ET.Element:
    made = _add(parent, "Component", Id=name, Guid=installer.code("component", name), Win64="yes")
    if when:
        made.set(WHEN, when)
    _add(feature, "ComponentRef", Id=name)
    return made


def _wished(installer: Installer, name: str) -> str:
    """When a choice is on: as msiexec is told, else as it was before, else as the facts say."""
    before = f'WAS{name} <> "0"' if installer.facts["properties"][name] else f'WAS{name} = "1"'
    return f'{name} = "1" OR (NOT {name} AND {before})'


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _id(kind: str, path: Path) -> str:
    """An identifier of the tables, at most 72 letters: short, and the same in every version."""
    return f"{kind}{hashlib.sha256(path.as_posix().encode()).hexdigest()[:24]}"


def _add_files(installer: Installer, target: ET.Element, feature: ET.Element) -> None:
    """One component for each file, as Windows wants it for upgrades and repair."""
    directories = {Path(): target}
    for path in sorted(installer.folder.rglob("*")):
        part = path.relative_to(installer.folder)
        if path.is_dir():
            parent = directories[part.parent]
            directories[part] = _add(parent, "Directory", Id=_id("d", part), Name=part.name)
        else:
            parent, name = directories[part.parent], _id("c", part)
            component = _component(installer, parent, feature, name)
            source = path.relative_to(installer.folder.parent).as_posix()
            _add(
                component, "File", Id=_id("f", part), Name=part.name, Source=source, KeyPath="yes"
            )  # fmt: skip


def _add_start_menu(installer: Installer, top: ET.Element, feature: ET.Element) -> None:
    menu = _add(top, "Directory", Id="ProgramMenuFolder")
    entry = _component(installer, menu, feature, "StartMenu", _wished(installer, "STARTMENU"))
    _add(
        entry, "Shortcut", Id="StartMenuEntry", Name=installer.facts["name"], Icon="ProgramIcon",
        Target=f"[INSTALLDIR]{installer.facts['window']}", WorkingDirectory="INSTALLDIR",
        Description="Write a Prevent referral, offline",
    )  # fmt: skip
    _key(entry, OWN_KEY, "STARTMENU", "1")


def _add_rules_folder(installer: Installer, top: ET.Element, feature: ET.Element) -> None:
    """ProgramData's folder for policy.toml; `_finish` gives it its rights."""
    data = _add(top, "Directory", Id="CommonAppDataFolder")
    folder = _add(data, "Directory", Id="RULESDIR", Name=installer.facts["folder"])
    entry = _component(installer, folder, feature, "RulesFolder")
    _add(entry, "CreateFolder")
    _key(entry, OWN_KEY, "Rules", "1")


def _add_open_with(installer: Installer, target: ET.Element, feature: ET.Element) -> None:
    """Transfer files open with the program; for PDFs it only stands in the list, if wished."""
    command = f'"[INSTALLDIR]{installer.facts["window"]}" open "%1"'
    transfer = _component(
        installer, target, feature, "OpenTransfer", _wished(installer, "OPENTRANSFER")
    )
    _key(transfer, rf"{CLASSES}\.prevent-transfer", "", TRANSFER)
    _value(
        transfer, rf"{CLASSES}\.prevent-transfer", "Content Type", "application/x-prevent-transfer"
    )
    _program(transfer, TRANSFER, "A draft of a Prevent referral, handed over", command)
    paper = _component(installer, target, feature, "OpenPdf", _wished(installer, "OPENPDF"))
    _key(paper, rf"{CLASSES}\.pdf\OpenWithProgids", PAPER, "")
    _program(paper, PAPER, "A signed Prevent referral, to be checked", command)


def _add_memory(installer: Installer, target: ET.Element, feature: ET.Element) -> None:
    """What was chosen is remembered for the next version, and for removal."""
    for name in installer.facts["properties"]:
        wished = _wished(installer, name)
        for value, when in (("1", wished), ("0", f"NOT ({wished})")):
            if name != "STARTMENU" or value == "0":
                entry = _component(installer, target, feature, f"Chosen{name}{value}", when)
                _key(entry, OWN_KEY, name, value)


def _program(component: ET.Element, name: str, words: str, command: str) -> None:
    _value(component, rf"{CLASSES}\{name}", "", words)
    _value(component, rf"{CLASSES}\{name}\DefaultIcon", "", r"[INSTALLDIR]PreventDesktop.exe,0")
    _value(component, rf"{CLASSES}\{name}\shell\open\command", "", command)


def _key(component: ET.Element, key: str, name: str, value: str) -> None:
    _value(component, key, name, value).set("KeyPath", "yes")


def _value(component: ET.Element, key: str, name: str, value: str) -> ET.Element:
    named = {"Name": name} if name else {}
    return _add(
        component, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value, **named
    )


def _finish(made: Path, installer: Installer, conditions: Mapping[str, str], work: Path) -> None:
    """What wixl cannot say: the rights of the rules' folder, and what each property brings."""
    names = ";".join(
        ("WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *installer.facts["properties"])
    )
    wishes = [("Property", "Value", names, "Property", "SecureCustomProperties")]
    wishes += [
        ("Component", "Condition", when, "Component", name) for name, when in conditions.items()
    ]
    for table_name, column, value, key, row in wishes:
        query = "UPDATE `{}` SET `{}` = '{}' WHERE `{}` = '{}'"
        _run(["msibuild", str(made), "-q", query.format(table_name, column, value, key, row)], work)
    rights = installer.facts["rules_rights"]
    table = work / "MsiLockPermissionsEx.idt"
    table.write_text(
        "MsiLockPermissionsEx\tLockObject\tTable\tSDDLText\tCondition\r\n"
        "s72\ts72\ts32\ts0\tS255\r\n"
        "MsiLockPermissionsEx\tMsiLockPermissionsEx\r\n"
        f"RulesRights\tRULESDIR\tCreateFolder\t{rights}\t\r\n",
        encoding="ascii",
        newline="",
    )
    _run(["msibuild", str(made), "-i", str(table)], work)


def _run(command: list[str], where: Path) -> None:
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{done.stderr.strip()}\n{command[0]} could not make the installer.")
