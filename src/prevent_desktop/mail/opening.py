"""Opening a draft in the program that a person chose: the ways in order, and what was seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from prevent_desktop.mail.arguments import body_left_out, takes_path, with_eml, with_files
from prevent_desktop.mail.clients import WAYS, MailProgram, Way
from prevent_desktop.mail.draft_files import attached_files, copy, write_draft
from prevent_desktop.mail.errand import Errand, errand
from prevent_desktop.mail.launch import (
    SECONDS_FOR_XDG_EMAIL,
    SECONDS_TO_COMPLAIN,
    Outcome,
    Seen,
    Starter,
)
from prevent_desktop.mail.message import DraftMessage

_WITH_EML = frozenset({Way.EML, Way.EML_SWITCH})
_BY_CHILD = frozenset({Way.SIMPLE_MAPI, Way.SHARING})


@dataclass(frozen=True, slots=True)
class Opening:
    """What was asked of which program, and what is known of it. Never that anything was sent."""

    program: MailProgram
    outcome: Outcome
    way: Way | None = None
    exit_code: int | None = None
    seconds: float = 0.0
    attached: tuple[str, ...] = ()
    """Names of the files that were handed over."""
    copies_left_out: tuple[str, ...] = ()
    """Copy addresses that this way cannot carry: the person has to type them."""
    words_left_out: bool = False
    """The message's words, or all but the files, did not come along."""
    recipient_left_out: bool = False
    """The address did not come along: the person has to paste it."""
    more_ways: bool = False
    """If nothing opened, another way can be tried with the same program."""


@dataclass(frozen=True, slots=True)
class Means:
    """The edge of the system: how a program is started, and a child of ours sent."""

    start: Starter
    send_child: Callable[[Errand], Seen]


def open_with(
    program: MailProgram,
    message: DraftMessage,
    private: Path,
    saved: Sequence[Path],
    means: Means,
    *,
    after: Way | None = None,
) -> Opening:
    """Ask a program to open a draft, by its ways in order until one does not refuse.

    `private` is the program's own folder for drafts, `saved` where the person keeps the attached
    files. `after` is a way that was asked and opened nothing. Raises FileError.
    """
    ways = program.ways_for(len(message.files))
    if after in ways:
        ways = ways[ways.index(after) + 1 :]
    result = Opening(program, Outcome.BY_HAND)
    for number, way in enumerate(ways, 1):
        files = _files(way, message, private, tuple(saved))
        if files is None:
            continue
        seen = _ask(program, way, message, means, private=private, files=files)
        result = _told(program, way, message, seen, more_ways=number < len(ways))
        if seen.outcome is Outcome.ASKED:
            break
    return result


def _files(
    way: Way, message: DraftMessage, private: Path, saved: tuple[Path, ...]
) -> tuple[Path, ...] | None:
    """The attachments as files for a way that reads them; None if no path there is would pass."""
    if way in _WITH_EML:
        return ()
    paths = []
    for path, (name, data) in zip(
        attached_files(private, message, saved), message.files, strict=True
    ):
        passes = path if takes_path(way, path) else copy(private, name, data)
        if not takes_path(way, passes):
            return None
        paths.append(passes)
    return tuple(paths)


def _ask(
    program: MailProgram,
    way: Way,
    message: DraftMessage,
    means: Means,
    *,
    private: Path,
    files: tuple[Path, ...],
) -> Seen:
    if way in _BY_CHILD:
        return means.send_child(errand(way, message, files))
    if way in _WITH_EML:
        words = with_eml(way, write_draft(private, message), closed=program.closed)
    else:
        words = with_files(way, message, files)
    limit = SECONDS_FOR_XDG_EMAIL if way is Way.XDG_EMAIL else SECONDS_TO_COMPLAIN
    return means.start((*program.command, *words), limit)


def _told(
    program: MailProgram, way: Way, message: DraftMessage, seen: Seen, *, more_ways: bool
) -> Opening:
    facts = WAYS[way]
    return Opening(
        program=program,
        outcome=seen.outcome,
        way=way,
        exit_code=seen.exit_code,
        seconds=seen.seconds,
        attached=tuple(name for name, _ in message.files),
        copies_left_out=() if facts.copies else message.cc,
        words_left_out=body_left_out(way, message),
        recipient_left_out=not facts.recipient,
        more_ways=more_ways,
    )
