"""Text boxes are stored twice, for newer and for older programs: both have to say the same."""

import copy

from prevent_desktop.own_form.word_xml import Element, q


def copy_to_twin(content: Element, twin: Element, paragraph: Element) -> None:
    """Carry a paragraph that was written to into the second copy of its text box."""
    ours, theirs = list(content.iter(q("w:p"))), list(twin.iter(q("w:p")))
    place = next((i for i, each in enumerate(ours) if each is paragraph), -1)
    if place < 0 or len(ours) != len(theirs):
        for each in list(twin):
            twin.remove(each)
        twin.extend(copy.deepcopy(list(content)))
        return
    old = theirs[place]
    for each in list(old):
        old.remove(each)
    old.extend(copy.deepcopy(list(paragraph)))
