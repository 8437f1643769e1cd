"""The canary scan: a word of its own in every answer, every action, then every file is searched."""

import sys
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.whole.canaries import Canaries, Search
from tests.whole.watched import TRACED_FILES, Place, run_job, written

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace")
NOWHERE = ("/dev/", "/proc/self/")
"""Places that are no files: nothing stays in them."""


@pytest.fixture
def canaries() -> Canaries:
    from tests.whole.main_job import canaries

    return canaries()


def test_the_search_can_fail(tmp_path: Path) -> None:
    search = Search(("Kanaribbxq",))
    said = "about Kanaribbxq today"
    planted = {
        "plain.txt": said.encode(),
        "wide.txt": said.encode("utf-16"),
        "coded.txt": b64encode(b"x" + said.encode()),
        "coded-2.txt": b64encode(b"xy" + said.encode("utf-16-le")),
        "packed.pdf": b"%PDF stream\n" + zlib.compress(b"0" * 5000 + said.encode()) + b"endstream",
        "Kanaribbxq.txt": b"",
    }
    for name, data in planted.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "innocent.txt").write_bytes(b64encode(zlib.compress(b"nothing here")))
    assert {path.name for path in search.in_files(tmp_path)} == set(planted)


def test_only_the_exports_a_person_chose_hold_an_answer(
    tmp_path: Path, canaries: Canaries, record: Record
) -> None:
    assert len(set(canaries.words)) >= 40
    search = Search(canaries.words)
    place = Place(tmp_path / "computer")

    done, first = run_job(place, "write", TRACED_FILES)
    assert done.stdout == "typed\n", done.stderr
    assert search.in_files(place.base) == {}, "after a crash while typing"

    done, second = run_job(place, "finish", TRACED_FILES)
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr
    hits = search.in_files(place.base)
    assert {path.parent for path in hits} == {place.exports}
    assert {path.suffix for path in hits} <= {".pdf", ".eml"}
    (pdf,) = (path for path in hits if path.suffix == ".pdf")
    missed = set(canaries.words) - hits[pdf]
    assert missed <= hidden_answers(canaries), "the search misses what is certainly there"

    names = sorted(path.suffix for path in place.exports.iterdir())
    assert names == [".eml", ".pdf", ".pdf", ".prevent-transfer"]
    for path in place.exports.iterdir():
        if path.suffix != ".prevent-transfer":
            assert path.stat().st_mode & 0o777 == 0o600, path.name
    paths = written(first + second)
    assert any(path.startswith(str(place.exports)) for path in paths), "the trace shows no paths"
    assert outside(place, paths) == set()
    assert not search.in_bytes((done.stdout + done.stderr).encode())
    assert list((place.base / "tmp").iterdir()) == []
    settings = [p.name for p in place.base.rglob("*") if p.suffix in {".conf", ".ini", ".plist"}]
    assert settings == []
    assert list((place.base / "home").rglob("*.eml")) == []
    files = sum(path.is_file() for path in place.base.rglob("*"))
    record("words searched in every file of the main job", len(canaries.words) * files, 0)


def hidden_answers(canaries: Canaries) -> set[str]:
    """Words of answers that no question asks for in this referral: they are not on the paper."""
    from prevent_desktop import app as program

    form = program.read_library().default_form
    hidden = [canaries.answers.get(q.id) for q in form.questions() if q.hidden_when is not None]
    return {word for word in canaries.words if word in str(hidden)}


def outside(place: Place, paths: set[str]) -> set[str]:
    """Files written anywhere but in this computer's own folders."""
    return {
        path
        for path in paths
        if path.startswith("/")
        and not path.startswith((str(place.base), *NOWHERE))
        and not Path(path).is_dir()
    }
