"""Form files that a person supplied, as the child process sees them: opened, filled, shown.

`strangers` asks and serves; here stands what goes to and fro, and what is done in the child.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import msgspec

from prevent_desktop import own_form
from prevent_desktop.computer.child_process import Request
from prevent_desktop.document.raster import Picture, open_pages
from prevent_desktop.form import Released
from prevent_desktop.form.files import read_answers, to_document
from prevent_desktop.own_form import Box, Filled, FormFile, Proposal
from prevent_desktop.own_form.reading_filled import ShownLine, shown
from prevent_desktop.referral import Library
from prevent_desktop.shipped import resources

OPEN, FILL, SHOW, DRAW = "form", "fill", "show form", "draw form"
JOBS = frozenset({OPEN, FILL, SHOW, DRAW})
DOTS_PER_INCH = 96


class Seen(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What was found in a form file."""

    kind: str
    boxes: tuple[Box, ...]


class Done(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A filled copy."""

    filled: Filled


class Shown(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What stands in a filled copy, read from its bytes."""

    lines: tuple[ShownLine, ...]


class Drawn(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One page of a PDF, and how many it has."""

    picture: Picture
    pages: int


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be filled with what; the bytes of the form follow it after a line end."""

    name: str
    proposal: Proposal
    answers: dict[str, object]
    today: date
    own_words: dict[str, str] = {}
    macro_free: bool = False
    """Whether the macros are left out of the copy."""


def as_body(
    file: FormFile,
    proposal: Proposal,
    released: Released,
    today: date,
    own_words: dict[str, str],
    *,
    macro_free: bool = False,
) -> bytes:
    """An order and its form, to be handed to the child."""
    answers = to_document(released)
    order = Order(file.name, proposal, answers, today, own_words, macro_free)
    return msgspec.json.encode(order) + b"\n" + file.data


def do(
    request: Request, body: bytes, library: Callable[[], Library]
) -> Seen | Done | Shown | Drawn:
    """Carry out one of the jobs. Raises FormFileError, DocumentError."""
    if request.job == OPEN:
        file = own_form.open_form(body, request.known[0])
        return Seen(file.kind, file.boxes)
    if request.job == SHOW:
        return _shown(body)
    if request.job == DRAW:
        with open_pages(body) as pages:
            picture = pages.picture(int(request.known[0]), DOTS_PER_INCH)
            return Drawn(picture, len(pages))
    return _filled(body, library)


def _shown(body: bytes) -> Shown:
    told, _, data = body.partition(b"\n")
    return Shown(shown(data, msgspec.json.decode(told, type=tuple[str, ...])))


def _filled(body: bytes, library: Callable[[], Library]) -> Done:
    told, _, data = body.partition(b"\n")
    order = msgspec.json.decode(told, type=Order)
    form = library().forms[str(order.answers["form"])]
    answers = read_answers(form, order.answers)
    filled = own_form.fill(
        own_form.open_form(data, order.name),
        order.proposal,
        form=form,
        released=Released(answers.form_id, answers.version, answers.area_id, answers.values),
        table=labels(),
        today=order.today,
        own_words=order.own_words,
    )
    if order.macro_free:
        filled = replace(filled, data=own_form.without_macros(filled), kind="docx")
    return Done(filled)


def labels() -> own_form.Table:
    """The shipped table of what forms call things. Raises ResourceError."""
    return own_form.load_table(resources.read_bytes("own_forms", "labels.toml"))
