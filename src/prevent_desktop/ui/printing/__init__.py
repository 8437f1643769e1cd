"""How a PDF gets onto paper.

Promises: what is printed is what was signed, form fields and signature boxes too, with a line that
says that paper cannot be checked. The program itself leaves no file of a print; the system's own
print queue may keep one until it is done, and that is said.
"""
