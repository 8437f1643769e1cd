"""What people type into a box for a name that they do not know: "N/K", "not known"."""

import re

from prevent_desktop.form.folding import folded

_LONGEST_REMARK = 60
_NOT_KNOWN = re.compile(
    r"(?:(?:sur|fore|first |last |full |real )?names? )?(?:is |are )?"
    r"(?:n ?[/\\.] ?k\.?|un ?known|not (?:yet )?(?:known|sure|given|provided|recorded|disclosed|"
    r"established|identified|obtained|confirmed)|not known (?:to us|yet|at present|at this time)|"
    r"un(?:sure|identified|confirmed|disclosed|named)|do ?n[o' ]*t ?know|do not know|"
    r"t\.?b\.?[ca]\.?|to be (?:confirmed|advised)|no name(?: given| known)?|no idea|"
    r"(?:refused|declined)(?: to (?:say|give))?)(?: yet)?"
)


def says_not_known(text: str) -> bool:
    """Whether all that was typed says that something is not known: "N/K", "unknown", "not given".

    "NK" and "Na" may be names, and "unknown male" says something.
    """
    plain = folded(text).strip(" \t.,;:!?()[]\"'-").replace("\u2019", "'")
    return len(text) <= _LONGEST_REMARK and _NOT_KNOWN.fullmatch(plain) is not None
