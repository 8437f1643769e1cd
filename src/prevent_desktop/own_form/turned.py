"""Words that turn a question into another one: a negation, a refusal, a duty, somebody at all."""

import re

from prevent_desktop.own_form.table import Question, Table
from prevent_desktop.own_form.words import head, outside_brackets, plain

_OPTIONS = re.compile(
    r"\bif (?:yes|so|no|not)\b.*|\byes (?:or )?no\b|\bno (?:or )?yes\b|"
    r"\b(?:not|dont|do not) (?:known|know|sure|applicable)(?: n a)?$|\bwhy not\b.*"
)
"""What only says how to answer: "Yes / No / Not known", "if not, why not"."""
_YES_OR_NO = re.compile(r"\byes (?:or )?no\b|\bno (?:or )?yes\b|\by n\b|\bn y\b")
_ONE_OF_THEM = re.compile(r"^(?:yes|no|y|n)\b")
_OTHER_FACT = re.compile(
    r"\b(?:when|dates?|times?|day|by whom?|where|number|telephone|email|signed|initials|name)\b"
)
_APART = re.compile(r"[(\[]([^()\[\]]*)[)\]]|\s[-\u2013\u2014]\s(.*)$")
"""What stands in brackets or after a dash: "(date)", "- by whom"."""
_NARROW, _SHORT = 4, 8
"""Words in brackets, and of a prompt; what is longer explains."""


def turns(question: Question, text: str, table: Table) -> bool:
    """Whether a label asks something else than its question, which is answered with yes or no.

    "Has the individual not been informed", "should 999 be called", "is there anyone at home with
    a disability" hold the words of a question, and more that its own patterns do not know.
    """
    if not question.yes_or_no:
        return False
    words = _OPTIONS.sub(" ", _own_words(text))
    words = question.aside.sub(" ", words) if question.aside else words
    found = {match[0] for match in table.turned.finditer(words)}
    opening = table.not_yet.match(words)
    found |= {opening[0]} if opening else set()
    return any(not question.knows(word) for word in found)


def asks_besides(text: str, table: Table) -> bool:
    """Whether a place to write, after a question, wants less or else than its answer.

    "... of this referral? Yes \u2013 date:", "... of this referral? By whom:", "... (date)"
    """
    apart = [plain(each) for found in _APART.findall(text) for each in found]
    if any(_OTHER_FACT.search(each) for each in apart if len(each.split()) <= _NARROW):
        return True
    text = outside_brackets(text)[0]
    rest = _YES_OR_NO.sub(" ", plain(text[len(_asked(text)) :])).strip()
    if _ONE_OF_THEM.match(rest):
        return True
    words = rest.split()
    if len(words) > _SHORT or set(words) <= table.advice:
        return False
    return _OTHER_FACT.search(rest) is not None or not table.more.search(rest)


def _asked(text: str) -> str:
    """A label up to its question mark, else its first sentence."""
    before, mark, _ = text.partition("?")
    found = before + mark if mark else head(text)
    return text[: text.index(found) + len(found)]


def _own_words(text: str) -> str:
    return plain(text.partition("?")[0])
