"""What is asked, what is answered, what is still missing.

Promises: a question set is data and is refused whole when it is wrong; answers are immutable and
nothing typed is changed; findings are computed from the answers each time and never stored;
hidden and anonymous answers leave only through `release`. No disk, no clock, no window.
"""
