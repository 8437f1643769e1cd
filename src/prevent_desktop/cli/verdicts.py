"""A verdict on a file, and what stands beside it, as the commands say it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.document import Comparison, SignatureFact, Verdict, VerdictKind
from prevent_desktop.document.verdict_words import (
    NOT_KNOWN,
    comparison_words,
    future_words,
    lead_before_referrer,
    named_key_words,
    one_name_twice,
    signature_words,
    verdict_words,
)
from prevent_desktop.papers.strangers import Strangers

EXITS = {
    VerdictKind.UNCHANGED: Exit.DONE,
    VerdictKind.CHANGED: Exit.CHANGED,
    VerdictKind.NOT_OURS: Exit.CANNOT,
    VerdictKind.NOT_SIGNED: Exit.NOT_SIGNED,
    VerdictKind.UNREADABLE: Exit.CANNOT,
}


def tell_verdict(desk: Desk, verdict: Verdict, say: Callable[[str], None] | None = None) -> None:
    """Say whether the paper is unchanged, why not, who signed it, and what that means."""
    say = say or desk.say
    words = verdict_words(verdict)
    say(f"{words.title}. {words.advice}")
    for line in (
        words.reason,
        *(
            line
            for fact in verdict.signatures
            for line in _signature_lines(desk, fact, verdict.kind)
        ),
        words.one_hand,
        words.order,
        words.meaning,
    ):
        if line:
            say(line)


def compared(strangers: Strangers, pdf: bytes, verdict: Verdict) -> Comparison | None:
    """How the pages of an unchanged paper agree with its data and its keys."""
    return strangers.compare(pdf) if verdict.kind is VerdictKind.UNCHANGED else None


def tell_comparison(
    desk: Desk,
    verdict: Verdict,
    comparison: Comparison | None,
    say: Callable[[str], None] | None = None,
) -> None:
    """Say what stands beside the verdict on an unchanged paper, if there is anything to say."""
    if verdict.kind is VerdictKind.UNCHANGED:
        for line in comparison_words(comparison, partial(_label, desk)):
            (say or desk.say)(line)


def tell_oddities(desk: Desk, verdict: Verdict, comparison: Comparison | None) -> None:
    """Say on stderr what is odd about an unchanged paper, where its verdict is not asked for."""
    words = verdict_words(verdict)
    ahead = [future_words(fact, desk.now()) for fact in verdict.signatures]
    for line in filter(None, (*ahead, words.one_hand, words.order)):
        desk.tell(line)
    tell_comparison(desk, verdict, comparison, desk.tell)


def _label(desk: Desk, question_id: str) -> str:
    """What a question is called in the form of this computer; its id if it has none."""
    question = desk.library().default_form.by_id.get(question_id)
    return question.label if question else question_id


def verdict_as_document(
    verdict: Verdict, comparison: Comparison | None, now: datetime
) -> dict[str, object]:
    """What `verify --json` prints."""
    signatures = [
        {
            "role": fact.role,
            "name": fact.name,
            "fingerprint": fact.fingerprint,
            "claimed_time": fact.claimed_time,
            "known": fact.known,
            "certificate_in_date": fact.certificate_in_date,
            "role_org": fact.role_org,
            "valid_from": fact.valid_from,
            "valid_until": fact.valid_until,
            "changed_since": fact.changed_since,
            "in_future": bool(future_words(fact, now)),
        }
        for fact in verdict.signatures
    ]
    return {
        "verdict": verdict.kind.value,
        "reason": verdict.reason.value,
        "one_key_twice": verdict.one_key_twice,
        "one_name_twice": one_name_twice(verdict),
        "lead_before_referrer": lead_before_referrer(verdict),
        "signatures": signatures,
        **comparison_as_document(comparison),
    }


def comparison_as_document(comparison: Comparison | None) -> dict[str, object]:
    """What stands beside a verdict, for `verify --json` and `read --lines`."""
    return {
        "compared": comparison is not None and comparison.compared,
        "compared_by": comparison.how if comparison else "",
        "not_in_pages": list(comparison.missing) if comparison else [],
        "drawn_otherwise": comparison is not None and comparison.odd,
        "typed_other_name": list(comparison.typed) if comparison else [],
        "box_of_other_key": list(comparison.other) if comparison else [],
    }


def _signature_lines(desk: Desk, fact: SignatureFact, kind: VerdictKind) -> tuple[str, ...]:
    words = signature_words(fact, desk.zone)
    known = named_key_words(kind) if fact.known else NOT_KNOWN
    future = future_words(fact, desk.now())
    return (
        words.who,
        f"  {words.when}",
        *([f"  {future}"] if future else []),
        f"  {words.dates} {known}",
        f"  Fingerprint {fact.fingerprint}",
    )
