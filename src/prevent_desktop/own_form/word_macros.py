"""A Word file with macros as one without: the parts of the macros go, and what leads to them.

Sources: ECMA-376 part 2; [MS-OFFMACRO2], 2.2 (the parts and relationships of macros).
"""

import io
import zipfile

from prevent_desktop.own_form.word_package import Package, open_package, parse, serialise
from prevent_desktop.own_form.word_xml import Element

_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = (
    "vbaproject",
    "vbadata",
    "vbaprojectsignature",
    "attachedtoolbars",
    "keymapcustomizations",
)
_TYPES = "[Content_Types].xml"


def macro_free(data: bytes) -> bytes:
    """The file as a .docx. Raises FormFileError."""
    package = open_package(data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if _is_macro(info.filename):
                continue
            body = old.read(info)
            if info.filename == _TYPES:
                body = _types(body, package)
            elif info.filename.endswith(".rels"):
                body = _links(body)
            new.writestr(info, body, info.compress_type)
    return out.getvalue()


def _is_macro(name: str) -> bool:
    stem = name.rpartition("/")[2].casefold().partition(".")[0]
    return stem.startswith(_MACROS)


def _types(body: bytes, package: Package) -> bytes:
    root = parse(body)
    for each in list(root):
        if "vba" in each.get("ContentType", "").casefold() or _is_macro(each.get("PartName", "")):
            root.remove(each)
        elif each.get("PartName", "").lstrip("/") == package.main:
            each.set("ContentType", _PLAIN)
    return serialise(root, body)


def _links(body: bytes) -> bytes:
    root = parse(body)
    leading = [each for each in root if _leads_to_macros(each)]
    for each in leading:
        root.remove(each)
    return serialise(root, body) if leading else body


def _leads_to_macros(link: Element) -> bool:
    kind = str(link.get("Type", "")).rpartition("/")[2].casefold()
    return kind in {"vbaproject", "wordvbadata", "vbaprojectsignature", "keymapcustomizations"}
