"""Spelling points at slips in narratives, never at names, and costs little."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.form.conftest import answers_of

from prevent_desktop.form.loading import load_form
from prevent_desktop.form.own_names import names_in
from prevent_desktop.shipped import resources
from prevent_desktop.spelling import (
    Dictionary,
    doubtful,
    load_dictionary,
    may_be_name,
    read_vocabulary,
)
from prevent_desktop.spelling.dictionary import MOST_SUGGESTIONS

FOLDER = resources.path("spelling")
PARAGRAPH = (
    "On Tuesday the pupil said that he definately recieved a letter from a freind, and that "
    "the organisation\u2019s behaviour had been noticable. He wouldn't say if it was neccessary to "
    "seperate the two groups, altough others happend to hear it as well. "
) * 3


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    loaded = load_dictionary(FOLDER)
    assert loaded is not None
    return loaded


def test_the_dictionary_may_lie_in_a_folder_with_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "\u0141ucja \u03a9 \u5f20"
    shutil.copytree(FOLDER, folder)
    assert load_dictionary(folder) is not None


VOCABULARY = read_vocabulary(
    *(
        resources.read_text("words", name)
        for name in ("also-right.txt", "capitalised.toml", "with-capital.toml")
    )
)


def words(text: str, dictionary: Dictionary, *names: str, own: Sequence[str] = ()) -> list[str]:
    found = doubtful(text, own, names, dictionary, VOCABULARY)
    assert all(text[each.start : each.end] == each.word for each in found)
    return [each.word for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "The organiser's colour scheme was a programme of behaviour.",
        "He\u2019s said he wouldn\u2019t go; they'd gone, I've heard.",
        "See https://exampel.org/pgae, mail freind@exampel.org or C:\\Usrs\\pgae.",
        "The DSL rang the MASH and the SENDCo about an EHCP on 3rd and 21st May.",
        "ZZ99 3VZ, 07700 900123, Y11, ref. PR-7K2M-4H9Q, u18s.",
        "\u0417\u0434\u0440\u0430\u0432\u043e \u4f60\u597d \u0645\u0631\u062d\u0628\u0627",
        "A well-known self-harm policy (see below), e.g. twenty-one.",
        "\u201cI\u2019m off,\u201d she said \u2014 and left.",
        "",
    ],
)
def test_good_english_is_left_alone(text: str, dictionary: Dictionary) -> None:
    assert words(text, dictionary) == []


def test_slips_are_found_where_they_stand(dictionary: Dictionary) -> None:
    once = [
        "definately", "recieved", "freind", "noticable", "neccessary", "seperate", "altough",
        "happend",
    ]  # fmt: skip
    assert words(PARAGRAPH, dictionary) == once * 3


def test_american_spelling_is_doubtful(dictionary: Dictionary) -> None:
    assert words("The color and the behavior.", dictionary) == ["color", "behavior"]


def test_names_of_the_form_and_own_words_never_are(dictionary: Dictionary) -> None:
    text = "Zofya told KWAME that zofya\u2019s cousin Quizzelaran-Baptist plays Krunkker."
    assert {"Zofya", "zofya\u2019s", "Quizzelaran", "Krunkker"} <= set(words(text, dictionary))
    named = words(text, dictionary, "Zofya", "Quizzelaran", own=("krunkker",))
    assert named == []


@pytest.mark.parametrize(
    "text",
    [
        "His wellbeing, etc, is the Senco's job; 3 hrs with his keyworker.",
        "He follows an incel forum, the manosphere, deepfakes and Minecraft streams.",
        "She is Ahmadi, her friends Yazidis and Druze; a hadith, a nasheed, a niqab, Eid.",
        "She is Shi\u2019a, he is Shi'a.",
        "A neo-Nazi from Gravesend who speaks Tigrinya or Dari with Kurds in Idlib.",
        "N\u00fa\u00f1ez and Nu\u0301n\u0303ez, na\u00efve and nai\u0308ve.",
        "Kha\u00addijah with the Exampletons.",
    ],
)
def test_words_of_schools_faiths_and_places_are_never_doubtful(
    text: str, dictionary: Dictionary
) -> None:
    assert words(text, dictionary, "N\u00fa\u00f1ez", "Khadijah", "Exampleton") == []


@pytest.mark.parametrize(
    "text",
    [
        "He said Mashallah, Alhamdulillah and Allahu Akbar before Jumu\u2019ah.",
        "At Suhoor, at iftar, at Taraweeh.",
        "His madrassah is Tablighi, hers Chabad; one speaks of Houthis, one of the Shabaab.",
        "From Kharkiv in the Donbas, from Sinjar, Hargeisa, Mariupol, Rojava or Rawalpindi.",
        "Seen in Walderslade, Lordswood, Twydall, Wigmore, Snodland, Wouldham and Hoo.",
        "On Elvanse, Concerta, zopiclone, Sertraline and risperidone; neurodiverse, with ADHD.",
        "Khadija told Aoife, Yusuf\u2019s sister Aisha, Oluwaseun and Krzysztof.",
        "Siobhan, Si\u00e2n, Zo\u00eb, \u0141ukasz, Wi\u015bniewski.",
        "Nguyen, Olusegun and Mrs Chowdhury.",
        "At Shabbos, at Diwali, at Vaisakhi, at the gurdwara\u2019s langar, at the mandir.",
        "Babcia, Nain, Khala and Didi; the Iqbals and the Okonkwos.",
    ],
)
def test_names_faiths_places_and_medicines_are_not_doubtful(
    text: str, dictionary: Dictionary
) -> None:
    assert words(text, dictionary) == []


def test_a_name_is_right_with_its_capital_alone(dictionary: Dictionary) -> None:
    assert words("I saw khadija and twydall.", dictionary) == ["khadija", "twydall"]
    slips = ["Thier", "Freind", "Recieved", "Wich", "Teh", "Untill", "Occured", "Alot", "Becuase"]
    assert words(". ".join(slips), dictionary) == slips


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I saw Quistle there.", True),
        ("I saw \u201cQuistle\u201d there.", True),
        ("Then Mr. Quistle came.", True),
        ("Quistle came. I saw Quistle.", True),
        ("Quistle came.", False),
        ("He went. Quistle came.", False),
        ("He said: \u201cQuistle came.\u201d", False),
        ("One line\nQuistle came.", False),
        ("- Quistle came.", False),
        ("I saw quistle there.", False),
    ],
)
def test_a_capital_amid_a_sentence_may_be_a_name(
    text: str, name: bool, dictionary: Dictionary
) -> None:
    first = doubtful(text, (), (), dictionary, VOCABULARY)[0]
    assert may_be_name(text, first) is name


def test_no_pattern_keeps_a_word_of_the_text(dictionary: Dictionary) -> None:
    """A compiled pattern stays in the cache of `re`, also after a lock."""
    text = "I saw Quistle."
    re.purge()
    assert may_be_name(text, doubtful(text, (), (), dictionary, VOCABULARY)[0])
    assert not any("Quistle" in str(key) for key in re._cache)  # type: ignore[attr-defined]


def test_a_slip_in_a_word_with_marks_is_one_doubt(dictionary: Dictionary) -> None:
    assert words("a nai\u0308vve boy, re\u00adcieved", dictionary) == [
        "nai\u0308vve",
        "re\u00adcieved",
    ]
    assert words("a hadiith and a wellbieng", dictionary) == ["hadiith", "wellbieng"]


def test_the_names_come_from_the_short_answers_alone() -> None:
    file = "prevent-national-2018.toml"
    form = load_form(resources.read_bytes("forms", file), file)
    answers = answers_of(
        form,
        {
            "individual.forenames": "Zofya Anne-Marie",
            "individual.other_names": ["Kestrell"],
            "individual.addresses": [{"address": "1 Invented Road\nExampleham"}],
            "education.current": "St Exampel\u2019s Academy",
            "concerns.description": "He recieved it.",
            "identifier.anonymous": "yes",
            "identifier.forename": "Samira",
        },
    )
    names = names_in(form, answers)
    assert {"Zofya", "Marie", "Kestrell", "Exampleham", "Exampel\u2019s", "Samira"} <= names
    assert "recieved" not in names


def test_suggestions_begin_with_what_was_meant(dictionary: Dictionary) -> None:
    for slip, meant in (("recieved", "received"), ("freind", "friend"), ("seperate", "separate")):
        found = dictionary.suggestions(slip)
        assert found[0] == meant
        assert len(found) <= MOST_SUGGESTIONS
    assert dictionary.suggestions("x" * 500) == ()


def test_a_dictionary_that_cannot_be_read_is_none() -> None:
    assert load_dictionary(FOLDER / "nowhere") is None


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    loaded = load_dictionary(FOLDER) if not _LOADED else _LOADED[0]
    assert loaded is not None
    _LOADED[:] = [loaded]
    found = doubtful(text, (), (), loaded)
    assert all(text[each.start : each.end] == each.word for each in found)
    assert list(found) == sorted(found, key=lambda each: each.start)


_LOADED: list[Dictionary] = []


def test_a_paragraph_takes_less_than_fifty_milliseconds(dictionary: Dictionary) -> None:
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        doubtful(PARAGRAPH, (), ("Zofya",), dictionary)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_takes_less_than_sixty_megabytes() -> None:
    code = (
        "import re\n"
        "from pathlib import Path\n"
        "from prevent_desktop.spelling import load_dictionary\n"
        "def held():\n"
        "    said = Path('/proc/self/status').read_text()\n"
        "    return int(re.search(r'VmRSS:\\s+(\\d+)', said)[1]) / 1024\n"
        "before = held()\n"
        f"loaded = load_dictionary(Path({str(FOLDER)!r}))\n"
        "loaded.suggestions('recieved')\n"
        "print(held() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 60
