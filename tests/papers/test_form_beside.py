"""The filled form beside a paper is found again as it was read, or said to be lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prevent_desktop.papers.form_beside import kept_form, read_beside


def put(folder: Path) -> tuple[Path, Path]:
    form, sheet = folder / "form-filled.docx", folder / "form-continuation.pdf"
    form.write_bytes(b"PK the form")
    sheet.write_bytes(b"%PDF the rest")
    return form, sheet


def test_both_files_are_found_again_by_what_was_noted(tmp_path: Path) -> None:
    form, sheet = put(tmp_path)
    read = read_beside(form, sheet)
    assert kept_form(read.noted()) == read
    assert b"the form" not in repr(read.noted()).encode()


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "the form is gone": lambda form, _: form.unlink(),
    "the sheet is gone": lambda _, sheet: sheet.unlink(),
    "the form was changed": lambda form, _: form.write_bytes(b"PK another"),
    "the sheet was changed": lambda _, sheet: sheet.write_bytes(b"%PDF another"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_not_as_it_was_read_is_not_attached(
    tmp_path: Path, change: Callable[[Path, Path], object]
) -> None:
    form, sheet = put(tmp_path)
    noted = read_beside(form, sheet).noted()
    change(form, sheet)
    assert kept_form(noted) is None
