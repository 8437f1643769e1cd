"""The table of what strangers' forms call things: data, read once and never changed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from prevent_desktop.own_form.words import core, plain
from prevent_desktop.shipped.data_files import decode_toml, refused

Owner = Literal["person", "referrer", "lead", "first_noticer", "other"]
OWNERS: tuple[Owner, ...] = ("other", "lead", "first_noticer", "referrer", "person")


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of the table: immutable, and strict about its keys."""


class _Field(_Data, frozen=True, kw_only=True):
    id: str
    words: tuple[str, ...]
    answers: dict[Owner, tuple[str, ...]]
    alone: bool = False
    """Whether it is the person's where nothing says whose it is: nobody else is asked for it."""
    topical: bool = False
    """Whether it is the person's also under a heading that only names work or education."""


class _Question(_Data, frozen=True, kw_only=True):
    answers: tuple[str, ...]
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    of: tuple[Owner, ...] = ()
    """Of whom it is asked: "has the individual", "have you"."""
    names: tuple[Owner, ...] = ()
    """Who may be named in it besides; a label that names anybody else asks something else."""
    you: bool = False
    """Whether it may say "you", who is then not asked about."""
    aside: str = ""
    """A pattern of words for others that belong to the question: "other agencies"."""
    yes_or_no: bool = False
    """Whether a word that turns a question makes of it another one."""
    anywhere: bool = False
    """Whether it is ours also under a heading about earlier things."""
    detail: str = ""
    """The question that holds more about this one; written along where the label asks for it."""


class _File(_Data, frozen=True, kw_only=True):
    owners: dict[Owner, tuple[str, ...]]
    weak: tuple[str, ...]
    addressed: tuple[str, ...]
    another: tuple[str, ...]
    numbers: tuple[str, ...]
    narrows: tuple[str, ...]
    own: tuple[str, ...]
    no_name: tuple[str, ...]
    neutral: tuple[str, ...]
    topics: tuple[str, ...]
    bodies: tuple[str, ...]
    office: tuple[str, ...]
    advice: tuple[str, ...]
    titles: tuple[str, ...]
    not_under: tuple[str, ...]
    apart: tuple[str, ...]
    never: tuple[str, ...]
    never_ticked: tuple[str, ...]
    more: tuple[str, ...]
    turned: tuple[str, ...]
    not_yet: tuple[str, ...]
    other_languages: tuple[str, ...]
    options: dict[str, tuple[str, ...]]
    field: tuple[_Field, ...]
    question: tuple[_Question, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A box that several persons have: a name, a phone number. `answers` by whose it is."""

    id: str
    answers: Mapping[Owner, tuple[str, ...]]
    alone: bool
    topical: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A box that is asked once, whoever it is about."""

    answers: tuple[str, ...]
    words: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    of: tuple[Owner, ...]
    names: tuple[Owner, ...]
    you: bool
    aside: re.Pattern[str] | None
    yes_or_no: bool
    anywhere: bool
    detail: str

    def knows(self, word: str) -> bool:
        """Whether its own patterns have the word."""
        written = (each.pattern.replace("\\b", " ") for each in self.patterns)
        return any(re.search(rf"\b{word}\b", each) for each in written)


@dataclass(frozen=True, slots=True)
class Table:
    """All of it, ready to be compared with `plain` and `core` words."""

    owner_words: Mapping[str, Owner]
    longest_owner: int
    """Words of the longest text in `owner_words`."""
    weak: frozenset[str]
    addressed: frozenset[str]
    """Words for whoever reads the form: there is only one of them."""
    another: frozenset[str]
    """Before the word for a person they say that there are others."""
    numbers: frozenset[str]
    narrows: frozenset[str]
    """Words in brackets that make of a label another thing: "(previous)", "(work)", "(first)"."""
    own: frozenset[str]
    """Those of them that leave it the person's own: "(home)", "(current)"."""
    no_name: frozenset[str]
    """Words for owners that, alone beside a box, may ask for something else than a name."""
    neutral: frozenset[str]
    topics: frozenset[str]
    advice: frozenset[str]
    """Words of a line that only tells how to fill the form in, and names no part of it."""
    bodies: frozenset[str]
    """Whom a form goes to; in its name they do not say whose the boxes are."""
    office: frozenset[str]
    """Words of a heading over what the receivers of a form fill in."""
    titles: frozenset[str]
    not_under: re.Pattern[str]
    apart: re.Pattern[str]
    never: re.Pattern[str]
    never_ticked: re.Pattern[str]
    more: re.Pattern[str]
    turned: re.Pattern[str]
    """Words that make of a question another one: "not", "refused", "anyone"."""
    not_yet: re.Pattern[str]
    """How a question begins about what is to be, not about what is."""
    other_languages: frozenset[str]
    options: Mapping[str, str]
    fields: Mapping[str, Field]
    questions: tuple[Question, ...]


def load_table(data: bytes, file_name: str = "labels.toml") -> Table:
    """Read the table. Raises ResourceError("not_toml", "not_valid")."""
    raw = decode_toml(data, _File, file_name)
    owner_words = {
        plain(words): owner
        for owner, listed in raw.owners.items()
        for written in listed
        for words in _ways(written)
    }
    try:
        return Table(
            owner_words=owner_words,
            longest_owner=max(len(words.split()) for words in owner_words),
            weak=frozenset(map(plain, raw.weak)),
            addressed=frozenset(map(plain, raw.addressed)),
            another=frozenset(map(plain, raw.another)),
            numbers=frozenset(map(plain, raw.numbers)),
            narrows=frozenset(map(plain, (*raw.narrows, *raw.own))),
            own=frozenset(map(plain, raw.own)),
            no_name=frozenset(map(plain, raw.no_name)),
            neutral=frozenset(map(plain, raw.neutral)),
            topics=frozenset(map(plain, raw.topics)),
            advice=frozenset(map(plain, raw.advice)),
            office=frozenset(map(plain, raw.office)),
            bodies=frozenset(map(plain, raw.bodies)),
            titles=frozenset(map(plain, raw.titles)),
            not_under=_any(map(plain, raw.not_under)),
            apart=re.compile("|".join(raw.apart)),
            never=_any(map(plain, raw.never)),
            never_ticked=_any(map(plain, raw.never_ticked)),
            more=_any(map(plain, raw.more)),
            turned=_any(map(plain, raw.turned)),
            not_yet=_any(map(plain, raw.not_yet)),
            other_languages=frozenset(map(plain, raw.other_languages)),
            options={plain(w): value for value, listed in raw.options.items() for w in listed},
            fields=_fields(raw),
            questions=tuple(_question(each) for each in raw.question),
        )
    except re.error as error:
        raise refused(file_name, "patterns", "this is no pattern") from error


_CHOICE = re.compile(r"\{([^{}]*)\}")


def _ways(written: str) -> Iterator[str]:
    """Every way to read a text with choices in it: "{this|the} form"."""
    found = _CHOICE.search(written)
    if not found:
        yield written
        return
    for each in found[1].split("|"):
        yield from _ways(f"{written[: found.start()]}{each}{written[found.end() :]}")


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these words, the longest first, as whole words."""
    listed = sorted(set(words), key=lambda each: (-len(each), each))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b")


def _fields(raw: _File) -> dict[str, Field]:
    """The fields by their words; "occupation" is the referrer's role, and the person's work."""
    found: dict[str, Field] = {}
    for each in raw.field:
        for words in {core(plain(words)) for words in each.words}:
            before = found[words].answers if words in found else {}
            answers = {**before, **each.answers}
            found[words] = Field(each.id, answers, each.alone, each.topical)
    return found


def _question(raw: _Question) -> Question:
    return Question(
        answers=raw.answers,
        words=frozenset(core(plain(words)) for words in raw.words),
        patterns=tuple(re.compile(pattern) for pattern in raw.patterns),
        unless=re.compile("|".join(raw.unless)) if raw.unless else None,
        of=raw.of,
        names=raw.names,
        you=raw.you,
        aside=re.compile(raw.aside) if raw.aside else None,
        yes_or_no=raw.yes_or_no,
        anywhere=raw.anywhere,
        detail=raw.detail,
    )
