"""What the runs under wine said, as one table: passed, skipped with reason, failed, seconds."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Result:
    """What became of one suite."""

    name: str
    seconds: float
    passed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """How many tests for each reason."""
    only_wine: Counter[str] = field(default_factory=Counter)
    """Tests that fail as the list says that they do under wine alone."""
    failed: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.failed


def of_one_run(name: str, code: int, seconds: float, *, expected: int = 0) -> Result:
    """The result of a program that is one test by itself."""
    if code == expected:
        return Result(name, seconds, passed=1)
    return Result(name, seconds, failed=[f"{name}: exit code {code}"])


def of_pytest(name: str, report: Path, code: int, seconds: float) -> Result:
    """The result of a run of pytest, from the report it wrote."""
    result = Result(name, seconds)
    try:
        # Our own test run wrote it a moment ago.
        cases = list(ET.parse(report).getroot().iter("testcase"))  # noqa: S314
    except (OSError, ET.ParseError):
        result.failed.append(f"{name}: pytest ended with {code} and left no report")
        return result
    for case in cases:
        _count(result, case)
    if code and not result.failed:
        result.failed.append(f"{name}: pytest ended with {code}")
    return result


def _count(result: Result, case: ET.Element) -> None:
    name = f"{case.get('classname', '').replace('.', '/')}::{case.get('name')}"
    skipped = case.find("skipped")
    if case.find("failure") is not None or case.find("error") is not None:
        result.failed.append(name)
    elif skipped is None:
        result.passed += 1
    elif skipped.get("type") == "pytest.xfail":
        result.only_wine[skipped.get("message") or ""] += 1
    else:
        result.skipped[skipped.get("message") or ""] += 1


def table(results: Sequence[Result]) -> str:
    """All of it, the reasons below the numbers."""
    heads = f"{'passed':>8}{'skipped':>9}{'only wine':>11}{'failed':>8}{'seconds':>9}"
    lines = [f"{'Windows, under wine':<34}{heads}"]
    lines += [_row(result) for result in results]
    lines.append(_row(_sum(results)))
    together = _sum(results)
    if together.skipped:
        lines += ["", "Skipped, and why:"]
        lines += [f"{number:>5}  {why}" for why, number in together.skipped.most_common()]
    if together.only_wine:
        lines += ["", "Failed as wine alone makes them (tests/windows/only_wine.toml):"]
        lines += [f"{number:>5}  {why}" for why, number in together.only_wine.most_common()]
    if together.failed:
        lines += ["", "Failed:", *(f"       {name}" for name in together.failed)]
    return "\n".join(lines)


def _row(result: Result) -> str:
    numbers = (result.skipped.total(), result.only_wine.total(), len(result.failed))
    skipped, only_wine, failed = numbers
    return (
        f"{result.name:<34}{result.passed:>8}{skipped:>9}{only_wine:>11}{failed:>8}"
        f"{result.seconds:>9.0f}"
    )


def _sum(results: Sequence[Result]) -> Result:
    together = Result("together", sum(result.seconds for result in results))
    for result in results:
        together.passed += result.passed
        together.skipped += result.skipped
        together.only_wine += result.only_wine
        together.failed += result.failed
    return together
