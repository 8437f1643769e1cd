"""How much of an anonymous noticer is found, and how often an ordinary word is taken for them.

Found: names, as people write them, put into ordinary sentences. False alarms: several thousand
words of invented narratives in many voices, in which none of a hundred first noticers is
mentioned, most of them called like English words, months, countries or faiths.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.form.written_ways import NAMES, ways_of_a_name

from prevent_desktop.form import anonymity
from prevent_desktop.form.anonymity import Details

NARRATIVES = Path(__file__).parent / "narratives"
WORDS_AS_NAMES = """
Will Young, May Rose, Mark Green, Rose King, Hope White, Grace Black, Joy Church, Faith Hill,
Chase Wood, Christian Price, Jordan Page, Summer Field, Dawn Day, Bill Short, Frank Brown,
Grant Head, Drew Friend, Rob Child, June West, April Love, Jack Bell, Robin Baker, Ruby Carter,
Olive Potter, Holly Smith, Jasmine Walker, Kent Sussex, Chelsea English, Georgia Welsh,
Austin London, Islam Khan, Norman Scott, Sunday Okafor, Will May, Rose Hope, Ian May, Anna March
"""
OTHERS_NOT_MENTIONED = """
Art Long, Sue Best, Pat Good, August Stone, Jan Rice, Eve Star, Angel Bishop, Ray Fox, Dean Cross,
Nick Bird, Penny Farmer, Peter Cook, Ivy Cooper, Daisy Taylor, Lily Turner, Victor Marsh, Max Power,
Guy Little, Miles Moore, Harry Parsons, Kit Sharp, Lee Wright, Destiny Grey, Mercy Peace,
Charity Gold, Patience Strong, Sky Rivers, Ash Waters, Beau Winter, Reed Poole, Paris French,
Israel German, India Holland, Sydney York, Chester Lincoln, Sofia Muslim, Muhammad Ali,
Jesus Garcia, Noor Din, Amir Said, Li An, Jo So, Bo Do, Al Ma, Ed No, Van To, An Hu, Ty In,
Mark Will, May Will, Mark Said, Will He, Blessing Monday, Friday Eze, Precious Moses,
Prince Charles, Earl Duke, Major Tom, Constance Hall, Verity Noble, Prudence Wise, Tim Hope,
Ann Will, Amina Sheikh, Tom Lord, Una Major, Ann Nurse, Sam Coach, Yusuf Imam, Eve Pastor, Di Bell,
Una Das, Anh Le, Kim Van, Sam Child, Mary Parent, Isis Reich, Dawn Day, Xiaoming He
"""
SENTENCES = (
    "On Tuesday 17 November {} told me what had been said.",
    "I spoke to {} about it.",
    "It was first noticed by {}, who wrote it down.",
    "He said that {} had seen it.",
    "It was seen (by {}) on Monday.",
    "He shouted and {} heard it.",
    "Yesterday was bad. {} told me why.",
)
WAYS_OF_WORDS = ("{f} {s}", "{s}, {f}", "{f}", "{s}", "{f[0]}. {s}", "Mrs {s}", "{f}\u2019s sister")


@dataclass(frozen=True)
class Measured:
    """What a search finds: of names that are no words, of names that are, and where none is."""

    names_tried: int
    names_found: int
    words_tried: int
    words_found: int
    words_read: int
    people: int
    false_alarms: int

    @property
    def per_thousand(self) -> float:
        """False alarms per 1,000 words of narrative and per first noticer."""
        return self.false_alarms / (self.words_read / 1000 * self.people)

    def lines(self) -> Iterator[str]:
        """The figures, for people."""
        for kind, found, tried in (
            ("names", self.names_found, self.names_tried),
            ("names that are words", self.words_found, self.words_tried),
        ):
            yield f"{kind}: {found:,} of {tried:,} found ({found / tried:.1%})"
        yield (
            f"false alarms: {self.false_alarms} in {self.words_read:,} words for {self.people} "
            f"first noticers, {self.per_thousand:.4f} per 1,000 words"
        )


def people(listed: str) -> list[tuple[str, str]]:
    """Forename and surname of everybody in a list."""
    names = (" ".join(name.split()).split(" ", 1) for name in listed.split(","))
    return [(forename, surname) for forename, surname in names]


def measure() -> Measured:
    """Try all of it; takes some seconds."""
    named = [
        (forename, surname, sentence.format(written))
        for forename, surname in NAMES
        for written in ways_of_a_name(forename, surname)
        for sentence in SENTENCES
    ]
    worded = [
        (forename, surname, sentence.format(way.format(f=forename, s=surname)))
        for forename, surname in people(WORDS_AS_NAMES)
        for way in WAYS_OF_WORDS
        for sentence in SENTENCES
    ]
    texts = [path.read_text("utf-8") for path in sorted(NARRATIVES.glob("*.txt"))]
    absent = people(WORDS_AS_NAMES) + people(OTHERS_NOT_MENTIONED)
    return Measured(
        len(named),
        sum(count(*case) > 0 for case in named),
        len(worded),
        sum(count(*case) > 0 for case in worded),
        sum(len(text.split()) for text in texts),
        len(absent),
        sum(count(*name, text) for name in absent for text in texts),
    )


def count(forename: str, surname: str, text: str) -> int:
    """How many places of a text are taken for the person."""
    details = details_of(forename, surname)
    return len(anonymity.find(text, details, prose=True).get(anonymity.NAME, ()))


def details_of(forename: str, surname: str) -> Details:
    """The details of somebody of whom the name alone is known."""
    return anonymity.details_of((forename, surname, "", "", "", ""))
