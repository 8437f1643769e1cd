"""Form files that a person supplied, as the child process sees them: opened, and filled.

`strangers` asks and serves; here stands what goes to and fro, and what is done in the child.
"""

from collections.abc import Callable
from datetime import date

import msgspec

from prevent_desktop import own_form
from prevent_desktop.computer.child_process import Request
from prevent_desktop.form import Released
from prevent_desktop.form.files import read_answers, to_document
from prevent_desktop.own_form import Box, Filled, FormFile, Proposal
from prevent_desktop.referral import Library
from prevent_desktop.shipped import resources

OPEN, FILL = "form", "fill"
JOBS = frozenset({OPEN, FILL})


class Seen(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What was found in a form file."""

    kind: str
    boxes: tuple[Box, ...]


class Done(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A filled copy."""

    filled: Filled


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be filled with what; the bytes of the form follow it after a line end."""

    name: str
    proposal: Proposal
    answers: dict[str, object]
    today: date
    own_words: dict[str, str] = {}


def as_body(
    file: FormFile,
    proposal: Proposal,
    released: Released,
    today: date,
    own_words: dict[str, str],
) -> bytes:
    """An order and its form, to be handed to the child."""
    order = Order(file.name, proposal, to_document(released), today, own_words)
    return msgspec.json.encode(order) + b"\n" + file.data


def do(request: Request, body: bytes, library: Callable[[], Library]) -> Seen | Done:
    """Carry out one of the jobs. Raises FormFileError, DocumentError."""
    if request.job == OPEN:
        file = own_form.open_form(body, request.known[0])
        return Seen(file.kind, file.boxes)
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
    return Done(filled)


def labels() -> own_form.Table:
    """The shipped table of what forms call things. Raises ResourceError."""
    return own_form.load_table(resources.read_bytes("own_forms", "labels.toml"))
