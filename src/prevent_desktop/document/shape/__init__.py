"""The closed shape: whether a file is, byte for byte, what this program writes.

A paper is written once (`first revision`: the drawn pages, then the referrer's signature) and gets
at most one addition (`second revision`: the lead's signature). `recognise` reads a file forwards
with patterns for every object that the program writes and refuses everything else: no unknown key,
no byte between two objects, no object twice, none that nothing leads to. It takes time in
proportion to the file and runs before any library sees a stranger's bytes. `readers_agree` then
asks two libraries whether they see the same file.

Shapes have numbers. One is never changed once papers were made in it; a later one is added.
"""

from prevent_desktop.document.shape.agreement import read_packed, readers_agree
from prevent_desktop.document.shape.recognising import Recognised, SignedPart, recognise

__all__ = ["Recognised", "SignedPart", "read_packed", "readers_agree", "recognise"]
