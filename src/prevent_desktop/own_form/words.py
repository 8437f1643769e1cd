"""The words of a label as they are compared: one spelling of each, nothing that only decorates."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc`\u00b4]")
_PLURAL = re.compile(r"(?<=\w)\s?\((e?s|ies)\)")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_NUMBERING = re.compile(
    r"^\s*(?:(?:section|part|question|step|box|q)\s*(?:\d{1,2}|[a-z]|[ivx]{1,4}|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"\d{1,2}(?:\.\d{1,2})*[a-z]?\b|[a-z]\)|[a-z]\.(?=\s)|[ivx]{1,4}[.)](?=\s))"
    r"\s*[.):\u2013-]?\s*"
)
_NOT_WORD = re.compile(r"[^\w]+|_+")
_SPELLINGS = {
    "e mail": "email", "e mails": "email", "emails": "email", "d o b": "dob",
    "post code": "postcode", "tel no": "telephone number", "tel nos": "telephone number",
    "tel": "telephone", "phone no": "telephone number", "phone nos": "telephone number",
    "telephone no": "telephone number", "telephone nos": "telephone number",
    "contact no": "contact number", "contact nos": "contact number",
    "mobile no": "mobile number", "mobile nos": "mobile number", "numbers": "number",
    "fore name": "forename", "fore names": "forename", "forenames": "forename",
    "sur name": "surname", "surnames": "surname", "first names": "first name",
    "given names": "given name", "christian names": "christian name", "names": "name",
    "organisations": "organisation", "organization": "organisation",
    "organizations": "organisation", "organisational": "organisation",
    "organizational": "organisation", "phone": "telephone", "telephones": "telephone",
    "mobiles": "mobile", "addresses": "address", "concerns": "concern", "worries": "concern",
    "safe guarding": "safeguarding", "colleges": "college", "schools": "school",
    "universities": "university", "employers": "employer", "occupations": "occupation",
    "languages": "language", "roles": "role", "info": "information",
    "youre": "you are", "theyre": "they are", "youve": "you have", "whos": "who is", "im": "i am",
}  # fmt: skip
_SPELLED = re.compile(rf"\b(?:{'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})\b")
_FILLERS = frozenset(
    ["a", "an", "the", "of", "for", "please", "enter", "state", "give", "provide", "insert",
     "specify", "write", "full", "their", "his", "her", "this", "that", "if", "any", "and", "or",
     "in", "on", "it", "is", "are", "be", "details", "detail", "information", "s"]
)  # fmt: skip
_FIRST = re.compile(r"[^\n.?:;!]*[\n.?:;!]?")
_SPLIT = re.compile(r"\s*(?:\?(?=\s)|[/|\n\u2022]|\s[-\u2013\u2014]\s)\s*")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text in small letters, single blanks, one spelling; brackets are left in as words."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    flat = _APOSTROPHES.sub("", _PLURAL.sub(r"\1", flat)).replace("&", " and ")
    flat = " ".join(_NOT_WORD.sub(" ", flat).split())
    return _SPELLED.sub(lambda found: _SPELLINGS[found[0]], flat)


def without_number(text: str) -> str:
    """The text without the number or letter it is counted with."""
    return _NUMBERING.sub("", unicodedata.normalize("NFKC", text).casefold(), count=1)


def outside_brackets(text: str) -> tuple[str, str]:
    """What stands outside brackets, and what stands inside."""
    joined = _PLURAL.sub(r"\1", text)
    inside = " ".join(_BRACKETS.findall(joined))
    return _BRACKETS.sub(" ", joined), inside


def parts(label: str) -> list[str]:
    """The pieces of a label that are set apart by a stroke, a dash or a line end."""
    return [piece for piece in _SPLIT.split(label) if plain(piece)]


def head(label: str) -> str:
    """The first sentence or line of a label."""
    for found in _FIRST.finditer(label):
        if len(plain(found[0])) > 2:
            return found[0]
    return label


def core(words: str) -> str:
    """Plain words without those that only join or ask."""
    return " ".join(word for word in words.split() if word not in _FILLERS)
