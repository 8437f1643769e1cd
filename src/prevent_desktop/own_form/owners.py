"""Whose box it is: asked before what it is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prevent_desktop.own_form.several import counted_apart, one_of_several, only_counts
from prevent_desktop.own_form.table import Owner, Table
from prevent_desktop.own_form.words import core, outside_brackets, plain, without_number

_LONGEST_HEADING = 8
"""Words. What is longer is a sentence that explains, not the name of a part."""
_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|on behalf of|relationship (?:to|with|of))"
    r" (?:the |a |an |this |your )?"
)
_HOW_KNOWN = re.compile(
    r"^how (?:do|does|did|are|is) (?:you|they|he or she|this person) "
    r"(?:know(?: of)?|connected (?:to|with)|related to|acquainted with) (?:the |this )?"
)
_FORM = re.compile(r"\b(?:form|document)\b|^(?:(?:prevent|channel|national) )+referral$")
"""What a form calls itself."""
_TITLE = re.compile(r"\b(?:form|referrals?|notification|report|request)\b")
_CONDITION = re.compile(
    r"\b(?:if|where|when|for)\b(?: \w+){0,4} (?:under|over|aged|below|minor)\b|"
    r"\b(?:someone|somebody|anyone|anybody) else\b|\b(?:another|other|different) person\b|"
    r"\b(?:list|everyone|everybody|household)\b|\blives? (?:with|at|in)\b|\bliving (?:with|at|in)\b"
)
"""As in "if the person is under 18", "list everyone": what stands below may be another's."""


@dataclass(frozen=True, slots=True)
class Whose:
    """`owner` if it is clear; else `said` tells whether anything was said about it at all.

    `words` are those that led to it.
    """

    owner: Owner | None
    said: bool = False
    words: tuple[str, ...] = ()
    topic: bool = False
    """Whether what was said is only that it is about the person's work or education."""


NOBODY = Whose(None)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The owners that a text names, the words that do it, and what else the text says."""

    owners: frozenset[Owner]
    words: tuple[str, ...]
    rest: str

    def only_weak(self, table: Table) -> bool:
        """Whether nothing but a word like "person" or "your" names an owner."""
        return bool(self.words) and all(word in table.weak for word in self.words)


def mentioned(text: str, table: Table) -> Mentioned:
    """Find the words for owners in a text, longest first, each word once."""
    told = table.apart.sub(" ", plain(text)).split()
    spans = _spans(told, table)
    counted = [one_of_several(told, span, table) for span in spans]
    owners = frozenset(
        "other" if more else table.owner_words[" ".join(told[start:stop])]
        for (start, stop), more in zip(spans, counted, strict=True)
    )
    spans = [more or span for span, more in zip(spans, counted, strict=True)]
    taken = {place for start, stop in spans for place in range(start, stop)}
    found = tuple(" ".join(told[start:stop]) for start, stop in spans)
    rest = " ".join(word for place, word in enumerate(told) if place not in taken)
    return Mentioned(owners, found, rest)


def _spans(told: Sequence[str], table: Table) -> list[tuple[int, int]]:
    """Where words for owners stand."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(told):
        stop = min(len(told), start + table.longest_owner)
        while stop > start and " ".join(told[start:stop]) not in table.owner_words:
            stop -= 1
        if stop > start:
            found.append((start, stop))
        start = max(stop, start + 1)
    return found


def relation_apart(text: str, table: Table) -> str:
    """Plain words of a label about a relationship, without those about whom it is to."""
    words = _HOW_KNOWN.sub("relationship to ", table.apart.sub(" ", plain(text)))
    found = _ABOUT.search(words)
    if not found:
        return words
    after = words[found.end() :].split()
    first = next(iter(_spans(after, table)), (1, 0))
    whom = table.owner_words.get(" ".join(after[first[0] : first[1]]), "person")
    if "relationship" in found[0] and whom != "person":
        return words
    rest = after[first[1] :] if first[0] == 0 else after
    kept = "relationship" if "relationship" in found[0] else ""
    return " ".join([words[: found.start()].strip(), kept, *rest]).strip()


def whose(label: Mentioned, context: Sequence[str], table: Table) -> Whose:
    """Whose box it is, from its label and the words around it, the nearest first."""
    around = from_context(context, table)
    if not label.owners:
        return around
    if len(label.owners) > 1:
        return Whose(None, said=True, words=label.words)
    (own,) = label.owners
    if around.owner in (None, own):
        if around.said and around.owner is None and label.only_weak(table):
            return Whose(None, said=True, words=(*label.words, *around.words))
        return Whose(own, said=True, words=label.words)
    if label.only_weak(table) or around.owner == "other":
        return Whose(None, said=True, words=(*label.words, *around.words))
    return Whose(own, said=True, words=label.words)


def from_context(context: Sequence[str], table: Table) -> Whose:
    """What the words around a box say, the nearest first; an unknown heading ends the search."""
    if not context:
        return NOBODY
    text, outer = context[0], context[1:]
    if one_of_them(text, table) or (outer and only_counts(text, table)):
        return Whose("other", said=True, words=(text,))
    return _from_heading(text, outer, table)


def one_of_them(text: str, table: Table) -> bool:
    """Whether a text names a person and counts them: "Pupil (2)", "Pupil's surname - b"."""
    words = without_number(text)
    return counted_apart(words, table) and bool(mentioned(outside_brackets(words)[0], table).owners)


def _from_heading(text: str, outer: Sequence[str], table: Table) -> Whose:
    outside, inside = outside_brackets(without_number(text))
    named = mentioned(_about_apart(outside, table), table)
    if not outer:
        named = _without_bodies(named, table)
    if len(named.rest.split()) + len(named.words) > _LONGEST_HEADING:
        return _explained(named, outside, outer, table)
    named = _with_brackets(named, inside, table)
    if len(named.owners) > 1 or _his_contact(named):
        return Whose(None, said=True, words=named.words)
    if not outer and not named.owners and neutral(named.rest, table, table.titles):
        return NOBODY
    advice = not named.owners and set(named.rest.split()) <= table.advice
    if not advice and not neutral(named.rest, table):
        # "Child's school", "person who took the call": a heading about somebody or something else
        topic = named.owners <= {"person"} and neutral(named.rest, table, table.topics)
        topic = topic and "contact" not in named.rest.split()
        return Whose(None, said=True, words=(text,), topic=topic)
    return _owned(named, outer, table) if named.owners else from_context(outer, table)


def _with_brackets(named: Mentioned, inside: str, table: Table) -> Mentioned:
    """A heading with what its brackets say: "Child (sibling)", "Prevent lead (police)".

    Brackets that say more than how to fill the form in leave it open whom an owner's name means.
    """
    within = mentioned(inside, table)
    words = within.rest.split()
    explains = len(words) + len(within.words) > _LONGEST_HEADING
    understood = neutral(within.rest, table, table.advice) or explains
    if within.owners and (explains or not understood):
        # "(if the child is under 18)": it asks for a case, and names nobody
        return named if within.owners <= named.owners else _either(named, within)
    if named.owners and not understood:
        return _either(named, within)
    return replace(named, owners=named.owners | within.owners, words=named.words + within.words)


def _either(named: Mentioned, within: Mentioned) -> Mentioned:
    words = (*named.words, *within.words, within.rest)
    return replace(named, owners=named.owners | {"other"}, words=words)


def _his_contact(named: Mentioned) -> bool:
    """As in "Individual's contact", who is somebody else; their contact details are their own."""
    return named.rest.endswith("contact") and bool(named.owners & {"person", "referrer"})


def _owned(named: Mentioned, outer: Sequence[str], table: Table) -> Whose:
    """A heading that names one owner; a weak word gives way to a person named around it."""
    (owner,) = named.owners
    if named.only_weak(table):
        around = from_context(outer, table)
        if around.owner not in (None, owner):
            return Whose(None, said=True, words=(*named.words, *around.words))
    return Whose(owner, said=True, words=named.words)


def _explained(named: Mentioned, text: str, outer: Sequence[str], table: Table) -> Whose:
    """A sentence above the box: it may agree with what stands around it, or cast doubt on it."""
    around = from_context(outer, table)
    if _CONDITION.search(text):
        return Whose(None, said=True, words=(text, *around.words))
    if not named.owners or named.owners == {around.owner}:
        return around
    if around == NOBODY and len(named.owners) == 1:
        (owner,) = named.owners
        return Whose(owner, said=True, words=named.words)
    return Whose(None, said=True, words=(*named.words, *around.words))


def _without_bodies(named: Mentioned, table: Table) -> Mentioned:
    """The name of the form without the bodies that it goes to: "MASH referral form"."""
    if not _TITLE.search(named.rest) or not neutral(named.rest, table, table.titles):
        return named
    words = tuple(word for word in named.words if word not in table.bodies)
    return Mentioned(frozenset(table.owner_words[each] for each in words), words, named.rest)


def _about_apart(text: str, table: Table) -> str:
    """A heading such as "person making a referral about a child", without the child."""
    words = plain(text)
    found = _ABOUT.search(words)
    if found and found.start() and _spans(words[: found.start()].split(), table):
        return words[: found.start()]
    return words


def names_a_form(heading: str) -> bool:
    """Whether a heading is what the form calls itself."""
    return bool(_FORM.search(plain(heading)))


def neutral(rest: str, table: Table, also: frozenset[str] = frozenset()) -> bool:
    """Whether the words say nothing of whose the boxes below are."""
    if _FORM.search(rest):
        return True
    known = table.neutral | also
    return all(word in known or word.isdigit() for word in core(rest).split())
