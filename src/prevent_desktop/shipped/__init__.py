"""What came with the program?

The files in `resources/`, the sentences for people in them, and how data files are read. Reads
only what was shipped or handed in; what is damaged is named, never passed over.
"""
