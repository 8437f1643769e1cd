"""How does the person get the same answers into the police's own form?

The pages to supply the file, to see and correct which answer goes where, to fill a copy, and to
read what stands in it. The file of the police is never changed; nothing is sent; what the person
did not look at does not go into a message.
"""
