"""The filled file as it is shown before it goes out: read back from its own bytes."""

import io

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form.forms import Filled


def for_pictures(filled: Filled) -> bytes:
    """A PDF form with what stands in its boxes as part of the pages, for drawing them.

    It is only to be looked at; what goes out is `filled.data`. Raises FormFileError("read_back").
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(filled.data)) as pdf:
            pdf.flatten_annotations("all")
            out = io.BytesIO()
            pdf.save(out, encryption=False)
    except pikepdf.PdfError as error:
        raise FormFileError("read_back") from error
    return out.getvalue()


def as_lines(filled: Filled) -> tuple[tuple[str, bool], ...]:
    """A Word form line by line in its own order, and whether something was written in the line.

    Raises FormFileError.
    """
    from prevent_desktop.own_form.word_form import lines_of

    return lines_of(filled.data, filled.texts)


def without_macros(filled: Filled) -> bytes:
    """The same Word form as a .docx: without its macros, and without what leads to them.

    Raises FormFileError.
    """
    from prevent_desktop.own_form.word_macros import macro_free

    return macro_free(filled.data)
