"""The installer under wine, silently: install, run, repair, upgrade, remove, with drafts and rules.

Each step's exit code and what it left is printed as a table; a step that is not as it should be
raises SetupError at the end.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from devtools.packages.msi import PAPER, make_msi
from devtools.packages.windows import run_program, windows_path
from devtools.system import SetupError
from devtools.windows.prefix import PYTHON
from devtools.windows.wine import Wine

PROGRAMS = Path("Program Files") / "Prevent Desktop"
RULES = Path("ProgramData") / "Prevent Desktop"
MENU = "Prevent Desktop.lnk"
"""Windows puts it into ProgramData's menu, for everybody; wine 8 into the one user's."""
TRANSFERS = r"HKLM\Software\Classes\.prevent-transfer"
PDF = r"HKLM\Software\Classes\.pdf\OpenWithProgids"
OWN = r"HKLM\Software\Prevent Desktop"
ASK = "import subprocess, sys; print(subprocess.call(sys.argv[1:]))"
"""Windows' exit codes are larger than a byte, which is what wine hands to Linux."""
NEXT = "0.1.1"
"""The version that the upgrade goes to: the same files under a later number."""


@dataclass
class Trial:
    """The steps so far."""

    wine: Wine
    lines: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def drive(self) -> Path:
        return self.wine.cache.drive

    def msiexec(self, name: str, arguments: Sequence[str], code: int = 0) -> None:
        """Run msiexec without a window and note how it ended."""
        ended = self.wine.run([PYTHON, "-c", ASK, "msiexec", *arguments, "/qn"], timeout=600)
        found = int(ended.output.strip().splitlines()[-1])
        self.lines.append(f"{name:<44} exit code {found:>4} {ended.seconds:5.1f} s  {self.left()}")
        if found != code:
            self.wrong.append(f"{name}: exit code {found} instead of {code}")

    def left(self) -> str:
        """What is there now, in a few words."""
        programs = self.drive / PROGRAMS
        files = sum(path.is_file() for path in programs.rglob("*")) if programs.exists() else 0
        words = [f"{files} files"]
        words += ["menu entry"] if self.menu_entry() else []
        words += ["rules"] if (self.drive / RULES / "policy.toml").exists() else []
        words += ["drafts"] if self.drafts().exists() else []
        return ", ".join(words)

    def menu_entry(self) -> bool:
        """Whether it stands in a Start menu."""
        tops = (self.drive / "ProgramData", self.drive / "users")
        return any(True for top in tops for _ in top.rglob(MENU))

    def drafts(self) -> Path:
        """A person's own folder, with something of theirs in it."""
        (home,) = [each for each in (self.drive / "users").iterdir() if each.name != "Public"]
        return home / "AppData" / "Local" / "Prevent Desktop" / "vault"

    def expect(self, what: str, *, true: bool) -> None:
        """Note what should be so."""
        if not true:
            self.wrong.append(what)

    def key(self, key: str, value: str = "") -> bool:
        """Whether the registry has a key, or a value in it."""
        which = ["/v", value] if value else []
        return self.wine.run(["reg", "query", key, *which, "/reg:64"]).code == 0


def try_msi(wine: Wine, folder: Path, installer: Path) -> None:
    """All of it. Raises SetupError naming what is not as it should be."""
    trial = Trial(wine)
    place = wine.cache.drive / "checks" / "installers"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    first = shutil.copy(installer, place / "first.msi")
    second = make_msi(folder, NEXT, place / "second.msi")
    installed = wine.cache.drive / PROGRAMS
    one, two = windows_path(wine, str(first)), windows_path(wine, str(second))
    for step in (_install, _repair, _upgrade, _remove, _choices):
        step(trial, installed, one, two)
    print("\n".join(trial.lines), flush=True)
    shutil.rmtree(place)
    if trial.wrong:
        raise SetupError("The installer is not as it should be: " + "; ".join(trial.wrong))


Step = Callable[[Trial, Path, str, str], None]


def _install(trial: Trial, installed: Path, one: str, _two: str) -> None:
    trial.msiexec("install, silently", ["/i", one])
    trial.expect("the menu entry", true=trial.menu_entry())
    trial.expect("the rules' folder", true=(trial.drive / RULES).is_dir())
    trial.expect("transfer files open with it", true=trial.key(TRANSFERS))
    trial.expect("PDFs stay as they are", true=not trial.key(PDF, PAPER))
    tested = run_program(trial.wine, installed, ["--self-test"], trial.drive)
    last = tested.said.strip().splitlines()[-1] if tested.said.strip() else ""
    name = "self-test from Program Files"
    trial.lines.append(f"{name:<44} exit code {tested.code:>4}          {last}")
    trial.expect("the self-test from Program Files", true=tested.code == 0)
    # What a person and an administrator add, which no step below may touch.
    trial.drafts().mkdir(parents=True, exist_ok=True)
    (trial.drafts() / "draft").write_text("a person's own", encoding="utf-8")
    (trial.drive / RULES / "policy.toml").write_text("idle_minutes = 5\n", encoding="utf-8")


def _repair(trial: Trial, installed: Path, one: str, _two: str) -> None:
    """As `msiexec /fa` does on Windows; wine 8 has not made that yet."""
    lost = installed / "PreventDesktop.exe"
    lost.unlink()
    trial.msiexec(
        "repair after PreventDesktop.exe was deleted",
        ["/i", one, "REINSTALL=ALL", "REINSTALLMODE=amus"],
    )
    trial.expect("repair brings the file back", true=lost.is_file())


def _upgrade(trial: Trial, installed: Path, one: str, two: str) -> None:
    trial.msiexec(f"upgrade to {NEXT}", ["/i", two])
    tested = run_program(trial.wine, installed, ["--version"], trial.drive)
    trial.expect("the program after the upgrade", true=tested.code == 0)
    trial.msiexec("an older one over it is refused", ["/i", one], code=1603)


def _remove(trial: Trial, installed: Path, _one: str, two: str) -> None:
    trial.msiexec("removal", ["/x", two])
    trial.expect("nothing left in Program Files", true=not installed.exists())
    trial.expect("removal takes the menu entry", true=not trial.menu_entry())
    trial.expect("a person's drafts stay", true=(trial.drafts() / "draft").exists())
    trial.expect("the rules stay", true=(trial.drive / RULES / "policy.toml").exists())
    trial.expect("removal takes the file type", true=not trial.key(TRANSFERS))


def _choices(trial: Trial, _installed: Path, one: str, two: str) -> None:
    shutil.rmtree(trial.drafts().parent)
    shutil.rmtree(trial.drive / RULES)
    chosen = ["STARTMENU=0", "OPENTRANSFER=0", "OPENPDF=1"]
    trial.msiexec("install: no menu, no transfer, PDF listed", ["/i", one, *chosen])
    _as_chosen(trial, "")
    trial.msiexec(f"upgrade to {NEXT} without a word of it", ["/i", two])
    _as_chosen(trial, " after an upgrade")
    trial.msiexec("removal where nobody had a draft", ["/x", two])
    trial.expect("nothing of it is left", true=not (trial.drive / RULES).exists())
    trial.expect("removal takes the PDF entry", true=not trial.key(PDF, PAPER))
    trial.expect("removal takes the choices", true=not trial.key(OWN, "OPENPDF"))


def _as_chosen(trial: Trial, when: str) -> None:
    trial.expect(f"STARTMENU=0{when}", true=not trial.menu_entry())
    trial.expect(f"OPENTRANSFER=0{when}", true=not trial.key(TRANSFERS))
    trial.expect(f"OPENPDF=1{when}", true=trial.key(PDF, PAPER))
