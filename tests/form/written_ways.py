"""The ways in which people write a name or a number, and where in a text it may stand."""

import unicodedata
from collections.abc import Iterator

NAMES = [
    ("Morgan", "Testwick"), ("Zoë", "Núñez"), ("Jürgen", "Müller"), ("Siân", "O'Brien"),
    ("Mary-Ann", "Testwick-Jones"), ("Łukasz", "Wiśniewski"), ("Søren", "Holmqvist"),
    ("Ewa", "Szymańska"), ("Thị Hương", "Nguyễn"), ("Oluwaseun", "Adébáyọ̀"),
    ("Khadija", "al-Rahman"), ("Aoife", "Ní Dhomhnaill"), ("Amy", "Testwick"),
    ("Müge", "Y\u0131lmaz"),
    ("D'Angelo", "McKenzie"), ("Björk", "Guðmundsdóttir"), ("Иван", "Петров"),
    ("Ελένη", "Παπαδοπούλου"), ("محمد", "الأحمد"), ("משה", "לויןסקי"), ("Rajesh", "Subramanian"),
]  # fmt: skip
"""None of these is an English word; each is of another kind."""
PLACES = [
    (" ", " "),
    (" by ", " and "),
    ("\n", "\n"),
    (" (", ") "),
    (" \u201c", "\u201d "),
    (" \u2018", "\u2019 "),
    (". ", ". "),
    (": ", ", "),
    ("\u00a0", "\u00a0"),
    (" \u2014", "\u2014 "),
    ("/", "/"),
    (" *", "* "),
    ("\t", "\t"),
    (" ", "! "),
]
LOOSE_WORDS = [
    *("and", "then", "he", "said", "that", "it", "was", "not", "so", "but", "nobody", "else"),
    *("had", "seen", "the", "map", "on", "day", "in", "school", "may", "go", "will", "they"),
    *("hope", "for", "joy", "she", "rose", "to", "mark", "with", "grace", "spring"),
]


def ways_of_a_name(forename: str, surname: str) -> Iterator[str]:
    """The name, or one of its parts, as people write it."""
    whole = f"{forename} {surname}"
    yield from (whole, forename, surname, f"{surname}, {forename}", f"{surname} {forename}")
    yield from (f"{forename[0]}. {surname}", f"Mrs {surname}", f"dr. {surname}", f"Miss {surname}")
    for part in (forename, surname):
        yield from (f"{part}'s", f"{part}\u2019s", part.upper(), part.lower())
        yield from (_bare(part), unicodedata.normalize("NFD", part), _wide(part))
        yield from (_inside(part, sign) for sign in "\u00ad\u200b\u200d\ufeff\u2060")
        yield f"\u202a{part}\u202c"
        yield from (part.replace("-", dash) for dash in "\u2010\u2011\u2013\u2014 ")
        yield from (part.replace("'", other) for other in ("\u2019", "\u02bc", "`", ""))
    yield from (whole.replace(" ", space) for space in ("\u00a0", "\n", "  ", "_", "."))
    plain = _bare(whole).casefold()
    if plain.isascii():
        first, last = (part.replace("'", "").replace(" ", "") for part in plain.rsplit(" ", 1))
        yield f"{first}.{last}@academy.example.org"
        yield f"Somebody <{first[0]}{last}@academy.example.org>"


def ways_of_a_number(area: str, local: str) -> Iterator[str]:
    """A British number as people write it."""
    national = area.removeprefix("0")
    yield from (f"{area} {local}", f"{area}{local}", f"({area}) {local}", f"{area}-{local}")
    yield from (f"+44 {national} {local}", f"+44 (0){national} {local}", f"0044{national}{local}")
    yield from (f"{area} {local[:3]} {local[3:]}", f"{area}.{local[:3]}.{local[3:]}")
    yield from (f"{area}\u2011{local}", f"{area}\u00a0{local}", f"{area} {local} ext. 5", local)
    yield "".join(chr(ord(digit) + 0xFEE0) for digit in f"{area}{local}")


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def _inside(text: str, sign: str) -> str:
    return f"{text[:2]}{sign}{text[2:]}"


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
