"""Which words of a narrative are doubtful, and what may have been meant?

British English, by a dictionary file that came with the program. It only points: nothing is ever
changed, and names that stand in the form or words the person added are never doubtful. No text is
kept: a lock has nothing to clear here. Load it in a worker; a computer without it goes without.
"""

from prevent_desktop.spelling.checking import Doubt, doubtful, may_be_name
from prevent_desktop.spelling.dictionary import Dictionary, load_dictionary
from prevent_desktop.spelling.vocabulary import read_vocabulary

__all__ = ["Dictionary", "Doubt", "doubtful", "load_dictionary", "may_be_name", "read_vocabulary"]
