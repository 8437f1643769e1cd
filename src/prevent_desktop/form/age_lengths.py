"""Figures that are no age of the person: a length of time, an amount, how old somebody was then.

"15 years" is an age where it stands by itself or beside words that go with an age; anywhere else
("15 years in care", "patient for 15 years") it is taken for the length of something.
"""

from collections.abc import Iterator

from prevent_desktop.form.age_moments import MONTH, OLD

_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)\b"
_NOT_OLD = r"(?![\s-]*(?:olds?|of age|young)\b)"
_LENGTH = rf"\d{{1,3}}\s*-?\s*{_UNIT}{_NOT_OLD}"
_NEARLY = r"(?:(?:the|about|around|over|nearly|almost|approx\w*|more than|at least)\s+)*"
_PEOPLE = (
    r"m|f|male|female|boy|girl|lad|child|man|woman|lady|person|individual|teen\w*|pupil|student|"
    r"adult|minor"
)
_ABOUT = (
    r"about|abt|arr?ound|ap+r?ox\w*|circa|ca?|roughly|est|estimated|odd|ish|maybe|possibly|probably|"
    r"perhaps|or|and|to|plus|but|nearly|almost|now|today|currently|under|over|just"
)
_AFTER = (
    rf"(?:{_ABOUT}|{_PEOPLE}|max|min|minimum|maximum|i|"
    r"at (?:most|least|the most|next|(?:the )?date)|give|either|within|out|more|"
    r"turn\w*|going|rising|coming|next|last|this|day|days|then|in (?:a|the) (?:few|couple|week|"
    r"month|year|fortnight|next|coming|new|summer|spring|autumn|winter)|"
    rf"in (?:{MONTH}|spring|summer|autumn|winter|school|years?|yrs?|y|ks|key|[a-z]+ term|\d)|"
    r"on (?:the )?\d|as (?:at|of|on)|by|dob|d o b|b|born|years?|yrs?|y|yo|until|till|from|ago|off|"
    r"short|shy|away|before|younger|not|yet|months?|weeks?|od|"
    r"(?:y|yr|year|ks|p|s)\d{1,2})"
)
"""Words after "15 years" beside which it is an age still, or which other rules read."""
_BEFORE = (
    rf"(?:{_ABOUT}|{_PEOPLE}|age[ds]?|is|was|be|being|hes|shes|theyre|only|exactly|above|below|than|"
    r"least|most|between|of|looks|says|claims|believed|thought|appears|turned|turning|turns|in|by|"
    r"couple|few|next|another|a|an|the|years?|yrs?|y|months?|ago|dob|born|yes|no|unless|either|"
    r"sure|think|wont|not|minus|max|min|post|past|gone|reached|with|has|have|had|got|child|plan|"
    r"take|for)"
)
"""Words before it of the same kind."""
_ELSE = " (something else) "


def lengths_of_time() -> Iterator[tuple[str, str]]:
    """What each looks like in a folded text, and what is put in its place."""
    spent = r"(?<!\d )\b(?:for|past|last|served|spent|sentenced to|sentence of)"
    yield rf"{spent}\s+{_NEARLY}(?:(?:last|past)\s+)?{_LENGTH}(?! ago)", _ELSE
    yield rf"\b\d{{1,3}}\s*-?\s*(?:years?|yrs?){_NOT_OLD}\s+(?!{_AFTER}\b)(?=[a-z])", _ELSE
    yield r"\b\d{1,3}\s*(?:months?|mths?|weeks?|wks?|days?)\s+(?=(?:in|at|here|since)\b)", _ELSE
    yield rf"\b(?!{_BEFORE}\b)(?P<word>[a-z]{{2,}})\s+{_LENGTH}", rf"\g<word>{_ELSE}"


def amounts() -> Iterator[tuple[str, str]]:
    """Shares, money, times of the day, groups of people."""
    yield r"\d+(?:\.\d+)?\s*(?:%|per ?cent\b)|[\u00a3$\u20ac#]\s*\d+|\b\d+k\b", _ELSE
    yield r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b", _ELSE
    several = r"\b(?:group|class|gang|team|party|household|family|one)"
    yield rf"{several} of \d{{1,3}}\b(?!\s*-?\s*y(?:ea)?rs?\b)", _ELSE


def then() -> Iterator[tuple[str, str]]:
    """An age that somebody had at a time which is not said."""
    yield (
        rf"\b\d{{1,3}}\b{OLD}[\s,(-]*(?:at (?:the|that) time\b(?! of)|back then\b|then\b)",
        _ELSE,
    )
