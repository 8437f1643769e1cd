"""Where the first number stands that no answers file may hold: NaN, Infinity, thousands of digits.

The JSON reader only says that there is one.
"""

import re

LONGEST_DIGITS = 4300
"""Python reads no longer whole number (sys.int_info.default_max_str_digits)."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|NaN|-?Infinity|-?\d[\d.eE+-]*', re.ASCII | re.DOTALL)


def place_of_odd_number(text: str) -> tuple[int, int]:
    """Line and column of it, both counted from 1."""
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word[0] != '"' and (word[-1] in "Ny" or len(word) > LONGEST_DIGITS):
            start = token.start()
            return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return 1, 1
