"""Whom a question is about: it says so itself, and whoever else it names is somebody else."""

import re

from prevent_desktop.own_form.owners import Mentioned, mentioned
from prevent_desktop.own_form.table import Owner, Question, Table
from prevent_desktop.own_form.words import plain

_DOES = r"(?:has|have|had|does|do|did|is|are|was|were|will|would|can|could|should)"
_YES_OR_NO = re.compile(rf"^(?:if (?:yes|so|no|not) )?{_DOES}\b (?P<rest>.*)")
_OPEN = re.compile(rf"^(?:what|why|how|which|when|where|who)\b.*?\b{_DOES} (?P<rest>.*)")
_ONE = re.compile(r"\b(?:has|does|is|was)\b")
_BEFORE = frozenset(["the", "this", "that", "any", "a", "an"])
_PRONOUNS = frozenset(["they", "he", "she", "it", "there", "them"])
_WE = frozenset(["we", "i"])
_THINGS = frozenset(
    ["concern", "referral", "referrals", "matter", "case", "issue", "incident", "information",
     "action", "actions", "999", "101", "disability", "disabilities", "diagnosis", "needs"]
)  # fmt: skip
_VERBS = frozenset(["been", "being", "be", "already", "ever", "previously"])
_NEAR = 3
"""Words in which the thing stands that a question begins with."""
_DONE = frozenset(["spoken to", "discussed with", "informed by"])
"""As a label they stand for somebody; in a question they say what was done."""
_YOU = frozenset(["you", "your", "yourself"])


def is_asked_of(
    question: Question, first: str, whole: str, around: Owner | None, table: Table
) -> bool:
    """Whether a label asks the question of those it is about, and of nobody else.

    `first` is its first sentence, `whole` all of it, both in plain words; `around` is whose the
    section is, which counts where the label names nobody.
    """
    told = question.aside.sub(" ", whole) if question.aside else whole
    named = mentioned(told, table)
    allowed = {*question.of, *question.names}
    if not all(_may_be_named(each, question, allowed) for each in _one_by_one(named, table)):
        return False
    if not named.owners and around is not None and around not in allowed:
        return False
    if not question.of:
        return True
    opening = question.aside.sub(" ", first) if question.aside else first
    subject = _subject(" ".join(opening.split()), table)
    told_you = question.you and subject == "referrer"
    return subject is None or subject in question.of or told_you


def asks_yes_or_no(words: str) -> bool:
    """Whether plain words are a question that a yes or a no answers: "Have you told them"."""
    return _YES_OR_NO.search(words) is not None


def _one_by_one(named: Mentioned, table: Table) -> list[tuple[Owner, str]]:
    """Each owner with the words that name it; what is not in the table is somebody else."""
    return [(table.owner_words.get(words, "other"), words) for words in named.words]


def _may_be_named(each: tuple[Owner, str], question: Question, allowed: set[Owner]) -> bool:
    owner, words = each
    return owner in allowed or words in _DONE or (question.you and words in _YOU)


def _subject(words: str, table: Table) -> Owner | None:
    """Of whom a question asks something; None where it is about a thing, or begins otherwise."""
    strict = _YES_OR_NO.search(words)
    found = strict or _OPEN.search(words)
    if not found:
        return None
    rest = found["rest"].split()
    while rest and rest[0] in _BEFORE:
        rest = rest[1:]
    if not rest or rest[0] in _PRONOUNS:
        return None
    if rest[0] in _WE:
        return "referrer"
    named = mentioned(" ".join(rest), table)
    if named.words and " ".join(rest).startswith(named.words[0]):
        one = _ONE.search(words[: found.start("rest")]) is not None
        return "other" if one and _is_possessive(named.words[0], table) else _owner(named, table)
    if not strict or rest[0] in _VERBS or _THINGS & set(rest[:_NEAR]):
        return None
    return "other"


def _owner(named: Mentioned, table: Table) -> Owner:
    return table.owner_words.get(named.words[0], "other")


def _is_possessive(words: str, table: Table) -> bool:
    """As in "does the individual's employer": one asks not of the individual."""
    return words.endswith("s") and plain(words[:-1]) in table.owner_words
