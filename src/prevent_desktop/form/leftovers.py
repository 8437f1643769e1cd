"""What a form or a template leaves in an answer that nobody filled in.

Word's own placeholders, names of fields in brackets, DD/MM/YYYY, lines to write on. What people
put in brackets themselves ("[sic]", "[her brother]") is no leftover.
"""

import re
from collections.abc import Iterator
from functools import cache

from prevent_desktop.form.folding import fold
from prevent_desktop.form.word_lists import words_for

MOST = 5
"""Leftovers that are told of one answer."""
_PHRASES = (
    r"click (?:or tap )?(?:(?:here|this box|icon|the icon) )?to \w+(?: (?:an? |some )?[a-z]+)?",
    r"(?:click|tap) (?:or (?:tap|click) )?here(?: to \w+(?: \w+)?)?",
    r"(?:choose|select|pick) an? (?:item|option|date|building block)\b(?! (?:of|from|that|to)\b)",
    r"enter any content that you want to repeat[^.\n]*",
    r"(?:type|enter|insert|write|add) (?:\w+ )?(?:text|details?|name|date|information) here",
    r"delete (?:as|where|if|whichever is) (?:appropriate|applicable|necessary|not applicable)",
    r"error! (?:reference source not found|bookmark not defined|unknown [a-z ]+)",
    r"\{? ?(?:mergefield|formtext|formcheckbox|formdropdown|docproperty)\b[^}\n]{0,40}\}?",
    r"this (?:section|box|part) (?:must|should|is to) be completed[^.\n]{0,60}",
    r"lorem ipsum",
    r"cliciwch (?:neu dapiwch|neu tapiwch|yma)[^.\n]{0,40}",
    r"dewiswch eitem",
)
_PATTERNS = (
    r"(?<![a-z])d{1,2} ?[-/. ] ?m{1,3} ?[-/. ] ?y{2,4}(?![a-z])",
    r"(?<![a-z])m{1,3} ?[-/.] ?(?:d{1,2} ?[-/.] ?)?y{2,4}(?![a-z])",
    r"(?<![a-z])y{4} ?[-/.] ?m{1,2}(?: ?[-/.] ?d{1,2})?(?![a-z])",
    r"(?<![a-z])(?:dd|day)[-/. ]month[-/. ](?:yyyy|year)(?![a-z])",
    r"(?<![a-z])hh ?[:.] ?mm(?![a-z])",
    r"(?<![a-z])x{2,4} ?[-/.] ?x{2,4}(?: ?[-/.] ?(?:x{2,4}|\d{2,4}))?(?![a-z])",
    r"\[insert\b[^\]\n]{0,60}\]?",
    r"(?<![\w])_{5,}(?![\w])",
)
_BRACKETED = (
    r"\[[^\[\]\n]{2,60}\]|<{1,2}[^<>\n@]{2,60}>{1,2}|\{{1,2}[^{}\n]{2,60}\}{1,2}|"
    r"\u00ab[^\u00bb\n]{2,60}\u00bb"
)


def leftovers_in(text: str) -> tuple[str, ...]:
    """The different leftovers of a template in a text, as they stand there, in order."""
    view = fold(text)
    found: dict[str, None] = {}
    for start, end in _spans(view.text):
        low, high = view.typed(start, end)
        found.setdefault(" ".join(text[low:high].split()).rstrip(" ."))
        if len(found) == MOST:
            break
    return tuple(found)


def without_leftovers(text: str) -> str:
    """What is left of a text, folded, when its leftovers are taken out."""
    plain = fold(text).text
    for start, end in reversed(list(_spans(plain))):
        plain = f"{plain[:start]} {plain[end:]}"
    return plain


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Where leftovers stand, in order; none within another."""
    brackets = (m.span() for m in _brackets().finditer(plain) if _is_field(m[0]))
    signs = (m.span() for m in _signs().finditer(plain))
    end = 0
    for span in sorted([*brackets, *signs], key=lambda s: (s[0], -s[1])):
        if span[0] >= end:
            end = span[1]
            yield span


def _is_field(bracketed: str) -> bool:
    """Whether a bracket holds the name of a field and nothing a person would say."""
    words = {word for word in re.findall(r"[^\W_]+", bracketed) if not word.isdecimal()}
    telling, allowed = words_for("fields", "telling"), words_for("fields", "field_words")
    told = not telling.isdisjoint(words) or bracketed.startswith("\u00ab")
    return bool(words) and told and words <= allowed


@cache
def _signs() -> re.Pattern[str]:
    phrases = "|".join(phrase.replace(" ", r"\s+") for phrase in _PHRASES)
    return re.compile(rf"\b(?:{phrases})|{'|'.join(_PATTERNS)}")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(_BRACKETED)
