"""The Word file as a package: opened with bounds, written back with only some parts changed.

Sources: ECMA-376 part 2 (packages); PKWARE's APPNOTE for the zip format.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form.word_xml import Element

MOST_PARTS = 3000
LARGEST_PART = 24 * 1024 * 1024
"""Bytes of one part that we read: a form of a hundred pages has two million."""
LARGEST_WHOLE = 128 * 1024 * 1024
MOST_RATIO = 400
"""How much smaller a part may be in the file than unpacked; text packs to a tenth or less."""
MOST_ELEMENTS = 400_000
DEEPEST = 250
_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "docm",
}
_PROLOGUE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?")
_TYPES = "[Content_Types].xml"
_SIGNATURES = "_xmlsignatures/"
"""Where digital signatures stand (ECMA-376 part 2, 12)."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of the strict form of these files (ISO/IEC 29500-1), which few programs write."""
_LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: a .doc, or any Word file with a password."""
_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, LookupError,
)  # fmt: skip
"""What Python's zipfile comes to with a file that is not what it says."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name, in the file's own order."""

    data: bytes
    kind: str
    """"docx" or "docm", by what it says it is, not by its name."""
    main: str
    parts: Mapping[str, bytes]
    """The parts that can hold boxes or what is bound to them; the others stay packed."""

    def with_parts(self, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
        """The file with some parts changed or added, every other as it was.

        Raises FormFileError("damaged").
        """
        try:
            return self._packed(changed, added)
        except _UNREADABLE as error:
            raise FormFileError("damaged") from error

    def _packed(self, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                body = changed.get(info.filename)
                new.writestr(info, old.read(info) if body is None else body, info.compress_type)
            for name, body in added.items():
                new.writestr(name, body, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def open_package(data: bytes) -> Package:
    """Open a Word file within bounds.

    Raises FormFileError: "old_word", "open_document", "word_password", "not_a_form", "damaged",
    "too_much", "template", "signed_word", "strict_word".
    """
    if data.startswith(_LEGACY):
        raise FormFileError("word_password") if _ENCRYPTED in data else FormFileError("old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _opened(data, packed)
    except _UNREADABLE as error:
        raise FormFileError("damaged") from error


def _opened(data: bytes, packed: zipfile.ZipFile) -> Package:
    infos = packed.infolist()
    names = [info.filename for info in infos]
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
        raise FormFileError("open_document")
    if len(names) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_WHOLE:
        raise FormFileError("too_much")
    if len(set(names)) != len(names):
        raise FormFileError("damaged")
    if any(info.flag_bits & 1 for info in infos):
        raise FormFileError("word_password")
    if any(name.startswith(_SIGNATURES) for name in names):
        raise FormFileError("signed_word")
    if _TYPES not in names:
        raise FormFileError("not_a_form")
    kind, main = _main_part(_read(packed, _TYPES))
    wanted = [name for name in names if _may_hold(name, main)]
    if main in names and _STRICT in _read(packed, main):
        raise FormFileError("strict_word")
    return Package(data, kind, main, {name: _read(packed, name) for name in wanted})


def _may_hold(name: str, main: str) -> bool:
    folder = main.rpartition("/")[0]
    own = name.startswith(f"{folder}/") and name.count("/") == 1 + folder.count("/")
    stem = name.rpartition("/")[2]
    known = stem in {"styles.xml", "settings.xml"} or stem.startswith(("header", "footer"))
    bound = name.startswith("customXml/") or name == "docProps/core.xml"
    return (
        name == main or (own and known and name.endswith(".xml")) or (bound and "_rels" not in name)
    )


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    info = packed.getinfo(name)
    packs = info.file_size > MOST_RATIO * max(info.compress_size, 4096)
    if info.file_size > LARGEST_PART or packs:
        raise FormFileError("too_much")
    with packed.open(info) as part:
        body = part.read(LARGEST_PART + 1)
    if len(body) > LARGEST_PART:
        raise FormFileError("too_much")
    return body


def _main_part(types: bytes) -> tuple[str, str]:
    for override in parse(types).iterfind("{*}Override"):
        kind = override.get("ContentType", "")
        if kind in _MAIN_TYPES:
            return _MAIN_TYPES[kind], override.get("PartName", "").lstrip("/")
        if "template" in kind and override.get("PartName", "") == "/word/document.xml":
            raise FormFileError("template")
    raise FormFileError("not_a_form")


def parse(body: bytes) -> Element:
    """The root of a part. No entities, no documents from elsewhere, no endless nesting.

    Raises FormFileError("entities", "damaged", "too_much").
    """
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise FormFileError("entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_blank_text=False, strip_cdata=False, recover=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormFileError("damaged") from error
    if root.getroottree().docinfo.doctype:  # in an encoding in which it was not seen above
        raise FormFileError("entities")
    if _too_large(root):
        raise FormFileError("too_much")
    return root


def _too_large(root: Element) -> bool:
    count = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST or count > MOST_ELEMENTS:
            return True
    return False


def serialise(root: Element, before: bytes) -> bytes:
    """The part as bytes, beginning as it did before."""
    found = _PROLOGUE.match(before)
    prologue = found[0] if found else b""
    body = cast("bytes", etree.tostring(root, encoding="UTF-8", xml_declaration=False))
    return prologue + body
