"""The visible signature beside the digital one: a typed name, or ink drawn by hand."""

from dataclasses import dataclass, field

Stroke = tuple[tuple[float, float], ...]
"""Points from (0, 0) at the bottom left to (1, 1) at the top right of the space for ink."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person typed or drew to sign; both may be empty. It proves nothing by itself."""

    typed: str = field(default="", repr=False)
    strokes: tuple[Stroke, ...] = field(default=(), repr=False)


NO_MARK = Mark()
"""Neither typed nor drawn, as on the command line."""
