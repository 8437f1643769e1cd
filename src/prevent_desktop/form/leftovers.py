"""What a form or a template leaves in an answer that nobody filled in.

Word's own placeholders, names of fields in brackets, DD/MM/YYYY, lines to write on. What people
put in brackets themselves ("[sic]", "[her brother]") is no leftover, nor is a prompt of which they
tell ("the post says: click here to join"). The forms of leftovers are in `leftover_forms`.
"""

import re
from collections.abc import Iterator

from prevent_desktop.form import leftover_forms as forms
from prevent_desktop.form.folding import Folded, fold
from prevent_desktop.form.word_lists import words_for

MOST = 5
"""Leftovers that are told of one answer."""


def leftovers_in(text: str) -> tuple[str, ...]:
    """The different leftovers of a template in a text, as they stand there, in order."""
    view = fold(text)
    found: dict[str, None] = {}
    for start, end in _spans(text, view):
        low, high = view.typed(start, end)
        piece = " ".join(text[low:high].split())
        found.setdefault(piece.rstrip(" .") or piece)
        if len(found) == MOST:
            break
    return tuple(found)


def without_leftovers(text: str) -> str:
    """What is left of a text, folded, when its leftovers are taken out."""
    view = fold(text)
    plain = view.text
    for start, end in reversed(list(_spans(text, view))):
        plain = f"{plain[:start]} {plain[end:]}"
    return plain


def _spans(text: str, view: Folded) -> Iterator[tuple[int, int]]:
    """Where leftovers stand, in order; none within another."""
    end = 0
    for span in sorted(_all_spans(text, view), key=lambda s: (s[0], -s[1])):
        if span[0] >= end:
            end = span[1]
            yield span


def _all_spans(text: str, view: Folded) -> Iterator[tuple[int, int]]:
    plain = view.text
    yield from (m.span() for m in forms.anywhere().finditer(plain))
    yield from (_trimmed(m) for m in forms.whole().finditer(plain))
    yield from (m.span() for m in forms.brackets().finditer(plain) if _is_field(m[0]))
    for match in forms.alone().finditer(plain):
        if _opens(text, view, match.start()):
            yield match.span()
    for match in forms.prompts().finditer(plain):
        if _is_prompt(match[0]) and _opens(text, view, match.start()):
            yield match.span()
    for match in forms.blanks().finditer(plain):
        if _is_to_fill_in(text, view, match.start(), match.end()):
            yield match.span()
    if any(box in plain for box in _BOXES) and not forms.ticks().search(plain):
        yield from (m.span() for m in forms.boxes().finditer(plain))


_SHORTEST_LINE = 5
"""Signs of a line to write on; after a colon a shorter one is to be written on, too."""
_BOXES = ("\u2610", "\u25a1", "\u25a2", "\u25fb", "\u2751", "[]", "[ ", "( )")


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The place of a match without the white space before it."""
    return match.end() - len(match[0].lstrip()), match.end()


def _opens(text: str, view: Folded, start: int) -> bool:
    """Whether a sentence, a line or a bracket begins there, or a capital says so ("Sex Choose")."""
    before = view.text[max(0, start - 4) : start]
    if not before.strip() or "\n" in before or before.rstrip()[-1] in ".:;([{<|!?-/":
        return True
    low, high = view.typed(start, start + 2)
    return text[low:high].istitle() and before[-1].isspace() and before.rstrip()[-1].isalnum()


def _is_prompt(prompt: str) -> bool:
    """Whether a prompt only names what is to be written ("Insert name of school")."""
    words = set(_words_of(prompt)) - words_for("fields", "telling_verbs")
    chosen = prompt.startswith(("select", "choose", "please select", "please choose"))
    told = chosen or not words.isdisjoint(words_for("fields", "telling"))
    return told and all(map(_is_of_fields, words))


def _is_to_fill_in(text: str, view: Folded, start: int, end: int) -> bool:
    """Whether a line is there to write on: after what is asked, or alone.

    In a sentence it stands for a word that somebody did not want to write.
    """
    before = view.text[max(0, start - 60) : start].rpartition("\n")[2].strip()
    after = view.text[end : end + 20].partition("\n")[0].strip()
    if after[:1].isalnum():
        low, _high = view.typed(*_first_letter(view.text, end))
        if not text[low : low + 1].isupper():
            return False
    label = (_words_of(before) or [""])[-1] in words_for("fields", "labels")
    alone = not any(map(str.isalnum, before + after))
    line = view.text[start] == "_"
    if line and before[-1:] == ":":
        return True
    return end - start >= _SHORTEST_LINE and (label or alone)


def _first_letter(plain: str, place: int) -> tuple[int, int]:
    while plain[place].isspace():
        place += 1
    return place, place + 1


def _words_of(phrase: str) -> list[str]:
    """The words of a phrase; "D.O.B." and "e-mail" are one each."""
    joined = re.sub(r"\b(\w)\.(?=\w\b)|\b(e)-(?=mail\b)", r"\1\2", phrase)
    return re.findall(r"[^\W_]+", joined)


def _is_field(bracketed: str) -> bool:
    """Whether a bracket holds the name of a field and nothing a person would say."""
    listed = _words_of(bracketed)
    words = {word for word in listed if not word.isdecimal()}
    if not words or any(word.isdecimal() and len(word) > 1 for word in listed):
        return False
    if "/" in bracketed and _is_choice(words):
        return True
    if not all(map(_is_of_fields, words)):
        return False
    if "/" not in bracketed and listed[0] in words_for("fields", "remark_first"):
        return False
    return bracketed.startswith("\u00ab") or _is_telling(listed)


def _is_of_fields(word: str) -> bool:
    """Whether it is a word of the names of fields, or its genitive ("headteacher's")."""
    known = words_for("fields", "field_words")
    return word in known or (word.endswith("s") and word[:-1] in known)


def _is_choice(words: set[str]) -> bool:
    """Whether a form offers them to choose from; "[she/her]" are somebody's pronouns."""
    his, hers = words_for("fields", "pronouns_of_men"), words_for("fields", "pronouns_of_women")
    said = words & (his | hers | words_for("fields", "pronouns_of_many"))
    of_both = not his.isdisjoint(said) and not hers.isdisjoint(said)
    return words <= words_for("fields", "choices") and (of_both or not said)


def _is_telling(listed: list[str]) -> bool:
    """Whether one of the words says what is to be written; "no" is a number at the end only."""
    words = set(listed)
    if "no" in words:
        numbered = not words.isdisjoint(words_for("fields", "telling_with_number"))
        return listed[-1] == "no" and listed.count("no") == 1 and numbered
    if listed[-1].isdecimal() and listed[-2:-1] == ["number"]:
        return False
    return listed[0] == "your" or not words.isdisjoint(words_for("fields", "telling"))
