"""Where a filled copy of somebody's form goes, never over another file; and read again there."""

from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Continuation
from prevent_desktop.mail.message import second_name, sheet_name
from prevent_desktop.own_form import Filled, FormFile
from prevent_desktop.own_form.forms import LARGEST_FILE
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new


def read_form(path: Path) -> bytes:
    """The bytes of a form file, or of a filled copy as it lies there now. Raises FileError."""
    return read_limited(path, LARGEST_FILE)


def save_filled(
    folder: Path, file: FormFile, filled: Filled, sheet: Continuation | None, reference: str = ""
) -> tuple[Path, ...]:
    """Save the filled copy, and the sheet with what did not fit; nothing is overwritten.

    One that goes beside a paper has the names under which it is attached, which say nothing about
    the person, whatever the supplied file is called. A name that is taken gets a number. Raises
    FileError, DocumentError.
    """
    stem = Path(file.name).stem
    form = second_name(reference, filled.kind) if reference else f"{stem}-filled.{filled.kind}"
    contents = {_free(folder, form): filled.data}
    if sheet is not None:
        called = sheet_name(reference) if reference else f"{stem}-continuation.pdf"
        contents[_free(folder, called)] = document.render_continuation(sheet)
    make_folder(folder)
    return save_new(folder, contents)


def _free(folder: Path, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return free_name(folder, stem, dot + ending)
