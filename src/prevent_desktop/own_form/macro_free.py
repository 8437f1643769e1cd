"""A copy of a Word file without its macros: what mail systems that refuse macros let through.

Sources: ECMA-376 part 2 (packages); MS-OFFMACRO2, the parts that belong to macros.
"""

import io
import re
import zipfile

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form.word_package import open_package

_MACRO_PARTS = re.compile(
    r"^(?:\w+/)?(?:_rels/vbaProject\w*\.bin\.rels|vbaProject\w*\.bin|vbaData\.xml|"
    r"customizations\.xml|attachedToolbars\.bin|_rels/customizations\.xml\.rels)$"
)
_TYPES = "[Content_Types].xml"
_ONE_TYPE = re.compile(rb"<(?:\w+:)?(?:Override|Default)\b[^>]*?/>", re.DOTALL)
_ONE_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/>", re.DOTALL)
_OF_MACROS = (b"vbaProject", b"vbaData", b"wordVbaData", b"keyMapCustomizations", b"attachedToolb")
_MACRO_MAIN = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def without_macros(data: bytes) -> bytes:
    """The same document as .docx: the macros and what points at them go, all else stays.

    Raises what `open_package` raises, and FormFileError("read_back") where something is left.
    """
    package = open_package(data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if _MACRO_PARTS.match(info.filename):
                continue
            body = old.read(info)
            if info.filename == _TYPES:
                body = _without(_ONE_TYPE, body).replace(_MACRO_MAIN, _PLAIN_MAIN)
            elif info.filename.endswith(".rels"):
                body = _without(_ONE_RELATION, body)
            new.writestr(info, body, info.compress_type)
    made = out.getvalue()
    if package.kind == "docm" and not _is_plain(made):
        raise FormFileError("read_back")
    return made


def _without(each: re.Pattern[bytes], body: bytes) -> bytes:
    def kept(found: re.Match[bytes]) -> bytes:
        return b"" if any(word in found[0] for word in _OF_MACROS) else found[0]

    return each.sub(kept, body)


def _is_plain(made: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        left = any("vba" in name.casefold() for name in packed.namelist())
        says = b"vba" in packed.read(_TYPES).lower()
    return open_package(made).kind == "docx" and not left and not says
