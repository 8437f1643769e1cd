"""`export --word`: a third file beside the two, for whoever asks for it."""

import docx
import pytest
from tests.program import EXAMPLES, TODAY, Run, example


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_copy_stands_beside_the_paper(run: Run, name: str) -> None:
    asked = ("--out", "out", "--ephemeral-identity", "--today", TODAY, "--word")
    made = run("export", example(name), *asked)
    assert made.code == 0, made.err
    pdf, message, word = made.paths
    assert (pdf.suffix, message.suffix, word.suffix) == (".pdf", ".eml", ".docx")
    assert word.stem == pdf.stem
    told = "\n".join(each.text for each in docx.Document(str(word)).paragraphs)
    assert "Unsigned copy" in told


def test_without_being_asked_there_is_none(run: Run) -> None:
    made = run("export", example("child"), "--out", "out", "--ephemeral-identity", "--today", TODAY)
    assert [path.suffix for path in made.paths] == [".pdf", ".eml"]
