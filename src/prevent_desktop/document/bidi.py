"""Direction of text: the Unicode bidirectional algorithm without explicit embeddings.

Source: Unicode Standard Annex #9, rules P2-P3, W1-W7, N0-N2, I1-I2 and L1-L2. Embeddings,
overrides and isolates are deliberately not obeyed (they are removed before, see `characters`), so
a paragraph is one level run and nobody can make the paper read differently from the text.
"""

import re
import unicodedata
from collections.abc import Sequence

_PAIRS = (
    "()", "[]", "{}", "\u0f3a\u0f3b", "\u0f3c\u0f3d", "\u169b\u169c", "\u2045\u2046",
    "\u207d\u207e", "\u208d\u208e", "\u2308\u2309", "\u230a\u230b", "\u2329\u232a",
    "\u27e6\u27e7", "\u27e8\u27e9", "\u27ea\u27eb", "\u2983\u2984", "\u2985\u2986",
    "\u3008\u3009", "\u300a\u300b", "\u300c\u300d", "\u300e\u300f", "\u3010\u3011",
    "\u3014\u3015", "\u3016\u3017", "\uff08\uff09", "\uff3b\uff3d", "\uff5b\uff5d",
)  # fmt: skip
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
_CLOSERS = frozenset(_CLOSING.values())
_SAME = {"\u3009": "\u232a"}
"""A bracket that is canonically equivalent to another pairs with both openings (BD16)."""
_MAX_OPEN = 63
"""How many brackets may be open at once before pairing stops (rule BD16)."""

_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
                  "\U0001e800-\U0001efff]")  # fmt: skip
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_IGNORED = frozenset({"BN", ""})


def has_rtl(text: str) -> bool:
    """Whether anything in the text may run from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether the first strong character of a paragraph runs right to left (rules P2, P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of one paragraph whose base level is 0 or 1."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    own = "R" if base else "L"
    _weak(kinds, own)
    if "(" in text or any(c in _CLOSERS for c in set(text)):
        _brackets(text, kinds, own)
    _neutral(kinds, own)
    found, last = [], base
    for kind in kinds:
        last = last if kind in _IGNORED else _implicit(kind, base)
        found.append(last)
    _separated(text, found, base)
    return found


def _separated(text: str, found: list[int], base: int) -> None:
    """Rule L1 within a line: a tab, and the blanks before it, are at the paragraph's level."""
    for at, character in enumerate(text):
        if unicodedata.bidirectional(character) in ("S", "B"):
            found[at] = base
            for before in range(at - 1, -1, -1):
                if unicodedata.bidirectional(text[before]) not in ("WS", "BN"):
                    break
                found[before] = base


def _implicit(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], start: str) -> None:
    """Rules W1 to W7, in place."""
    _marks(kinds, start)
    _separators(kinds)
    strong = start
    for i, kind in enumerate(kinds):
        if kind == "AL":
            kinds[i] = strong = "R"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _marks(kinds: list[str], start: str) -> None:
    """Rules W1 and W2: marks are like what they stand on, digits after Arabic are Arabic."""
    previous, strong = start, start
    for i, found in enumerate(kinds):
        kind = previous if found == "NSM" else found
        kinds[i] = "AN" if kind == "EN" and strong == "AL" else kind
        if kind not in _IGNORED:
            previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind


def _separators(kinds: list[str]) -> None:
    """Rules W4 to W6: signs inside and beside numbers."""
    seen = [i for i, kind in enumerate(kinds) if kind not in _IGNORED]
    for left, here, right in zip(seen, seen[1:], seen[2:], strict=False):
        kind, around = kinds[here], kinds[left]
        if around == kinds[right] and (
            (around == "EN" and kind in ("ES", "CS")) or (around == "AN" and kind == "CS")
        ):
            kinds[here] = around
    at = 0
    while at < len(seen):
        end = at
        while end < len(seen) and kinds[seen[end]] == "ET":
            end += 1
        beside = (at and kinds[seen[at - 1]] == "EN") or (
            end < len(seen) and kinds[seen[end]] == "EN"
        )
        for index in seen[at:end]:
            kinds[index] = "EN" if beside else "ON"
        at = end + 1
    for index in seen:
        if kinds[index] in ("ES", "CS"):
            kinds[index] = "ON"


def _strong(kind: str) -> str:
    """What a character counts as beside neutrals: numbers count as right to left."""
    return "R" if kind in ("R", "EN", "AN") else kind if kind == "L" else ""


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Matching brackets of a paragraph, in the order of their openings (BD16)."""
    stack: list[tuple[str, int]] = []
    found = []
    for i, character in enumerate(text):
        if kinds[i] != "ON":
            continue
        if character in _CLOSING:
            if len(stack) == _MAX_OPEN:
                break
            closing = _CLOSING[character]
            stack.append((_SAME.get(closing, closing), i))
        elif character in _CLOSERS:
            closing = _SAME.get(character, character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == closing:
                    found.append((stack[depth][1], i))
                    del stack[depth:]
                    break
    return sorted(found)


def _brackets(text: str, kinds: list[str], own: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds or stands in.

    Marks on a bracket go with it.
    """
    other = "L" if own == "R" else "R"
    for opening, closing in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if own in inside:
            direction = own
        elif inside:
            earlier = (_strong(kinds[i]) for i in range(opening - 1, -1, -1))
            before = next((strong for strong in earlier if strong), own)
            direction = other if before == other else own
        else:
            continue
        for bracket in (opening, closing):
            kinds[bracket] = direction
            for i in range(bracket + 1, len(text)):
                if kinds[i] in _IGNORED:
                    continue
                if unicodedata.bidirectional(text[i]) != "NSM" or kinds[i] != "ON":
                    break
                kinds[i] = direction


def _neutral(kinds: list[str], own: str) -> None:
    """Rules N1 and N2: neutrals take the direction of both neighbours, or that of the paragraph."""
    at, before = 0, own
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            before = _strong(kinds[at]) or before
            at += 1
            continue
        end = at
        while end < len(kinds) and (kinds[end] in _NEUTRAL or kinds[end] in _IGNORED):
            end += 1
        after = _strong(kinds[end]) if end < len(kinds) else own
        kinds[at:end] = [before if before == after else own] * (end - at)
        at = end


def visual_order(line: Sequence[int]) -> list[int]:
    """Indices of the pieces of a line from left to right, given their levels (rule L2)."""
    order = list(range(len(line)))
    lowest_odd = min((level for level in line if level % 2), default=0)
    for threshold in range(max(line, default=0), max(lowest_odd, 1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and line[order[end]] >= threshold:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1 if end == at else end
    return order
