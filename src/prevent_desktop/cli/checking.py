"""`check`, and reading an answers file for every command that takes one."""

from datetime import date
from pathlib import Path

from prevent_desktop.cli.desk import Desk, finding_line, hints_for_files
from prevent_desktop.cli.exits import Exit
from prevent_desktop.form.files import MAX_FILE_BYTES, parse_json
from prevent_desktop.form.review import Finding
from prevent_desktop.referral import Referral, referral_from_file, unplaced_questions
from prevent_desktop.saving import read_limited


def referral_at(desk: Desk, path: Path) -> Referral:
    """The referral in an answers file; answers without a place are listed on stderr.

    Raises FileError or AnswersError.
    """
    raw = parse_json(read_limited(path, MAX_FILE_BYTES))
    referral = referral_from_file(desk.library(), raw)
    answers, form = referral.answers, referral.form
    if answers.version != form.version:
        desk.tell(f"Written for version {answers.version}, taken as version {form.version}.")
    unplaced = unplaced_questions(referral)
    if unplaced:
        desk.tell(f"No place in this version of the form, so left out: {', '.join(unplaced)}")
    return referral


def check(desk: Desk, path: Path, today: date | None, *, as_json: bool) -> Exit:
    """Say what is missing or worth a look."""
    review = referral_at(desk, path).review(desk.today(today))
    if as_json:
        findings = [_as_json(finding) for finding in review.findings]
        sections = {section: status.value for section, status in review.sections.items()}
        desk.say_json({"findings": findings, "sections": sections})
    else:
        for finding in review.findings:
            desk.say(finding_line(finding))
            for passage in finding.passages.shown:
                desk.tell(f"    {passage}")
        for hint in hints_for_files(review):
            desk.tell(hint)
        if review.left_empty:
            names = ", ".join(question.name_in_sentence for question in review.left_empty)
            desk.tell(f"Left empty, fine if you don't know: {names}.")
        if not review.findings:
            desk.tell("Nothing is missing.")
    return Exit.ANSWERS_HAVE_ERRORS if review.errors else Exit.DONE


def _as_json(finding: Finding) -> dict[str, object]:
    """A finding for a script; the passages only where there are any to look at."""
    said: dict[str, object] = {
        "level": finding.level.value,
        "question": finding.question,
        "message": finding.message,
    }
    return said | ({"passages": finding.passages.shown} if finding.passages.shown else {})
