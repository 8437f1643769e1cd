"""Packages people can install: the frozen folder, zip, MSI, .deb, wheelhouse, and what is in them.

PyInstaller freezes on the system the program is for; for Windows that is wine here, which proves
that the description builds. What is given out is built by the workflow on real Windows.
"""
