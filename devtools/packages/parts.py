"""Which libraries go into the built program, their licences, and the bill of materials (SBOM).

Runs inside the environment that is frozen: ``python -m devtools.packages.parts FOLDER`` writes
``licences/`` and ``sbom.cdx.json`` there.
"""

import json
import platform
import re
import sys
import uuid
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROJECT = "prevent-desktop"
OWN_TEXTS = Path("packaging") / "licences"
"""Texts that no wheel brings along."""
LEFT_OUT = {
    "aiohappyeyeballs", "aiohttp", "aiosignal", "attrs", "certifi", "frozenlist", "idna",
    "multidict", "propcache", "requests", "urllib3", "yarl",
}  # fmt: skip
"""pyHanko's network parts and what they alone need; build.spec keeps them out."""
_WORDS = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_NAMESPACE = uuid.UUID("5b0c6b1e-3f0f-4b52-9a3e-0d8f6a7c5e21")


def main(arguments: list[str]) -> int:
    """Write both into the folder named."""
    (folder,) = map(Path, arguments)
    parts = list(shipped())
    write_licences(parts, folder / "licences")
    bill = json.dumps(bill_of_materials(parts), indent=2, ensure_ascii=False) + "\n"
    (folder / "sbom.cdx.json").write_text(bill, encoding="utf-8", newline="\n")
    return 0


def shipped() -> Iterator[Distribution]:
    """The libraries of the program on this system, in the order of their names."""
    from packaging.requirements import Requirement

    found: dict[str, Distribution] = {}
    waiting = [PROJECT, "pyinstaller"]
    while waiting:
        name = _plain(waiting.pop())
        if name in found or name in LEFT_OUT:
            continue
        try:
            found[name] = part = distribution(name)
        except PackageNotFoundError:
            continue
        if name == "pyinstaller":  # its start program alone is shipped
            continue
        for text in part.requires or ():
            wish = Requirement(text)
            if wish.marker is None or wish.marker.evaluate({"extra": ""}):
                waiting.append(wish.name)
    return iter([found[name] for name in sorted(found) if name != PROJECT])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_licences(parts: list[Distribution], folder: Path) -> None:
    """Every licence text of every part, under the part's name; the shipped fonts and Python too."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(OWN_TEXTS.glob("*.txt")):
        _copy(source.read_text(encoding="utf-8"), folder / source.name)
    _copy(Path("LICENSE").read_text(encoding="utf-8"), folder / "Prevent Desktop.txt")
    for part in parts:
        texts = licence_texts(part)
        if texts:
            _copy("\n\n".join(texts), folder / f"{part.name} {part.version}.txt")


def _copy(text: str, target: Path) -> None:
    target.write_text(text.replace("\r\n", "\n"), encoding="utf-8", newline="\n")


def licence_texts(part: Distribution) -> list[str]:
    """The texts that the part's wheel carries, each under the name of its file."""
    texts = []
    for file in sorted(part.files or (), key=str):
        inside = ".dist-info/" in file.as_posix() and _WORDS.search(file.as_posix())
        path = Path(str(file.locate()))
        if inside and file.suffix.lower() not in {".py", ".yml", ".json"} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            texts.append(f"=== {file.name}\n\n{text}")
    return texts


def bill_of_materials(parts: list[Distribution]) -> dict[str, object]:
    """A CycloneDX 1.6 document; the same parts give the same bytes."""
    version = distribution(PROJECT).version
    components = [_library(part) for part in parts] + list(_inside_libraries())
    identity = json.dumps([version, sys.platform, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": PROJECT,
                "name": "Prevent Desktop",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
            "properties": [{"name": "platform", "value": f"{sys.platform} {platform.machine()}"}],
        },
        "components": components,
    }


def _library(part: Distribution) -> dict[str, object]:
    name = _plain(part.name)
    purl = f"pkg:pypi/{name}@{part.version}"
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": part.version,
        "purl": purl,
    }
    expression = part.metadata.get_all("License-Expression", [])
    words = part.metadata.get_all("License", [])
    if expression:
        component["licenses"] = [{"expression": expression[0]}]
    elif words and len(words[0]) < 100:
        component["licenses"] = [{"license": {"name": " ".join(words[0].split())}}]
    return component


def _inside_libraries() -> Iterator[dict[str, object]]:
    """Libraries in C and C++ that wheels carry, each asked for its own version."""
    asked: dict[str, Callable[[], str]] = {
        "cpython": platform.python_version,
        "openssl": _openssl,
        "openssl (in cryptography)": _openssl_of_cryptography,
        "qt": _qt,
        "pdfium": _pdfium,
        "qpdf": _qpdf,
        "libxml2": _libxml2,
        "zlib": _zlib,
    }
    for name, ask in asked.items():
        version = ask()
        yield {
            "type": "library",
            "bom-ref": f"{name}@{version}",
            "name": name,
            "version": version,
        }


def _openssl() -> str:
    import ssl

    return ssl.OPENSSL_VERSION.split()[1]


def _openssl_of_cryptography() -> str:
    from cryptography.hazmat.backends.openssl.backend import backend

    return backend.openssl_version_text().split()[1]


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _pdfium() -> str:
    from pypdfium2.version import PDFIUM_INFO

    return str(PDFIUM_INFO)


def _qpdf() -> str:
    from pikepdf import __libqpdf_version__

    return __libqpdf_version__


def _libxml2() -> str:
    from lxml.etree import LIBXML_VERSION

    return ".".join(map(str, LIBXML_VERSION))


def _zlib() -> str:
    import zlib

    return zlib.ZLIB_RUNTIME_VERSION


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
