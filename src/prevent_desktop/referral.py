"""One referral's life: its question set, its area and its answers, looked at as a whole.

The checks of what is written are loaded when a review is asked for: a list of drafts asks for none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from prevent_desktop.area.address import usable_recipient
from prevent_desktop.area.area import MARKING_PREFIX
from prevent_desktop.area.checked import without_days_to_come
from prevent_desktop.area.loading import load_area
from prevent_desktop.errors import AnswersError, ResourceError
from prevent_desktop.form.answers import Answers, texts_of
from prevent_desktop.form.facts import ReviewFacts
from prevent_desktop.form.files import form_of, harmless, harmless_id, read_answers
from prevent_desktop.form.read_later import FormsReadLater
from prevent_desktop.form.release import release as release_answers
from prevent_desktop.form.scans import Scans
from prevent_desktop.moments import load_zone
from prevent_desktop.shipped.data_files import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from prevent_desktop.area.area import Area
    from prevent_desktop.form.answers import Released, Value
    from prevent_desktop.form.definition import Form
    from prevent_desktop.form.review import Review
    from prevent_desktop.moments import Zone


@dataclass(frozen=True, slots=True)
class Library:
    """The question sets and areas this computer knows, by id.

    Where the question sets are read later, the first who asks for one may be told what is wrong.
    """

    forms: Mapping[str, Form]
    areas: Mapping[str, Area]
    administrators: frozenset[str] = frozenset()
    """Ids of the areas that come from the administrator's folder, not with the program."""
    fixed: str = ""
    """The id of the area that the organisation set; "" where nobody did."""

    @property
    def default_form(self) -> Form:
        """The question set a new referral starts with: the one its area names."""
        return self.forms[self.default_area.question_set]

    @property
    def zone(self) -> Zone:
        """The time in which moments are told: the default area's."""
        return load_zone(self.default_area.zone)

    @property
    def default_area(self) -> Area:
        """The area a new referral starts with, unless the person chooses another."""
        return self.areas[self.fixed] if self.fixed else next(iter(self.areas.values()))

    def fixed_to(self, area_id: str) -> Library:
        """The same, with the area of every new referral set.

        What names another area keeps it. Raises ResourceError("unknown_area"): a referral would
        go to somebody whom nobody chose.
        """
        if area_id not in self.areas:
            raise ResourceError("unknown_area", area=area_id, known=", ".join(self.areas))
        return replace(self, fixed=area_id)

    def set_instead_of(self, area_id: str) -> str:
        """The name of the area that the organisation set, where it is another; else ""."""
        return self.default_area.name if self.fixed and self.fixed != area_id else ""

    def as_checked_by(self, now: datetime) -> Library:
        """The same, where the day of a check that is still to come is no check."""
        areas = {
            name: without_days_to_come(area, load_zone(area.zone).today(now))
            for name, area in self.areas.items()
        }
        return replace(self, areas=areas)

    def with_plain_subjects(self) -> Library:
        """The same, with the areas' marking left out of the subjects of draft messages."""
        areas = {
            name: msgspec.structs.replace(
                area, subject_template=area.subject_template.removeprefix(MARKING_PREFIX)
            )
            for name, area in self.areas.items()
        }
        return replace(self, areas=areas)

    def read_forms(self) -> None:
        """Read the question sets, where that was left for later. Raises as `load_library`."""
        len(self.forms)

    @property
    def offers_a_choice(self) -> bool:
        """Whether there is more than one area, so that the person has to choose."""
        return len(self.areas) > 1 and not self.fixed


def load_library(
    forms: Mapping[str, bytes],
    areas: Mapping[str, bytes],
    own_areas: Mapping[str, bytes] | None = None,
) -> Library:
    """Read question sets and areas from the contents of their files, by file name.

    `own_areas` are the administrator's: they come first, and one with the id of a shipped area
    takes its place. Raises ResourceError with file, place and reason for the first that is wrong,
    and "missing" without any area.
    """
    library = load_areas(lambda: forms, areas, own_areas)
    library.read_forms()
    return library


def load_areas(
    forms: Callable[[], Mapping[str, bytes]],
    areas: Mapping[str, bytes],
    own_areas: Mapping[str, bytes] | None = None,
) -> Library:
    """The same, but the question sets are read when one is first asked for.

    What is wrong with an area is raised here, what is wrong with a question set then.
    """
    own = _areas(own_areas or {})
    files = own | {i: read for i, read in _areas(areas).items() if i not in own}
    known = {area_id: area for area_id, (_, area) in files.items()}
    if not known:
        raise ResourceError("missing", name="areas")

    def read() -> Mapping[str, Form]:
        from prevent_desktop.form.loading import load_form  # with every check that it may name

        by_id = {f.id: f for name, data in sorted(forms().items()) for f in [load_form(data, name)]}
        for file, area in files.values():
            if area.question_set not in by_id:
                reason = f"there is no “{area.question_set}”; there is “{', '.join(by_id)}”"
                raise refused(file, "question_set", reason)
        return MappingProxyType(by_id)

    return Library(FormsReadLater(read), MappingProxyType(known), frozenset(own))


def _areas(files: Mapping[str, bytes]) -> dict[str, tuple[str, Area]]:
    """The areas of some files by id, each with its file's name.

    Two of one id leave open where a referral goes: refused.
    """
    areas: dict[str, tuple[str, Area]] = {}
    for name, data in sorted(files.items()):
        area = load_area(data, name)
        if area.id in areas:
            raise refused(name, "id", f"another file has an area {area.id} too")
        areas[area.id] = (name, area)
    return areas


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral as it stands. Changing an answer makes a new one; the scans go along."""

    form: Form
    area: Area
    answers: Answers
    scans: Scans = field(default_factory=Scans, repr=False, compare=False)

    def with_value(self, question_id: str, value: Value | None) -> Referral:
        """The same referral with one answer changed."""
        return replace(self, answers=self.answers.with_value(question_id, value))

    def released(self) -> Released:
        """What may leave."""
        return release_answers(self.form, self.answers)

    def review(self, today: date) -> Review:
        """Everything still missing or worth a look, with what area and paper know filled in."""
        from prevent_desktop.form.review import review

        released = self.released()
        facts = ReviewFacts(
            recipient_ok=usable_recipient(self.area),
            child_contact=child_contact(self.area),
            undrawable=MappingProxyType(dict(self._undrawable(released))),
            scans=self.scans,
        )
        return review(self.form, self.answers, today, facts=facts)

    def is_child(self, today: date) -> bool | None:
        """Whether the person may be under 18; None when nothing is said about the age."""
        from prevent_desktop.form.subject import is_child

        return is_child(self.released(), today)

    def referrer_name(self) -> str:
        """The referrer's full name as typed; empty if none was given."""
        parts = (self.answers.text(f"referrer.{part}") for part in ("forename", "surname"))
        return " ".join(filter(None, parts))

    def _undrawable(self, released: Released) -> Iterable[tuple[str, tuple[str, ...]]]:
        from prevent_desktop.document import undrawable  # the paper; loaded when it is asked about

        for question_id, value in released.values.items():
            text = "\n".join(texts_of(value))
            characters = self.scans.remember("undrawable", text, undrawable)
            if characters:
                yield question_id, characters


def child_contact(area: Area) -> str:
    """Who to call about a child, as words for the middle of a sentence."""
    return area.also_refer.child_contact


def new_referral(library: Library, area_id: str = "") -> Referral:
    """An empty referral under an area, the default one if none is named, and its question set."""
    area = library.areas[area_id] if area_id else library.default_area
    form = library.forms[area.question_set]
    return Referral(form, area, Answers(form.id, form.version, area.id))


def referral_from_file(library: Library, raw: object) -> Referral:
    """The referral that a parsed answers file holds.

    Raises AnswersError: "not_answers", "unknown_form", "unknown_area", or whatever one of the
    answers is refused for.
    """
    form_id = form_of(raw)
    form = library.forms.get(form_id)
    if form is None:
        known = ", ".join(library.forms)
        raise AnswersError("unknown_form", form=harmless(form_id), known=known)
    answers = read_answers(form, raw)
    area = library.areas.get(answers.area_id)
    if area is None:
        known = ", ".join(library.areas)
        raise AnswersError("unknown_area", area=harmless(answers.area_id), known=known)
    return Referral(form, area, answers)


def unplaced_questions(referral: Referral) -> tuple[str, ...]:
    """Ids of answers that came with another version and have no place in this one."""
    return tuple(harmless_id(question_id) for question_id in referral.answers.unplaced)


def as_json(raw: object) -> bytes:
    """One JSON document in UTF-8, indented for reading, with a line end."""
    return (json.dumps(raw, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
