"""What happens before there is a window, and when there cannot be one?

The start of the window, a page for what stops it, the report of a crash that holds no answers,
and the self-test that shows whether all parts are there.
"""
