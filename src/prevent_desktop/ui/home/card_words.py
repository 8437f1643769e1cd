"""What a card in the list says below its title, each in one line."""

from collections.abc import Iterator
from datetime import date

from prevent_desktop.form.dates import date_in_words
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.kept.reply import Chase, chase_state, last_day_kept
from prevent_desktop.moments import Zone, day_in_words
from prevent_desktop.ui.home.home_state import HomeState
from prevent_desktop.ui.kit.shapes import Shape


def status_of(line: DraftLine | NoteLine) -> tuple[Shape, str]:
    """How far it is, as a shape and its words."""
    if line.waits_to_be_sent:
        return Shape.WARNING, "Not sent yet"
    if line.finished and line.sent:
        return Shape.DONE, "Sent"
    return Shape.HALF, "Not finished"


def lines_of(line: DraftLine | NoteLine, state: HomeState, zone: Zone) -> Iterator[str]:
    """The quiet lines of a card, from its summary alone."""
    if isinstance(line, DraftLine) and line.sent:
        yield from _sent(line, state)
        return
    if line.changed is None:
        return
    words = [f"Last changed {zone.day_and_time(line.changed)}"]
    if line.reference:
        words.append(f"PDF made: {line.reference}")
    elif not line.held:
        words.append(_left(state, zone.today(line.changed)))
    if isinstance(line, DraftLine):
        about = ". ".join(filter(None, (_age(line), _missing(line))))
        if about:
            yield about
    yield ". ".join(filter(None, words))
    yield from _opened(line, zone)


def _opened(line: DraftLine | NoteLine, zone: Zone) -> Iterator[str]:
    """That a draft was opened is not that it was sent."""
    if line.waits_to_be_sent and line.opened:
        yield f"A draft message was opened on {zone.day_and_time(line.opened)}"


def _sent(line: DraftLine, state: HomeState) -> Iterator[str]:
    day = f", sent on {day_in_words(line.sent_on)}" if line.sent_on else ", sent"
    yield f"{line.reference}{day}{f' to {line.to}' if line.to else ''}"
    if line.delete_on and not line.held:
        last = last_day_kept(line.delete_on, line.chase)
        why = "as you chose" if last == line.delete_on else "when the day to ask is over"
        yield f"Deleted after {day_in_words(last)}, {why}"
    if line.outcome:
        yield f"What came back: {line.outcome}"
    match chase_state(line.chase, state.today):
        case Chase.AHEAD if line.chase:
            yield f"You will ask after {day_in_words(line.chase)}"
        case Chase.PASSED:
            yield state.ask


def _age(line: DraftLine) -> str:
    if line.age:
        return f"Age: {line.age}"
    return f"Born {date_in_words(line.born)}" if line.born else ""


def _missing(line: DraftLine) -> str:
    if line.missing is None:
        return ""
    if not line.missing:
        return "Nothing that is needed is missing"
    return f"{line.missing} needed {'answer is' if line.missing == 1 else 'answers are'} missing"


def _left(state: HomeState, changed: date) -> str:
    """The days until it goes, if nobody changes it; none where the day of today is not told."""
    if state.today == date.min:
        return ""
    left = state.days - (state.today - changed).days
    return f"Deleted in {left} days unless you change it" if left > 1 else ""


def record_words(record: Record, zone: Zone) -> str:
    """What stays of a referral whose answers are deleted."""
    return f"{record.reference}, made on {zone.day(record.made)}, to {record.recipient}"


def found_in(line: DraftLine | NoteLine, title: str, sought: str) -> bool:
    """Whether every word sought stands in what the card shows."""
    parts = [title, line.reference]
    if isinstance(line, DraftLine):
        born = date_in_words(line.born) if line.born else ""
        parts += [line.age, line.born, born, line.to, line.outcome]
    text = " ".join(parts).casefold()
    return all(word in text for word in sought.casefold().split())
