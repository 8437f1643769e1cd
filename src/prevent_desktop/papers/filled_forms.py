"""Where a filled copy of somebody's form goes, never over another file; and read again there."""

from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Continuation
from prevent_desktop.own_form import Filled, FormFile
from prevent_desktop.own_form.forms import LARGEST_FILE
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new


def read_form(path: Path) -> bytes:
    """The bytes of a form file, or of a filled copy as it lies there now. Raises FileError."""
    return read_limited(path, LARGEST_FILE)


def save_filled(
    folder: Path, file: FormFile, filled: Filled, sheet: Continuation | None
) -> tuple[Path, ...]:
    """Save the filled copy, and the sheet with what did not fit; nothing is overwritten.

    A name that is taken gets a number. Raises FileError, DocumentError.
    """
    stem = Path(file.name).stem
    contents = {free_name(folder, f"{stem}-filled", f".{filled.kind}"): filled.data}
    if sheet is not None:
        name = free_name(folder, f"{stem}-continuation", ".pdf")
        contents[name] = document.render_continuation(sheet)
    make_folder(folder)
    return save_new(folder, contents)
