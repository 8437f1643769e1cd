"""The filled form beside a paper: noted by path and checksum, found again as it was read."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop.errors import FileError
from prevent_desktop.kept.beside import Beside, Kept


@dataclass(frozen=True, slots=True)
class FormBeside:
    """The filled form and its continuation sheet, with what they held when they were read."""

    form: Path
    form_data: bytes = field(repr=False)
    sheet: Path | None = None
    sheet_data: bytes = field(default=b"", repr=False)

    def noted(self) -> Beside:
        """What the sealed draft keeps of it."""
        sheet = None if self.sheet is None else _kept(self.sheet, self.sheet_data)
        return Beside(form=_kept(self.form, self.form_data), sheet=sheet)


def read_beside(form: Path, sheet: Path | None) -> FormBeside:
    """Both files as they lie there now. Raises FileError."""
    from prevent_desktop.papers.filled_forms import read_form  # most papers go alone

    return FormBeside(form, read_form(form), sheet, read_form(sheet) if sheet else b"")


def kept_form(beside: Beside) -> FormBeside | None:
    """The files that were noted; None if one is gone or holds something else by now."""
    if beside.form is None:
        return None
    try:
        found = read_beside(
            Path(beside.form.path), Path(beside.sheet.path) if beside.sheet else None
        )
    except FileError:
        return None
    return found if found.noted() == beside else None


def _kept(path: Path, data: bytes) -> Kept:
    return Kept(str(path), hashlib.sha256(data).hexdigest())
