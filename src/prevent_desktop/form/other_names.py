"""Whether a word with a capital is a piece of the name of something or somebody else.

A place, a group, a day, a lesson, or the title of another person: "Rose Street", "the Third Reich",
"Nurse Jones". What is fixed stands as a whole in resources/words/evidence.toml.
"""

from functools import partial

from prevent_desktop.form.name_parts import NamePart
from prevent_desktop.form.surroundings import Neighbour, Surroundings
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "evidence")
_names = partial(words_for, "names")


def is_abbreviation(part: NamePart, seen: Surroundings) -> bool:
    """Whether it is the short name of a group in capitals: "ISIS", where others are not."""
    return part.needle in _names("groups_too") and seen.typed.isupper() and not seen.is_shouted


def is_fixed_name(part: NamePart, seen: Surroundings) -> bool:
    """Whether the words before or after make a fixed name of it: "Forest of Dean"."""
    before = [neighbour.word for neighbour in reversed(seen.before)]
    after = [neighbour.word for neighbour in seen.after[:1]]
    runs = (before[-1:], before[-2:])
    found = {"+".join([*run, part.needle]) for run in runs} | {"+".join([part.needle, *after])}
    return not _words("fixed_names").isdisjoint(found) or _is_lesson(part, seen)


def is_title_of_another(part: NamePart, seen: Surroundings) -> bool:
    """Whether the name of somebody else follows it: "Sheikh Yusuf", "Le Pen"."""
    titles = _names("titles") - _names("titles_as_short_names")
    small = _names("surnames_too") - _names("forenames_too")
    return _has_capital_after(seen) is not None and part.needle in titles | small


def names_something_else(part: NamePart, seen: Surroundings) -> bool:
    """Whether it is a piece of the name of a place or a group: "Rose Street", "Specimen Hall"."""
    before = seen.before[0] if seen.before else None
    ends_a_name = before is not None and before.gap == " " and before.typed[:1].isupper()
    if ends_a_name and not seen.is_shouted and part.needle in _words("capital_after"):
        return True
    after = _has_capital_after(seen)
    if after is not None and after.word in _words("capital_after"):
        return True
    return [neighbour.word for neighbour in seen.after[:2]] == ["not", "hate"]


def _has_capital_after(seen: Surroundings) -> Neighbour | None:
    """The next word if nothing but a space is between and it has a capital."""
    after = seen.after[0] if seen.after else None
    return after if after and after.gap == " " and after.typed[:1].isupper() else None


def _is_lesson(part: NamePart, seen: Surroundings) -> bool:
    """Whether a lesson is meant: "in Art", "her Art teacher"."""
    if part.needle not in _words("lessons_too"):
        return False
    return seen.follows(("in", "during")) or seen.precedes(_words("of_lesson"))
