"""Whether a word that is also an English word means the person who is called so.

A name that is no word needs no evidence. For the others the rules go from the surest sign to the
weakest: another part of the name beside it, a title before it, somebody who "told" or "said"
after it; then a capital inside a sentence, unless the words around it say month, place or faith.
"""

import re
from functools import partial

from prevent_desktop.form.name_parts import NamePart, PartKind, kind_of
from prevent_desktop.form.surroundings import Neighbour, Surroundings
from prevent_desktop.form.time_and_place import is_time_or_place
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "evidence")
_AFTER = {"was": "felt", "is": "felt", "and": "me"}
"""What has to follow these words when somebody is meant: "was upset", "and I"."""
_TITLES_AFTER = (
    "老师", "老師", "先生", "女士", "小姐", "太太", "医生", "醫生", "校长", "校長", "同学", "同學",
    "さん", "様", "ちゃん", "くん", "君", " 선생", "선생", " 씨", "씨",
)  # fmt: skip
"""Titles that follow a name in Chinese, Japanese and Korean."""


def means_the_person(
    part: NamePart, seen: Surroundings, others: frozenset[str], *, prose: bool
) -> bool:
    """Whether this word means the person.

    `others` are the other parts of the name, and initials. Outside `prose`, in an answer of one
    line, a name may stand first without beginning a sentence.
    """
    if part.kind is PartKind.NAME:
        return True
    if _is_beside(part, seen, others) or _is_titled(part, seen) or _is_mailbox(part, seen, others):
        return True
    if part.kind is PartKind.SHORT:
        return False
    return (
        _speaks(part, seen)
        or _owns(seen)
        or _is_alone(seen, others | {part.needle})
        or _is_written_so(part, seen, prose=prose)
    )


def _is_beside(part: NamePart, seen: Surroundings, others: frozenset[str]) -> bool:
    """Whether another part of the name, or an initial, stands next to it."""
    for side, before in ((seen.before, True), (seen.after, False)):
        near = side[0] if side else None
        if near is None or not near.is_close or others.isdisjoint(_forms(near.word)):
            continue
        if len(near.word) == 1:
            if _is_initial(near, before=before) and seen.has_capital and not seen.is_shouted:
                return part.kind is not PartKind.SHORT
        elif not near.is_across_a_stop and _belong_together(part, seen, near):
            return True
    return False


def _is_initial(near: Neighbour, *, before: bool) -> bool:
    """Whether one letter is an initial: a capital, and with its stop where it is a word too."""
    if not near.typed.isupper():
        return False
    doubtful = near.word in "ai" and (not before or near.begins_sentence)
    return not doubtful or (before and "." in near.gap)


def _belong_together(part: NamePart, seen: Surroundings, near: Neighbour) -> bool:
    """Whether two parts side by side are a name: of two words, a capital has to say so."""
    kinds = {part.kind, *map(kind_of, _forms(near.word))}
    if PartKind.NAME in kinds or seen.is_shouted:
        return True
    both = seen.has_capital and near.typed[:1].isupper()
    if both or PartKind.SHORT in kinds:
        return both
    inside = seen.has_capital and not seen.begins_sentence
    return inside or (near.typed[:1].isupper() and not near.begins_sentence)


def _forms(word: str) -> tuple[str, ...]:
    """A word, and what it is without the s of an owner."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > 3 else (word,)


def _is_titled(part: NamePart, seen: Surroundings) -> bool:
    """Whether a title stands before it, or after it where the language puts it there."""
    if seen.text.startswith(_TITLES_AFTER, seen.end):
        return True
    if not seen.before or seen.before[0].gap not in {" ", ". ", ".", "-", "\n"}:
        return False
    title = seen.before[0]
    if title.word in _words("sure_titles"):
        return part.kind is not PartKind.SHORT or seen.has_capital
    titled = (
        title.word in words_for("names", "titles")
        and title.typed[:1].isupper()
        and title.gap == " "
    )
    return titled and seen.has_capital and not seen.is_shouted


def _speaks(part: NamePart, seen: Surroundings) -> bool:
    """Whether somebody of this name says or does something: "told", "was upset", "and I"."""
    after = seen.after[0] if seen.after else None
    if after is None or after.gap != " " or seen.follows(_words("owners")):
        return False
    further = seen.after[1].word if len(seen.after) > 1 else ""
    joined = after.word == "and" and part.kind is PartKind.CAPITALISED  # "June and I"
    if seen.has_capital and not joined and further in _words(_AFTER.get(after.word, "whom")):
        return after.word in _AFTER or after.word in _words("did")
    return after.word in _words("told")


def _owns(seen: Surroundings) -> bool:
    """Whether it owns something that a person has: "Rose's statement"."""
    return seen.has_capital and seen.is_owner and seen.precedes(_words("belongings"))


def _is_mailbox(part: NamePart, seen: Surroundings, others: frozenset[str]) -> bool:
    """Whether an email address is made of it: with an initial or another part, or alone."""
    if not seen.in_address:
        return False
    if seen.is_whole_mailbox and part.kind is not PartKind.SHORT:
        return part.needle not in _words("mailboxes")
    near = [*seen.before[:1], *seen.after[:1]]
    return any(n.word in others and n.gap in (".", "_", "-") for n in near)


def _is_alone(seen: Surroundings, own: frozenset[str]) -> bool:
    """Whether the line holds the name and nothing else, as a list of people does."""
    words = re.findall(r"[^\W_]+", seen.line.casefold())
    titles = words_for("names", "titles")
    return seen.has_capital and 0 < len(words) <= 3 and all(w in own or w in titles for w in words)


def _is_written_so(part: NamePart, seen: Surroundings, *, prose: bool) -> bool:
    """Whether it is written as a name is: with a capital that nothing else explains."""
    if not seen.has_capital or seen.is_shouted or seen.follows(_words("determiners")):
        return False
    if len(part.needle) < 3 and seen.typed.isupper():
        return False  # an abbreviation
    begins = seen.begins_sentence and (prose or not _heads_a_line(seen))
    if part.kind is PartKind.CAPITALISED:
        return not begins and not is_time_or_place(part.needle, seen)
    if _names_something_else(part, seen):
        return False
    if part.kind is PartKind.RARE_WORD or not begins:
        return True
    return _begins_as_name(part, seen)


def _heads_a_line(seen: Surroundings) -> bool:
    """Whether an answer of one line begins with it as a list of people does: no verb follows."""
    after = seen.after[0] if seen.after else None
    if after is None or after.gap != " ":
        return True
    return not after.typed.islower() or after.word in _words("function")


def _names_something_else(part: NamePart, seen: Surroundings) -> bool:
    """Whether it is a piece of the name of a place or a group: "Rose Street", "Specimen Hall"."""
    before = seen.before[0] if seen.before else None
    ends_a_name = before is not None and before.gap == " " and before.typed[:1].isupper()
    if ends_a_name and not seen.is_shouted and part.needle in _words("capital_after"):
        return True
    after = seen.after[0] if seen.after else None
    if after is None or after.gap != " ":
        return False
    if after.typed[:1].isupper() and after.word in _words("capital_after"):
        return True
    return after.word == "not" and len(seen.after) > 1 and seen.after[1].word == "hate"


def _begins_as_name(part: NamePart, seen: Surroundings) -> bool:
    """Whether a sentence begins with it as with a name: it acts, owns, or is explained."""
    if not seen.after:
        return False
    after = seen.after[0]
    if part.needle in _words("no_article"):
        return after.gap == ", " and after.word == "who"
    if after.gap == " ":
        acts = after.word in _words("acted") or after.word.endswith("ed")
        return seen.is_owner or acts
    return after.gap in (" (", ", ") and after.word in _words("explained")
