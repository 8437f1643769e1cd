"""How the finished paper gets into a draft message.

Promises: a draft has one checked To address, at most three copies, and the paper exactly as it
was signed; subject, body and file name hold nothing about the person referred or the person who
first noticed; nothing a user typed can become a header. This package never sends anything.
"""
