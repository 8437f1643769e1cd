"""Why something goes into a box, or does not, in words that people know."""

from collections.abc import Sequence

_WORDS = {
    "person": "about the person",
    "referrer": "about you",
    "lead": "about your safeguarding lead",
    "first_noticer": "about whoever noticed first",
    "not asked of: other": "it is about somebody else, or about one of several people",
    "full_name": "name",
    "dob": "date of birth",
    "role_org": "role and organisation",
    "nothing says whose": "nothing says whose it is",
}
_NEVER = "never filled: "


def plain(why: Sequence[str]) -> str:
    """The reasons of a proposal, in one line."""
    return "; ".join(map(_one, why))


def plain_line(why: str) -> str:
    """The same of reasons that are joined already."""
    return plain(why.split("; "))


def bare(label: str) -> str:
    """A label without the colon at its end."""
    return " ".join(label.split()).rstrip(" :")


def no_place(answers: int) -> str:
    """What is said of answers that no box of the form took."""
    if answers == 1:
        return "1 of your answers has no place in this form; the signed PDF holds it"
    return f"{answers} of your answers have no place in this form; the signed PDF holds them"


def _one(word: str) -> str:
    if word.startswith(_NEVER):
        return "always left to you"
    return _WORDS.get(word, word.replace("_", " "))
