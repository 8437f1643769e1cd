"""What stands beside an age and tells of something else: other people, other figures, a course."""

import re
from collections.abc import Iterator
from functools import cache

from prevent_desktop.form.age_lengths import amounts, lengths_of_time, then
from prevent_desktop.form.age_moments import BORN, MONTH, OLD

Aside = tuple[str, str]
"""What it looks like, and what is put in its place."""

_NOTHING = " "
_ELSE = " (something else) "
"""Put in the place of what makes another figure doubtful; no adult's age is believed beside it."""
_CHILDREN = (
    r"(?:children|kids|child|sons?|daughters?|bab(?:y|ies)|toddlers?|boys|girls|little ones)"
)
_RELATIVE = r"(?:mum|mother|dad|father|parent|carer)"
_PARENT = rf"(?:{_RELATIVE}|guardian|(?:step|foster|grand)[ -]?{_RELATIVE}|nan|gran|aunt|uncle)"
_AGED = (
    r"(?:\s*(?:\(|,?\s*(?:who (?:is|are)\s*)?(?:aged?|of)\b)\s*\d{1,2}"
    r"(?:\s*(?:,|and|&|/|to|-)\s*\d{1,2})*\)?(?!\d))"
)
_SOME_AGE = rf"\d{{1,2}}(?:\s*(?:-|to|or|/)\s*\d{{1,2}})?{OLD}"
_A_YEAR = r"(?:19|20)\d\d"
_BEFORE_DECADE = r"[\s-]*(?:(?:the|his|her|their) )?(?=(?:\d0s|teens|[a-z]+ties)\b)"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    said = (*_wordings(), *_doubts(), *_other_ages(), *_other_years(), *_others(), *_figures())
    asides = (*said, *amounts(), *then(), *lengths_of_time())
    return tuple((re.compile(pattern), instead) for pattern, instead in asides)


def without_asides(text: str) -> str:
    """A folded text without what tells of something else than the person's age."""
    for pattern, instead in _patterns():
        text = pattern.sub(instead, text)
    return text


def _wordings() -> Iterator[Aside]:
    """Other words for what is read anyway."""
    yield r"\bpost[\s-]*16\b", " further education "
    level = r"\b(?:level|stage|tier|band|step|phase|category|entry(?: level)?)\s*\d{1,2}\b"
    yield rf"(?<!key ){level}|\bl[1-5] (?=(?:student|learner|course|college|btec)\b)", _NOTHING
    yield r"\bo[/-]?(?=\d\ds?\b)", "over "
    yield r"\b\d (?P<who>adults?)\b", r"\g<who>"
    yield r"\b1 of (?:our|the|my|his|her|their)\b", _NOTHING
    yield r"\bon reception\b", _ELSE
    yield (
        r"\bno (?:dob|date of birth|exact age|fixed abode|children|kids|school|job|record)\b",
        _NOTHING,
    )
    yield r"\bage\s*/\s*dob\b|\bdob\s*/\s*age\b", "age"
    yield rf"\b(?:low|lower|start of|beginning of)\b{_BEFORE_DECADE}", "early "
    yield rf"\b(?:high|upper|end of)\b{_BEFORE_DECADE}", "late "


def _doubts() -> Iterator[Aside]:
    """What takes back the age that it stands before."""
    certain = (
        r"(?:really|actually|definite(?:ly)?|certain(?:ly)?|necessarily|officially|technically|"
        r"legally|even|confirmed|verified|checked|proven|correct|clear|right|exactly)"
    )
    yield (
        (
            r"^(?:dont know|not sure|unsure|no idea)\s*[-,:;(]+"
            r"(?=\s*(?:an? )?(?:adult|teen|child))"
        ),
        _NOTHING,
    )
    yield r"\bmay (?:well |not |also )?(?:be|have)\b", " maybe "
    yield rf"\b(?:not|isnt|cannot be|cant be|never)(?: yet| been| be)* {certain}\b", " unsure "
    yield r"\bto be (?:confirmed|verified|checked|established)\b", " unsure "


def _other_ages() -> Iterator[Aside]:
    """Ages that are not the person's years: a mental age, the age until which a plan runs."""
    than = r"(?:all )?(?:aged )?(?:under|over|below)"
    yield rf"\b(?:\d{{1,2}} )?{_CHILDREN} {than} \d{{1,2}}s?\b", _NOTHING
    yield (
        rf"\b(?:\d{{1,2}} )?{_CHILDREN}(?: aged)? \d{{1,2}}(?:\s*(?:,|and|&)\s*\d{{1,2}})+\b",
        _NOTHING,
    )
    kinds = (
        r"(?:mental|developmental|emotional|reading|spelling|cognitive|functional|functioning|"
        r"social|learning|communication|maturity)"
    )
    about = r"(?:(?:of|is|was|at|around|about|approx\w*|equivalent|to|a|an)\b\s*)*"
    yield rf"\b{kinds}[\s-]*age\b[\s:-]*{about}(?:{_SOME_AGE})?", _NOTHING
    how = r"(?:developmentally|mentally|emotionally|cognitively|academically|socially)"
    yield rf"\b{how}\s*(?:(?:at|about|aged?|around|like|more|a|an)\s+)*{_SOME_AGE}", _NOTHING
    seems = (
        r"(?:functions?|functioning|functioned|behav(?:es|ing)|acts?|acting|operat(?:es|ing)|"
        r"presents?|presenting|reads?|reading|mind|level|equivalent|more|capacity|understanding|"
        r"ability|abilities|mentality|maturity)"
    )
    like = r"(?:(?:at|as|like|of|to|more|the|level|age|about|around|much|a|an)\b\s*)+"
    child = r"(?:young(?:er)? )?(?:child|toddler|teen\w*|baby|boy|girl|kid)\b"
    yield (
        rf"\blooks? (?:about |like |only )?{_SOME_AGE}[\s,]*(?=(?:but|though|actually)\b)",
        _NOTHING,
    )
    yield rf"\b{seems}\s+{like}(?:{_SOME_AGE}(?:\s*{_CHILDREN})?|{child})", _NOTHING
    yield (
        (
            r"\b(?:ehcp|ehc plan|ehc|plan|funding|funded|support|sen|send|lac|care)\s*(?:up )?"
            r"(?:to|until|till|til|runs to|ends at|ends)\s*"
            r"(?:age |(?:s?he|they) (?:is|are) )?\d{1,2}\b"
        ),
        _NOTHING,
    )


def _other_years() -> Iterator[Aside]:
    """Years that are not those of birth, and years of a course that are none of school."""
    day = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    yield rf"{BORN}[\s:.,]*(?:on )?{day} {MONTH}(?![\s.,']*\d)", _NOTHING
    yield rf"\b(?:class|intake|cohort|leavers?) of (?:the )?(?:{_A_YEAR}|\d\d)\b", _NOTHING
    yield rf"\bsince (?:[a-z]{{3,9}} )?{_A_YEAR}\b", _NOTHING
    yield rf"\b{_A_YEAR} (?:leaver|intake|cohort)\b", _NOTHING
    yield (
        r"\b(?<!th )(?:birth ?day|bday)\s*(?:is |on |: )*\d{1,2}[./-]\d{1,2}(?![./-]?\d)",
        _NOTHING,
    )
    yield (
        (
            r"\b(?:left|leaving|finished|started|joined|arrived|moved|came)"
            r"(?: (?:the|here|school|college|uni|university|sixth form|uk|to|in))* "
            rf"{_A_YEAR}\b"
        ),
        _NOTHING,
    )
    yield from _courses()


def _courses() -> Iterator[Aside]:
    """Words that the list of stages knows, in the place of "Year 2 at university"."""
    no_school = r"\b(?! (?:road|street|lane|primary|junior|school|academy|technical|prep))"
    subject = r"(?:medical|medicine|nursing|pharmacy|dental|dentistry|law|midwifery|paramedic)"
    university = (
        rf"(?:uni|univ|university|undergrad\w*|(?:foundation )?degree|bsc|msc|phd|hn[cd]|"
        rf"{subject}(?= (?:student|degree))){no_school}"
    )
    further = (
        r"(?:college|sixth[ -]form|apprentice\w*|trainee(?: nurse)?|btec|[at][ -]?levels?)"
        rf"{no_school}"
    )
    first = r"(?:\b(?:years?|yrs?|y)[\s.-]*1\b|\b(?:1st|first|foundation)[\s-]*(?:year|yr)\b)"
    later = (
        r"(?:\b(?:years?|yrs?|y)[\s.-]*[2-6]\b|"
        r"\b(?:2nd|3rd|[4-6]th|second|third|fourth|fifth|final)[\s-]*(?:year|yr)\b)"
    )
    on = r"[\s,(-]*(?:(?:at|of|in|student|on|a|an|the|his|her|their|my)\b\s*)*(?:\w+ )?"
    in_year = r"[\s,(-]*(?:(?:in|his|her|their)\b\s*)*"
    for place, year, instead in (
        (university, first, " first undergraduate "),
        (university, later, " later undergraduate "),
        (further, first, " further education "),
        (further, later, " further education "),
    ):
        yield rf"{year}{on}\b{place}(?: student)?", instead
        yield rf"\b{place}(?: student)?{in_year}{year}", instead


def _others() -> Iterator[Aside]:
    """Other people: staff of a school, somebody's children, somebody's parents."""
    yield (
        (
            r"\b(?:lives?|living|stays?|staying|resides?|at home) with "
            rf"(?:(?:his|her|their|a|the|and|&|an|elderly|older) |{_PARENT}s?\b\s*|"
            r"(?:family|parents|partner|wife|husband|friends?|girlfriend|boyfriend|siblings?|brothers?|"
            r"sisters?)\b\s*)+"
        ),
        _NOTHING,
    )
    at_home = r"\b(?:lives?|living|stays?|staying) (?:in|at) [a-z ]{1,30}? with "
    family = rf"(?:(?:his|her|their) )?(?:{_PARENT}s?|(?:grand)?parents|family|siblings)\b"
    yield rf"{at_home}{family}(?!\s*[,(]?\s*(?:aged|who|\d))", _NOTHING
    yield r"\b(?:needs?|no|without|accompanied by|with) (?:an? )?adults?\b", _ELSE
    yield r"\bno longer (?:an? |at |in )?(?:boy|girl|pupil|school\w*|primary|secondary)\b", _NOTHING
    school = (
        r"(?:(?:primary|secondary|infants?|juniors?|middle|high|nursery|reception|pre-?school|"
        r"school|college|university|sixth form|boys|girls|special)(?: school)?|"
        r"(?:year|yr|y|ks|key stage)\s*\d{1,2})"
    )
    staff = (
        r"(?:teacher|head(?:teacher)?|teaching assistant|ta|lsa|assistant|worker|staff|governor|"
        r"nurse|tutor|lecturer|coach|caretaker|cleaner|cook|driver|parent|mum|mother|dad|father|"
        r"carer)s?\b"
    )
    yield rf"\b{school}\s+{staff}", _ELSE
    ages = r"(?:[\s,:;(-]*(?:aged? )?\d{1,2}(?:\s*(?:,|and|&|/)\s*\d{1,2})+\)?)"
    children = rf"\d+\b(?!\s*-?y)(?:\s*(?:{_CHILDREN}|pupils|students)\b{_AGED}?|{ages})?"
    whose = rf"(?:{children}|(?:(?!\bage[ds]?\b)[^,;()])*)"
    by = r"\b(?:according to|as per|per|as told by|told by|from) (?:(?:his|her|their) )?"
    yield rf"{by}{_PARENT}\b", _NOTHING
    yield rf"\b{_PARENT}\s+(?:of|to|for)\s+{whose}", _NOTHING
    small = r"(?:(?:a|an|\d|young|little|small|own|step)\s*)*"
    yield (
        r"\b(?:has|had|with|got) (?:an? |his |her |their )?(?:son|daughter|baby),? \d{1,2}$",
        _NOTHING,
    )
    yield rf"\b(?:has|have|had|with|got)\s+{small}{_CHILDREN}\b{_AGED}?", _NOTHING
    young = r"\d{1,2}[\s-]*(?:years?|yrs?|y|months?|mths?|weeks?|wks?|days?)[\s-]*olds?"
    yield (
        rf"\b(?:has|have|had|with|got)\s+{small}{young}(?:\s+(?:grand)?{_CHILDREN}\b|$)",
        _NOTHING,
    )
    # Somebody of that age who is a parent, where no word makes the figure the parent's alone.
    single = r"(?:single|lone|young|new|expectant|pregnant|a)"
    plainly = rf"(?:{single} (?:mum|dad|mother)|(?:grand)?(?:parent|mother|father)|carer)"
    yield rf"^{plainly}\s*[,;:(-]\s*(?=\d)", ""
    about = r"(?:approx\w* |about |around |over |c |early |mid |late )?\d)"
    who = r"(?:[,;:(-]|who is\b|aged\b|in (?:his|her|their)\b)"
    yield rf"^(?:a )?(?:parent|carer)\s*{who}\s*(?={about}", ""
    yield (
        (rf"(?P<kept>\d{OLD})[\s,;/-]+(?:{single}\s+)?{_PARENT}(?=\s*(?:$|[,;]| (?:of|to)\b))"),
        r"\g<kept> ",
    )
    yield rf"(?P<kept>\b\d\d(?!\d)\D*[\s,;:(-])\d+\s*{_CHILDREN}\b{_AGED}?", r"\g<kept>"
    yield r"\b\d+\s*(?P<who>children|kids)\b", r"\g<who>"


def _figures() -> Iterator[Aside]:
    """Figures that count something else than years."""
    yield (
        (
            r"\b\d+\s*(?:(?:stone|f(?:oo)?t|feet)\b(?:\s*\d+)?|(?:kg|lbs?|inch(?:es)?|cm|sons?|"
            r"daughters?|siblings?|brothers?|sisters?|times|am|pm)\b)"
        ),
        _NOTHING,
    )
    yield (
        (
            r"\b(?:flat|room|house|no|unit|ward|bed|page|case|item|question|section|box|number)"
            r"\s+\d+\b"
        ),
        _ELSE,
    )
