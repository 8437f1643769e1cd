"""Texts that a person could type or paste and a program could trip over, and what has to remain."""

import re
import unicodedata
from typing import Any

from hypothesis import strategies as st
from tests.document.kinds import SCRIPTS

from prevent_desktop.document.characters import BOX, is_invisible, is_space, prepare
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.form.definition import Form, Question, QuestionType
from prevent_desktop.shipped import resources

HOSTILE = (
    "<b>x</b> & <img src='file:///etc/passwd'/>", "%PDF-1.7", "endstream endobj", "(((", ")))",
    "\\",
    "\u202eevil\u202c", "\u2067(\u0627)\u2069", "\u200d\u200d", "\ufe0f", "e\u0301\u0302\u0303",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e007f", "x" * 300, "-" * 120, "\t\t", "\r\n",
    "\u2028", "\x00\x07\x1b[2J", "\ue000", "\U0010ffff", "\ufeff", "\u00ad", "A\u030a" * 40,
)  # fmt: skip
PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(HOSTILE),
    st.sampled_from(tuple(SCRIPTS.values())),
    st.text(st.characters(min_codepoint=0x590, max_codepoint=0x1200), max_size=25),
    st.text(
        st.sampled_from("ab 1.,()[]\u05d0\u0627\u0661\n\u4e00\u0e01\u0e33\u0915\u094d"), max_size=25
    ),
)
TEXTS = st.lists(PIECES, max_size=6).map(" ".join)
"""Never a lone surrogate: no answers file may hold one."""

_BOXES = re.compile(f"{BOX}+")


def essence(text: str) -> str:
    """What has to be found again: every visible character in its order, boxes as boxes.

    Blanks and invisible signs may come and go; several boxes in a row may be told as one.
    """
    draws = load_fonts(resources.path("fonts")).draws
    kept = (
        character if draws(character) and unicodedata.category(character)[0] != "C" else BOX
        for character in prepare(text)
        if not is_space(character) and not is_invisible(character) and character != "\n"
    )
    return _BOXES.sub(BOX, "".join(kept))


def value_for(question: Question) -> st.SearchStrategy[Any]:
    """A value of the question's shape."""
    match question.type:
        case QuestionType.FLAG:
            return st.booleans()
        case QuestionType.CHOICE:
            return st.sampled_from([option.value for option in question.options])
        case QuestionType.DATE:
            return st.sampled_from(["2010-05-14", "2010-05", "2010", "0000-99-99", "14/5/10"])
        case QuestionType.TEXTS | QuestionType.PHONES | QuestionType.EMAILS:
            return st.lists(TEXTS, max_size=3)
        case QuestionType.GROUP:
            members: dict[str, st.SearchStrategy[Any]] = {
                member.id: st.booleans() if member.type == "flag" else TEXTS
                for member in question.members
            }
            return st.lists(st.fixed_dictionaries({}, optional=members), max_size=3)
        case _:
            return TEXTS


def answers_for(form: Form) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to any of a form's questions, as an answers file holds them."""
    values = {
        question.id: st.one_of(value_for(question), st.just({"not_known": "<x> \u0645"}))
        if question.not_known
        else value_for(question)
        for question in form.questions()
    }
    return st.fixed_dictionaries({}, optional=values)
