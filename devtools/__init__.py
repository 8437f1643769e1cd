"""What ``dev.py`` does, with the standard library alone.

``system`` knows the system packages, ``environment`` makes the virtual environment, ``commands``
runs and checks. All their chatter goes to stderr: stdout belongs to the program that is run.
"""
