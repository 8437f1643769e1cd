"""The one virtual environment: made from the lock with hashes checked, redone when it changed."""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.system import PYTHON, SetupError, ensure, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "prevent-desktop.json"
INSTALL_SECONDS = 1800
PROJECT = ["--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)]


def forget_python_settings() -> None:
    """Take every `PYTHON…` variable out of what the program, tests and tools are started with.

    Such a variable changes how Python buffers, warns, finds modules or caches: with one set, what
    works here fails on a computer without it.
    """
    for name in [name for name in os.environ if name.upper().startswith("PYTHON")]:
        del os.environ[name]


def tool(name: str) -> str:
    """Return the path of a program inside the environment."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(VENV / folder / (name + suffix))


def prepare() -> None:
    """Bring the environment up to date; next to nothing to do when it already is."""
    wanted = _wanted()
    have = _stamp()
    if have == wanted and Path(tool("prevent-desktop")).exists():
        return
    uv = _uv()
    # Without its stamp the environment counts as half-made, so a stopped set-up starts afresh.
    STAMP.unlink(missing_ok=True)
    if not _reusable(have, wanted, uv):
        _make(uv)
        have = {}
    if have.get("lock") != wanted["lock"]:
        say("Installing the locked packages (the first time takes about a minute) …")
        if uv:
            # Compiled once here, as pip does: otherwise every start compiles a thousand modules.
            sync = [uv, "pip", "sync", "-q", "--compile-bytecode", "--require-hashes"]
            _install([*sync, "--python", tool("python")])
        else:
            _install([*_pip(), "--require-hashes", "-r"])
    say("Installing Prevent Desktop itself, and compiling it …")
    if uv:
        _step([uv, "pip", "install", "-q", "--python", tool("python"), *PROJECT])
    else:
        _step([*_pip(), *PROJECT])
    # As for the packages: otherwise the first start compiles two hundred modules.
    _step([tool("python"), "-m", "compileall", "-q", str(ROOT / "src")])
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    say("Set-up done.")


def _pip() -> list[str]:
    """Pip that tells errors alone: its warnings are about the computer's settings, not ours."""
    return [tool("python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]


def _reusable(have: dict[str, str], wanted: dict[str, str], uv: str | None) -> bool:
    """Tell whether the environment may be brought up to date in place.

    Only uv takes away what left the lock; and an environment that uv made has no pip.
    """
    if any(have.get(key) != wanted[key] for key in ("python", "folder")):
        return False
    return bool(uv) or (have["lock"] == wanted["lock"] and Path(tool("pip")).exists())


def uv_or_refuse() -> str:
    """Return uv, or say that this one command cannot do without it."""
    found = _uv()
    if found is None:
        raise SetupError("Refreshing the lock needs uv on PATH (CONTRIBUTING.md says more).")
    return found


def _wanted() -> dict[str, str]:
    """Describe the environment that fits these sources and this Python."""
    return {
        "python": "{}.{}".format(*sys.version_info),
        "folder": str(ROOT),
        "lock": _digest(LOCK),
        "project": _digest(ROOT / "pyproject.toml"),
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _stamp() -> dict[str, str]:
    """Read what the environment was made from; empty when it is missing, broken or half-made."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and Path(tool("python")).exists() else {}


def _uv() -> str | None:
    """Find a uv that really runs: a shim of a version manager may be there and refuse.

    Not where somebody told pip to do without a registry, as the wheelhouse's words do: uv takes no
    notice of that.
    """
    found = shutil.which("uv")
    if found is None or os.environ.get("PIP_NO_INDEX"):
        return None
    try:
        done = subprocess.run([found, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found if done.returncode == 0 else None


def _make(uv: str | None) -> None:
    # The Python below a virtual environment, as the one running may be inside the one to remove.
    python = str(getattr(sys, "_base_executable", sys.executable))
    if VENV.exists():
        try:
            shutil.rmtree(VENV)
        except OSError as problem:
            raise SetupError(
                f"The folder {VENV} cannot be replaced ({problem.strerror}). "
                "Close Prevent Desktop and anything else that uses it, then try again."
            ) from None
    say(f"Making {VENV} …")
    if uv:
        _step([uv, "venv", "-q", "--no-project", "--python", python, str(VENV)])
        return
    if not ensure(PYTHON, "Making a virtual environment"):
        raise SetupError("Then run this again.")
    _step([python, "-m", "venv", str(VENV)])


def _install(command: list[str]) -> None:
    _step([*command, str(LOCK)])


def _step(command: list[str]) -> None:
    """Run one step of set-up with its words on stderr, for stdout is not ours."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr.fileno(),
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SetupError(f"Set-up took over {INSTALL_SECONDS // 60} minutes and stopped.") from None
    if done.returncode:
        raise SetupError(f"Set-up did not finish; this step failed: {shlex.join(command)}")
