"""How does a draft get to a colleague or another computer?

Taking a draft out under words that are told by phone, and taking one in. What is taken in is a
new draft; the old one stays until its owner deletes it.
"""
