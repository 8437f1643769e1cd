"""How does the finished paper reach the police, and what becomes of it then?

The page to send, the receipt, the note for one's own record, and the way back to a paper from the
list. The program never sends anything; it opens a draft message or shows the four steps by hand.
"""
