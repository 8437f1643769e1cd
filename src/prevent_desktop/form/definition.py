"""What a question set is: sections of questions, read from data and never changed.

A question set is a versioned TOML file; these types are its schema. Unknown keys and types are
refused by the types themselves, cross references by `prevent_desktop.form.loading`.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Literal

import msgspec


class QuestionType(StrEnum):
    """How a question is answered. Every type has an editor, a reader and a way onto paper."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    AGE = "age"
    CHOICE = "choice"
    FLAG = "flag"
    PHONE = "phone"
    EMAIL = "email"
    TEXTS = "texts"
    PHONES = "phones"
    EMAILS = "emails"
    GROUP = "group"


LIST_TYPES = frozenset({QuestionType.TEXTS, QuestionType.PHONES, QuestionType.EMAILS})
"""Question types answered with any number of one-line texts."""


class Level(StrEnum):
    """How much a finding matters: an error stops the finished paper, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


class AnswerState(StrEnum):
    """The three states of any answer."""

    EMPTY = "empty"
    GIVEN = "given"
    NOT_KNOWN = "not_known"


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a question set: immutable, and strict about its keys."""


class Condition(_Data, frozen=True, kw_only=True):
    """One comparison with the answer of an earlier question; exactly one of the two is given."""

    question: str
    equals: str | bool | None = None
    state: AnswerState | None = None


class Conditions(_Data, frozen=True, kw_only=True):
    """True when every condition of `all` and at least one of `any` (if there are any) holds."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()


class Requirement(_Data, frozen=True, kw_only=True):
    """What is found when the question is empty (and `when` holds), with its own sentence."""

    level: Level
    message: str
    when: Conditions | None = None


class FollowUp(_Data, frozen=True, kw_only=True):
    """An earlier choice, and those of its answers after which a box opens."""

    question: str
    answers: tuple[str, ...]


class Option(_Data, frozen=True, kw_only=True):
    """One answer a choice offers."""

    value: str
    label: str
    print: str = ""
    """How the answer is told to the reader of the paper; the label if not given."""


class Member(_Data, frozen=True, kw_only=True):
    """One field of a group, such as the postcode of an address."""

    id: str
    type: Literal["text", "long_text", "date", "flag"]
    label: str
    hint: str = ""
    print: str = ""
    """What it is called on the finished paper; the label if not given."""

    @property
    def printed_label(self) -> str:
        """What it is called for the reader of the paper."""
        return self.print or self.label


def as_heading(prompt: str) -> str:
    """A prompt as a heading in a text: without what it lists after a colon."""
    return f"{prompt.partition(':')[0].strip().rstrip('.')}:"


class Prompts(_Data, frozen=True, kw_only=True):
    """A list of things to think of while answering, shown beside the question."""

    title: str
    intro: str = ""
    items: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Each prompt as a heading in a text."""
        return tuple(map(as_heading, self.items))


class Question(_Data, frozen=True, kw_only=True):
    """One question: its wording, its type, and what is asked of its answer."""

    id: str
    type: QuestionType
    label: str
    short: str = ""
    """The name used inside a sentence ("first language"); the label in lower case if not given."""
    hint: str = ""
    print: str = ""
    """What it is called on the finished paper, as a statement; the label if not given."""
    paper: str = ""
    """What is asked on the form to fill in by pen; the label if not given."""
    paper_hint: str | None = None
    """The hint on the form to fill in by pen, "" for none; the window's hint if not given."""
    paper_lines: int = 0
    """Lines to write on by pen; as many as the type usually has if not given."""
    addition: bool = False
    """True for a question this product adds; marked on paper as additional information."""
    not_known: bool = False
    """True when "not known", with a reason, is an answer."""
    prefill: Literal["", "today"] = ""
    """What the window fills in when the person finishes; files have no defaults."""
    profile: bool = False
    """True when the answer is kept as "my details" for the next referral."""
    identifies: Literal["", "subject", "first_noticer"] = ""
    """Whose identity the answer gives away."""
    options: tuple[Option, ...] = ()
    members: tuple[Member, ...] = ()
    item_label: str = ""
    """For lists and groups: what one entry is called ("address")."""
    prompts: tuple[Prompts, ...] = ()
    required: tuple[Requirement, ...] = ()
    hidden_when: Conditions | None = None
    follows: FollowUp | None = None
    """The choice after which this box opens; see `prevent_desktop.form.follow_ups`."""
    help: str = ""
    """The help topic that belongs to the question: a page, or `page#a-heading-of-it`."""

    @property
    def name_in_sentence(self) -> str:
        """The question's name inside a running sentence."""
        return self.short or self.label[:1].lower() + self.label[1:]

    @property
    def is_detail(self) -> bool:
        """Whether this is the "tell more" box that belongs to the choice before it."""
        return self.id.endswith("_detail")

    @property
    def printed_label(self) -> str:
        """What it is called for the reader of the paper."""
        return self.print or self.label

    def option_label(self, value: str) -> str:
        """The wording of the option with this value, or the value itself if it is not offered."""
        return next((option.label for option in self.options if option.value == value), value)

    def printed_option(self, value: str) -> str:
        """The same in the words for the reader of the paper."""
        told = (option.print or option.label for option in self.options if option.value == value)
        return next(told, value)


class Section(_Data, frozen=True, kw_only=True):
    """A page of the form: a few questions that belong together."""

    id: str
    title: str
    short: str = ""
    """Its name in the list of sections; the title if not given."""
    help: str = ""
    """The help topic of the page, where a question has none of its own."""
    placed: Literal["in_list", "before_signing"] = "in_list"
    """Whether it is a page of the list, or stands between the last check and signing."""
    intro: str = ""
    print: str = ""
    """The heading on the finished paper; the title if not given."""
    paper: str = ""
    """The heading on the form to fill in by pen; the title if not given."""
    paper_intro: str | None = None
    """What stands under it there, "" for nothing; the window's introduction if not given."""
    questions: tuple[Question, ...] = msgspec.field(name="question")

    @property
    def name(self) -> str:
        """What it is called in a list; its page keeps the whole title."""
        return self.short or self.title

    @property
    def printed_title(self) -> str:
        """The heading for the reader of the paper."""
        return self.print or self.title


class CheckRule(_Data, frozen=True, kw_only=True):
    """A named cross-field check (see `prevent_desktop.form.checks`), switched on with its words."""

    name: str
    level: Level
    message: str
    question: str = ""
    """Where the finding points; a check that looks at every question of a type finds its own."""
    questions: tuple[str, ...] = ()
    """The questions a `one_of` check is about."""
    words: dict[str, str] = {}
    """What the sentence says for each of the check's codes, such as why a number is no number."""


class SelfCheck(_Data, frozen=True, kw_only=True):
    """Fairness questions to ask oneself, shown before the narrative and on the check page."""

    title: str
    intro: str
    items: tuple[str, ...]
    before_section: str


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A question set in one version."""

    id: str
    version: str
    title: str
    source: str
    last_checked: str
    notice: str
    """What this question set is, for the person who fills it in."""
    print_notice: str = ""
    """The same for the reader of the finished paper; the notice if not given."""
    self_check: SelfCheck
    sections: tuple[Section, ...] = msgspec.field(name="section")
    checks: tuple[CheckRule, ...] = msgspec.field(name="check", default=())

    def questions(self) -> Iterator[Question]:
        """Every question, in the order of the form."""
        for section in self.sections:
            yield from section.questions

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self.questions()}

    def help_for(self, question_id: str) -> str:
        """The help topic of a question: its own, else its page's; empty if neither has one."""
        question = self.by_id.get(question_id)
        return (question.help or self.section_of[question_id].help) if question else ""

    @cached_property
    def by_type(self) -> dict[QuestionType, tuple[Question, ...]]:
        """The questions of each type, in the order of the form."""
        return {kind: tuple(q for q in self.questions() if q.type is kind) for kind in QuestionType}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section each question id stands in."""
        return {q.id: section for section in self.sections for q in section.questions}
