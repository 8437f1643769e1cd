"""Content controls: flag, look, state, date and the data behind them all say the same."""

import io
import re
import zipfile

from tests.own_form.conftest import Fill, example
from tests.own_form.wordxml import (
    HEAD,
    check_box,
    control,
    date_picker,
    docx,
    drop_down,
    h1,
    p,
    run,
    tbl,
    tc,
    tr,
)

STORE = "{AAAAAAAA-0000-0000-0000-000000000001}"
BOUND = (
    "<w:dataBinding w:prefixMappings=\"xmlns:n='urn:example'\" "
    'w:xpath="/n:form[1]/n:{name}[1]" w:storeItemID="' + STORE + '"/>'
)
PARTS: dict[str, str | bytes] = {
    "customXml/item1.xml": f'{HEAD}<n:form xmlns:n="urn:example"><n:surname/><n:told>false</n:told></n:form>',
    "customXml/itemProps1.xml": (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{STORE}"/>'
    ),
}


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode("utf-8")


def filled(fill: Fill, *rows: str, **more: dict[str, str | bytes]) -> bytes:
    return fill(docx(h1("Person being referred"), tbl(*rows), p(), **more), example("child")).data  # type: ignore[arg-type]


def whole(kind: str, inner: str) -> str:
    """A control around a cell or around paragraphs."""
    return f'<w:sdt><w:sdtPr><w:id w:val="5"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


PLACEHOLDER = p(run("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/>'))


def test_the_flag_and_the_look_of_the_placeholder_go(fill: Fill) -> None:
    xml = part(filled(fill, tr("Surname", tc(p(control())))))
    assert "showingPlcHdr" not in xml
    assert "PlaceholderText" not in xml
    assert "Exampleton" in xml


def test_a_control_around_a_cell_and_one_around_paragraphs(fill: Fill) -> None:
    xml = part(
        filled(
            fill,
            tr("Surname", whole("<w:text/>", tc(PLACEHOLDER))),
            tr("Forename", tc(whole("", PLACEHOLDER))),
        )
    )
    assert ">Exampleton<" in xml
    assert ">Rowan<" in xml
    assert "showingPlcHdr" not in xml


def test_the_bound_data_is_written_too(fill: Fill) -> None:
    data = filled(
        fill,
        tr("Surname", tc(p(control(binding=BOUND.replace("{name}", "surname"))))),
        tr(
            "Has the individual been informed of this referral?",
            tc(
                p(run("Yes "), check_box(BOUND.replace("{name}", "told")), run(" No "), check_box())
            ),
        ),
        parts=PARTS,
    )
    store = part(data, "customXml/item1.xml")
    assert "<n:surname>Exampleton</n:surname>" in store
    assert "<n:told>true</n:told>" in store


def test_a_date_is_kept_beside_its_text_day_first(fill: Fill) -> None:
    xml = part(filled(fill, tr("Date of birth", tc(p(date_picker("M/d/yyyy"))))))
    assert 'w:fullDate="2013-03-09T00:00:00Z"' in xml
    assert ">09/03/2013<" in xml


def test_a_chosen_entry_is_kept_beside_its_text(fill: Fill) -> None:
    asked = "Have you discussed this with other agencies?"
    xml = part(filled(fill, tr(asked, tc(p(drop_down("Yes", "No"))))))
    assert 'w:lastValue="Yes"' in xml


def test_a_sign_and_its_state_agree(fill: Fill) -> None:
    asked = "Has the individual been informed of this referral?"
    xml = part(filled(fill, tr(asked, tc(p(run("Yes "), check_box(), run(" No "), check_box())))))
    assert re.findall(r'w14:checked w14:val="(\d)"', xml) == ["1", "0"]
    assert re.findall("[\u2610\u2612]", xml) == ["\u2612", "\u2610"]


def test_what_stands_in_a_control_already_stays(fill: Fill) -> None:
    written = control(shown="Somebody").replace("<w:showingPlcHdr/>", "")
    xml = part(filled(fill, tr("Surname", tc(p(written))), tr("Forename", tc())))
    assert "Somebody" in xml
    assert "Exampleton" not in xml
