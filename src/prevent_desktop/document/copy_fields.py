"""Every answer as plain text in the national order, for those who type it into a web form."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Form
from prevent_desktop.form.printed import printed


@dataclass(frozen=True, slots=True)
class CopyField:
    """One question with what was answered, ready for the clipboard."""

    question_id: str
    section: str
    label: str
    text: str = field(repr=False)
    """As it stands on paper; empty when nothing was given."""

    @property
    def labelled(self) -> str:
        """The answer after its label, on one line if it is one: "label: answer"."""
        gap = "\n" if "\n" in self.text else " "
        return f"{self.label}:{gap}{self.text}" if self.text else f"{self.label}:"


def copy_fields(form: Form, released: Released, shown: Collection[str]) -> Iterator[CopyField]:
    """Every shown question in order. Only what `release()` lets out can be copied."""
    for section in form.sections:
        for question in section.questions:
            if question.id in shown:
                answer = printed(question, released.get(question.id))
                text = answer.text if answer.given else ""
                yield CopyField(question.id, section.title, question.label, text)


def as_text(fields: Collection[CopyField]) -> str:
    """All of them under the headings of their sections; what was not given is left out."""
    lines: list[str] = []
    section = ""
    for each in fields:
        if not each.text:
            continue
        if each.section != section:
            section = each.section
            lines += ["", section.upper(), ""] if lines else [section.upper(), ""]
        lines.append(each.labelled)
    return "\n".join(lines) + "\n" if lines else ""
