"""How the time of laying out text grows with its length, as ratios within one run.

``.venv/bin/python benchmarks/text_layout.py``: eight times the text should take about eight times
as long; a ratio far above 8 means that something has become quadratic. Nothing is asserted here:
seconds depend on the computer. The tests count calls instead.
"""

import time

from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.text_layout import TextLayout
from prevent_desktop.shipped import resources

UNITS = {
    "one word": "x",
    "words": "word ",
    "line ends": "\n",
    "Arabic": "\u0627",
    "mixed": "\u0627 (a) ",
    "Chinese": "\u674e",
}
SHORT, LONG = 4_000, 32_000


def main() -> None:
    """Print one line for each kind of text."""
    fonts = load_fonts(resources.path("fonts"))

    def seconds(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            layout = TextLayout(Shaper(fonts))
            start = time.perf_counter()
            layout.lines(text, weight="regular", size=10, width=400)
            best = min(best, time.perf_counter() - start)
        return best

    for name, unit in UNITS.items():
        ratio = seconds("a\u0627" + unit * LONG) / seconds("a\u0627" + unit * SHORT)
        print(f"{name:10} {LONG // SHORT} times the text: {ratio:5.1f} times the time")


if __name__ == "__main__":
    main()
