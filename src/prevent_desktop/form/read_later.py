"""Question sets that are read when one is first asked for: the list of drafts needs none."""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock

from prevent_desktop.form.definition import Form


class FormsReadLater(Mapping[str, Form]):
    """The question sets by id, read once, by whichever thread asks first.

    Asking raises what reading raises (ResourceError), every time; `now` is for who asks early.
    """

    def __init__(self, read: Callable[[], Mapping[str, Form]]) -> None:
        self._read = read
        self._forms: Mapping[str, Form] | None = None
        self._reading = Lock()

    def now(self) -> Mapping[str, Form]:
        """Read them unless they are read."""
        with self._reading:
            if self._forms is None:
                self._forms = self._read()
            return self._forms

    def __getitem__(self, form_id: str) -> Form:
        return self.now()[form_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.now())

    def __len__(self) -> int:
        return len(self.now())
