"""Whether a word that is also an English word means the person who is called so.

A name that is no word needs no evidence. For the others the rules go from the surest sign to the
weakest: another part of the name beside it, a title before it, somebody who "told" or "said"
after it; then a capital inside a sentence, unless the words around it say month, place or faith.
"""

import re
from functools import partial

from prevent_desktop.form.introductions import is_introduced
from prevent_desktop.form.name_parts import NamePart, PartKind, kind_of
from prevent_desktop.form.other_names import (
    is_abbreviation,
    is_fixed_name,
    is_title_of_another,
    names_something_else,
)
from prevent_desktop.form.surroundings import Neighbour, Surroundings
from prevent_desktop.form.time_and_place import is_time_or_place
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "evidence")
_AFTER = {
    "was": "felt", "is": "felt", "and": "me", "felt": "felt_so", "feels": "felt_so",
    "reports": "reported", "wishes": "wished", "sits": "sat", "sat": "sat", "spoke": "spoken_with",
    "speaks": "spoken_with", "has": "has_done", "had": "has_done",
}  # fmt: skip
"""What has to follow these words when somebody is meant: "was upset", "and I", "sits beside"."""
_INSIDE = frozenset({"in", "near", "across", "inside", "outside", "around", "into"})
_FROM_THERE = re.compile(
    r"[ \n](?:in|from|of|at|on) (?:the )?(?:(?:class|form|year|set|room|house|group) )?"
    r"(?:\d{1,2} ?[a-z]{0,2}|reception|(?:front |school |main )?office|kitchen|canteen|library|"
    r"admin|finance|hr|pastoral|sixth form|nursery|switchboard|(?:front )?desk|ward|surgery|"
    r"practice|staff ?room)(?: team| staff)? (?P<verb>[a-z]+)\b|"
    r" \((?=[^()]*[a-z])[^()\n]{2,40}\),? (?P<does>[a-z]+)\b",
    re.IGNORECASE,
)
"""Where somebody is from, before the verb: "Rose in 9B told", "Dawn (reception) said"."""
_CLOSING = '"\u201d\u00bb)]*_'
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
    if part.kind is PartKind.SHORT or is_abbreviation(part, seen) or is_fixed_name(part, seen):
        return False
    return (
        _speaks(part, seen)
        or _speaks_from_somewhere(seen)
        or _owns(seen)
        or _is_alone(seen, others | {part.needle})
        or is_introduced(part, seen)
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
    if title.word == "miss" and _is_miss(part, seen):
        return True
    titled = (
        title.word in words_for("names", "titles")
        and title.typed[:1].isupper()
        and title.gap == " "
    )
    placeholder = part.kind is PartKind.SHORT and part.needle in words_for("names", "not_a_name")
    return titled and seen.has_capital and not seen.is_shouted and not placeholder


def _is_miss(part: NamePart, seen: Surroundings) -> bool:
    """Whether "miss" is a title: "told miss brown", "Miss Said", and not "to miss brown bread"."""
    miss, *before = seen.before
    if miss.typed[:1].isupper() and seen.has_capital:
        return not seen.is_shouted
    if part.kind is PartKind.SHORT or part.needle in _words("function"):
        return False
    if seen.is_owner and seen.precedes(_words("belongings")):
        return True
    nearest, further = [*(neighbour.word for neighbour in before), "", ""][:2]
    spoken_to = nearest == "to" and further in _words("spoken")
    return spoken_to or nearest in _words("before_miss")


def _speaks(part: NamePart, seen: Surroundings) -> bool:
    """Whether somebody of this name says or does something: "told", "was upset", "and I"."""
    after = seen.after[0] if seen.after else None
    if after is None or seen.follows(_words("owners")) or not _goes_on(after):
        return False
    if part.kind is PartKind.CAPITALISED and seen.follows(_INSIDE):
        return False  # "nobody in Jordan knows"
    if after.word in _words("told"):
        return seen.has_capital or not _is_said_of_anybody(part.needle)
    return seen.has_capital and _does(part, seen, after.word)


def _speaks_from_somewhere(seen: Surroundings) -> bool:
    """Whether somebody says something after a word or two on where they work or learn."""
    if not seen.has_capital or seen.is_shouted:
        return False
    found = _FROM_THERE.match(seen.text, seen.end)
    verb = found and (found["verb"] or found["does"])
    return bool(verb) and str(verb).lower() in _words("told") | {"saw", "heard"}


def _does(part: NamePart, seen: Surroundings, verb: str) -> bool:
    """Whether the next words are what a person does, feels or wants, and nothing else."""
    capitalised = part.kind is PartKind.CAPITALISED
    if verb in _words("witnessed") or (verb in _words("wanted") and not capitalised):
        return True
    further = seen.after[1].word if len(seen.after) > 1 else ""
    if verb in _AFTER and not (verb == "and" and capitalised):  # "June and I"
        return further in _words(_AFTER[verb]) or (verb == "reports" and not further)
    whom = _words("whom")
    if not capitalised and part.needle not in _words("headings"):
        whom |= _words("owners")
    return verb in _words("did") and further in whom


def _goes_on(after: Neighbour) -> bool:
    """Whether the sentence goes on with this word, if only after a quotation mark or a line."""
    gap = after.gap.strip(_CLOSING)
    return gap == " " or (gap == "\n" and after.typed.islower())


def _is_said_of_anybody(word: str) -> bool:
    """Whether it is a word for anybody ("child", "nurse"), or a group, without its capital."""
    names = partial(words_for, "names")
    return word in names("titles") | names("not_a_name") | names("groups_too")


def _owns(seen: Surroundings) -> bool:
    """Whether it owns something that a person has: "Rose's statement"."""
    return seen.has_capital and seen.is_owner and seen.precedes(_words("belongings"))


def _is_mailbox(part: NamePart, seen: Surroundings, others: frozenset[str]) -> bool:
    """Whether an address, or a name used online, is made of it: with another part, or alone."""
    if (seen.is_whole_mailbox or seen.is_whole_handle) and part.kind is not PartKind.SHORT:
        return part.needle not in _words("mailboxes")
    joined = (".", "_", "-") if seen.in_address or seen.in_handle else ("_",)
    near = [*seen.before[:1], *seen.after[:1]]
    return any(n.word.rstrip("0123456789") in others and n.gap in joined for n in near)


def _is_alone(seen: Surroundings, own: frozenset[str]) -> bool:
    """Whether the line holds the name and nothing else, as a list of people does."""
    words = re.findall(r"[^\W_]+", seen.line.casefold())
    titles = words_for("names", "titles")
    return seen.has_capital and 0 < len(words) <= 3 and all(w in own or w in titles for w in words)


def _is_written_so(part: NamePart, seen: Surroundings, *, prose: bool) -> bool:
    """Whether it is written as a name is: with a capital that nothing else explains."""
    if not seen.has_capital or seen.is_shouted or seen.follows(_words("determiners")):
        return False
    abbreviated = len(part.needle) < 3 and seen.typed.isupper()
    if abbreviated or is_title_of_another(part, seen):
        return False
    begins = seen.begins_sentence and (prose or not _heads_a_line(seen))
    if part.kind is PartKind.CAPITALISED:
        return not begins and not is_time_or_place(part.needle, seen)
    if names_something_else(part, seen):
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
