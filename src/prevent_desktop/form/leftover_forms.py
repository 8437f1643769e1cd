"""What leftovers of a template look like: the words of prompts, and signs that stand for an answer.

All patterns are for folded text, where dashes, spaces and cases are one each.
"""

import re
from functools import cache

_THING = (
    r"(?:(?:an?|any|some|the|your|more) )?(?:\w+ )?(?:text|dates?|details|names?|information|"
    r"items?|options?|pictures?|images?|titles?|subtitles?|content|answers?|response|value|comments?|"
    r"notes|number|address|reason)\b"
)
_END = r"(?= ?(?:$|[\n.:;)\]}>|!?]))"
_FROM_LIST = (
    r"(?:from|in) (?:(?:the|this|a) )?(?:drop-? ?down|pull-? ?down|list|menu|options)"
    r"(?: (?:list|menu|box|options))?(?: below)?"
)
_PICK = r"(?:please )?(?:choose|select|pick)"
_PRESS = r"(?:click|tap|press)(?: or (?:click|tap|press))?"
_WHERE = r"(?:here|(?:this|the) box|(?:the )?icon)"
_DO = r"(?:enter|add|insert|type|edit|choose|select|write)"
_FIELD_CODES = (
    r"mergefield|formtext|formcheckbox|formdropdown|doc(?:property|variable)|macrobutton|date|time|"
    r"createdate|savedate|printdate|numpages|author|filename|ref|pageref|hyperlink|fillin|styleref|"
    r"includetext|includepicture"
)
_WORD_ERRORS = (
    r"reference source|bookmark|no text of|no sequence|not a valid|unknown|main document|"
    r"hyperlink reference|no (?:bookmark|topic|index|table)|filename|invalid|cannot"
)
_CHOICE = r"(?:item|option|date|value|building block|answer|response|one)s?"
_ASKED = r"(?:select|choose|specify|state|tick|circle|complete|enter|insert|type|describe)"
_WRITE = r"(?:type|enter|write|insert|add|(?:start|begin) typing)"
_OWN = r"(?:text|answer|response|reply|comments?|notes)"
_STAFF = (
    r"(?:dsl|ddsl|designated|safeguarding|prevent|referrer|person|school|setting|staff|lead|police|"
    r"gp|practice|office|headteacher|member|professional|agency)"
)
_ANYWHERE = (
    rf"{_PRESS}(?: (?:on )?{_WHERE})? to {_DO}(?: {_THING}|{_END})",
    r"click or tap here(?! to)",
    r"(?:enter|type|insert|write|add) (?:your )?(?:text|details?) here\b(?! and there)",
    r"enter any content that you want to repeat[^.\n]*",
    r"delete (?:as|where|if|whichever is) (?:appropriate|applicable|necessary|not applicable)",
    rf"error[!:] (?:{_WORD_ERRORS})\b[a-z ,-]{{0,60}}",
    r"lorem ipsum",
    r"cliciwch (?:neu dapiwch|neu tapiwch|yma)[^.\n]{0,40}",
    r"dewiswch eitem",
    r"hyperlink (?:\\l )?\"[^\"\n]{1,80}\"",
    r"form(?:text|checkbox|dropdown)\b",
    r"(?:mergefield|docproperty|docvariable|macrobutton) +(?:\"[^\"\n]{1,40}\"|\w{1,40})",
)
"""Phrases that nobody writes about what happened."""
_ALONE = (
    rf"{_PICK} (?:(?:an?|one|your|the|any) )?{_CHOICE}(?: {_FROM_LIST}| below)?",
    rf"{_PICK} {_FROM_LIST}",
    r"(?:please )?(?:select|choose)(?=\.\.\.)",
    rf"please {_ASKED}(?: (?:here|below|as appropriate|as applicable|all that apply|one box))?",
    rf"(?:please )?{_WRITE}(?: (?:your|the))?(?: {_OWN})? here",
    r"sign here",
    r"(?:rhowch|nodwch|teipiwch) (?:(?:y|eich|yr) )?(?:enw|d?dyddiad|testun|manylion)",
    r"(?:your )?(?:text|name|date|title|details|signature) here",
    r"(?:if )?other,? please (?:specify|state)(?: below)?",
    r"(?:tick|circle) (?:as appropriate|as applicable|all that apply|one box)",
    r"if (?:yes|no|other),? (?:please )?(?:give|provide|specify|state|describe)(?: [a-z]+){0,4}",
    r"(?:please )?continue on (?:an? )?(?:separate|additional) sheet(?: if [a-z]+)?",
    r"(?:for )?(?:office|dsl|official|internal|admin) use only",
    r"this (?:section|box|part) (?:must|should|is to) be completed[^.\n]{0,60}",
    rf"to be completed by (?:the )?{_STAFF}[^.:\n]{{0,40}}",
)
"""Prompts that are leftovers where they stand as a sentence of their own."""
_PROMPT = (
    r"(?:please )?(?:enter|type|insert|add|write|give|provide|select|choose)(?: [\w'/-]{1,20}){1,6}"
)
"""A prompt that is one if every word of it is of the name of a field."""
_WHOLE_LINE = (
    r"(?:please )?(?:click|tap)(?: or (?:click|tap))? here",
    r"-{1,3} ?(?:please )?(?:select|choose)(?: [a-z]+){0,2} ?-{1,3}",
)
_WHOLE_TEXT = (
    r"y ?/ ?n",
    r"yes ?/ ?no(?: ?/ ?(?:not known|unknown|n/a|dont know|unsure))?",
    r"e\.?g\.?[:,]? (?:[a-z]+ [a-z]+|[^a-z\n]?[\d@][^\n]{0,40}|\S+@\S+)",
)
_X = r"(?:x{2,4}|\d{2,4})(?![a-z\d])"
_SIGNS = (
    r"(?<![a-z])d{1,2} ?[-/. ] ?m{1,3} ?[-/. ] ?y{2,4}(?![a-z])",
    r"(?<![a-z])dd ?[-/.] ?mm ?[-/.] ?(?:20)?(?:\d\d|__|yy|xx)(?:__)?(?![a-z\d])",
    r"(?<![a-z/])dd ?/ ?mm(?![a-z/])",
    r"(?<![a-z])d ?d ?[-/.|]? ?m ?m ?[-/.|]? ?y ?y(?: ?y ?y)?(?![a-z])",
    r"(?<![a-z])m{1,3} ?[-/.] ?(?:d{1,2} ?[-/.] ?)?y{2,4}(?![a-z])",
    r"(?<![a-z])y{4} ?[-/.] ?m{1,2}(?: ?[-/.] ?d{1,2})?(?![a-z])",
    r"(?<![a-z])(?:dd|day)[-/. ]month[-/. ](?:yyyy|year)(?![a-z])",
    r"(?<![a-z])hh ?[:.] ?mm(?![a-z])",
    rf"(?<![a-z])x{{2,4}}(?: ?/ ?|[-.:])x{{2,4}}(?:(?: ?/ ?|[-.])(?:20xx|{_X}))?(?![a-z])",
    rf"(?<![a-z])x{{2,4}} ?- ?x{{2,4}} ?- ?(?:20xx|{_X})",
    r"(?<!\w)20(?:xx|__|yy)(?!\w)",
    r"(?<!\w)(?:\+44 ?\d{0,4} ?|0\d{1,4} ?|0)x{3,}(?: ?x{3,}){0,3}(?!\w)",
    r"(?<!\w)x{4,5} x{6}(?!\w)",
    r"(?<!\w)_{2,}(?: ?[-/.:] ?(?:20)?_{2,}){1,2}(?!\w)",
    r"(?<!\w)_(?: _){1,3}(?: ?/ ?_(?: _){1,3}){1,2}",
    r"(?<![\w.])\.{2,4}/\.{2,4}/\.{4}(?![\w.])",
    r"(?<!\d)00000 ?000000(?!\d)",
    r"(?<!\d)00[-/.]00[-/.]0{2,4}(?!\d)",
    r"[\[(<{]insert\b[^\])>}\n]{1,60}[\])>}]|\[insert\b[^\]\n]{0,60}\]?",
    r"\[(?:click|tap) here\b[^\]\n]{0,40}\]",
    r"\[x{2,}\]|\[ ?_+ ?\]",
    r"-{2,3} ?(?:please )?(?:select|choose)(?: [a-z]+){0,2} ?-{2,3}",
    rf"\{{ ?(?:{_FIELD_CODES})\b[^{{}}\n]{{0,60}}\}}",
    r"\{ ?page ?\}",
    r"#(?:ref!|n/a|value!|name\?|div/0!|null!|num!)",
    r"(?<!\S)#{5,}(?!\S)",
    r"\[object object\]",
    r"(?<!\S)(?:your\.?name|(?:first|fore)name\.(?:surname|lastname))@[\w.-]+",
)
_BLANK = r"(?<![_.])(?:_{3,}|\.{10,})(?![\w.])"
_TICKS = "\u2611\u2612\u2713\u2714\u2717\u2718\u2705\u2715\u2716"
_BOX = r"(?:[\u2610\u25a1\u25a2\u25fb\u2751]|\[\s{0,3}\]|\( \))"
_BOXES = (
    rf"{_BOX} ?yes ?[/,]? ?{_BOX} ?no\b|\byes ?{_BOX} ?[/,]? ?no ?{_BOX}|"
    rf"{_BOX} ?[a-z][a-z /]{{0,30}}{_BOX} ?[a-z]+"
)
_BRACKETED = (
    r"\[[^\[\]\n]{2,60}\]|<{1,2}[^<>\n@]{2,60}>{1,2}|\{{1,2}[^{}\n]{2,60}\}{1,2}|"
    r"\u00ab[^\u00bb\n]{2,60}\u00bb"
)


def _words(*patterns: str) -> str:
    """The patterns as one; a space in them is any white space of a text."""
    return "|".join(patterns).replace(" ?", r"\s?").replace(" +", r"\s+").replace(" ", r"\s+")


@cache
def anywhere() -> re.Pattern[str]:
    """Phrases and signs that are leftovers wherever they stand."""
    return re.compile(rf"(?<![\"\u201c\w])(?:{_words(*_ANYWHERE)})|{_words(*_SIGNS)}", re.MULTILINE)


@cache
def alone() -> re.Pattern[str]:
    """Prompts that are leftovers if nothing stands around them."""
    return re.compile(rf"(?<!\w)(?:{_words(*_ALONE)}){_words(_END)}", re.MULTILINE)


@cache
def prompts() -> re.Pattern[str]:
    """Prompts whose words have to be looked at one by one."""
    return re.compile(rf"(?<!\w){_words(_PROMPT)}{_words(_END)}", re.MULTILINE)


@cache
def whole() -> re.Pattern[str]:
    """What is a leftover if it is all there is, in a line or in an answer."""
    line, text = _words(*_WHOLE_LINE), _words(*_WHOLE_TEXT)
    return re.compile(
        rf"^ {{0,20}}(?:{line})(?=[ .]*$)|\A\s{{0,20}}(?:{text})(?=[\s.]*\Z)", re.MULTILINE
    )


@cache
def blanks() -> re.Pattern[str]:
    """Lines to write on."""
    return re.compile(_BLANK)


@cache
def boxes() -> re.Pattern[str]:
    """Two boxes to tick, neither ticked."""
    return re.compile(_words(_BOXES))


@cache
def ticks() -> re.Pattern[str]:
    """A box that is ticked, or the letter that ticks it."""
    return re.compile(rf"[{_TICKS}]|(?<![a-z])x(?![a-z])")


@cache
def brackets() -> re.Pattern[str]:
    """Anything in brackets in which a template has the names of its fields."""
    return re.compile(_BRACKETED)
