"""README's two commands on a computer where nobody has set anything up (see devtools/fresh.py)."""

import os
import re
from pathlib import Path

import pytest
from devtools import fresh
from devtools.fresh import Seen
from tests.proofs import Record


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if vars(os).get("geteuid", lambda: 1)() != 0:  # Windows has none
        pytest.skip("only root can make a computer in a folder")
    return fresh.make_base(tmp_path_factory.mktemp("fresh"))


@pytest.mark.long
@pytest.mark.parametrize("who", ["root", fresh.PERSON])
def test_both_commands_work_on_a_fresh_machine(
    base: Path, who: str, record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    for each in fresh.prove(base, who, ("-q", "-p", "no:cacheprovider")):
        seen.append(each)
        with capsys.disabled():
            print(f"\n{each.words()}")
    runs = [each for each in seen if "dev.py run" in each.command]
    tests = [each for each in seen if "dev.py test" in each.command]
    asked = [each for each in seen if "apt-get" in each.command]
    assert all(each.code == 0 for each in (runs[-1], tests[-1], *asked)), seen[-1].said[-5000:]
    assert "Nothing has been sent" in runs[-1].said
    assert re.search(r"\d+ passed", tests[-1].last_line)
    assert bool(asked) is (who != "root")
    record(f"README's two commands on a fresh Debian, as {who}", 2, 0)


def test_what_is_named_for_root_is_found_and_the_end_is_told() -> None:
    said = "The tests needs …\nInstall them with: sudo apt-get install qpdf strace\n\n"
    found = fresh.ASKED.search(said)
    assert found is not None
    assert found[1] == "qpdf strace"
    seen = Seen("person", "python3 dev.py test", 1, 61.4, said)
    assert seen.words().startswith("person: python3 dev.py test: exit 1 after 61 s: Install them")


@pytest.mark.needs("debootstrap")
def test_only_what_leads_to_registries_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://registry.example.org/simple")
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("http_proxy", "http://proxy.example.org")
    names = fresh._network().keys()
    assert {"PIP_INDEX_URL", "http_proxy"} <= names
    assert "SECRET_TOKEN" not in names
