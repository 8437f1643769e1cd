"""Whether another answer gives away the first noticer who wishes to stay anonymous.

Their own answers are hidden and never leave. This looks for them in everything that does: one
finding for each kind of detail in each answer, with every passage it stands in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from types import MappingProxyType

from prevent_desktop.form import detail_search, phrases
from prevent_desktop.form.answers import Answers, Box, NotKnown, Value, box_where, is_rows, texts_of
from prevent_desktop.form.checks import CheckInput, Hit
from prevent_desktop.form.definition import Question, QuestionType
from prevent_desktop.form.detail_search import Phones
from prevent_desktop.form.folding import fold
from prevent_desktop.form.name_parts import (
    MOST_WORDS,
    NamePart,
    PartKind,
    name_parts,
    name_words,
    parts_in_address,
)
from prevent_desktop.form.name_search import NameSpan, Span, find_name, outermost
from prevent_desktop.form.passages import Piece, passages_of, quoted, wordings

_FIRST_NOTICER = "identifier."
_OWN_NAMES = ("individual.forenames", "individual.surname", "individual.other_names")
"""Answers that are the name of the person referred themselves."""
_ORIGINS = frozenset(
    {"individual.nationality", "individual.primary_language", "individual.immigration_status"}
)
"""Answers in which "Jordan" and "English" are no names."""
_NO_TEXT = frozenset({QuestionType.DATE, QuestionType.CHOICE, QuestionType.FLAG})
NAME, ROLE, RELATIONSHIP, PHONE, EMAIL = "name", "role", "relationship", "phone", "email"
DETAILS = (NAME, ROLE, RELATIONSHIP, PHONE, EMAIL)
"""The kinds of detail, for which the question set has words."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is to be found of somebody, made ready for searching once."""

    words: tuple[str, ...]
    """The words of the name, in the order in which its parts number them."""
    name: tuple[NamePart, ...]
    role: tuple[str, ...]
    relationship: tuple[str, ...]
    phones: Phones
    emails: tuple[str, ...]

    @property
    def about_origin(self) -> "Details":
        """The same without words for places and peoples, for answers that are about those."""
        named = tuple(part for part in self.name if part.kind is not PartKind.CAPITALISED)
        return replace(self, name=named)


LONGEST_BOX = 500
"""Characters of one of the six boxes that are looked for; more is no detail but a story."""
Found = Mapping[str, tuple[Span, ...]]
"""Where each kind of detail stands in one text; kinds that do not are left out."""


def first_noticer_named(given: CheckInput) -> Iterator[Hit]:
    """The first noticer wishes to stay anonymous, and another answer gives them away."""
    for question, found, shared in _searched(given):
        for detail in DETAILS:
            pieces = [
                Piece(text, place)
                for text, places in found
                for place in places.get(detail, ())
                if not _is_shared(place, shared)
            ]
            if pieces:
                words = {"what": given.rule.words[detail], "found": quoted(pieces)}
                box = _box_with(given, question, pieces[0])
                yield Hit(question.id, words, passages_of(pieces), box)


def first_noticer_shares_name(given: CheckInput) -> Iterator[Hit]:
    """A name stands in an answer that both the first noticer and the person referred bear."""
    for question, found, shared in _searched(given):
        pieces = [
            Piece(text, place)
            for text, places in found
            for place in places.get(NAME, ())
            if _is_shared(place, shared)
        ]
        if pieces and question.id not in _OWN_NAMES:
            box = _box_with(given, question, pieces[0])
            yield Hit(question.id, {"found": quoted(pieces)}, passages_of(pieces), box)
            return


def _box_with(given: CheckInput, question: Question, piece: Piece) -> Box:
    return box_where(given.released.get(question.id), lambda text: text is piece.text)


def _is_shared(place: Span, shared: frozenset[int]) -> bool:
    return isinstance(place, NameSpan) and place.source <= shared


def _searched(
    given: CheckInput,
) -> Iterator[tuple[Question, list[tuple[str, Found]], frozenset[int]]]:
    """Every question whose answer leaves, with what was found in its texts.

    And which words of the first noticer's name the person referred bears too.
    """
    if given.answers.get("identifier.anonymous") != "yes":
        return
    boxes = _boxes_of(given.answers)
    key = "\0".join(boxes)
    scans = given.facts.scans
    details = scans.remember("details", key, lambda _key: details_of(boxes))
    shared = _shared_words(given, details)
    for question in given.form.questions():
        value = given.released.get(question.id)
        if value is None or question.id.startswith(_FIRST_NOTICER):
            continue
        found = []
        own = details.about_origin if question.id in _ORIGINS else details
        for text, prose in _texts(question, value):
            search = f"{question.id in _ORIGINS}{prose}\0{key}"
            places = scans.remember(search, text, partial(find, details=own, prose=prose))
            if places:
                found.append((text, places))
        if found:
            yield question, found, shared


def named_in(answers: Answers, text: str) -> tuple[str, ...]:
    """What gives the first noticer away in a text that is no answer, if they stay anonymous."""
    if answers.get("identifier.anonymous") != "yes":
        return ()
    places = find(text, details_of(_boxes_of(answers)), prose=True)
    return tuple(wordings([Piece(text, place) for found in places.values() for place in found]))


def _boxes_of(answers: Answers) -> tuple[str, ...]:
    return tuple(answers.text(f"{_FIRST_NOTICER}{part}")[:LONGEST_BOX] for part in _PARTS)


_PARTS = ("forename", "surname", "role_org", "relationship", "phone", "email")


def details_of(boxes: Sequence[str]) -> Details:
    """What to look for of somebody, from their six boxes in the order of the form.

    A number or an address counts in whatever box it was put.
    """
    *others, phone, email = boxes
    forename, surname, role_org, relationship = map(detail_search.without_contacts, others)
    phones = [detail_search.phones_of(phone), *map(detail_search.phones_in, (*others, email))]
    elsewhere = [address for box in (*others, phone) for address in detail_search.emails_in(box)]
    return Details(
        words=tuple(name_words((forename, surname))),
        name=(*name_parts(forename, surname), *parts_in_address(" ".join((email, *elsewhere)))),
        role=phrases.phrases_of_role(role_org),
        relationship=phrases.phrases_of_relationship(relationship),
        phones=Phones(
            _once(number for each in phones for number in each.numbers),
            _once(number for each in phones for number in each.extensions),
        ),
        emails=_once((*detail_search.emails_of(email), *elsewhere)),
    )


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def find(text: str, details: Details, *, prose: bool) -> Found:
    """Where the details stand in a text; see `name_search.find_name` for `prose`."""
    view = fold(text)
    found: dict[str, tuple[Span, ...]] = {
        NAME: find_name(text, view, details.name, prose=prose),
        ROLE: outermost(detail_search.find_phrases(view, details.role)),
        RELATIONSHIP: outermost(detail_search.find_phrases(view, details.relationship)),
        PHONE: outermost(detail_search.find_phones(view, details.phones)),
        EMAIL: outermost(detail_search.find_emails(view, details.emails)),
    }
    return MappingProxyType({detail: places for detail, places in found.items() if places})


def _shared_words(given: CheckInput, details: Details) -> frozenset[int]:
    texts = (text for q in _OWN_NAMES for text in texts_of(given.released.get(q)))
    names = [text[:LONGEST_BOX] for text in islice(texts, MOST_WORDS)]
    own = frozenset(name_words(names))
    return frozenset(place for place, word in enumerate(details.words) if word in own)


def _texts(question: Question, value: Value) -> Iterator[tuple[str, bool]]:
    """Each text of an answer, and whether it is prose rather than one line."""
    if is_rows(value):
        kinds = {member.id: member.type for member in question.members}
        for row in value:
            for name, text in row.items():
                if isinstance(text, str) and kinds.get(name) in ("text", "long_text"):
                    yield text, kinds[name] == "long_text"
        return
    reason = isinstance(value, NotKnown)
    if reason or question.type not in _NO_TEXT:
        prose = question.type is QuestionType.LONG_TEXT and not reason
        yield from ((text, prose) for text in texts_of(value) if text)
