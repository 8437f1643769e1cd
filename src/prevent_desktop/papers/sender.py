"""Who sends a paper, as far as it may stand in a message that is not encrypted.

The message says nothing about the person referred, nor about somebody who stays anonymous. A role
or a number in which such a person is named ("Mother of …") stays in the PDF and is left out of the
message.
"""

import re
from collections.abc import Collection, Mapping

from prevent_desktop.form.answers import texts_of
from prevent_desktop.form.contact_details import numbers_in
from prevent_desktop.form.date_faults import dates_in
from prevent_desktop.form.folding import folded
from prevent_desktop.form.name_parts import name_words
from prevent_desktop.mail.message import Sender
from prevent_desktop.referral import Referral

_WORD = re.compile(r"[^\W\d_]{2,}")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(?:19|20)?(\d{2})(?!\d)")
_NAME_WORDS = 3
"""Words of a name that somebody typed in small letters."""
_PERSON = ("individual.forenames", "individual.surname", "individual.other_names")
_FIRST_NOTICER = ("identifier.forename", "identifier.surname", "identifier.email")


def sender_of(referral: Referral) -> Sender:
    """Who sends a referral, as far as it may leave."""
    released, answers = referral.released(), referral.answers
    anonymous = answers.get("identifier.anonymous") == "yes"
    asked = _PERSON + _FIRST_NOTICER if anonymous else _PERSON
    names = [text for question in asked for text in texts_of(answers.get(question))]
    return sender(
        referral.referrer_name(),
        released.text("referrer.role_org"),
        released.text("referrer.phone"),
        about=names,
        born=released.text("individual.dob"),
    )


def sender_of_note(values: Mapping[str, str]) -> Sender:
    """Who sends an addition, from what was typed into its boxes; a decision lacks some of them."""
    person = values.get("person", "").split()
    named = [word for word in person if word[:1].isupper()]
    about = named or (person if len(person) <= _NAME_WORDS else [])
    return sender(values["name"], values["role"], values.get("phone", ""), about=about)


def sender(
    name: str, role_org: str, phone: str, *, about: Collection[str], born: str = ""
) -> Sender:
    """A sender whose role and number name nobody in `about`, nor the day `born` ("2013-03-09").

    Of a number beside which somebody is named its digits stay.
    """
    words = frozenset(word for text in about for word in name_words(("", text)) if len(word) > 1)

    def tells(text: str) -> bool:
        there = _WORD.findall(folded(text))
        named = words.intersection(there) or words.intersection(
            word.removesuffix("s")
            for word in there  # folding makes "Rowan's" one word
        )
        return bool(named) or _tells_day(text, born)

    return Sender(
        name,
        "" if tells(role_org) else role_org,
        ", ".join(numbers_in(phone)) if tells(phone) else phone,
    )


def _tells_day(text: str, born: str) -> bool:
    """Whether a whole day stands in a text, with the month as a word or in figures."""
    if len(born) != len("2013-03-09"):
        return False
    year, month, day = born.split("-")
    figures = {(int(d), int(m), y) for d, m, y in _DAY.findall(text)}
    return (int(day), int(month), year[2:]) in figures or born in dates_in(folded(text))
