"""What a child process does with a form file that somebody supplied: `strange_forms` asks for it.

One request has a head, the instructions as JSON, and behind it the bytes of the file.
"""

from collections.abc import Callable
from datetime import date

import msgspec

from prevent_desktop import own_form
from prevent_desktop.computer.child_process import Request
from prevent_desktop.document.raster import Picture, open_pages
from prevent_desktop.form import Released
from prevent_desktop.form.files import read_answers
from prevent_desktop.own_form import Box, Filled, Proposal
from prevent_desktop.own_form.macro_free import without_macros
from prevent_desktop.own_form.reading_filled import Shown, shown
from prevent_desktop.referral import Library
from prevent_desktop.shipped import resources

READ, FILL, SHOW, PICTURE = "read form", "fill form", "show form", "picture of form"
JOBS = frozenset({READ, FILL, SHOW, PICTURE})
DOTS_PER_INCH = 96


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a request; each job needs some of it."""

    name: str = ""
    """Of the form file, whose ending is compared with what it holds."""
    macro_free: bool = False
    """Fill a copy without macros."""
    proposal: Proposal | None = None
    form: str = ""
    """The id of the question set."""
    answers: dict[str, object] = {}
    """What may leave, as an answers file has it."""
    own_words: dict[str, str] = {}
    today: date = date.min
    texts: tuple[str, ...] = ()
    """What was written, to be marked where it stands."""
    page: int = 0


class FormRead(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The boxes of a form file, and what kind of file it is."""

    kind: str
    sha256: str
    boxes: tuple[Box, ...]


class FormFilled(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A filled copy."""

    filled: Filled


class FormShown(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What stands in a filled copy, read from its bytes."""

    shown: Shown


class PagePicture(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One page of a PDF, and how many there are."""

    picture: Picture
    pages: int


def warm_up() -> None:
    """Load what reads forms, before memory is limited."""
    import pikepdf
    import pypdfium2
    from lxml import etree

    from prevent_desktop.own_form import pdf_form, word_form

    for each in (pikepdf, pypdfium2, etree, pdf_form, word_form):
        assert each  # noqa: S101  (loading them is all)


def done(request: Request, body: bytes, library: Callable[[], Library]) -> msgspec.Struct:
    """The answer to one request. Raises FormFileError, DocumentError, AnswersError."""
    wanted = msgspec.json.decode(body[: request.head], type=Wanted)
    data = body[request.head :]
    if request.job == READ:
        file = own_form.open_form(data, wanted.name)
        return FormRead(file.kind, file.sha256, file.boxes)
    if request.job == FILL:
        return FormFilled(_filled(wanted, data, library()))
    if request.job == SHOW:
        return FormShown(shown(data, wanted.texts))
    with open_pages(data) as pages:
        return PagePicture(pages.picture(wanted.page, DOTS_PER_INCH), len(pages))


def _filled(wanted: Wanted, data: bytes, library: Library) -> Filled:
    if wanted.macro_free:
        data = without_macros(data)
    form = library.forms[wanted.form]
    answers = read_answers(form, wanted.answers)
    if wanted.proposal is None:
        raise ValueError
    return own_form.fill(
        own_form.open_form(data, wanted.name),
        wanted.proposal,
        form=form,
        released=Released(answers.form_id, answers.version, answers.area_id, answers.values),
        table=own_form.load_table(resources.read_bytes("own_forms", "labels.toml")),
        today=wanted.today,
        own_words=wanted.own_words,
    )
