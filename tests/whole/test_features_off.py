"""What the organisation switched off says so in one sentence, and the main job goes on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from tests.program import Run, example
from tests.whole.test_area_rules import SHIPPED

from prevent_desktop.computer.policy import Feature, read_policy
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.messages import FALLBACK, load_messages

UNDER_RULES = """
import sys
from pathlib import Path
from prevent_desktop.computer import paths
file = Path(sys.argv[1])
paths.policy_file = lambda: file
sys.argv = ["prevent-desktop", *sys.argv[2:]]
from prevent_desktop.app import main
sys.exit(main())
"""
Under = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    return tmp_path / "rules" / "policy.toml"


@pytest.fixture
def under(rules: Path, tmp_path: Path) -> Under:
    """Run the program where an administrator's file says this."""

    def run(text: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
        rules.write_text(text, "utf-8")
        return subprocess.run(
            [sys.executable, "-c", UNDER_RULES, str(rules), *map(str, words)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def test_every_feature_has_its_sentence() -> None:
    messages = load_messages(resources.read_bytes("messages.toml"))
    for feature in get_args(Feature):
        off = read_policy(f'features_off = ["{feature}"]'.encode())
        with pytest.raises(PreventDesktopError) as refused:
            off.require(feature)
        sentence = messages.sentence(refused.value)
        assert sentence.startswith("Your organisation has switched off "), feature
        assert sentence != FALLBACK
    assert not {"referral", "blank", "check", "verify", "pdf", "export"} & set(get_args(Feature))


EXPORT = ("export", example("child"), "--today", "2026-11-22")
COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "own_form": ("fill", example("child"), "--form", "form.docx"),
    "word_copy": (*EXPORT, "--word", "--ephemeral-identity"),
    "transfer": ("transfer", "list"),
    "move_everything": ("transfer", "out", "--everything"),
    "countersign": ("countersign", "paper.pdf", "--name", "Robin Sample", "--ephemeral-identity"),
    "keep_signing_key": EXPORT,
}


@pytest.mark.parametrize("feature", COMMANDS)
def test_its_command_says_so_and_does_nothing(under: Under, tmp_path: Path, feature: str) -> None:
    before = set(tmp_path.rglob("*.pdf"))
    done = under(f'features_off = ["{feature}"]', *COMMANDS[feature])
    said = done.stderr.splitlines()
    assert done.returncode == 1
    assert done.stdout == ""
    assert said[-1].startswith("Your organisation has switched off "), done.stderr
    assert set(tmp_path.rglob("*.pdf")) == before


def test_a_draft_that_is_opened_with_a_double_click_too(under: Under, tmp_path: Path) -> None:
    file = tmp_path / "a.prevent-transfer"
    file.write_bytes(b"x")
    done = under('features_off = ["transfer"]', "open", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert "handing drafts over" in done.stderr


def test_with_everything_off_a_referral_is_made_checked_and_a_blank_form_too(under: Under) -> None:
    everything = f"features_off = {sorted(get_args(Feature))}"
    made = under(everything, *EXPORT, "--ephemeral-identity")
    assert made.returncode == 0, made.stderr
    pdf = made.stdout.splitlines()[0]
    assert under(everything, "verify", pdf).returncode == 0
    assert under(everything, "read", pdf).returncode == 0
    assert under(everything, "blank").returncode == 0
    assert under(everything, "check", example("child")).returncode == 0


def test_a_feature_that_is_not_in_the_list_is_refused_with_the_list(run: Run, rules: Path) -> None:
    rules.write_text('features_off = ["referral"]')
    ran = run("policy", "--check", rules)
    ran.said_plainly(1)
    assert "features_off" in ran.err
    assert "referral" in ran.err


def test_policy_check_says_what_is_off(run: Run, rules: Path) -> None:
    rules.write_text('features_off = ["word_copy", "own_form"]\narea = "kent-and-medway"\n')
    ran = run("policy", "--check", rules)
    assert ran.code == 0, ran.err
    assert 'features_off = ["own_form", "word_copy"]   (from version 0.1.0 on)' in ran.out
    assert 'area = "kent-and-medway"   (from version 0.1.0 on)' in ran.out
    assert "Every new referral has the area kent-and-medway; nobody is asked." in ran.out
    standard = run("policy", "--check").out
    assert "features_off = []   (standard)" in standard
    assert "area = left to each person   (standard)" in standard


def test_the_schema_names_every_feature(run: Run) -> None:
    properties = run("policy", "--schema").json["properties"]
    assert set(properties["features_off"]["items"]["enum"]) == set(get_args(Feature))


# --- the area ------------------------------------------------------------------------------------

NORTH = SHIPPED.replace('id = "kent-and-medway"', 'id = "north"').replace(
    "preventreferrals@kent.police.uk", "prevent@north.example.police.uk"
)


@pytest.fixture
def north(rules: Path) -> None:
    (rules.parent / "areas").mkdir()
    (rules.parent / "areas" / "north.toml").write_text(NORTH, "utf-8")


@pytest.mark.usefixtures("north")
@pytest.mark.parametrize("area", ["kent-and-medway", "north"])
def test_the_area_that_is_set_is_the_one_of_a_new_file(under: Under, area: str) -> None:
    done = under(f'area = "{area}"', "template")
    assert f'"area": "{area}"' in done.stdout


@pytest.mark.usefixtures("north")
def test_answers_for_another_area_go_there_and_that_is_said(under: Under) -> None:
    done = under('area = "north"', *EXPORT, "--ephemeral-identity")
    assert done.returncode == 0, done.stderr
    assert "To: preventreferrals@kent.police.uk" in done.stderr
    assert "Your organisation has set the area" in done.stderr
    same = under('area = "kent-and-medway"', *EXPORT, "--ephemeral-identity", "--out", "again")
    assert "has set the area" not in same.stderr


@pytest.mark.parametrize("words", [("template",), EXPORT, ("blank",), ("policy", "--check")])
def test_an_area_that_is_not_there_is_never_the_shipped_one(
    under: Under, tmp_path: Path, words: tuple[str | Path, ...]
) -> None:
    done = under('area = "north"', *words)
    assert done.returncode == 1
    assert "“north”, which this computer does not have" in done.stderr.splitlines()[-1]
    assert not list(tmp_path.glob("*.pdf"))
