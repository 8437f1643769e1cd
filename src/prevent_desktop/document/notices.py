"""What the reader should know about the paper itself, once, at its end."""

from collections.abc import Iterator

from prevent_desktop.document.answer_rows import in_list
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import NOTICE, SUBHEADING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import ABOUT_TITLE, ADDITIONS, INDEPENDENT


def notices(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    """The notices as blocks."""
    part = root.add("Sect")
    yield setter.text(Words(part.add("H2"), ABOUT_TITLE, SUBHEADING), before=12, keep=True)
    texts = [f"{paper.form.title}. {paper.form.print_notice or paper.form.notice}", INDEPENDENT]
    additions = [
        in_list(question.printed_label)
        for question in paper.form.questions()
        if question.addition and question.id in paper.shown and not question.is_detail
    ]
    if additions:
        texts.insert(1, ADDITIONS.format(questions="; ".join(additions)))
    for number, text in enumerate(texts):
        yield setter.text(
            Words(part.add("P"), text, NOTICE), before=3, keep=number < len(texts) - 1
        )
