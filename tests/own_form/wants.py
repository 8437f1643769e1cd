"""What has to stand in each box of a fixture, and how forms say where their boxes are."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.own_form.hands import FIELDS, PERSON, Hand
from tests.own_form.wordxml import p

IDS = {
    "person": "individual",
    "referrer": "referrer",
    "lead": "org_contact",
    "noticer": "identifier",
}


@dataclass(frozen=True)
class Want:
    """The answers that belong into one paragraph; none where it has to stay as it is.

    `gone` is what the form shows there before: a hint or a ruled line. For a tick `options` are the
    values of the boxes of the paragraph in their order, and `other` the paragraphs of the others.
    """

    answers: tuple[str, ...] = ()
    gone: str = ""
    options: tuple[str, ...] = ()
    twice: bool = False


@dataclass
class Form:
    """A form being written: its paragraphs that are boxes, by their identifier."""

    name: str
    wants: dict[str, Want] = field(default_factory=dict)
    ticks: dict[tuple[str, ...], Want] = field(default_factory=dict)
    data: bytes = b""
    ending: str = "docx"

    def box(self, want: tuple[str, ...] | Want, *inner: str, more: str = "") -> str:
        """A paragraph that is a box."""
        made = want if isinstance(want, Want) else Want(want)
        number = f"{0x10A00 + len(self.wants):08X}"
        self.wants[number] = made
        body = p(*inner, more=more)
        return body.replace("<w:p>", f'<w:p w14:paraId="{number}">', 1)


def person(key: str) -> tuple[str, ...]:
    return PERSON[key]


def of(owner: str, key: str) -> tuple[str, ...]:
    """The answers of a field of somebody who is not the person referred."""
    if key == "name":
        return f"{IDS[owner]}.forename", f"{IDS[owner]}.surname"
    return (f"{IDS[owner]}.{FIELDS[key]}",)


def bare(text: str) -> str:
    """A text as it is compared: without blanks."""
    return re.sub(r"\s+", "", text)


Layout = Callable[[Hand], Form]
