"""The finished paper from top to bottom: first page, answers, signatures, what the paper is.

Everything printed about the questions comes from the form's definition, so a new question
appears by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from prevent_desktop.document.answer_rows import section_blocks
from prevent_desktop.document.beginning import places_to_cut
from prevent_desktop.document.blocks import Block, Strip
from prevent_desktop.document.front import front
from prevent_desktop.document.notices import notices
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.signature_part import Signing, signature_blocks
from prevent_desktop.document.style import HEADING
from prevent_desktop.document.summary import Places, account
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import copy_title_of, draft_title_of, title_of

_LONGEST_ACCOUNT = 800
"""Characters of the account on the first page, where it has room for them."""


@dataclass(frozen=True, slots=True)
class Story:
    """Blocks in reading order and the structure they belong to."""

    blocks: list[Block]
    root: Element


@dataclass(frozen=True, slots=True)
class _Answers:
    """The sections as blocks, and for each the number of its first block."""

    blocks: list[Block]
    starts: dict[str, int]


def tell(paper: Paper, setter: Typesetter) -> Story:
    """Lay out everything that is content, in reading order."""
    root = Element("Document")
    answers = _sections(paper, setter, root)
    first, part, following = _with_front(paper, setter, answers)
    root.content.insert(0, part)
    blocks = [*first, *following]
    if not paper.draft and not paper.large_copy:
        signing = Signing(paper.signer, paper.moment, paper.reference, paper.fingerprint)
        blocks.extend(signature_blocks(signing, setter, root))
    blocks.extend(notices(paper, setter, root))
    return Story(blocks, root)


def _sections(paper: Paper, setter: Typesetter, root: Element) -> _Answers:
    """The answers in the national order."""
    blocks: list[Block] = []
    starts: dict[str, int] = {}
    for section in paper.form.sections:
        questions = [q for q in section.questions if q.id in paper.shown]
        if questions:
            part = root.add("Sect")
            starts[section.id] = len(blocks)
            blocks.append(setter.heading(part.add("H2"), section.printed_title, HEADING))
            blocks.extend(section_blocks(questions, paper.released, setter, part))
    return _Answers(blocks, starts)


def _with_front(
    paper: Paper, setter: Typesetter, answers: _Answers
) -> tuple[list[Block], Element, list[Block]]:
    """The first page with its element, and what follows it: on a page of its own if it is one.

    Where the answers on it take more than a page, the others follow at once.
    """
    apart = list(answers.blocks)
    if isinstance(apart[0], Strip):
        apart[0] = replace(apart[0], new_page=True)
    pages = _pages(answers, apart, (), 1)

    def with_account(length: int) -> tuple[list[Block], Element]:
        part = Element("Sect")
        return list(front(paper, setter, part, Places(length, pages))), part

    found = _longest_that_fits(places_to_cut(account(paper), _LONGEST_ACCOUNT), with_account)
    if found is not None:
        return *found, apart
    guess, _ = with_account(0)
    pages = _pages(answers, answers.blocks, guess, 0)
    return *with_account(0), answers.blocks


_Front = tuple[list[Block], Element]


def _longest_that_fits(lengths: list[int], made: Callable[[int], _Front]) -> _Front | None:
    """The first page with as much of the account as it takes; None if it takes none."""
    best, low, high = None, 0, len(lengths)
    at = high  # mostly the longest fits
    while low <= high:
        tried = made(lengths[at - 1] if at else 0)
        if len(paginate(tried[0])) == 1:
            best, low = tried, at + 1
        else:
            high = at - 1
        at = (low + high + 1) // 2
    return best


def _pages(
    answers: _Answers, blocks: Sequence[Block], before: Sequence[Block], added: int
) -> dict[str, int]:
    """The page on which each section begins, if `before` stands before it."""
    where: dict[int, int] = {}
    for number, page in enumerate(paginate([*before, *blocks]), start=1 + added):
        for placed in page:
            where.setdefault(id(placed.block), number)
    return {section: where[id(blocks[at])] for section, at in answers.starts.items()}


def pdf_title(paper: Paper) -> str:
    """The title of the file; it holds nobody's name."""
    if paper.large_copy:
        return copy_title_of(paper.reference)
    return draft_title_of(paper.reference) if paper.draft else title_of(paper.reference)
