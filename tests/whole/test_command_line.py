"""The command line's contract, line by line."""

import email
import email.policy
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.program import EXAMPLES, TODAY, Run, example
from tests.whole.keys import pkcs12_file
from tests.whole.reading import read_aloud, squeezed, tool

from prevent_desktop.cli.desk import for_terminal
from prevent_desktop.document import Holder, make_identity
from prevent_desktop.form import Form
from prevent_desktop.form.files import parse_json, read_answers, to_document
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.printed import printed
from prevent_desktop.form.release import release
from prevent_desktop.shipped import resources

REFERENCE = "PR-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{4}-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{4}"
EPHEMERAL = ("--ephemeral-identity", "--today", TODAY)
Write = Callable[..., Path]
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # another word without the joiner


@pytest.fixture(scope="session")
def form() -> Form:
    name = "prevent-national-2018.toml"
    return load_form(resources.path("forms", name).read_bytes(), name)


@pytest.mark.needs("pdfsig")
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_becomes_a_valid_pdf_that_says_what_was_answered(
    run: Run, form: Form, name: str
) -> None:
    ran = run("export", example(name), "--out", "new/out", *EPHEMERAL)
    assert ran.code == 0, ran.err
    pdf, eml = ran.paths
    assert re.fullmatch(REFERENCE, pdf.stem)
    assert (pdf.parent, pdf.suffix, eml.name) == (eml.parent, ".pdf", f"{pdf.stem}.eml")
    assert "Signature is Valid" in tool("pdfsig", pdf)
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", pdf)
    told = read_aloud(pdf)
    answers = read_answers(form, parse_json(example(name).read_bytes()))
    for question_id, value in release(form, answers).values.items():
        words = printed(form.by_id[question_id], value, for_reader=True).text
        for line in filter(None, map(squeezed, words.split("\n"))):
            assert line in told, question_id
    assert re.search(r"Page 1 of \d", tool("pdftotext", pdf, "-"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_the_same_findings_for_ever(run: Run, name: str) -> None:
    ran = run("check", example(name), "--json", "--today", TODAY)
    assert ran.code == 0
    doubtful = {"child": "dob", "no-date-of-birth": "contact_numbers"}  # one lacks its first part
    expected = [("warning", f"individual.{doubtful[name]}")] if name in doubtful else []
    assert [(f["level"], f["question"]) for f in ran.json["findings"]] == expected
    assert set(ran.json["sections"].values()) == {"done"}


def test_the_message_stands_ready_and_says_nothing_about_the_person(run: Run) -> None:
    pdf, eml = run("export", example("child"), *EPHEMERAL).paths
    message = email.message_from_bytes(eml.read_bytes(), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "preventreferrals@kent.police.uk"
    assert message["Subject"] == f"OFFICIAL-SENSITIVE: Prevent referral {pdf.stem}"
    assert [message[name] for name in ("From", "Date", "Message-ID", "Cc")] == [None] * 4
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == pdf.name
    assert attached.get_content() == pdf.read_bytes()
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    assert "Priya Sampleford" in text
    for secret in ("Rowan", "Exampleton", "2013"):
        assert secret not in text + str(message["Subject"]) + pdf.name


@pytest.mark.needs("qpdf")
def test_an_anonymous_first_noticer_is_nowhere(run: Run) -> None:
    pdf, eml = run("export", example("anonymous"), *EPHEMERAL).paths
    plain = tool("qpdf", "--qdf", "--object-streams=disable", pdf, "-")
    everywhere = eml.read_text("utf-8") + plain + tool("pdftotext", pdf, "-")
    for hidden in ("Quillon", "Varnobyte", "pastry"):
        assert hidden.lower() not in everywhere.lower()


def test_export_says_to_whom_it_is_addressed_beside_its_result(run: Run) -> None:
    ran = run("export", example("adult-patient"), *EPHEMERAL)
    assert [path.suffix for path in ran.paths] == [".pdf", ".eml"]
    lines = ran.err.splitlines()
    assert "To: preventreferrals@kent.police.uk" in lines
    assert "Cc: nobody" in lines


def test_answers_with_errors_write_nothing(run: Run, answers_file: Write) -> None:
    wrong = answers_file({"dates.referral": "2026-02-30"}, leave_out=("concerns.description",))
    ran = run("export", wrong, "--out", "out", *EPHEMERAL)
    assert (ran.code, ran.out) == (2, "")
    assert "error: dates.referral: " in ran.err
    assert not (ran.folder / "out").exists()
    checked = run("check", wrong, "--today", TODAY)
    assert checked.code == 2
    lines = checked.out.splitlines()
    assert lines
    assert all(re.match(r"(error|warning): [a-z_.]+: \S.*\.$", line) for line in lines)


@pytest.mark.needs("pdftotext")
def test_incomplete_is_written_and_says_so_on_every_page(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text(run("template").out, encoding="utf-8")
    ran = run("export", empty, "--incomplete", *EPHEMERAL)
    assert ran.code == 0, ran.err
    pdf = ran.paths[0]
    pages = tool("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert all("INCOMPLETE" in page for page in pages)
    assert run("verify", pdf, "--json").json["signatures"][0]["name"] == "Name not given"


def test_nothing_is_overwritten(run: Run) -> None:
    assert run("blank", "--out", "form.pdf").code == 0
    before = (run("blank", "--out", "form.pdf").folder / "form.pdf").read_bytes()
    again = run("blank", "--out", "form.pdf")
    again.said_plainly(1)
    assert (again.folder / "form.pdf").read_bytes() == before


@pytest.mark.needs("pdfinfo")
def test_the_blank_form_has_every_question_and_a_default_place(run: Run, form: Form) -> None:
    ran = run("blank")
    assert ran.code == 0, ran.err
    assert ran.out == "blank.pdf\n"
    told = squeezed(tool("pdfinfo", "-struct-text", ran.folder / "blank.pdf"))
    for question in form.questions():
        assert squeezed(question.label) in told, question.id


def test_signing_with_a_key_file(run: Run, tmp_path: Path) -> None:
    identity = make_identity(Holder("Priya Sampleford", "Example Academy"), datetime.now(UTC))
    key = tmp_path / "me.p12"
    key.write_bytes(pkcs12_file(identity, b"open sesame"))
    given = tmp_path / "passphrase"
    given.write_bytes(b"open sesame\nmore")
    with given.open("rb") as file:
        descriptor = file.fileno()
        ran = run(
            "export", example("child"), "--identity", key, "--passphrase-fd", str(descriptor),
            "--today", TODAY, pass_fds=[descriptor],
        )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "not the referrer" not in ran.err
    signature = run("verify", ran.paths[0], "--json").json["signatures"][0]
    assert signature["fingerprint"] == identity.fingerprint
    assert (signature["role"], signature["known"]) == ("referrer", False)


def test_signing_under_another_name_is_said(run: Run, tmp_path: Path) -> None:
    key = tmp_path / "other.p12"
    other = make_identity(Holder("Somebody Else", ""), datetime.now(UTC))
    key.write_bytes(pkcs12_file(other, b"x"))
    given = tmp_path / "passphrase"
    given.write_bytes(b"x")
    with given.open("rb") as file:
        ran = run(
            "export", example("child"), "--identity", key, "--passphrase-fd", str(file.fileno()),
            "--today", TODAY, pass_fds=[file.fileno()],
        )  # fmt: skip
    assert ran.code == 0
    assert "Somebody Else" in ran.err
    assert "Priya Sampleford" in ran.err


@pytest.mark.parametrize(
    ("content", "passphrase"), [(b"not a key", b"x"), (None, b"wrong"), (None, b"")]
)
def test_a_key_that_does_not_open(
    run: Run, tmp_path: Path, moment: datetime, content: bytes | None, passphrase: bytes
) -> None:
    key = tmp_path / "me.p12"
    own = pkcs12_file(make_identity(Holder("A", ""), moment), b"right")
    key.write_bytes(own if content is None else content)
    given = tmp_path / "passphrase"
    given.write_bytes(passphrase)
    with given.open("rb") as file:
        ran = run(
            "export", example("adult-patient"), "--identity", key, "--today", TODAY,
            "--passphrase-fd", str(file.fileno()), "--out", "out", pass_fds=[file.fileno()],
        )  # fmt: skip
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert not (ran.folder / "out").exists()


def test_today_serves_the_checks_only(run: Run) -> None:
    ran = run("export", example("child"), "--ephemeral-identity", "--today", "2027-01-01")
    assert ran.code == 0, ran.err
    claimed = run("verify", ran.paths[0], "--json").json["signatures"][0]["claimed_time"]
    assert abs((datetime.now(UTC) - datetime.fromisoformat(claimed)).total_seconds()) < 300


def test_verify_and_read_tell_changed_from_unsigned_from_unreadable(
    run: Run, form: Form, tmp_path: Path
) -> None:
    pdf = run("export", example("many-scripts"), *EPHEMERAL).paths[0]
    assert run("verify", pdf, "--json").json["verdict"] == "unchanged"
    answers = read_answers(form, parse_json(example("many-scripts").read_bytes()))
    assert run("read", pdf).json == to_document(release(form, answers))

    changed = tmp_path / "changed.pdf"
    data = bytearray(pdf.read_bytes())
    data[data.index(b"stream", 2000) + 60] ^= 1
    changed.write_bytes(data)
    unsigned = run("blank").folder / "blank.pdf"
    nothing = tmp_path / "nothing.pdf"
    nothing.write_bytes(b"not a pdf")
    for file, verdict, code in (
        (changed, "changed", 3),
        (unsigned, "not_signed", 4),
        (nothing, "unreadable", 1),
    ):
        ran = run("verify", file, "--json")
        assert (ran.code, ran.json["verdict"]) == (code, verdict)
        assert bool(ran.json["reason"]) == (verdict == "changed")
        refused = run("read", file)
        assert (refused.code, refused.out) == (code, "")
        assert len(refused.err.strip().splitlines()) == 1
    assert run("read", changed, "--unverified").json["form"] == "prevent-national"


@pytest.mark.parametrize(
    "words",
    [
        ("--lines", "--", "-x.pdf", "--text"),
        ("--lines", "a.pdf", "--", "-x.pdf", "--text"),
        ("a.pdf", "--lines", "--", "-x.pdf", "--text"),
        ("a.pdf", "--lines", "b.pdf"),
    ],
)
def test_files_may_be_called_anything_after_two_hyphens(run: Run, words: tuple[str, ...]) -> None:
    wanted = [word for word in words if word not in ("--lines", "--")]
    lines = [json.loads(line) for line in run("read", *words).out.splitlines()]
    assert [line["file"] for line in lines] == wanted
    assert all(line["error"] == f"There is no file {line['file']}." for line in lines)


def test_one_file_may_begin_with_a_hyphen(run: Run) -> None:
    ran = run("blank", "--out=-form.pdf")
    assert ran.code == 0, ran.err
    for command in ("verify", "read"):
        assert run(command, "--", "-form.pdf").code == 4
    assert run("read", "--unverified", "--", "-form.pdf").code == 1
    assert run("read", "a.pdf", "--lines", "-form.pdf").code == 64


def test_what_is_read_exports_again(run: Run, tmp_path: Path) -> None:
    pdf = run("export", example("adult-patient"), *EPHEMERAL).paths[0]
    again = tmp_path / "again.json"
    again.write_text(run("read", pdf).out, encoding="utf-8")
    assert run("export", again, *EPHEMERAL).code == 0


def test_template_and_schema_are_one_document_each(run: Run, form: Form) -> None:
    template, schema = run("template").json, run("schema").json
    assert list(template["answers"]) == list(form.by_id)
    assert set(schema["properties"]["answers"]["properties"]) == set(form.by_id)
    assert schema["properties"]["area"]["enum"] == ["kent-and-medway"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("export",),
        ("check", "x.json", "--today", "22/11/2026"),
        ("check", "x.json", "--today", "20261122"),
        ("export", "x.json", "--identity", "a", "--ephemeral-identity"),
        ("export", "x.json", "--passphrase-fd", "-1"),
        ("export", "x.json", "--passphrase-fd", "0", "--ephemeral-identity"),
        ("check", "x.json", "--today", "2026-W47-7"),
        ("check", "x.json", "--today", "9999123100"),
        ("verify", "a.pdf", "b.pdf"),
        ("--nonsense",),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (64, "")
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("dan\x1b[31mce",),
        ("check", "x.json", "\x1b]0;owned\x07"),
        ("check", "x.json", "--\x1b[2J"),
        ("check", "x.json", "--today", "\x9b31m"),
        ("verify", "a.pdf", "b\u202efdp.\nSaved."),
        ("transfer", "list", "--passphrase-fd", "\x1b[8m"),
    ],
)
def test_what_was_typed_wrongly_cannot_steer_the_terminal(
    run: Run, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (64, "")
    (line,) = ran.err.splitlines()
    assert [char for char in line if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")] == []


def test_the_text_for_a_terminal_keeps_words_whole() -> None:
    joined, family, number = PERSIAN, "\U0001f468\u200d\U0001f469", "\u0600\u0661\u0662"
    for text in (joined, family, number):
        assert for_terminal(text) == text
    given = "soft\u00adly \ufeffsaid\u2060 \u202eback\u202c\x1b[1m\nx"
    assert for_terminal(given) == "softly said back [1m x"


def test_the_text_of_a_paper_keeps_its_words_whole(run: Run, answers_file: Write) -> None:
    pdf = run("export", answers_file({"concerns.description": PERSIAN}), *EPHEMERAL).paths[0]
    assert PERSIAN in run("read", "--text", pdf).out


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for word in ("export", "check", "verify", "read", "blank", "template", "schema", "64", "999"):
        assert word in ran.out
    assert run("--version").out.startswith("prevent-desktop ")


@pytest.mark.needs("pdfinfo")
def test_a_new_question_in_the_data_reaches_the_paper(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    home = tmp_path / "installed" / "resources"
    shutil.copytree(resources.root(), home)
    toml = home / "forms" / "prevent-national-2018.toml"
    more = '''
[[section.question]]
id = "individual.tattoos"
type = "text"
label = "Tattoos that help to find the person"
required = [{ level = "error", message = "Say whether there are tattoos." }]

[[section]]
id = "concern"'''
    words = toml.read_text("utf-8")
    assert words.count('\n[[section]]\nid = "concern"') == 1
    toml.write_text(words.replace('\n[[section]]\nid = "concern"', more), encoding="utf-8")
    package = home.parent / "prevent_desktop"
    shutil.copytree(Path(resources.__file__).parents[1], package)
    shutil.move(home, package / "resources")
    monkeypatch.setenv("PYTHONPATH", str(home.parent))

    assert "individual.tattoos" in run("template").json["answers"]
    assert "error: individual.tattoos: Say whether" in run("check", example("child")).out
    content = json.loads(example("child").read_text("utf-8"))
    content["answers"]["individual.tattoos"] = "A blue anchor"
    answers = tmp_path / "more.json"
    answers.write_text(json.dumps(content), encoding="utf-8")
    ran = run("export", answers, *EPHEMERAL)
    assert ran.code == 0, ran.err
    told = squeezed(tool("pdfinfo", "-struct-text", ran.paths[0]))
    assert "Tattoos that help to find the person" in told
    assert "A blue anchor" in told
    assert run("read", ran.paths[0]).json["answers"]["individual.tattoos"] == "A blue anchor"
