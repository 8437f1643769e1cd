"""From the label of a box to the questions it asks: words first, patterns after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prevent_desktop.form.english import is_word
from prevent_desktop.own_form.asked_of import asks_yes_or_no, is_asked_of
from prevent_desktop.own_form.narrowing import (
    narrowed,
    of_two_things,
    only_examples,
    where_reached,
)
from prevent_desktop.own_form.offices import of_an_office
from prevent_desktop.own_form.owners import (
    Mentioned,
    Whose,
    from_context,
    mentioned,
    names_a_form,
    neutral,
    one_of_them,
    relation_apart,
    whose,
)
from prevent_desktop.own_form.table import Field, Owner, Table
from prevent_desktop.own_form.turned import asks_besides, turns
from prevent_desktop.own_form.words import (
    core,
    head,
    outside_brackets,
    parts,
    plain,
    without_number,
)

BY_WORDS, BY_PATTERN, BY_HEADING = 0.95, 0.86, 0.82
UNSAID = 0.82
"""How sure a reading is: by the very words, by a pattern, by the heading, by nobody else asked."""
_JOINED = re.compile(r"\s+(?:and|or)\s+|\s*[,&]\s*", re.IGNORECASE)
_BARE = "contact"
"""With "details" it is a number and an address; alone it may be a person."""
_THEIRS = re.compile(r"\b(?:their|theirs|them)\b")
"""In a part about the writer these are somebody else."""
_SHORT_HEADING = 8
PROMPT = 5
"""Words from which a label is a prompt to write, not the name of a field."""
_NARROW = 4
"""Words in brackets that narrow a question, and do not explain it."""
_OFFICE = re.compile(r"\b(?:services|office|council|police|team|hub|mash|panel|camhs|lado)\b")
_LONGEST_NAME = 14
"""Words. The name of a field is not longer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label asks for: answers, how sure (0 to 1) and the words that led to it.

    Without answers, `why` says what stood in the way.
    """

    answers: tuple[str, ...]
    sure: float
    why: tuple[str, ...]
    field: str = ""
    detail: str = ""
    needs_room: bool = False
    """Whether the label does not ask for the detail, which goes in where there is room for it."""
    fields: tuple[Field, ...] = ()
    """Of a box that several persons have: what it is called. Without answers nobody is named."""
    owner: Owner | None = None
    section_owner: Owner | None = None
    own_words: bool = False
    """Whether the label itself says whose it is."""


def read_box(label: str, context: Sequence[str], table: Table, *, ticked: bool) -> Reading | None:
    """What a box with this label and these words around it asks for; None if nothing is known."""
    stopped = forbidden(label, context, table, ticked=ticked)
    if stopped:
        return Reading((), 0.0, (f"never filled: {stopped}",))
    if one_of_them(label, table):
        return Reading((), 0.0, ("not asked of: other", label), owner="other", own_words=True)
    question = _asked(label, context, table, by_words=True, ticked=ticked)
    if question:
        return question
    field = _field_reading(label, context, table)
    if field:
        return field
    question = _asked(label, context, table, by_words=False, ticked=ticked)
    return question or _about_another(label, table)


def _about_another(label: str, table: Table) -> Reading | None:
    """A short label about somebody else that asks nothing we know: "Who has parental care?"."""
    named, words = mentioned(label, table), plain(label).split()
    if named.owners != {"other"} or len(words) >= PROMPT or "interpreter" in words:
        return None
    return Reading((), 0.0, ("not asked of: other", *named.words), owner="other", own_words=True)


_SOMEBODYS = re.compile(r"\bagenc|\bprofessional|\bservices\b")
"""Headings over what was discussed with others, which we do ask."""


def _elsewhere(context: Sequence[str], table: Table) -> Reading | None:
    """Why a question is not ours to answer in this part of the form; None if it is."""
    near = [plain(text) for text in context[:2] if len(plain(text).split()) <= _SHORT_HEADING]
    found = next((match[0] for text in near if (match := table.not_under.search(text))), "")
    if not found and from_context(context, table).owner == "other":
        found = "" if near and _SOMEBODYS.search(near[0]) else (near or [""])[0]
    return Reading((), 0.0, (f"it stands under \u201c{found}\u201d",)) if found else None


_COLUMNS = frozenset(
    ["forename", "surname", "full_name", "dob", "age", "gender", "relationship", "telephone",
     "mobile", "landline", "work_telephone", "email", "email_online", "postcode"]
)  # fmt: skip
"""What heads a column without saying whose or which thing's it is."""


def part_of_form(context: Sequence[str], table: Table) -> tuple[str, ...]:
    """The words around a box without those that only name a column: "Mobile", "Email"."""
    return tuple(text for text in context if not _names_a_column(text, table))


def _names_a_column(text: str, table: Table) -> bool:
    named = mentioned(text, table)
    field = table.fields.get(core(named.rest))
    return not named.owners and field is not None and field.id in _COLUMNS


def forbidden(label: str, context: Sequence[str], table: Table, *, ticked: bool) -> str:
    """The word that makes a box one we never fill; empty if there is none."""
    near = head(label) if len(label) > 80 else label
    named = len(context) > 1 and names_a_form(context[-1])
    for text in (near, *(context[:-1] if named else context)):
        if text in context and len(plain(text).split()) > 12:
            continue  # an explanation names many things
        found = table.never.search(plain(text))
        found = found or (table.never_ticked.search(plain(text)) if ticked else None)
        if found:
            return found[0]
    return of_an_office(near, context, table)


def _asked(
    label: str, context: Sequence[str], table: Table, *, by_words: bool, ticked: bool
) -> Reading | None:
    """The one question that the label is about, whoever it stands with."""
    outside, inside = outside_brackets(without_number(label))
    others = "other" in mentioned(inside, table).owners or _OFFICE.search(plain(inside))
    if others and len(inside.split()) <= _NARROW:
        return None  # "Date of referral (social care)", "Action taken (for office)"
    first, whole = plain(head(outside)), plain(_in_english(outside, table))
    names = {core(plain(piece)) for piece in (*parts(outside), outside, head(outside))}
    around = from_context(context, table).owner
    found = [
        question
        for question in table.questions
        if not (question.unless and question.unless.search(whole))
        and (
            names & question.words
            if by_words
            else any(p.search(first) or p.search(whole) for p in question.patterns)
        )
        and is_asked_of(question, first, whole, around, table)
        and not turns(question, outside, table)
    ]
    answers = {question.answers for question in found}
    if len(answers) != 1:
        return None
    question = found[0]
    besides = question.yes_or_no and not ticked and asks_besides(label, table)
    elsewhere = None if question.anywhere else _elsewhere(context, table)
    if besides or elsewhere is not None:
        return elsewhere
    sure = BY_WORDS if by_words else BY_PATTERN
    asked = table.more.search(whole) is not None
    detail = question.detail if asked or not asks_yes_or_no(whole) else ""
    return Reading(question.answers, sure, (first,), detail=detail, needs_room=not asked)


def _in_english(label: str, table: Table) -> str:
    """A label that stands there in two languages, in the one we know."""
    pieces = parts(label)
    strange = [_foreign(mentioned(piece, table).rest, table) for piece in pieces]
    if len(pieces) == 2 and sum(strange) == 1:
        return pieces[strange.index(False)]
    return label


def _field_reading(label: str, context: Sequence[str], table: Table) -> Reading | None:
    outside, inside = outside_brackets(without_number(label))
    if len(plain(outside).split()) > _LONGEST_NAME or where_reached(outside, context, table):
        return None
    if only_examples(outside, inside, table):
        inside = ""
    told = narrowed(outside, inside, table)
    if told is None:
        return None
    found, named = _fields(told, table)
    within = mentioned(inside, table)
    if not found and named.owners and not core(named.rest):
        found, within = _fields(inside, table)  # "Prevent lead (name)"
    if not found and not core(plain(inside)):
        found = _by_owner(outside, named, table)
    if not found:
        return None
    owners = named.owners | _told(within, table)
    label_owner = Mentioned(owners, named.words + within.words, "")
    # "Relationship to the child" stands with whoever has the relationship.
    owner = whose(label_owner, context, table)
    asks_of_another = not owners and owner.owner == "referrer" and _THEIRS.search(plain(outside))
    if asks_of_another and all(field.id != "relationship" for field in found):
        owner = Whose(None, said=True, words=("their", *owner.words))
    reading = _owned(found, owner)
    around = from_context(context, table).owner
    named_itself = bool(owners)
    return replace(
        reading,
        fields=tuple(found),
        owner=owner.owner,
        section_owner=around,
        own_words=named_itself,
    )


def _told(within: Mentioned, table: Table) -> frozenset[Owner]:
    """Whom brackets name: "Name (child)", and nobody clear in "Name (person who told you)"."""
    clear = not within.owners or neutral(within.rest, table, table.advice)
    return within.owners if clear else within.owners | {"other"}


def _owned(found: list[Field], owner: Whose) -> Reading:
    name = " and ".join(field.id for field in found)
    alone = not owner.said and all(field.alone for field in found)
    alone = alone or (owner.topic and all(field.topical for field in found))
    if owner.owner is None and not alone:
        heard = ", ".join(f"\u201c{word}\u201d" for word in owner.words)
        why = f"not clear whose: {heard}" if heard else "nothing says whose"
        return Reading((), 0.0, (name, why), name)
    of = owner.owner or "person"
    answers = [field.answers.get(of, ()) for field in found]
    if not all(answers):
        return Reading((), 0.0, (name, f"not asked of: {of}"), name)
    ids = tuple(dict.fromkeys(each for group in answers for each in group))
    sure = UNSAID if alone else BY_WORDS
    return Reading(ids, sure, (name, of, *owner.words), name)


def _fields(outside: str, table: Table) -> tuple[list[Field], Mentioned]:
    """The fields that a label names, and the owners; none if a piece is not understood."""
    whole = mentioned(relation_apart(outside, table), table)
    field = table.fields.get(core(whole.rest))
    known = field if field and whole.rest != _BARE else None
    for pieces in (parts(outside), _JOINED.split(outside)):
        found = _each(pieces, table)
        # "Name / agency" is two things, although "name of agency" is one.
        if known and (len(found) < 2 or all(each.id != "full_name" for each in found)):
            continue
        if found:
            return ([] if of_two_things(found) else found), whole
    if known:
        return [known], whole
    return [], whole


def _by_owner(outside: str, named: Mentioned, table: Table) -> list[Field]:
    """A label that says only whose it is: "Referring agency", "Form completed by", "DSL"."""
    if len(named.words) != 1 or core(named.rest):
        return []
    (words,), (owner,) = named.words, named.owners
    last = words.rpartition(" ")[2]
    agency, name = table.fields.get(last), table.fields.get("name")
    if owner == "referrer" and agency is not None and agency.id == "organisation":
        return [agency]
    only = set(plain(outside).split()) <= {*words.split(), "the", "of", "a"}
    somebody = (last == "by" and owner == "referrer") or owner == "lead"
    alone = only and somebody and words not in table.no_name
    return [name] if name is not None and alone else []


def _each(pieces: Sequence[str], table: Table) -> list[Field]:
    """The field of each piece; none if one of them is not understood."""
    found: dict[str, Field] = {}
    for piece in pieces:
        named = mentioned(relation_apart(piece, table), table)
        field = table.fields.get(core(named.rest))
        if field and named.rest != _BARE:
            found[field.id] = field
        elif not _foreign(named.rest, table):
            return []
    return _without_doubles(found)


def _without_doubles(found: dict[str, Field]) -> list[Field]:
    """Two names for the same thing ("role / occupation") are one."""
    kept: dict[tuple[str, ...], Field] = {}
    for field in found.values():
        kept.setdefault(tuple(sorted(map(str, field.answers.items()))), field)
    return list(kept.values())


def _foreign(words: str, table: Table) -> bool:
    """Whether a piece of a label is the same in another language: no word of it is English."""
    each = words.split()
    known = [word for word in each if word in table.other_languages]
    strange = [word for word in each if word not in table.other_languages]
    if not each:
        return True
    return bool(known or len(strange) > 0) and not any(is_word(word) for word in strange)
