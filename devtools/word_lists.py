"""Makes the two lists of English words in resources/words/ from a folder of SCOWL's lists.

``python3 devtools/word_lists.py FOLDER``, where FOLDER holds SCOWL 2020.12.07 as Debian's package
`scowl` puts it: /usr/share/dict/scowl. Run it only to follow a newer SCOWL.
"""

import re
import sys
import unicodedata
from pathlib import Path

SPELLINGS = ("english", "british", "british_z")
COMMON, MORE = (10, 20), (35, 40, 50)
"""SCOWL's sizes: up to 20 are the words of everyday English, up to 50 those of any dictionary."""
OUT = Path(__file__).resolve().parents[1] / "resources" / "words"


def main(folder: Path) -> None:
    """Write both lists: lower case, without accents and apostrophes, in order."""
    short = _words(folder, "contractions", COMMON + MORE, contracted=True)
    common = _words(folder, "words", COMMON) | short
    more = _words(folder, "words", MORE) - common
    for name, words in (("english-common.txt", common), ("english-more.txt", more)):
        (OUT / name).write_text("".join(f"{word}\n" for word in sorted(words)), encoding="ascii")


def _words(
    folder: Path, kind: str, sizes: tuple[int, ...], *, contracted: bool = False
) -> set[str]:
    files = (folder / f"{spelling}-{kind}.{size}" for spelling in SPELLINGS for size in sizes)
    lines = {line for f in files if f.exists() for line in f.read_text("latin-1").split()}
    plain = {_plain(line) for line in lines if contracted or "'" not in line}
    return {word for word in plain if re.fullmatch("[a-z]{2,}", word)}


def _plain(word: str) -> str:
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", word))
    return bare.replace("'", "").lower()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
